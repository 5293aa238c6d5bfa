"""source."""

import argparse
from typing import TYPE_CHECKING, Any

from factcheck import attribution, kinds, record_objects
from factcheck.attribution import Source, SourceKind
from factcheck.model import Status
from ui.terminal import DONE, Command
from ui.terminal.arguments import text

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal

_NEEDED = {"list": (0, 1), "show": (1, 1), "add": (0, 1), "change": (1, 1), "merge": (2, 2), "delete": (1, 1)}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", choices=_NEEDED)
    parser.add_argument("source", nargs="*", metavar="SOURCE", type=text, help="a source's name, or its id's beginning")
    parser.add_argument("--kind", choices=[kind.value for kind in SourceKind], help="else it is guessed from the name")
    parser.add_argument("--name-ar", metavar="T", type=text, help="the name in Arabic")
    parser.add_argument("--name-en", metavar="T", type=text, help="the name in English")
    parser.add_argument("--alias", action="append", metavar="T", type=text, help="once for each further name")
    parser.add_argument("--url", metavar="URL", type=text)
    parser.add_argument("--note", metavar="T", type=text)
    parser.add_argument("--part-of", metavar="SOURCE", type=text, help="whom the source speaks for; empty: nobody")
    parser.add_argument("--protected", choices=["yes", "no"], help="a protected source is not named in reports")


def _wrong(options: argparse.Namespace) -> str:
    least, most = _NEEDED[options.deed]
    if not least <= len(options.source) <= most:
        return f"source {options.deed}: it takes {least if least == most else f'up to {most}'} SOURCE"
    if options.deed == "add" and not (options.source or options.name_ar or options.name_en):
        return "source add: SOURCE, --name-ar or --name-en is needed"
    return ""


def _source(terminal: "Terminal", options: argparse.Namespace) -> int:
    """List, show, make, change, merge or delete sources."""
    sources = terminal.store.sources
    if options.deed == "list":
        found = sources.completed(options.source[0]) if options.source else sources.listed()
        for one in found:
            _print(terminal, one)
        return DONE
    fields = _fields(terminal, options)
    if options.deed == "add":
        named = {**attribution.in_its_script(" ".join(options.source)), **fields}
        kind = named.pop("kind", None) or kinds.guessed(named.get("name_ar") or named.get("name_en", ""))
        return _print(terminal, sources.add(kind, **named))
    ids = [sources.resolve(asked) for asked in options.source]
    if options.deed == "delete":
        gone = sources.get(ids[0])
        sources.remove(gone.id)
        return _print(terminal, gone)
    if options.deed == "merge":
        return _print(terminal, sources.merge(*ids))
    source = sources.change(ids[0], **fields) if options.deed == "change" else sources.get(ids[0])
    return _print(terminal, source, details=options.deed == "show")


def _fields(terminal: "Terminal", options: argparse.Namespace) -> dict[str, Any]:
    names = ("name_ar", "name_en", "url", "note", "part_of")
    fields = {name: value for name in names if (value := getattr(options, name)) is not None}
    if options.kind:
        fields["kind"] = SourceKind(options.kind)
    if options.alias is not None:
        fields["aliases"] = tuple(options.alias)
    if options.protected:
        fields["protected"] = options.protected == "yes"
    if fields.get("part_of"):
        fields["part_of"] = terminal.store.sources.resolve(fields["part_of"])
    return fields


def _print(terminal: "Terminal", source: Source, details: bool = False) -> int:
    claims = terminal.store.sources.claims(source.id)
    names = " · ".join(source.names)
    count = sum(map(len, claims.values()))
    terminal.print(
        record_objects.of_source(source, claims),
        f"{source.id[:8]}  [{terminal.words(source.kind.label)}]  {names}  ({count})",
    )
    if details and not terminal.as_json:
        _print_claims(terminal, claims)
    return DONE


def _print_claims(terminal: "Terminal", claims: dict[Status, list[str]]) -> None:
    for status, ids in claims.items():
        for claim in terminal.store.claims.some(ids):
            terminal.print({}, f"  {claim.id[:8]}  [{terminal.words(status.label)}]  {claim.wording}")


COMMANDS = {"source": Command("the sources of the desk and what rests on them", _arguments, _source, _wrong)}
