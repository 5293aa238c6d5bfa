"""mark, claim."""

import argparse
from typing import TYPE_CHECKING

from db.claims import MARK_LABELS
from factcheck import anchors, objects
from factcheck.model import Claim, Status
from factcheck.words import N_, Sentence
from ui.streams import say
from ui.terminal import DONE, Command, verdict
from ui.terminal.arguments import article, span, text

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal

_STATUSES = [status.value for status in Status]


def _marked(parser: argparse.ArgumentParser) -> None:
    article(parser)
    parser.add_argument("--status", required=True, choices=_STATUSES)
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--quote", metavar="TEXT", type=text, help="the words as they stand in the article, once")
    place.add_argument("--range", metavar="START:END", type=span, help="code points, the end not included")
    parser.add_argument(
        "--wording", default="", metavar="T", type=text, help="the claim in your own words (else the quote)"
    )
    parser.add_argument("--note", default="", metavar="T", type=text)
    verdict.arguments(parser)


def _mark(terminal: "Terminal", options: argparse.Namespace) -> int:
    """Make a claim of a quote or a range of the article's newest version."""
    article = terminal.article(options)
    version = terminal.store.articles.version(article)
    start, end = options.range or anchors.locate(version.text, options.quote)
    passage = anchors.make(version.text, start, end, version=version.id)
    status, fields = Status(options.status), verdict.given(terminal, options)
    claims = terminal.store.claims
    with terminal.store.step(Sentence.of(MARK_LABELS[status]), article):
        claim = claims.add(article, passage, status, options.wording, options.note)
        claim = terminal.store.verdicts.edit(claim.id, **fields) if fields else claim
    return _print(terminal, claim)


def _changed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("claim", metavar="CLAIM", type=text, help="a claim's id or the beginning of it")
    parser.add_argument("--status", choices=_STATUSES)
    parser.add_argument("--wording", metavar="T", type=text, help="an empty one goes back to the quote")
    parser.add_argument("--note", metavar="T", type=text)
    verdict.arguments(parser)
    parser.add_argument("--reason", default="", metavar="T", type=text, help="why a verdict is corrected after export")
    parser.add_argument("--delete", action="store_true")


def _deletes_and_changes(options: argparse.Namespace) -> str:
    changes = (options.status, options.wording, options.note)
    wrong = options.delete and (
        any(change is not None for change in changes) or verdict.is_given(options) or options.reason
    )
    return "claim: --delete goes with no change of the claim" if wrong else ""


def _claim(terminal: "Terminal", options: argparse.Namespace) -> int:
    """Show a claim, change it as one step, or delete it."""
    claims = terminal.store.claims
    claim = claims.get(claims.resolve(options.claim))
    if options.delete:
        return _print(terminal, claims.remove(claim.id))
    fields = verdict.given(terminal, options)
    with terminal.store.step(Sentence.of(N_("Change a claim")), claim.article):
        if options.status:
            claims.set_status(claim.id, Status(options.status), options.reason)
        if options.wording is not None:
            claims.set_wording(claim.id, options.wording)
        if options.note is not None:
            claims.set_note(claim.id, options.note)
        if fields:
            terminal.store.verdicts.edit(claim.id, options.reason, **fields)
        asked = terminal.store.exports.unexplained(claim.id)
        if asked and options.reason:
            terminal.store.exports.explain(asked.id, options.reason)
    if asked and not options.reason:
        say(terminal.words("The report was exported with another verdict: say with --reason why it was corrected."))
    return _print(terminal, claims.get(claim.id))


def _print(terminal: "Terminal", claim: Claim) -> int:
    line = f"{claim.id[:8]}  [{terminal.words(claim.status.label)}]  {claim.wording}"
    terminal.print(objects.of_claim(claim), line)
    return DONE


COMMANDS = {
    "mark": Command("make a claim of a quote or a range", _marked, _mark),
    "claim": Command("show, change or delete a claim", _changed, _claim, _deletes_and_changes),
}
