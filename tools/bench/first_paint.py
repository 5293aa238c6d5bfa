"""A process that begins, paints its window and ends.

`floor FOLDER` paints a blank window, `ours FOLDER` the program's article with its marks, `whole FOLDER` everything in
the program's window. `used FOLDER` opens the program and leaves it as a reader does. The folder holds a desk and the
settings. What is imported here is as little as can be: all of it is measured.
"""

import os
import sys

TYPE_CHECKING = False  # not typing's, which would be measured too
if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.main_window import MainWindow


def _floor() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Blank(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, Qt's own name
            super().paintEvent(event)
            QTimer.singleShot(0, _leave)

    application = QApplication([])
    window = Blank()
    window.resize(1280, 800)
    window.show()
    application.exec()


def _ours(folder: str, until: "Callable[[], None]") -> None:
    import main
    from ui import start

    start.hasten()
    from db import store  # noqa: F401, in the order in which the program imports

    start.load_qt()
    from PySide6.QtCore import QSettings

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    until()
    os.environ["ISNAD_DB"] = f"{folder}/desk.sqlite"
    main.main([])


def _end_at_article() -> None:
    from PySide6.QtGui import QPaintEvent

    from ui.article.view import ArticleView
    from ui.first import ArticleWindow

    paint_article, complete = ArticleView.paintEvent, ArticleWindow.complete
    painted: list[QPaintEvent] = []

    def paint(view: ArticleView, event: QPaintEvent) -> None:
        paint_article(view, event)
        if not view.document().isEmpty():
            painted.append(event)

    def leave(self: ArticleWindow) -> None:
        # The window completes itself in the turn of the event loop after the article's paint, which is on the screen.
        if painted:
            _leave()
        complete(self)

    ArticleView.paintEvent = paint  # type: ignore[assignment, method-assign]
    ArticleWindow.complete = leave  # type: ignore[method-assign]


def _end_when_whole() -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        """Ends when a list is painted that stands in the complete window: all that is seen is painted in that turn."""

        def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's own name
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, _leave)
            return False

    def watch(window: "MainWindow") -> None:
        window.claims.view.viewport().installEventFilter(Watch(window))

    _when_made(watch)


def _leave_when_whole() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    _when_made(lambda _: QTimer.singleShot(0, QApplication.closeAllWindows))


def _when_made(deed: "Callable[[MainWindow], None]") -> None:
    from ui.main_window import MainWindow

    make_rest = MainWindow._make_rest

    def make(self: MainWindow) -> None:
        make_rest(self)
        deed(self)

    MainWindow._make_rest = make  # type: ignore[method-assign]


def _leave() -> None:
    """Say how much memory was taken at most, in MB, and leave at once: how long the end takes is not asked."""
    sys.stdout.write(f"{_peak():.1f}")
    sys.stdout.flush()
    os._exit(0)


def _peak() -> float:
    try:
        # What the process itself took: Linux lets ru_maxrss begin with what the parent had.
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123, pathlib would be measured too
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        pass
    try:
        import resource
    except ImportError:  # Windows
        return 0
    per_megabyte = 1024 * (1024 if sys.platform == "darwin" else 1)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_megabyte


if __name__ == "__main__":
    what, where = sys.argv[1:]
    if what == "floor":
        _floor()
    else:
        _ours(where, {"ours": _end_at_article, "whole": _end_when_whole, "used": _leave_when_whole}[what])
