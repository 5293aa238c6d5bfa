"""What the rows of this window are drawn with: sharp icons, and names on the side where reading begins."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from factcheck.model import Direction
from factcheck.text.direction import paragraph_direction
from ui import drawing, icons
from ui.palette import Theme


def draw_icon(painter: QPainter, left: float, top: float, size: int, name: str, colour: QColor) -> None:
    """Draw an icon of `size` × `size` pixels of the window."""
    ratio = painter.device().devicePixelRatioF()
    picture = icons.pixmap(name, colour, round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    painter.drawPixmap(QPointF(left, top), picture)


def draw_line(painter: QPainter, area: QRectF, text: str, font: QFont, colour: QColor, *, right: bool) -> None:
    """Draw one line at the top of `area`, on its right or left side; what is too long is cut at its own end."""
    default = Direction.RTL if right else Direction.LTR
    is_arabic = paragraph_direction(text, default) is Direction.RTL
    painter.setFont(font)
    painter.setPen(colour)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_arabic else Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    flat = drawing.elided(" ".join(text.split()), font, area.width())
    line = QRectF(area.left(), area.top(), area.width(), QFontMetricsF(font).lineSpacing())
    painter.drawText(line, int(flags), flat)


def draw_focus(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Frame the row that the keys go to."""
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(Theme.of(option.palette).accent, 2))
        painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))
