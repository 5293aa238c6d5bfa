"""The first page of a report, small: set by a worker, while the choice can go on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from factcheck.errors import IsnadError
from factcheck.words import Words
from ui.work import Work

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from factcheck.report import Report
    from factcheck.report.pictures import Picture

_WIDTH, _HEIGHT = 300, 424  # the shape of a sheet of A4


def _set(report: "Report", width: int) -> Iterator["Picture"]:
    from factcheck.report.pictures import first_page

    yield first_page(report, width)


_left: list[Work] = []
"""What was still being set when its dialog was closed; kept until it has ended, for its thread speaks through it."""


class Preview(QLabel):
    """Shows a page, or why none can be shown; only the newest wish is fulfilled."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._executor: ThreadPoolExecutor | None = None
        self._newest: Work | None = None
        self._works: list[Work] = []
        self.setFixedSize(QSize(_WIDTH, _HEIGHT))
        self.setFrameShape(QFrame.Shape.Box)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMargin(1)
        self.setAccessibleName(words("First page"))
        self.setText(words("The first page is being set…"))

    def show_first_page(self, report: "Report") -> None:
        """Have the first page of a report set and show it as soon as it is there."""
        from concurrent.futures import ThreadPoolExecutor

        self._executor = self._executor or ThreadPoolExecutor(max_workers=1)
        if self._newest is not None:
            self._newest.cancel()
        self._newest = work = Work(_set(report, round((_WIDTH - 2) * self.devicePixelRatioF())))
        self._works = [one for one in self._works if not one.is_done] + [work]
        work.produced.connect(self._picture_made)
        work.failed.connect(self._failed)
        work.start(self._executor)

    def close_down(self) -> None:
        """Show nothing more. A page that is being set is not waited for: it ends by itself, and nobody sees it."""
        _left[:] = [work for work in (*_left, *self._works) if not work.is_done]
        for work in self._works:
            work.cancel()
            work.disconnect(self)
        self._works.clear()
        self._newest = None
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    @Slot(object)
    def _picture_made(self, picture: "Picture") -> None:
        if self.sender() is not self._newest:
            return
        image = QImage(picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32)
        shown = QPixmap.fromImage(image.copy())
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        self.setPixmap(shown)

    @Slot(object)
    def _failed(self, error: object) -> None:
        if self.sender() is not self._newest:
            return
        if isinstance(error, IsnadError):
            self.setText(error.said(self._words))
        elif isinstance(error, BaseException):
            raise error
