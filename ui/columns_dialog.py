"""The dialog in which the columns of a table of texts are told: which is the text, which the title, and so on."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from factcheck.words import N_, Words
from ui.own_direction import isolated, side

_SIZE = (760, 520)
_LABELS = {
    "text": N_("Text"), "title": N_("Title"), "outlet": N_("Outlet"), "author": N_("Author"),
    "published": N_("Date"), "url": N_("Link"), "language": N_("Language"),
}  # fmt: skip


class ColumnsDialog(QDialog):
    """Shows the first rows of a table, and asks for each field of an article which column it is."""

    def __init__(self, table: Mapping[str, Any], words: Words, parent: QWidget) -> None:
        """Show a table as `factcheck.readers.table.shown` tells it; what its heads tell is chosen already."""
        super().__init__(parent)
        self.setObjectName("columnsDialog")
        self.setWindowTitle(words("The columns of the table"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        told = QLabel(words("Every row becomes an article. Say which column is which."), self)
        told.setWordWrap(True)
        self.fields = {field: self._field(field, table, words) for field in _LABELS}
        grid = QGridLayout()
        for at, (field, box) in enumerate(self.fields.items()):
            label = QLabel(words(_LABELS[field]), self)
            label.setBuddy(box)
            box.setAccessibleName(words(_LABELS[field]))
            grid.addWidget(label, at // 2, 2 * (at % 2))
            grid.addWidget(box, at // 2, 2 * (at % 2) + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        buttons = QDialogButtonBox(self)
        self.take = buttons.addButton(words("&Take it in"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(words("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.take.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addLayout(grid)
        column.addWidget(self._rows(table, words), 1)
        column.addWidget(buttons)
        self.fields["text"].currentIndexChanged.connect(self._look)
        self._look()

    @property
    def chosen(self) -> dict[str, str]:
        """Return the number, from 1, of the column that each field is; empty: none is."""
        return {
            field: str(box.currentData() + 1) if box.currentData() >= 0 else "" for field, box in self.fields.items()
        }

    def _field(self, field: str, table: Mapping[str, Any], words: Words) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(f"columns{field.capitalize()}")
        box.addItem(words("(none)"), -1)
        for at, head in enumerate(table["heads"]):
            box.addItem(isolated(head), at)
        box.setCurrentIndex(box.findData(table["columns"].get(field, -1)))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        return box

    def _rows(self, table: Mapping[str, Any], words: Words) -> QTableWidget:
        shown = QTableWidget(len(table["rows"]), len(table["heads"]), self)
        shown.setObjectName("columnsRows")
        shown.setAccessibleName(words("The first rows of the table"))
        shown.setHorizontalHeaderLabels(list(map(isolated, table["heads"])))
        shown.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        shown.setTabKeyNavigation(False)
        for row, cells in enumerate(table["rows"]):
            for at, cell in enumerate(cells):
                item = QTableWidgetItem(isolated(" ".join(cell.split())))
                item.setTextAlignment(side(cell))
                shown.setItem(row, at, item)
        shown.resizeColumnsToContents()
        for at in range(shown.columnCount()):
            shown.setColumnWidth(at, min(shown.columnWidth(at), _SIZE[0] // 3))
        return shown

    @Slot()
    def _look(self) -> None:
        self.take.setEnabled(self.fields["text"].currentData() >= 0)
