"""What is done in the running window: a mark by its key, and a long article opened."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from db.store import Store
from tools.bench import material
from tools.bench.measure import Row, Target, Timed, in_turn
from ui.app import Application
from ui.override import override
from ui.settings import Settings

FRAME, OPENING = 16.7, 500
"""Targets in milliseconds: one picture of a screen that shows sixty in a second; an article opened and painted."""

_REST = 300  # milliseconds
_PATIENCE = 20  # seconds
_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


class Desk:
    """The real window on a desk of its own, with one article without claims and one with many."""

    def __init__(self, application: QApplication, folder: Path, characters: int, claims: int) -> None:
        folder.mkdir()
        self.path = folder / "desk.sqlite"
        self.store = Store(str(self.path), "bench")
        self.text = material.arabic(characters)
        self.bare = material.add_article(self.store, material.arabic(characters, 1).encode(), 0)
        self.full = material.add_article(self.store, self.text.encode(), claims)
        settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        settings.language = "ar"
        self._desktop = Application(application, self.store, settings)
        self._desktop.show([])
        self._desktop.window.complete()
        self.session, self.window = self._desktop.session, self._desktop.window
        self.view = self.window.article
        self._painted = Painted(self.view.viewport())

    def close(self) -> None:
        """Close the window and the desk."""
        self.window.close()
        self._desktop.close()
        self.window.deleteLater()
        self._desktop.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # it must hear nothing of the next desk
        self.store.close()

    def show(self, article: str) -> float:
        """Open an article and return the milliseconds until it was painted."""
        return self._painted.after(lambda: self.session.open_article(article))

    def marking(self, article: str) -> Timed:
        """Return the deed of marking words of an article with a key; each mark is taken back, uncounted."""
        self.show(article)
        self.view.setFocus()
        done = 0

        def mark() -> float:
            nonlocal done
            # Words that are seen, other ones every time, and the window at rest.
            start = 100 + 3 * (done % 50)
            self.view.select(start, start + 40)
            QTest.qWait(_REST)
            before, key = len(self.session.claims), _KEYS[done % len(_KEYS)]
            taken = self._painted.after(lambda: QTest.keyClick(self.view, key))
            done += 1
            if self._committed(article) != before + 1:
                raise RuntimeError("the key press made no claim")
            self.session.undo()
            return taken

        return mark

    def _committed(self, article: str) -> int:
        """Return how many claims another program finds on the disk."""
        connection = sqlite3.connect(self.path)
        count = connection.execute("SELECT count(*) FROM claim WHERE article = ?", (article,)).fetchone()[0]
        connection.close()
        return int(count)


class Painted(QObject):
    """Waits for a widget to be painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._seen = False
        widget.installEventFilter(self)

    def after(self, deed: Callable[[], object]) -> float:
        """Do something and return the milliseconds until the widget was painted and the event loop came to rest."""
        QApplication.processEvents()
        self._seen = False
        begun = perf_counter()
        deed()
        # What is painted while the deed itself runs may be too early: a paint that follows it counts.
        self._seen = False
        while not self._seen:
            QApplication.processEvents()
            if perf_counter() - begun > _PATIENCE:
                raise TimeoutError("nothing was painted")
        return (perf_counter() - begun) * 1000

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's own name
        self._seen = self._seen or event.type() == QEvent.Type.Paint
        return False


def rows(application: QApplication, folder: Path, characters: int, claims: int, runs: int) -> list[Row]:
    """Measure a mark in both articles, and the opening of the one with claims."""
    desk = Desk(application, folder / "window", characters, claims)
    with sqlite3.connect(folder / "floor.sqlite") as connection:
        commit = _committing(connection)
        marks = [
            Row(f"key press to painted mark, saved; {count:,} claims",
                *in_turn(commit, desk.marking(article), runs), Target(milliseconds=FRAME))
            for article, count in ((desk.bare, 0), (desk.full, claims))
        ]  # fmt: skip
    connection.close()

    def open_full() -> float:
        desk.show(desk.bare)
        QTest.qWait(_REST)
        return desk.show(desk.full)

    times = in_turn(_plain(desk.text), open_full, max(3, runs // 3))
    opened = Row(f"open {characters:,} characters, {claims:,} claims", *times, Target(milliseconds=OPENING))
    desk.close()
    return [*marks, opened]


def _committing(connection: sqlite3.Connection) -> Timed:
    """Return the deed of writing one bare row, durably."""
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, content TEXT)")

    def commit() -> float:
        begun = perf_counter()
        connection.execute("INSERT INTO row (content) VALUES ('ادعاء')")
        return (perf_counter() - begun) * 1000

    return commit


def _plain(text: str) -> Timed:
    """Return the deed of showing a text in Qt's own view, without any mark."""
    view = QTextEdit()
    view.resize(1280, 800)
    view.show()
    painted = Painted(view.viewport())

    def show() -> float:
        view.clear()
        QTest.qWait(_REST)
        return painted.after(lambda: view.setPlainText(text))

    return show
