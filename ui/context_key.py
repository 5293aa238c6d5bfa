"""Shift+F10 opens the menu of what has the focus, as the menu key does, also where the system itself does not."""

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


class ContextKey(QShortcut):
    """A key of the window that asks the widget with the focus for its menu, at its current item or its caret."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(QKeySequence("Shift+F10"), window)
        self.activated.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        widget = QApplication.focusWidget()
        if widget is not None:
            place = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
            at = place.center() if isinstance(place, QRect) and place.isValid() else widget.rect().center()
            event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, widget.mapToGlobal(at))
            QApplication.sendEvent(widget, event)
