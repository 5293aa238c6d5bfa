"""Printing the report: its PDF, set by a worker, shown in the preview and drawn on the printer page by page."""

from collections.abc import Iterator
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QActionGroup, QImage, QPageSize, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from factcheck.words import Words
from ui.override import override
from ui.traffic import Traffic

if TYPE_CHECKING:
    from factcheck.report import Report

_DOTS = 2480  # the width of A4 at 300 dots an inch
_SHOWN = 1000
"""How many dots a page of the preview is wide: shrunk from 300 an inch its letters would be ragged, and a long report
would take a gigabyte of memory."""

_THROUGH = 4  # the only group of so many buttons in Qt's dialog: those through the pages


class Setting(Iterator[bytes]):
    """Yields a report as a PDF, unless `stop` is set before. Raises ExportRefused where Pango is missing."""

    def __init__(self, report: "Report") -> None:
        self.stop = Event()
        self._left = [report]

    @override
    def __next__(self) -> bytes:
        from factcheck.report import Format, beside

        if not self._left:
            raise StopIteration
        try:
            return beside.render(self._left.pop(), Format.PDF, self.stop)
        except beside.Stopped:
            raise StopIteration from None


class Printing(QObject):
    """One printing of a report, from its being set to the closing of the preview; it deletes itself then."""

    def __init__(self, report: "Report", traffic: Traffic, words: Words, parent: QWidget) -> None:
        """Begin to set a report; the preview opens over `parent` as soon as it is set."""
        super().__init__(parent)
        self._words = words
        self._parent = parent
        self._document = b""
        traffic.start_work(Setting(report), self._report_set)

    @Slot(object)
    def _report_set(self, document: object) -> None:
        self._document = bytes(document)  # type: ignore[call-overload]
        # The dialog does not own its printer.
        self._printer = printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        dialog = QPrintPreviewDialog(printer, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self._words("Print the report"))
        if self._words.right_to_left:
            turn(dialog)
        dialog.paintRequested.connect(self.draw)
        dialog.finished.connect(self.deleteLater)
        dialog.open()

    @Slot(QPrinter)
    def draw(self, printer: QPrinter) -> None:
        """Draw every page on a sheet of the printer."""
        draw(self._document, printer)


def turn(dialog: QPrintPreviewDialog) -> None:
    """Let the arrows through the pages point the way that they lead from right to left; Qt only moves the buttons."""
    for group in dialog.findChildren(QActionGroup):
        actions = group.actions()
        if len(actions) == _THROUGH:
            icons = [action.icon() for action in actions]
            for place, action in enumerate(actions):  # next and previous, first and last
                action.setIcon(icons[place ^ 1])


def draw(document: bytes, printer: QPrinter) -> None:
    """Draw the pages of a PDF on a printer, each on a sheet of its own and as large as that."""
    from factcheck.report.pictures import pages

    painter = QPainter(printer)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    # A preview keeps what is drawn as a picture, to show it at any size.
    is_preview = printer.paintEngine().type() == QPaintEngine.Type.Picture
    for place, page in enumerate(pages(document, _SHOWN if is_preview else _DOTS)):
        if place:
            printer.newPage()
        image = QImage(page.pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32)
        painter.drawImage(painter.viewport(), image)
    painter.end()
