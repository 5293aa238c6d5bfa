"""A widget in the corner of the menu bar, where screen readers find it too.

Of a menu bar they are told the menus alone. So only the room is the menu bar's, and the widget, a child of the window,
lies over it.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.override import override

_ABOVE, _BESIDE = 3, 8
_MOVED = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutDirectionChange})


class _Room(QWidget):
    """As large as a widget with some air round it, whatever font and style that takes on."""

    def __init__(self, widget: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = widget

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._widget.width() + 2 * _BESIDE, self._widget.sizeHint().height() + 2 * _ABOVE)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Corner(QObject):
    """Keeps room for a widget in the menu bar of its window, and the widget over that room."""

    def __init__(self, widget: QWidget, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._widget = widget
        widget.setParent(window)
        widget.ensurePolished()  # its style says how high it is
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._lie_over)
        bar = window.menuBar()
        self._room = _Room(widget, bar)
        bar.setCornerWidget(self._room, Qt.Corner.TopRightCorner)
        for watched in (bar, self._room):
            watched.installEventFilter(self)
        widget.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVED:
            self._soon.start()  # the menu bar places its corner only after this
        return super().eventFilter(watched, event)

    @Slot()
    def _lie_over(self) -> None:
        bar, height = self._window.menuBar(), self._widget.sizeHint().height()
        left = self._room.mapTo(self._window, QPoint(_BESIDE, 0)).x()
        self._widget.resize(self._widget.width(), height)  # no layout does
        self._widget.move(left, bar.mapTo(self._window, QPoint()).y() + (bar.height() - height) // 2)
        self._widget.raise_()
