"""Signs over characters that nobody sees, and over letters of links that look like others.

They are drawn over the text as it is set, in the space between its lines: no letter moves, and nothing is copied along.
"""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextBlock

from factcheck.text.hidden import Control, controls
from factcheck.text.hosts import links, look_alikes
from factcheck.text.turned import turned
from factcheck.words import Words
from ui.article.document import is_right_to_left
from ui.article.geometry import Geometry, Piece
from ui.palette import Theme

_SMALL = 9.0
"""The least height of a sign's letters, in pixels."""
_SIZE, _PAD, _HIGH = 0.52, 0.16, 0.84  # em: letters, beside them, the foot of a box over the baseline
_BELOW = 0.24  # em: how far a stem goes below the baseline
_APART = 1.5  # pixels
_LONGEST = 60  # characters that are told of what is turned
_ROUND = 2.5
_FOREIGN_ABOVE, _FOREIGN_BELOW = 0.92, 0.3  # em


class Sign(NamedTuple):
    """One label: its place in the text (code points), what it says, its box and the foot of its stem in pixels.

    `told` says what stands there in a sentence; `misleads` sets it off from what a careful writer means.
    """

    position: int
    label: str
    told: str
    misleads: bool
    box: QRectF
    foot: QPointF


class _Mark(NamedTuple):
    position: int
    label: str
    told: str
    misleads: bool


class Signs:
    """The signs of one text as it is laid out; worked out for the paragraphs that are seen, and kept."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._kept: dict[int, tuple[list[Sign], list[QRectF]]] = {}

    def forget(self) -> None:
        """Work the geometry out again when it is next asked for."""
        self._kept.clear()

    def paint(self, painter: QPainter, block: QTextBlock, geometry: Geometry, em: float, theme: Theme) -> None:
        """Draw the signs of one paragraph, in its own pixels."""
        signs, foreign = self._of(block, geometry, em)
        painter.setPen(QPen(theme.ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in foreign:
            painter.drawRect(box)
        painter.setFont(_face(em))
        for sign in signs:
            ground, letters = (theme.ink, theme.paper) if sign.misleads else (theme.paper, theme.muted)
            painter.setPen(QPen(theme.ink if sign.misleads else theme.muted, 1))
            painter.drawLine(QLineF(QPointF(sign.foot.x(), sign.box.bottom()), sign.foot))
            painter.setBrush(ground)
            painter.drawRoundedRect(sign.box, _ROUND, _ROUND)
            painter.setPen(letters)
            painter.drawText(sign.box, Qt.AlignmentFlag.AlignCenter, sign.label)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def of(self, block: QTextBlock, geometry: Geometry, em: float) -> list[Sign]:
        """Return the signs of a paragraph that has been laid out."""
        return self._of(block, geometry, em)[0]

    def _of(self, block: QTextBlock, geometry: Geometry, em: float) -> tuple[list[Sign], list[QRectF]]:
        kept = self._kept.get(block.blockNumber())
        if kept is None:
            start, text = geometry.extent(block)[0], geometry.text_of(block)
            signs = list(_placed(self._marks(text, start), block, geometry, em))
            foreign = [
                _framed(piece, em)
                for link in links(text)
                if link.warnings
                for first, after in look_alikes(text, link)
                for piece in geometry.pieces(block, start + first, start + after)
            ]
            kept = self._kept[block.blockNumber()] = (signs, foreign)
        return kept

    def _marks(self, text: str, start: int) -> Iterator[_Mark]:
        words = self._words
        for control, told in explained(text, words):
            yield _Mark(start + control.position, control.name, told, control.reorders)
        for link in links(text):
            if link.warnings:
                told = " ".join(words.sentence(warning) for warning in link.warnings)
                yield _Mark(start + link.start, link.punycode, told, True)


def explained(text: str, words: Words) -> Iterator[tuple[Control, str]]:
    """Yield each hidden character of a text with what it is, and what it turns in the order in which that is stored."""
    stored = dict(turned(text))
    for control in controls(text):
        told = words("{name}: {meaning}", name=control.name, meaning=words(control.meaning))
        if control.position in stored:
            told = f"{told}. {in_stored_order([stored[control.position]], words)}"
        yield control, told


def in_stored_order(stretches: list[str], words: Words) -> str:
    """Return a sentence that holds stretches of a text as they are stored, each kept from what is around it."""
    quoted = (stretch if len(stretch) <= _LONGEST else f"{stretch[:_LONGEST]}…" for stretch in stretches)
    return words("As it is stored: {text}", text=" · ".join(f"\u2068{each}\u2069" for each in quoted))


def _placed(marks: Iterable[_Mark], block: QTextBlock, geometry: Geometry, em: float) -> Iterator[Sign]:
    """Yield the marks with their boxes, each over its own place, those of one line beside each other."""
    metrics, layout = QFontMetricsF(_face(em)), block.layout()
    lines: dict[int, list[tuple[float, _Mark]]] = {}
    for mark in marks:
        line = layout.lineForTextPosition(geometry.inside(block, mark.position))
        if line.isValid():
            found: object = line.cursorToX(geometry.inside(block, mark.position))
            x = float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
            lines.setdefault(line.lineNumber(), []).append((x, mark))
    # Where there is no room for all, those that follow make way, on the side to which the paragraph is read.
    onwards = -1 if is_right_to_left(block) else 1
    for number, placed in lines.items():
        line = layout.lineAt(number)
        baseline, taken = line.y() + line.ascent(), -math.inf
        for x, mark in sorted(placed, key=lambda one: one[0] * onwards):
            wide = metrics.horizontalAdvance(mark.label) + 2 * _PAD * em
            near = max(taken, x * onwards - wide / 2)
            left = near if onwards > 0 else -near - wide
            high = metrics.ascent() + metrics.descent()
            box = QRectF(round(left) + 0.5, round(baseline - _HIGH * em - high) + 0.5, round(wide), round(high))
            taken = near + wide + _APART
            yield Sign(*mark, box, QPointF(round(x) + 0.5, baseline + _BELOW * em))


def _framed(piece: Piece, em: float) -> QRectF:
    left, right = round(piece.left) - 0.5, round(piece.right) + 0.5
    top, bottom = round(piece.baseline - _FOREIGN_ABOVE * em) + 0.5, round(piece.baseline + _FOREIGN_BELOW * em) + 0.5
    return QRectF(left, top, right - left, bottom - top)


def _face(em: float) -> QFont:
    font = QFont()
    font.setFamilies(["Noto Sans", *font.families()])
    font.setPixelSize(round(max(_SMALL, em * _SIZE)))
    return font
