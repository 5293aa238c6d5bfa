"""Going up and down in a text: the caret keeps its column through lines of either direction, long and short.

Qt asks its own hit test which letter stands in a column. That looks too far aside where a line ends in words of the
other direction, or in spaces that hang over the edge; the nearest place of the caret is what a reader expects.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

_Key = QKeySequence.StandardKey
_MOVES = (
    (_Key.MoveToNextLine, 1, False, False), (_Key.MoveToPreviousLine, -1, False, False),
    (_Key.SelectNextLine, 1, False, True), (_Key.SelectPreviousLine, -1, False, True),
    (_Key.MoveToNextPage, 1, True, False), (_Key.MoveToPreviousPage, -1, True, False),
    (_Key.SelectNextPage, 1, True, True), (_Key.SelectPreviousPage, -1, True, True),
)  # fmt: skip
"""What a key means: which way, whether by a page, whether the selection goes along."""


class _Line(NamedTuple):
    """One line of a paragraph, by its number in it, and where its top is in the document, in pixels."""

    block: QTextBlock
    number: int
    top: float


class Column:
    """The column that the caret of a view keeps while it goes up and down."""

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._x = 0.0
        self._kept = (-1, -1)

    def move(self, event: QKeyEvent) -> bool:
        """Do what a key means if it goes up or down; return whether it did, which it does not past the last line."""
        found = next((move for move in _MOVES if event.matches(move[0])), None)
        return found is not None and self._go(*found[1:])

    def _go(self, way: int, by_page: bool, selecting: bool) -> bool:
        cursor, bar = self._view.textCursor(), self._view.verticalScrollBar()
        line = self._line_of(cursor.position())
        least = self._view.viewport().height() - self._height(line) if by_page else 0
        target = None
        for one in self._lines(line, way):
            if target is not None and by_page and abs(one.top - line.top) > least:
                break
            target = one
            if not by_page:
                break
        if target is None:
            return False
        if (cursor.position(), self._width()) != self._kept:
            self._x = self._place(line, cursor.position())
        mode = QTextCursor.MoveMode.KeepAnchor if selecting else QTextCursor.MoveMode.MoveAnchor
        scrolled = bar.value()
        cursor.setPosition(self._nearest(target), mode)
        self._view.setTextCursor(cursor)
        if by_page:
            bar.setValue(scrolled + round(target.top - line.top))  # the caret stays at its height
            self._view.ensureCursorVisible()
        self._kept = (cursor.position(), self._width())
        return True

    def _width(self) -> int:
        return self._view.lineWrapColumnOrWidth()

    def _line_of(self, position: int) -> _Line:
        block = self._view.document().findBlock(position)
        top = self._top(block)
        line = block.layout().lineForTextPosition(position - block.position())
        return _Line(block, line.lineNumber(), top + line.y()) if line.isValid() else _Line(block, 0, top)

    def _lines(self, line: _Line, way: int) -> Iterator[_Line]:
        """Yield the lines that follow one, or go before it, the next first."""
        block, number = line.block, line.number + way
        while block.isValid():
            top, layout = self._top(block), block.layout()
            for each in range(number, layout.lineCount() if way > 0 else -1, way):
                yield _Line(block, each, top + layout.lineAt(each).y())
            block = block.next() if way > 0 else block.previous()
            if block.isValid():
                self._top(block)  # only what is laid out has lines
                number = 0 if way > 0 else block.layout().lineCount() - 1

    def _nearest(self, line: _Line) -> int:
        """Return the Qt position in a line at which the caret is nearest to the column."""
        layout = line.block.layout()
        there = layout.lineAt(line.number)
        first, after = there.textStart(), there.textStart() + there.textLength()
        # Behind its last letter, the caret would stand in the line that follows.
        end = after if line.number + 1 == layout.lineCount() else max(first, after - 1)
        places = [first, *(at for at in range(first + 1, end + 1) if layout.isValidCursorPosition(at))]
        origin = line.block.position()
        return min((origin + at for at in places), key=lambda at: abs(self._place(line, at) - self._x))

    def _place(self, line: _Line, position: int) -> float:
        found: object = line.block.layout().lineAt(line.number).cursorToX(position - line.block.position())
        across = float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
        return line.block.layout().position().x() + across

    def _top(self, block: QTextBlock) -> float:
        return self._view.document().documentLayout().blockBoundingRect(block).top()  # laid out as far as that

    def _height(self, line: _Line) -> float:
        there = line.block.layout().lineAt(line.number)
        return there.height() if there.isValid() else 0.0
