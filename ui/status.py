"""The line at the foot of the window: whether all is saved, the claims by status, and what is running."""

from collections import Counter

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from factcheck.model import Status
from factcheck.words import Words
from ui.session import Session
from ui.work import Work

_SHOWN_AFTER = 200
_TOLD_FOR = 6000


class StatusBar(QStatusBar):
    """Shows the session's state; work that takes longer than a blink is shown with a way to cancel it."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._works: list[Work] = []
        self._done = 0
        self.summary = QLabel(self)
        self.summary.setObjectName("statusSummary")
        self.summary.setContentsMargins(12, 0, 12, 0)
        self.progress = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(120)
        self.cancel = QToolButton(self)
        self.cancel.setText(words("Cancel"))
        self.addWidget(self.summary)
        for widget in (self.progress, self._bar, self.cancel):
            self.addPermanentWidget(widget)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_SHOWN_AFTER)
        self._patience.timeout.connect(self._show_progress)
        self._hide_progress()
        self.cancel.clicked.connect(self._cancel)
        session.told.connect(self.tell)
        self._bar.setTextVisible(False)
        session.traffic.work_started.connect(self._started)
        session.traffic.work_ended.connect(self._ended)  # the work's own signal may be under way already
        for work in session.traffic.running():  # begun in a window of another language
            self._started(work)
        session.claims_changed.connect(self.refresh)
        session.article_opened.connect(self.refresh)
        self.refresh()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self.showMessage(sentence, _TOLD_FOR)

    @Slot()
    def refresh(self) -> None:
        """Show how many claims of each status the open article has; they are on the disk as soon as they are made."""
        words = self._words
        counts = Counter(claim.status for claim in self._session.claims)
        parts = [f"{words(status.label)} {words.number(counts[status])}" for status in Status if counts[status]]
        total = words.many("{count} claim", "{count} claims", counts.total())
        told = words("✓ Saved · {claims}", claims=total) + (": " if parts else "") + words(", ").join(parts)
        self.summary.setText(told if self._session.article else "")
        self.summary.setAccessibleName(self.summary.text())

    @Slot(object)
    def _started(self, work: Work) -> None:
        self._works.append(work)
        self._done = 0
        self._bar.setRange(0, 0)
        work.produced.connect(self._produced)
        self._patience.start()

    @Slot(object)
    def _produced(self, _: object) -> None:
        self._done += 1
        work, words = self.sender(), self._words
        expected = work.expected if isinstance(work, Work) else 0
        self._bar.setRange(0, expected)
        self._bar.setValue(self._done)
        if expected:
            told = words.many("{done} of {count} file", "{done} of {count} files", expected, done=self._done)
        else:
            told = words.many("{count} file", "{count} files", self._done)
        self.progress.setText(told)

    @Slot(object)
    def _ended(self, ended: Work) -> None:
        self._works = [work for work in self._works if work is not ended]
        if not self._works:
            self._patience.stop()
            self._hide_progress()

    @Slot()
    def _cancel(self) -> None:
        for work in self._works:
            work.cancel()

    @Slot()
    def _show_progress(self) -> None:
        for widget in (self.progress, self._bar, self.cancel):
            widget.show()

    def _hide_progress(self) -> None:
        self.progress.clear()
        for widget in (self.progress, self._bar, self.cancel):
            widget.hide()
