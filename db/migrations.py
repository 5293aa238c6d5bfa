"""How a desk of an earlier version becomes one of today, each change a small dated function."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from db import backup, journal
from db.schema import SCHEMA, statements

Migration = Callable[[sqlite3.Connection], None]


def _complete(connection: sqlite3.Connection) -> None:
    """2026-11-23: version 1 had no one shape; what a desk of it lacks of the first settled one is made."""
    from db import checklist, completion, equivalents, ratings

    fills = {"equivalent": equivalents.fill, "rating": ratings.fill, "want": checklist.fill}
    completion.complete(connection, statements(SCHEMA.read_text(encoding="utf-8")), fills)


def _sketch_anew(connection: sqlite3.Connection) -> None:
    """2026-11-23: texts are known by other numbers, learnt at the next import; originals in texts need no index."""
    for table in ("sketch", "sketched"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DROP INDEX IF EXISTS version_original")
    connection.execute("CREATE INDEX version_original ON version (original) WHERE original <> text")


def _tell_shortly(connection: sqlite3.Connection) -> None:
    """2026-11-24: texts are looked up by the first digits of their SHA-256, and the journal tells less.

    The journal's older rows stay as they are: a row that tells more is read the same.
    """
    connection.execute("DROP INDEX IF EXISTS version_text")
    connection.execute("CREATE INDEX version_text ON version (substr(text, 1, 16))")


def _fold_anew(connection: sqlite3.Connection) -> None:
    """2026-11-24: words are folded without the accents of Latin letters: the index is made anew."""
    from db.index import Index

    Index(connection).rebuild()


def _keep_layouts(connection: sqlite3.Connection) -> None:
    """2026-11-24: where recognised words stand on their pages is kept."""
    connection.execute(
        "CREATE TABLE IF NOT EXISTS layout (original TEXT PRIMARY KEY, words BLOB NOT NULL) STRICT, WITHOUT ROWID"
    )


MIGRATIONS: Sequence[Migration] = (_complete, _sketch_anew, _tell_shortly, _fold_anew, _keep_layouts)
"""The n-th of these (from 0) makes a desk of version n + 1 into one of version n + 2."""

CURRENT = len(MIGRATIONS) + 1
"""The version of a desk that this program makes (SQLite's user_version)."""


def create(connection: sqlite3.Connection, application: int) -> None:
    """Make an empty desk of today's version; two programs that try at once leave one desk."""
    with _transaction(connection):
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return
        for statement in statements(SCHEMA.read_text(encoding="utf-8")):
            connection.execute(statement)
        _fill(connection)
        journal.make_triggers(connection)
        connection.execute(f"PRAGMA application_id = {application}")
        connection.execute(f"PRAGMA user_version = {CURRENT}")


def _fill(connection: sqlite3.Connection) -> None:
    from db import checklist, equivalents, ratings  # a desk that is there already needs none of them to open

    equivalents.fill(connection)
    ratings.fill(connection)
    checklist.fill(connection)


def migrate(connection: sqlite3.Connection, path: str, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring a desk up to date, each migration in its own transaction, after a copy was put beside the file.

    The copy is `<name>.before-<version>`; a copy that is there already is kept.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    backup.copy(connection, Path(f"{path}.before-{len(migrations) + 1}"))
    connection.execute("PRAGMA foreign_keys = OFF")  # a table that is made anew is away for a moment
    try:
        for number, migration in enumerate(migrations[version - 1 :], start=version + 1):
            with _transaction(connection):
                migration(connection)
                journal.make_triggers(connection)
                connection.execute(f"PRAGMA user_version = {number}")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
