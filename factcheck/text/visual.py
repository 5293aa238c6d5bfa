"""Text for a terminal that neither orders nor joins letters: shaped, put in visual order, and wrapped before that.

What Qt draws never comes here: it shapes and orders by itself, and doing it twice reverses it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import bidirectional, combining, east_asian_width

from factcheck.model import Direction
from factcheck.text.bidi import isolates, levels, visual_order
from factcheck.text.characters import mirror
from factcheck.text.direction import paragraph_direction

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACE = re.compile("[\t\u2028\u2029]")
_ORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u200e\u200f\u061c\u2066-\u2069]")
_JOINED_AT_END = re.compile("(?<=[\u0620-\u064a\u066e-\u06d3])\u200d(?![\u0620-\u064a\u066e-\u06d3])")
_TATWEEL, _JOINER = "\u0640", "\u200d"
_LEADING_MARKS = re.compile(
    "([\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff\ufe0f]+)(.)",
)
_TOKEN = re.compile(r"\s+|\S+")


def visual(text: str, width: int | None = None, direction: Direction = Direction.LTR) -> str:
    """Return `text` as a terminal shows it that prints characters from left to right as they come.

    Each line of `text` is a paragraph with a direction of its own, `direction` where it has no strong character. With
    `width`, in columns, paragraphs are wrapped, and those from right to left end at the right edge. Controls are not
    obeyed: those that reorder are left out, except isolates that are closed; the others (an escape sequence begins with
    one) show as U+FFFD. A line is ordered as a part of its paragraph.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(shown for line in lines for shown in _paragraph(line, width, direction))


def columns(text: str) -> int:
    """Return how many columns a terminal gives `text`: none to marks, two to wide characters."""
    return sum(_columns(character) for character in text)


@cache
def _columns(character: str) -> int:
    if combining(character) or bidirectional(character) in {"NSM", "BN"} or _UNSEEN.match(character):
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def _paragraph(line: str, width: int | None, default: Direction) -> Iterator[str]:
    direction = paragraph_direction(line, default)
    line = _joined(_obeyed(_CONTROL.sub("\ufffd", _SPACE.sub(" ", line))))
    if width is None:
        whole = _shaped(line)
        yield _shown(whole, levels(whole, direction), 0, len(whole), direction)
        return
    pieces = [_shaped(piece) for piece in _wrapped(line, max(width, 1))]
    whole = "".join(pieces)
    embedded = levels(whole, direction)
    ends = list(accumulate(map(len, pieces)))
    spans = [
        (end - len(piece), end - len(piece) + len(piece.rstrip())) for piece, end in zip(pieces, ends, strict=True)
    ]
    for start, end in [span for span in spans if span[0] < span[1]] or [(0, 0)]:
        shown = _shown(whole, embedded, start, end, direction)
        margin = " " * (width - columns(shown)) if direction is Direction.RTL and shown else ""
        yield margin + shown


def _obeyed(line: str) -> str:
    """Return a line with only those isolates in it that are closed, and without embeddings and overrides."""
    pairs = isolates(line)
    return "".join(one for at, one in enumerate(line) if at in pairs or not _ORDERING.match(one))


def _wrapped(line: str, width: int) -> list[str]:
    """Break a paragraph, still in logical order, behind white space, and inside a word only where it is too long."""
    lines = [""]
    used = 0
    for token in _TOKEN.findall(line):
        size = columns(token)
        if used + size <= width:
            lines[-1] += token
            used += size
        elif token.isspace():
            lines[-1] += token
            lines.append("")
            used = 0
        else:
            if lines[-1]:
                lines.append("")
            first, *others = _cut(token, width)
            lines[-1] = first
            lines += others
            used = columns(lines[-1])
    return lines


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


def _shown(text: str, embedded: Sequence[int], start: int, end: int, direction: Direction) -> str:
    """Return a line of a paragraph as it shows: in order, what is mirrored mirrored, and without controls."""
    order = visual_order(text, embedded, start, end, direction)
    shown = "".join(mirror(text[at]) if embedded[at] % 2 else text[at] for at in order)
    return _LEADING_MARKS.sub(_mark_after_letter, _UNSEEN.sub("", shown))


def _mark_after_letter(found: re.Match[str]) -> str:
    """Put marks behind their letter again (UAX #9, L3): reversed, they stand before it, on the next letter."""
    marks, letter = found.groups()
    if bidirectional(letter) in {"R", "AL"} or marks == "\ufe0f":
        return f"{letter}{marks[::-1]}"
    return f"{marks}{letter}"
