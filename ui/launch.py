"""The program is started: a window on a desk, or the main job without one; and what is done about a fault."""

import os
import sys
import traceback
from pathlib import Path
from threading import Thread
from types import TracebackType

from PySide6.QtCore import QTimer

from db.store import Store, preload
from factcheck.words import Words
from ui import start
from ui.app import SETTLED, Application, make_application
from ui.settings import Settings


def run(desk: str, analyst: str, paths: list[Path], *, sample: bool = False, chosen_language: str | None = None) -> int:
    """Open the window and stay until it is closed; return the exit status.

    Without a display, the sample is worked on unattended and anything else is refused with a sentence.
    """
    if not has_display():
        if sample:
            from ui.unattended import run_unattended

            return run_unattended(analyst, Path("out"), chosen_language)
        words = Words()
        sys.stderr.write(words("There is no display to open a window on.") + "\n")
        return 1
    settings = Settings()
    if chosen_language:
        settings.language = chosen_language
    with Store(desk, analyst) as store:
        application = make_application()
        desktop = Application(application, store, settings)
        _show_faults(desktop)
        desktop.show(paths, sample=sample)
        QTimer.singleShot(SETTLED, Thread(target=preload, daemon=True).start)
        QTimer.singleShot(SETTLED, start.settle)
        status = application.exec()
        start.settle()
        desktop.close()
        return status


def has_display() -> bool:
    """Return whether a window can be shown; only X11 and Wayland systems can be without a display."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _show_faults(desktop: Application) -> None:
    """From now on an error that nobody expected is shown, not swallowed."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from ui.dialogs import show_fault

        told = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(told)
        if not issubclass(kind, KeyboardInterrupt):
            show_fault(desktop.session.words, told)

    sys.excepthook = show
