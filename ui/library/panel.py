"""The library panel: the articles of the desk, the open one chosen."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from factcheck.words import Words
from ui.heading import heading
from ui.library.delegate import LibraryDelegate
from ui.library.model import LibraryModel
from ui.session import Session


class LibraryPanel(QWidget):
    """A heading and the list of articles; a click or Enter opens one."""

    menu_wished = Signal(QPoint)

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._session = session
        self.model = LibraryModel(words, self)
        self.view = QListView(self)
        self.view.setObjectName("libraryView")
        self.view.setAccessibleName(words("Library"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(LibraryDelegate(self.view))
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading(words("Library"), self))
        column.addWidget(self.view, 1)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self.view.customContextMenuRequested.connect(self._wish_menu)
        session.library_changed.connect(self._update)
        session.article_opened.connect(self._follow)
        self.model.set_rows(session.library())
        self._follow()

    def selected(self) -> str:
        """Return the id of the article that the list is on, or empty."""
        listed = self.model.at(self.view.currentIndex())
        return listed.article.id if listed else ""

    @Slot(object)
    def _update(self, ids: frozenset[str]) -> None:
        self.model.update(ids, self._session.library(ids))
        self._follow()

    @Slot()
    def _follow(self) -> None:
        article = self._session.article
        row = self.model.row_of(article.id) if article else -1
        index = self.model.index(row) if row >= 0 else QModelIndex()
        if index != self.view.currentIndex():
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        listed = self.model.at(index)
        if listed is not None:
            self._session.open_article(listed.article.id)

    @Slot(QPoint)
    def _wish_menu(self, at: QPoint) -> None:
        if self.view.indexAt(at).isValid():
            self.menu_wished.emit(self.view.viewport().mapToGlobal(at))
