"""Text drawn by a delegate: each piece in its own direction, and cut at its own end."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from factcheck.model import Direction
from factcheck.text.direction import text_direction
from ui.palette import MARK_CONTRAST, Theme, mixed, readable
from ui.positions import Positions

ELLIPSIS = "…"


def lines(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Break `text` into at most `most` lines of `width` pixels; the last one ends with … where text was left out."""
    flat = " ".join(text.split())
    layout = QTextLayout(flat, font)
    layout.setTextOption(_option(flat))
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    units = flat.encode("utf-16-le")  # Qt counts in UTF-16 units, of two bytes each
    edges = [2 * start for start in starts] + [len(units)]
    pieces = [units[start:end].decode("utf-16-le").rstrip() for start, end in pairwise(edges)]
    if len(starts) <= most:
        return pieces
    return [*pieces[: most - 1], elided(units[edges[most - 1] :].decode("utf-16-le"), font, width)]


def elided(text: str, font: QFont, width: float) -> str:
    """Return `text`, cut at its end (the logical one, whatever its direction) with … so that it fits `width` pixels."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = metrics.horizontalAdvance(text[:middle].rstrip() + ELLIPSIS) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[: _whole(text, low)].rstrip() + ELLIPSIS


def _whole(text: str, end: int) -> int:
    """Return the last place up to `end` at which no character is cut that is drawn as one, such as a joined emoji."""
    positions, finder = Positions(text), QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    finder.setPosition(positions.to_qt(end))
    if not finder.isAtBoundary():
        finder.toPreviousBoundary()
    return positions.to_code_point(finder.position())


def draw(painter: QPainter, area: QRectF, text: str, font: QFont, color: QColor, most: int = 1) -> float:
    """Draw `text` in its own direction at the top of `area`, on at most `most` lines, and return the height taken."""
    height = QFontMetricsF(font).lineSpacing()
    painter.setFont(font)
    painter.setPen(color)
    option = _option(text)
    broken = lines(text, font, area.width(), most)
    for number, line in enumerate(broken):
        at = QPointF(area.left(), area.top() + number * height)
        painter.drawText(QRectF(at.x(), at.y(), area.width(), height), line, option)
    return height * len(broken)


def _option(text: str) -> QTextOption:
    right_to_left = text_direction(text) is Direction.RTL
    # Leading is where a text of this direction begins: right for Arabic, in a window of either direction.
    option = QTextOption(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def draw_focus(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Draw a ring in the row of a list that has the keys."""
    if option.state & QStyle.StateFlag.State_HasFocus:
        ground = mixed(theme.paper, theme.accent, 0.12)  # of a row that is chosen
        painter.setPen(QPen(readable(theme.accent, ground, MARK_CONTRAST), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(option.rect).adjusted(4, 1, -4, -1))  # beside the edge of its status
