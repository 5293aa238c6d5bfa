"""The list of everything that an import refused, each with its reason, to be read and copied."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from factcheck.words import Words
from ui.arrivals import Arrivals

_SIZE = (640, 420)


class ArrivalsDialog(QDialog):
    """Shows what came of an import: the summary, and a line for every refusal. The button copies all of it."""

    def __init__(self, arrivals: Arrivals, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("arrivalsDialog")
        self.setWindowTitle(words("What came in"))
        self.resize(*_SIZE)
        self._told = "\n".join((arrivals.summary(words), *arrivals.reasons(words)))
        summary = QLabel(arrivals.summary(words), self)
        summary.setWordWrap(True)
        self.list = QPlainTextEdit("\n".join(arrivals.reasons(words)), self)
        self.list.setReadOnly(True)
        self.list.setAccessibleName(words("What was refused, and why"))
        self.list.setTabChangesFocus(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.NoButton, self)
        copy = buttons.addButton(words("&Copy the list"), QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(words("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        copy.setObjectName("copyRefusals")
        copy.clicked.connect(self._copy)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (summary, self.list, buttons):
            column.addWidget(widget)

    @Slot()
    def _copy(self) -> None:
        QApplication.clipboard().setText(self._told)
