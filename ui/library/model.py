"""The articles of the desk as Qt's list model: their ids at once, what stands in a row when it is looked at."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from factcheck.words import Words
from ui.override import override

if TYPE_CHECKING:
    from ui.session import Listed, Session

Index = QModelIndex | QPersistentModelIndex

LISTED = int(Qt.ItemDataRole.UserRole)
"""The role under which an item is the whole `Listed` value."""

_PAGE = 64
"""How many rows are read at once."""
_MOST_KEPT = 4096


class LibraryModel(QAbstractListModel):
    """Articles in the order that was asked for."""

    def __init__(self, session: "Session", words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._session = session
        self._ids: list[str] = []
        self._kept: dict[str, Listed] = {}

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the articles, from the top."""
        return self._ids

    def show(self, ids: Sequence[str]) -> None:
        """Show these articles and no others; where some are only added at an end, nothing else moves."""
        shown, more = len(self._ids), len(ids) - len(self._ids)
        if shown and list(ids[:shown]) == self._ids:
            self._insert(shown, ids[shown:])
            return
        if shown and more > 0 and list(ids[more:]) == self._ids:
            self._insert(0, ids[:more])
            return
        self.beginResetModel()
        self._ids = list(ids)
        self.endResetModel()

    def _insert(self, row: int, ids: Sequence[str]) -> None:
        if ids:
            self.beginInsertRows(QModelIndex(), row, row + len(ids) - 1)
            self._ids[row:row] = ids
            self.endInsertRows()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read these articles again when they are next looked at; those that are gone are shown no longer."""
        there = self._session.holdings.rows(list(changed)) if len(changed) <= _PAGE else {}
        for id in changed:
            self._kept.pop(id, None)
        self._kept |= there
        for row in [row for row, id in enumerate(self._ids) if id in changed][::-1]:
            if len(changed) <= _PAGE and self._ids[row] not in there:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._ids[row]
                self.endRemoveRows()
            else:
                self.dataChanged.emit(self.index(row), self.index(row))

    def insert(self, id: str) -> None:
        """Show one article more, in its place among articles of which the newest is the first."""
        created = self._read_one(id)
        if created is None:
            return
        low, high = 0, len(self._ids)
        while low < high:
            middle = (low + high) // 2
            other = self._row(middle)
            newer = other is not None and other.article.created > created.article.created
            low, high = (middle + 1, high) if newer else (low, middle)
        self._insert(low, [id])

    def row_of(self, id: str) -> int:
        """Return the row of an article, or -1."""
        return self._ids.index(id) if id in self._ids else -1

    def at(self, index: Index) -> "Listed | None":
        """Return the article at an index, or None."""
        return self._row(index.row()) if 0 <= index.row() < len(self._ids) else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ROLES:
            return None
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
                return listed

    def _counted(self, listed: "Listed") -> str:
        total = sum(listed.claims.values())
        return self._words.many("{count} claim", "{count} claims", total)

    def _row(self, row: int) -> "Listed | None":
        id = self._ids[row]
        if id not in self._kept:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            first = row - row % _PAGE
            self._kept |= self._session.holdings.rows(self._ids[first : first + _PAGE])
        return self._kept.get(id)

    def _read_one(self, id: str) -> "Listed | None":
        if id not in self._kept:
            self._kept |= self._session.holdings.rows([id])
        return self._kept.get(id)


_ROLES = frozenset(
    (
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        LISTED,
    )
)
