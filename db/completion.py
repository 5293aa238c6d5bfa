"""How a desk of the months in which the schema still grew becomes a whole one: what it lacks is made, the rest is kept.

Compared is what the desk's tables say of themselves, so that every desk of that time is met, whatever it lacks.
"""

import re
import sqlite3
from collections.abc import Callable, Mapping

from db.index import Index

_EMPTY = {"TEXT": "''", "INTEGER": "0", "BLOB": "x''", "REAL": "0.0"}
"""What a new column says in the rows that were there before, where the schema has nothing else for them."""

Fill = Callable[[sqlite3.Connection], None]


def complete(connection: sqlite3.Connection, schema: list[str], fills: Mapping[str, Fill]) -> None:
    """Give a desk the tables, columns, indexes and views of `schema`, its statements in their order.

    Rows stay as they are; a column that is new to them is empty. `fills` are called for the tables that were lacking.
    The search's index is made anew. References must not be enforced meanwhile; triggers are the caller's to make.
    """
    for kind, name in connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') OR type = 'index' AND sql IS NOT NULL"
    ).fetchall():
        connection.execute(f'DROP {kind} "{name}"')
    for name in ("word_index", "searched", "stem"):
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    _tell_texts(connection)
    lacking = []
    for statement in schema:
        made = re.match(r'(?:\s|--.*\n)*CREATE TABLE "?(\w+)"?', statement)
        there = _table(connection, made[1]) if made else ""
        if not made or not there:
            connection.execute(statement)
            lacking += [made[1]] if made else []
        elif _words(there) != _words(statement):
            _renew(connection, made[1], statement)
    for name in lacking:
        if name in fills:
            fills[name](connection)
    Index(connection).rebuild()


def _tell_texts(connection: sqlite3.Connection) -> None:
    """Put content where it stands today: for a while a text and an original that were the same shared a row."""
    if _table(connection, "text") and _table(connection, "original"):
        told = "SELECT CAST(o.content AS TEXT) FROM original o WHERE o.sha256 = text.sha256"
        connection.execute(f"UPDATE text SET content = ({told}) WHERE content IS NULL")
        connection.execute("DELETE FROM original WHERE sha256 IN (SELECT sha256 FROM text)")


def _table(connection: sqlite3.Connection, name: str) -> str:
    row = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def _words(statement: str) -> list[str]:
    """A statement without its comments and line breaks."""
    return re.sub(r"--.*", "", statement).replace('"', "").rstrip("; \n").split()


def _renew(connection: sqlite3.Connection, name: str, statement: str) -> None:
    """Make a table anew as a statement says, with the rows of the old one."""
    old = {column[1] for column in _columns(connection, name)}
    # The way of SQLite's own manual for a change that ALTER TABLE cannot make.
    connection.execute(re.sub(rf'(CREATE TABLE )"?{name}"?', r"\1incomplete", statement, count=1))
    columns = _columns(connection, "incomplete")
    kept = [column[1] for column in columns if column[1] in old]
    new = [column for column in columns if column[1] not in old and column[3] and column[4] is None and not column[5]]
    names = ", ".join(f'"{column}"' for column in [*kept, *(column[1] for column in new)])
    values = ", ".join([*(f'"{column}"' for column in kept), *(_EMPTY[column[2]] for column in new)])
    connection.execute(f'INSERT INTO incomplete ({names}) SELECT {values} FROM "{name}"')
    connection.execute(f'DROP TABLE "{name}"')
    connection.execute(f'ALTER TABLE incomplete RENAME TO "{name}"')


def _columns(connection: sqlite3.Connection, table: str) -> list[tuple[int, str, str, int, str | None, int]]:
    """Number, name, type, whether it may not be NULL, default, and place in the primary key of each column."""
    return connection.execute(f'PRAGMA table_info("{table}")').fetchall()
