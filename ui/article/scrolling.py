"""Where an article is read: places of its text in pixels, keeping the place when lines move, and going to another."""

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextDocument, QTextLine
from PySide6.QtWidgets import QScrollBar, QTextEdit

if TYPE_CHECKING:
    from PySide6.QtCore import QPropertyAnimation

GLIDE = 150
"""The longest that scrolling to a passage takes, in milliseconds."""

_FROM_TOP = 1 / 3


class Place(NamedTuple):
    """The first line that is seen: the Qt position at which it begins, and how far its top is below the view's."""

    position: int
    below: float


def line_box(document: QTextDocument, position: int) -> QRectF:
    """Return the line that holds a Qt position, in pixels of the document; laid out as far as that, if it was not."""
    block = document.findBlock(position)
    box = document.documentLayout().blockBoundingRect(block)
    layout = block.layout()
    line = layout.lineForTextPosition(position - block.position())
    if not line.isValid():
        return box
    return QRectF(box.left() + line.x(), box.top() + line.y(), line.width(), line.height())


def straightened(view: QTextEdit, point: QPointF) -> QPointF:
    """Return where Qt must be asked what stands at a point of the viewport, for it to answer as it has drawn.

    In a line from right to left, Qt draws the spaces at its end over the edge of the column, and counts them in when
    it looks for the caret: it would look as much too far left as they are wide.
    """
    document, layout = view.document(), view.document().documentLayout()
    there = point + QPointF(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
    block = document.findBlock(max(0, layout.hitTest(there, Qt.HitTestAccuracy.FuzzyHit)))
    if block.blockFormat().layoutDirection() is not Qt.LayoutDirection.RightToLeft or not block.layout().lineCount():
        return point
    lines, inside = block.layout(), there.y() - layout.blockBoundingRect(block).top()
    number = max(0, bisect_right(range(lines.lineCount()), inside, key=lambda each: lines.lineAt(each).y()) - 1)
    if number + 1 == lines.lineCount():
        return point  # nothing hangs over at the end of a paragraph
    line = lines.lineAt(number)
    end = line.textStart() + line.textLength()
    spaces = line.textLength() - len(block.text()[line.textStart() : end].rstrip())
    return point + QPointF(_across(line, end - spaces) - _across(line, end), 0)


def _across(line: QTextLine, position: int) -> float:
    found: object = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def place_of(view: QTextEdit) -> Place:
    """Return the place at which an article is being read."""
    document, top = view.document(), view.verticalScrollBar().value()
    position = view.cursorForPosition(view.viewport().rect().topLeft()).position()
    block = document.findBlock(position)
    line = block.layout().lineForTextPosition(position - block.position())
    begin = block.position() + line.textStart() if line.isValid() else position
    return Place(begin, line_box(document, begin).top() - top)


def return_to(view: QTextEdit, place: Place) -> None:
    """Scroll so that a place is again where it was."""
    top = line_box(view.document(), place.position).top() - place.below
    _reach(view)
    view.verticalScrollBar().setValue(round(top))


def _reach(view: QTextEdit) -> None:
    """Let the scroll bar know how long the document is by now.

    Qt lays a long text out bit by bit, further when a far place is asked for, but tells its scroll bar only later.
    """
    layout = view.document().documentLayout()
    layout.documentSizeChanged.emit(layout.documentSize())


class Glider:
    """Brings passages into view, gliding there unless the system asks for less motion."""

    def __init__(self, view: QTextEdit) -> None:
        self._view = view

    @cached_property
    def _glide(self) -> "QPropertyAnimation":
        from PySide6.QtCore import QEasingCurve, QPropertyAnimation

        glide = QPropertyAnimation(self._view.verticalScrollBar(), b"value", self._view)
        glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        return glide

    def bring(self, first: int, last: int) -> None:
        """Bring the lines of two Qt positions into view, the first a third from the top; what is seen stays put."""
        document, bar = self._view.document(), self._view.verticalScrollBar()
        begin, end = line_box(document, first), line_box(document, last)
        _reach(self._view)
        self.stop()
        height = self._view.viewport().height()
        if bar.value() <= begin.top() and end.bottom() <= bar.value() + height:
            return
        target = min(bar.maximum(), max(0, round(begin.top() - height * _FROM_TOP)))
        if not self._may_move():
            bar.setValue(target)
            return
        self._glide.setDuration(GLIDE)
        self._glide.setStartValue(bar.value())
        self._glide.setEndValue(target)
        self._glide.start()

    def stop(self) -> None:
        """Stay where the view is now."""
        if "_glide" in vars(self):
            self._glide.stop()

    def _may_move(self) -> bool:
        from PySide6.QtWidgets import QStyle

        style = self._view.style()
        duration = style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self._view, None)
        return self._view.isVisible() and duration > 0


def bar_width(bar: QScrollBar) -> int:
    """Return the room that a scroll bar takes, whether it is shown or not."""
    return bar.sizeHint().width()
