"""What was read from several files comes in together: in one transaction, and what one file holds as one deed."""

import sqlite3
from collections.abc import Sequence
from contextlib import nullcontext
from itertools import groupby
from typing import TYPE_CHECKING

from db.desk import Spoilt
from factcheck.history import Carried
from factcheck.nearly import Nearly

if TYPE_CHECKING:
    from db.store import Store
    from db.taken import TakenIn
    from factcheck.errors import Refused
    from factcheck.pieces import Found


def take_in(store: "Store", files: "Sequence[Found]", nearly: Nearly = Nearly.COPY) -> "list[TakenIn | Refused]":
    """Take in what several files hold; undo takes back each file whole. Returns what became of each piece, in order.

    What is refused comes back as its refusal, in its place; the others are kept. Raises DeskError: none is kept.
    """
    taken: list[TakenIn | Refused] = []
    try:
        with store.together():
            for is_whole, group in groupby(files, key=_is_whole):
                alike = list(group)
                for pieces in alike if is_whole else [[piece for file in alike for piece in file]]:
                    with store.as_one() if is_whole else nullcontext():
                        taken += store.intake.take_in_all(pieces, nearly)
    except (Spoilt, sqlite3.IntegrityError):
        return [one for file in files for one in _by_itself(store, file, nearly)]
    return taken


def _by_itself(store: "Store", file: "Found", nearly: Nearly) -> "list[TakenIn | Refused]":
    with store.as_one() if _is_whole(file) else nullcontext():
        return store.intake.take_in_all(file, nearly)


def _is_whole(file: "Found") -> bool:
    """Whether taking in a file may be more than one step: with an article of another desk come its standards."""
    return len(file) > 1 or any(isinstance(piece, Carried) for piece in file)
