"""The claims panel: the claims of the open article, one of them chosen."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QStackedLayout, QVBoxLayout, QWidget

from factcheck.words import N_, Words
from ui.claims.delegate import ClaimDelegate
from ui.claims.model import ClaimsModel
from ui.heading import heading
from ui.session import Session

_HINT = N_(
    "No claims yet. Select a statement in the article, with the mouse or with Shift and the arrow keys, "
    "then press 1 (sourced), 2 (disputed) or 3 (verified)."
)


class ClaimsPanel(QWidget):
    """A heading with the count and the list of claims, or how to make the first one."""

    menu_wished = Signal(QPoint)

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._session = session
        self._words = words
        self._following = False
        self.model = ClaimsModel(words, self)
        self.view = QListView(self)
        self.view.setObjectName("claimsView")
        self.view.setAccessibleName(words("Claims"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(ClaimDelegate(words, self.view))
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.heading = heading("", self)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setMargin(24)
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.customContextMenuRequested.connect(self._wish_menu)
        self.model.wording_wished.connect(session.set_wording)
        session.claims_changed.connect(self.refresh)
        session.article_opened.connect(self.refresh)
        session.claim_chosen.connect(self._follow)
        self.refresh()

    def edit_wording(self) -> None:
        """Open the chosen claim's wording for editing in place."""
        index = self.view.currentIndex()
        if index.isValid():
            self.view.setFocus()
            self.view.scrollTo(index)
            self.view.edit(index)

    @Slot()
    def refresh(self) -> None:
        """Show the session's claims; the chosen one stays chosen."""
        claims = self._session.claims
        self._following = True
        self.model.set_claims(claims)
        self._following = False
        self._follow(self._session.chosen)
        self.heading.setText(self._words("Claims {number}", number=len(claims)) if claims else self._words("Claims"))
        self._hint.setText(self._words(_HINT) if self._session.article else "")
        self._stack.setCurrentWidget(self.view if claims else self._hint)

    @Slot(str)
    def _follow(self, claim: str) -> None:
        self._following = True
        row = self.model.row_of(claim)
        index = self.model.index(row) if row >= 0 else QModelIndex()
        if index != self.view.currentIndex():
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)
        self._following = False

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, index: QModelIndex, _: QModelIndex) -> None:
        claim = self.model.at(index)
        if not self._following:
            self._session.choose(claim.id if claim else "")

    @Slot(QPoint)
    def _wish_menu(self, at: QPoint) -> None:
        self.menu_wished.emit(self.view.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(body, 1)
