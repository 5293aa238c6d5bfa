"""Small readings that every table needs."""

import sqlite3
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from factcheck.errors import NotFound
from factcheck.words import N_

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_NAMES = {
    "article": (
        N_("There is no article {id} in this desk."),
        N_("Several articles begin with {id}: give more of the id."),
    ),
    "claim": (
        N_("There is no claim {id} in this desk."),
        N_("Several claims begin with {id}: give more of the id."),
    ),
    "source": (
        N_("There is no source {id} in this desk."),
        N_("Several sources begin with {id}: give more of the id."),
    ),
    "review": (
        N_("There is no second reading {id} in this desk."),
        N_("Several second readings begin with {id}: give more of the id."),
    ),
    "collection": (
        N_("There is no collection {id} in this desk."),
        N_("Several collections begin with {id}: give more of the id."),
    ),
    "shelf": (
        N_("There is no saved search {id} in this desk."),
        N_("Several saved searches begin with {id}: give more of the id."),
    ),
}


def one(connection: sqlite3.Connection, query: str, *values: str) -> Any:
    """Return the first row that a query finds, or None."""
    return connection.execute(query, values).fetchone()


def columns(value: "DataclassInstance") -> dict[str, Any]:
    """Return the fields of a value by their names, as they are: `asdict` copies them, which takes ten times as long."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> None:
    """Write a row by its columns inside the step in progress: what comes in by the thousand comes in here."""
    connection.execute(insertion(table, tuple(row)), tuple(row.values()))


@lru_cache(maxsize=64)
def insertion(table: str, names: tuple[str, ...]) -> str:
    """Return the statement that writes a row of these columns."""
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({quoted}) VALUES ({', '.join('?' * len(names))})"


def resolve(connection: sqlite3.Connection, table: str, prefix: str) -> str:
    """Return the one id of a table that begins with `prefix`. Raises NotFound for none and for several."""
    nothing, several = _NAMES[table]
    beyond = prefix + "\U0010ffff"
    rows = connection.execute(
        f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 2",
        (prefix, beyond),
    ).fetchall()
    if not rows or not prefix:
        raise NotFound(nothing, id=prefix)
    if len(rows) > 1 and rows[0][0] != prefix:
        raise NotFound(several, id=prefix)
    return str(rows[0][0])
