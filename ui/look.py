"""How an article is set to be read: what the reader chose of its face and its measures."""

from dataclasses import dataclass

SPACINGS = tuple(range(120, 261, 10))
"""The distances from line to line that are offered, in per cent of the size of the letters."""

COLUMNS = tuple(range(40, 121, 5))
"""The widths of the column that are offered, in characters of Arabic news."""


@dataclass(frozen=True, slots=True)
class Look:
    """A family of fonts (empty for our own choice), the distance of lines in per cent, the column in characters."""

    family: str = ""
    spacing: int = 170
    column: int = 70
