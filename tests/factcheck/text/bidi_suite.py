"""Unicode's own test lines for the bidirectional algorithm, where the machine has them, and a few of our own.

Debian's package `unicode-data`, which the set-up installs, holds BidiTest.txt (every sequence of up to four classes,
770,241 cases in version 15.0) and BidiCharacterTest.txt (91,707 cases). Elsewhere the cases below are all there is;
they were made from the rules of the standard. BidiTest is read every STRIDE-th case, or, with ISNAD_BIDI=full in the
environment, case by case, which takes two minutes.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from factcheck.model import Direction
from factcheck.text.direction import paragraph_direction

FOLDER = Path("/usr/share/unicode")
STRIDE = 1 if os.environ.get("ISNAD_BIDI") == "full" else 17

LTR, RTL = Direction.LTR, Direction.RTL

CLASSES = {
    "L": "abcd",
    "R": "אבגד",
    "AL": "ادرو",
    "EN": "1234",
    "ES": "+-",
    "ET": "%$",
    "AN": "٣٤٥٦",
    "CS": ",:",
    "NSM": "\u0301",
    "BN": "\u200b",
    "S": "\t",
    "WS": " ",
    "ON": "!&*;",
    "LRE": "\u202a",
    "RLE": "\u202b",
    "PDF": "\u202c",
    "LRO": "\u202d",
    "RLO": "\u202e",
    "LRI": "\u2066",
    "RLI": "\u2067",
    "FSI": "\u2068",
    "PDI": "\u2069",
}
"""Characters that stand for the classes. There is none for B: a line of text holds no paragraph separator, since
`clean` has made line ends of them all and the view makes a paragraph of each line."""


@dataclass(frozen=True, slots=True)
class Case:
    """A paragraph of one line, its direction, and its characters from left to right; those not shown are left out."""

    text: str
    direction: Direction
    order: list[int]


OWN = [
    # W: numbers, their signs and their separators
    Case("اب 10-20", RTL, [6, 7, 5, 3, 4, 2, 1, 0]),
    Case("אב 10-20", RTL, [3, 4, 5, 6, 7, 2, 1, 0]),
    Case("אב 1,5%", RTL, [3, 4, 5, 6, 2, 1, 0]),
    Case("ab 1,5%", RTL, [0, 1, 2, 3, 4, 5, 6]),
    Case("١٢/٣", RTL, [0, 1, 2, 3]),
    Case("ا - 5", LTR, [4, 3, 2, 1, 0]),
    # N: neutrals and brackets
    Case("אב (cd) א", RTL, [8, 7, 6, 4, 5, 3, 2, 1, 0]),
    Case("ab (אב) c", LTR, [0, 1, 2, 3, 5, 4, 6, 7, 8]),
    Case("אב (cd!", LTR, [1, 0, 2, 3, 4, 5, 6]),
    Case("a (ב c) ד", LTR, [0, 1, 2, 3, 4, 5, 6, 7, 8]),
    Case("א[ב]c", RTL, [4, 3, 2, 1, 0]),
    Case("«ab» א", RTL, [5, 4, 3, 1, 2, 0]),
    # X: embeddings, overrides, isolates
    Case("א \u202aab!\u202c ב", RTL, [8, 7, 3, 4, 5, 1, 0]),
    Case("a \u202e12\u202c b", LTR, [0, 1, 4, 3, 6, 7]),
    Case("א \u2068ab!\u2069 ב", RTL, [8, 7, 6, 3, 4, 5, 2, 1, 0]),
    Case("a \u2067אב 1\u2069 b", LTR, [0, 1, 2, 6, 5, 4, 3, 7, 8, 9]),
    Case("ab\u2067א\u2069 12", RTL, [0, 1, 2, 3, 4, 5, 6, 7]),
    Case("\u2066אב", RTL, [2, 1, 0]),
    # L: white space at the end, and at a tab
    Case("אב ", LTR, [1, 0, 2]),
    Case("ab ", RTL, [2, 0, 1]),
    Case("א \tב", LTR, [0, 1, 2, 3]),
]


def character_cases() -> list[Case]:
    """The cases of BidiCharacterTest.txt and our own."""
    return [*OWN, *_of_characters()]


def class_cases() -> list[Case]:
    """Every STRIDE-th case of BidiTest.txt whose classes a line of text can hold, and our own."""
    return [*OWN, *_of_classes()]


def _lines(name: str) -> Iterator[str]:
    path = FOLDER / name
    if path.exists():
        yield from (line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))


def _of_characters() -> Iterator[Case]:
    for line in _lines("BidiCharacterTest.txt"):
        codes, asked, base, _, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        assert asked != "2" or int(base) == (paragraph_direction(text) is RTL), line
        yield Case(text, (LTR, RTL)[int(base)], [int(one) for one in order.split()])


def _of_classes() -> Iterator[Case]:
    order: list[int] = []
    number = count()
    for line in _lines("BidiTest.txt"):
        if line.startswith("@"):
            if line.startswith("@Reorder:"):
                order = [int(one) for one in line.split()[1:]]
            continue
        classes, asked = line.split(";")
        names = classes.split()
        for bit, direction in ((1, None), (2, LTR), (4, RTL)):
            if int(asked, 16) & bit and next(number) % STRIDE == 0 and "B" not in names:
                text = "".join(CLASSES[name][at % len(CLASSES[name])] for at, name in enumerate(names))
                yield Case(text, direction or paragraph_direction(text), order)
