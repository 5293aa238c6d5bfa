"""check."""

import argparse
from typing import TYPE_CHECKING

from factcheck import objects
from ui.streams import say
from ui.terminal import DONE, REFUSED, Command

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal


def _checked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rebuild", action="store_true", help="make the index of the search anew")


def _check(terminal: "Terminal", options: argparse.Namespace) -> int:
    """Compare everything that the desk keeps with its SHA-256, and the index with the texts."""
    from db.check import Index, check

    words = terminal.words
    found = check(terminal.store, options.rebuild)
    told = words(
        "Originals: {originals}. Texts: {texts}. Articles and claims in the index: {indexed}.",
        originals=found.originals,
        texts=found.texts,
        indexed=found.indexed,
    )
    terminal.print(objects.of_check(found.originals, found.texts, found.indexed, found.damaged, found.index), told)
    for kept in found.damaged:
        say(words("What was kept as {sha256} is no longer what it was. Open a copy of the desk.", sha256=kept))
    if found.index is Index.DIFFERS:
        say(words("The index of the search does not agree with the texts: check --rebuild makes it anew."))
    return REFUSED if found.damaged or found.index is Index.DIFFERS else DONE


COMMANDS = {"check": Command("compare what the desk keeps with its checksums and the search's index", _checked, _check)}
