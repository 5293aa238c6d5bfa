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
        originals, texts = (
            store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in (f"({_ORIGINALS})", "text")
        )
        indexed = store.index.size()
    return Checked(originals, texts, indexed, damaged, state)


def _damaged(connection: sqlite3.Connection) -> tuple[str, ...]:
    found = {
        kept
        for kept, content in connection.execute("SELECT sha256, CAST(content AS BLOB) FROM text")
        if sha256(content) != kept
    }
    for kept, content, is_text in connection.execute(
        f"SELECT k.sha256, o.content, t.id IS NOT NULL FROM ({_ORIGINALS}) k "
        "LEFT JOIN original o ON o.sha256 = k.sha256 LEFT JOIN text t ON t.sha256 = k.sha256"
    ):
        if not is_text if content is None else sha256(content) != kept:
            found.add(kept)
    return tuple(sorted(found))


_ORIGINALS = (
    "SELECT sha256 FROM original UNION SELECT original AS sha256 FROM version UNION SELECT sha256 FROM snapshot"
)
"""Whatever bytes something was made of, those included that are those of a text."""
