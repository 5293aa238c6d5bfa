"""leftout."""

import argparse
from typing import TYPE_CHECKING

from factcheck.errors import Refused
from factcheck.words import N_
from ui.terminal import DONE, Command
from ui.terminal.arguments import text

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=text, help="an article's id, or its first digits")
    parser.add_argument("--take", nargs="+", metavar="N", type=int, help="take these blocks in, by their numbers")
    parser.add_argument("--all", action="store_true", help="take in all that was left out")


def _wrong(options: argparse.Namespace) -> str:
    return "--take and --all say the same: give one of them" if options.take and options.all else ""


def _left_out(terminal: "Terminal", options: argparse.Namespace) -> int:
    """List what a page shows beside its article, or take some of it in as a new version."""
    from db import rereading
    from factcheck import apart, leftout

    store = terminal.store
    version = store.articles.version(store.articles.resolve(options.article))
    original = rereading.original(store, version)
    blocks = leftout.blocks(version.text, apart.whole(original, version.name, version.media_type, version.encoding))
    left = [number for number, block in enumerate(blocks) if not block.taken]
    chosen = left if options.all else [number - 1 for number in options.take or ()]
    for number in chosen:
        if number not in left:
            raise Refused(N_("There is no block {number} that was left out."), number=number + 1)
    if chosen:
        lost = rereading.take_in_blocks(store, version, blocks, chosen)
        made = store.articles.version(version.article)
        terminal.print(
            {"article": made.article, "version": made.id, "number": made.number, "lost": lost},
            f"{made.article[:8]}  {made.number}",
        )
        return DONE
    for number in left:
        terminal.print({"block": number + 1, "text": blocks[number].text}, f"{number + 1}  {blocks[number].text}")
    return DONE


COMMANDS = {
    "leftout": Command("list what a page shows beside its article, or take it in", _arguments, _left_out, _wrong),
}
