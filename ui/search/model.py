"""The places that answer to a query as Qt's list model, which reads on as it is scrolled."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from factcheck.errors import IsnadError
from factcheck.words import N_, Words
from ui.override import override
from ui.searching import Found, Group
from ui.work import Work

if TYPE_CHECKING:
    from factcheck.search.places import Hit

Index = QModelIndex | QPersistentModelIndex
Row = "Group | Hit"

ROW = int(Qt.ItemDataRole.UserRole)
"""The role under which an item is its whole value: a Group, which is the heading over its hits, or a Hit."""

_PAGE = 60
_SLOW_PAGE = 150
_MOST_CHECKED = 10_000
"""How many hits are read to be checked together: to mark so many takes some seconds."""
_LIMITED = N_("Checked are the first hits: {count}. More are not marked at once.")
_SECONDS = 0.012
"""What one reading may take of the frame in which it is done."""


class ResultsModel(QAbstractListModel):
    """Headings and hits in one column; the hits in an article's text can be checked, by its heading all at once.

    `counted` says that there are more rows, or nothing is left to read; `refused` why there are none; `limited` that
    not all can be checked. `articles` are those that the hits are in, so far.
    """

    counted = Signal()
    limited = Signal(str)
    refused = Signal(str)

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[Group | Hit] = []
        self._checked: set[int] = set()
        self._found: Found | None = None
        self._further = QTimer(self)
        self._further.setSingleShot(True)
        self._further.timeout.connect(self._read)
        self._all = False
        self._reading: Work | None = None
        self._read_by: Found | None = None
        self._waits = False
        self._kept: frozenset[Hit] = frozenset()
        self.articles: set[str] = set()
        self.count = 0

    def show(self, found: Found | None) -> None:
        """Show these answers and no others; the first of them at once."""
        self._kept = frozenset()
        self._reset(found)
        self._read()

    def renew(self, found: Found) -> None:
        """Show what answers now to the same query: as many of the first answers as were read, the checked still so."""
        least, all, self._kept = self.count, self._all, frozenset(self._rows[row] for row in self._checked)  # type: ignore[misc]
        self._reset(found)
        self._all = all
        self._read(max(least, _PAGE))

    def row_of(self, hit: "Hit") -> int:
        """Return the row of a hit that was read, or -1."""
        return self._rows.index(hit) if hit in self._rows else -1

    def _reset(self, found: Found | None) -> None:
        self.beginResetModel()
        self._rows, self._checked, self._found, self.count, self._all = [], set(), found, 0, False
        self.articles = set()
        self.endResetModel()

    @property
    def is_whole(self) -> bool:
        """Whether everything was read."""
        return self._found is None or not self._found.has_more

    def hit(self, index: Index) -> "Hit | None":
        """Return the hit at an index, for a heading the first one below it; or None."""
        row = self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None
        return row.hits[0] if isinstance(row, Group) else row

    def to_mark(self, index: Index) -> "list[Hit]":
        """Return the checked hits; where none is checked, the one at an index if it can be marked."""
        rows = sorted(self._checked) or [index.row()]
        return [self._rows[row] for row in rows if self._markable(row)]  # type: ignore[misc]

    def places_in(self, version: str) -> list[tuple[int, int]]:
        """Return where in the text of a version the hits stand that were read so far, in order."""
        rows = enumerate(self._rows)
        return sorted((row.start, row.end) for at, row in rows if not isinstance(row, Group)
                      and self._markable(at) and row.version == version)  # fmt: skip

    def check_all(self, checked: bool) -> None:
        """Check every hit that can be marked, those too that are still to be read, which are then read on; or none."""
        self._all = checked
        self._checked = {row for row in range(len(self._rows)) if self._markable(row)} if checked else set()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        if checked and not self.is_whole:
            self._further.start(0)

    @property
    def are_all_checked(self) -> bool:
        """Whether all hits are checked, those too that are still to be read."""
        return self._all

    @property
    def is_filling(self) -> bool:
        """Whether all hits are checked and some of them are still to be read."""
        return self._all and not self.is_whole

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        busy = self._further.isActive() or self._read_by is self._found
        return not parent.isValid() and not self.is_whole and not busy

    @override
    def fetchMore(self, parent: Index) -> None:
        self._read()

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return able | Qt.ItemFlag.ItemIsUserCheckable if self._below(index.row()) else able

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title if isinstance(row, Group) else row.hit
            case Qt.ItemDataRole.AccessibleTextRole:
                return told(row, self._words)
            case Qt.ItemDataRole.CheckStateRole:
                return self._check_state(index.row())
            case _:
                return row if role == ROW else None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        below = self._below(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or not below:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Unchecked:
            self._checked.difference_update(below)
            self._all = False
        else:
            self._checked.update(below)
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        return True

    def _below(self, row: int) -> list[int]:
        """The rows that are checked with a row: itself, or all hits below a heading."""
        one = self._rows[row] if 0 <= row < len(self._rows) else None
        last = row + len(one.hits) if isinstance(one, Group) else row
        return [at for at in range(row, last + 1) if self._markable(at)]

    def _markable(self, row: int) -> bool:
        from factcheck.search.places import Kind  # the search is loaded when it is first used

        one = self._rows[row] if 0 <= row < len(self._rows) else None
        return one is not None and not isinstance(one, Group) and one.kind is Kind.TEXT

    def _check_state(self, row: int) -> Qt.CheckState | None:
        below = self._below(row)
        if not below:
            return None
        checked = sum(at in self._checked for at in below)
        some = Qt.CheckState.PartiallyChecked if checked else Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if checked == len(below) else some

    @Slot()
    def _read(self, least: int = _PAGE) -> None:
        """Read one page; where the time was too short for a single hit, go on when the window has breathed."""
        self._further.stop()
        if self._found is None:
            return
        if self._found.is_read_apart(self._all):
            self._waits = self._reading is not None
            if self._waits:  # it goes on when that is done
                self.counted.emit()
                return
            self._read_by, self._reading = (
                self._found,
                self._found.reading(max(least, _SLOW_PAGE, self.count * self._all)),
            )
            self._reading.produced.connect(self._arrived)
            self._reading.failed.connect(self._failed)
            self._reading.finished.connect(self._finished)
            self._found.start(self._reading)
            self.counted.emit()
            return
        try:
            self._add(self._found.page(least, _SECONDS))
        except IsnadError as error:
            self._refuse(error)

    def _refuse(self, error: IsnadError) -> None:
        self._found = None
        self.refused.emit(error.said(self._words))

    def _add(self, groups: list[Group]) -> None:
        rows = _rows_of(groups)
        self.articles |= {group.article for group in groups if group.article}
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            first = len(self._rows)
            self._rows += rows
            self._checked.update(
                row
                for row in range(first, len(self._rows))
                if self._markable(row) and (self._all or self._rows[row] in self._kept)
            )
            self.count += sum(len(group.hits) for group in groups)
            self.endInsertRows()
        if self.is_filling and self.count >= _MOST_CHECKED:
            self._all = False
            self.limited.emit(self._words(_LIMITED, count=self._words.number(len(self._checked))))
        if not self.is_whole and (self._all or not rows):
            self._further.start(0)
        self.counted.emit()

    @Slot(object)
    def _arrived(self, read: object) -> None:
        if self._found is self._read_by and self._found is not None:
            self._add(self._found.take(read))  # type: ignore[arg-type]

    @Slot(object)
    def _failed(self, error: object) -> None:
        if not isinstance(error, IsnadError):
            raise error  # type: ignore[misc]
        if self._found is self._read_by:
            self._refuse(error)

    @Slot()
    def _finished(self) -> None:
        work = self.sender()
        if isinstance(work, Work):
            work.deleteLater()
        self._reading = self._read_by = None
        if self._waits:
            self._read()


def _rows_of(groups: list[Group]) -> "list[Group | Hit]":
    rows: list[Group | Hit] = []
    for group in groups:
        rows += [group, *group.hits]
    return rows


def told(row: "Group | Hit", words: Words) -> str:
    """Return a row as one sentence."""
    if isinstance(row, Group):
        return f"{row.title}, {words.many('{count} hit', '{count} hits', len(row.hits))}"
    return " ".join(f"{row.before}{row.hit}{row.after}".split())
