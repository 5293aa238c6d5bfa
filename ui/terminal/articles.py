"""import, articles, show."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from factcheck import objects
from factcheck.errors import InputRefused, Refused
from factcheck.highlights import in_reading_order
from factcheck.model import Claim
from factcheck.words import Words
from ui.streams import say, standard_input
from ui.terminal import DONE, REFUSED, Command
from ui.terminal.arguments import article, name, nothing

if TYPE_CHECKING:
    from factcheck.inputs import Found
    from ui.terminal.terminal import Terminal


def _inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "input", nargs="+", metavar="INPUT", type=name, help="a file, a folder, or - for standard input"
    )


def _import(terminal: "Terminal", options: argparse.Namespace) -> int:
    """Take in files, folders and standard input: each refusal is named, the rest is done."""
    status = DONE
    for given, found in _read(options.input):
        try:
            if isinstance(found, InputRefused):
                raise found
            _take_in(terminal, given, found)
        except Refused as error:
            status = REFUSED
            terminal.print(objects.of_refusal(given, error.said(terminal.words)))
            say(error.said(terminal.words))
    return status


def _read(given: list[str]) -> Iterator[tuple[str, "Found | InputRefused"]]:
    """Yield the name of every input, a folder's files one by one, with what it holds or why it was refused."""
    from factcheck import inputs  # the readers take longer to load than most commands take

    for one in given:
        if one != "-":
            yield from ((one if path == Path(one) else str(path), found) for path, found in inputs.read_path(Path(one)))
            continue
        try:
            yield one, inputs.read(standard_input())
        except InputRefused as refusal:
            yield one, refusal


def _take_in(terminal: "Terminal", given: str, found: "Found") -> None:
    store = terminal.store
    for one in found:
        taken = store.intake.take_in(one)
        article = store.articles.get(taken.article)
        version = store.articles.version(taken.article)
        warnings = [terminal.words.sentence(warning) for warning in taken.warnings]
        outcome = taken.outcome.value
        terminal.print(
            objects.of_import(given, outcome, article, version, warnings),
            f"{article.id[:8]}  {outcome}  {article.title}",
        )
        for warning in warnings if not terminal.as_json else ():
            say(warning)


def _articles(terminal: "Terminal", options: argparse.Namespace) -> int:
    """List the articles, the newest first."""
    for listed in terminal.store.articles.listed():
        article = listed.article
        counts = " ".join(f"{status.value[0]}{count}" for status, count in listed.claims.items() if count)
        terminal.print(
            objects.of_article(article, listed.versions, listed.claims),
            "  ".join(part for part in (article.id[:8], article.title, article.outlet, counts) if part),
        )
    return DONE


def _shown(parser: argparse.ArgumentParser) -> None:
    article(parser)
    parser.add_argument("--visual", action="store_true", help="for a terminal that does not order Arabic itself")


def _show(terminal: "Terminal", options: argparse.Namespace) -> int:
    """Print an article and its claims, for people ordered and shaped for the terminal where asked."""
    store = terminal.store
    article = store.articles.get(terminal.article(options))
    version = store.articles.version(article.id)
    claims = in_reading_order(store.claims.of(article.id), version.id)
    listed = [_line(number, claim, terminal.words) for number, claim in enumerate(claims, start=1)]
    text = "\n".join([version.text.rstrip("\n"), "", *listed] if listed else [version.text.rstrip("\n")])
    if options.visual and not terminal.as_json:
        from factcheck.text.visual import visual

        width = get_terminal_size().columns if sys.stdout.isatty() else None
        text = visual(text, width, article.direction)
    terminal.print(objects.of_text(article, version, claims), text)
    return DONE


def _line(number: int, claim: Claim, words: Words) -> str:
    note = f" ({claim.note})" if claim.note else ""
    return f"{number}. [{words(claim.status.label)}] {claim.wording}{note}  {claim.id[:8]}"


COMMANDS = {
    "import": Command("take articles into the desk", _inputs, _import),
    "articles": Command("list the articles", nothing, _articles),
    "show": Command("print an article and its claims", _shown, _show),
}
