"""What becomes of articles that come in: of texts that are nearly the same, of old documents, of pictures of pages."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from factcheck import aids
from factcheck.apart import Aids
from factcheck.words import N_, Words
from ui.nearly_field import NearlyField
from ui.settings import Settings
from ui.traffic import Traffic

_AIDS = {
    Aids.CONVERT: (N_("LibreOffice may convert old Word documents (.doc)"), "LibreOffice"),
    Aids.RECOGNISE: (N_("Tesseract may recognise the text of PDFs whose pages are pictures"), "Tesseract"),
}


class ComingDialog(QDialog):
    """Asks, and keeps what is chosen for all that comes in from now on, in every window."""

    def __init__(self, traffic: Traffic, settings: Settings, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comingDialog")
        self.setWindowTitle(words("What comes in"))
        self._traffic, self._settings = traffic, settings
        self.nearly = NearlyField(traffic.nearly, words, self)
        self.nearly.setObjectName("comingNearly")
        label = QLabel(words("A text that is &nearly the same as one of the desk"), self)
        label.setBuddy(self.nearly)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(label, self.nearly)
        self.boxes = {aid: self._box(aid, words) for aid in _AIDS}
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        names = {QDialogButtonBox.StandardButton.Ok: N_("OK"), QDialogButtonBox.StandardButton.Cancel: N_("Cancel")}
        for button, text in names.items():
            self.buttons.button(button).setText(words(text))
            self.buttons.button(button).setIcon(QIcon())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        for box in self.boxes.values():
            column.addWidget(box)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.accepted.connect(self._keep)

    def _box(self, aid: Aids, words: Words) -> QCheckBox:
        text, program = _AIDS[aid]
        box = QCheckBox(words(text), self)
        box.setObjectName(f"coming{(aid.name or '').title()}")
        box.setChecked(aid in Aids(self._traffic.aids))
        if not aids.installed(aid):
            box.setEnabled(False)
            box.setText(words("{what}: {program} is not installed here", what=words(text), program=program))
        return box

    @Slot()
    def _keep(self) -> None:
        chosen = Aids.NONE
        for aid, box in self.boxes.items():
            chosen |= aid if box.isChecked() else Aids.NONE
        self._settings.nearly = self._traffic.nearly = self.nearly.chosen
        self._settings.aids = self._traffic.aids = chosen.value
