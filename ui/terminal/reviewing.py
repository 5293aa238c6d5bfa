"""review."""

import argparse
from typing import TYPE_CHECKING

from factcheck import record_objects
from factcheck.reviews import Decision, Review
from ui.terminal import DONE, Command
from ui.terminal.arguments import text

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("claim", nargs="?", metavar="CLAIM", type=text, help="a claim's id or the beginning of it")
    parser.add_argument("--decision", choices=[one.value for one in Decision], help="what the reader says; else list")
    parser.add_argument("--remark", metavar="T", type=text, help="needed where the reader does not agree")
    parser.add_argument("--reader", metavar="NAME", type=text, help="who read it (else whoever writes this desk)")
    parser.add_argument("--delete", metavar="REVIEW", type=text, help="take a second reading away")
    parser.add_argument("--article", metavar="ARTICLE", type=text, help="of this one --reader read the whole check")


def _wrong(options: argparse.Namespace) -> str:
    if sum(one is not None for one in (options.claim, options.delete, options.article)) != 1:
        return "review: one of CLAIM, --delete and --article is needed"
    if options.article is not None and options.reader is None:
        return "review: --article needs --reader"
    said = options.remark is not None or (options.reader is not None and options.article is None)
    if (said and options.decision is None) or (options.decision is not None and options.claim is None):
        return "review: --remark and --reader go with CLAIM and --decision"
    return ""


def _review(terminal: "Terminal", options: argparse.Namespace) -> int:
    """List or add the second readings of a claim, take one away, or say who reviewed an article."""
    store = terminal.store
    if options.article is not None:
        from db import headers

        article = store.articles.get(store.articles.resolve(options.article))
        headers.change(store, article, "reviewer", options.reader)
        kept = store.articles.get(article.id)
        terminal.print({"article": kept.id, "reviewer": kept.reviewer}, f"{kept.id[:8]}  {kept.reviewer}")
        return DONE
    if options.delete is not None:
        store.reviews.remove(options.delete)
        terminal.print({"review": options.delete, "deleted": True}, options.delete)
        return DONE
    claim = store.claims.resolve(options.claim)
    if options.decision is not None:
        added = store.reviews.add(claim, Decision(options.decision), options.remark or "", options.reader or "")
        return _print(terminal, added)
    for review in store.reviews.of(claim):
        _print(terminal, review)
    return DONE


def _print(terminal: "Terminal", review: Review) -> int:
    remark = " ".join(review.remark.split())
    told = "  ".join(filter(None, (review.id[:8], review.by, terminal.words(review.decision.label), remark)))
    terminal.print(record_objects.of_review(review), told)
    return DONE


COMMANDS = {"review": Command("what a second reader says of a claim", _arguments, _review, _wrong)}
