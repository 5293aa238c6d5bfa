"""The claim panel: what the chosen claim is, its words open for editing."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from factcheck.words import N_, Words
from ui import faces
from ui.fields import TextField
from ui.heading import heading
from ui.session import Session

_LEAST_LINES = 2
_TOP_TO_BOTTOM = QFormLayout.RowWrapPolicy.WrapAllRows


class ClaimPanel(QWidget):
    """Quote, wording and note of the chosen claim; hidden while none is chosen. An edit is one step, told once."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._session = session
        self._words = words
        self._claim = ""
        self._heading = heading("", self)
        self.quote = TextField(self)
        self.quote.setReadOnly(True)
        self.quote.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.wording = TextField(self)
        self.wording.setObjectName("claimWording")
        self.note = TextField(self)
        self.note.setObjectName("claimNote")
        self._lay_out()
        self.wording.edited.connect(self._word)
        self.note.edited.connect(self._note)
        session.claim_chosen.connect(self.refresh)
        session.claims_changed.connect(self.refresh)
        session.article_opened.connect(self.refresh)
        self.refresh()

    def tell(self) -> None:
        """Hand over what was typed and not yet told: before the window closes, or the focus is lost for good."""
        self.wording.tell()
        self.note.tell()

    @Slot()
    def refresh(self) -> None:
        """Show the chosen claim; what was typed for another one is told first."""
        self.tell()
        claim = self._session.claim(self._session.chosen)
        self._claim = claim.id if claim else ""
        self.setVisible(claim is not None)
        if claim is None:
            return
        number = 1 + [other.id for other in self._session.claims].index(claim.id)
        status = self._words(claim.status.label)
        self._heading.setText(self._words("Claim {number}: {status}", number=number, status=status))
        self.quote.show_text(claim.passage.quote if len(claim.passages) == 1 else claim.quoted)
        self.wording.show_text(claim.wording)
        self.note.show_text(claim.note)

    @Slot(str)
    def _word(self, typed: str) -> None:
        if self._claim:
            self._session.set_wording(self._claim, typed)

    @Slot(str)
    def _note(self, typed: str) -> None:
        if self._claim:
            self._session.set_note(self._claim, typed)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(_TOP_TO_BOTTOM)
        form.setContentsMargins(12, 0, 12, 12)
        form.setVerticalSpacing(2)
        for name, field in ((N_("Quote"), self.quote), (N_("Wording"), self.wording), (N_("Note"), self.note)):
            label = QLabel(self._words(name), self)
            label.setFont(faces.small(label.font()))
            label.setBuddy(field)
            field.setAccessibleName(self._words(name))
            field.setMinimumHeight(round(field.fontMetrics().lineSpacing() * _LEAST_LINES + 12))
            form.addRow(label, field)
        self.quote.setFrameShape(QTextEdit.Shape.NoFrame)
        self.quote.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addLayout(form, 1)
