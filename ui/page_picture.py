"""The picture of a page, with ranges of the text marked on it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from factcheck.pages import Picture, Word
from ui.override import override
from ui.palette import Theme

_AIR = 1.5  # pixels round a word
_TINT, _CHOSEN_TINT = 60, 110
_GAP = 0.8
"""In heights of a line: words that are nearer to each other are marked together."""


class PagePicture(QWidget):
    """A page as wide as its place; `pressed` tells the word of the text on which it was clicked."""

    pressed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pagePicture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture: Picture | None = None
        self._pixmap = QPixmap()
        self.marked: tuple[tuple[int, int, bool], ...] = ()
        """Ranges of the text that are marked on the page, and whether each is the chosen one."""

    def show_picture(self, picture: Picture | None) -> None:
        """Show a page, or none."""
        self._picture, self._pixmap = picture, QPixmap()
        if picture is not None:
            size = picture.width, picture.height, picture.width
            self._pixmap = QPixmap.fromImage(QImage(picture.dots, *size, QImage.Format.Format_Grayscale8))
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """Take so many pixels of width, and the height that the page then has."""
        picture = self._picture
        height = round(width * picture.height / picture.width) if picture else 0
        self.setFixedSize(QSize(width, height))
        self.update()

    def mark(self, ranges: list[tuple[int, int, bool]]) -> None:
        """Mark ranges of the text; of each is told whether it is the chosen one."""
        self.marked = tuple(ranges)
        self.update()

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Return where the words of a range of the text stand, in pixels of this widget, a line's words together."""
        found: list[QRectF] = []
        for word in self._picture.words if self._picture else ():
            if word.start < end and start < word.end:
                box = self._box(word)
                last = found[-1] if found else None
                if last is not None and _are_beside(last, box):
                    found[-1] = last.united(box)
                else:
                    found.append(box)
        return found

    def _box(self, word: Word) -> QRectF:
        left, top = word.left * self.width(), word.top * self.height()
        right, bottom = word.right * self.width(), word.bottom * self.height()
        return QRectF(left, top, right - left, bottom - top).adjusted(-_AIR, -_AIR, _AIR, _AIR)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._pixmap)
        accent = Theme.of(self.palette()).accent
        for start, end, chosen in self.marked:
            tint = QColor(accent)
            tint.setAlpha(_CHOSEN_TINT if chosen else _TINT)
            painter.setBrush(tint)
            painter.setPen(QPen(accent, 2.0) if chosen else Qt.PenStyle.NoPen)
            for box in self.boxes(start, end):
                painter.drawRoundedRect(box, 2, 2)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        words = self._picture.words if self._picture else ()
        word = next((one for one in words if self._box(one).contains(event.position())), None)
        if word is not None:
            self.pressed.emit(word.start)


def _are_beside(one: QRectF, other: QRectF) -> bool:
    """Return whether two places are on one line, with no more than a space between them."""
    shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    gap = max(one.left(), other.left()) - min(one.right(), other.right())
    return shared > 0.5 * min(one.height(), other.height()) and gap < _GAP * min(one.height(), other.height())
