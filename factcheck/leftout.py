"""What a page shows and its article does not hold: the blocks that were left out, each where it stands on the page."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from factcheck.text.fold import fold_text

PAGES = frozenset({"text/html", "multipart/related", "application/epub+zip"})
"""The types of input of which something may be left out: pages, saved pages, books."""

_MOST_COMPARED = 4_000_000
"""Lines of the one times lines of the other: of more, only equal ones are found, each where it stands first."""

_TELLING = 24
"""In characters: the words of a shorter block, as those of a menu have, may stand in any article."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page: its text, whether the article holds it, and behind how many of its lines it stands."""

    text: str
    taken: bool
    behind: int


def blocks(text: str, page: Sequence[str]) -> list[Block]:
    """Return the blocks of a page, in its order, beside an article's text, of which every line is a block.

    A block is in the article as well where its words stand in one of the article's lines: extractors run blocks
    together.
    """
    ours, theirs = [_folded(line) for line in text.split("\n")], [_folded(line) for line in page]
    found: list[Block] = []
    behind = 0
    partners = _partners(ours, theirs)
    whole = "\n".join(f" {line} " for line in ours)
    for at, line in enumerate(page):
        partner = partners.get(at)
        if partner is None:
            place = whole.find(f" {theirs[at]} ") if len(theirs[at]) >= _TELLING else -1
            partner = whole.count("\n", 0, place) if place >= 0 else None
        if partner is not None:
            behind = max(behind, partner + 1)
        found.append(Block(line, partner is not None, behind))
    return found


class Moved:
    """Where the places of an article's text are in the text that `with_blocks` makes of it."""

    def __init__(self, text: str, found: Sequence[Block], chosen: Collection[int]) -> None:
        lines, coming = text.split("\n"), _coming(found, chosen)
        places = [0, *accumulate(len(line) + 1 for line in lines)]
        self._edges = sorted(behind for behind in coming if behind <= len(lines))
        self._places = [places[behind] for behind in self._edges]
        self._before = [0, *accumulate(sum(len(one) + 1 for one in coming[behind]) for behind in self._edges)]

    def of(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where a range (code points) is: in parts, where blocks came in between."""
        first, last = bisect_right(self._places, start), bisect_left(self._places, end)
        cuts = [start, *self._places[first:last], end]
        parts = ((begin, stop - (stop < end)) for begin, stop in pairwise(cuts))
        moved = (
            (begin + self._before[first + at], stop + self._before[first + at])
            for at, (begin, stop) in enumerate(parts)
        )
        return [(begin, stop) for begin, stop in moved if begin < stop]


def with_blocks(text: str, found: Sequence[Block], chosen: Collection[int]) -> str:
    """Return an article's text with the chosen ones of its page's blocks, by their numbers from 0, in their places."""
    lines = text.split("\n")
    coming = _coming(found, chosen)
    made = list(coming.get(0, ()))
    for at, line in enumerate(lines, 1):
        made += [line, *coming.get(at, ())]
    return "\n".join(made)


def _coming(found: Sequence[Block], chosen: Collection[int]) -> dict[int, list[str]]:
    """Return the chosen blocks by the number of the article's lines that they stand behind."""
    coming: dict[int, list[str]] = {}
    for number in sorted(set(chosen)):
        if not found[number].taken:
            coming.setdefault(found[number].behind, []).append(found[number].text)
    return coming


def _folded(line: str) -> str:
    return " ".join(fold_text(line).split())


def _partners(ours: list[str], theirs: list[str]) -> dict[int, int]:
    """Which line of the article is which of the page: by the page's."""
    if len(ours) * len(theirs) > _MOST_COMPARED:
        first = {line: at for at, line in reversed(list(enumerate(ours))) if line}
        return {at: first[line] for at, line in enumerate(theirs) if line in first}
    matching = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return {one.b + step: one.a + step for one in matching for step in range(one.size) if ours[one.a + step]}
