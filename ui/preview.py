"""The dialog in which an article is looked at before it comes into the desk: what is told of it, and its text."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.errors import IsnadError
from factcheck.leftout import PAGES, Block, with_blocks
from factcheck.model import Direction, Draft
from factcheck.readers.drafting import one_line, title_of
from factcheck.text.clean import clean
from factcheck.words import N_, Words
from ui.fields import LineField, TextField
from ui.leaving_out import NOTHING, LeftOut, looking
from ui.left_out_dialog import LeftOutDialog
from ui.looking import Again, Seen, rereading
from ui.nearly_field import NearlyField
from ui.traffic import Traffic

_SIZE = (760, 640)
_MOST = 400_000
"""In characters: of a longer text only the beginning is shown, and it is not edited here."""
_FIELDS = (
    ("title", N_("Title")), ("url", N_("Link")), ("outlet", N_("Outlet")), ("author", N_("Author")),
    ("published", N_("Date")), ("language", N_("Language")),
)  # fmt: skip
_PLACES = {
    "title": (0, 0, 4), "url": (1, 0, 4), "outlet": (2, 0, 1), "author": (2, 3, 1), "published": (3, 0, 1),
    "language": (3, 3, 1), "direction": (4, 0, 1), "encoding": (4, 3, 1),
}  # fmt: skip
_DIRECTIONS = ((Direction.RTL, N_("From right to left")), (Direction.LTR, N_("From left to right")))


class Preview(QDialog):
    """Shows one article that was read; all of it can be changed. Enter takes it in, Escape leaves it out."""

    def __init__(self, seen: Seen, traffic: Traffic, wanted: QAction, words: Words, parent: QWidget) -> None:
        """Show what was seen; `wanted` is the setting whether anything is shown before it comes in."""
        super().__init__(parent)
        self.setObjectName("previewDialog")
        self.setWindowTitle(words("Before it comes in"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._draft, self._traffic, self._wanted, self._words = seen.draft, traffic, wanted, words
        self.fields = {name: LineField(self) for name, _ in _FIELDS}
        self.direction, self.encoding = QComboBox(self), QComboBox(self)
        self.guesses: dict[str, QLabel] = {}
        self.warnings, self.text = QLabel(self), TextField(self)
        self.fate, self.nearly = QLabel(self), NearlyField(traffic.nearly, words, self)
        self.skip = QCheckBox(words("Do &not show this again"), self)
        for direction, label in _DIRECTIONS:
            self.direction.addItem(words(label), direction)
        for guess in seen.encodings:
            likely = words.number(round(100 * guess.confidence))
            self.encoding.addItem(f"\u2068{guess.encoding}\u2069 · {likely}%", guess.encoding)
            self.encoding.setItemData(self.encoding.count() - 1, guess.preview, Qt.ItemDataRole.ToolTipRole)
        if not seen.encodings:
            self.encoding.addItem(seen.draft.encoding or words("told by the file"), seen.draft.encoding)
            self.encoding.setEnabled(False)
        self._lay_out()
        self._show(seen.draft)
        self.encoding.currentIndexChanged.connect(self._read_in_encoding)

    def _lay_out(self) -> None:
        words, grid, column = self._words, QGridLayout(), QVBoxLayout(self)
        grid.setHorizontalSpacing(8)
        shown: list[tuple[str, str, QWidget]] = [(name, text, self.fields[name]) for name, text in _FIELDS]
        shown += [("direction", N_("Direction"), self.direction), ("encoding", N_("Encoding"), self.encoding)]
        for name, text, widget in shown:
            row, at, wide = _PLACES[name]
            label, self.guesses[name] = QLabel(words(text), self), QLabel(self)
            label.setBuddy(widget)
            widget.setObjectName(f"preview{name.capitalize()}")
            widget.setAccessibleName(words(text))
            grid.addWidget(label, row, at)
            grid.addWidget(widget, row, at + 1, 1, wide)
            grid.addWidget(self.guesses[name], row, at + 1 + wide)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(4, 1)
        for name, field in self.fields.items():
            field.textEdited.connect(self.guesses[name].clear)
        self.direction.activated.connect(self.guesses["direction"].clear)
        self.warnings.setWordWrap(True)
        self.warnings.setObjectName("previewWarnings")
        self.text.setObjectName("previewText")
        self.text.setAccessibleName(words("Text"))
        self.fate.setWordWrap(True)
        self.fate.setObjectName("previewFate")
        self.nearly.setObjectName("previewNearly")
        fate = QHBoxLayout()
        fate.addWidget(self.fate, 1)
        fate.addWidget(self.nearly)
        column.addLayout(grid)
        column.addLayout(fate)
        for one in (self.warnings, self.text, self.skip, self._buttons()):
            column.addWidget(one)
        column.setStretchFactor(self.text, 1)

    def _buttons(self) -> QDialogButtonBox:
        words, buttons = self._words, QDialogButtonBox(self)
        self.accept_button: QPushButton = buttons.addButton(
            words("&Take it in"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.addButton(words("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.left_out = buttons.addButton(words("What was &left out…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.left_out.setObjectName("previewLeftOut")
        self.left_out.setVisible(self._draft.media_type in PAGES and bool(self._draft.name))
        self.left_out.clicked.connect(self._look_at_the_rest)
        self.accept_button.setDefault(True)
        self.accept_button.setFocus()
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # from the text too, where Enter makes a line
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept_button.click)
        return buttons

    def _show(self, draft: Draft) -> None:
        """Show a draft; what a person has changed already stays as it is, but for the text."""
        words = self._words
        for name, field in self.fields.items():
            if not field.isModified():
                field.setText(str(getattr(draft, name)))
                field.setCursorPosition(0)
        self.direction.setCurrentIndex([one for one, _ in _DIRECTIONS].index(draft.direction))
        for name, mark in self.guesses.items():
            typed = name in self.fields and self.fields[name].isModified()
            mark.setText(words("guessed") if name in draft.guessed and not typed else "")
        told = [words.sentence(warning) for warning in draft.warnings]
        if len(draft.text) > _MOST:
            told.append(words("The text is long: only its beginning is shown, and all of it is taken in."))
        self._warn(told)
        foreseen = self._traffic.taking.foresee(draft)
        self.fate.setText(words.sentence(foreseen.told) if foreseen else "")
        self.fate.setVisible(foreseen is not None)
        self.nearly.setVisible(foreseen is not None and foreseen.is_near)
        self.text.setPlainText(draft.text[:_MOST])
        self.text.setReadOnly(len(draft.text) > _MOST)
        self.text.document().setModified(False)
        self._draft = draft

    def _warn(self, told: list[str]) -> None:
        self.warnings.setText("\n".join(f"⚠ {one}" for one in told))
        self.warnings.setVisible(bool(told))

    @Slot(int)
    def _read_in_encoding(self, _: int) -> None:
        self.accept_button.setEnabled(False)
        self._traffic.start_work(rereading(self._draft, self.encoding.currentData()), self._read_again)

    @Slot(object)
    def _read_again(self, found: object) -> None:
        if not isinstance(found, Again) or found.encoding != self.encoding.currentData():
            return  # another one was chosen since
        if isinstance(found.found, IsnadError):
            self._warn([found.found.said(self._words)])
            return
        self.accept_button.setEnabled(True)
        self._show(found.found)

    @Slot()
    def _look_at_the_rest(self) -> None:
        self._traffic.start_work(looking(self._draft, self._text()), self._show_the_rest)

    @Slot(object)
    def _show_the_rest(self, found: object) -> None:
        if not isinstance(found, LeftOut) or found.text != self._text():
            return
        if found.refusal is not None or all(block.taken for block in found.blocks):
            refusal = found.refusal
            self._warn([refusal.said(self._words) if refusal is not None else self._words(NOTHING)])
            return
        told = self._words("Tick what belongs to the article. It comes in with it, where the page has it.")
        LeftOutDialog(self._take_blocks, found.blocks, told, self._words, self).open()

    def _take_blocks(self, blocks: Sequence[Block], chosen: list[int]) -> None:
        self._show(replace(self._draft, text=with_blocks(self._text(), blocks, chosen)))

    @Slot()
    def _take(self) -> None:
        text = self._text()
        if not any(map(str.isalpha, text)):
            self._warn([self._words("There is no text to take in.")])
            return
        told = {name: one_line(field.text()) for name, field in self.fields.items()}
        direction = Direction(self.direction.currentData())
        if self.skip.isChecked():
            self._wanted.trigger()
        self.accept()
        made = replace(
            self._draft,
            text=text,
            direction=direction,
            title=title_of(told["title"]) or self._draft.title,
            outlet=told["outlet"],
            author=told["author"],
            published=told["published"],
            url=told["url"],
            language=told["language"].lower() or "und",
        )
        self._traffic.take([made], self.nearly.chosen)

    def _text(self) -> str:
        document = self.text.document()
        if not document.isModified():
            return self._draft.text  # a widget does not hold a text to the character
        return clean(document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")).text
