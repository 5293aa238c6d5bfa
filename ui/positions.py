"""The only door between offsets in code points (ours) and positions in UTF-16 units (Qt's)."""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """The positions of one text, both ways. The characters beyond U+FFFF are found once; each look-up is a bisect.

    Positions outside the text are not refused: what lies before or after it counts one for one.
    """

    __slots__ = ("_astral", "_low")

    def __init__(self, text: str) -> None:
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]
        # Where the second unit of each of them stands for Qt: before it, that character does not count double yet.
        self._low = [code_point + before + 1 for before, code_point in enumerate(self._astral)]

    def to_qt(self, code_point: int) -> int:
        """Return Qt's position of the character at an offset in code points."""
        if not self._astral:
            return code_point
        return code_point + bisect_left(self._astral, code_point)

    def to_code_point(self, qt: int) -> int:
        """Return the offset, in code points, of a position of Qt's; inside a surrogate pair, that of its character."""
        if not self._low:
            return qt
        before = bisect_left(self._low, qt)
        inside = before < len(self._low) and self._low[before] == qt
        return qt - before - inside
