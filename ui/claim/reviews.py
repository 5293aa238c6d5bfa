"""The second readings of a claim: what others said of its verdict, and a place to say it."""

from html import escape

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from factcheck.dossier import Dossier
from factcheck.report.inline import quiet
from factcheck.reviews import Decision, Review
from factcheck.words import Words
from ui import faces
from ui.fields import ChoiceField, LineField
from ui.session import Session


class SecondReadings(QWidget):
    """A line for each reading, which can be taken away, and fields for another one; it is kept by its button."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._claim = ""
        self._shown: tuple[Review, ...] = ()
        self.title = QLabel(words("Second reading"), self)
        self.title.setFont(faces.small(self.title.font()))
        self.readings = QVBoxLayout()
        self.readings.setSpacing(2)
        self.decision = ChoiceField(self)
        for decision in Decision:
            self.decision.addItem(words(decision.label), decision)
        self.reader, self.remark = LineField(self), LineField(self)
        self.add = QPushButton(words("Add the reading"), self)
        for widget, name, said in (
            (self.decision, "reviewDecision", words("Decision of the second reader")),
            (self.reader, "reviewReader", words("Name of the second reader")),
            (self.remark, "reviewRemark", words("Remark of the second reader")),
            (self.add, "reviewAdd", words("Add the reading")),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(said)
        self.reader.setPlaceholderText(words("Name of the second reader"))
        self.remark.setPlaceholderText(words("Remark"))
        self.add.clicked.connect(self._keep)
        self.remark.returnPressed.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.title)
        column.addLayout(self.readings)
        who = QHBoxLayout()
        who.addWidget(self.reader, 1)
        who.addWidget(self.decision)
        column.addLayout(who)
        what = QHBoxLayout()
        what.addWidget(self.remark, 1)
        what.addWidget(self.add)
        column.addLayout(what)

    def show_of(self, dossier: Dossier) -> None:
        """Show the readings of a claim; what is typed for another claim is forgotten, since no button kept it."""
        if dossier.claim.id != self._claim:
            self._claim, self._shown = dossier.claim.id, ()
            self.remark.clear()
            self.decision.setCurrentIndex(0)
        while (item := self.readings.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for review in dossier.reviews:
            self.readings.addWidget(self._line(review, dossier))

    def _line(self, review: Review, dossier: Dossier) -> QWidget:
        words = self._words
        still = review.is_of(dossier.claim, dossier.rating)
        verdict = [words(review.status.label), review.rating(words.language)]
        said = words(
            "{reader} {decision} ({verdict}), {day}",
            reader=review.by, decision=words(review.decision.label), verdict=" · ".join(filter(None, verdict)),
            day=review.at[:10],
        )  # fmt: skip
        after = [] if still else [words("The verdict was changed after this reading.")]
        row = QWidget(self)
        label = QLabel("<br>".join(escape(quiet(one)) for one in (said, *filter(None, [review.remark]), *after)), row)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        remove = QPushButton("×", row)
        remove.setFlat(True)
        remove.setAccessibleName(words("Remove this second reading"))
        remove.setToolTip(words("Remove this second reading"))
        remove.setFixedWidth(remove.fontMetrics().horizontalAdvance("×") + 18)
        remove.setProperty("review", review.id)
        remove.clicked.connect(self._remove)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row

    @Slot()
    def _keep(self) -> None:
        decision = Decision(self.decision.currentData())
        if self._session.recording.add_review(self._claim, decision, self.remark.text(), self.reader.text()):
            self.remark.clear()

    @Slot()
    def _remove(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._session.recording.remove_review(str(sender.property("review")))
