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

from factcheck.report import Format, format_of
from factcheck.words import LANGUAGES, N_, Words
from ui.settings import Settings

_LANGUAGE_NAMES = {"ar": "العربية", "en": "English"}


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
        for format in Format:
            self.format.addItem(words(format.label), format.value)
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

    def ask(self, title: str) -> tuple[Path, str, Format] | None:
        """Return the file, the language ("ar", "en") and the format that the reader chose, or None."""
        if self.exec() != QDialog.DialogCode.Accepted:
            return None
        language, format = str(self.language.currentData()), Format(self.format.currentData())
        name = "".join(letter for letter in title if letter.isalnum() or letter in " -_")[:60].strip()
        suggested = Path(self._settings.folder or Path.home()) / f"{name or 'report'}{format.suffix}"
        file, _ = QFileDialog.getSaveFileName(
            self, self._words("Export the report"), str(suggested), f"{self.format.currentText()} (*{format.suffix})"
        )
        if not file:
            return None
        self._settings.report_language = language
        self._settings.folder = str(Path(file).parent)
        return Path(file if Path(file).suffix else f"{file}{format.suffix}"), language, self._meant(Path(file), format)

    @staticmethod
    def _meant(file: Path, format: Format) -> Format:
        """Return the format that the file's ending asks for, where somebody gave it another one than was chosen."""
        return format if file.suffix.lower() in {"", format.suffix} else format_of(file)
