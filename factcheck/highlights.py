"""Overlapping claims made into runs that do not overlap: what a view and a report can draw."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from factcheck.model import Claim


@dataclass(frozen=True, slots=True)
class Span:
    """A range `[start, end)` of the text (code points) that the claim `key` covers."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch `[start, end)` over which the same claims hold; `keys` are those, outermost first, empty for none."""

    start: int
    end: int
    keys: tuple[str, ...]


def runs(spans: Iterable[Span], length: int) -> Iterator[Run]:
    """Yield the runs that cover `[0, length)` without gap or overlap, in order; neighbours differ in their keys.

    Spans of no length and the parts of spans outside the text are left out. Of two claims, the one that begins first
    is the outer one; of two that begin together, the longer.
    """
    clipped = [Span(max(0, span.start), min(length, span.end), span.key) for span in spans]
    ordered = sorted((span for span in clipped if span.start < span.end), key=lambda span: (span.start, -span.end))
    edges = sorted({0, length, *(span.start for span in ordered), *(span.end for span in ordered)})
    active: list[Span] = []
    following = 0
    for start, end in pairwise(edges):
        active = [span for span in active if span.end > start]
        while following < len(ordered) and ordered[following].start == start:
            active.append(ordered[following])
            following += 1
        yield Run(start, end, tuple(span.key for span in active))


def in_reading_order(claims: Iterable[Claim], version: str) -> list[Claim]:
    """Return the claims in the order of their place in a version; those that it does not hold come last, oldest first.

    A claim's number, in the window and in every report, is its place in this list, counted from 1.
    """
    return sorted(claims, key=lambda claim: reading_place(claim, version))


def reading_place(claim: Claim, version: str) -> tuple[int, int, int, str, str]:
    """Return what `in_reading_order` sorts a claim by."""
    passage = claim.passage_in(version)
    at = (0, passage.start, -passage.end) if passage else (1, 0, 0)
    return (*at, claim.created, claim.id)


def spans(claims: Iterable[Claim], version: str) -> list[Span]:
    """Return a span for every passage that the claims have in a version, its key the claim's id."""
    return [
        Span(passage.start, passage.end, claim.id)
        for claim in claims
        for passage in claim.passages
        if passage.version == version
    ]
