"""The line at the foot of the window: whether all is saved, the claims by status, and what is running."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStatusBar, QWidget

from factcheck.model import Status
from factcheck.words import Words
from ui.claims.filtering import counted
from ui.elided import Elided, draw_line
from ui.override import override
from ui.progress import Progress
from ui.saving import Saving
from ui.session import Session

_TOLD_FOR = 6000
_BESIDE, _GRIP = 12, 16
"""Pixels beside a sentence, and those of the corner by which the window is drawn larger."""


class StatusBar(QStatusBar):
    """Shows the session's state; work that takes longer than a blink is shown with a way to cancel it."""

    def __init__(self, session: Session, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self.summary = Elided(self)
        self.summary.setObjectName("statusSummary")
        self.summary.keep(12, 0, 12, 0)
        self.running = Progress(session.traffic, words, self)
        self.progress, self.cancel = self.running.label, self.running.cancel
        self.addWidget(self.summary, 1)
        self.addPermanentWidget(self.running)
        self.running.hide()  # a bar of Qt's shows what is put into it
        self._saving = Saving(session, parent)
        self._saving.changed.connect(self.refresh)
        session.told.connect(self.tell)
        self.messageChanged.connect(self.setToolTip)
        self.refresh()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self.showMessage(sentence, _TOLD_FOR)

    @Slot()
    def refresh(self) -> None:
        """Show whether all is on the disk, and how many claims of each status the open article has."""
        words = self._words
        counts = counted(self._session.claims)
        parts = [f"{words(status.label)} {words.number(counts[status])}" for status in Status if counts[status]]
        total = words.many("{count} claim", "{count} claims", counts.total())
        claims = total + (": " if parts else "") + words(", ").join(parts)
        told = f"{self._saved()} · {claims}" if self._session.article else ""
        if told != self.summary.text():
            self.summary.setText(told)
            self.summary.setAccessibleName(told)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.currentMessage():
            super().paintEvent(event)
            return
        # Qt would draw a sentence past the edge.
        end = self.running.width() if self.running.isVisible() else _GRIP
        painter, area = QPainter(self), self.rect().adjusted(_BESIDE, 0, -_BESIDE, 0)
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area.adjust(end if right else 0, 0, 0 if right else -end, 0)
        draw_line(painter, area, self.currentMessage(), self)
        painter.end()

    def _saved(self) -> str:
        words, saving = self._words, self._saving
        if saving.pending:
            return words("✎ Not saved yet: you are typing")
        if not saving.since:
            return words("✓ Saved")
        time = "".join(words.number(int(sign)) if sign.isdecimal() else sign for sign in saving.since)
        return words("✓ Saved at {time}", time=time)
