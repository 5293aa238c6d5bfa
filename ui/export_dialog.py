"""Asks how the report is to be written: in which language, and where."""

from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from factcheck.words import LANGUAGES, N_, Words
from ui.settings import Settings

_LANGUAGE_NAMES = {"ar": "العربية", "en": "English"}
_FORMATS = (
    ("html", N_("A page to read (HTML)")),
    ("csv", N_("A table of the claims (CSV)")),
    ("json", N_("Everything, to be read back in (JSON)")),
)


class ExportDialog(QDialog):
    """Language and format of a report; the last choice stands ready."""

    def __init__(self, words: Words, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._settings = settings
        self.setWindowTitle(words("Export the report"))
        self.language = QComboBox(self)
        for code in LANGUAGES:
            self.language.addItem(_LANGUAGE_NAMES[code], code)
        self.language.setCurrentIndex(LANGUAGES.index(settings.report_language or words.language))
        self.format = QComboBox(self)
        for suffix, name in _FORMATS:
            self.format.addItem(words(name), suffix)
        form = QFormLayout()
        for name, field in ((N_("&Language of the report"), self.language), (N_("&Format"), self.format)):
            label = QLabel(words(name), self)
            label.setBuddy(field)
            form.addRow(label, field)
        buttons = QDialogButtonBox(self)
        buttons.addButton(words("&Choose where…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(buttons)

    def ask(self, title: str) -> tuple[Path, str] | None:
        """Return the file and the language ("ar", "en") that the reader chose, or None."""
        if self.exec() != QDialog.DialogCode.Accepted:
            return None
        language, suffix = str(self.language.currentData()), str(self.format.currentData())
        name = "".join(letter for letter in title if letter.isalnum() or letter in " -_")[:60].strip()
        suggested = Path(self._settings.folder or Path.home()) / f"{name or 'report'}.{suffix}"
        file, _ = QFileDialog.getSaveFileName(
            self, self._words("Export the report"), str(suggested), f"{self.format.currentText()} (*.{suffix})"
        )
        if not file:
            return None
        self._settings.report_language = language
        self._settings.folder = str(Path(file).parent)
        return Path(file if Path(file).suffix else f"{file}.{suffix}"), language
