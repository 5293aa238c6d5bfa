"""Which lines of a page reach the edge that their column is set to, as its letters' places show it."""

import unicodedata
from collections.abc import Sequence

from factcheck.readers.signs import Line

REACHES, FALLS_SHORT = "\x1e", "\x1f"
"""What stands behind a line that is as long as its column is wide, and behind one that ends its paragraph before that.

Both are white space, so that whoever does not know of them does not see them.
"""

_NEAR = 12
"""How many lines before and after one are looked at: those of its column are among them."""
_LEAST, _SHARE = 3, 0.4
"""How many lines of a column, and which share of them, end at one edge where they are set to it."""
_EQUAL, _CLEARLY = 0.15, 0.5
"""In parts of a letter's height: edges that are one, and an end that is clearly before the edge."""


def marks(lines: Sequence[Line]) -> list[str]:
    """Return REACHES, FALLS_SHORT, or nothing where the page does not show it, for each line in order of reading."""
    from_right = _from_right(lines)
    edges = [(-line.right, -line.left) if from_right else (line.left, line.right) for line in lines]
    found: list[str] = []
    for at, line in enumerate(lines):
        begin, end = edges[at]
        near = edges[max(0, at - _NEAR) : at + _NEAR + 1]
        ends = [other for start, other in near if abs(start - begin) < _EQUAL * line.high]
        edge = max(ends)
        there = sum(edge - other < _EQUAL * line.high for other in ends)
        if there < max(_LEAST, _SHARE * len(ends)):
            found.append("")
        elif edge - end < _EQUAL * line.high:
            found.append(REACHES)
        else:
            found.append(FALLS_SHORT if edge - end > _CLEARLY * line.high else "")
    return found


def _from_right(lines: Sequence[Line]) -> bool:
    signs = [unicodedata.bidirectional(sign.text[:1] or " ") for line in lines for sign in line.signs]
    return sum(sign in {"R", "AL"} for sign in signs) > signs.count("L")
