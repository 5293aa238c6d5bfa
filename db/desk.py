"""Open a desk file, or say in one sentence why it cannot be opened."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db import index, migrations
from factcheck.errors import DeskError
from factcheck.words import N_

APPLICATION = 0x49534E44
"""SQLite's application id of a desk file: the letters ISND."""

BUSY_MILLISECONDS = 5000
_PAGE_BYTES = 16384
_CACHE_KILOBYTES = 65536
"""At most, and taken only as pages are met: ids are random, so that what comes in by the thousand touches all pages."""

_REASONS = {
    sqlite3.SQLITE_BUSY: N_("Another program is writing to the desk {name}. Nothing was changed: try again."),
    sqlite3.SQLITE_LOCKED: N_("Another program is writing to the desk {name}. Nothing was changed: try again."),
    sqlite3.SQLITE_FULL: N_("The disk is full: the desk {name} was left as it was. Make room and try again."),
    sqlite3.SQLITE_READONLY: N_("The desk {name} may not be written to: it is read-only."),
    sqlite3.SQLITE_PERM: N_("The desk {name} may not be opened: permission is denied."),
    sqlite3.SQLITE_CANTOPEN: N_("The desk {name} cannot be opened: is there such a folder, and may it be written to?"),
    sqlite3.SQLITE_NOTADB: N_("{name} is not a desk of Isnad. It was left as it was."),
    sqlite3.SQLITE_CORRUPT: N_("The desk {name} is damaged and was left as it was. Open a copy that you kept of it."),
    sqlite3.SQLITE_IOERR: N_("The disk refused to read or write the desk {name}. Nothing was changed."),
    sqlite3.SQLITE_TOOBIG: N_("The text is too large for the desk {name}."),
}


class Spoilt(Exception):
    """One of several steps that were written together failed, so that none was kept."""


def connect(path: str) -> sqlite3.Connection:
    """Return a connection to the desk at `path`, made or brought up to date if need be; `:memory:` works too.

    Raises DeskError for a file that is not a desk, is newer than this program, or cannot be opened; it is then
    left untouched.
    """
    with spoken(path):
        connection = sqlite3.connect(path, timeout=BUSY_MILLISECONDS / 1000, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def spoken(path: str) -> Iterator[None]:
    """Turn SQLite's own failures of file, disk and lock into a DeskError; anything else is a bug and passes."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        template = _REASONS.get(_code(error))
        if template is None:
            raise
        raise DeskError(template, name=Path(path).name) from error


def _code(error: Exception) -> int:
    # Text that is not UTF-8 was never written by us. Python says so without a code of SQLite's, or fails to say it.
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8"):
        return sqlite3.SQLITE_CORRUPT
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    version = _pragma(connection, "user_version")
    application = _pragma(connection, "application_id")
    blank = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION and not (blank and version == 0):
        raise DeskError(_REASONS[sqlite3.SQLITE_NOTADB], name=Path(path).name)
    if version > migrations.CURRENT:
        raise DeskError(
            N_("The desk {name} was made by a newer Isnad. Update the program to open it."), name=Path(path).name
        )
    if blank:
        connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
    index.register(connection)
    if blank:
        migrations.create(connection, APPLICATION)
    elif version < migrations.CURRENT:
        migrations.migrate(connection, path)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
