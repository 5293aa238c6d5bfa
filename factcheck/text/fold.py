"""The fold: what two spellings of a word share, for comparing only, with a way back to the text as it is written."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

_MARKS = (  # of Arabic, with tatweel; of Latin, Greek, Cyrillic and Hebrew; of any
    "\u064b-\u065f\u0670\u0640\u0610-\u061a\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08ff"
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u1dc0-\u1dff"
    "\ufe00-\ufe0f\ufe20-\ufe2f"
)
_DELETED = (  # with what has no width, and bidi controls
    f"{_MARKS}\u200b-\u200d\u2060-\u2064\u200e\u200f\u061c\u180e\u202a-\u202e\u2066-\u206f\u00ad\ufeff"
)
_SWALLOWED = re.compile(f"[{_MARKS}\u200c\u200d]*")
"""What belongs to the letter before it, and so to a match that ends there."""

_LETTERS = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    "ؤ": "و",
    **dict.fromkeys("ئىیےۓ", "ي"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("ةھہۀۂۃە", "ه"),
    **{"ς": "σ", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss"},
    **{chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)},
}
_CASED = (*range(0x41, 0x0590), *range(0x1E00, 0x2000), 0x212A, 0x212B)
_FORMS = (*range(0xFB00, 0xFE00), *range(0xFE70, 0xFEFF), *range(0xFF01, 0xFFE0))
_COMMON = (*range(0x80), *range(0x0600, 0x0700), *range(0x2010, 0x2030))
"""Looked up often: a character that the table names, even as itself, costs a tenth of one that it does not."""


def _table() -> dict[int, str | int | None]:
    deleted = re.compile(f"[{_DELETED}]")
    table: dict[int, str | int | None] = {code: code for code in _COMMON}
    for code in _CASED:
        letter = unicodedata.normalize("NFD", chr(code))[0].lower() if chr(code).isalpha() else chr(code)
        letter = _LETTERS.get(letter, letter)
        if letter != chr(code):
            table[code] = ord(letter) if len(letter) == 1 else letter
    table |= {ord(letter): ord(base) for letter, base in _LETTERS.items() if len(base) == 1}
    table |= {ord(letter): None for letter in deleted.findall("".join(map(chr, range(0x10000))))}
    for code in _FORMS:
        base = unicodedata.normalize("NFKC", chr(code))
        if base != chr(code):
            folded = base.translate(table)
            table[code] = folded if folded.strip() else None  # a form of a mark alone decomposes to space and mark
    return table


_TABLE = _table()
_WIDTHS = {code: len(to) for code, to in _TABLE.items() if isinstance(to, str) and len(to) != 1}
_GONE = "".join(chr(code) for code, to in _TABLE.items() if to is None)
_WIDER = "".join(map(chr, _WIDTHS))
_IRREGULAR = re.compile(f"[{re.escape(_GONE)}]+|[{re.escape(_WIDER)}]")


_DIVIDED = re.compile(f"[{re.escape(_WIDER)}]")
_DROPPED = frozenset(_GONE)


@cache
def _sources() -> dict[str, str]:
    """The characters that become another one when folded, by that."""
    found: dict[str, str] = {}
    for code, to in _TABLE.items():
        letter = chr(to) if isinstance(to, int) else to
        if letter is not None and len(letter) == 1 and letter != chr(code):
            found[letter] = found.get(letter, "") + chr(code)
    return found


def divides(text: str) -> bool:
    """Return whether a character of the text becomes several when folded: `spelled` does not find what is in those."""
    return _DIVIDED.search(text) is not None


def spelled(folded: str) -> str:
    """Return a regular expression for what, in a text that is not folded, becomes `folded` when it is."""
    gone = f"[{re.escape(_GONE)}]*"
    return gone.join(f"[{re.escape(letter + _sources().get(letter, ''))}]" for letter in folded)


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of the word of which `text[start:end]` is a part, with the marks that follow it."""
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in _DROPPED):
        start -= 1
    while text[start] in _DROPPED:
        start += 1
    last = end
    while end < len(text) and (text[end].isalnum() or text[end] in _DROPPED):
        end += 1
        if text[end - 1] not in _DROPPED:
            last = end
    swallowed = _SWALLOWED.match(text, last)
    return start, swallowed.end() if swallowed else last


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back: offsets into `text` become offsets into the text that was folded.

    All offsets are code points. Kept are only the places where the two drift apart, and by how much.
    """

    text: str
    _original: str = field(repr=False)
    _places: tuple[int, ...] = field(repr=False)
    _shifts: tuple[int, ...] = field(repr=False)

    def start(self, index: int) -> int:
        """Return the offset of the character that became `text[index]`; the original's length for the text's end."""
        if index >= len(self.text):
            return len(self._original)
        return index + self._shifts[bisect_right(self._places, index)]

    def end(self, index: int) -> int:
        """Return the offset behind the character that became `text[index - 1]`, and behind the marks that follow it."""
        if index <= 0:
            return 0
        swallowed = _SWALLOWED.match(self._original, self.start(index - 1) + 1)
        return swallowed.end() if swallowed else len(self._original)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original that became `text[start:end]`, with the marks that follow it.

        An empty range stays empty.
        """
        return self.start(start), self.end(end) if end > start else self.start(start)


def fold_text(text: str) -> str:
    """Return the fold of `text` without the way back: for keys and queries."""
    return text.translate(_TABLE)


def fold(text: str) -> Folded:
    """Return the fold of `text` with the way back to it.

    Marks, tatweel, zero-width characters and bidi controls are gone; forms of alef, of yeh, of heh and of kaf are
    one letter each, digits are ASCII, presentation forms are letters, and cased letters are lower case without accents.
    """
    places: list[int] = []
    shifts = [0]
    shift = 0
    for found in _IRREGULAR.finditer(text):
        start, end = found.span()
        width = _WIDTHS.get(ord(text[start]), 0)
        for _ in range(width - 1):
            shift -= 1
            places.append(start - shift)
            shifts.append(shift)
        if width == 0:
            places.append(start - shift)
            shift += end - start
            shifts.append(shift)
    return Folded(fold_text(text), text, tuple(places), tuple(shifts))
