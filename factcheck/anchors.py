"""Make a passage of a selection, and find it again in another version of the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from factcheck.errors import PassageRefused
from factcheck.model import Passage
from factcheck.words import N_

CONTEXT = 32
"""How many code points of prefix and suffix a passage keeps."""

_LISTED = 50


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage stands in another text, and how sure that is: from 0 (a guess) to 1 (the same to the letter)."""

    start: int
    end: int
    sure: float


def make(text: str, start: int, end: int, *, version: str = "", sure: float = 1.0) -> Passage:
    """Return the passage `[start, end)` of `text`; the store gives it its id.

    Raises PassageRefused for a range that is empty, holds white space alone, or reaches outside the text.
    """
    if not 0 <= start <= end <= len(text):
        raise PassageRefused(
            N_("The range {start}:{end} reaches outside the text, which has {length} characters."),
            start=start,
            end=end,
            length=len(text),
        )
    quote = text[start:end]
    if not quote.strip():
        raise PassageRefused(N_("Nothing is selected: a claim needs at least one word."))
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Passage("", version, start, end, quote, prefix, suffix, sure)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without the white space at its two ends: what a person means who selects with a mouse.

    Of white space alone nothing is left: an empty range.
    """
    quote = text[start:end]
    if not quote.strip():
        return start, start
    return start + len(quote) - len(quote.lstrip()), end - len(quote) + len(quote.rstrip())


def places(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Yield every range of `text` that is `quote` to the letter, overlapping ones too."""
    start = text.find(quote) if quote else -1
    while start >= 0:
        yield start, start + len(quote)
        start = text.find(quote, start + 1)


def locate(text: str, quote: str) -> tuple[int, int]:
    """Return the one range of `text` that is `quote`.

    Raises PassageRefused when the quote is empty, is not there, or stands more than once; its places are then named.
    """
    if not quote.strip():
        raise PassageRefused(N_("The quote is empty: give the words as they stand in the article."))
    found = list(places(text, quote))
    if not found:
        raise PassageRefused(N_("The quote is not in the article: {quote}"), quote=_shortened(quote))
    if len(found) > 1:
        listed = ", ".join(f"{start}:{end}" for start, end in found[:_LISTED])
        raise PassageRefused(
            N_("The quote stands {count} times in the article, at {places}: give one of them as a range."),
            count=len(found),
            places=listed + (", …" if len(found) > _LISTED else ""),
        )
    return found[0]


def find(text: str, passage: Passage) -> Found | None:
    """Return where a passage of an earlier version stands in `text`, or None when its words are gone.

    Of several places the one whose surroundings agree most is taken, the nearest one among equals. How sure it is:
    1.0 when the quote stands once or its surroundings agree to the letter, down to 0.5 for one of several places
    whose surroundings are new.
    """
    candidates = list(places(text, passage.quote))
    if not candidates:
        return None
    start, end = max(candidates, key=lambda place: (_agreement(text, passage, *place), -abs(place[0] - passage.start)))
    sure = 1.0 if len(candidates) == 1 else 0.5 + 0.5 * _agreement(text, passage, start, end)
    return Found(start, end, round(sure, 3))


def _agreement(text: str, passage: Passage, start: int, end: int) -> float:
    before = _same(reversed(text[max(0, start - CONTEXT) : start]), reversed(passage.prefix))
    after = _same(text[end : end + CONTEXT], passage.suffix)
    known = len(passage.prefix) + len(passage.suffix)
    return (before + after) / known if known else 1.0


def _same(one: Iterable[str], other: Iterable[str]) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _shortened(quote: str, most: int = 120) -> str:
    return quote if len(quote) <= most else quote[: most - 1] + "…"
