"""The dialog in which the reader sets how articles look. What is changed holds at once, and is kept."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractSlider,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from factcheck.words import Words
from ui import typefaces
from ui.actions import Actions
from ui.article.pane import ArticlePane
from ui.look import COLUMNS, SPACINGS, Look
from ui.settings import THEMES, ZOOM_STEPS, Settings

_BEH = "ب"
_WIDTH = 430
_MARGIN = 16
_Act = QAbstractSlider.SliderAction


class Steps(QSlider):
    """A slider that stands on certain numbers only. `stepped(int)` names the one that was chosen."""

    stepped = Signal(int)

    def __init__(self, steps: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._steps = steps
        self.setRange(steps[0], steps[-1])
        self.actionTriggered.connect(self._settle)
        self.valueChanged.connect(self.stepped)

    @Slot(int)
    def _settle(self, action: int) -> None:
        """Go to the next number where Qt would go on by one, and to the nearest one anywhere else."""
        number, onwards = self._steps.index(self._nearest(self.value())), 0
        if action in {_Act.SliderSingleStepAdd.value, _Act.SliderPageStepAdd.value}:
            onwards = 1
        elif action in {_Act.SliderSingleStepSub.value, _Act.SliderPageStepSub.value}:
            onwards = -1
        there = self._steps[max(0, min(number + onwards, len(self._steps) - 1))]
        self.setSliderPosition(there if onwards else self._nearest(self.sliderPosition()))

    def _nearest(self, value: int) -> int:
        return min(self._steps, key=lambda step: abs(step - value))


class ReadingDialog(QDialog):
    """Font, size, distance of lines and width of the column, and the theme of the whole window."""

    def __init__(
        self, pane: ArticlePane, actions: Actions, words: Words, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("readingDialog")
        self.setWindowTitle(words("Reading"))
        self._pane, self._actions, self._words, self._settings = pane, actions, words, settings
        self.font_ = QComboBox(self)
        self.every = QCheckBox(words("Also fonts &without Arabic letters"), self)
        self.told = QLabel(self)
        self.size_ = Steps(ZOOM_STEPS, self)
        self.spacing = Steps(SPACINGS, self)
        self.column = Steps(COLUMNS, self)
        self.theme = QComboBox(self)
        for theme in THEMES:
            self.theme.addItem(actions[f"theme.{theme}"].text().replace("&", ""), theme)
        self._numbers = {slider: QLabel(self) for slider in (self.size_, self.spacing, self.column)}
        self._lay_out()
        self.every.setChecked(bool(settings.look.family) and not typefaces.writes_arabic(settings.look.family))
        self._fill()
        self.refresh()
        self._connect()

    def _lay_out(self) -> None:
        words, form = self._words, QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(12)
        self.told.setObjectName("readingTold")
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 2)  # a form gives it the room of one line
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("readingFont", words("&Font:"), self.font_),
            ("readingSize", words("&Size of the text:"), self.size_),
            ("readingSpacing", words("&Distance of the lines:"), self.spacing),
            ("readingColumn", words("Widt&h of the column:"), self.column),
            ("readingTheme", words("&Theme:"), self.theme),
        )
        for name, text, widget in rows:
            widget.setObjectName(name)
            label = QLabel(text, self)
            label.setBuddy(widget)
            widget.setAccessibleName(text.replace("&", "").rstrip(":"))
            form.addRow(label, self._with_number(widget))
            if widget is self.font_:
                form.addRow("", self.every)
                form.addRow("", self.told)
        self.buttons = QDialogButtonBox(self)
        self.back = self.buttons.addButton(words("As &usual"), QDialogButtonBox.ButtonRole.ResetRole)
        self.back.setObjectName("readingReset")
        self.back.setAutoDefault(False)
        self.buttons.addButton(words("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStrut(_WIDTH)  # a least width of the dialog's own would let it be narrower than its words
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(self.buttons)

    def _with_number(self, widget: QWidget) -> QWidget:
        if not isinstance(widget, Steps):
            return widget
        both, number = QWidget(self), self._numbers[widget]
        number.setMinimumWidth(self.fontMetrics().horizontalAdvance("0" * 14))
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(widget, 1)
        row.addWidget(number)
        return both

    def _connect(self) -> None:
        self.font_.currentIndexChanged.connect(self._choose_font)
        self.every.toggled.connect(self._fill)
        self.size_.stepped.connect(self._choose_size)
        self.spacing.stepped.connect(self._choose_spacing)
        self.column.stepped.connect(self._choose_column)
        self.theme.activated.connect(self._choose_theme)
        self.back.clicked.connect(self._reset)
        self.buttons.rejected.connect(self.reject)
        self._pane.look_changed.connect(self.refresh)
        self._actions["theme.system"].actionGroup().triggered.connect(self._show_theme)

    @Slot()
    def _fill(self) -> None:
        """List the fonts, each in its own letters, with the chosen one among them."""
        chosen = self._settings.look.family
        families = typefaces.all_families() if self.every.isChecked() else typefaces.arabic_families()
        self.font_.blockSignals(True)
        self.font_.clear()
        self.font_.addItem(self._words("As usual"), "")
        for family in families if chosen in {"", *families} else [chosen, *families]:
            self.font_.addItem(family, family)
            own = QFont(self.font())
            own.setFamilies([family, *own.families()])
            self.font_.setItemData(self.font_.count() - 1, own, Qt.ItemDataRole.FontRole)
        self.font_.setCurrentIndex(self.font_.findData(chosen))
        self.font_.blockSignals(False)

    @Slot()
    def refresh(self) -> None:
        """Show what is chosen, also by keys and wheel."""
        look, words = self._settings.look, self._words
        for slider, value in (
            (self.size_, self._settings.zoom),
            (self.spacing, look.spacing),
            (self.column, look.column),
        ):
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
        self._numbers[self.size_].setText(words("{number} %", number=self._settings.zoom))
        self._numbers[self.spacing].setText(words("{number} %", number=look.spacing))
        self._numbers[self.column].setText(words.many("{count} character", "{count} characters", look.column))
        self.font_.setCurrentIndex(self.font_.findData(look.family))
        self.told.setText(self._about_font(look.family))
        self.told.setVisible(bool(self.told.text()))
        self._show_theme()

    def _about_font(self, family: str) -> str:
        """Say where the Arabic letters come from when it is not from the font that was chosen."""
        used = typefaces.family_in_use(self._pane.view.document().defaultFont(), _BEH)
        if not used:
            return self._words(
                "No font on this computer has Arabic letters. Install one, for example Noto Naskh Arabic."
            )
        if family and not typefaces.is_there(family):
            return self._words("{font} is not on this computer: articles are set in {other}.", font=family, other=used)
        if family and used != family and not typefaces.writes_arabic(family):
            return self._words("{font} has no Arabic letters: those are set in {other}.", font=family, other=used)
        return ""

    @Slot()
    def _show_theme(self) -> None:
        self.theme.setCurrentIndex(self.theme.findData(self._settings.theme))

    @Slot()
    def _choose_font(self) -> None:
        self._set(replace(self._settings.look, family=str(self.font_.currentData())))

    @Slot(int)
    def _choose_size(self, percent: int) -> None:
        self._settings.zoom = percent
        self._pane.show_look()

    @Slot(int)
    def _choose_spacing(self, spacing: int) -> None:
        self._set(replace(self._settings.look, spacing=spacing))

    @Slot(int)
    def _choose_column(self, column: int) -> None:
        self._set(replace(self._settings.look, column=column))

    @Slot(int)
    def _choose_theme(self, index: int) -> None:
        self._actions[f"theme.{self.theme.itemData(index)}"].trigger()

    @Slot()
    def _reset(self) -> None:
        self._settings.zoom = 100
        self.every.setChecked(False)
        self._set(Look())
        self._actions["theme.system"].trigger()

    def _set(self, look: Look) -> None:
        self._settings.look = look
        self._pane.show_look()


def show(pane: ArticlePane, actions: Actions, words: Words, settings: Settings) -> None:
    """Open the dialog over the window of a pane, or bring it to the front where it is open."""
    window = pane.window()
    dialog = window.findChild(ReadingDialog)
    if dialog is None:
        dialog = ReadingDialog(pane, actions, words, settings, window)
        dialog.move(_beside(dialog, window))
    dialog.refresh()
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def _beside(dialog: QWidget, window: QWidget) -> QPoint:
    """Return a place on the side where the claims are, so that the article is seen while it changes."""
    size = dialog.sizeHint().expandedTo(dialog.minimumSize())
    rightwards = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    across = _MARGIN if rightwards else window.width() - size.width() - _MARGIN
    return window.mapToGlobal(QPoint(across, window.height() - size.height() - 4 * _MARGIN))
