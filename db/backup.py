"""Copies of a whole desk."""

import sqlite3
from pathlib import Path


def copy(connection: sqlite3.Connection, target: Path) -> None:
    """Write a copy of the desk, as last committed, to `target`; a copy that is there already is kept.

    The copy is whole or absent: it is made under another name first. Raises sqlite3.Error when it cannot be written.
    """
    if target.exists():
        return
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    copied = sqlite3.connect(unfinished)
    try:
        connection.backup(copied)
    finally:
        copied.close()
    unfinished.replace(target)
