"""The sources of the desk as Qt's list model, and how one looks in the list."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from factcheck.attribution import Source
from factcheck.model import Status
from factcheck.words import Words
from ui import faces, palette
from ui.override import override
from ui.palette import Theme
from ui.sources.painting import draw_focus, draw_icon, draw_line
from ui.sourcing import Counted

Index = QModelIndex | QPersistentModelIndex

COUNTED = int(Qt.ItemDataRole.UserRole)
"""The role under which a row is the whole `Counted` value."""

_PAD, _GAP, _ICON, _SMALL = 10, 8, 18, 13


class SourcesModel(QAbstractListModel):
    """Sources in the order in which they are given."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[Counted] = []

    def show(self, rows: Sequence[Counted]) -> None:
        """Show these sources and no others; where they are the same ones, nothing moves."""
        same = [one.source.id for one in self._rows] == [one.source.id for one in rows]
        if same:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def at(self, index: Index) -> Source | None:
        """Return the source at an index, or None."""
        return self._rows[index.row()].source if 0 <= index.row() < len(self._rows) else None

    def row_of(self, source: str) -> int:
        """Return the row of a source, or -1."""
        return next((row for row, one in enumerate(self._rows) if one.source.id == source), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._rows):
            return None
        row, language = self._rows[index.row()], self._words.language
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.source.name(language)
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join([*row.source.names, self._words(row.source.kind.label)])
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join([row.source.name(language), self._words(row.source.kind.label), *self._counted(row)])
            case _:
                return row if role == COUNTED else None

    def _counted(self, row: Counted) -> list[str]:
        words = self._words
        told = [words.many("{count} claim", "{count} claims", row.total)]
        for status in (one for one in Status if row.claims.get(one)):
            told.append(words("{status}: {count}", status=words(status.label), count=row.claims[status]))
        return told


class SourcesDelegate(QStyledItemDelegate):
    """Draws a source: the icon of its kind, its name, its name in the other language, and the counts by status."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font: QFont = option.font
        name, other = QFontMetricsF(faces.reading(font)), QFontMetricsF(faces.small(font))
        return QSize(200, round(2 * _PAD + name.lineSpacing() + other.lineSpacing()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Counted = index.data(COUNTED)
        theme, font = Theme.of(option.palette), QFont(option.font)
        right = option.direction == Qt.LayoutDirection.RightToLeft
        area = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, palette.mixed(theme.paper, theme.accent, 0.14))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.hairline)
        inner = area.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        line = QFontMetricsF(faces.reading(font)).lineSpacing()
        x = inner.right() - _ICON if right else inner.left()
        draw_icon(painter, x, inner.top() + (line - _ICON) / 2, _ICON, f"source-{row.source.kind.value}", theme.ink)
        inner = inner.adjusted(0, 0, -_ICON - _GAP, 0) if right else inner.adjusted(_ICON + _GAP, 0, 0, 0)
        name = row.source.name(self._words.language)
        draw_line(painter, inner, name, faces.reading(font), theme.ink, right=right)
        below = inner.adjusted(0, line, 0, 0)
        taken = self._draw_counts(painter, below, row, font, theme, right)
        below = below.adjusted(taken, 0, 0, 0) if right else below.adjusted(0, 0, -taken, 0)
        draw_line(painter, below, self._told(row.source), faces.small(font), theme.muted, right=right)
        draw_focus(painter, option)
        painter.restore()

    def _told(self, source: Source) -> str:
        name = source.name(self._words.language)
        others = [one for one in (source.name_ar, source.name_en) if one and one != name]
        kind = self._words(source.kind.label)
        return " · ".join(["\u2068" + one + "\u2069" for one in (*others, kind)])

    def _draw_counts(
        self, painter: QPainter, area: QRectF, row: Counted, font: QFont, theme: Theme, right: bool
    ) -> float:
        """Draw the number of claims by status at the far end of the line, and return the width taken."""
        small = faces.small(font)
        metrics, taken = QFontMetricsF(small), 0.0
        for status in reversed([one for one in Status if row.claims.get(one)]):
            number = self._words.number(row.claims[status])
            width = metrics.horizontalAdvance(number)
            whole = width + _SMALL + 4
            left = area.left() + taken if right else area.right() - taken - whole
            inks = theme.inks[status]
            top = area.top() + (metrics.lineSpacing() - _SMALL) / 2
            draw_icon(painter, left + width + 4 if right else left, top, _SMALL, status.value, inks.line)
            painter.setFont(small)
            painter.setPen(inks.text)
            place = QRectF(left if right else left + _SMALL + 4, area.top(), width + 1, metrics.lineSpacing())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number)
            taken += whole + _GAP
        return taken
