"""A rating as a small picture: its colour in its pattern, since colour never carries the meaning alone."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPalette, QPen, QPixmap

from factcheck.ratings import PATTERNS
from factcheck.words import N_
from ui.palette import MARK_CONTRAST, Theme, readable

LABELS = dict(
    zip(
        PATTERNS,
        (
            N_("solid"), N_("dots"), N_("lines"), N_("steep lines"), N_("grid"), N_("waves"), N_("dashes"),
            N_("checks"), N_("rings"), N_("empty"),
        ),
        strict=True,
    )
)  # fmt: skip
"""The template of each pattern's name."""

_GRAIN = 16
"""Patterns are drawn on a square of so many units, whatever its size on the screen."""


def swatch(colour: str, pattern: str, palette: QPalette, size: int = 16) -> QIcon:
    """Return the picture of a rating in a window's colours, `size` pixels wide, twice as fine."""
    picture = QPixmap(QSize(2 * size, 2 * size))
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    paper = Theme.of(palette).paper
    ink = readable(QColor(colour), paper, MARK_CONTRAST)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _GRAIN, size / _GRAIN)
    painter.setPen(QPen(ink, 1.2))
    edge = QRectF(1, 1, _GRAIN - 2, _GRAIN - 2)
    clip = QPainterPath()
    clip.addRoundedRect(edge, 2, 2)
    painter.setClipPath(clip)
    painter.fillPath(clip, paper)
    _DRAWN[pattern](painter, ink)
    painter.setClipping(False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(edge, 2, 2)
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)  # the colour means something: no row's choice tints it
    return icon


def _solid(painter: QPainter, ink: QColor) -> None:
    painter.fillRect(QRectF(0, 0, _GRAIN, _GRAIN), ink)


def _dots(painter: QPainter, ink: QColor) -> None:
    painter.setBrush(ink)
    painter.setPen(Qt.PenStyle.NoPen)
    for x in (4.5, 8, 11.5):
        for y in (4.5, 8, 11.5):
            painter.drawEllipse(QPointF(x, y), 1, 1)
    painter.setPen(QPen(ink, 1.2))


def _lines(painter: QPainter, ink: QColor) -> None:
    for y in (4, 8, 12):
        painter.drawLine(QPointF(0, y), QPointF(_GRAIN, y))


def _steep(painter: QPainter, ink: QColor) -> None:
    for x in range(-12, _GRAIN, 4):
        painter.drawLine(QPointF(x, _GRAIN), QPointF(x + 10, 0))


def _grid(painter: QPainter, ink: QColor) -> None:
    _lines(painter, ink)
    for x in (4, 8, 12):
        painter.drawLine(QPointF(x, 0), QPointF(x, _GRAIN))


def _waves(painter: QPainter, ink: QColor) -> None:
    for y in (4, 8, 12):
        path = QPainterPath(QPointF(0, y))
        for x in range(0, _GRAIN, 4):
            path.quadTo(QPointF(x + 1, y - 2.4), QPointF(x + 2, y))
            path.quadTo(QPointF(x + 3, y + 2.4), QPointF(x + 4, y))
        painter.drawPath(path)


def _dashes(painter: QPainter, ink: QColor) -> None:
    for row, y in enumerate((4, 8, 12)):
        for x in range(-2 * (row % 2), _GRAIN, 5):
            painter.drawLine(QPointF(x + 1, y), QPointF(x + 3.5, y))


def _checks(painter: QPainter, ink: QColor) -> None:
    for column in range(4):
        for row in range(column % 2, 4, 2):
            painter.fillRect(QRectF(4 * column, 4 * row, 4, 4), ink)


def _rings(painter: QPainter, ink: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for radius in (1.5, 4.5):
        painter.drawEllipse(QPointF(_GRAIN / 2, _GRAIN / 2), radius, radius)


def _empty(painter: QPainter, ink: QColor) -> None:
    """Its edge alone."""


_DRAWN: dict[str, Callable[[QPainter, QColor], None]] = dict(
    zip(
        PATTERNS, (_solid, _dots, _lines, _steep, _grid, _waves, _dashes, _checks, _rings, _empty), strict=True
    )
)  # fmt: skip
