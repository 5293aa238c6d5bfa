"""The three columns of the window, and how wide the reader made them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.override import override
from ui.settings import Settings

if TYPE_CHECKING:
    from ui.claims.panel import ClaimsPanel

_WIDTHS = [232, 672, 376]
_HEIGHTS = [380, 420]
_AIR = 60
"""Pixels that the chosen claim keeps beyond the least that it can be shown in."""
_NARROWEST = 320
"""Pixels that the article keeps, however wide the panes at its sides are drawn, and that the claims keep too."""


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

    def fill(self, start: QWidget, above: QWidget, side: "tuple[ClaimsPanel, QWidget]") -> None:
        """Put the panes into their places, and what is to stand over the article above it."""
        self.side = Side(*side)
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


class Side(QSplitter):
    """The claims, and the chosen one below them, which has its room in the moment in which it comes to be seen."""

    def __init__(self, claims: "ClaimsPanel", claim: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._claims, self._claim = claims, claim
        self.addWidget(claims)
        self.addWidget(claim)
        self.setMinimumWidth(_NARROWEST)
        claim.installEventFilter(self)

    @override
    def minimumSizeHint(self) -> QSize:
        # The list gives way before the window refuses to be lower: `_keep` follows.
        least = super().minimumSizeHint()
        return QSize(least.width(), least.height() - self._claims.spare())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Whether the rows are tight follows from the window alone: nothing jumps when a claim is chosen.
        self._claims.fit(self.height() - self._claim.minimumSizeHint().height() - _AIR)
        self._keep()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep()  # what the chosen claim asks for takes more room, or gives it back
        return super().event(event)

    def _keep(self) -> None:
        self._claims.keep(self.height() - self._claim.minimumSizeHint().height() - self.handleWidth())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self.isVisible():
            self.refresh()  # Qt does it one turn of the event loop later
        return super().eventFilter(watched, event)


class Kept(QWidget):
    """The place of a pane that is still to come: nothing but its paper."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
