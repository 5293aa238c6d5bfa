"""articles, show."""

import argparse
import sys
from dataclasses import replace
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from factcheck import objects
from factcheck.highlights import in_reading_order
from factcheck.model import Claim, Status, Version
from factcheck.sift import PLAIN, Order, Sift
from factcheck.words import Words
from ui.terminal import DONE, Command
from ui.terminal.arguments import article, text

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal


_PAGE = 500
"""How many articles are read at once."""


def _asked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--collection", metavar="NAME", type=text, help="those in a collection (its name or id)")
    parser.add_argument("--shelf", metavar="NAME", type=text, help="those that a saved search finds (its name or id)")
    parser.add_argument("--archived", action="store_true", help="those in the archive")
    parser.add_argument("--outlet", metavar="NAME", type=text, help="those of an outlet")
    parser.add_argument("--language", metavar="CODE", type=text, help="those in a language, as ar or en")
    parser.add_argument("--status", choices=[status.value for status in Status], help="those with such a claim")
    parser.add_argument("--tag", metavar="NAME", type=text, help="those with a claim of that tag")
    parser.add_argument("--analyst", metavar="NAME", type=text, help="those that somebody worked on")
    parser.add_argument("--since", metavar="DAY", type=text, help="from a day on, as 2023-09-11")
    parser.add_argument("--until", metavar="DAY", type=text, help="up to a day")
    parser.add_argument("--lacking", action="store_true", help="those with a claim that lacks what its status wants")
    parser.add_argument("--order", choices=[order.value for order in Order], default=Order.NEWEST.value)


def _sift(terminal: "Terminal", options: argparse.Namespace) -> Sift:
    store = terminal.store
    shelf = store.shelves.find(options.shelf).sift if options.shelf else PLAIN
    given = {name: getattr(options, name) for name in ("outlet", "language", "tag", "analyst", "since", "until")}
    return replace(
        shelf,
        **{name: value for name, value in given.items() if value},
        status=Status(options.status) if options.status else shelf.status,
        collection=store.collections.find(options.collection) if options.collection else shelf.collection,
        archived=options.archived or shelf.archived,
        lacking=options.lacking or shelf.lacking,
        order=Order(options.order),
    )


def _articles(terminal: "Terminal", options: argparse.Namespace) -> int:
    """List the articles, the newest first if nothing else is asked for."""
    store = terminal.store
    ids = store.library.ids(_sift(terminal, options))
    pages = (ids[first : first + _PAGE] for first in range(0, len(ids), _PAGE))
    for listed in (one for page in pages for one in store.library.rows(page)):
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
    pages = _pages(terminal, version, claims)
    listed = [_line(number, claim, pages.get(claim.id), terminal.words) for number, claim in enumerate(claims, start=1)]
    text = "\n".join([version.text.rstrip("\n"), "", *listed] if listed else [version.text.rstrip("\n")])
    if options.visual and not terminal.as_json:
        from factcheck.text.visual import visual

        width = get_terminal_size().columns if sys.stdout.isatty() else None
        text = visual(text, width, article.direction)
    terminal.print(objects.of_text(article, version, claims, pages), text)
    return DONE


def _pages(terminal: "Terminal", version: Version, claims: list[Claim]) -> dict[str, int]:
    """Return on which page of its PDF each claim is, where that is known."""
    from factcheck import pages

    if not claims or version.media_type != pages.MEDIA_TYPE:
        return {}
    from db import layouts

    return pages.of_claims(version, layouts.paper(terminal.store, version), claims)


def _line(number: int, claim: Claim, page: int | None, words: Words) -> str:
    note = f" ({claim.note})" if claim.note else ""
    there = f" · {words('page {page}', page=page)}" if page else ""
    return f"{number}. [{words(claim.status.label)}] {claim.wording}{note}{there}  {claim.id[:8]}"


COMMANDS = {
    "articles": Command("list the articles", _asked, _articles),
    "show": Command("print an article and its claims", _shown, _show),
}
