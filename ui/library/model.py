"""The articles of the desk as Qt's list model."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from factcheck.words import Words
from ui.override import override

if TYPE_CHECKING:
    from ui.session import Listed

Index = QModelIndex | QPersistentModelIndex

LISTED = int(Qt.ItemDataRole.UserRole)
"""The role under which an item is the whole `Listed` value."""


class LibraryModel(QAbstractListModel):
    """The articles, the newest in the desk first."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[Listed] = []

    def set_rows(self, rows: Sequence["Listed"]) -> None:
        """Show these articles and no others."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def update(self, ids: frozenset[str], now_there: Sequence["Listed"]) -> None:
        """Show the articles with these ids as they are now: changed, new (they go first), or gone."""
        current = {listed.article.id: listed for listed in now_there}
        for row in reversed(range(len(self._rows))):
            id = self._rows[row].article.id
            if id in current:
                self._rows[row] = current.pop(id)
                self.dataChanged.emit(self.index(row), self.index(row))
            elif id in ids:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._rows[row]
                self.endRemoveRows()
        for listed in current.values():
            at = next((row for row, other in enumerate(self._rows) if other.article.created <= listed.article.created),
                      len(self._rows))  # fmt: skip
            self.beginInsertRows(QModelIndex(), at, at)
            self._rows.insert(at, listed)
            self.endInsertRows()

    def row_of(self, id: str) -> int:
        """Return the row of an article, or -1."""
        return next((row for row, listed in enumerate(self._rows) if listed.article.id == id), -1)

    def at(self, index: Index) -> "Listed | None":
        """Return the article at an index, or None."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        listed = self.at(index)
        if listed is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return listed.article.title
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (listed.article.title, listed.article.url) if part)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{listed.article.title}, {self._counted(listed)}"
            case _:
                return listed if role == LISTED else None

    def _counted(self, listed: "Listed") -> str:
        total = sum(listed.claims.values())
        return self._words.many("{count} claim", "{count} claims", total)
