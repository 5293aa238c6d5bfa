"""The three columns of the window, and how wide the reader made them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.settings import Settings

_WIDTHS = [240, 720, 320]
_HEIGHTS = [480, 320]


class Columns(QSplitter):
    """Library, article, and the panes at the side one above the other. In a right-to-left window they are mirrored."""

    def __init__(self, start: QWidget, middle: QWidget, side: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.side = QSplitter(Qt.Orientation.Vertical, self)
        for widget in side:
            self.side.addWidget(widget)
        for place, widget in enumerate((start, middle, self.side)):
            self.addWidget(widget)
            self.setStretchFactor(place, 1 if widget is middle else 0)
        for splitter in (self, self.side):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        self.setSizes(_WIDTHS)
        self.side.setSizes(_HEIGHTS)

    def keep(self, settings: Settings) -> None:
        """Remember the widths and heights."""
        settings.set_layout("columns", self.saveState())
        settings.set_layout("side", self.side.saveState())

    def restore(self, settings: Settings) -> None:
        """Take up the widths and heights that were remembered."""
        self.restoreState(settings.layout("columns"))
        self.side.restoreState(settings.layout("side"))
