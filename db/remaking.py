"""The parts of the search's index made anew, empty, whatever of them is there and however it was broken."""

import re
import sqlite3

from db.schema import SCHEMA, statements

_PARTS = {"searchable": "VIEW", "searched_words": "VIEW", "word_index": "TABLE", "searched": "TABLE"}
_SHADOWS = {
    "word_index_data": "(id INTEGER PRIMARY KEY, block BLOB)",
    "word_index_idx": "(segid, term, pgno, PRIMARY KEY (segid, term)) WITHOUT ROWID",
    "word_index_config": "(k PRIMARY KEY, v) WITHOUT ROWID",
}
"""The tables in which FTS5 keeps an index."""
_FORMAT = 4
_EMPTY = ((1, b""), (10, b"\0" * 7))
"""What FTS5 writes of an index in which nothing is: no averages, and a structure without segments."""
_MADE = re.compile(r"(?:\s|--.*\n)*(?:CREATE (?:VIRTUAL TABLE|TABLE|VIEW)|INSERT INTO) (\w+)")


def remake(connection: sqlite3.Connection) -> None:
    """Make what the index consists of as the schema says it, in the caller's transaction; its stems stay."""
    _let_go(connection)
    for name, kind in _PARTS.items():
        connection.execute(f"DROP {kind} IF EXISTS {name}")
    for shadow in _SHADOWS:
        connection.execute(f"DROP TABLE IF EXISTS {shadow}")
    made = set(_PARTS) if _is_there(connection, "stem") else {*_PARTS, "stem"}
    for statement in statements(SCHEMA.read_text(encoding="utf-8")):
        found = _MADE.match(statement)
        if found and found[1] in made:
            connection.execute(statement)


def _let_go(connection: sqlite3.Connection) -> None:
    """Give FTS5 the tables without which it does not even delete an index."""
    if _is_there(connection, "word_index"):
        for shadow, columns in _SHADOWS.items():
            connection.execute(f"CREATE TABLE IF NOT EXISTS {shadow} {columns}")
        connection.execute("INSERT OR REPLACE INTO word_index_config (k, v) VALUES ('version', ?)", (_FORMAT,))
        connection.executemany("INSERT OR REPLACE INTO word_index_data (id, block) VALUES (?, ?)", _EMPTY)


def _is_there(connection: sqlite3.Connection, name: str) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone() is not None
