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

    __slots__ = ("_layers", "_reach", "_starts")

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        ordered = sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))
        self._layers = list(map(Layer, ordered, _levels(ordered)))
        self._starts = [mark.start for mark in ordered]
        # How far the marks up to each one reach: it never falls, so that a bisect finds where to begin.
        self._reach = list(accumulate((mark.end for mark in ordered), max))

    def __len__(self) -> int:
        return len(self._layers)

    def over(self, start: int, end: int) -> Iterator[Layer]:
        """Yield the layers that share a character with `[start, end)`, in the order in which they begin."""
        for index in range(bisect_right(self._reach, start), bisect_left(self._starts, end)):
            if self._layers[index].mark.end > start:
                yield self._layers[index]

    def of(self, key: str) -> Iterator[Mark]:
        """Yield the marks of one claim."""
        return (layer.mark for layer in self._layers if layer.mark.key == key)


def _levels(ordered: Sequence[Mark]) -> Iterator[int]:
    """Yield the lowest level that is free where each mark begins: no two that overlap share one, but for the lowest."""
    free: list[int] = []
    busy: list[tuple[int, int]] = []
    opened = reach = 0
    for mark in ordered:
        if mark.start >= reach:  # as most do: nothing is in the way
            free, busy, opened, reach = [], [(mark.end, 0)], 1, mark.end
            yield 0
            continue
        reach = max(reach, mark.end)
        while busy and busy[0][0] <= mark.start:
            heappush(free, heappop(busy)[1])
        if free:
            level = heappop(free)
        else:
            level, opened = opened, opened + 1
        heappush(busy, (mark.end, level))
        yield min(level, LEVELS - 1)
