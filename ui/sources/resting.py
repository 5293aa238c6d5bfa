"""The list of the claims that rest on a source, by status, each with its article."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from factcheck.attribution import Resting
from factcheck.model import Status
from factcheck.words import Words
from ui import drawing, faces, palette
from ui.override import override
from ui.palette import Theme
from ui.sources.painting import draw_focus, draw_icon, draw_line

_RESTING, _GROUP = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1
_PAD, _ICON, _BESIDE = 8, 14, 6
_WORDING_LINES = 2


class RestingList(QListWidget):
    """Claims under a line for each status; a click or Enter on one says `claim_wished(Resting)`."""

    claim_wished = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setObjectName("restingList")
        self.setAccessibleName(words("Claims that rest on it"))
        self.setItemDelegate(_Delegate(words, self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setTabKeyNavigation(False)
        self.itemClicked.connect(self._wish)
        self.itemActivated.connect(self._wish)

    def show_claims(self, claims: Sequence[Resting]) -> None:
        """Show these claims, which come by status."""
        self.clear()
        for status, group in groupby(claims, key=lambda one: one.status):
            members = list(group)
            title = QListWidgetItem(self._words(status.label), self)
            title.setFlags(Qt.ItemFlag.ItemIsEnabled)
            title.setData(_GROUP, (status, len(members)))
            for one in members:
                item = QListWidgetItem(one.wording, self)
                item.setData(_RESTING, one)
                item.setToolTip(one.wording)
                told = ", ".join((self._words(one.status.label), one.wording, one.title))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        if self.count() > 1:
            self.setCurrentRow(1)

    @Slot(QListWidgetItem)
    def _wish(self, item: QListWidgetItem) -> None:
        resting = item.data(_RESTING)
        if isinstance(resting, Resting):
            self.claim_wished.emit(resting)


class _Delegate(QStyledItemDelegate):
    def __init__(self, words: Words, view: QListWidget) -> None:
        super().__init__(view)
        self._words = words

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        font: QFont = option.font
        small = QFontMetricsF(faces.small(font)).lineSpacing()
        if index.data(_GROUP):
            return QSize(120, round(small + 2 * _PAD))
        return QSize(120, round(_WORDING_LINES * QFontMetricsF(faces.reading(font)).lineSpacing() + small + 2 * _PAD))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        group = index.data(_GROUP)
        if group:
            self._draw_group(painter, option, *group)
        else:
            self._draw_claim(painter, option, index.data(_RESTING))
        painter.restore()

    def _draw_group(self, painter: QPainter, option: QStyleOptionViewItem, status: Status, count: int) -> None:
        inks = Theme.of(option.palette).inks[status]
        right = option.direction == Qt.LayoutDirection.RightToLeft
        small = faces.small(QFont(option.font))
        area = QRectF(option.rect).adjusted(_PAD, _PAD, -_PAD, -_PAD)
        painter.fillRect(option.rect, inks.tint)
        top = area.top() + (area.height() - _ICON) / 2
        draw_icon(painter, area.right() - _ICON if right else area.left(), top, _ICON, status.value, inks.text)
        skip = _ICON + _BESIDE
        words = area.adjusted(0, 0, -skip, 0) if right else area.adjusted(skip, 0, 0, 0)
        told = self._words("{status}: {count}", status=self._words(status.label), count=count)
        draw_line(painter, words, told, small, inks.text, right=right)

    def _draw_claim(self, painter: QPainter, option: QStyleOptionViewItem, resting: Resting) -> None:
        theme, font = Theme.of(option.palette), QFont(option.font)
        area = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, palette.mixed(theme.paper, theme.accent, 0.14))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.hairline)
        inner = area.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        taken = drawing.draw(painter, inner, resting.wording, faces.reading(font), theme.ink, _WORDING_LINES)
        told = f"\u2068{resting.title}\u2069"
        if resting.in_evidence:
            told += f" · {self._words('in its evidence')}"
        drawing.draw(painter, inner.adjusted(0, taken, 0, 0), told, faces.small(font), theme.muted)
        draw_focus(painter, option)
