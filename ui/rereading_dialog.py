"""The dialog in which an article that was read in the wrong encoding is put right: each way with a line to look at."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from factcheck.words import Words
from ui.own_direction import isolated, side
from ui.rereading import Reading, Rereading

_SIZE = (760, 440)
_READING = Qt.ItemDataRole.UserRole


class RereadingDialog(QDialog):
    """Lists the ways to read the open article; the chosen one becomes a new version of it."""

    def __init__(self, rereading: Rereading, readings: list[Reading], words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rereadingDialog")
        self.setWindowTitle(words("Read again in another encoding"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._rereading = rereading
        told = QLabel(words("Choose the line that reads right. It becomes a new version, and the marks stay."), self)
        told.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([words("How"), words("Likely"), words("A line of it")])
        self.list.setAccessibleName(words("Ways to read the article"))
        for one in readings:
            likely = "" if one.repair else f"{words.number(round(100 * one.confidence))}%"
            item = QTreeWidgetItem(self.list, [words.sentence(one.how), likely, isolated(one.preview)])
            item.setTextAlignment(2, side(one.preview))
            item.setData(0, _READING, one)
            item.setToolTip(2, one.preview)
        for column in (0, 1):
            self.list.resizeColumnToContents(column)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        buttons = QDialogButtonBox(self)
        read = buttons.addButton(words("&Read it so"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(words("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        read.setDefault(True)
        buttons.accepted.connect(self._read)
        buttons.rejected.connect(self.reject)
        column_ = QVBoxLayout(self)
        for widget in (told, self.list, buttons):
            column_.addWidget(widget)

    @Slot()
    def _read(self) -> None:
        item = self.list.currentItem()
        self.accept()
        if item is not None:
            self._rereading.read_as(item.data(0, _READING))
