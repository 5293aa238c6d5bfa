"""Evidence from an article of the desk: words are searched for, and the sentences that hold them become items."""

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from factcheck.evidence import Stance
from factcheck.model import Level
from factcheck.words import Words
from ui.fields import LineField
from ui.search.model import ResultsModel
from ui.search.panel import ResultsView
from ui.session import Session

_SIZE = QSize(720, 520)
_SOON = 120
"""Milliseconds after the last key in which the desk is searched."""


class PassageDialog(QDialog):
    """Asks for words and shows where they stand; what is checked, or the hit that the list is on, is taken."""

    def __init__(self, session: Session, stance: Stance, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passageDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("Evidence from another article"))
        self._session, self._stance, self._words = session, stance, words
        self.field = LineField(self, sought=True)
        self.field.setObjectName("passageSearch")
        self.field.setPlaceholderText(words("Search the desk…"))
        self.field.setAccessibleName(words("Search the desk"))
        self.field.setClearButtonEnabled(True)
        self.model = ResultsModel(words, self)
        self.view = ResultsView(words, self.model, self)
        self.view.setObjectName("passageResults")
        hint = QLabel(words("The sentence in which a hit stands becomes the evidence. Space checks several."), self)
        hint.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(words("Cancel"))
        cancel.setIcon(QIcon())
        self.take = self.buttons.addButton(words("Add as evidence"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setObjectName("passageTake")
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._search)
        self.field.textChanged.connect(self._soon.start)
        self.model.counted.connect(self._allow)
        self.model.dataChanged.connect(self._allow)
        self.model.refused.connect(session.refused)
        self.view.selectionModel().currentChanged.connect(self._allow)
        self.view.activated.connect(self._accept)
        self.view.left.connect(self.field.setFocus)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.field, hint, self.view, self.buttons):
            column.addWidget(widget)
        column.setStretch(2, 1)
        self.resize(_SIZE)
        self._allow()
        self.field.setFocus()

    @Slot()
    def _search(self) -> None:
        typed = self.field.text().strip()
        self.model.show(self._session.searching.search(typed, Level.PREFIXES) if typed else None)

    @Slot()
    def _allow(self) -> None:
        self.take.setEnabled(bool(self.model.to_mark(self.view.currentIndex())))

    @Slot()
    def _accept(self) -> None:
        hits = self.model.to_mark(self.view.currentIndex())
        if hits:
            made = self._session.quoting.take(hits, self._stance)
            if made:
                self.accept()
