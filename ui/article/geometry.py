"""Where a range of a text is on the screen: the visual pieces of it, line by line, in any mixture of directions."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextLine

from ui.positions import Positions

_SIGN = "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0300-\u036f]"
_SIGNED = re.compile(f"[^\\s]{_SIGN}+")
_LAM_ALEF = re.compile(f"[\u0644\u06b5-\u06b8]{_SIGN}*[\u0622\u0623\u0625\u0627\u0671-\u0673\u0675]{_SIGN}*")
_NEAR = 12  # characters: no letter with its signs and no lam-alef is longer
_TOUCH = 0.6  # pixels: Qt rounds the edges of neighbouring runs each on its own


class Piece(NamedTuple):
    """A stretch of one line, from `left` to `right`, and the baseline of its letters; in pixels of its paragraph."""

    left: float
    right: float
    baseline: float


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range of code points widened to what is drawn as one: a letter with its signs, and a lam-alef."""
    for whole in (_SIGNED, _LAM_ALEF):
        start, end = _around(whole, text, start)[0], _around(whole, text, end)[1]
    return start, end


def _around(whole: re.Pattern[str], text: str, edge: int) -> tuple[int, int]:
    """Return where that begins and ends which an edge would cut in two; the edge itself twice where it cuts nothing."""
    for found in whole.finditer(text, max(0, edge - _NEAR), edge + _NEAR):
        if found.start() < edge < found.end():
            return found.span()
    return edge, edge


class Geometry:
    """The pieces of ranges of one text as it is laid out."""

    def __init__(self, text: str, positions: Positions) -> None:
        self._text = text
        self._positions = positions

    def extent(self, block: QTextBlock) -> tuple[int, int]:
        """Return where a paragraph begins and ends, in code points."""
        first = block.position()
        return self._positions.to_code_point(first), self._positions.to_code_point(first + block.length() - 1)

    def text_of(self, block: QTextBlock) -> str:
        """Return the stored text of a paragraph."""
        start, end = self.extent(block)
        return self._text[start:end]

    def inside(self, block: QTextBlock, offset: int) -> int:
        """Return the Qt position of an offset of the text, counted from the beginning of its paragraph."""
        return self._positions.to_qt(offset) - block.position()

    def pieces(self, block: QTextBlock, start: int, end: int) -> list[Piece]:
        """Return the pieces of `[start, end)` (code points of the text) in a paragraph that has been laid out.

        The white space at which a line was broken is left out, since it hangs over the edge of the column.
        """
        start, end = widened(self._text, start, end)
        origin, layout = block.position(), block.layout()
        low, high = max(0, self._positions.to_qt(start) - origin), self._positions.to_qt(end) - origin
        found: list[Piece] = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, after = line.textStart(), line.textStart() + line.textLength()
            if first >= high:
                break
            if after > low:
                last = number + 1 == layout.lineCount()
                edge = after if last else self._before_space(origin, first, after)
                found += self._in_line(line, max(first, low), min(edge, high))
        return found

    def _before_space(self, origin: int, first: int, after: int) -> int:
        begin, finish = (self._positions.to_code_point(origin + at) for at in (first, after))
        return self._positions.to_qt(begin + len(self._text[begin:finish].rstrip())) - origin

    def _in_line(self, line: QTextLine, start: int, end: int) -> Iterator[Piece]:
        # The runs that Qt draws say exactly where a part of one lies. The places of the caret do not where the
        # direction changes: one offset has two places there, and Qt returns either.
        joined: list[tuple[float, float]] = []
        boxes = (run.boundingRect() for run in line.glyphRuns(start, end - start)) if end > start else ()
        for left, right in sorted((box.left(), box.right()) for box in boxes):
            if joined and left <= joined[-1][1] + _TOUCH:
                joined[-1] = (joined[-1][0], max(joined[-1][1], right))
            elif right > left:
                joined.append((left, right))
        for left, right in joined:
            yield Piece(left, right, line.y() + line.ascent())
