"""How a claim looks in the panel: number, status with its icon and word, wording, and the quote where it differs."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from factcheck.model import Claim
from factcheck.words import Words
from ui import drawing, faces, fields, icons, palette
from ui.claims.model import CLAIM, NUMBER
from ui.override import override
from ui.palette import Theme

_PAD, _GAP, _ICON = 12, 6, 14
_WORDING_LINES = 2


class ClaimDelegate(QStyledItemDelegate):
    """Draws one claim; its wording and its quote each in their own direction. F2 edits the wording in place."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        font: QFont = option.font
        return QSize(180, round(2 * _PAD + _pill_height(font) + _GAP + self._words_height(font) + _GAP / 2))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        claim: Claim = index.data(CLAIM)
        theme = Theme.of(option.palette)
        area = QRectF(option.rect)
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, palette.mixed(theme.paper, theme.accent, 0.12))
            self._draw_edge(painter, option, claim)
        inner = area.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        self._draw_pill(painter, option, inner, claim, index.data(NUMBER))
        inner.setTop(inner.top() + _pill_height(font) + _GAP)
        taken = drawing.draw(painter, inner, claim.wording, faces.reading(font), theme.ink, _WORDING_LINES)
        differs = claim.wording != claim.quoted
        below = f"«{claim.quoted}»" if differs else claim.note
        if below:
            inner.setTop(inner.top() + taken)
            drawing.draw(painter, inner, below, faces.small(font), theme.muted)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.hairline)
        painter.restore()

    def _draw_edge(self, painter: QPainter, option: QStyleOptionViewItem, claim: Claim) -> None:
        """The stripe at the reading side that says which claim is chosen, also without colour."""
        area = QRectF(option.rect)
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        left = area.right() - 3 if right_to_left else area.left()
        theme = Theme.of(option.palette)
        painter.fillRect(QRectF(left, area.top(), 3, area.height()), theme.inks[claim.status].line)

    def _draw_pill(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRectF, claim: Claim, number: int
    ) -> None:
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        font = faces.small(option.font)
        theme = Theme.of(option.palette)
        colors = theme.inks[claim.status]
        metrics = QFontMetricsF(font)
        height = _pill_height(option.font)
        shown = self._words.number(number)
        label = self._words(claim.status.label)
        number_width = metrics.horizontalAdvance(shown)
        width = 8 + _ICON + 5 + metrics.horizontalAdvance(label) + 10

        def place(offset: float, extent: float) -> QRectF:
            left = inner.right() - offset - extent if right_to_left else inner.left() + offset
            return QRectF(left, inner.top(), extent, height)

        painter.setFont(font)
        painter.setPen(theme.muted)
        painter.drawText(place(0, number_width + 2), Qt.AlignmentFlag.AlignCenter, shown)
        start = number_width + 10
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.pill)
        painter.drawRoundedRect(place(start, width), height / 2, height / 2)
        ratio = painter.device().devicePixelRatioF()
        picture = icons.pixmap(claim.status.value, colors.text, round(_ICON * ratio))
        picture.setDevicePixelRatio(ratio)
        at = place(start + 8, _ICON)
        painter.drawPixmap(QPointF(at.left(), at.top() + (height - _ICON) / 2), picture)
        painter.setPen(colors.text)
        painter.drawText(
            place(start + 8 + _ICON + 5, metrics.horizontalAdvance(label) + 2), Qt.AlignmentFlag.AlignCenter, label
        )

    def _words_height(self, font: QFont) -> float:
        reading, small = QFontMetricsF(faces.reading(font)), QFontMetricsF(faces.small(font))
        return _WORDING_LINES * reading.lineSpacing() + small.lineSpacing()

    # Editing in place

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = fields.LineField(parent)
        editor.setAccessibleName(self._words("Wording of the claim"))
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        # Also asked for when the claim changes elsewhere: what was typed by then stays, and is the next change.
        if not (isinstance(editor, fields.LineField) and editor.isModified()):
            super().setEditorData(editor, index)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        font: QFont = option.font
        top = area.top() + _PAD + round(_pill_height(font)) + _GAP - 2
        editor.setGeometry(area.left() + _PAD - 4, top, area.width() - 2 * _PAD + 8, editor.sizeHint().height() + 4)


def _pill_height(font: QFont) -> float:
    return QFontMetricsF(faces.small(font)).lineSpacing() + 4
