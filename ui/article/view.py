"""The article as it is read: its text, the marks of its claims, and the gestures with which claims are made.

The view is given code points and gives code points. It never changes a text, and never reads one back from Qt.
"""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from factcheck.words import Words
from ui.article.keys import prefix_length, status_of
from ui.article.scrolling import straightened
from ui.article.sheet import Sheet, moved
from ui.override import override

if TYPE_CHECKING:
    from ui.article.vertical import Column

_NOTCH = 120  # eighths of a degree
_NOTHING = (-1, -1)
# Windows makes a request for a menu of this key; elsewhere Qt does so of the Menu key only.
_MENU_KEY = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)
_MENU_KEY_IS_OURS = sys.platform != "win32"


class ArticleView(Sheet):
    """A read-only article with marks.

    `text_selected(start, end)` tells what is selected now, in code points; (-1, -1) when nothing is.
    `mark_clicked(key)` names the claim whose mark or number was clicked, or in whose mark Enter was pressed.
    `status_wished(Status)` comes from the keys 1, 2, 3; `removal_wished()` from Delete.
    Where `has_own_keys` is false, these keys do nothing by themselves.
    `context_menu_wished(QPoint)` carries a place on the screen; `zoom_wished(int)` the wheel's notches, up or down.
    """

    text_selected = Signal(int, int)
    mark_clicked = Signal(str)
    status_wished = Signal(object)
    removal_wished = Signal()
    context_menu_wished = Signal(QPoint)
    zoom_wished = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setObjectName("articleView")
        self.has_own_keys = True
        self._told = _NOTHING
        self._pressed_at: QPointF | None = None
        self._word = _NOTHING
        self._turned = 0
        self._turned_wheel = 0
        self._column: Column | None = None
        self.selectionChanged.connect(self._tell_selection)

    def selected_range(self) -> tuple[int, int] | None:
        """Return the selection as code points, or None when nothing is selected."""
        cursor = self.textCursor()
        start, end = (self._positions.to_code_point(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        return (start, end) if start < end else None

    def is_selected_at(self, point: QPointF) -> bool:
        """Return whether selected letters are drawn at a point of the viewport."""
        selected = self.selected_range()
        inside = point + QPointF(0, self.verticalScrollBar().value())
        return selected is not None and self._overlay.covers(*selected, inside)

    def select(self, start: int, end: int) -> None:
        """Select `[start, end)`; the caret stands at its end."""
        self._select(self._positions.to_qt(start), self._positions.to_qt(end))

    def select_gently(self, start: int, end: int) -> None:
        """Select `[start, end)`; what is seen stays where it is."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self.select(start, end)
        bar.setValue(place)  # Qt brings the caret into view, wherever it is

    def caret(self) -> int:
        """Return the offset before which the caret stands."""
        return self._positions.to_code_point(self.textCursor().position())

    def stored_text(self) -> str:
        """Return the whole stored text."""
        return self._text

    def text_in(self, start: int, end: int) -> str:
        """Return the stored text of `[start, end)`."""
        return self._text[start:end]

    def clear_selection(self) -> None:
        """Select nothing; the caret stays, and so does what is seen."""
        cursor, bar = self.textCursor(), self.verticalScrollBar()
        place = bar.value()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        bar.setValue(place)  # Qt brings the caret into view, wherever it is

    def _tell_selection(self) -> None:
        selected = self.selected_range() or _NOTHING
        if selected != self._told:
            self._told = selected
            self.text_selected.emit(*selected)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        # From the stored text: Qt's own copy would turn no-break spaces into spaces, and carry our face along.
        data = QMimeData()
        start, end = self.selected_range() or (0, 0)
        data.setText(self._text[start:end])
        return data

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        status = status_of(event) if self.has_own_keys else None
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        self._word = _NOTHING
        if status is not None:
            if not event.isAutoRepeat():
                self.status_wished.emit(status)
        elif plain and event.key() == Qt.Key.Key_Delete and self.has_own_keys:
            self.removal_wished.emit()
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._tell_clicked(self._overlay.key_around(self.caret()))
        elif _MENU_KEY_IS_OURS and event.keyCombination() == _MENU_KEY:
            self._tell_menu_at_caret()
        elif not self._go_by_lines(event):
            super().keyPressEvent(event)

    def _go_by_lines(self, event: QKeyEvent) -> bool:
        """Go up or down if a key means that, and return whether it did."""
        from ui.article.vertical import Column  # no text waits for it to be painted

        self._column = self._column or Column(self)
        return self._column.move(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._glider.stop()
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed_at = event.position() if plain else None
        if plain:
            # A new selection may begin inside the old one, which marking leaves standing: Qt would drag its text.
            self.clear_selection()
        super().mousePressEvent(self._straightened(event))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(self._straightened(event))

    @override
    def cursorForPosition(self, point: QPoint) -> QTextCursor:
        return super().cursorForPosition(straightened(self, point.toPointF()).toPoint())

    def _straightened(self, event: QMouseEvent) -> QMouseEvent:
        return moved(event, straightened(self, event.position()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(self._straightened(event))
        pressed, self._pressed_at = self._pressed_at, None
        if pressed is None or (event.position() - pressed).manhattanLength() >= QApplication.startDragDistance():
            return
        self._tell_clicked(self._overlay.key_at(event.position() + QPointF(0, self.verticalScrollBar().value())))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        super().mouseDoubleClickEvent(self._straightened(event))
        word = self.selected_range()
        if event.button() is not Qt.MouseButton.LeftButton or word is None:
            return
        # Pressed again on the same word, it takes the word without what is attached to its front, and then all of it.
        self._turned = self._turned + 1 if word == self._word else 0
        self._word = word
        if self._turned % 2:
            self.select(word[0] + prefix_length(self._text[word[0] : word[1]]), word[1])

    def _tell_clicked(self, key: str | None) -> None:
        if key is not None:
            self.mark_clicked.emit(key)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._glider.stop()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned_wheel += event.angleDelta().y()
        notches = int(self._turned_wheel / _NOTCH)
        self._turned_wheel -= notches * _NOTCH
        if notches:
            self.zoom_wished.emit(notches)
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._tell_menu_at_caret()
        else:
            self.context_menu_wished.emit(event.globalPos())
        event.accept()

    def _tell_menu_at_caret(self) -> None:
        self.context_menu_wished.emit(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))
