"""evidence."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck import anchors, record_objects
from factcheck.evidence import Evidence, EvidenceKind, Stance
from ui.terminal import DONE, Command
from ui.terminal.arguments import count, name, text

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal

_DEEDS = ("list", "add", "change", "delete", "fetch", "keep")
_TEXTS = {
    "title": "T", "publisher": "T", "url": "URL", "quote": "TEXT", "translation": "T", "published": "DATE",
    "captured": "DATE", "affiliation": "T", "interests": "T", "note": "T",
}  # fmt: skip


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", choices=_DEEDS)
    parser.add_argument("what", metavar="WHAT", type=text, help="list or add CLAIM, or the others with an item's id")
    parser.add_argument("--stance", choices=[stance.value for stance in Stance])
    parser.add_argument("--kind", choices=[kind.value for kind in EvidenceKind])
    for field, metavar in _TEXTS.items():
        parser.add_argument(f"--{field}", metavar=metavar, type=text)
    parser.add_argument("--quote-language", metavar="TAG", type=text, help="the language of the quote: ar, en, …")
    parser.add_argument("--private", action="store_true", help="fetch: also from this machine and private networks")
    parser.add_argument("--any-status", action="store_true", help="fetch: keep also an answer that there is no page")
    parser.add_argument("--seconds", metavar="N", type=count, default=60, help="fetch: no longer than this")
    parser.add_argument("--megabytes", metavar="N", type=count, default=64, help="fetch: no more than this")
    parser.add_argument("--file", metavar="FILE", type=name, help="keep: the file of which a copy is kept")
    parser.add_argument("--article", metavar="ARTICLE", type=text, help="--quote stands once in this one of the desk")


def _wrong(options: argparse.Namespace) -> str:
    if options.deed == "add" and not (options.stance and options.kind):
        return "evidence add: --stance and --kind are needed"
    if options.article and not (options.deed == "add" and options.quote):
        return "evidence: --article goes with add and --quote"
    if (options.deed == "keep") != bool(options.file):
        return "evidence: --file goes with keep, and keep with --file"
    return ""


def _evidence(terminal: "Terminal", options: argparse.Namespace) -> int:
    """List, make, change or delete the evidence of a claim, or keep a copy of what it points to."""
    evidence = terminal.store.evidence
    if options.deed in {"list", "add"}:
        claim = terminal.store.claims.resolve(options.what)
        if options.deed == "add":
            return _print(terminal, _added(terminal, options, claim))
        for item in evidence.of(claim):
            _print(terminal, item)
        return DONE
    item = evidence.get(options.what)
    if options.deed == "delete":
        _print(terminal, item)
        evidence.remove(item.id)
        return DONE
    if options.deed in {"fetch", "keep"}:
        _fetch(terminal, options, item) if options.deed == "fetch" else _keep(terminal, options, item)
        return _print(terminal, evidence.get(item.id))
    fields = _fields(options)
    if options.stance:
        fields["stance"] = Stance(options.stance)
    if options.kind:
        fields["kind"] = EvidenceKind(options.kind)
    return _print(terminal, evidence.change(item.id, **fields))


def _fetch(terminal: "Terminal", options: argparse.Namespace, item: Evidence) -> None:
    from factcheck.fetching import Limits, fetch

    limits = Limits(options.seconds, options.megabytes * 2**20)
    terminal.store.snapshots.add(item.id, fetch(item.url, limits, options.private, options.any_status))


def _keep(terminal: "Terminal", options: argparse.Namespace, item: Evidence) -> None:
    from factcheck.evidence import read_file

    terminal.store.snapshots.add_file(item.id, *read_file(Path(options.file)))


def _added(terminal: "Terminal", options: argparse.Namespace, claim: str) -> Evidence:
    evidence, fields = terminal.store.evidence, _fields(options)
    stance, kind = Stance(options.stance), EvidenceKind(options.kind)
    if not options.article:
        return evidence.add(claim, stance, kind, **fields)
    version = terminal.store.articles.version(terminal.store.articles.resolve(options.article))
    place = anchors.locate(version.text, fields.pop("quote"))
    made = evidence.add_passage(claim, anchors.make(version.text, *place, version=version.id), stance, kind, **fields)
    return evidence.get(made.id)


def _fields(options: argparse.Namespace) -> dict[str, Any]:
    fields = {name: value for name in _TEXTS if (value := getattr(options, name)) is not None}
    if options.quote_language is not None:
        fields["language"] = options.quote_language
    return fields


def _print(terminal: "Terminal", item: Evidence) -> int:
    told = " · ".join(filter(None, (item.title, item.publisher, item.url, " ".join(item.quote.split()))))
    kinds = f"{terminal.words(item.stance.label)}, {terminal.words(item.kind.label)}"
    snapshots = terminal.store.evidence.snapshots(item.claim)
    terminal.print(record_objects.of_evidence(item, snapshots), f"{item.id[:8]}  [{kinds}]  {told}")
    return DONE


COMMANDS = {"evidence": Command("what stands for and against a claim", _arguments, _evidence, _wrong)}
