"""lacks, wants."""

import argparse
from typing import TYPE_CHECKING

from factcheck import record_objects
from factcheck.lacks import Requirement
from factcheck.model import Status
from ui.terminal import DONE, Command
from ui.terminal.arguments import count, text

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal

_STATUSES = [status.value for status in Status]


def _asked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("claim", metavar="CLAIM", type=text, help="a claim's id or the beginning of it")
    parser.add_argument("--status", choices=_STATUSES, help="for this one (else its own)")


def _lacks(terminal: "Terminal", options: argparse.Namespace) -> int:
    """Say what a claim lacks for a status, its weakest link, its roots, and the number of independent ones."""
    store, words = terminal.store, terminal.words
    found = store.dossiers.of(store.claims.resolve(options.claim))
    status = Status(options.status) if options.status else found.claim.status
    terminal.print(record_objects.of_lacks(found, status, words), "\n".join(_lines(terminal, found, status)))
    return DONE


def _lines(terminal: "Terminal", found: "Dossier", status: Status) -> list[str]:
    words, language = terminal.words, terminal.words.language
    lacking = found.lacks(status)
    lines = [words("Lacking: {wanted}", wanted=words.sentence(want.sentence)) for want in lacking]
    lines = lines or [words("Nothing is lacking.")]
    if found.claim.override and lacking:
        lines.append(words("The status was set all the same: {reason}", reason=found.claim.override))
    roots = "، " if language == "ar" else ", "
    if found.hops:
        names = roots.join(found.sources[hop.source].name(language) for hop in found.roots)
        lines.append(words("Roots: {names}", names=names))
    if found.weakest:
        source = found.sources[found.weakest.source].name(language)
        lines.append(words("Weakest link: {source} ({seen})", source=source, seen=words(found.weakest.seen.label)))
    lines.append(words("Independent roots of the evidence: {count}", count=found.independence.count))
    return lines


def _changed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", choices=["list", "add", "drop", "restore"])
    parser.add_argument("status", nargs="?", choices=_STATUSES, metavar="STATUS")
    parser.add_argument("requirement", nargs="?", choices=[one.value for one in Requirement], metavar="REQUIREMENT")
    parser.add_argument("--least", metavar="N", type=count, default=1, help="where the requirement counts")


def _incomplete(options: argparse.Namespace) -> str:
    if (options.deed in {"list", "restore"}) == bool(options.requirement):
        known = ", ".join(Requirement)
        return f"wants: list and restore take nothing, add and drop a STATUS and one of: {known}"
    return ""


def _checklist(terminal: "Terminal", options: argparse.Namespace) -> int:
    """List what claims want for a status, or change it."""
    checklist = terminal.store.checklist
    if options.deed == "add":
        checklist.want(Status(options.status), Requirement(options.requirement), options.least)
    elif options.deed == "drop":
        checklist.drop(Status(options.status), Requirement(options.requirement))
    elif options.deed == "restore":
        checklist.restore()
    for want in checklist.wants():
        wanted = terminal.words.sentence(want.sentence)
        line = f"[{terminal.words(want.status.label)}]  {want.requirement}  {wanted}"
        terminal.print(record_objects.of_want(want, terminal.words), line)
    return DONE


if TYPE_CHECKING:
    from factcheck.dossier import Dossier

COMMANDS = {
    "lacks": Command("what a claim still lacks, and on whose word it rests", _asked, _lacks),
    "wants": Command("what claims want for a status", _changed, _checklist, _incomplete),
}
