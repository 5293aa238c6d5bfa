"""What is running, at the foot of the window: what it is, how far it has come, and a way to stop it."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from factcheck.words import Words
from ui.traffic import Traffic
from ui.work import Work

_SHOWN_AFTER = 200
_HEIGHT = 26


class Progress(QWidget):
    """Shows the work that runs, and how many wait for it, where it takes longer than a blink; `cancel` stops all."""

    def __init__(self, traffic: Traffic, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._works: dict[Work, int] = {}
        self.label = QLabel(self)
        self.label.setObjectName("statusProgress")
        self._bar = QProgressBar(self)
        self._bar.setObjectName("statusProgressBar")
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(120)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words("What is running"))
        self.cancel = QToolButton(self)
        self.cancel.setObjectName("statusCancel")
        self.cancel.setText(words("Cancel"))
        self.cancel.setAccessibleName(words("Cancel what is running"))
        self.cancel.setToolTip(words("Cancel what is running"))
        self.cancel.setMinimumHeight(_HEIGHT)
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        for widget in (self.label, self._bar, self.cancel):
            row.addWidget(widget)
        self._patience = QTimer(self, singleShot=True, interval=_SHOWN_AFTER)
        self._patience.timeout.connect(self.show)
        self.hide()
        traffic.work_started.connect(self._started)
        traffic.work_ended.connect(self._ended)  # the work's own signal may be under way already
        for work in traffic.running():  # begun in a window of another language
            self._started(work)

    @property
    def works(self) -> list[Work]:
        """What runs, and after it what waits."""
        return list(self._works)

    @Slot(object)
    def _started(self, work: Work) -> None:
        self._works[work] = 0
        work.produced.connect(self._produced)
        if self.isHidden():
            self._patience.start()
        self._tell()

    @Slot(object)
    def _produced(self, _: object) -> None:
        work = self.sender()
        if isinstance(work, Work) and work in self._works:
            self._works[work] += 1
            self._tell()

    @Slot(object)
    def _ended(self, ended: Work) -> None:
        self._works.pop(ended, None)
        if self._works:
            self._tell()
        else:
            self._patience.stop()
            self.label.clear()
            self.hide()

    @Slot()
    def _cancel(self) -> None:
        for work in self._works:
            work.cancel()

    def _tell(self) -> None:
        work, done = next(iter(self._works.items()))
        words, expected, waiting = self._words, work.expected, len(self._works) - 1
        self._bar.setRange(0, expected)
        self._bar.setValue(done)
        told = words(work.label)
        if expected:
            told = words.many("{done} of {count} file", "{done} of {count} files", expected, done=done)
        elif done:
            told = words.many("{count} file", "{count} files", done)
        if waiting:
            told += words(", ") + words.many("{count} more waits", "{count} more wait", waiting)
        self.label.setText(told)
        self.label.setAccessibleName(told)
