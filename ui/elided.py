"""A line of text that is cut at its own end where there is no room for it, and told whole by its tooltip."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.drawing import elided
from ui.override import override
from ui.roomy import Roomy

_LEAST = 48


def draw_line(painter: QPainter, area: QRect, text: str, widget: QWidget) -> None:
    """Draw a text on one line of a widget, from where its reading begins, with … where it does not fit."""
    right = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.setPen(widget.palette().windowText().color())
    painter.drawText(area, flags, elided(text, widget.font(), area.width()))


class Elided(Roomy):
    """A label of one line that takes no more room than there is; `text` stays whole, and so does what is read aloud."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_whole()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_line(painter, self.contentsRect(), self.text(), self)
        painter.end()

    def _tell_whole(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(self.text() if cut else "")
