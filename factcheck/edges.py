"""The edges of a passage, moved outwards or inwards by a word or a character; passages cut in two, and joined."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from factcheck.anchors import trim

_SIGNS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u200c\u200d\ufe0f"
)
_WORD = re.compile(rf"[^\W_](?:[\w{_SIGNS}]|[.,:'’٫٬/-](?=[^\W_]))*")
_CHARACTER = re.compile(rf"\S[{_SIGNS}]*")
_FAR = 400
"""Characters beyond an edge in which the next word begins and ends; a run of letters longer than that is cut."""

Span = tuple[int, int]


class Edge(StrEnum):
    """An end of a passage, in the order in which it is read."""

    START = "start"
    END = "end"


class Unit(StrEnum):
    """By how much an edge is moved."""

    WORD = "word"
    CHARACTER = "character"


def grown(text: str, start: int, end: int, edge: Edge, unit: Unit) -> Span:
    """Return `[start, end)` with one word or character more at an edge; the same where the text ends.

    A character comes with the signs on it, and with the white space that lies between. What signs end a paragraph come
    before the next one's first word.
    """
    if edge is Edge.END:
        found = next((stop for _, stop in _units(text, start, end + _FAR, unit) if stop > end), end)
        rest = text[end:found].partition("\n")[0].rstrip()
        return start, end + len(rest) if rest and "\n" in text[end:found] else found
    begins = [begin for begin, _ in _units(text, max(0, start - _FAR), end, unit) if begin < start]
    found = begins[-1] if begins else start
    rest = text[found:start].rpartition("\n")[2].lstrip()
    return start - len(rest) if rest and "\n" in text[found:start] else found, end


def shrunk(text: str, start: int, end: int, edge: Edge, unit: Unit) -> Span:
    """Return `[start, end)` with one word or character less at an edge; the same where only one is left."""
    if edge is Edge.END:
        stops = [stop for _, stop in _units(text, max(start, end - _FAR), end, unit) if stop < end]
        return (start, stops[-1]) if stops and stops[-1] > start else (start, end)
    begin = next((begin for begin, _ in _units(text, start, min(end, start + _FAR), unit) if begin > start), end)
    return (begin, end) if begin < end else (start, end)


def _units(text: str, start: int, end: int, unit: Unit) -> Iterator[Span]:
    """Yield the words or characters of a stretch, none of them beginning in the middle of a word."""
    whole = _WORD if unit is Unit.WORD else _CHARACTER
    while 0 < start < len(text) and unit is Unit.WORD and _WORD.fullmatch(text, start - 1, start):
        start -= 1
    return (found.span() for found in whole.finditer(text, start, min(len(text), end + _FAR)))


def cut(text: str, spans: Iterable[Span], at: int) -> tuple[list[Span], list[Span]]:
    """Return what of some passages lies before a place and what lies behind it, without white space at the cut."""
    before: list[Span] = []
    behind: list[Span] = []
    for start, end in spans:
        for part, kept in ((trim(text, start, min(end, at)), before), (trim(text, max(start, at), end), behind)):
            if part[0] < part[1]:
                kept.append(part)
    return before, behind


def joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return passages in reading order, those made one that overlap or have nothing but a space between them."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        between = text[whole[-1][1] : start] if whole else ""
        if whole and not between.strip() and "\n" not in between:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((start, end))
    return whole
