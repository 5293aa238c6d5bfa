"""Asks how the report is to be written: which parts, in which language and format, and where; shows its first page."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from factcheck.report import WHOLE, Format, Portion, Report, format_of
from factcheck.report.templates import Template
from factcheck.words import LANGUAGES, N_, Words
from ui import export_choice as choices
from ui.export_choice import ExportChoice
from ui.export_preview import Preview
from ui.export_templates import Templates
from ui.fields import LineField
from ui.jobs import Order
from ui.override import override
from ui.settings import Settings

_LANGUAGE_NAMES = {"ar": "العربية", "en": "English"}
_PORTIONED = frozenset({Format.HTML, Format.PDF, Format.PDF_A, Format.DOCX, Format.MARKDOWN})
"""The formats for readers, which have parts."""

_PAUSE = 150  # milliseconds without a change, after which the preview is set anew


class ExportDialog(QDialog):
    """Language, format and parts of a report; the last choice in this desk stands ready."""

    def __init__(
        self,
        words: Words,
        settings: Settings,
        parent: QWidget | None = None,
        report: Report | None = None,
        desk: str = "",
    ) -> None:
        """Ask in the language of `words`; the first page of `report` is shown where there is one."""
        super().__init__(parent)
        self._words, self._settings, self._report, self._desk = words, settings, report, desk
        self.setWindowTitle(words("Export the report"))
        self.setObjectName("exportDialog")
        kept = choices.read(settings.export_choice(desk), words.language)
        self.templates = Templates(words, settings, desk, self)
        self.templates.chosen.connect(self._take)
        self.templates.wanted.connect(self._keep)
        self.language = self._choice([(code, _LANGUAGE_NAMES[code]) for code in LANGUAGES], kept.template.language)
        self.format = self._choice([(each.value, words(each.label)) for each in Format], kept.template.format.value)
        self.portions = {portion: QCheckBox(words(portion.label), self) for portion in Portion}
        for portion, box in self.portions.items():
            box.setChecked(portion in kept.template.portions)
            box.toggled.connect(self._changed)
        self.desk = LineField(self)
        self.desk.setText(kept.desk)
        self.desk.setPlaceholderText(words("as it stands on the cover"))
        self.desk.textEdited.connect(self._changed)
        self.protected = QCheckBox(words("&Name protected sources"), self)
        self.protected.setVisible(_has_protected(report))
        self.apart = QCheckBox(words("One file for &each article"), self)
        self.apart.setChecked(kept.apart)
        self.apart.setVisible(report is not None and len(report.records) > 1)
        self.preview = Preview(words, self) if report is not None else None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._show_page)
        self._lay_out()
        self._changed()

    def _choice(self, options: list[tuple[str, str]], chosen: str) -> QComboBox:
        box = QComboBox(self)
        for value, name in options:
            box.addItem(name, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.currentIndexChanged.connect(self._changed)
        return box

    def _lay_out(self) -> None:
        words, form = self._words, QFormLayout()
        for name, field in (
            (N_("&Template"), self.templates), (N_("&Language of the report"), self.language),
            (N_("&Format"), self.format), (N_("Name of the &desk"), self.desk),
        ):  # fmt: skip
            label = QLabel(words(name), self)
            label.setBuddy(self.templates.list if field is self.templates else field)
            form.addRow(label, field)
        self.parts = QGroupBox(words("Parts of the report"), self)
        listed = QVBoxLayout(self.parts)
        for box in self.portions.values():
            listed.addWidget(box)
        buttons = QDialogButtonBox(self)
        buttons.addButton(words("&Choose where…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout()
        column.addLayout(form)
        column.addWidget(self.parts)
        column.addWidget(self.protected)
        column.addWidget(self.apart)
        column.addStretch()
        column.addWidget(buttons)
        row = QHBoxLayout(self)
        row.addLayout(column, 1)
        if self.preview is not None:
            row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _changed(self) -> None:
        self.parts.setEnabled(Format(self.format.currentData()) in _PORTIONED)
        self.templates.match(self._template())
        if self.preview is not None:
            self._pause.start()

    @Slot()
    def _show_page(self) -> None:
        if self.preview is not None and self._report is not None:
            chosen = replace(
                self._report, language=str(self.language.currentData()), portions=self._chosen(), desk=self._named()
            )
            self.preview.show_first_page(chosen)

    def _named(self) -> str:
        return " ".join(self.desk.text().split())

    def _chosen(self) -> frozenset[Portion]:
        return frozenset(portion for portion, box in self.portions.items() if box.isChecked())

    def _template(self) -> Template:
        language, format = str(self.language.currentData()), Format(self.format.currentData())
        return Template(language, format, self._chosen() or WHOLE)

    @Slot(object)
    def _take(self, template: Template) -> None:
        """Choose what a template says."""
        boxes = (self.language, self.format, *self.portions.values())
        for box in boxes:
            box.blockSignals(True)
        self.language.setCurrentIndex(self.language.findData(template.language))
        self.format.setCurrentIndex(self.format.findData(template.format.value))
        for portion, box in self.portions.items():
            box.setChecked(portion in template.portions)
        for box in boxes:
            box.blockSignals(False)
        self._changed()

    @Slot()
    def _keep(self) -> None:
        """Keep the choice as a file, for other desks and for the command line."""
        self.templates.keep(self._template())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    @override
    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def _stop(self) -> None:
        self._pause.stop()
        if self.preview is not None:
            self.preview.close_down()

    def ask(self, title: str) -> Order | None:
        """Return what the reader chose, or None; the choice is remembered."""
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
        self._settings.folder = str(Path(file).parent)
        marks = self.protected.isChecked(), self.apart.isChecked()
        kept = ExportChoice(self._template(), self.apart.isChecked(), self._named())
        self._settings.set_export_choice(self._desk, kept.written())
        path = Path(file if Path(file).suffix else f"{file}{format.suffix}")
        return Order(path, language, _meant(path, format), self._chosen() or WHOLE, *marks, self._named())


def _meant(file: Path, format: Format) -> Format:
    """Return the format that the file's ending asks for, where somebody gave it another one than was chosen."""
    return format if file.name.lower().endswith(format.suffix) else format_of(file)


def _has_protected(report: Report | None) -> bool:
    return report is not None and bool(report.protected)
