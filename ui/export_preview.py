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


class Preview(QLabel):
    """Shows a page, or why none can be shown; only the newest wish is fulfilled."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._executor: ThreadPoolExecutor | None = None
        self._newest: Work | None = None
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
        self._newest = work = Work(_set(report, round((_WIDTH - 2) * self.devicePixelRatioF())), self)
        work.produced.connect(self._picture_made)
        work.failed.connect(self._failed)
        work.start(self._executor)

    def close_down(self) -> None:
        """Show nothing more; what is being set is waited for, so that no thread outlives the dialog."""
        if self._newest is not None:
            self._newest.cancel()
            self._newest = None
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
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
