"""How the answers to a query look: the heading of an article, and each hit in the middle of what surrounds it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from factcheck.words import Words
from ui import drawing, faces, palette
from ui.override import override
from ui.palette import MARK_CONTRAST, Theme, readable
from ui.search import line
from ui.search.model import ROW
from ui.searching import Group

if TYPE_CHECKING:
    from factcheck.search.places import Hit

_PAD, _GAP, _BOX, _SIDE = 7, 8, 26, 14


class ResultsDelegate(QStyledItemDelegate):
    """Draws a heading or a hit; all are of one height, and every text is in its own direction."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        font: QFont = option.font
        return QSize(160, round(2 * _PAD + QFontMetricsF(faces.reading(font)).lineSpacing()))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        theme = Theme.of(option.palette)
        area = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, palette.mixed(theme.paper, theme.accent, 0.12))
        self._draw_box(painter, option, index)
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        start, end = (_GAP, _BOX) if right_to_left else (_BOX, _GAP)
        inner = area.adjusted(start, _PAD, -end, -_PAD)
        if isinstance(row, Group):
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), theme.hairline)
            inner = self._draw_note(painter, option, inner, self._words.number(len(row.hits)))
            drawing.draw(painter, inner, row.title, _heavy(faces.reading(option.font)), theme.ink)
        else:
            self._draw_hit(painter, option, inner, row)
        painter.restore()

    def _draw_hit(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRectF, hit: "Hit") -> None:
        theme = Theme.of(option.palette)
        if hit.kind.value != "text":
            inner = self._draw_note(painter, option, inner, self._words(hit.kind.label))
        line.draw(painter, inner, (hit.before, hit.hit, hit.after), faces.reading(option.font), theme)

    def _draw_note(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRectF, text: str) -> QRectF:
        """Draw a small word at the far end of a row, and return what is left of it."""
        font = faces.small(option.font)
        width = QFontMetricsF(font).horizontalAdvance(text) + 2
        left = inner.left() if option.direction == Qt.LayoutDirection.RightToLeft else inner.right() - width
        painter.setFont(font)
        painter.setPen(Theme.of(option.palette).muted)
        painter.drawText(QRectF(left, inner.top(), width, inner.height()), Qt.AlignmentFlag.AlignCenter, text)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            return inner.adjusted(width + _GAP, 0, 0, 0)
        return inner.adjusted(0, 0, -width - _GAP, 0)

    def _draw_box(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        box = QStyleOptionViewItem(option)
        self.initStyleOption(box, index)
        style = option.widget.style() if option.widget else QApplication.style()
        # Just where Qt looks for it when it is clicked.
        box.rect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, box, option.widget)
        _box(painter, QRectF(box.rect), state, Theme.of(option.palette))


def _box(painter: QPainter, area: QRectF, state: Qt.CheckState, theme: Theme) -> None:
    """Draw a box with an edge that is seen on any ground, which the style's is not."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(area.width(), area.height(), _SIDE)
    middle = area.center()
    square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
    painter.setPen(QPen(readable(palette.mixed(theme.paper, theme.ink, 0.4), theme.paper, MARK_CONTRAST), 1))
    painter.drawRoundedRect(square, 2, 2)
    painter.setPen(QPen(theme.accent, 2))
    inner = square.adjusted(3, 3, -3, -3)
    if state == Qt.CheckState.Checked:
        low = QPointF(inner.left() + inner.width() * 0.4, inner.bottom())
        painter.drawPolyline([QPointF(inner.left(), inner.center().y()), low, inner.topRight()])
    elif state == Qt.CheckState.PartiallyChecked:
        painter.drawLine(QPointF(inner.left(), inner.center().y()), QPointF(inner.right(), inner.center().y()))
    painter.restore()


def _heavy(font: QFont) -> QFont:
    font.setWeight(QFont.Weight.DemiBold)
    return font
