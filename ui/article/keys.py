"""What single keys and a second double click mean in an article."""

import re
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from factcheck.model import MARKS, Status

# On some keyboards digits are typed with Shift, and those of the number pad carry a modifier of their own.
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier

_SIGNS = "[\u064b-\u0652\u0670]*"


def _letters(*choices: str) -> str:
    """A pattern for one of these strings of letters, with the vowel signs that may stand after each letter."""
    return "(?:" + "|".join("".join(letter + _SIGNS for letter in choice) for choice in choices) + ")"


_AND = _letters("و", "ف")
# Compiled when the first word is asked about: no article waits for it.
_PREFIX = (
    f"(?:{_AND}?{_letters('ب', 'ك')}?{_letters('ال')}|{_AND}?{_letters('لل')}"
    f"|{_AND}?{_letters('س')}(?=[يتنأ])|{_letters('و', 'ف', 'ب', 'ك', 'ل')})"
)
_LETTER = r"[^\W\d_]"


def status_of(event: QKeyEvent) -> Status | None:
    """Return the status that a key press asks for: 1, 2 or 3, in whatever digits the keyboard types."""
    if event.modifiers() & ~_PLAIN:
        return None
    typed = event.text()
    digit = unicodedata.decimal(typed, 0) if len(typed) == 1 else 0
    return MARKS[digit - 1] if 1 <= digit <= len(MARKS) else None


def prefix_length(word: str) -> int:
    """Return how many characters of an Arabic word are its attached prefix (و ف ب ك ل س ال); 0 where none is sure.

    Three letters at least must be left. A letter of the root that looks like a prefix cannot be told from one.
    """
    found = re.match(_PREFIX, word)
    return found.end() if found and len(re.findall(_LETTER, word[found.end() :])) >= 3 else 0
