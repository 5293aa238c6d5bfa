"""Where the words that were recognised in the pictures of a PDF stand on its pages: kept with its bytes."""

import sqlite3
from typing import TYPE_CHECKING

from db import rereading
from db.tables import one
from factcheck import pages
from factcheck.model import Record, Version
from factcheck.pages import Paper

if TYPE_CHECKING:
    from db.store import Store


def keep(connection: sqlite3.Connection, original: str, layout: bytes) -> None:
    """Keep a layout under the SHA-256 of the bytes that it was made from, in the caller's transaction."""
    connection.execute("INSERT OR IGNORE INTO layout (original, words) VALUES (?, ?)", (original, layout))


def paper(store: "Store", version: Version) -> Paper:
    """Return the PDF that a version was read from, with its layout. Raises NotFound where the desk has lost it."""
    return Paper(rereading.original(store, version), _of(store, version))


def pages_of(store: "Store", record: Record) -> list[tuple[str, int]]:
    """Return on which page each claim of a record is made, by its id, where its text was recognised in pictures."""
    version = record.version
    if version.media_type != pages.MEDIA_TYPE or not _of(store, version):
        return []
    return list(pages.of_claims(version, paper(store, version), record.claims).items())


def _of(store: "Store", version: Version) -> bytes:
    found = one(store.connection, "SELECT words FROM layout WHERE original = ?", version.original)
    return bytes(found[0]) if found else b""
