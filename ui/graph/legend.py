"""What the styles of the lines mean: under the picture in its window, and in the picture that is kept."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from factcheck.attribution import Seen
from factcheck.words import Words
from ui import faces
from ui.override import override
from ui.palette import Theme, mixed

LINES = {Seen.YES: Qt.PenStyle.SolidLine, Seen.NO: Qt.PenStyle.DashLine, Seen.NOT_FOUND: Qt.PenStyle.DotLine}
"""How a line shows whether the original was seen."""

_SAMPLE, _BESIDE, _APART, _PAD = 40, 8, 24, 4


def pen(seen: Seen, theme: Theme) -> QPen:
    """Return what a line is drawn with."""
    return QPen(mixed(theme.paper, theme.ink, 0.6), 1.5, LINES[seen])


class Key:
    """The samples with their words in one line, which begins where reading does."""

    def __init__(self, words: Words, face: QFont) -> None:
        self._right = words.right_to_left
        self._face = faces.small(face)
        metrics = QFontMetricsF(self._face)
        self._said = [(seen, words(seen.label), metrics.horizontalAdvance(words(seen.label)) + 2) for seen in Seen]
        self.width = sum(_SAMPLE + _BESIDE + width + _APART for _, _, width in self._said) - _APART
        self.height = metrics.lineSpacing() + 2 * _PAD

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Draw it into an area, from the side where reading begins."""
        painter.setFont(self._face)
        at, middle = 0.0, area.center().y()

        def place(offset: float, width: float) -> QRectF:
            left = area.right() - offset - width if self._right else area.left() + offset
            return QRectF(left, area.top(), width, area.height())

        for seen, said, width in self._said:
            sample = place(at, _SAMPLE)
            painter.setPen(pen(seen, theme))
            painter.drawLine(QPointF(sample.left(), middle), QPointF(sample.right(), middle))
            painter.setPen(theme.muted)
            painter.drawText(place(at + _SAMPLE + _BESIDE, width), Qt.AlignmentFlag.AlignCenter, said)
            at += _SAMPLE + _BESIDE + width + _APART


class Legend(QWidget):
    """The key as a part of a window."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(" · ".join(words(seen.label) for seen in Seen))

    @override
    def sizeHint(self) -> QSize:
        key = Key(self._words, self.font())
        return QSize(round(key.width), round(key.height))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        Key(self._words, self.font()).draw(painter, QRectF(self.rect()), Theme.of(self.palette()))
        painter.end()


class LegendItem(QGraphicsItem):
    """The key as a part of a picture, `width` wide."""

    def __init__(self, words: Words, face: QFont, palette: QPalette, width: float) -> None:
        super().__init__()
        self._key, self._palette, self._width = Key(words, face), palette, width

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, max(self._width, self._key.width), self._key.height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        self._key.draw(painter, QRectF(0, 0, self._width, self._key.height), Theme.of(self._palette))
