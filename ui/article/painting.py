"""How a mark looks: the ground behind its letters, the line under them, and its number in the margin.

Everything is drawn beneath the text, which is set as if there were no marks: no letter moves.
Lengths are in em of the paragraph, so that marks grow with the text.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.article.geometry import Piece
from ui.palette import Inks, Line

_ABOVE, _BELOW = 0.98, 0.5  # the ground, from the baseline
_FIRST_LEVEL, _LEVEL = 0.44, 0.165  # the underlines, from the baseline
_THIN, _THICK = 0.085, 0.125
_WAVE, _SWING = 0.36, 0.15
_ROUND = 0.12
_NUMBER_ROUND = 3.0

_DASHES = {Line.DASHED: [3.6, 2.2], Line.DOTTED: [0.01, 2.2]}  # in widths of the pen


def ground_of(piece: Piece, em: float) -> QRectF:
    """Return the rectangle behind the letters of a piece: what is filled, and what a click must hit."""
    return QRectF(piece.left, piece.baseline - _ABOVE * em, piece.right - piece.left, (_ABOVE + _BELOW) * em)


def draw_grounds(painter: QPainter, pieces: Iterable[Piece], em: float, colour: QColor) -> None:
    """Fill what lies behind the pieces."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for piece in pieces:
        painter.drawRoundedRect(ground_of(piece, em), _ROUND * em, _ROUND * em)


def draw_lines(
    painter: QPainter, pieces: Iterable[Piece], em: float, line: Line, colour: QColor, level: int, chosen: bool
) -> None:
    """Draw the line of a status under the pieces, as deep as its level says."""
    pen = QPen(colour, em * (_THICK if chosen else _THIN))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if line in {Line.DOTTED, Line.WAVY} else Qt.PenCapStyle.FlatCap)
    if line in _DASHES:
        pen.setDashPattern(_DASHES[line])
    if line is Line.DOTTED:
        pen.setWidthF(pen.widthF() * 1.3)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for piece in pieces:
        y = piece.baseline + em * (_FIRST_LEVEL + level * _LEVEL)
        if line is Line.WAVY:
            painter.drawPath(_wave(piece.left, piece.right, y, em))
        else:
            painter.drawLine(QPointF(piece.left, y), QPointF(piece.right, y))


def _wave(left: float, right: float, y: float, em: float) -> QPainterPath:
    # Every wave is whole: one that is cut looks like a mistake at the end of a short word.
    waves = max(1, round((right - left) / (_WAVE * em)))
    half = (right - left) / waves / 2
    path = QPainterPath(QPointF(left, y))
    for wave in range(waves):
        x = left + 2 * wave * half
        path.quadTo(x + half / 2, y - _SWING * em, x + half, y)
        path.quadTo(x + half * 1.5, y + _SWING * em, x + 2 * half, y)
    return path


@dataclass(frozen=True, slots=True)
class Number:
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
