"""Where a selector of the W3C's Web Annotation model points in a text: by quote, by position, or both, one in another.

Positions count code points, unless a file's own quotes show that it counts the halves of UTF-16, as browsers do, or its
kind of selector counts bytes. A quote that stands in several places, of which its surroundings and its position prefer
none, means all of them, as the model says.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from itertools import islice

from factcheck import anchors
from factcheck.anchors import CONTEXT, Found

_MOST_PLACES = 100
_SPACES = re.compile(r"\s+")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


class Unit(Enum):
    """What positions count."""

    CODE_POINTS = auto()
    UTF_16 = auto()
    UTF_8 = auto()


@dataclass(frozen=True, slots=True)
class Selector:
    """The exact words with what stands round them (or empty), a range (or -1), and what they are looked for in.

    `within` is the wider selector that this one refines; `until` the selector at whose beginning a range ends that
    begins where this one does; of an `inclusive` one the words at its end are a part. `blind`: it, or the wider one, is
    of a kind that plain text has no answer to. `unit` is what the range counts.
    """

    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    end: int = -1
    within: "Selector | None" = None
    until: "Selector | None" = None
    inclusive: bool = False
    blind: bool = False
    unit: Unit = Unit.CODE_POINTS

    @property
    def is_usable(self) -> bool:
        """Whether it names words or a range at all."""
        return bool(self.quote.strip()) or 0 <= self.start < self.end


def resolve(text: str, selector: Selector) -> list[Found]:
    """Return the ranges of a text that a selector means, in their order; none where its words are not there."""
    if selector.within is not None:
        return _within(text, selector, selector.within)
    if selector.until is not None:
        return _until(text, replace(selector, until=None), selector.until)
    if not selector.is_usable:
        return []
    quote, (start, end) = selector.quote, _range(text, selector)
    if 0 <= start < end <= len(text) and (not quote.strip() or text[start:end] == quote):
        return [Found(start, end, 1.0)]
    return _by_words(text, selector) if quote.strip() else []


def agreement(text: str, selector: Selector) -> float:
    """Return how much of what stands round the words is as a selector says, where it is most so: from 0 to 1."""
    places = islice(anchors.places(text, selector.quote), _MOST_PLACES) if selector.quote.strip() else ()
    return max((_agreement(text, selector, *place) for place in places), default=0.0)


def unit(text: str, selectors: Iterable[Selector]) -> Unit | None:
    """Return what the positions of a file count, told by its own quotes; None where they do not tell and it matters.

    It matters only where a character before a position has two halves in UTF-16, as emoji have.
    """
    agree = dict.fromkeys((Unit.CODE_POINTS, Unit.UTF_16), 0)
    is_open = False
    halved = _halved(text)
    length = len(text) + len(halved)
    beyond = [one for one in selectors if one.within is None and halved and halved[0] < one.end <= length]
    for one in beyond:
        if one.unit is Unit.UTF_8 or one.start < 0:
            continue
        is_open = is_open or not one.quote.strip()
        for each in agree:
            start, end = _range(text, replace(one, unit=each))
            agree[each] += bool(one.quote.strip()) and text[start:end] == one.quote
    best = max(agree, key=lambda each: agree[each])
    return None if is_open and len(set(agree.values())) == 1 else best


def counted(selector: Selector, unit: Unit) -> Selector:
    """Return a selector whose positions, and those of the ones that it refines, count a unit; bytes stay bytes."""
    within = selector.within and counted(selector.within, unit)
    until = selector.until and counted(selector.until, unit)
    own = selector.unit if selector.unit is Unit.UTF_8 else unit
    return replace(selector, unit=own, within=within, until=until)


def _range(text: str, selector: Selector) -> tuple[int, int]:
    """Return the range of a selector in code points."""
    start, end = selector.start, selector.end
    if start < 0 or selector.unit is Unit.CODE_POINTS:
        return start, end
    if selector.unit is Unit.UTF_8:
        encoded = text.encode()
        start, end = (len(encoded[:at].decode(errors="ignore")) if at <= len(encoded) else at for at in (start, end))
        return start, end
    halved = _halved(text)
    return start - bisect_left(halved, start), end - bisect_left(halved, end)


@lru_cache(maxsize=4)
def _halved(text: str) -> list[int]:
    """The places, counted in UTF-16, of the characters that have two halves there."""
    return [found.start() + number for number, found in enumerate(_BEYOND.finditer(text))]


def _within(text: str, selector: Selector, wider: Selector) -> list[Found]:
    inner = replace(selector, within=None)
    if wider.blind and not wider.is_usable:
        # What the wider one means cannot be known here; the words themselves may still be found, a place may not.
        return resolve(text, replace(inner, start=-1, end=-1))
    return [
        Found(outer.start + found.start, outer.start + found.end, min(outer.sure, found.sure))
        for outer in resolve(text, wider)
        for found in resolve(text[outer.start : outer.end], inner)
    ]


def _until(text: str, selector: Selector, end: Selector) -> list[Found]:
    first = resolve(text, selector)[:1]
    last = [found for found in resolve(text, end) if first and found.start > first[0].start][:1]
    return [
        Found(one.start, other.end if selector.inclusive else other.start, min(one.sure, other.sure))
        for one, other in zip(first, last, strict=False)
    ]


def _by_words(text: str, selector: Selector) -> list[Found]:
    places, sure = list(anchors.places(text, selector.quote)), 1.0
    if not places:
        # Another tool may have written the text's line breaks and spaces otherwise.
        words = r"\s+".join(map(re.escape, _SPACES.split(selector.quote.strip())))
        places, sure = [found.span() for found in re.finditer(words, text)], 0.95
    if len(places) < 2:
        return [Found(*place, sure) for place in places]
    rank = {place: _agreement(text, selector, *place) for place in places}
    best = max(rank.values())
    likely = [place for place in places if rank[place] == best]
    if len(likely) > 1 and selector.start >= 0:
        near, _ = _range(text, selector)
        likely = [min(likely, key=lambda place: abs(place[0] - near))]
    known = bool(selector.prefix or selector.suffix)
    share = best if known else 1.0
    return [Found(start, end, round(sure * (0.5 + 0.5 * share), 3)) for start, end in likely[:_MOST_PLACES]]


def _agreement(text: str, selector: Selector, start: int, end: int) -> float:
    """How much of what stands round a place is what the selector says, from 0 to 1; white space counts as one kind."""
    before = _SPACES.sub(" ", text[max(0, start - 2 * CONTEXT) : start])
    after = _SPACES.sub(" ", text[end : end + 2 * CONTEXT])
    prefix, suffix = _SPACES.sub(" ", selector.prefix)[-CONTEXT:], _SPACES.sub(" ", selector.suffix)[:CONTEXT]
    known = len(prefix) + len(suffix)
    return (_same(before[::-1], prefix[::-1]) + _same(after, suffix)) / known if known else 1.0


def _same(one: str, other: str) -> int:
    for place, (letter, its) in enumerate(zip(one, other, strict=False)):
        if letter != its:
            return place
    return min(len(one), len(other))
