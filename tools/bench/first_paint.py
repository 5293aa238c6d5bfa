"""A process that begins, paints its window once and ends: `floor FOLDER`, a blank window; `ours FOLDER`, the program.

The folder holds a desk and the settings. What is imported here is as little as can be: all of it is measured.
"""

import os
import sys


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


def _ours(folder: str) -> None:
    import main
    from db import store  # noqa: F401, in the order in which the program imports
    from ui import start

    start.hasten()
    from PySide6.QtCore import QSettings, QTimer
    from PySide6.QtGui import QPaintEvent

    from ui.article.view import ArticleView

    paint_article = ArticleView.paintEvent

    def paint(view: ArticleView, event: QPaintEvent) -> None:
        paint_article(view, event)
        if not view.document().isEmpty():
            QTimer.singleShot(0, _leave)

    ArticleView.paintEvent = paint  # type: ignore[assignment, method-assign]
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    main.main(["--db", f"{folder}/desk.sqlite"])


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
    _floor() if sys.argv[1] == "floor" else _ours(sys.argv[2])
