"""A text in a cell that Qt draws: in its own direction, from its own side, whatever the window's."""

from PySide6.QtCore import Qt

from factcheck.model import Direction
from factcheck.text.direction import paragraph_direction


def isolated(text: str) -> str:
    """Return a text that is ordered by its own first letter, between isolates."""
    return f"\u2068{text}\u2069"


def side(text: str) -> Qt.AlignmentFlag:
    """Return the side on which a text begins, in the middle of its cell's height."""
    right = paragraph_direction(text) is Direction.RTL
    begins = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return begins | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
