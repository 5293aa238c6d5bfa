"""The tab of the verdict: the rating on the desk's scale, why, what stays unknown, and what else is kept of a claim."""

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from factcheck.degrees import Confidence, Worth
from factcheck.words import N_, Words
from ui import faces
from ui.claim.reviews import SecondReadings
from ui.fields import ChoiceField, LineField, TextField
from ui.session import Session
from ui.swatch import swatch

_LEAST_LINES = 2
_LINES = (
    ("topic", N_("Topic")), ("tags", N_("Tags")), ("said", N_("Date said")), ("place", N_("Place")),
    ("as_of", N_("As of")), ("look_again", N_("Look again")), ("override", N_("Reason for the status")),
)  # fmt: skip
_TEXTS = (("rationale", N_("Rationale")), ("unknowns", N_("What is unknown")))


class VerdictTab(QScrollArea):
    """A form whose fields are kept when they are left, each change a step of its own."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._claim = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        page = QWidget(self)
        self.rating, self.confidence, self.worth = (ChoiceField(page) for _ in range(3))
        self.texts = {name: TextField(page) for name, _ in _TEXTS}
        self.lines = {name: LineField(page) for name, _ in _LINES}
        for combo, scale in ((self.confidence, Confidence), (self.worth, Worth)):
            for one in scale:
                combo.addItem(words(one.label), one)
        self.readings = SecondReadings(session, words, page)
        self._lay_out(page)
        self.setWidget(page)
        self.rating.activated.connect(self._choose_rating)
        self.confidence.activated.connect(self._choose_degrees)
        self.worth.activated.connect(self._choose_degrees)
        for field in self.texts.values():
            field.edited.connect(self._write)
        for line in self.lines.values():
            line.editingFinished.connect(self._write)

    @Slot()
    def refresh(self) -> None:
        """Show what is recorded of the claim that is chosen now."""
        dossier = self._session.recording.dossier()
        if dossier is None:
            return
        claim = dossier.claim
        if claim.id != self._claim:
            self.tell()  # what was typed for the claim before
            self._claim = claim.id
        self.readings.show_of(dossier)
        with QSignalBlocker(self.rating), QSignalBlocker(self.confidence), QSignalBlocker(self.worth):
            self.rating.clear()
            self.rating.addItem(self._words("no rating"), "")
            for one in dossier.ratings:
                self.rating.addItem(
                    swatch(one.colour, one.pattern, self.palette()), one.name(self._words.language), one.id
                )
            self.rating.setCurrentIndex(max(0, self.rating.findData(claim.rating)))
            self.confidence.setCurrentIndex(self.confidence.findData(claim.confidence))
            self.worth.setCurrentIndex(self.worth.findData(claim.worth))
        for name, field in self.texts.items():
            with QSignalBlocker(field):
                field.show_text(getattr(claim, name))
        for name, line in self.lines.items():
            held = "، ".join(claim.tags) if name == "tags" else getattr(claim, name)
            if line.text() != held and not (line.hasFocus() and line.isModified()):
                line.setText(held)

    @Slot()
    def start(self) -> None:
        """Take the focus where the work begins."""
        self.rating.setFocus()

    def tell(self) -> None:
        """Hand over what was typed and not yet told."""
        for field in self.texts.values():
            field.tell()
        self._write()

    @Slot()
    def _write(self) -> None:
        typed = {name: line.text() for name, line in self.lines.items() if line.isModified()}
        for line in self.lines.values():
            line.setModified(False)
        written = {name: field.document().toRawText().replace("\u2029", "\n") for name, field in self.texts.items()}
        for name, held in {**typed, **written}.items():
            tags = tuple(" ".join(tag.split()) for tag in held.replace("،", ",").split(",") if tag.strip())
            self._session.recording.edit(self._claim, **{name: tags if name == "tags" else held})

    @Slot()
    def _choose_rating(self) -> None:
        self._session.recording.edit(self._claim, rating=self.rating.currentData())

    @Slot()
    def _choose_degrees(self) -> None:
        self._session.recording.edit(
            self._claim, confidence=self.confidence.currentData(), worth=self.worth.currentData()
        )

    def _lay_out(self, page: QWidget) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(3)
        rows: list[tuple[str, str, QWidget]] = [
            ("rating", N_("Rating"), self.rating),
            *((name, text, self.texts[name]) for name, text in _TEXTS),
            ("confidence", N_("Confidence"), self.confidence), ("worth", N_("Worth a check"), self.worth),
            *((name, text, self.lines[name]) for name, text in _LINES),
        ]  # fmt: skip
        for name, text, field in rows:
            label = QLabel(self._words(text), page)
            label.setFont(faces.small(label.font()))
            label.setBuddy(field)
            field.setObjectName(f"verdict{name.title().replace('_', '')}")
            field.setAccessibleName(self._words(text))
            if isinstance(field, TextField):
                field.setMinimumHeight(round(field.fontMetrics().lineSpacing() * _LEAST_LINES + 12))
                field.setMaximumHeight(round(field.fontMetrics().lineSpacing() * 2 * _LEAST_LINES + 12))
            form.addRow(label, field)
        self.lines["as_of"].setPlaceholderText("2026-11-23")
        self.lines["look_again"].setPlaceholderText("2026-11-23")
        self.lines["tags"].setPlaceholderText(self._words("separated by commas"))
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 12, 12)
        column.addLayout(form)
        column.addWidget(self.readings)
        column.addStretch(1)
