"""Fields in which a person types: each takes the direction of what is in it, and says when an edit is done."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QTextEdit, QWidget

from factcheck.model import Direction
from factcheck.text.direction import paragraph_direction
from ui import faces
from ui.override import override


class LineField(QLineEdit):
    """A line that begins on the side where its own text begins; an empty one, where the interface does."""

    def __init__(self, parent: QWidget | None = None, *, sought: bool = False) -> None:
        """Make a line in the article's face; one for words that are `sought` is in the interface's."""
        super().__init__(parent)
        if not sought:
            self.setFont(faces.reading(self.font()))
        self.textChanged.connect(self._align)
        self._align(self.text())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align(self.text())

    @Slot(str)
    def _align(self, text: str) -> None:
        interface = self.layoutDirection()
        default = Direction.RTL if interface == Qt.LayoutDirection.RightToLeft else Direction.LTR
        right = paragraph_direction(text, default) is Direction.RTL
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


class ChoiceField(QComboBox):
    """A choice that the wheel changes only while it has the keys: else a page that is scrolled past it would."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TextField(QTextEdit):
    """Several lines of plain text. `edited` comes once when the reader leaves the field or presses Ctrl+Enter."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(faces.reading(self.font()))
        self._given = ""

    def show_text(self, text: str) -> None:
        """Show a text; what was typed and not yet told is told first."""
        self.tell()
        if text != self._typed():
            self.setPlainText(text)
        self._given = self._typed()

    @property
    def is_typed_in(self) -> bool:
        """Whether the text is another one than was given, and that was not told yet."""
        return self._typed() != self._given

    def tell(self) -> None:
        """Emit `edited` if the text is no longer the one that was given."""
        typed = self._typed()
        if typed != self._given:
            self._given = typed
            self.edited.emit(typed)

    def _typed(self) -> str:
        # Not toPlainText, which turns a no-break space into a space.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.tell()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.tell()
        else:
            super().keyPressEvent(event)
