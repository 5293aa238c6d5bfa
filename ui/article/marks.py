"""The marks on a text: where they lie, which of them lie under which, and which are there at a place."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from heapq import heappop, heappush
from itertools import accumulate
from typing import NamedTuple

from factcheck.model import Status

LEVELS = 4
"""How many underlines find room below one line of text; deeper marks share the lowest."""


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
                yield Layer(self._marks[index], self._levels[index])

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
        self._mend(index)

    def _take(self, mark: Mark) -> None:
        index = bisect_right(self._places, _place(mark))
        self._marks.insert(index, mark)
        self._places.insert(index, _place(mark))
        self._levels.insert(index, 0)
        self._starts.insert(index, mark[1])
        self._reach.insert(index, 0)
        self._mend(index)

    def _mend(self, index: int) -> None:
        """Work out the reaches from an index on, as far as they are others, and the levels of what overlaps there."""
        reach = self._reach[index - 1] if index else 0
        first = index
        while index < len(self._marks):
            reach = max(reach, self._marks[index][2])
            if self._reach[index] == reach and index > first:
                break
            self._reach[index] = reach
            index += 1
        begin, end = self._alone(first), min(index + 1, len(self._marks))
        while end < len(self._marks) and self._starts[end] < self._reach[end - 1]:
            end += 1
        self._levels[begin:end] = _levels(self._marks[begin:end])

    def _alone(self, index: int) -> int:
        """The nearest index, from one backwards, of a mark that no mark before it reaches into."""
        index = min(index, len(self._marks) - 1)
        while index > 0 and self._starts[index] < self._reach[index - 1]:
            index -= 1
        return max(0, index)


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
