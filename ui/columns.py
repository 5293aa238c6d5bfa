"""The three columns of the window, and how wide the reader made them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.settings import Settings

_WIDTHS = [240, 720, 320]
_HEIGHTS = [380, 420]
_NARROWEST = 320
"""Pixels that the article keeps, however wide the panes at its sides are drawn."""


class Columns(QSplitter):
    """Library, article, and the panes at the side one above the other. In a right-to-left window they are mirrored.

    The article is there from the beginning; the others have their places kept until `fill` puts them there.
    """

    def __init__(self, article: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        middle = QWidget(self)
        middle.setMinimumWidth(_NARROWEST)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(article, 1)
        for place, widget in enumerate((Kept(self), middle, Kept(self))):
            self.addWidget(widget)
            self.setStretchFactor(place, 1 if widget is middle else 0)
        self._dress(self)
        self.setSizes(_WIDTHS)

    def fill(self, start: QWidget, above: QWidget, side: Sequence[QWidget]) -> None:
        """Put the panes into their places, and what is to stand over the article above it."""
        self.side = QSplitter(Qt.Orientation.Vertical)
        for widget in side:
            self.side.addWidget(widget)
        self._dress(self.side)
        self.side.setSizes(_HEIGHTS)
        self._column.insertWidget(0, above)
        for place, widget in ((0, start), (2, self.side)):
            kept = self.replaceWidget(place, widget)
            if kept is not None:
                kept.deleteLater()
            widget.show()

    def _dress(self, splitter: QSplitter) -> None:
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)

    @property
    def all_seen(self) -> bool:
        """Whether every column is shown."""
        shown = (self.widget(place) for place in range(self.count()))
        return all(widget is not None and not widget.isHidden() for widget in shown)

    def keep(self, settings: Settings) -> None:
        """Remember the widths and heights."""
        if self.all_seen:
            self.setSizes(self.sizes())  # as they are, and not as they would be if there were room
        settings.set_layout("columns", self.saveState())
        settings.set_layout("side", self.side.saveState())

    def restore(self, settings: Settings) -> None:
        """Take up the widths that were remembered."""
        self.restoreState(settings.layout("columns"))

    def restore_side(self, settings: Settings) -> None:
        """Take up the heights at the side that were remembered."""
        self.side.restoreState(settings.layout("side"))


class Kept(QWidget):
    """The place of a pane that is still to come: nothing but its paper."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
