"""What is recorded of the open article's claims, for a list of them: a part of the session, read bit by bit."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from factcheck.glance import Glance

if TYPE_CHECKING:
    from db.store import Change, Store
    from ui.session import Session

_TOGETHER = 100
"""The most claims that are read at once: more would hold up the window for longer than a picture of the screen."""

_SOON = 30  # milliseconds: a mark is painted first, and an article too

_MATTERS = frozenset({"source", "rating", "want"})
"""What of the desk's own changes what a claim lacks, or what its speaker is called."""


class Glances(QObject):
    """The glances of the open article's claims, by id; `renewed(set[str])` says whose are known now, or are others."""

    renewed = Signal(object)

    def __init__(self, session: "Session", store: "Store") -> None:
        super().__init__(session)
        self.known: dict[str, Glance] = {}
        self._session = session
        self._store = store
        self._wanted: dict[str, None] = {}
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._read)
        store.listen(self._changed)
        session.article_opened.connect(self._begin)
        self._begin()

    def close(self) -> None:
        """Look no longer."""
        self._soon.stop()
        self._store.forget(self._changed)

    @Slot()
    def _begin(self) -> None:
        """Know nothing of the article that was open before, and read what there is of this one's claims."""
        self.known.clear()
        self._wanted.clear()
        self._want([claim.id for claim in self._session.claims])

    def _changed(self, change: "Change") -> None:
        if change.shared & _MATTERS:
            self._want([claim.id for claim in self._session.claims])
        else:
            self._want([id for id in change.claims | change.recorded if self._session.claim(id)])

    def _want(self, claims: list[str]) -> None:
        if claims:
            # What changed last is read first, and is looked at.
            self._wanted = dict.fromkeys(claims) | self._wanted if self._wanted else dict.fromkeys(claims)
            self._soon.start(_SOON)

    @Slot()
    def _read(self) -> None:
        """Read a bit of what is wanted; the rest in a later turn of the event loop."""
        ids = list(self._wanted)[:_TOGETHER]
        for id in ids:
            del self._wanted[id]
        claims = [claim for id in ids if (claim := self._session.claim(id))]
        read = self._store.glances.of(claims)
        self.known |= read
        if self._wanted:
            self._soon.start(0)
        self.renewed.emit(frozenset(read))
