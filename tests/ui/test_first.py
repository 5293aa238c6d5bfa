"""The article is painted first: the rest comes in the next turn, into places kept for it, and nothing is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from factcheck.model import Status
from tests.ui.driver import CONTROL, FIRST, LEFT, PLAIN, Driver

RELEASED = Qt.MouseButton.NoButton

ROOT = Path(__file__).parents[2]

AT_FIRST = {
    "ui": {
        "app", "columns", "compiled", "dialogs", "faces", "first", "language", "launch", "main_window", "opened",
        "override", "positions", "roomy", "session", "session_parts", "setting", "settings", "start", "style",
        "terminal", "theme", "traffic", "look", "palette", "windows", "work",
    },
    "ui.article": {
        "document", "geometry", "hits", "keys", "marks", "overlay", "painting", "pane", "scrolling", "sheet", "view",
    },
}  # fmt: skip
"""The modules of the window that may be loaded when the article is painted. Whatever else a feature needs is imported
where it is made: in the window's `_make_rest`, or in the function that uses it."""


@pytest.fixture
def left(desktop: Driver) -> Driver:
    """The program with an article that has a claim, left as a reader leaves it."""
    desktop.mark(FIRST)
    desktop.session.choose("")
    desktop.window.resize(
        780, 700
    )  # no larger than the screen that nobody sees: the places are those of the next start
    QApplication.processEvents()
    desktop.close()
    return desktop


class Turns(QObject):
    """Notes whether the window was complete, and where the article stood, whenever the article was painted."""

    def __init__(self, driver: Driver) -> None:
        super().__init__(driver.article.viewport())
        self.seen: list[tuple[bool, QRect]] = []
        self._driver = driver
        driver.article.viewport().installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's own name
        if event.type() == QEvent.Type.Paint:
            self.seen.append((is_complete(self._driver), place(self._driver.article.viewport())))
        return False


def is_complete(driver: Driver) -> bool:
    return hasattr(driver.window, "claims")


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [780, 700])
def test_the_article_is_painted_first_and_does_not_move_when_the_rest_comes(left: Driver, language: str, width: int):
    left.settings().language = language
    left.open()
    left.window.resize(width, 700)
    QApplication.processEvents()
    columns = left.window.centralWidget()
    assert isinstance(columns, QSplitter)
    columns.moveSplitter(columns.sizes()[0] + 20, 1)
    QApplication.processEvents()
    before = place(left.article.viewport())
    left.close()
    left.start()
    turns = Turns(left)
    left.wait(lambda: is_complete(left) and turns.seen[-1][0])
    assert not turns.seen[0][0]
    assert {where for _, where in turns.seen} == {before}


def test_the_places_of_the_rest_are_paper(left: Driver):
    left.start()
    paper = left.article.palette().base().color()
    picture = left.window.grab().toImage()
    assert not is_complete(left)
    assert picture.pixelColor(20, 400) == picture.pixelColor(picture.width() - 20, 400) == paper


def test_a_key_pressed_before_the_rest_is_there_marks(left: Driver):
    left.start()
    left.select(FIRST)
    assert not is_complete(left)
    QTest.keyClick(left.article, Qt.Key.Key_3)
    assert [claim.status for claim in left.session.claims] == [Status.DISPUTED, Status.VERIFIED]


def test_a_shortcut_pressed_before_the_rest_is_there_is_heard(left: Driver):
    left.start()
    left.front()
    QTest.keyClick(left.window.windowHandle(), Qt.Key.Key_F, CONTROL)
    left.wait(lambda: is_complete(left) and left.window.pane.finder.isVisible())


class Clicker(QObject):
    """Clicks before the fourth letter of the first statement as soon as the article is painted."""

    def __init__(self, driver: Driver) -> None:
        super().__init__(driver.article.viewport())
        self.was_complete: bool | None = None
        self._driver = driver
        driver.article.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's own name
        if event.type() == QEvent.Type.Paint and self.was_complete is None:
            self.was_complete = is_complete(self._driver)
            at = self._driver.point(self._driver.text.index(FIRST) + 3).toPointF()
            for kind, buttons in ((QEvent.Type.MouseButtonPress, LEFT), (QEvent.Type.MouseButtonRelease, RELEASED)):
                QApplication.postEvent(watched, QMouseEvent(kind, at, at, LEFT, buttons, PLAIN))
        return False


def test_a_click_on_a_mark_before_the_rest_is_there_chooses_its_claim(left: Driver):
    left.start()
    clicker = Clicker(left)
    left.wait(lambda: left.session.chosen == left.session.claims[0].id)
    assert clicker.was_complete is False
    left.wait(lambda: is_complete(left) and left.window.claims.view.currentIndex().row() == 0)


def test_a_window_that_is_left_before_the_rest_is_there_keeps_its_layout(left: Driver):
    kept = left.settings().edges, left.settings().layout("columns")
    left.start()
    left.close()
    assert (left.settings().edges, left.settings().layout("columns")) == kept


def test_without_known_places_or_an_article_the_window_is_complete_when_it_is_shown(closed: Driver):
    closed.start()
    assert is_complete(closed)
    closed.close()
    closed.start()
    assert is_complete(closed)


def test_no_other_module_of_the_window_is_loaded_when_the_article_is_painted(left: Driver, tmp_path: Path):
    script = (
        "import sys, main\n"
        "from ui import start; start.hasten(); start.load_qt()\n"
        "from PySide6.QtCore import QSettings\n"
        "from ui.first import ArticleWindow\n"
        "def complete(self):\n"
        "    print('article' if self.article.document().characterCount() > 1 else 'nothing')\n"
        "    loaded = [name for name in sys.modules if name.startswith(('ui.', 'sqlite_utils', 'PySide6.Qt'))]\n"
        "    print('\\n'.join(loaded))\n"
        "    sys.stdout.flush()\n"
        "    import os; os._exit(0)\n"
        "ArticleWindow.complete = complete\n"
        f"QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, {str(tmp_path)!r})\n"
        f"main.main(['--db', {str(left.file)!r}])\n"
    )
    tmp_path.joinpath("isnad").mkdir()
    tmp_path.joinpath("isnad", "isnad.ini").write_bytes(left.settings_file.read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    first, *names = done.stdout.split()
    assert first == "article", done.stderr
    allowed = {f"{room}.{name}" for room, names in AT_FIRST.items() for name in names} | {"ui.article"}
    allowed |= {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}
    more = {name for name in names if name not in allowed and not name.startswith("ui.terminal.")}
    assert not more, sorted(more)
