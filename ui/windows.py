"""The windows of one desk: each with a session and an article of its own, all on one store, restored at a start."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect, Slot

from db.store import Store
from factcheck.words import Words
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings

_APART = QPoint(32, 32)
"""How far from the window that it was asked for in a new one stands."""


@dataclass(slots=True)
class Place:
    """A window, and what it looks at; of the window another may take the place, when the language is changed."""

    session: Session
    window: MainWindow


class Windows(QObject):
    """The first window is there from the beginning. What one changes the others show at once: they share the store.

    The last window that is closed ends the program; one of several is closed and forgotten.
    """

    def __init__(
        self, store: Store, settings: Settings, words: Words, make: Callable[[Session], MainWindow], parent: QObject
    ) -> None:
        """Make the first window; `make` makes one that looks at a session."""
        super().__init__(parent)
        self._store = store
        self._settings = settings
        self._make = make
        self._leaving = False
        self._coming = settings.windows(store.path)
        self.places: list[Place] = []
        self._add(words)

    @property
    def front(self) -> Place:
        """The place that was active last, as far as the system tells; else the first."""
        return next((place for place in self.places if place.window.isActiveWindow()), self.places[0])

    def open(self, article: str, beside: MainWindow | None = None, geometry: QByteArray | None = None) -> MainWindow:
        """Show an article in one more window, beside another one or where it stood when it was left."""
        place = self._add(self.places[0].session.words)
        if beside is not None:
            place.window.resize(beside.size())
            there = QRect(beside.pos() + _APART, beside.frameSize())
            screen = beside.screen().availableGeometry()
            place.window.move(there.topLeft() if screen.contains(there) else screen.topLeft())
        elif geometry is not None:
            place.window.restoreGeometry(geometry)
        place.session.reopen(article)
        place.window.complete()
        place.window.show()
        self.keep()
        return place.window

    @Slot()
    def restore(self) -> None:
        """Open the windows that were open beside the first one when the program was left."""
        coming, self._coming = self._coming, []
        for article, geometry in coming:
            self.open(article, geometry=geometry)

    def replace(self) -> None:
        """Put a new window in the place of each, with the same article and claim: the language is another one."""
        for place in self.places:
            old = place.window
            old.leave()
            place.window = self._watched(self._make(place.session))
            if len(self.places) > 1:
                place.window.restoreGeometry(old.saveGeometry())
            place.window.complete()
            place.window.show()
            old.hide()
            old.deleteLater()

    def keep(self) -> None:
        """Remember which windows there are, what is open in them and where they stand."""
        first, *others = self.places
        desk = self._store.path
        self._settings.set_article(desk, _article(first.session))
        there = [(_article(place.session), place.window.saveGeometry()) for place in others]
        self._settings.set_windows(desk, there + self._coming)

    def close(self) -> None:
        """Stop what runs in every window, and take away all but the first."""
        self._coming = []
        for place in self.places[::-1]:
            place.session.close()
        for place in self.places[1:]:
            place.window.deleteLater()
        del self.places[1:]

    def _add(self, words: Words) -> Place:
        session = Session(self._store, words, self)
        place = Place(session, self._watched(self._make(session)))
        self.places.append(place)
        session.article_opened.connect(self._opened)
        return place

    def _watched(self, window: MainWindow) -> MainWindow:
        window.wished.connect(self._do)
        window.closed.connect(self._closed)
        return window

    @Slot()
    def _opened(self) -> None:
        session = self.sender()
        if isinstance(session, Session) and session.article:
            self._settings.add_recent(self._store.path, session.article.id)
        self.keep()

    @Slot(str)
    def _do(self, wish: str) -> None:
        """Do what a window wishes: `quit`, or one more window, for the article that it names."""
        window = self.sender()
        if isinstance(window, MainWindow):
            if wish == "quit":
                self._quit(window)
            else:
                self.open(wish, beside=window)

    def _quit(self, window: MainWindow) -> None:
        """Close all windows, the first one last; what runs in any of them is asked about once."""
        from ui import dialogs

        busy = any(place.session.traffic.is_busy for place in self.places)
        if busy and not dialogs.confirm_quit(window, self.places[0].session.words):
            return
        self.keep()
        self._leaving = True
        for place in self.places[::-1]:
            place.window.may_leave = True
            place.window.close()

    @Slot()
    def _closed(self) -> None:
        place = next((place for place in self.places if place.window is self.sender()), None)
        if place is None or self._leaving:
            return
        if len(self.places) > 1:
            self.places.remove(place)
            place.session.close()
            place.window.deleteLater()
            place.session.deleteLater()
        self.keep()


def _article(session: Session) -> str:
    return session.article.id if session.article else ""
