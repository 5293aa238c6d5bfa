"""The store: the one door to a desk. Every write is a step; after each commit the listeners hear what changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from db import deeds, desk, journal
from db.articles import Articles
from db.claims import Claims
from db.index import Index
from db.parts import Parts
from db.stamps import DESK, new_id, now
from factcheck.model import Step, StepKind
from factcheck.words import Sentence

if TYPE_CHECKING:
    from sqlite_utils import Database


def preload() -> None:
    """Load what the first write needs, so that it need not wait for it; on any thread."""
    import sqlite_utils  # noqa: F401


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit, ours or another program's, added, changed or removed, by ids.

    `articles` changed themselves or in their versions, `marked` are the articles whose claims changed, `claims` those.
    `recorded` are the claims whose chain, evidence, snapshots, corrections or second readings changed; `shared` names
    which of the desk's own kinds did: "source", "rating", "want", "collection", "shelf".
    """

    articles: frozenset[str]
    marked: frozenset[str]
    claims: frozenset[str]
    recorded: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()


Listener = Callable[[Change], None]


class Store(Parts):
    """One desk, open. Use it from the thread that opened it; `with` closes it."""

    def __init__(self, path: str, by: str = "") -> None:
        """Open the desk file at `path` (":memory:" for one that is not kept); `by` signs the steps.

        Raises DeskError when it cannot be opened.
        """
        self.path = path
        self.by = by
        self.connection = desk.connect(path)
        self.articles = Articles(self)
        self.claims = Claims(self)
        self.index = Index(self.connection)
        self._in_step = self._together = False
        self.deed = 0
        self._listeners: list[Listener] = []
        self._seen = self._newest_entry()
        self._data_version = self._pragma_data_version()

    @cached_property
    def tables(self) -> "Database":
        """The desk through sqlite-utils, for writing. Loaded at the first write: it takes a tenth of a second."""
        from sqlite_utils import Database

        return Database(self.connection, execute_plugins=False)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the desk; everything that was acknowledged is on the disk already."""
        self.connection.close()

    def listen(self, listener: Listener) -> None:
        """Call `listener` with a Change after every commit that changed something."""
        self._listeners.append(listener)

    def forget(self, listener: Listener) -> None:
        """Call `listener` no longer."""
        self._listeners.remove(listener)

    # Writing

    @contextmanager
    def step(self, label: Sentence, stack: str) -> Iterator[None]:
        """Write in one transaction what one deed changes, under a label, on an undo stack (an article's id or DESK).

        A step inside a step joins the outer one. When nothing changed, no step is kept; when something is raised,
        nothing is. Raises DeskError when the disk or another program is in the way.
        """
        if self._in_step:
            yield
            return
        transaction = nullcontext() if self._together else self.transaction()
        with transaction, self.kept(label, DESK if self.deed else stack):
            yield

    @contextmanager
    def kept(
        self, label: Sentence, stack: str, kind: StepKind = StepKind.DO, reverses: str | None = None
    ) -> Iterator[int]:
        """Keep what is written meanwhile as one step; yields its number. The caller has begun a transaction."""
        seq = self._begin(label, stack, kind, reverses)
        self._in_step = True
        try:
            yield seq
        finally:
            self._in_step = False
        self._end(seq)

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """Let all steps begun meanwhile be one deed: they stand on the desk's stack and are undone together."""
        held, self.deed = self.deed, self.deed or journal.next_step(self.connection)
        try:
            yield
        finally:
            self.deed = held

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write several steps in one transaction, for what comes in by the hundred; `as_one` makes one deed of them.

        Each of them must change something. When something is raised, none of them is kept. Raises DeskError, and
        Spoilt when one of them failed and that was passed over. Inside another one it joins that, and when something is
        raised, takes back what was its own.
        """
        if self._together:
            with self._part():
                yield
            return
        with self.transaction():
            (newest,) = self.connection.execute("SELECT coalesce(max(seq), 0) FROM step").fetchone()
            self._together = True
            try:
                yield
            finally:
                self._together = False
            if self.connection.execute("SELECT 1 FROM step_in_progress").fetchone():
                raise desk.Spoilt
            self.index.follow(newest + 1)

    @contextmanager
    def _part(self) -> Iterator[None]:
        self.connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK TO part")
            raise
        finally:
            self.connection.execute("RELEASE part")

    def undo(self, stack: str) -> Step:
        """Take back the newest deed of a stack, as a new step, and return that. Raises NothingToReverse."""
        return deeds.reverse(self, stack, StepKind.UNDO)

    def redo(self, stack: str) -> Step:
        """Bring back what undo last took back in a stack, as a new step, and return that. Raises NothingToReverse."""
        return deeds.reverse(self, stack, StepKind.REDO)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do what is no step, the index's upkeep, in one transaction. Raises DeskError."""
        with desk.spoken(self.path):
            _ = self.tables  # loaded before the lock is taken
            self.connection.execute("BEGIN IMMEDIATE")
            self.index.begun()
            try:
                yield
                if self.connection.in_transaction:
                    self.connection.execute("COMMIT")
                    self.index.committed()
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
        self._tell()

    def _begin(self, label: Sentence, stack: str, kind: StepKind, reverses: str | None) -> int:
        cursor = self.connection.execute(
            "INSERT INTO step (id, stack, kind, label, at, by, reverses) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (new_id(), stack, kind, journal.record_label(label, self.deed), now(), self.by, reverses),
        )
        seq = cursor.lastrowid
        assert seq is not None  # noqa: S101, an INSERT has a row id
        self.connection.execute("INSERT INTO step_in_progress (seq) VALUES (?)", (seq,))
        return seq

    def _end(self, seq: int) -> None:
        changed = self.connection.execute("SELECT 1 FROM journal WHERE step = ? LIMIT 1", (seq,)).fetchone()
        if changed:
            if not self._together:
                self.index.follow(seq)
            self.connection.execute("DELETE FROM step_in_progress")
        elif not self._together:
            self.connection.execute("ROLLBACK")

    # What was done

    def undoable(self, stack: str) -> Step | None:
        """Return the step that `undo` would take back in a stack, or None."""
        return deeds.newest(self.connection, stack, StepKind.UNDO)

    def redoable(self, stack: str) -> Step | None:
        """Return the undo step that `redo` would take back in a stack, or None."""
        return deeds.newest(self.connection, stack, StepKind.REDO)

    def history(self, article: str) -> list[Step]:
        """Return every step that changed an article or its claims, oldest first."""
        return journal.history(self.connection, article)

    # Telling

    def notice(self) -> None:
        """Tell the listeners what another program committed to this desk since the last look; cheap when nothing was.

        Raises DeskError when the desk can no longer be read.
        """
        with desk.spoken(self.path):
            data_version = self._pragma_data_version()
            if data_version != self._data_version:
                self._data_version = data_version
                self._tell()

    def _tell(self) -> None:
        rows = self.connection.execute(
            "SELECT seq, kind, row, CASE kind WHEN 'article' THEN NULL "
            "ELSE json_extract(coalesce(after, before), '$.article') END, CASE WHEN kind NOT IN ('article', 'version') "
            "THEN json_extract(coalesce(after, before), '$.claim') END FROM journal WHERE seq > ? ORDER BY seq",
            (self._seen,),
        ).fetchall()
        if not rows:
            return
        self._seen = rows[-1][0]
        changed: dict[str, set[str]] = {kind: set() for kind in journal.JOURNALED}
        marked = {article for _, kind, _, article, _ in rows if kind == "claim"}
        for _, kind, row, article, claim in rows:
            changed[kind].add(article if kind in {"version", "collected"} else claim or row)
        changed["collection"] |= changed["collected"]
        change = Change(
            frozenset(changed["article"] | changed["version"] | changed["collected"] | changed["archived"]),
            frozenset(marked),
            frozenset(changed["claim"] | changed["passage"]),
            frozenset().union(*(changed[kind] for kind in ("hop", "evidence", "snapshot", "correction", "review"))),
            frozenset(kind for kind in ("source", "rating", "want", "collection", "shelf") if changed[kind]),
        )
        for listener in self._listeners:
            listener(change)

    def _newest_entry(self) -> int:
        return int(self.connection.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0])

    def _pragma_data_version(self) -> int:
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])


__all__ = ["DESK", "Change", "Listener", "Store", "preload"]
