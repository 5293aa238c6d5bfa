"""A label with room round its text that stays when the style changes."""

from PySide6.QtCore import QEvent, QMargins
from PySide6.QtWidgets import QLabel

from ui.override import override


class Roomy(QLabel):
    """Keeps its `room`: a frame of Qt's loses its margins whenever it hears of another style or theme."""

    room = QMargins()

    def keep(self, left: int, top: int, right: int, bottom: int) -> None:
        """Have so many pixels round the text from now on."""
        self.room = QMargins(left, top, right, bottom)
        self.setContentsMargins(self.room)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self.contentsMargins() != self.room:
            self.setContentsMargins(self.room)
