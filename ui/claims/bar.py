"""The bar over the list of claims: a chip for each status with its count, words to filter by, and the order."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from factcheck.model import Status
from factcheck.words import N_, Words
from ui import icons
from ui.claims.filtering import Filter
from ui.fields import LineField
from ui.flow import Flow
from ui.override import override
from ui.settings import Settings

_TARGET, _ICON = 26, 14
_ORDERS = (("place", N_("By place")), ("status", N_("By status")), ("time", N_("Newest first")))


class FilterBar(QWidget):
    """Says what is asked for: `changed` whenever that is another filter, `list_wished` when the list is to be used."""

    changed = Signal()
    list_wished = Signal()

    def __init__(self, words: Words, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._settings = settings
        self.chips: dict[Status, QToolButton] = {}
        self.field = LineField(self, sought=True)
        self.field.setObjectName("claimsFilter")
        self.field.setPlaceholderText(words("Filter the claims"))
        self.field.setAccessibleName(words("Filter the claims"))
        self.field.setClearButtonEnabled(True)
        self.order = QComboBox(self)
        self.order.setObjectName("claimsOrder")
        self.order.setAccessibleName(words("Order of the claims"))
        for value, text in _ORDERS:
            self.order.addItem(words(text), value)
        self.order.setCurrentIndex(self.order.findData(settings.claims_order))
        self._lay_out()
        drawn = icons.Icons(self)
        for status, chip in self.chips.items():
            drawn.put(chip, status.value)
        self.field.textChanged.connect(self.changed)
        self.order.currentIndexChanged.connect(self._choose_order)

    def wanted(self) -> Filter:
        """Return what is asked for."""
        statuses = frozenset(status for status, chip in self.chips.items() if chip.isChecked())
        return Filter(statuses, self.field.text(), self.order.currentData())

    def show_counts(self, counts: dict[Status, int]) -> None:
        """Let each chip say how many claims it stands for."""
        for status, chip in self.chips.items():
            chip.setText(f"{self._words(status.label)} {self._words.number(counts.get(status, 0))}")

    @Slot()
    def clear(self) -> None:
        """Let all claims through."""
        for chip in self.chips.values():
            chip.setChecked(False)
        self.field.clear()

    @Slot()
    def _choose_order(self) -> None:
        self._settings.claims_order = self.order.currentData()
        self.changed.emit()

    def _lay_out(self) -> None:
        chips = QWidget(self)
        flow = Flow(chips)
        flow.setContentsMargins(0, 0, 0, 0)
        for status in Status:
            chip = self.chips[status] = QToolButton(chips)
            chip.setObjectName(f"chip{status.value.capitalize()}")
            chip.setProperty("chip", True)
            chip.setCheckable(True)
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setIconSize(QSize(_ICON, _ICON))
            chip.setMinimumHeight(_TARGET)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.toggled.connect(self.changed)
            flow.addWidget(chip)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.order)
        self.order.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(6)
        column.addWidget(chips)
        column.addLayout(row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list_wished.emit()
        else:
            super().keyPressEvent(event)
