"""The question for the reason of a correction: an exported verdict was changed, and readers are told why."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from factcheck.model import Correction
from factcheck.words import N_, Words
from ui import faces
from ui.fields import LineField
from ui.session import Session


class CorrectionBox(QWidget):
    """A sentence and a line to answer in, there while a reason is asked for; it never takes the keys by itself."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._correction: Correction | None = None
        self.question = QLabel(self)
        self.question.setObjectName("correctionQuestion")
        self.question.setWordWrap(True)
        self.question.setFont(faces.small(self.question.font()))
        self.reason = LineField(self)
        self.reason.setObjectName("correctionReason")
        self.reason.setAccessibleName(words("Reason for the correction"))
        self.reason.setPlaceholderText(words("Reason for the correction"))
        self.reason.editingFinished.connect(self.tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(4)
        column.addWidget(self.question)
        column.addWidget(self.reason)

    def show_question(self, correction: Correction | None) -> None:
        """Ask for the reason of a correction, or for none."""
        if correction is None or self._correction is None or correction.id != self._correction.id:
            self.reason.clear()
        self._correction = correction
        self.setVisible(correction is not None)
        if correction is None:
            return
        words = self._words
        rating = correction.rating_ar if words.language == "ar" else correction.rating_en
        verdict = " · ".join(filter(None, (words(correction.status.label), rating)))
        asked = N_("The report left the desk with the verdict “{verdict}”. Why was it changed? The next one tells it.")
        self.question.setText(words(asked, verdict=verdict))

    @Slot()
    def tell(self) -> None:
        """Hand over what was typed."""
        if self._correction is not None and self.reason.text().strip():
            correction, self._correction = self._correction, None
            self._session.recording.explain(correction.id, self.reason.text())
