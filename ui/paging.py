"""The pages of the PDF that the open article was read from: which page a claim is on, and pictures of the pages."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from db import layouts
from factcheck import pages
from factcheck.apart import Apart
from factcheck.errors import IsnadError
from factcheck.model import Claim, Version
from factcheck.pages import Pages, Paper, Picture
from ui.override import override
from ui.work import Work

if TYPE_CHECKING:
    from db.store import Store
    from ui.session import Session

DOTS = 150
"""Dots to the inch of a page's picture."""


class _Asking(Iterator[object]):
    """Asks one thing of a PDF in another process, which is ended where nobody waits any more."""

    def __init__(self, ask: Callable[[Apart], object], apart: Apart) -> None:
        self.stop = self
        self._apart = apart
        self._ask: Callable[[Apart], object] | None = ask

    def set(self) -> None:
        """Stop asking."""
        self._ask = None
        self._apart.close()

    @override
    def __next__(self) -> object:
        ask, self._ask = self._ask, None
        if ask is None:
            raise StopIteration
        return ask(self._apart)


class Paging(QObject):
    """Finds pages and has them drawn, one at a time. `known` tells that the pages of the open article are found.

    `drawn` hands over a `Picture`, `failed` the sentence why there is none.
    """

    known = Signal()
    drawn = Signal(object)
    failed = Signal(str)

    def __init__(self, session: "Session", store: "Store") -> None:
        super().__init__(session)
        self._session, self._store = session, store
        self._executor: ThreadPoolExecutor | None = None
        self._apart = Apart()
        self._running: Work | None = None
        self._version: Version | None = None
        self._pages: Pages | None = None
        self._wanted = 0

    @property
    def version(self) -> Version | None:
        """The open version, where it was read from a PDF."""
        version = self._session.version
        return version if version is not None and version.media_type == pages.MEDIA_TYPE else None

    @property
    def is_known(self) -> bool:
        """Whether it is found where the pages of the open article are."""
        return self._pages is not None and self._is_of_open()

    def page_at(self, place: int) -> int:
        """Return the page (from 1 on) of a place of the open text; 0 where it has none, or it is not found yet."""
        self._look()
        return self._pages.at(place) if self._pages and self._is_of_open() else 0

    def page_of(self, claim: Claim) -> int:
        """Return the page on which a claim of the open article begins; 0 as with `page_at`."""
        version = self.version
        passage = claim.passage_in(version.id) if version else None
        return self.page_at(passage.start) if passage else 0

    def draw(self, page: int) -> None:
        """Have a page of the open article drawn, instead of what is being drawn."""
        self._wanted = page
        self._look()
        version = self.version
        if version is None or self._pages is None or not self._is_of_open():
            return  # once it is found where the pages are, this one is drawn
        found = self._pages
        self._ask(version, lambda paper, apart: pages.draw(version, paper, found, page, DOTS, apart), self._show)

    def close(self) -> None:
        """Stop what is running, and wait until it has stopped."""
        self._stop()
        if self._executor is not None:
            self._executor.shutdown()
        self._apart.close()

    def _is_of_open(self) -> bool:
        return self.version is not None and self._version is not None and self.version.id == self._version.id

    def _look(self) -> None:
        """Begin to find where the pages of the open article are, if that is not known."""
        version = self.version
        if version is None or self._is_of_open():
            return
        self._version, self._pages = version, None
        self._ask(version, lambda paper, apart: (version, pages.find(version, paper, apart)), self._found)

    def _ask(self, version: Version, ask: Callable[[Paper, Apart], object], produced: Callable[[object], None]) -> None:
        self._stop()
        try:
            paper = layouts.paper(self._store, version)
        except IsnadError as error:
            self._fail(error)
            return
        self._executor = self._executor or ThreadPoolExecutor(max_workers=1)
        work = self._running = Work(_Asking(lambda apart: ask(paper, apart), self._apart), self)
        work.produced.connect(produced)
        work.failed.connect(self._fail)
        work.finished.connect(work.deleteLater)
        work.start(self._executor)

    def _stop(self) -> None:
        work, self._running = self._running, None
        if work is not None:
            work.blockSignals(True)
            work.cancel()

    @Slot(object)
    def _found(self, found: object) -> None:
        self._running = None
        if isinstance(found, tuple) and self._version is not None and found[0].id == self._version.id:
            self._pages = found[1]
            self.known.emit()
            if self._wanted:
                self.draw(self._wanted)

    @Slot(object)
    def _show(self, found: object) -> None:
        self._running = None
        if isinstance(found, Picture) and found.page == self._wanted and self._is_of_open():
            self.drawn.emit(found)

    @Slot(object)
    def _fail(self, error: object) -> None:
        self._running = None
        if isinstance(error, IsnadError):
            self.failed.emit(error.said(self._session.words))
        elif isinstance(error, BaseException):
            raise error
