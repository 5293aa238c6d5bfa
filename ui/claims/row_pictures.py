"""The rows of a list as they were last drawn: of those that only move, or get another number, nothing is laid out anew.

To lay out and draw the words of one row takes as long as to put sixty such pictures on the screen.
"""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem

_MOST = 64
"""How many pictures are kept, of the rows that were drawn last: more than any screen shows."""


class RowPictures:
    """Pictures of rows, each under a name of the row; as long as what it is drawn from is the same, it is used."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Hashable, QPixmap]] = {}

    def draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        name: str,
        drawn_from: Hashable,
        draw: Callable[[QPainter, QStyleOptionViewItem], None],
    ) -> None:
        """Draw a row at its place; `draw` does it where no picture of it is there that was drawn from the same."""
        ratio = painter.device().devicePixelRatioF()
        if not ratio.is_integer():  # the edges of a picture would lie between the screen's pixels, and blur it
            draw(painter, option)
            return
        shown = (
            drawn_from, option.rect.size().toTuple(), option.state.value, option.direction,
            option.palette.cacheKey(), option.font.key(), ratio,
        )  # fmt: skip
        known, picture = self._kept.pop(name, ((), QPixmap()))
        if known != shown:
            picture = _picture(option, ratio, draw)
        self._kept[name] = shown, picture
        if len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]
        painter.drawPixmap(option.rect.topLeft(), picture)


def _picture(
    option: QStyleOptionViewItem, ratio: float, draw: Callable[[QPainter, QStyleOptionViewItem], None]
) -> QPixmap:
    inside = QStyleOptionViewItem(option)
    inside.rect = QRect(QPoint(0, 0), option.rect.size())
    picture = QPixmap(inside.rect.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(option.palette.base().color())
    painter = QPainter(picture)
    draw(painter, inside)
    painter.end()
    return picture
