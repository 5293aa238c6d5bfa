"""The small bar with the three marks that comes beside a selection."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from factcheck.words import Words
from ui.article.document import is_right_to_left
from ui.article.scrolling import line_box
from ui.article.view import ArticleView
from ui.override import override

_SOON = 180  # milliseconds in which a selection has to rest
_TARGET = 28
_APART = 6  # pixels from the selected lines


class MarkBar(QFrame):
    """Stands below the selected lines, or above them, on the side where the selection ends; it never covers them.

    Its buttons follow the direction of the text. It takes no focus: the keys stay the article's.
    """

    def __init__(self, view: ArticleView, marks: Sequence[QAction], words: Words) -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName("markBar")
        self.setAccessibleName(words("Marks"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 3, 6, 3)
        row.setSpacing(2)
        for action in marks:
            button = QToolButton(self)
            button.setObjectName(f"bar{action.objectName().title().replace('_', '')}")
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAutoRaise(True)
            button.setMinimumHeight(_TARGET)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
            action.triggered.connect(self.put_away)
        self.hide()
        self._held = False
        self._rest = QTimer(self, singleShot=True, interval=_SOON)
        self._rest.timeout.connect(self._appear)
        view.selectionChanged.connect(self._wait)
        view.verticalScrollBar().valueChanged.connect(self._follow)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    @Slot()
    def put_away(self) -> None:
        """Be gone until something else is selected."""
        self._rest.stop()
        self.hide()

    @Slot()
    def _wait(self) -> None:
        self.hide()
        if self._view.selected_range() is None:
            self._rest.stop()
        elif not self._held:
            self._rest.start()

    @Slot()
    def _appear(self) -> None:
        if self._view.selected_range() is not None and not self._held:
            self._place()

    @Slot()
    def _follow(self) -> None:
        if not self.isHidden():
            self._place()

    def _place(self) -> None:
        """Stand where there is room, or be hidden where the selected lines leave none."""
        cursor, view = self._view.textCursor(), self._view
        last = view.document().findBlock(max(cursor.selectionStart(), cursor.selectionEnd() - 1))
        right = is_right_to_left(last)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
        for button in self.findChildren(QToolButton):
            button.ensurePolished()
        self.adjustSize()
        area, lines = view.viewport().geometry(), self.selected_lines()
        below, above = lines.bottom() + _APART, lines.top() - _APART - self.height()
        fits = (y for y in (below, above) if area.top() <= y and y + self.height() <= area.bottom())
        y = next(fits, None)
        if y is None:
            self.hide()
            return
        end = view.textCursor()
        end.setPosition(cursor.selectionEnd())
        x = view.cursorRect(end).x() + area.left() - (0 if right else self.width())
        self.move(max(area.left(), min(x, area.right() - self.width())), y)
        self.raise_()
        self.show()

    def selected_lines(self) -> QRect:
        """Return the lines that hold selected words, from side to side, in pixels of the article's view."""
        cursor, document = self._view.textCursor(), self._view.document()
        last = max(cursor.selectionStart(), cursor.selectionEnd() - 1)
        lines = line_box(document, cursor.selectionStart()).united(line_box(document, last)).toAlignedRect()
        return lines.translated(self._view.viewport().pos() - QPoint(0, self._view.verticalScrollBar().value()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            self._held = kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
            if not self._held:
                self._wait()
        elif kind == QEvent.Type.Resize:
            self._follow()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.put_away()
        return False
