"""The marks on a text: where they lie, which of them lie under which, and which are there at a place."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from heapq import heappop, heappush
from itertools import accumulate, count
from typing import NamedTuple

from factcheck.model import Status

LEVELS = 4
"""How many underlines find room below one line of text; deeper marks share the lowest."""

_UNKNOWN = -1
"""The level of a mark that has just come."""


# Tuples, not dataclasses: there are as many as an article has passages, and they are made before it is painted.
class Mark(NamedTuple):
    """The passage `[start, end)` (code points) of the claim `key`."""

    key: str
    start: int
    end: int
    status: Status


class Layer(NamedTuple):
    """A mark and the level of its underline, 0 the nearest to the text."""

    mark: Mark
    level: int


class MarkIndex:
    """All marks of a text, each with its level, found by place in the time of a bisect."""

    __slots__ = ("_levels", "_marks", "_of", "_places", "_reach", "_starts")

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        # No object is made here for each of them: an article may have ten thousand.
        self._marks = [mark for mark in marks if mark[1] < mark[2]]
        self._marks.sort(key=_place)
        self._places = list(map(_place, self._marks))
        self._of: dict[str, list[Mark]] = {}
        for mark in self._marks:
            self._of.setdefault(mark[0], []).append(mark)
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
                yield Layer(self._marks[index], min(self._levels[index], LEVELS - 1))

    def of(self, key: str) -> Iterator[Mark]:
        """Yield the marks of one claim."""
        return iter(self._of.get(key, ()))

    def replace(self, keys: Collection[str], marks: Sequence[Mark]) -> None:
        """Let go the marks of some claims and take others in: no more is worked out again than what these touch."""
        for key in keys:
            for mark in self._of.pop(key, ()):
                self._drop(mark)
        for mark in marks:
            if mark[1] < mark[2]:
                self._of.setdefault(mark[0], []).append(mark)
                self._take(mark)

    def _drop(self, mark: Mark) -> None:
        index = bisect_left(self._places, _place(mark))
        while self._marks[index] != mark:  # another one of the same words
            index += 1
        for column in (self._marks, self._places, self._levels, self._starts, self._reach):
            del column[index]
        self._mend_reach(index)
        self._mend_levels(index, mark[2])

    def _take(self, mark: Mark) -> None:
        index = bisect_right(self._places, _place(mark))
        self._marks.insert(index, mark)
        self._places.insert(index, _place(mark))
        self._levels.insert(index, _UNKNOWN)
        self._starts.insert(index, mark[1])
        self._reach.insert(index, 0)
        self._mend_reach(index)
        self._mend_levels(index, mark[2])

    def _mend_reach(self, first: int) -> None:
        """Work out the reaches from an index on, as far as they are others."""
        reach = self._reach[first - 1] if first else 0
        for index in range(first, len(self._marks)):
            reach = max(reach, self._marks[index][2])
            if self._reach[index] == reach and index > first:
                return
            self._reach[index] = reach

    def _mend_levels(self, index: int, end: int) -> None:
        """Work out the levels from an index on, where a mark that ends at `end` came or went, as far as they change."""
        if index == len(self._marks):
            return
        open_: list[tuple[int, int, bool]] = [  # where each ends, its level, whether that changed
            (self._marks[before][2], self._levels[before], False)
            for before in range(bisect_right(self._reach, self._starts[index], 0, index), index)
        ]
        for at in range(index, len(self._marks)):
            mark = self._marks[at]
            open_ = [one for one in open_ if one[0] > mark[1]]
            if mark[1] >= end and not any(changed for _, _, changed in open_):
                return
            taken = {level for _, level, _ in open_}
            level = next(level for level in count() if level not in taken)
            open_.append((mark[2], level, level != self._levels[at]))
            self._levels[at] = level


def _place(mark: Mark) -> int:
    """Return what marks are ordered by: where they begin, of those that begin together the longest first."""
    return (mark[1] << 40) - mark[2]


def _levels(ordered: Sequence[Mark]) -> Iterator[int]:
    """Yield the lowest level that is free where each mark begins: no two that overlap share one."""
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
        yield level
