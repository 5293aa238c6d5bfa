"""The bar in which the program says what it could not do: in sentences that stay until they are closed."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from factcheck.words import Words

_MOST = 8


class NoticeBar(QFrame):
    """Shows refusals, the newest last; they can be selected and copied. Hidden when there is none."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._told: list[str] = []
        self.setObjectName("notice")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.label = QLabel(self)
        self.label.setObjectName("noticeText")
        self.label.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        button = QToolButton(self)
        button.setText("✕")
        button.setAutoRaise(True)
        button.setMinimumSize(28, 28)
        button.setToolTip(words("Close this notice"))
        button.setAccessibleName(words("Close this notice"))
        button.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.label, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Add a sentence; what is said again and again stands there once."""
        if self._told[-1:] != [sentence]:
            self._told.append(sentence)
        shown = self._told[-_MOST:]
        left_out = len(self._told) - len(shown)
        if left_out:
            shown.insert(0, self._words.many("… and {count} more before", "… and {count} more before", left_out))
        self.label.setText("\n".join(shown))
        self.label.setAccessibleName(sentence)
        self.show()

    @Slot()
    def clear(self) -> None:
        """Take all sentences away."""
        self._told.clear()
        self.hide()
