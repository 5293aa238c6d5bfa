"""A ring round the button, box or row of tabs that has the keys, which its own style shows too faintly for many."""

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFocusFrame, QTabBar, QWidget

from ui.override import override
from ui.palette import MARK_CONTRAST, Theme, readable

_RINGED = (QAbstractButton, QComboBox, QTabBar)
_WIDE, _ROUND = 2.0, 4.0


class Ring(QFocusFrame):
    """Lies round the focused control of its window; nothing else hears of it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        ringed = isinstance(now, _RINGED) and now.window() is self._window and not now.property("chip")
        self.setWidget(now if ringed else None)  # type: ignore[arg-type]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = self.palette().window().color()
        painter.setPen(QPen(readable(Theme.of(self.palette()).accent, around, MARK_CONTRAST), _WIDE))
        half = _WIDE / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _ROUND, _ROUND)
        painter.end()
