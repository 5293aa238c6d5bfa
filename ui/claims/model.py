"""The claims of the open article as Qt's list model."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, Signal, Slot

from factcheck.glance import Glance
from factcheck.model import Claim, Status
from factcheck.words import Words
from ui.claims import telling
from ui.claims.filtering import Filter, Sieve, same_ends
from ui.override import override

Index = QModelIndex | QPersistentModelIndex

CLAIM = int(Qt.ItemDataRole.UserRole)
"""The role under which an item is the whole claim."""

_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)

NUMBER = CLAIM + 1
"""The role under which an item is the claim's number: its place in the article, from 1."""

GLANCE = CLAIM + 2
"""The role under which an item is what is recorded of the claim, a Glance, or None as long as that was not read."""

_FEW = 4
"""Of how many claims the rows are looked up one by one."""

_RECORDED = [GLANCE, int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleDescriptionRole)]


class ClaimsModel(QStringListModel):
    """The claims that a filter lets through, in its order; each keeps the number of its place in the article.

    An edited wording is a wish: the store's answer comes back through `set_claims`. `carry` makes of claims what is
    dragged out of a view. The list of strings below, all of them empty, does nothing but count the rows: a view asks
    how many there are twice for each, whenever one comes.
    """

    wording_wished = Signal(str, str)

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._all: Sequence[Claim] = ()
        self._filter = Filter()
        self._sieve = Sieve()
        self._claims: Sequence[Claim] = ()
        self._numbers: Sequence[int] = ()
        self._coming: tuple[Sequence[Claim], Sequence[int]] = ((), ())
        self._looked_up: dict[str, int] = {}
        self._glances: Mapping[str, Glance] = {}
        self.carry: Callable[[list[Claim]], QMimeData] | None = None
        # Before any view hears of it.
        for changed in (self.rowsInserted, self.rowsRemoved, self.modelReset):
            changed.connect(self._take)

    @Slot()
    def _take(self) -> None:
        self._claims, self._numbers = self._coming
        self._looked_up = {}

    def set_claims(self, claims: Sequence[Claim]) -> None:
        """Show these claims, telling the views no more than what is different: selection and scrolling stay.

        The sequence must not change afterwards.
        """
        self._sieve.forget_others(claims)
        self._all = claims
        old, before, looked_up = self._claims, self._numbers, self._looked_up
        new, numbers = self._sieve.rows(self._all, self._filter)
        head, tail = same_ends(old, new)
        removed, inserted = len(old) - head - tail, len(new) - head - tail
        replaced = min(removed, inserted)
        self._claims = [*old[:head], *new[head : head + replaced], *old[head + replaced :]]
        self._coming = new, numbers
        if removed > replaced:
            self.removeRows(head + replaced, removed - replaced)
        if inserted > replaced:
            self.insertRows(head + replaced, inserted - replaced)
        self._take()
        self._looked_up = _moved(looked_up, head, len(old) - tail, inserted - removed)
        self._looked_up |= {claim.id: head + at for at, claim in enumerate(new[head : head + min(inserted, _FEW)])}
        # A claim that came or went renumbers those that follow it, whether it is shown or not.
        renumbered = removed != inserted or before != numbers
        first = min(head, _unlike(before, numbers))
        last = len(new) - 1 if renumbered else head + replaced - 1
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last))

    def set_glances(self, glances: Mapping[str, Glance], renewed: Collection[str]) -> None:
        """Show what is recorded of claims, by id, from now on; `renewed` are those of which that is news."""
        self._glances = glances
        rows = (
            sorted(row for id in renewed if (row := self.row_of(id)) >= 0)
            if len(renewed) <= _FEW
            else ([row for row, claim in enumerate(self._claims) if claim.id in renewed])
        )
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]), _RECORDED)

    def set_filter(self, wanted: Filter) -> None:
        """Show what another filter lets through; nothing is current or selected then."""
        self._filter = wanted
        claims, numbers = self._sieve.rows(self._all, wanted)
        if list(numbers) != list(self._numbers):
            self._coming = claims, numbers
            self.setStringList([""] * len(numbers))

    def counts(self) -> dict[Status, int]:
        """Return how many claims of each status hold the words of the filter."""
        return self._sieve.counts(self._all, self._filter)

    def row_of(self, id: str) -> int:
        """Return the row of a claim, or -1."""
        # Few are asked for between two changes: looking through ten thousand for one is quicker than noting all.
        if id and id not in self._looked_up:
            self._looked_up[id] = next((row for row, claim in enumerate(self._claims) if claim.id == id), -1)
        return self._looked_up[id] if id else -1

    def at(self, index: Index) -> Claim | None:
        """Return the claim at an index, or None."""
        return self._claims[index.row()] if 0 <= index.row() < len(self._claims) else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        claim = self.at(index)
        if claim is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return claim.wording
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join([claim.passage.quote, *self._recorded(claim)])
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return " ".join(f"{sentence}." for sentence in self._recorded(claim))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words(
                    "{number}, {status}: {wording}",
                    number=self._numbers[index.row()], status=self._words(claim.status.label), wording=claim.wording,
                )  # fmt: skip
            case _:
                known = {CLAIM: claim, NUMBER: self._numbers[index.row()], GLANCE: self._glances.get(claim.id)}
                return known.get(role)

    def _recorded(self, claim: Claim) -> list[str]:
        glance = self._glances.get(claim.id)
        return telling.told(glance, self._words) if glance else []

    @override
    def mimeTypes(self) -> list[str]:
        return ["text/plain", "text/html"]

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        claims = [claim for index in sorted(indexes, key=QModelIndex.row) if (claim := self.at(index))]
        return self.carry(claims) if self.carry and claims else QMimeData()

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        claim = self.at(index)
        if claim is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.wording_wished.emit(claim.id, str(value))
        return True


def _moved(rows: Mapping[str, int], start: int, end: int, by: int) -> dict[str, int]:
    """Return the rows of those claims, by id, that stay before `start` or go on from `end` by so many rows."""
    return {id: row if row < start else row + by for id, row in rows.items() if 0 <= row < start or row >= end}


def _unlike(one: Sequence[int], other: Sequence[int]) -> int:
    """Return the first place at which two lists of numbers differ."""
    if isinstance(one, range) and isinstance(other, range):  # each from 1, one by one
        return min(len(one), len(other))
    differing = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))
