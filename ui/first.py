"""The article first: a window that paints what is read at once, and makes everything else in the turn after that."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMainWindow, QStatusBar, QToolBar, QWidget

from factcheck.words import Words
from ui.article.pane import ArticlePane
from ui.columns import Columns
from ui.override import override
from ui.session import Session
from ui.settings import Settings

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_LATEST = 1000
"""Milliseconds after which a window is completed that nobody sees: its first paint may be long in coming."""


class ArticleWindow(QMainWindow):
    """The article in its place, the places of the rest kept empty, as they were when the window was last left.

    `complete` makes the rest. It is called in the turn of the event loop that follows the article's first paint,
    before a key or a click is delivered that comes earlier, and at once where no places are known or nothing is open.
    """

    _is_complete = False
    _rest: "_Rest | None" = None

    def __init__(self, session: Session, words: Words, settings: Settings) -> None:
        super().__init__()
        self._session = session
        self._words = words
        self._settings = settings
        self.pane = ArticlePane(session, words, settings, self)
        self.article = self.pane.view
        self._columns = Columns(self.pane, self)
        self.setCentralWidget(self._columns)
        self.resize(1280, 800)
        self.restoreGeometry(settings.layout("window"))
        self._columns.restore(settings)
        session.article_opened.connect(self._show_title)
        session.library_changed.connect(self._show_title)
        self._show_title()

    @Slot()
    def complete(self) -> None:
        """Make everything that is not there yet; a window that is complete stays as it is."""
        if not self._is_complete:
            self._is_complete = True
            if self._rest is not None:
                self._rest.end()
            self._make_rest()
            for bar in (self.menuBar(), self.statusBar(), *self.findChildren(QToolBar)):
                bar.show()  # Qt would show it one turn later, and hear no shortcut of a hidden menu
            self._show_page_again()

    def _show_page_again(self) -> None:
        from ui import docks

        if docks.was_shown(self._settings):
            from ui import page_dock

            page_dock.toggle(self._session, self._words, self._settings, cast("MainWindow", self))

    def _make_rest(self) -> None:
        """Make and connect what is not the article, and hand it to the places kept for it."""
        raise AssertionError

    def keep_layout(self) -> None:
        """Remember the window's place and size, and those of its parts."""
        if self._is_complete:
            from ui import docks

            docks.keep(self, self._words, self._settings)
            self._settings.set_layout("window", self.saveGeometry())
            self._columns.keep(self._settings)
            above = self._columns.y()
            below = self.height() - above - self._columns.height()
            # A pane that was put away comes back at the next start, and then nobody knows yet how wide the others are.
            self._settings.edges = (above, below) if self._columns.all_seen else (0, 0)

    @Slot()
    def _show_title(self) -> None:
        article = self._session.article
        self.setWindowTitle(f"{article.title} — Isnad" if article else "Isnad")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        above, below = self._settings.edges
        if self._is_complete:
            return
        if self._session.article is None or not above + below:
            self.complete()
            return
        top, bottom = QWidget(self), QStatusBar(self)
        top.setFixedHeight(above)
        bottom.setFixedHeight(below)
        self.setMenuWidget(top)
        self.setStatusBar(bottom)
        self._rest = _Rest(self)
        QTimer.singleShot(_LATEST, self.complete)


class _Rest(QObject):
    """Has a window completed when its article was painted, or is touched."""

    _TOUCHES = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress,
                          QEvent.Type.ContextMenu, QEvent.Type.InputMethod})  # fmt: skip

    def __init__(self, window: ArticleWindow) -> None:
        super().__init__(window)
        self._window = window
        for watched in (window.article, window.article.viewport()):
            watched.installEventFilter(self)

    def end(self) -> None:
        """Watch no longer."""
        for watched in (self._window.article, self._window.article.viewport()):
            watched.removeEventFilter(self)
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in self._TOUCHES:
            self._window.complete()
        elif kind is QEvent.Type.Paint and watched is self._window.article.viewport():
            QTimer.singleShot(0, self._window.complete)
        return False
