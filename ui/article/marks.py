"""The marks on a text: where they lie, which of them lie under which, and which are there at a place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import accumulate
from typing import NamedTuple

from factcheck.model import Status

LEVELS = 4
"""How many underlines find room below one line of text; deeper marks share the lowest."""


# Tuples, not dataclasses: with each mark that is made, those of all claims that follow are made anew.
class Mark(NamedTuple):
    """The passage `[start, end)` (code points) of the claim `key`, which is counted `number` in its article."""

    key: str
    start: int
    end: int
    status: Status
    number: int


class Layer(NamedTuple):
    """A mark and the level of its underline, 0 the nearest to the text."""

    mark: Mark
    level: int


class MarkIndex:
    """All marks of a text, each with its level, found by place in the time of a bisect."""

    __slots__ = ("_levels", "_marks", "_reach", "_starts")

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        # All of it is made anew with each mark, of as many as there are: no object is made here for each of them.
        self._marks = [mark for mark in marks if mark[1] < mark[2]]
        self._marks.sort(key=_place)
        self._levels = list(_levels(self._marks))
        self._starts = [mark[1] for mark in self._marks]
        # How far the marks up to each one reach: it never falls, so that a bisect finds where to begin.
        self._reach = list(accumulate([mark[2] for mark in self._marks], max))

    def __len__(self) -> int:
        return len(self._marks)

    def over(self, start: int, end: int) -> Iterator[Layer]:
        """Yield the layers that share a character with `[start, end)`, in the order in which they begin."""
        for index in range(bisect_right(self._reach, start), bisect_left(self._starts, end)):
            if self._marks[index].end > start:
                yield Layer(self._marks[index], self._levels[index])

    def of(self, key: str) -> Iterator[Mark]:
        """Yield the marks of one claim."""
        return (mark for mark in self._marks if mark.key == key)


def _place(mark: Mark) -> int:
    """Return what marks are ordered by: where they begin, of those that begin together the longest first."""
    return (mark[1] << 40) - mark[2]


def _levels(ordered: Sequence[Mark]) -> Iterator[int]:
    """Yield the lowest level that is free where each mark begins: no two that overlap share one, but for the lowest."""
    free: list[int] = []
    busy: list[tuple[int, int]] = []
    opened = reach = 0
    alone: Mark | None = None
    for mark in ordered:
        if mark[1] >= reach:  # as most do: nothing is in the way
            alone, reach = mark, mark[2]
            yield 0
            continue
        if alone is not None:
            free, busy, opened, alone = [], [(alone.end, 0)], 1, None
        reach = max(reach, mark.end)
        while busy and busy[0][0] <= mark.start:
            heappush(free, heappop(busy)[1])
        if free:
            level = heappop(free)
        else:
            level, opened = opened, opened + 1
        heappush(busy, (mark.end, level))
        yield min(level, LEVELS - 1)
