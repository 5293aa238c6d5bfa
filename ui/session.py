"""What the window is looking at, and one small method for each thing that the analyst can do to it.

Every change goes to the store; what the store then tells comes back here, is read again, and is said once as a signal.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.articles import Listed
from db.stamps import DESK
from db.store import Change, Store
from factcheck import anchors
from factcheck.errors import IsnadError, NotFound
from factcheck.model import Article, Claim, Status, Step, Version
from factcheck.words import Words
from ui.opened import Opened
from ui.session_parts import SessionParts
from ui.traffic import Traffic

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


class Session(SessionParts):
    """One desk as one window sees it: the library, the open article, its claims, and the one that is chosen."""

    library_changed = Signal(object)
    counts_changed = Signal(object)
    article_opened = Signal()
    claims_changed = Signal()
    record_changed = Signal()
    claim_chosen = Signal(str)
    reversible_changed = Signal()
    refused = Signal(str)
    told = Signal(str)

    def __init__(self, store: Store, words: Words, parent: QObject | None = None) -> None:
        """Look at a store; `words` is the language of what is told and refused. The caller closes the store."""
        super().__init__(parent)
        self.words = words
        self.chosen = ""
        self.several: tuple[str, ...] = ()
        self._opened: Opened | None = None
        self._store = store
        self.traffic = Traffic(store, words, self)
        self.traffic.refused.connect(self.refused)
        self.traffic.told.connect(self.told)
        self.traffic.arrived.connect(self.open_article)
        store.listen(self._store_changed)
        self._notices = QTimer(self)
        self._notices.setInterval(NOTICE_MILLISECONDS)
        self._notices.timeout.connect(self.notice)
        self._notices.start()

    def speak(self, words: Words) -> None:
        """Tell and refuse in another language from now on."""
        self.words = self.traffic.words = words

    # What there is

    @property
    def article(self) -> Article | None:
        """The open article, or None."""
        return self._opened.article if self._opened else None

    @property
    def version(self) -> Version | None:
        """The newest version of the open article, or None."""
        return self._opened.version if self._opened else None

    @property
    def claims(self) -> list[Claim]:
        """The open article's claims in reading order: a claim's number is its place here, from 1."""
        return self._opened.claims if self._opened else []

    def number(self, claim: str) -> int:
        """Return what a claim of the open article is counted there, from 1; 0 for another one's."""
        return self._opened.number(claim) if self._opened and self._opened.claim(claim) else 0

    def claim(self, id: str) -> Claim | None:
        """Return a claim of the open article, or None."""
        return self._opened.claim(id) if self._opened else None

    def library(self, only: frozenset[str] | None = None) -> list[Listed]:
        """Return the articles of the desk (`only` those with these ids), the newest first."""
        return self._store.articles.listed(only)

    def versions(self) -> int:
        """Return how many versions the open article has."""
        return self._store.articles.count_versions(self.article.id) if self.article else 0

    def undoable(self, in_library: bool = False) -> Step | None:
        """Return what undo would take back: in the open article, or among the articles of the library."""
        stack = self._stack(in_library)
        return self._store.undoable(stack) if stack else None

    def redoable(self, in_library: bool = False) -> Step | None:
        """Return what redo would bring back: in the open article, or among the articles of the library."""
        stack = self._stack(in_library)
        return self._store.redoable(stack) if stack else None

    # Reading

    @Slot(str)
    @_spoken
    def open_article(self, id: str) -> None:
        """Show an article's newest version with its claims; the article that is open already stays as it is."""
        if self.article is not None and self.article.id == id:
            return
        self._show(Opened(self._store, id))

    def reopen(self, id: str) -> None:
        """Show the article that was open last, if the desk still holds it, else the newest one."""
        there = self._store.articles.known(id)
        if there:
            self._show(Opened(self._store, there))

    def choose(self, claim: str) -> None:
        """Choose a claim of the open article, or none (an empty id)."""
        claim = claim if self.claim(claim) else ""
        self.several = ()
        if claim != self.chosen:
            self.chosen = claim
            self.claim_chosen.emit(claim)

    def choose_together(self, claims: Sequence[str]) -> None:
        """Choose several claims, the last named one to be looked at; what is done then is done to all, as one step."""
        self.choose(claims[-1] if claims else "")
        self.several = tuple(claims) if len(claims) > 1 else ()

    def is_chosen(self, start: int, end: int) -> bool:
        """Return whether `[start, end)`, less the white space at its ends, is the chosen claim's passage."""
        return self._opened is not None and self._opened.holds(self.chosen, start, end)

    def choose_beside(self, steps: int) -> None:
        """Choose the claim so many steps on in reading order, or back; behind the last one comes the first."""
        if self.claims:
            ids = [claim.id for claim in self.claims]
            place = ids.index(self.chosen) + steps if self.chosen else min(steps, 0)
            self.choose(ids[place % len(ids)])

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
        """Change the status of the chosen claim, or of all that are chosen."""
        if self.several:
            self.shaping.set_status(status)
        elif self.chosen:
            self._store.claims.set_status(self.chosen, status)

    @_spoken
    def set_wording(self, claim: str, wording: str) -> None:
        """Change a claim's wording; an empty one goes back to the quote."""
        self._store.claims.set_wording(claim, wording)

    @_spoken
    def set_note(self, claim: str, note: str) -> None:
        """Change a claim's note."""
        self._store.claims.set_note(claim, note)

    @Slot()
    def remove_claim(self) -> None:
        """Delete the chosen claim, or all that are chosen, and choose the one that follows in the text."""
        self.shaping.remove()

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

    @_spoken
    def remove_article(self, id: str) -> None:
        """Take an article out of the library; undo in the library brings it back."""
        self._store.articles.remove(id)

    def close(self) -> None:
        """Stop what is running and look no longer; the store is the caller's to close."""
        self._notices.stop()
        self.traffic.close()
        self._close_parts()
        self._store.forget(self._store_changed)

    # How it comes about

    def _stack(self, in_library: bool) -> str:
        if in_library:
            return DESK
        return self.article.id if self.article else ""

    @_spoken
    def notice(self) -> None:
        """Look whether another program changed the desk; what it changed is then shown."""
        self._store.notice()

    def _show(self, opened: Opened | None) -> None:
        self.left_claim = self.chosen or self.left_claim
        self._opened, self.chosen = opened, ""
        self.article_opened.emit()
        self.reversible_changed.emit()

    def _store_changed(self, change: Change) -> None:
        if self.article is not None and self.article.id in change.articles:
            self._article_changed(self.article.id)
        self.library_changed.emit(change.articles)
        self.counts_changed.emit(change.marked - change.articles)
        if self._opened and self._opened.reread(change.claims):
            self.renewed = change.claims
            self.claims_changed.emit()
            if self.claim(self.chosen) is None:
                self.choose("")
        if change.recorded or change.shared:
            self.record_changed.emit()
        self.reversible_changed.emit()

    def _article_changed(self, id: str) -> None:
        """The open article was removed, or has another newest version: show what there is now."""
        try:
            opened = Opened(self._store, id)
        except NotFound:
            self._show(None)
            return
        if self.version is None or opened.version.id != self.version.id:
            self._show(opened)
        elif self._opened:
            self._opened.article = opened.article


__all__ = ["Listed", "Session"]
