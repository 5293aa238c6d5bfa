"""How a mark looks: the ground behind its letters, the line under them, and its number in the margin.

Everything is drawn beneath the text, which is set as if there were no marks: no letter moves.
Lengths are in em of the paragraph, so that marks grow with the text.
"""

import math
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from ui.article.geometry import Piece
from ui.palette import Inks, Line

_ABOVE, _BELOW = 0.98, 0.5  # the ground, from the baseline
_FIRST_LEVEL, _LEVEL = 0.44, 0.165  # the underlines, from the baseline
_THIN, _THICK = 0.085, 0.125
_WAVE, _SWING = 0.36, 0.15
_DOT, _DOT_ROUND = 1.32, 0.3
_ROUND = 0.12
_NUMBER_ROUND = 3.0


def ground_of(piece: Piece, em: float) -> QRectF:
    """Return the rectangle behind the letters of a piece: what is filled, and what a click must hit."""
    return QRectF(piece.left, piece.baseline - _ABOVE * em, piece.right - piece.left, (_ABOVE + _BELOW) * em)


def draw_grounds(painter: QPainter, pieces: Iterable[Piece], em: float, colour: QColor) -> None:
    """Fill what lies behind the pieces."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for piece in pieces:
        painter.drawRoundedRect(ground_of(piece, em), _ROUND * em, _ROUND * em)


class Lines:
    """Draws the lines of the statuses. Each is drawn once, one dash or wave long, and then laid side by side.

    Stroking a long wave takes most of a millisecond, and a page may show a hundred.
    """

    def __init__(self) -> None:
        self._tiles: dict[tuple[Line, int, float, float], QPixmap] = {}

    def draw(
        self,
        painter: QPainter,
        pieces: Iterable[Piece],
        em: float,
        line: Line,
        colour: QColor,
        level: int,
        chosen: bool,
    ) -> None:
        """Draw the line of a status under the pieces, as deep as its level says."""
        tile = self._tile(line, colour, em * (_THICK if chosen else _THIN), em, painter.device().devicePixelRatioF())
        height = tile.deviceIndependentSize().height()
        for piece in pieces:
            middle = piece.baseline + em * (_FIRST_LEVEL + level * _LEVEL)
            left = round(piece.left)
            painter.drawTiledPixmap(
                QRectF(left, round(middle - height / 2), max(1, round(piece.right) - left), height), tile
            )

    def _tile(self, line: Line, colour: QColor, width: float, em: float, ratio: float) -> QPixmap:
        key = (line, colour.rgb(), width, ratio)
        if key not in self._tiles:
            self._tiles[key] = _drawn_tile(line, colour, width, em, ratio)
        return self._tiles[key]


def _drawn_tile(line: Line, colour: QColor, width: float, em: float, ratio: float) -> QPixmap:
    long = {Line.SOLID: 8.0, Line.DASHED: 5.5 * width, Line.WAVY: _WAVE * em, Line.DOTTED: 2.6 * width}[line]
    high = width + (_SWING * em + 1 if line is Line.WAVY else 0.4 * width)
    size = QSize(max(2, round(long * ratio)), max(1, round(high * ratio)))
    tile = QPixmap(size)
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    long, middle = size.width() / ratio, size.height() / ratio / 2
    if line is Line.WAVY:
        painter.setPen(QPen(colour, width))
        painter.drawPath(_wave(long, middle, _SWING * em))
    elif line is Line.DOTTED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        # Of whole pixels and hardly round: a small circle would have none in its full colour.
        dot = max(2, round(_DOT * width * ratio)) / ratio
        left, top = math.floor((long - dot) / 2 * ratio) / ratio, math.floor((middle - dot / 2) * ratio) / ratio
        painter.drawRoundedRect(QRectF(left, top, dot, dot), dot * _DOT_ROUND, dot * _DOT_ROUND)
    else:
        drawn = long if line is Line.SOLID else long * 0.64
        painter.fillRect(QRectF(0, 0, drawn, 2 * middle), colour)
    painter.end()
    return tile


def _wave(long: float, middle: float, swing: float) -> QPainterPath:
    # One wave more on either side, so that the edges of the tile meet without a seam.
    path = QPainterPath(QPointF(-long, middle))
    for start in (-long, 0.0, long):
        path.quadTo(start + long / 4, middle - swing, start + long / 2, middle)
        path.quadTo(start + long * 3 / 4, middle + swing, start + long, middle)
    return path


class Number(NamedTuple):
    """The number of a claim in the margin, in pixels of its paragraph; `key` is empty for the sign that more follow."""

    key: str
    text: str
    box: QRectF


def draw_number(painter: QPainter, number: Number, inks: Inks, chosen: bool) -> None:
    """Draw a number, on a ground of its own when its claim is the chosen one."""
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.pill)
        painter.drawRoundedRect(number.box, _NUMBER_ROUND, _NUMBER_ROUND)
    painter.setPen(inks.text)
    painter.drawText(number.box, Qt.AlignmentFlag.AlignCenter, number.text)
