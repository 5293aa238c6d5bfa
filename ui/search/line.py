"""A hit on one line: in the middle, set off, with as much before and behind it as there is room for."""

import re
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from factcheck.model import Direction
from factcheck.text.direction import text_direction
from ui.drawing import ELLIPSIS
from ui.palette import Theme

Pieces = tuple[str, str, str]
"""What stands before a hit, the hit, and what stands behind it."""


def fitted(pieces: Pieces, font: QFont, width: float) -> Pieces:
    """Return the pieces on one line of `width` pixels, each half cut at its outer end with … at a border of words."""
    before, hit, after = (_flat(piece) for piece in pieces)
    metrics = QFontMetricsF(font)
    room = (width - metrics.horizontalAdvance(hit)) / 2
    behind = _cut(after.split(" "), metrics, room)
    ahead = _cut(before.split(" ")[::-1], metrics, room)
    return (
        before if len(ahead) == before.count(" ") + 1 else ELLIPSIS + " ".join(reversed(ahead)),
        hit,
        after if len(behind) == after.count(" ") + 1 else " ".join(behind) + ELLIPSIS,
    )


def draw(painter: QPainter, area: QRectF, pieces: Pieces, font: QFont, theme: Theme) -> None:
    """Draw a hit in the middle of `area`. The line is laid out as a whole, so that words of both scripts stay in their
    order and no letter changes its form where the hit begins.
    """
    before, hit, after = fitted(pieces, font, area.width())
    layout = QTextLayout(before + hit + after, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    right_to_left = text_direction("".join(pieces)) is Direction.RTL
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(area.width())
    layout.endLayout()
    start, length = _units(before), _units(hit)
    edges = [_x(line.cursorToX(at)) for at in (start, start + length)]
    left = area.center().x() - sum(edges) / 2
    # What is short on one side gives its room to the other: nothing hangs over the edge that could be seen.
    natural = line.naturalTextRect()
    lowest, highest = sorted((area.left() - natural.left(), area.right() - natural.right()))
    left = min(max(left, lowest), highest)
    found = QTextLayout.FormatRange()
    found.start, found.length = start, length
    found.format = QTextCharFormat()
    found.format.setBackground(QBrush(theme.flash))
    found.format.setForeground(QBrush(theme.ink))
    painter.setPen(theme.muted)
    painter.setClipRect(area)
    layout.draw(painter, QPointF(left, area.top()), [found])


def _cut(words: list[str], metrics: QFontMetricsF, room: float) -> list[str]:
    """The first words that fit; all of them where they do without …"""
    widths = list(accumulate(metrics.horizontalAdvance(word + " ") for word in words))
    if widths[-1] <= room:
        return words
    room -= metrics.horizontalAdvance(ELLIPSIS)
    return words[: sum(width <= room for width in widths)]


def _flat(piece: str) -> str:
    """A piece without line ends; the space at its ends stays, for a hit stands next to it."""
    return re.sub(r"\s+", " ", piece)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _x(found: object) -> float:
    """PySide gives the place with the position that it was asked for, or alone."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
