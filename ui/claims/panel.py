"""The claims panel: the claims of the open article, one of them chosen."""

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.model import Claim
from factcheck.words import N_, Words
from ui.claims.bar import FilterBar
from ui.claims.model import ClaimsModel
from ui.claims.view import ClaimsView
from ui.heading import heading
from ui.override import override
from ui.session import Session
from ui.settings import Settings

_HINT = N_(
    "No claims yet. Select a statement in the article, with the mouse or with Shift and the arrow keys, "
    "then press 1 (sourced), 2 (disputed) or 3 (verified)."
)


class HiddenNote(QWidget):
    """Says that the chosen claim is hidden by the filter, with a button that shows all claims again."""

    all_wished = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._label = QLabel(self)
        self._label.setObjectName("claimsHidden")
        self._label.setWordWrap(True)
        button = QToolButton(self)
        button.setObjectName("claimsShowAll")
        button.setText(words("Show all"))
        button.setMinimumHeight(26)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.all_wished)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 8)
        row.addWidget(self._label, 1)
        row.addWidget(button)
        self.hide()

    def show_number(self, number: int) -> None:
        """Name the claim that is hidden; 0 when none is."""
        self._label.setText(self._words("The filter hides claim {number}.", number=number) if number else "")
        self._label.setAccessibleName(self._label.text())
        self.setVisible(bool(number))

    def text(self) -> str:
        """Return what is said."""
        return self._label.text()


class ClaimsPanel(QWidget):
    """A heading with the count and the list of claims, or how to make the first one."""

    menu_wished = Signal(QPoint)

    def __init__(self, session: Session, words: Words, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._session = session
        self._words = words
        self._following = False
        self.model = ClaimsModel(words, self)
        self.view = ClaimsView(words, self)
        self.view.setModel(self.model)
        self.model.carry = self._carry
        self.heading = heading("", self)
        self.bar = FilterBar(words, settings, self)
        self._hidden = HiddenNote(words, self)
        self._told = ""
        self._lay_out()
        self.bar.changed.connect(self._filter)
        self.bar.list_wished.connect(self._go_to_list)
        self._hidden.all_wished.connect(self.bar.clear)
        self.model.set_filter(self.bar.wanted())
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.selectionModel().selectionChanged.connect(self._selection_changed)
        self.view.customContextMenuRequested.connect(self._wish_menu)
        self.model.wording_wished.connect(session.set_wording)
        session.claims_changed.connect(self.refresh)
        session.article_opened.connect(self.refresh)
        session.claim_chosen.connect(self._follow)
        session.glances.renewed.connect(self._show_glances)
        self.refresh()
        # A window that comes in another's place, in another language, finds them known.
        self._show_glances(frozenset(session.glances.known))

    @override
    def minimumSizeHint(self) -> QSize:
        # Qt counts the chips as one line here, however many they take in the width that there is.
        least, bar = super().minimumSizeHint(), self.bar
        more = 0 if bar.isHidden() else bar.heightForWidth(self.width()) - bar.minimumSizeHint().height()
        return QSize(least.width(), least.height() + max(0, more))

    def fit(self, room: int) -> None:
        """Draw the claims so that three are seen where the panel has so many pixels of height, if they can be."""
        self.view.fit(room - self._above())
        self.updateGeometry()

    def keep(self, room: int) -> None:
        """Insist on no more rows than so many pixels of height hold, and on one at least."""
        if self.view.keep(room - self._above()):
            self.updateGeometry()

    def spare(self) -> int:
        """Return how many pixels of its least height the panel can go without."""
        return 0 if self.view.isHidden() else self.view.spare()

    def _above(self) -> int:
        return self.heading.sizeHint().height() + self.bar.heightForWidth(self.width())  # not there without claims

    def edit_wording(self) -> None:
        """Open the chosen claim's wording for editing in place."""
        if self._session.chosen and self.model.row_of(self._session.chosen) < 0:
            self.bar.clear()
        index = self.view.currentIndex()
        if index.isValid():
            self.view.setFocus()
            self.view.scrollTo(index)
            self.view.edit(index)

    @Slot()
    def ask_words(self) -> None:
        """Let words be typed that the claims are filtered by."""
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    @Slot()
    def refresh(self) -> None:
        """Show the session's claims; the chosen one stays chosen."""
        claims = self._session.claims
        self._following = True
        self.model.set_claims(claims)
        self._following = False
        self._follow(self._session.chosen)
        self.bar.setVisible(bool(claims))
        self._show_filtered()

    @Slot(object)
    def _show_glances(self, renewed: frozenset[str]) -> None:
        self.model.set_glances(self._session.glances.known, renewed)

    @Slot()
    def _filter(self) -> None:
        self._following = True
        self.model.set_filter(self.bar.wanted())
        self._following = False
        self._follow(self._session.chosen)
        self._show_filtered()

    def _show_heading(self) -> None:
        count, chosen = len(self._session.claims), len(self._session.shaping.together()) if self._session.several else 0
        told = self._words("Claims {number}", number=count) if count else self._words("Claims")
        if chosen > 1:
            told = self._words("Claims {number}, {chosen} chosen", number=count, chosen=chosen)
        self.heading.setText(told)

    def _show_filtered(self) -> None:
        """Show the counts, and the list, or why it is empty."""
        self.bar.show_counts(self.model.counts())
        there = bool(self._session.claims)
        empty = self._words("No claim matches the filter.") if there else self._words(_HINT)
        self._hint.setText(empty if self._session.article else "")
        self._stack.setCurrentWidget(self.view if self.model.rowCount() else self._hint)

    @Slot()
    def _go_to_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))

    def _tell_hidden(self, claim: str, hidden: bool) -> None:
        """Say that the filter hides the chosen claim, once in the status bar and here as long as it does."""
        claims = self._session.claims if hidden else []
        self._hidden.show_number(next((n for n, one in enumerate(claims, start=1) if one.id == claim), 0))
        told = claim if hidden else ""
        if told and told != self._told:
            self._session.told.emit(self._hidden.text())
        self._told = told

    @Slot(str)
    def _follow(self, claim: str) -> None:
        self._following = True
        row = self.model.row_of(claim)
        index = self.model.index(row) if row >= 0 else QModelIndex()
        selected = self.view.selectionModel().selectedIndexes()
        if index != self.view.currentIndex() or (not self._session.several and len(selected) > 1):
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)
        self._following = False
        self._show_heading()
        self._tell_hidden(claim, hidden=bool(claim) and row < 0)

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, index: QModelIndex, _: QModelIndex) -> None:
        claim = self.model.at(index)
        # While several are chosen, the selection tells which: a press on one of them may be the beginning of a drag.
        if not self._following and not self._session.several:
            self._session.choose(claim.id if claim else "")

    @Slot()
    def _selection_changed(self) -> None:
        """Tell which claims are chosen together; the current one, which is looked at, is named last."""
        if self._following:
            return
        current = self.view.currentIndex()
        rows = sorted(self.view.selectionModel().selectedIndexes(), key=lambda index: (index == current, index.row()))
        if len(rows) > 1 or self._session.several:
            self._session.choose_together([claim.id for index in rows if (claim := self.model.at(index))])
            self._show_heading()

    def _carry(self, claims: list[Claim]) -> QMimeData:
        from ui import dragging

        article = self._session.article
        if article is None:
            return QMimeData()
        shown, article = self._session.traffic.outgoing(claims, article)
        return dragging.claims_data(shown, article, self._words)

    @Slot(QPoint)
    def _wish_menu(self, at: QPoint) -> None:
        self.menu_wished.emit(self.view.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setMargin(24)
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.bar)
        column.addWidget(self._hidden)
        column.addWidget(body, 1)
