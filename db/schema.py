"""The schema of a desk, as it is today: `schema.sql`, statement by statement."""

import sqlite3
from pathlib import Path

SCHEMA = Path(__file__).with_name("schema.sql")


def statements(script: str) -> list[str]:
    """Return the statements of an SQL script one by one (`executescript` would commit an open transaction)."""
    found, rest = [], ""
    for line in script.splitlines(keepends=True):
        rest += line
        if sqlite3.complete_statement(rest):
            found.append(rest.strip())
            rest = ""
    return found
