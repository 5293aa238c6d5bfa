"""The list of claims as it is seen: three of them, drawn more tightly where there is little room, and one at least."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from factcheck.words import Words
from ui.claims.delegate import ClaimDelegate
from ui.override import override

LEAST_ROWS = 3


class ClaimsView(QListView):
    """A list of claims, several of which can be chosen; F2 or a double click edits a wording in place."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._delegate = ClaimDelegate(words, self)
        self._rows = LEAST_ROWS
        self.setObjectName("claimsView")
        self.setAccessibleName(words("Claims"))
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._keep_rows()

    def fit(self, room: int) -> None:
        """Draw the claims so that three are seen in so many pixels of height, if they can be."""
        tight = room < LEAST_ROWS * self._delegate.height(self.font(), tight=False)
        if tight != self._delegate.is_tight:
            self._delegate.is_tight = tight
            self._keep_rows()
            self.scheduleDelayedItemsLayout()
            self.scrollTo(self.currentIndex())

    def keep(self, room: int) -> bool:
        """Claim the height of three rows, or of as many as so many pixels hold; whether that changed is returned."""
        rows = max(1, min(LEAST_ROWS, room // self._row()))
        changed = rows != self._rows
        if changed:
            self._rows = rows
            self._keep_rows()
        return changed

    def spare(self) -> int:
        """Return how many pixels of its least height the list can go without: all but one tight row."""
        return max(0, self.minimumHeight() - self._delegate.height(self.font(), tight=True))

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        bar = self.verticalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        row = self._row()
        if bar.value() > before and self.viewport().height() >= 2 * row:
            bar.setValue(-(-bar.value() // row) * row)  # the first row that is seen is seen whole

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # The chosen claim stays in sight where the pane below takes room away.
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _keep_rows(self) -> None:
        self.setMinimumHeight(self._rows * self._row())

    def _row(self) -> int:
        return self._delegate.height(self.font(), tight=self._delegate.is_tight)
