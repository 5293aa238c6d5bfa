"""The page of the scale of verdicts: its ratings in order, and the chosen one open for editing in place."""

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QColorDialog,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from factcheck.ratings import PATTERNS, Rating
from factcheck.words import N_, Words
from ui import faces
from ui.fields import LineField
from ui.override import override
from ui.scale.replacement import ReplacementDialog
from ui.session import Session
from ui.swatch import LABELS, swatch

_ID = Qt.ItemDataRole.UserRole
_SWATCH = 20
_MOST = 100


class RatingList(QListWidget):
    """The ratings; dragged, or moved with Ctrl and the arrows, they say `arranged`."""

    arranged = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setIconSize(QSize(_SWATCH, _SWATCH))
        self.setTabKeyNavigation(False)

    def ids(self) -> list[str]:
        """Return the ids of the ratings, from the top."""
        return [str(self.item(row).data(_ID)) for row in range(self.count())]

    def shift(self, steps: int) -> None:
        """Move the chosen rating so many places down."""
        ids, row = self.ids(), self.currentRow()
        if row >= 0 and 0 <= row + steps < len(ids):
            ids.insert(row + steps, ids.pop(row))
            self.arranged.emit(ids)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.arranged.emit(self.ids())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if steps and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.shift(steps)
        else:
            super().keyPressEvent(event)


class RatingsPage(QWidget):
    """The scale. Each edit is a step of its own."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._scale: list[Rating] = []
        self.list = RatingList(self)
        self.list.setObjectName("scaleList")
        self.list.setAccessibleName(words("Scale of verdicts"))
        self.lines = {name: LineField(self) for name in ("name_ar", "name_en", "colour")}
        self.number = QSpinBox(self)
        self.number.setRange(0, _MOST)
        self.number.setToolTip(words("5 is true, 1 is false, 0 is neither"))
        if not words.arabic_digits:
            self.number.setLocale(QLocale.c())
        self.pattern = QComboBox(self)
        self.pattern.setIconSize(QSize(_SWATCH, _SWATCH))
        self.used = QLabel(self)
        self.used.setObjectName("ratingUsed")
        self.used.setFont(faces.small(self.used.font()))
        self._make_buttons()
        self._lay_out()
        self._connect()

    def _make_buttons(self) -> None:
        words = self._words
        self.choose_colour = QPushButton(words("C&hoose…"), self)
        self.add = QPushButton(words("&Add"), self)
        self.up, self.down = QPushButton(words("U&p"), self), QPushButton(words("Do&wn"), self)
        self.remove = QPushButton(words("&Delete…"), self)
        self.usual = QPushButton(words("The usual &scale"), self)
        for button, name in (
            (self.choose_colour, "ratingChooseColour"), (self.add, "ratingAdd"), (self.up, "ratingUp"),
            (self.down, "ratingDown"), (self.remove, "ratingRemove"), (self.usual, "ratingUsual"),
        ):  # fmt: skip
            button.setObjectName(name)
            button.setAutoDefault(False)
        self.usual.setToolTip(
            words("Restores the ten ratings of a new desk; others that claims have stay behind them.")
        )

    # What is shown

    @Slot()
    def refresh(self) -> None:
        """Show the scale as it is now; the rating that is chosen stays chosen."""
        self.tell()
        chosen, row = self.chosen(), self.list.currentRow()
        self._scale = self._session.standards.scale()
        language = self._words.language
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in self._scale:
                other = one.name("en" if language == "ar" else "ar")
                names = dict.fromkeys((one.name(language), other))
                text = " · ".join(f"\u2068{name}\u2069" for name in names)
                item = QListWidgetItem(swatch(one.colour, one.pattern, self.palette(), _SWATCH), text, self.list)
                item.setData(_ID, one.id)
            ids = self.list.ids()
            there = ids.index(chosen.id) if chosen and chosen.id in ids else min(max(row, 0), len(ids) - 1)
            self.list.setCurrentRow(there)
        self._show()

    def chosen(self) -> Rating | None:
        """Return the rating that is looked at, or None."""
        item = self.list.currentItem()
        return next((one for one in self._scale if item and one.id == item.data(_ID)), None)

    @Slot()
    def _show(self) -> None:
        rating = self.chosen()
        for field in (*self.lines.values(), self.number, self.pattern, self.choose_colour, self.remove):
            field.setEnabled(rating is not None)
        self.up.setEnabled(self.list.currentRow() > 0)
        self.down.setEnabled(0 <= self.list.currentRow() < self.list.count() - 1)
        if rating is None:
            return
        for name, field in self.lines.items():
            field.setText(getattr(rating, name))
        with QSignalBlocker(self.number), QSignalBlocker(self.pattern):
            self.number.setValue(rating.number)
            self.pattern.clear()
            for pattern in PATTERNS:
                icon = swatch(rating.colour, pattern, self.palette(), _SWATCH)
                self.pattern.addItem(icon, self._words(LABELS[pattern]), pattern)
            self.pattern.setCurrentIndex(self.pattern.findData(rating.pattern))
        used = self._session.standards.uses().get(rating.id, 0)
        self.used.setText(self._words.many("{count} claim has this rating", "{count} claims have this rating", used))

    # What the analyst does

    @Slot()
    def tell(self) -> None:
        """Hand over what was typed and not yet told."""
        rating = self.chosen()
        typed = {name: field.text() for name, field in self.lines.items() if field.isModified()}
        for field in self.lines.values():
            field.setModified(False)
        if rating is not None:
            self._change(rating, **typed)

    def _change(self, rating: Rating, **fields: str | int) -> None:
        if "colour" in fields:
            fields["colour"] = str(fields["colour"]).strip().lower()
        if not self._session.standards.change(rating.id, **fields):
            self.refresh()

    @Slot(QListWidgetItem, QListWidgetItem)
    def _go(self, _: QListWidgetItem, before: QListWidgetItem | None) -> None:
        left = next((one for one in self._scale if before and one.id == before.data(_ID)), None)
        typed = {name: field.text() for name, field in self.lines.items() if field.isModified()}
        for field in self.lines.values():
            field.setModified(False)
        if left is not None and typed:
            self._change(left, **typed)
        self._show()

    @Slot()
    def _choose_pattern(self) -> None:
        rating = self.chosen()
        if rating is not None:
            self._change(rating, pattern=str(self.pattern.currentData()))

    @Slot()
    def _choose_number(self) -> None:
        rating = self.chosen()
        if rating is not None:
            self._change(rating, number=self.number.value())

    @Slot()
    def _ask_colour(self) -> None:
        rating = self.chosen()
        if rating is not None:
            dialog = QColorDialog(QColor(rating.colour), self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.setWindowTitle(self._words("Colour of the rating"))
            dialog.colorSelected.connect(self._colour)
            dialog.open()

    @Slot(QColor)
    def _colour(self, colour: QColor) -> None:
        rating = self.chosen()
        if rating is not None:
            self._change(rating, colour=colour.name())

    @Slot()
    def _add(self) -> None:
        like = self.chosen() or (self._scale[-1] if self._scale else Rating("", "", "", 0, 0, "#5f6b7a", "empty"))
        name = self._words("New rating")
        arabic = self._words.language == "ar"
        made = self._session.standards.add(name if arabic else "", "" if arabic else name, like)
        if made:
            self.refresh()
            self.list.setCurrentRow(self.list.ids().index(made))
            field = self.lines["name_ar" if arabic else "name_en"]
            field.setFocus()
            field.selectAll()

    @Slot()
    def _remove(self) -> None:
        rating = self.chosen()
        if rating is None:
            return
        used = self._session.standards.uses().get(rating.id, 0)
        if not used:
            self._session.standards.remove(rating.id)
            return
        others = [one for one in self._scale if one.id != rating.id]
        ReplacementDialog(self._session.standards, self._words, rating, others, used, self).open()

    @Slot()
    def _up(self) -> None:
        self.list.shift(-1)

    @Slot()
    def _down(self) -> None:
        self.list.shift(1)

    # How it is made

    def _connect(self) -> None:
        standards = self._session.standards
        self.list.currentItemChanged.connect(self._go)
        self.list.arranged.connect(standards.arrange)
        for field in self.lines.values():
            field.editingFinished.connect(self.tell)
        self.number.editingFinished.connect(self._choose_number)
        self.pattern.activated.connect(self._choose_pattern)
        for button, slot in (
            (self.choose_colour, self._ask_colour), (self.add, self._add), (self.remove, self._remove),
            (self.up, self._up), (self.down, self._down), (self.usual, standards.restore_scale),
        ):  # fmt: skip
            button.clicked.connect(slot)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        for button in (self.add, self.up, self.down, self.remove):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(self.usual)
        colour = QHBoxLayout()
        colour.addWidget(self.lines["colour"], 1)
        colour.addWidget(self.choose_colour)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: list[tuple[str, QWidget, str]] = [
            (N_("Name in Arabic"), self.lines["name_ar"], "ratingNameAr"),
            (N_("Name in English"), self.lines["name_en"], "ratingNameEn"),
            (N_("Number for machines"), self.number, "ratingNumber"),
            (N_("Colour"), self.lines["colour"], "ratingColour"),
            (N_("Pattern"), self.pattern, "ratingPattern"),
        ]
        for text, field, name in rows:
            label = QLabel(self._words(text), self)
            label.setBuddy(field)
            field.setObjectName(name)
            field.setAccessibleName(self._words(text))
            if name == "ratingColour":
                form.addRow(label, colour)
            else:
                form.addRow(label, field)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addLayout(below)
        column.addLayout(form)
        column.addWidget(self.used)
