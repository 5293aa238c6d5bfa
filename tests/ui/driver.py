"""A window on a desk file, driven from outside: with the keys and the mouse that a person has."""

import gc
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QAbstractAnimation,
    QEvent,
    QLocale,
    QPoint,
    QPropertyAnimation,
    QRectF,
    QSettings,
    Qt,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu, QWidget
from pytestqt.qtbot import QtBot

from db.store import Store
from factcheck import anchors
from factcheck.model import Claim
from ui import theme
from ui.app import Application
from ui.article.scrolling import line_box
from ui.article.view import ArticleView
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "article.txt"
STATEMENT = "أن كالدورا تعهدت بمنح المجموعة إعفاءً ضريبيًا مدته 15 عامًا"
OTHER = "استدعت سفير كالدورا لطلب إيضاحات بشأن المشروع"
FIRST = "ذكرت وسائل إعلام محلية في كالدورا"

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Driver:
    """One person at one desk; the program may be closed and opened again, the desk and the settings stay."""

    def __init__(self, application: QApplication, qtbot: QtBot, folder: Path) -> None:
        self.file = folder / "desk.sqlite"
        self.settings_file = folder / "settings.ini"
        self.qtbot = qtbot
        self._application = application
        self._desktop: Application | None = None

    # The program

    def open(self, *paths: Path, sample: bool = False) -> None:
        """Start the program, as the command line does, and wait until its window is complete."""
        self.start(*paths, sample=sample)
        self.window.complete()
        self.wait(lambda: not self.session.traffic.is_busy)
        self.front()

    def start(self, *paths: Path, sample: bool = False) -> None:
        """Start the program; an article that was open before is not painted yet."""
        self.store = Store(str(self.file), "ليلى")
        self._desktop = Application(self._application, self.store, self.settings())
        self._desktop.show(list(paths), sample=sample)

    def settings(self) -> Settings:
        """The settings as they are in the file."""
        return Settings(QSettings(str(self.settings_file), QSettings.Format.IniFormat))

    def close(self) -> None:
        """Leave the program; nothing of it may stay behind."""
        desktop, self._desktop = self._desktop, None
        if desktop is None:
            return
        # A window that is busy asks before it closes; where a test failed in the middle, nobody is there to answer.
        for work in desktop.session.traffic.running():
            work.cancel()
        self.wait(lambda traffic=desktop.session.traffic: not traffic.is_busy)
        if len(desktop.windows.places) > 1:
            desktop.window.wished.emit("quit")
        desktop.window.close()
        desktop.close()
        self.store.close()
        desktop.window.deleteLater()
        desktop.deleteLater()
        del desktop
        bury()
        # What is copied out of an article is a Python object, which must not outlive Python.
        QApplication.clipboard().clear()
        self._application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._application.setStyleSheet("")
        theme.wear(self._application, "system")
        QLocale.setDefault(QLocale.c())
        left = [widget for widget in QApplication.topLevelWidgets() if not isinstance(widget, QMenu)]
        assert left == [], f"left behind: {left}"

    def reopen(self) -> None:
        """Leave the program and start it again."""
        self.close()
        self.open()

    def front(self) -> None:
        """Bring the window to the front, the article under the keys."""
        self.window.activateWindow()
        self.qtbot.waitExposed(self.window)
        self.wait(self.window.isActiveWindow)
        self.article.setFocus()

    @property
    def desktop(self) -> Application:
        assert self._desktop is not None
        return self._desktop

    @property
    def window(self) -> MainWindow:
        return self.desktop.window

    @property
    def session(self) -> Session:
        return self.desktop.session

    @property
    def article(self) -> ArticleView:
        return self.window.article

    @property
    def claims(self) -> QListView:
        return self.window.claims.view

    @property
    def library(self) -> QListView:
        return self.window.library.view

    @property
    def text(self) -> str:
        assert self.session.version is not None
        return self.session.version.text

    @property
    def notice(self) -> str:
        """What the notice bar says; empty when it is not there."""
        bar = self.window.notice
        return bar.label.text() if bar.isVisible() else ""

    def listed(self) -> list[str]:
        """The claims as the panel tells them to somebody who cannot see: number, status, wording."""
        model = self.window.claims.model
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row).data(role)) for row in range(model.rowCount())]

    def titles(self) -> list[str]:
        """The titles in the library, from the top."""
        model = self.window.library.model
        return [str(model.index(row).data()) for row in range(model.rowCount())]

    # The person

    def wait(self, happened: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(happened()), timeout=20_000)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key; it goes where the focus is, through the shortcuts, as the system sends it."""
        QTest.keyClick(self.window.windowHandle(), key, modifiers)

    def type(self, text: str) -> None:
        """Type letters of any script where the focus is."""
        for letter in text:
            code = Qt.Key(ord(letter.upper()))
            QTest.sendKeyEvent(QTest.KeyAction.Click, self.window.windowHandle(), code, letter, PLAIN)

    def select(self, words: str) -> None:
        """Select words that stand once in the article."""
        self.article.select(*anchors.locate(self.text, words))

    def point(self, offset: int) -> QPoint:
        """Where the caret stands before the character at an offset, in the article's viewport."""
        cursor = self.article.textCursor()
        cursor.setPosition(offset)
        return self.article.cursorRect(cursor).center()

    def see(self, words: str) -> None:
        """Bring words into view, and let the article glide there."""
        self.article.scroll_to(*anchors.locate(self.text, words))
        self.rest()

    def rest(self) -> None:
        """Let the article glide to where it goes."""
        glides = self.article.findChildren(QPropertyAnimation)
        self.wait(lambda: all(glide.state() == QAbstractAnimation.State.Stopped for glide in glides))

    def drag(self, words: str) -> None:
        """Select words by dragging the mouse over them."""
        self.see(words)
        start, end = anchors.locate(self.text, words)
        viewport = self.article.viewport()
        first, last = self.point(start), self.point(end)
        QTest.mousePress(viewport, LEFT, PLAIN, first)
        QTest.mouseMove(viewport, (first + last) / 2)
        QTest.mouseMove(viewport, last)
        QTest.mouseRelease(viewport, LEFT, PLAIN, last)

    def walk(self, words: str) -> None:
        """Select words with Shift and the arrow key that goes on in the reading direction."""
        start, end = anchors.locate(self.text, words)
        self.article.select(start, start)
        for _ in range(end - start):
            self.key(Qt.Key.Key_Left, SHIFT)

    def mark(self, words: str, key: Qt.Key = Qt.Key.Key_2) -> Claim:
        """Select words, press a key, and return the claim that this made."""
        self.article.setFocus()
        self.select(words)
        self.key(key)
        claim = self.session.claim(self.session.chosen)
        assert claim is not None
        assert claim.passage.quote == words
        return claim

    def click(self, words: str) -> None:
        """Click into the middle of words in the article."""
        start, end = anchors.locate(self.text, words)
        QTest.mouseClick(self.article.viewport(), LEFT, PLAIN, self.point((start + end) // 2))

    def click_row(self, view: QListView, row: int) -> None:
        """Click a row of a list, scrolled to where it is seen."""
        view.scrollTo(view.model().index(row, 0))
        at = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), LEFT, PLAIN, at)

    def press(self, name: str) -> None:
        """Click the button with an object name."""
        button = self.window.findChild(QWidget, name)
        QTest.mouseClick(button, LEFT)

    def menu(self, title: str) -> QMenu:
        """A menu of the menu bar, by its title in English."""
        bar = self.window.menuBar()
        return next(action.menu() for action in bar.actions() if action.text().replace("&", "") == title)

    def is_seen(self, words: str) -> bool:
        """Whether the lines of these words are inside the article's viewport."""
        start, end = anchors.locate(self.text, words)
        first, last = (line_box(self.article.document(), at) for at in (start, end - 1))
        top = self.article.verticalScrollBar().value()
        seen = QRectF(first.left(), top, first.width(), self.article.viewport().height())
        return bool(seen.top() <= first.top() and last.bottom() <= seen.bottom())


def bury() -> None:
    """Deliver the deletions that were asked for, and those that follow from them."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
