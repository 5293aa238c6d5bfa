"""How a claim looks in the panel: number, status with its icon and word, counts, wording, and who says it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from factcheck.glance import Glance
from factcheck.model import Claim
from factcheck.words import Words
from ui import drawing, faces, fields, icons, palette
from ui.claims import telling
from ui.claims.model import CLAIM, GLANCE, NUMBER
from ui.claims.row_pictures import RowPictures
from ui.override import override
from ui.palette import Theme

_PAD, _GAP, _ICON = 12, 6, 14
_ABOVE, _TIGHT = (8, 4), (7, 3)
"""The pixels over and under what a row holds, and between its lines; the same where there is little room."""
_WORDING_LINES = 2
_SPEAKER = 0.45
"""The share of a line that a speaker's name may take where something else stands on it too."""


class ClaimDelegate(QStyledItemDelegate):
    """Draws one claim; its wording and its quote each in their own direction. F2 edits the wording in place."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._pictures = RowPictures()
        self.is_tight = False

    def height(self, font: QFont, *, tight: bool) -> int:
        """Return how high a row is; a tight one has one line for the wording, for where there is little room."""
        (pad, gap), lines = (_TIGHT, 1) if tight else (_ABOVE, _WORDING_LINES)
        reading, small = QFontMetricsF(faces.reading(font)), QFontMetricsF(faces.small(font))
        words = lines * reading.lineSpacing() + small.lineSpacing()
        return round(2 * pad + _pill_height(font) + gap + words + gap / 2)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(180, self.height(option.font, tight=self.is_tight))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        claim: Claim = index.data(CLAIM)
        glance: Glance | None = index.data(GLANCE)
        number = self._words.number(index.data(NUMBER))
        room = QFontMetricsF(faces.small(option.font)).horizontalAdvance(number)
        # The number is drawn by itself: one mark more gives another one to all rows below it.
        self._pictures.draw(
            painter, option, claim.id, (claim, glance, room, self.is_tight),
            lambda on, row: self._draw_row(on, row, claim, glance, room),
        )  # fmt: skip
        self._draw_number(painter, option, number, room)

    def _draw_row(
        self, painter: QPainter, option: QStyleOptionViewItem, claim: Claim, glance: Glance | None, number_width: float
    ) -> None:
        """Draw all of a row but its number, for which so many pixels are left."""
        theme = Theme.of(option.palette)
        area = QRectF(option.rect)
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, palette.mixed(theme.paper, theme.accent, 0.12))
            self._draw_edge(painter, option, claim)
        (pad, gap), lines = (_TIGHT, 1) if self.is_tight else (_ABOVE, _WORDING_LINES)
        inner = area.adjusted(_PAD, pad, -_PAD, -pad)
        self._draw_pill(painter, option, inner, claim, number_width)
        if glance:
            self._draw_counts(painter, option, inner, glance)
        inner.setTop(inner.top() + _pill_height(font) + gap)
        taken = drawing.draw(painter, inner, claim.wording, faces.reading(font), theme.ink, lines)
        inner.setTop(inner.top() + taken)
        differs = claim.wording != claim.quoted
        below = f"«{claim.quoted}»" if differs else claim.note
        if glance and glance.speakers:
            inner = self._draw_speaker(painter, option, inner, glance, alone=not below)
        if below:
            drawing.draw(painter, inner, below, faces.small(font), theme.muted)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.hairline)
        drawing.draw_focus(painter, option, theme)
        painter.restore()

    def _draw_edge(self, painter: QPainter, option: QStyleOptionViewItem, claim: Claim) -> None:
        """The stripe at the reading side that says which claim is chosen, also without colour."""
        area = QRectF(option.rect)
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        left = area.right() - 3 if right_to_left else area.left()
        theme = Theme.of(option.palette)
        painter.fillRect(QRectF(left, area.top(), 3, area.height()), theme.inks[claim.status].line)

    def _draw_number(self, painter: QPainter, option: QStyleOptionViewItem, number: str, width: float) -> None:
        """The number of the claim in the article, at the beginning of the first line."""
        (pad, _), area = (_TIGHT if self.is_tight else _ABOVE), QRectF(option.rect)
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        left = area.right() - _PAD - width - 2 if right_to_left else area.left() + _PAD
        painter.setFont(faces.small(option.font))
        painter.setPen(Theme.of(option.palette).muted)
        place = QRectF(left, area.top() + pad, width + 2, _pill_height(option.font))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number)

    def _draw_pill(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRectF, claim: Claim, number_width: float
    ) -> None:
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        font = faces.small(option.font)
        theme = Theme.of(option.palette)
        colors = theme.inks[claim.status]
        metrics = QFontMetricsF(font)
        height = _pill_height(option.font)
        label = self._words(claim.status.label)
        width = 8 + _ICON + 5 + metrics.horizontalAdvance(label) + 10

        def place(offset: float, extent: float) -> QRectF:
            left = inner.right() - offset - extent if right_to_left else inner.left() + offset
            return QRectF(left, inner.top(), extent, height)

        painter.setFont(font)
        start = number_width + 10
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.pill)
        painter.drawRoundedRect(place(start, width), height / 2, height / 2)
        at = place(start + 8, _ICON)
        self._draw_icon(painter, claim.status.value, colors.text, QPointF(at.left(), at.top() + (height - _ICON) / 2))
        painter.setPen(colors.text)
        painter.drawText(
            place(start + 8 + _ICON + 5, metrics.horizontalAdvance(label) + 2), Qt.AlignmentFlag.AlignCenter, label
        )

    def _draw_counts(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRectF, glance: Glance) -> None:
        """How much evidence there is, and how much is lacking, at the end of the first line."""
        theme, font = Theme.of(option.palette), faces.small(option.font)
        metrics, height = QFontMetricsF(font), _pill_height(option.font)
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        painter.setFont(font)
        offset = 0.0
        for name, count, color in (
            ("lacking", len(glance.wants), theme.ink), ("evidence", glance.evidence, theme.muted),
        ):  # fmt: skip
            if name == "lacking" and not count:
                continue
            shown = self._words.number(count)
            width = metrics.horizontalAdvance(shown)
            for extent, icon in ((width, ""), (_ICON, name)):
                left = inner.left() + offset if right_to_left else inner.right() - offset - extent
                if icon:
                    self._draw_icon(painter, icon, color, QPointF(left, inner.top() + (height - _ICON) / 2))
                else:
                    painter.setPen(color)
                    painter.drawText(QRectF(left, inner.top(), extent, height), Qt.AlignmentFlag.AlignCenter, shown)
                offset += extent + 3
            offset += _GAP

    def _draw_speaker(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRectF, glance: Glance, *, alone: bool
    ) -> QRectF:
        """Who says it, at the beginning of the last line; return the room that is left on it."""
        theme, font = Theme.of(option.palette), faces.small(option.font)
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        room = (inner.width() if alone else inner.width() * _SPEAKER) - _ICON - 4
        name = drawing.elided(telling.speakers(glance, self._words), font, room)
        height, width = QFontMetricsF(font).lineSpacing(), min(room, QFontMetricsF(font).horizontalAdvance(name) + 1)
        left = inner.right() - _ICON if right_to_left else inner.left()
        icon = f"source-{glance.speakers[0][0].kind.value}"
        self._draw_icon(painter, icon, theme.muted, QPointF(left, inner.top() + (height - _ICON) / 2))
        left = left - 4 - width if right_to_left else left + _ICON + 4
        drawing.draw(painter, QRectF(left, inner.top(), width, height), name, font, theme.ink)
        taken = _ICON + 4 + width + 2 * _GAP
        return inner.adjusted(0, 0, -taken, 0) if right_to_left else inner.adjusted(taken, 0, 0, 0)

    def _draw_icon(self, painter: QPainter, name: str, color: QColor, at: QPointF) -> None:
        ratio = painter.device().devicePixelRatioF()
        picture = icons.pixmap(name, color, round(_ICON * ratio))
        picture.setDevicePixelRatio(ratio)
        painter.drawPixmap(at, picture)

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
        # Also asked for when the claim changes elsewhere: what was typed by then stays, and is the next change. And
        # when what is recorded of the claim was read: the same words set again would lose what is selected of them.
        same = index.data(Qt.ItemDataRole.EditRole)
        if not (isinstance(editor, fields.LineField) and (editor.isModified() or editor.text() == same)):
            super().setEditorData(editor, index)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        font: QFont = option.font
        pad, gap = _TIGHT if self.is_tight else _ABOVE
        top = area.top() + pad + round(_pill_height(font)) + gap - 2
        editor.setGeometry(area.left() + _PAD - 4, top, area.width() - 2 * _PAD + 8, editor.sizeHint().height() + 4)


def _pill_height(font: QFont) -> float:
    return QFontMetricsF(faces.small(font)).lineSpacing() + 4
