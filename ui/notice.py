"""The bar in which the program says what it could not do: in sentences that stay until they are closed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from factcheck.words import Words

if TYPE_CHECKING:
    from ui.arrivals import Arrivals

_MOST = 8


class NoticeBar(QFrame):
    """Shows refusals, the newest last; they can be selected and copied. Hidden when there is none."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._told: list[str] = []
        self._hint = ""
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
        self.more = QPushButton(self)
        self.more.setObjectName("showRefusals")
        self.more.setText(words("Show the list…"))
        self.more.clicked.connect(self._show_list)
        self.more.hide()
        self._arrivals: Arrivals | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.label, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Add a sentence; what is said again and again stands there once."""
        if self._told[-1:] != [sentence]:
            self._told.append(sentence)
        self._show_told()

    def hint(self, sentence: str) -> None:
        """Add a sentence that says what to do first: it goes by itself once something is done."""
        self._hint = sentence
        self.tell(sentence)

    @Slot()
    def let_hint_go(self) -> None:
        """Take the hint away, since something was done."""
        if self._hint:
            self._told = [sentence for sentence in self._told if sentence != self._hint]
            self._hint = ""
            self._show_told()

    def _show_told(self) -> None:
        shown = self._told[-_MOST:]
        left_out = len(self._told) - len(shown)
        if left_out:
            shown.insert(0, self._words.many("… and {count} more before", "… and {count} more before", left_out))
        self.label.setText("\n".join(shown))
        self.label.setAccessibleName(self._told[-1] if self._told else "")
        self.setVisible(bool(self._told))

    @Slot(object)
    def sum_up(self, arrivals: "Arrivals") -> None:
        """Say what came of many inputs; the refusals can be listed until the notice is closed."""
        self.tell(arrivals.summary(self._words))
        if arrivals.refusals:
            self._arrivals = arrivals
            self.more.show()

    @Slot()
    def _show_list(self) -> None:
        from ui.arrivals_dialog import ArrivalsDialog

        if self._arrivals is not None:
            dialog = ArrivalsDialog(self._arrivals, self._words, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    @Slot()
    def clear(self) -> None:
        """Take all sentences away."""
        self._told.clear()
        self._hint = ""
        self._arrivals = None
        self.more.hide()
        self.hide()
