"""Text for a terminal that neither orders nor joins letters: shaped, put in visual order, and wrapped before that.

What Qt draws never comes here: it shapes and orders by itself, and doing it twice reverses it.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import bidirectional, combining, east_asian_width

from factcheck.model import Direction
from factcheck.text.direction import paragraph_direction

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACE = re.compile("[\t\u2028\u2029]")
_ORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MARKS_OF_DIRECTION = re.compile("[\u200e\u200f\u061c]")
_JOINED_AT_END = re.compile("(?<=[\u0620-\u064a\u066e-\u06d3])\u200d(?![\u0620-\u064a\u066e-\u06d3])")
_TATWEEL, _JOINER = "\u0640", "\u200d"
_LEADING_MARKS = re.compile(
    "([\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff\ufe0f]+)(.)",
)
_PRIVATE = range(0x100000, 0x10FFFE)
_TOKEN = re.compile(r"\s+|\S+")


def visual(text: str, width: int | None = None, direction: Direction = Direction.LTR) -> str:
    """Return `text` as a terminal shows it that prints characters from left to right as they come.

    Each line of `text` is a paragraph with a direction of its own, `direction` where it has no strong character. With
    `width`, in columns, paragraphs are wrapped, and those from right to left end at the right edge. Controls are not
    obeyed: those that reorder are left out, the others (an escape sequence begins with one) show as U+FFFD.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(shown for line in lines for shown in _paragraph(line, width, direction))


def columns(text: str) -> int:
    """Return how many columns a terminal gives `text`: none to marks, two to wide characters."""
    return sum(_columns(character) for character in text)


@cache
def _columns(character: str) -> int:
    if combining(character) or bidirectional(character) in {"NSM", "BN"} or _MARKS_OF_DIRECTION.match(character):
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def _paragraph(line: str, width: int | None, default: Direction) -> Iterator[str]:
    direction = paragraph_direction(line, default)
    line = _joined(_ORDERING.sub("", _CONTROL.sub("\ufffd", _SPACE.sub(" ", line))))
    for piece in [line] if width is None else _wrapped(line, max(width, 1)):
        shown = _ordered(_shaped(piece), direction)
        if width is not None and direction is Direction.RTL and shown:
            shown = " " * (width - columns(shown)) + shown
        yield shown


def _wrapped(line: str, width: int) -> list[str]:
    """Break a paragraph, still in logical order, at white space, and inside a word only where it is too long."""
    lines = [""]
    for token in _TOKEN.findall(line):
        if columns(lines[-1]) + columns(token) <= width:
            lines[-1] += token
        elif token.isspace():
            lines.append("")
        else:
            first, *others = _cut(token, width)
            if lines[-1]:
                lines.append("")
            lines[-1] = first
            lines += others
    kept = [one.rstrip() for one in lines]
    return [one for one in kept if one] or [""]


def _cut(word: str, width: int) -> list[str]:
    pieces = [""]
    used = 0
    for character in word:
        size = _columns(character)
        if used + size > width and pieces[-1]:
            pieces.append("")
            used = 0
        pieces[-1] += character
        used += size
    return pieces


@cache
def _reshaper() -> "ArabicReshaper":
    from arabic_reshaper import ArabicReshaper

    # Whole words as one glyph are two columns wide in some terminals and ten in others.
    return ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})


def _joined(line: str) -> str:
    # The reshaper loses count of its letters where it drops a joiner: at a word's end tatweel joins as well.
    return _JOINED_AT_END.sub(_TATWEEL, line).replace(_JOINER, "")


def _shaped(line: str) -> str:
    return str(_reshaper().reshape(line))


def _ordered(line: str, direction: Direction) -> str:
    from bidi.algorithm import get_display

    # get_display fails on characters newer than Python's tables: private ones, left to right as well, stand for them.
    unknown = "".join({character for character in line if not bidirectional(character)})
    private = "".join(islice((chr(code) for code in _PRIVATE if chr(code) not in line), len(unknown)))
    line = line.translate(str.maketrans(unknown, private))
    shown = str(get_display(line, base_dir="R" if direction is Direction.RTL else "L"))
    shown = shown.translate(str.maketrans(private, unknown))
    return _LEADING_MARKS.sub(_mark_after_letter, _MARKS_OF_DIRECTION.sub("", shown))


def _mark_after_letter(found: re.Match[str]) -> str:
    """Put marks behind their letter again (UAX #9, L3): reversed, they stand before it, on the next letter."""
    marks, letter = found.groups()
    if bidirectional(letter) in {"R", "AL"} or marks == "\ufe0f":
        return f"{letter}{marks[::-1]}"
    return f"{marks}{letter}"
