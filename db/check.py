"""Whether a desk holds what it says: every kept content against its SHA-256, and the index against the texts."""

import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from db.stamps import sha256

if TYPE_CHECKING:
    from db.store import Store


class Index(StrEnum):
    """Whether the index agrees with the texts, or was made anew and agrees now."""

    AGREES = "agrees"
    DIFFERS = "differs"
    REBUILT = "rebuilt"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: how many originals, texts and rows of the index there are, and what is wrong.

    `damaged` are the SHA-256 of contents that are no longer what they were, or are not there.
    """

    originals: int
    texts: int
    indexed: int
    damaged: tuple[str, ...]
    index: Index


def check(store: "Store", rebuild: bool = False) -> Checked:
    """Read everything that the desk keeps and compare; `rebuild` makes the index anew. Raises DeskError."""
    with store.transaction():
        damaged = _damaged(store.connection)
        if rebuild:
            store.index.rebuild()
        agreed = Index.REBUILT if rebuild else Index.AGREES
        state = agreed if store.index.agrees() else Index.DIFFERS
        originals, texts, indexed = (
            store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("original", "text", "searched")
        )
    return Checked(originals, texts, indexed, damaged, state)


def _damaged(connection: sqlite3.Connection) -> tuple[str, ...]:
    found = {
        kept
        for kept, content in connection.execute("SELECT sha256, CAST(content AS BLOB) FROM text")
        if sha256(content) != kept
    }
    for kept, content in connection.execute(
        "SELECT o.sha256, coalesce(o.content, CAST(t.content AS BLOB)) "
        "FROM original o LEFT JOIN text t ON t.sha256 = o.sha256"
    ):
        if content is None or sha256(content) != kept:
            found.add(kept)
    return tuple(sorted(found))
