"""The window of the desk's sources, of which there is one to a window."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from factcheck.words import Words
    from ui.session import Session


def show(session: "Session", words: "Words", window: "QWidget", source: str = "") -> None:
    """Show the window of the sources, the one that there is or a new one, with the page of a source."""
    from ui.sources.window import SourcesWindow

    there = window.findChild(SourcesWindow)
    shown = there if there is not None and there.isVisible() else SourcesWindow(session, words, window)
    shown.show()
    shown.raise_()
    shown.activateWindow()
    if source:
        shown.show_source(source)
