"""hop."""

import argparse
from typing import TYPE_CHECKING, Any

from factcheck import anchors, record_objects
from factcheck.attribution import Hop, Seen, SourceKind
from ui.terminal import DONE, Command
from ui.terminal.arguments import count, text

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal

_NEEDED = {"list": 1, "add": 2, "change": 1, "move": 1, "remove": 1}

_SHORTEST = 8  # letters of an id; fewer may be a name


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", choices=_NEEDED)
    parser.add_argument(
        "what", nargs="+", metavar="WHAT", type=text, help="list CLAIM, add CLAIM SOURCE, or the others with a HOP"
    )
    parser.add_argument("--level", metavar="N", type=count, help="counted from the article, from 1 (else the farthest)")
    parser.add_argument("--beside", default="", metavar="HOP", type=text, help="on the level of another hop")
    parser.add_argument("--evidence", default="", metavar="E", type=text, help="in the chain of an item of evidence")
    parser.add_argument("--kind", choices=[kind.value for kind in SourceKind], help="of a source that is new")
    parser.add_argument("--source", metavar="SOURCE", type=text, help="another source for a hop")
    parser.add_argument("--seen", choices=[seen.value for seen in Seen], help="whether you saw the original")
    parser.add_argument(
        "--cue", metavar="TEXT", type=text, help="the article's words that name the source; empty: none"
    )
    parser.add_argument("--link", metavar="URL", type=text)
    parser.add_argument("--said", metavar="DATE", type=text, help="when the source said it, in any words")
    parser.add_argument("--note", metavar="T", type=text)


def _wrong(options: argparse.Namespace) -> str:
    needed = _NEEDED[options.deed]
    if len(options.what) != needed:
        return f"hop {options.deed}: it takes {'CLAIM SOURCE' if needed == 2 else 'one id'}"
    if options.deed == "move" and not (options.level or options.beside):
        return "hop move: --level or --beside is needed"
    return ""


def _hop(terminal: "Terminal", options: argparse.Namespace) -> int:
    """List, make, change, move or take out the hops of a chain."""
    hops = terminal.store.hops
    if options.deed in {"list", "add"}:
        claim = terminal.store.claims.resolve(options.what[0])
        evidence = terminal.store.evidence.get(options.evidence).id if options.evidence else ""
        if options.deed == "list":
            for hop in hops.all_of(claim) if not evidence else hops.of(claim, evidence):
                _print(terminal, hop)
            return DONE
        fields = _fields(terminal, options, claim)
        source = _source(terminal, options.what[1], options)
        beside = hops.get(options.beside).id if options.beside else ""
        return _print(
            terminal, hops.add(claim, source, level=options.level or 0, beside=beside, evidence=evidence, **fields)
        )
    hop = hops.get(options.what[0])
    if options.deed == "remove":
        return _print(terminal, hops.remove(hop.id))
    if options.deed == "move":
        beside = hops.get(options.beside).id if options.beside else ""
        return _print(terminal, hops.move(hop.id, options.level or 0, beside))
    fields = _fields(terminal, options, hop.claim)
    if options.source:
        fields["source"] = _source(terminal, options.source, options)
    return _print(terminal, hops.change(hop.id, **fields))


def _source(terminal: "Terminal", asked: str, options: argparse.Namespace) -> str:
    """The id of the source that is asked for by its name or the beginning of its id; a name that is new makes one."""
    begun = [id for id in terminal.store.sources.known() if len(asked) >= _SHORTEST and id.startswith(asked)]
    if len(begun) == 1:
        return begun[0]
    return terminal.store.sources.find_or_add(asked, SourceKind(options.kind) if options.kind else None).id


def _fields(terminal: "Terminal", options: argparse.Namespace, claim: str) -> dict[str, Any]:
    fields = {name: value for name in ("link", "said", "note") if (value := getattr(options, name)) is not None}
    if options.seen:
        fields["seen"] = Seen(options.seen)
    if options.cue is not None:
        article = terminal.store.claims.get(claim).article
        version = terminal.store.articles.version(article)
        place = anchors.locate(version.text, options.cue) if options.cue else None
        fields["cue"] = anchors.make(version.text, *place, version=version.id) if place else None
    return fields


def _print(terminal: "Terminal", hop: Hop) -> int:
    source = terminal.store.sources.get(hop.source)
    owner = f"  ({hop.evidence[:8]})" if hop.evidence else ""
    line = f"{hop.id[:8]}  {hop.level}  {source.name()}  [{terminal.words(hop.seen.label)}]{owner}"
    terminal.print(record_objects.of_hop(hop, source), line)
    return DONE


COMMANDS = {"hop": Command("the chain of attribution of a claim, hop by hop", _arguments, _hop, _wrong)}
