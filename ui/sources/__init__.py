"""The window of the desk's sources, of which there is one to a window."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.doing import At


def show(at: "At", source: str = "") -> None:
    """Show the window of the sources, the one that there is or a new one, with the page of a source."""
    from ui.sources.window import SourcesWindow

    there = at.window.findChild(SourcesWindow)
    window = there if there is not None and there.isVisible() else SourcesWindow(at.session, at.words, at.window)
    window.show()
    window.raise_()
    window.activateWindow()
    if source:
        window.show_source(source)
