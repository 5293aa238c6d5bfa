"""The pages of a PDF beside the text that was read from it: which page a place of the text is on, and its picture."""

from bisect import bisect_right
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from factcheck import layout
from factcheck.apart import Apart
from factcheck.errors import InputRefused
from factcheck.model import Claim, Record, Version
from factcheck.words import N_

MEDIA_TYPE = "application/pdf"

_BROKEN = N_("The picture of the page cannot be shown.")
_MOST = 40_000_000


@dataclass(frozen=True, slots=True)
class Paper:
    """The bytes of a PDF; where its pages are pictures, also the words recognised on them (`factcheck.layout`)."""

    content: bytes
    layout: bytes = b""


@dataclass(frozen=True, slots=True)
class Pages:
    """Which ranges of a text (code points) stand on which page (from 1 on), in the order of the text."""

    marks: tuple[tuple[int, int, int], ...]

    def at(self, place: int) -> int:
        """Return the page on which a place of the text is; 0 where that is not known."""
        before = bisect_right(self.marks, place, key=lambda mark: mark[0])
        if not self.marks:
            return 0
        return self.marks[max(0, before - 1)][2]

    def of(self, claim: Claim, version: str) -> int:
        """Return the page on which a claim is first made in a version; 0 where that is not known."""
        passage = claim.passage_in(version)
        return self.at(passage.start) if passage else 0

    def range(self, page: int) -> tuple[int, int]:
        """Return the range of the text that stands on a page, with what is near its edges and may do so too."""
        there = [at for at, mark in enumerate(self.marks) if mark[2] == page]
        if not there:
            return 0, 0
        before, after = max(0, there[0] - 1), min(len(self.marks) - 1, there[-1] + 1)
        return self.marks[before][0], self.marks[after][1]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, and where it stands on the picture of its page, in shares of its width and height."""

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a page (from 1 on) in shades of grey, a byte a dot, and the words of the text that are on it."""

    page: int
    pages: int
    width: int
    height: int
    dots: bytes
    words: tuple[Word, ...]


def find(version: Version, paper: Paper, apart: Apart) -> Pages:
    """Return where the pages of a PDF are in the text that was read from it. Raises InputRefused."""
    asked = {"marks": version.text, "layout": layout.opened(paper.layout)}
    head, _ = apart.asked(paper.content, version.name, asked)
    return Pages(tuple((start, end, page + 1) for start, end, page in head["marks"]))


def of_record(record: Record) -> list[tuple[str, int]]:
    """Return on which page of its PDF each claim of a record is made, by its id; nothing where that is not known."""
    version = record.version
    content = next((one.content for one in record.originals if one.sha256 == version.original), b"")
    return list(of_claims(version, Paper(content), record.claims).items())


def of_claims(version: Version, paper: Paper, claims: Iterable[Claim]) -> dict[str, int]:
    """Return on which page of its PDF each claim is made in a version read from it, by its id, where that is known."""
    if version.media_type != MEDIA_TYPE or not paper.content:
        return {}
    known = _known(version, paper)
    found = ((claim.id, known.of(claim, version.id)) for claim in claims)
    return {id: page for id, page in found if page}


@lru_cache(maxsize=16)
def _known(version: Version, paper: Paper) -> Pages:
    """A report is made again for each look at how it will be: where the pages are is found once."""
    with closing(Apart()) as apart:
        try:
            return find(version, paper, apart)
        except InputRefused:
            return Pages(())


def draw(version: Version, paper: Paper, pages: Pages, page: int, dots: int, apart: Apart) -> Picture:
    """Return the picture of a page, so many dots to the inch, with the words on it. Raises InputRefused."""
    start, end = pages.range(page)
    laid = [one for one in layout.opened(paper.layout) if one.page == page - 1]
    asked = {"words": [start, version.text[start:end]], "number": page - 1, "dots": dots, "layout": laid}
    head, drawn = apart.asked(paper.content, version.name, asked)
    width, height, dots_ = _opened(drawn)
    found = (Word(first, last, *(place / 100_000 for place in box)) for first, last, *box in head["words"])
    return Picture(page, head["pages"], width, height, dots_, tuple(found))


def _opened(drawn: bytes) -> tuple[int, int, bytes]:
    """Return width, height and dots of a PGM; it came from the other process, so it is not believed."""
    head = BytesIO(drawn).readline(64).split()
    if len(head) == 4 and head[0] == b"P5" and head[1].isdigit() and head[2].isdigit():
        width, height = int(head[1]), int(head[2])
        dots = drawn[drawn.index(b"\n") + 1 :]
        if 0 < width * height <= _MOST + width + height and len(dots) == width * height:
            return width, height, dots
    raise InputRefused(_BROKEN)
