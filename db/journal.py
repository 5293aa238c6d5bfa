"""The journal: every row change of an analyst's work, by triggers, under the step in progress.

Undo, redo, history and audit all read this one record. Its cells say nothing twice: a row's id stands beside them, and
the original of a version whose file was its very text is null there. `state` tells the whole row again.
"""

import sqlite3
from functools import cache
from math import isclose
from typing import TYPE_CHECKING, Any

from factcheck.errors import NothingToReverse
from factcheck.model import Step, StepKind
from factcheck.words import N_, Sentence

JOURNALED = (
    *("article", "version", "rating", "claim", "passage", "equivalent"),
    *("source", "evidence", "hop", "snapshot", "want", "exported", "correction", "review"),
    *("collection", "collected", "archived", "shelf"),
)
"""The tables of an analyst's work, in the order in which their rows refer to each other."""

Row = dict[str, Any]

_DEED = "deed"
"""What a label holds besides its values where several steps are one deed: the number of the first of them."""

if TYPE_CHECKING:
    from json import JSONEncoder

    from sqlite_utils import Database


def make_triggers(connection: sqlite3.Connection) -> None:
    """(Re)make the triggers of every journaled table from its columns, and those that keep the record append-only."""
    for table in JOURNALED:
        columns = [column[1] for column in connection.execute(f"PRAGMA table_info({table})")]
        for event, before, after in (("INSERT", "", "new"), ("UPDATE", "old", "new"), ("DELETE", "old", "")):
            name = f"journal_{table}_{event.lower()}"
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
            old, new = _as_json(table, before, columns), _as_json(table, after, columns)
            # An update that changes nothing is nothing that an analyst did.
            condition = f"WHEN {old} <> {new} " if event == "UPDATE" else ""
            connection.execute(
                f"CREATE TRIGGER {name} AFTER {event} ON {table} {condition}BEGIN "
                "INSERT INTO journal (step, kind, row, before, after) VALUES ((SELECT seq FROM step_in_progress), "
                f"'{table}', {after or before}.id, {old}, {new}); END"
            )
    for table in ("journal", "step"):
        for event in ("UPDATE", "DELETE"):
            name = f"{table}_refuses_{event.lower()}"
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
            connection.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN "
                f"SELECT raise(ABORT, 'the record of what was done only grows'); END"
            )


def _as_json(table: str, side: str, columns: list[str]) -> str:
    if not side:
        return "NULL"
    cells = {column: f'{side}."{column}"' for column in columns if column != "id"}
    if table == "version":
        cells["original"] = f"nullif({side}.original, {side}.text)"
    return "json_object(" + ", ".join(f"'{column}', {cell}" for column, cell in cells.items()) + ")"


def state(kind: str, row: str, cells: str | None) -> Row | None:
    """Return the whole row that the journal's cells tell of, or None where there was none."""
    if cells is None:
        return None
    from json import loads

    held: Row = {"id": row} | loads(cells)
    if kind == "version" and held["original"] is None:
        held["original"] = held["text"]
    return held


def undoable(connection: sqlite3.Connection, stack: str) -> Step | None:
    """Return the step that undo would reverse next in a stack, or None."""
    return _newest(connection, stack, "s.kind <> 'undo'")


def redoable(connection: sqlite3.Connection, stack: str) -> Step | None:
    """Return the undo step that redo would reverse next in a stack, or None; a new deed empties what can be redone."""
    since = "s.seq > coalesce((SELECT max(seq) FROM step WHERE stack = s.stack AND kind = 'do'), 0)"
    return _newest(connection, stack, f"s.kind = 'undo' AND {since}")


def _newest(connection: sqlite3.Connection, stack: str, condition: str) -> Step | None:
    row = connection.execute(
        f"SELECT {_STEP} FROM step s WHERE s.stack = ? AND {condition} "
        "AND NOT EXISTS (SELECT 1 FROM step r WHERE r.reverses = s.id) ORDER BY s.seq DESC LIMIT 1",
        (stack,),
    ).fetchone()
    return _step(row) if row else None


def history(connection: sqlite3.Connection, article: str) -> list[Step]:
    """Return every step that changed an article or its claims, its import included, oldest first."""
    rows = connection.execute(
        f"SELECT {_STEP} FROM step s WHERE s.stack = ?1 OR s.seq IN (SELECT step FROM journal WHERE "
        "(kind = 'article' AND row = ?1) OR (kind = 'exported' AND json_extract(after, '$.article') = ?1)) "
        "ORDER BY s.seq",
        (article,),
    )
    return [_step(row) for row in rows]


def step_at(connection: sqlite3.Connection, seq: int) -> Step:
    """Return the step with a sequence number."""
    row = connection.execute(f"SELECT {_STEP} FROM step s WHERE s.seq = ?", (seq,)).fetchone()
    return _step(row)


@cache
def _encoder() -> "JSONEncoder":
    from json import JSONEncoder  # not needed to open a desk; one is made for all, as `dumps` would make one a call

    return JSONEncoder(ensure_ascii=False)


def record_label(label: Sentence, deed: int = 0) -> str:
    """Return a step's label as it is kept, with the number of the deed that it is done in together with others."""
    return str(_encoder().encode([label.template, {**dict(label.values), **({_DEED: deed} if deed else {})}]))


def next_step(connection: sqlite3.Connection) -> int:
    """Return the number that the next step gets: that of the deed which begins with it."""
    return int(connection.execute("SELECT coalesce(max(seq), 0) + 1 FROM step").fetchone()[0])


def done_with(connection: sqlite3.Connection, stack: str, step: str) -> list[Step]:
    """Return the steps of the deed that a step is of, the newest first: that step alone, where it is a deed."""
    mark = f"json_extract(s.label, '$[1].{_DEED}')"
    (deed,) = connection.execute(f"SELECT {mark} FROM step s WHERE s.id = ?", (step,)).fetchone()
    where = f"s.stack = ?1 AND s.seq >= ?2 AND {mark} = ?2" if deed else "s.id = ?1"
    values = (stack, deed) if deed else (step,)
    rows = connection.execute(f"SELECT {_STEP} FROM step s WHERE {where} ORDER BY s.seq DESC", values)
    return [_step(row) for row in rows]


def reverse(tables: "Database", step: str) -> None:
    """Apply the changes of a step backwards, as changes of the step in progress.

    Raises NothingToReverse where a row is no longer as that step left it; the caller's transaction then loses nothing.
    """
    changes = tables.conn.execute(
        "SELECT kind, row, before, after FROM journal WHERE step = (SELECT seq FROM step WHERE id = ?) "
        "ORDER BY seq DESC",
        (step,),
    ).fetchall()
    for kind, row, before, after in changes:
        table = tables.table(kind)
        _expect(next(table.rows_where("id = ?", (row,)), None), state(kind, row, after))
        if earlier := state(kind, row, before):
            table.upsert(earlier, pk="id")
        else:
            table.delete(row)


def _expect(now: Row | None, expected: Row | None) -> None:
    # A desk that was migrated since has columns that the journal's older rows do not know: they are not compared.
    if not same_row(now, expected):
        raise NothingToReverse(N_("This can no longer be reversed: what it changed was changed again elsewhere."))


def same_row(now: Row | None, expected: Row | None) -> bool:
    """Return whether a row is what the journal tells; its JSON keeps fifteen digits of a number."""
    if now is None or expected is None:
        return now is expected
    return all(key in now and (now[key] == held or _close(now[key], held)) for key, held in expected.items())


def _close(now: object, expected: object) -> bool:
    return isinstance(now, float) and isinstance(expected, int | float) and isclose(now, expected, rel_tol=1e-12)


_STEP = "s.id, s.kind, s.label, s.at, s.by, s.reverses"


def _step(row: tuple[str, str, str, str, str, str | None]) -> Step:
    id, kind, label, at, by, reverses = row
    from json import loads

    template, values = loads(label)
    values.pop(_DEED, None)
    return Step(id, StepKind(kind), Sentence.of(template, **values), at, by, reverses)
