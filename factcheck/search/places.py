"""Where the words of a query stand in a text, and the hit as it is shown: in the middle of what surrounds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factcheck.search.forms import Word
from factcheck.search.query import WORD, Group, Part, Query
from factcheck.text.fold import Folded, around, divides, fold, fold_text
from factcheck.words import N_

CONTEXT = 40
"""Code points of context on each side of a hit, at most."""


class Kind(StrEnum):
    """Where a hit stands: in which field of an article, a claim, an item of evidence or a source."""

    TITLE = "title"
    TEXT = "text"
    WORDING = "wording"
    QUOTE = "quote"
    NOTE = "note"
    RATIONALE = "rationale"
    PUBLISHER = "publisher"
    TRANSLATION = "translation"
    NAME = "name"

    @property
    def label(self) -> str:
        """The template of this place's name; `Words` turns it into the reader's language."""
        return _LABELS[self]


_LABELS = {
    Kind.TITLE: N_("title"),
    Kind.TEXT: N_("text"),
    Kind.WORDING: N_("wording"),
    Kind.QUOTE: N_("quote"),
    Kind.NOTE: N_("note"),
    Kind.RATIONALE: N_("rationale"),
    Kind.PUBLISHER: N_("publisher"),
    Kind.TRANSLATION: N_("translation"),
    Kind.NAME: N_("name"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A text that is searched. `version` is the one whose text it is or stands in, from `offset` on; else empty."""

    kind: Kind
    text: str
    version: str = ""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Owner:
    """What fields belong to, by ids: an article; a claim and its article; evidence with both; or a source alone."""

    article: str = ""
    claim: str = ""
    evidence: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that answers to a query, `hit`, with the words `before` and `after` it, all as they are written.

    `article`, `claim`, `evidence` and `source` are the ids of what it is in, each empty where it is in none. `start`
    and `end` are code points: into the text of `version` where there is one, else into the field itself. `score` is how
    near the hit is to what was asked for, from 0 to 1.
    """

    kind: Kind
    article: str
    claim: str
    version: str
    start: int
    end: int
    before: str
    hit: str
    after: str
    score: float
    evidence: str = ""
    source: str = ""


Span = tuple[int, int, float]
"""Start and end in a folded text, and how near to what was asked for."""


def hits(query: Query, owner: Owner, fields: list[Field]) -> list[Hit]:
    """Return the places in the texts of one thing that answer to a query, in their order; none twice."""
    only = _only_word(query)
    if only is not None and not any(divides(field.text) for field in fields):
        return [_shown(field, *span, owner) for field in fields for span in _as_spelled(only, field.text)]
    folded = [fold(field.text) for field in fields]
    spans: list[set[Span]] = [set() for _ in fields]
    for group in query:
        for found, more in zip(spans, _spans(group, [one.text for one in folded]), strict=True):
            found.update(more)
    shown = (
        _hit(field, way, span, owner)
        for field, way, found in zip(fields, folded, spans, strict=True)
        for span in _apart(found)
    )
    # Several words can be one character: ﷺ.
    return list({(hit.kind, hit.version, hit.start, hit.end, hit.before, hit.hit): hit for hit in shown}.values())


def _only_word(query: Query) -> Word | None:
    """The word that is all that was asked for; None for anything more, for what is no word, where its stem counts."""
    match query:
        case (Group(wanted=((Word(stem="") as word,),), unwanted=()),) if not word.is_long:
            return word
    return None


def _as_spelled(word: Word, text: str) -> Iterator[Span]:
    """Yield where a word stands in a text, which is not folded for it: that takes a third of the time."""
    behind = 0
    for core in word.spelled.finditer(text):
        if core.start() >= behind:
            start, behind = around(text, *core.span())
            near = word.nearness(fold_text(text[start:behind]))
            if near:
                yield start, behind, near


def _spans(group: Group, texts: list[str]) -> list[list[Span]]:
    """The places of all wanted parts, text by text; none where one of them is missing or an unwanted one is there."""
    nothing: list[list[Span]] = [[] for _ in texts]
    if any(True for part in group.unwanted for text in texts for _ in places(part, text)):
        return nothing
    found = nothing
    for part in group.wanted:
        of_part = [list(places(part, text)) for text in texts]
        if not any(of_part):
            return [[] for _ in texts]
        found = [[*one, *more] for one, more in zip(found, of_part, strict=True)]
    return found


def _apart(spans: set[Span]) -> list[Span]:
    """The spans in order, without those that lie in another one; of two alike the nearer counts."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1], -span[2])):
        if not found or span[1] > found[-1][1]:
            found.append(span)
    return found


def places(part: Part, text: str) -> Iterator[Span]:
    """Yield where a word or phrase stands in a folded text."""
    first, *rest = part
    for start, end, near in _words(first, text):
        last, nearest = end, near
        for one in rest:
            following = WORD.search(text, last)
            nearest = min(nearest, one.nearness(following.group())) if following else 0.0
            if following is None or not nearest:
                break
            last = following.end()
        else:
            yield start, last, nearest


def _words(word: Word, text: str) -> Iterator[Span]:
    if word.stem:
        yield from ((*found.span(), near) for found in WORD.finditer(text) if (near := word.nearness(found.group())))
        return
    behind = 0
    for core in word.core.finditer(text):
        if core.start() < behind:
            continue
        start, behind = _begin(text, core.start()), _end(text, core.end())
        near = word.nearness(text[start:behind])
        if near:
            yield start, behind, near


def _begin(text: str, place: int) -> int:
    while place > 0 and text[place - 1].isalnum():
        place -= 1
    return place


def _end(text: str, place: int) -> int:
    while place < len(text) and text[place].isalnum():
        place += 1
    return place


def _hit(field: Field, folded: Folded, span: Span, owner: Owner) -> Hit:
    return _shown(field, *folded.range(span[0], span[1]), span[2], owner)


def _shown(field: Field, start: int, end: int, score: float, owner: Owner) -> Hit:
    text, offset = field.text, field.offset
    before = text[_context_start(text, start) : start]
    after = text[end : _context_end(text, end)]
    return Hit(
        field.kind, owner.article, owner.claim, field.version, offset + start, offset + end, before, text[start:end],
        after, score, owner.evidence, owner.source,
    )  # fmt: skip


def _context_start(text: str, start: int) -> int:
    place = max(0, start - CONTEXT)
    if place == 0 or text[place - 1].isspace():
        return place
    space = re.compile(r"\s").search(text, place, start)
    return space.end() if space else place


def _context_end(text: str, end: int) -> int:
    place = min(len(text), end + CONTEXT)
    if place == len(text) or text[place].isspace():
        return place
    return next((at for at in range(place - 1, end, -1) if text[at].isspace()), place)
