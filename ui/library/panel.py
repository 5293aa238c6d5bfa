"""The library panel: the articles of the desk, the open one chosen; which ones, and in what order, the analyst says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.sift import PLAIN, Sift
from factcheck.words import Words
from ui import icons
from ui.heading import heading
from ui.holdings import FIRST
from ui.library.delegate import LibraryDelegate
from ui.library.model import LibraryModel
from ui.override import override
from ui.roomy import Roomy
from ui.session import Session

if TYPE_CHECKING:
    from factcheck.sift import Collection, Shelf
    from ui.library.bar import SiftBar

_SOON = 150
_LATE = 120
"""Milliseconds after a change in which a list that was asked for is looked up again."""
_TARGET = 28
_BATCH = 2000


class LibraryPanel(QWidget):
    """A heading with the number of articles, what is asked of them, and the list; a click or Enter opens one."""

    menu_wished = Signal(QPoint)

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._session = words, session
        self.sift = PLAIN
        self.filter_button = QToolButton(self)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.model = LibraryModel(session, words, self)
        self.view = _view(words, self.model, self)
        self.count = QLabel(self)
        self.count.setObjectName("libraryCount")
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.nothing = Roomy(words("No article answers to this."), self)
        self.nothing.setObjectName("libraryNothing")
        self.nothing.setWordWrap(True)
        self.nothing.keep(12, 12, 12, 12)
        self.nothing.hide()
        self.bar: SiftBar | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._ask)
        self._lay_out()
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self.view.customContextMenuRequested.connect(self._wish_menu)
        self.filter_button.toggled.connect(self._show_bar)
        session.library_changed.connect(self._update)
        # Counts are told when the mark is painted: to read them is not what its key press waits for.
        self._marked: frozenset[str] = frozenset()
        self._late = QTimer(self, singleShot=True, interval=_LATE)
        self._late.timeout.connect(self._count)
        session.counts_changed.connect(self._count_later)
        session.article_opened.connect(self._follow)
        session.holdings.found.connect(self._found)
        first = session.holdings.first(PLAIN)
        self.model.show(first)
        self._tell()
        if len(first) == FIRST:
            self._again.start(_SOON)  # when the window stands
        self._follow()

    def selected(self) -> str:
        """Return the id of the article that the list is on, or empty."""
        listed = self.model.at(self.view.currentIndex())
        return listed.article.id if listed else ""

    def chosen(self) -> list[str]:
        """Return the ids of all articles that are chosen, from the top; of the one that the list is on at least."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        one = self.selected()
        return [self.model.ids[row] for row in rows] or ([one] if one else [])

    def ask(self, sift: Sift) -> None:
        """Show other articles, or in another order."""
        if sift != self.sift:
            self.sift = sift
            self._ask()

    @property
    def place(self) -> "Shelf | Collection | None":
        """The saved search or collection whose articles are listed, or None."""
        place = self.bar.place.currentData() if self.bar else None
        return None if isinstance(place, str) else place

    def go_to(self, name: str) -> None:
        """List the articles of the collection or saved search of a name."""
        self.filter_button.setChecked(True)
        if self.bar is not None:
            self.bar.go_to(name)

    @Slot()
    def _ask(self) -> None:
        self._again.stop()
        self._session.holdings.ask(self.sift)

    @Slot(object, object)
    def _found(self, sift: Sift, ids: list[str]) -> None:
        if sift == self.sift:
            self.model.show(ids)
            self._tell()
            self._follow()

    @Slot(object)
    def _count_later(self, ids: frozenset[str]) -> None:
        self._marked |= ids
        if self._marked:
            self._late.start()

    @Slot()
    def _count(self) -> None:
        ids, self._marked = self._marked, frozenset()
        self._update(ids)

    @Slot(object)
    def _update(self, ids: frozenset[str]) -> None:
        if not ids:
            return
        self.model.refresh(ids)
        holdings, there = self._session.holdings, set(self.model.ids)
        if not self.sift.is_plain:
            self._again.start(_SOON)
        elif any((id in there) is holdings.is_archived(id) for id in ids):
            if len(ids) == 1 and not ids & there:
                self.model.insert(next(iter(ids)))
            elif len(there) < FIRST:
                self._found(PLAIN, holdings.first(PLAIN))
            if len(self.model.ids) >= FIRST:
                self._again.start(_SOON)
        self._tell()
        self._follow()

    @Slot()
    def _tell(self) -> None:
        there = self.model.rowCount()
        self.count.setText(self._words.number(there) if there else "")
        asked = not there and not self.sift.is_plain
        self.nothing.setVisible(asked)
        self.view.setVisible(not asked)

    @Slot()
    def _follow(self) -> None:
        article = self._session.article
        row = self.model.row_of(article.id) if article else -1
        index = self.model.index(row) if row >= 0 else QModelIndex()
        several = len(self.view.selectionModel().selectedIndexes()) > 1
        if index != self.view.currentIndex() and not several:
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        listed = self.model.at(index)
        if listed is not None and len(self.view.selectionModel().selectedIndexes()) < 2:
            self._session.open_article(listed.article.id)

    @Slot(bool)
    def _show_bar(self, shown: bool) -> None:
        if shown and self.bar is None:
            from ui.library.bar import SiftBar

            self.bar = SiftBar(self._session, self._words, self)
            self.bar.asked.connect(self.ask)
            self.layout().insertWidget(1, self.bar)  # type: ignore[union-attr]
        if self.bar is not None:
            self.bar.setVisible(shown)

    @Slot(QPoint)
    def _wish_menu(self, at: QPoint) -> None:
        if self.view.indexAt(at).isValid():
            self.menu_wished.emit(self.view.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        name = self._words("Filter the library")
        button = self.filter_button
        button.setObjectName("libraryFilter")
        button.setAutoRaise(True)
        button.setCheckable(True)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setMinimumSize(_TARGET, _TARGET)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIcon(icons.icon("filter", self.palette()))
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 8, 0)
        top.setSpacing(8)
        top.addWidget(heading(self._words("Library"), self), 1)
        top.addWidget(self.count)
        top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.filter_button.setIcon(icons.icon("filter", self.palette()))


def _view(words: Words, model: LibraryModel, parent: QWidget) -> QListView:
    view = QListView(parent)
    view.setObjectName("libraryView")
    view.setAccessibleName(words("Library"))
    view.setModel(model)
    view.setItemDelegate(LibraryDelegate(view))
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setUniformItemSizes(True)
    view.setLayoutMode(QListView.LayoutMode.Batched)  # a hundred thousand rows take a third of a second
    view.setBatchSize(_BATCH)
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setResizeMode(QListView.ResizeMode.Adjust)  # a row is as wide as the pane
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    return view
