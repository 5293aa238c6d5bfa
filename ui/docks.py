"""What stands beside the columns: whether the page of a PDF is shown, and where, from one start to the next."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDockWidget, QMainWindow

if TYPE_CHECKING:
    from factcheck.words import Words
    from ui.settings import Settings

PAGE = "pageDock"
_SHOWN = "page_shown"


def keep(window: QMainWindow, words: "Words", settings: "Settings") -> None:
    """Remember whether the page is shown, and where it has its place; of one that was never shown, what was before."""
    dock = window.findChild(QDockWidget, PAGE)
    if dock is not None:
        settings.set_layout(_place(words), window.saveState())
        settings.keep(_SHOWN, "" if dock.isHidden() else "yes")


def put_back(window: QMainWindow, words: "Words", settings: "Settings") -> None:
    """Give the page, which was made now, the place that it had."""
    window.restoreState(settings.layout(_place(words)))


def was_shown(settings: "Settings") -> bool:
    """Return whether the page was shown when the window was left."""
    return settings.text(_SHOWN, "") == "yes"


def _place(words: "Words") -> str:
    """The other side of the window is meant in a language that runs the other way."""
    return "docks_from_right" if words.right_to_left else "docks"
