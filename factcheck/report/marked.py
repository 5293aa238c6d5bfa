"""An article's text as HTML paragraphs with its claims marked in it.

Claims overlap and nest, HTML elements only nest: so each stretch over which the same claims hold lies in one `<mark>`
for each of them, and a mark that goes on into the next stretch stays open where the nesting allows. Every claim that
shares a stretch with another has a lane of its own, which is the height of its underline.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from markupsafe import Markup

from factcheck.highlights import Run, Span, runs
from factcheck.model import Direction, Status
from factcheck.report.inline import attributes, trusted

LANES = 4
"""How many underlines fit between two lines; a fifth claim at one place shares the first one's height."""

_ALEFS = frozenset("اأإآٱ")
_LAM = "ل"
_JOINERS = frozenset("\u200c\u200d")


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a claim in the text: `[start, end)`, the id it can be found by, the claim it leads to (or "")."""

    start: int
    end: int
    id: str
    claim: str
    number: str
    status: Status
    label: str


@dataclass(frozen=True, slots=True)
class Marked:
    """The paragraphs, and how many lanes their underlines need (at least 1)."""

    paragraphs: tuple[Markup, ...]
    lanes: int


def marked(text: str, marks: Sequence[Mark], languages: tuple[str, str], base: Direction) -> Marked:
    """Return the paragraphs of a text, one a line, each with its own direction (`base` where nothing in it is strong).

    `languages` are the article's and the report's: a paragraph in the other direction may be in the second one.
    Taken without the numbers, the text of the paragraphs is the article's, to the character.
    """
    spans = [Span(*_painted(text, mark.start, mark.end), str(index)) for index, mark in enumerate(marks)]
    lanes = _lanes(spans)
    writer = _Writer(marks, lanes)
    notes: defaultdict[int, list[int]] = defaultdict(list)
    for index, mark in enumerate(marks):
        notes[word_end(text, mark.start, mark.end)].append(index)
    stretches = list(runs(spans, len(text)))
    written: list[Markup] = []
    line: list[str] = []
    for start, end, keys in _pieces(text, stretches, notes):
        ends_line = text[start] == "\n"
        writer.turn(() if ends_line else keys, notes.get(start, ()))
        if ends_line:
            written.append(_paragraph("".join(line), writer.taken(), languages, base))
            line = []
        else:
            line.append(text[start:end])
            writer.add(text[start:end])
    writer.turn((), notes.get(len(text), ()))
    written.append(_paragraph("".join(line), writer.taken(), languages, base))
    return Marked(tuple(written), max(lanes.values(), default=0) + 1)


def _paragraph(line: str, html: str, languages: tuple[str, str], base: Direction) -> Markup:
    return trusted(f"<p {attributes(line, *languages, base=base)}>{html}</p>")


def _pieces(text: str, stretches: list[Run], notes: Iterable[int]) -> Iterable[tuple[int, int, tuple[int, ...]]]:
    """Yield the runs, cut at line ends and where a number stands, with the marks' indexes, outermost first."""
    edges = {run.start for run in stretches} | {len(text)} | set(notes)
    at = text.find("\n")
    while at >= 0:
        edges |= {at, at + 1}
        at = text.find("\n", at + 1)
    following = iter(stretches)
    run = Run(0, 0, ())
    keys: tuple[int, ...] = ()
    for start, end in pairwise(sorted(edges)):
        if start >= run.end:
            run = next(following)
            keys = tuple(int(key) for key in run.keys)
        yield start, end, keys


@dataclass(slots=True)
class _Writer:
    """Writes one paragraph after another, and knows which marks are open."""

    marks: Sequence[Mark]
    lanes: dict[int, int]
    html: list[str] = field(default_factory=list)
    open: tuple[int, ...] = ()
    named: set[int] = field(default_factory=set)

    def add(self, text: str) -> None:
        self.html.append(escape(text))

    def turn(self, keys: tuple[int, ...], notes: Sequence[int]) -> None:
        """Close the marks that end here, write the numbers that stand here, open the marks that begin."""
        if keys == self.open and not notes:
            return
        common = 0
        for one, new in zip(self.open, keys, strict=False):
            if one != new:
                break
            common += 1
        self.html.append("</mark>" * (len(self.open) - common))
        self.html += map(self._number, notes)
        self.html += map(self._opened, keys[common:])
        self.open = keys

    def taken(self) -> str:
        """Return what was written since the last time."""
        html = "".join(self.html)
        self.html = []
        return html

    def _named(self, index: int) -> str:
        # The first element of a mark bears its id; a mark without words of its own, its number.
        if index in self.named:
            return ""
        self.named.add(index)
        return f' id="{self.marks[index].id}"'

    def _opened(self, index: int) -> str:
        return f'<mark class="{self.marks[index].status} lane-{self.lanes[index]}"{self._named(index)}>'

    def _number(self, index: int) -> str:
        mark = self.marks[index]
        number = f'<bdi dir="ltr">{mark.number}</bdi>'
        if mark.claim:
            number = f'<a href="#{mark.claim}" aria-label="{escape(mark.label)}">{number}</a>'
        return f'<sup class="{mark.status}"{self._named(index)}>{number}</sup>'


def _lanes(spans: list[Span]) -> dict[int, int]:
    """Return each span's lane: the lowest one that no span before it takes up where it begins."""
    ends: list[int] = []
    lanes = {}
    for index in sorted(range(len(spans)), key=lambda index: (spans[index].start, -spans[index].end)):
        span = spans[index]
        lane = next((lane for lane, end in enumerate(ends) if end <= span.start), len(ends))
        if lane == len(ends) and lane < LANES:
            ends.append(span.end)
        lane %= LANES
        ends[lane] = max(ends[lane], span.end)
        lanes[index] = lane
    return lanes


def _joins(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character)[0] == "M"


def _painted(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range widened to what can be painted: letters with their marks, a lam-alef whole."""
    while 0 < start < len(text) and _joins(text[start]):
        start -= 1
    if 0 < start < len(text) and text[start] in _ALEFS:
        before = start - 1
        while before > 0 and _joins(text[before]):
            before -= 1
        start = before if text[before] == _LAM else start
    end = _past_marks(text, end)
    last = end - 1
    while last > start and _joins(text[last]):
        last -= 1
    if start <= last and end < len(text) and text[last] == _LAM and text[end] in _ALEFS:
        end = _past_marks(text, end + 1)
    return start, end


def _past_marks(text: str, end: int) -> int:
    while end < len(text) and _joins(text[end]):
        end += 1
    return end


def word_end(text: str, start: int, end: int) -> int:
    """Return where a passage's number stands: after its last word, whole even where it ends inside the word."""
    end = min(end, len(text))
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > 0 and _in_word(text[end - 1]):
        while end < len(text) and _in_word(text[end]):
            end += 1
    return end


def _in_word(character: str) -> bool:
    return character.isalnum() or _joins(character)
