"""What the window is looking at, and one small method for each thing that the analyst can do to it.

Every change goes to the store; what the store then tells comes back here, is read again, and is said once as a signal.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, QTimer, Signal, Slot

import resources
from db.articles import Listed
from db.intake import Outcome
from db.stamps import DESK, now
from db.store import Change, Store
from factcheck import anchors
from factcheck.errors import IsnadError
from factcheck.highlights import in_reading_order
from factcheck.inputs import Found
from factcheck.model import Article, Claim, Status, Step, Version
from factcheck.words import N_, Words
from ui.work import Work

NOTICE_MILLISECONDS = 400
"""How often the desk is asked whether another program changed it."""


P = ParamSpec("P")
Method = Callable[Concatenate["Session", P], None]


def _spoken(method: Method[P]) -> Method[P]:
    """Let a method that is refused say so through `refused` instead of raising."""

    @wraps(method)
    def attempt(self: "Session", /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            method(self, *args, **kwargs)
        except IsnadError as error:
            self.refused.emit(error.said(self.words))

    return attempt


class Session(QObject):
    """One desk as one window sees it: the library, the open article, its claims, and the one that is chosen."""

    library_changed = Signal(object)
    article_opened = Signal()
    claims_changed = Signal()
    claim_chosen = Signal(str)
    reversible_changed = Signal()
    refused = Signal(str)
    told = Signal(str)
    work_started = Signal(object)

    def __init__(self, store: Store, words: Words, parent: QObject | None = None) -> None:
        """Look at a store; `words` is the language of what is told and refused. The caller closes the store."""
        super().__init__(parent)
        self.words = words
        self.article: Article | None = None
        self.version: Version | None = None
        self.chosen = ""
        self._claims: dict[str, Claim] = {}
        self._ordered: list[Claim] = []
        self._store = store
        self._executor = ThreadPoolExecutor(max_workers=1)
        self._running: set[Work] = set()
        store.listen(self._store_changed)
        self._notices = QTimer(self)
        self._notices.setInterval(NOTICE_MILLISECONDS)
        self._notices.timeout.connect(self.notice)
        self._notices.start()

    # What there is

    @property
    def claims(self) -> list[Claim]:
        """The open article's claims in reading order: a claim's number is its place here, from 1."""
        return self._ordered

    def claim(self, id: str) -> Claim | None:
        """Return a claim of the open article, or None."""
        return self._claims.get(id)

    def library(self, only: frozenset[str] | None = None) -> list[Listed]:
        """Return the articles of the desk (`only` those with these ids), the newest first."""
        return self._store.articles.listed(only)

    def versions(self) -> int:
        """Return how many versions the open article has."""
        return len(self._store.articles.versions(self.article.id)) if self.article else 0

    def history(self) -> list[Step]:
        """Return what was done to the open article, the oldest first."""
        return self._store.history(self.article.id) if self.article else []

    def undoable(self, in_library: bool = False) -> Step | None:
        """Return what undo would take back: in the open article, or among the articles of the library."""
        stack = self._stack(in_library)
        return self._store.undoable(stack) if stack else None

    def redoable(self, in_library: bool = False) -> Step | None:
        """Return what redo would bring back: in the open article, or among the articles of the library."""
        stack = self._stack(in_library)
        return self._store.redoable(stack) if stack else None

    @property
    def is_busy(self) -> bool:
        """Whether an import or an export is running."""
        return bool(self._running)

    # Reading

    @_spoken
    def open_article(self, id: str) -> None:
        """Show an article's newest version with its claims; the article that is open already stays as it is."""
        if self.article is not None and self.article.id == id:
            return
        self._load(id)

    def reopen(self, id: str) -> None:
        """Show the article that was open last, if the desk still holds it, else the newest one."""
        listed = self.library()
        ids = [one.article.id for one in listed]
        if listed:
            self._load(id if id in ids else ids[0])

    def choose(self, claim: str) -> None:
        """Choose a claim of the open article, or none (an empty id)."""
        claim = claim if claim in self._claims else ""
        if claim != self.chosen:
            self.chosen = claim
            self.claim_chosen.emit(claim)

    def is_chosen(self, start: int, end: int) -> bool:
        """Return whether `[start, end)`, less the white space at its ends, is the chosen claim's passage."""
        claim = self.claim(self.chosen)
        passage = claim.passage_in(self.version.id) if claim and self.version else None
        if passage is None or self.version is None:
            return False
        return (passage.start, passage.end) == anchors.trim(self.version.text, start, end)

    def step_claim(self, steps: int) -> None:
        """Choose the claim that many places further in reading order, round the ends; without one, the first."""
        if self._ordered:
            ids = [claim.id for claim in self._ordered]
            place = ids.index(self.chosen) + steps if self.chosen else min(steps, 0)
            self.choose(ids[place % len(ids)])

    def cited(self) -> str:
        """Return the chosen claim as text to paste elsewhere: its wording, its quote and where it stands; or empty."""
        claim, article = self.claim(self.chosen), self.article
        if claim is None or article is None:
            return ""
        place = " · ".join(part for part in (article.title, article.outlet, article.published, article.url) if part)
        status, quote = self.words(claim.status.label), claim.passage.quote
        said = [] if claim.wording == " ".join(quote.split()) else [claim.wording]
        return "\n".join([*said, f"«{quote}»", f"[{status}] {place}"])

    # Marking

    @_spoken
    def mark(self, start: int, end: int, status: Status) -> None:
        """Make a claim of the words in `[start, end)` (code points of the open version) and choose it.

        Where the chosen claim is of just these words, its status is changed instead: there is no second claim.
        """
        if self.version is None:
            return
        if self.is_chosen(start, end):
            self.set_status(status)
            return
        start, end = anchors.trim(self.version.text, start, end)
        passage = anchors.make(self.version.text, start, end, version=self.version.id)
        self.choose(self._store.claims.add(self.version.article, passage, status).id)

    @_spoken
    def set_status(self, status: Status) -> None:
        """Change the chosen claim's status."""
        if self.chosen:
            self._store.claims.set_status(self.chosen, status)

    @_spoken
    def set_wording(self, claim: str, wording: str) -> None:
        """Change a claim's wording; an empty one goes back to the quote."""
        self._store.claims.set_wording(claim, wording)

    @_spoken
    def set_note(self, claim: str, note: str) -> None:
        """Change a claim's note."""
        self._store.claims.set_note(claim, note)

    @_spoken
    def remove_claim(self) -> None:
        """Delete the chosen claim and choose the one that follows it in the text, or the last one."""
        at = next((place for place, claim in enumerate(self._ordered) if claim.id == self.chosen), None)
        if at is None:
            return
        self._store.claims.remove(self.chosen)
        if self._ordered:
            self.choose(self._ordered[min(at, len(self._ordered) - 1)].id)

    @_spoken
    def undo(self, in_library: bool = False) -> None:
        """Take back the newest deed in the open article, or in the library."""
        stack = self._stack(in_library)
        if stack:
            self.told.emit(self._store.undo(stack).title(self.words))

    @_spoken
    def redo(self, in_library: bool = False) -> None:
        """Bring back what was taken back last in the open article, or in the library."""
        stack = self._stack(in_library)
        if stack:
            self.told.emit(self._store.redo(stack).title(self.words))

    # The library

    @_spoken
    def remove_article(self, id: str) -> None:
        """Take an article out of the library; undo in the library brings it back."""
        self._store.articles.remove(id)

    @_spoken
    def paste(self, text: str) -> None:
        """Make an article of pasted text and open it."""
        from factcheck import readers

        self._take_in([readers.paste(text)])

    def import_sample(self) -> None:
        """Open the article that comes with the program."""
        self.import_paths([resources.path("samples", "article.txt")])

    def import_paths(self, paths: Iterable[Path]) -> Work:
        """Read files and folders in a worker, take each in as it is read, and open the first; say what was refused."""
        from ui.jobs import reading

        work = Work(reading(list(paths)), self)
        work.produced.connect(self._input_read)
        self._start(work)
        return work

    def export(self, path: Path, language: str) -> Work | None:
        """Write the open article's report in a worker; the file's suffix is the format."""
        if self.article is None:
            return None
        from factcheck.report import Report
        from ui.jobs import writing

        record = self._store.articles.record(self.article.id)
        work = Work(writing(Report((record,), language, now(), self._store.by), path), self)
        work.produced.connect(self._report_written)
        self._start(work)
        return work

    def close(self) -> None:
        """Stop what is running and look no longer; the store is the caller's to close."""
        self._notices.stop()
        for work in self._running:
            work.cancel()
        self._executor.shutdown()
        self._store.forget(self._store_changed)

    # How it comes about

    def _stack(self, in_library: bool) -> str:
        if in_library:
            return DESK
        return self.article.id if self.article else ""

    def _start(self, work: Work) -> None:
        self._running.add(work)
        work.failed.connect(self._work_failed)
        work.finished.connect(self._work_finished)
        self.work_started.emit(work)
        work.start(self._executor)

    @Slot(object)
    def _input_read(self, read: object) -> None:
        if isinstance(read, IsnadError):
            self.refused.emit(read.said(self.words))
        elif isinstance(read, list):
            self._take_in(read)

    @_spoken
    def _take_in(self, found: Found) -> None:
        for one in found:
            taken = self._store.intake.take_in(one)
            if taken.outcome is Outcome.UNCHANGED:
                self.told.emit(self.words(N_("This article is in the desk already.")))
            for warning in taken.warnings:
                self.told.emit(self.words.sentence(warning))
            self.open_article(taken.article)

    @Slot(object)
    def _report_written(self, path: object) -> None:
        self.told.emit(self.words(N_("The report was written: {file}"), file=str(path)))

    @Slot(object)
    def _work_failed(self, error: object) -> None:
        if isinstance(error, IsnadError):
            self.refused.emit(error.said(self.words))
        elif isinstance(error, BaseException):
            raise error

    @Slot()
    def _work_finished(self) -> None:
        work = self.sender()
        if isinstance(work, Work):
            self._running.discard(work)
            work.deleteLater()

    @_spoken
    def notice(self) -> None:
        """Look whether another program changed the desk; what it changed is then shown."""
        self._store.notice()

    def _load(self, id: str) -> None:
        article = self._store.articles.get(id)
        self.article, self.version = article, self._store.articles.version(id)
        self.chosen = ""
        self._claims = {claim.id: claim for claim in self._store.claims.of(id)}
        self._order()
        self.article_opened.emit()
        self.reversible_changed.emit()

    def _order(self) -> None:
        self._ordered = in_reading_order(self._claims.values(), self.version.id) if self.version else []

    def _store_changed(self, change: Change) -> None:
        self.library_changed.emit(change.articles | change.marked)
        if self.article is not None and self.article.id in change.articles:
            self._article_changed(self.article.id)
        self._claims_changed(change.claims)
        self.reversible_changed.emit()

    def _article_changed(self, id: str) -> None:
        """The open article was removed, or has another newest version: show what there is now."""
        try:
            newest = self._store.articles.version(id)
        except IsnadError:
            self.article = self.version = None
            self._claims, self._ordered, self.chosen = {}, [], ""
            self.article_opened.emit()
            return
        if self.version is None or newest.id != self.version.id:
            self._load(id)

    def _claims_changed(self, ids: frozenset[str]) -> None:
        article = self.article.id if self.article else None
        now_there = {claim.id: claim for claim in self._store.claims.some(ids) if claim.article == article}
        gone = (ids & self._claims.keys()) - now_there.keys()
        if not now_there and not gone:
            return
        self._claims = {id: claim for id, claim in (self._claims | now_there).items() if id not in gone}
        self._order()
        self.claims_changed.emit()
        if self.chosen in gone:
            self.choose("")


__all__ = ["Listed", "Session"]
