"""What undo and redo take back and bring back: a deed, which is one step, or several that were done as one."""

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from db import journal
from factcheck.errors import NothingToReverse
from factcheck.model import Step, StepKind
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

_SEVERAL = N_("Import several articles: {count}")


def newest(connection: sqlite3.Connection, stack: str, kind: StepKind) -> Step | None:
    """Return the deed of a stack that undo, or redo, would reverse next, named as a whole; or None."""
    steps = _next(connection, stack, kind)
    return _as_one(steps) if steps else None


def reverse(store: "Store", stack: str, kind: StepKind) -> Step:
    """Reverse the next deed of a stack, step by step, and return what was done. Raises NothingToReverse.

    A deed of several steps is reversed whole or not at all.
    """
    try:
        with store.together():
            # Looked up inside the transaction: two programs never reverse the same step.
            steps = _next(store.connection, stack, kind)
            if not steps:
                nothing = N_("There is nothing to undo.") if kind is StepKind.UNDO else N_("There is nothing to redo.")
                raise NothingToReverse(nothing)
            if len(steps) > 1:
                with store.as_one():
                    done = [_reverse(store, step, stack, kind) for step in steps]
            else:
                done = [_reverse(store, steps[0], stack, kind)]
    except sqlite3.IntegrityError as error:
        # A reference was found broken at the commit: what the step made has been built upon, or what it refers to, such
        # as a source, was taken back in the library.
        raise NothingToReverse(
            N_(
                "This cannot be reversed now: something was added to it since, or something that belongs to it was"
                " taken back in the library. Reverse that first."
            )
        ) from error
    return _as_one([journal.step_at(store.connection, seq) for seq in done[::-1]])


def _reverse(store: "Store", step: Step, stack: str, kind: StepKind) -> int:
    with store.kept(step.label, stack, kind, step.id) as seq:
        journal.reverse(store.tables, step.id)
    return seq


def _next(connection: sqlite3.Connection, stack: str, kind: StepKind) -> list[Step]:
    find = journal.undoable if kind is StepKind.UNDO else journal.redoable
    step = find(connection, stack)
    return journal.done_with(connection, stack, step.id) if step else []


def _as_one(steps: list[Step]) -> Step:
    """The newest step, called what all of them are: after the articles that came in with it."""
    imports = [step.label for step in steps if dict(step.label.values).get("title")]
    if len(steps) == 1 or not imports:
        return steps[0]
    several = Sentence.of(_SEVERAL, count=len(imports))
    return replace(steps[0], label=imports[0] if len(imports) == 1 else several)
