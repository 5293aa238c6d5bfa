"""Where the lines that a reader saw stand in the text that it made of them, compared by their words, folded."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.text.fold import fold_text

_TOKEN = re.compile(r"\S+")
_ENOUGH_WORDS = 4
"""A line of fewer words is found only where it is a line of the text too: so few stand together by chance."""
_MOST_PLACES = 60
"""How many places of a line's rarest word are looked at."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its key, by which it is compared, and the range that it takes (code points)."""

    key: str
    start: int
    end: int


def plain(token: str) -> str:
    """Return a word's letters and digits, folded: what punctuation and vowel signs do not change."""
    return "".join(filter(str.isalnum, fold_text(token)))


def unordered(token: str) -> str:
    """Return a word's letters and digits, folded and sorted: the same for one whose letters stand turned round."""
    return "".join(sorted(plain(token)))


def words(text: str, key: Callable[[str], str] = plain) -> list[Word]:
    """Return the words of a text in their order; what holds neither letter nor digit is none."""
    known: dict[str, str] = {}
    found = []
    for token in _TOKEN.finditer(text):
        if token[0] not in known:
            known[token[0]] = key(token[0])
        if known[token[0]]:
            found.append(Word(known[token[0]], token.start(), token.end()))
    return found


class Alignment:
    """The lines of an input beside the text that was made of it.

    `spans` has for each line the range of words of `words` (the text's) in which it stands, or None. The spans follow
    each other as the lines do: of all ways to lay the lines out, the one in which most words have a place.
    """

    def __init__(self, lines: Sequence[str], text: str, key: Callable[[str], str] = plain) -> None:
        self.words = words(text, key)
        self._keys = [word.key for word in self.words]
        self._lines = [[word.key for word in words(line, key)] for line in lines]
        ends = [at for at, sign in enumerate(text) if sign == "\n"]
        self._line_of = [bisect_right(ends, word.start) for word in self.words]
        self.spans: list[tuple[int, int] | None] = self._chain()

    def _chain(self) -> list[tuple[int, int] | None]:
        """Lay the lines out: the heaviest chain of places that follow each other, by a tree of prefix maxima."""
        places = _places(self._keys)
        best = _Heaviest(len(self._keys) + 1)
        steps: list[tuple[int, int, int, int]] = []  # the line, its range, and the step before
        for number, keys in enumerate(self._lines):
            made = []
            for start in self._candidates(keys, places):
                weight, before = best.up_to(start)
                made.append((start + len(keys), weight + self._weight(start, len(keys)), len(steps)))
                steps.append((number, start, start + len(keys), before))
            for end, weight, step in made:
                best.put(end, weight, step)
        spans: list[tuple[int, int] | None] = [None] * len(self._lines)
        step = best.up_to(len(self._keys))[1]
        while step >= 0:
            number, start, end, step = steps[step]
            spans[number] = start, end
        return spans

    def _candidates(self, keys: list[str], places: dict[str, list[int]]) -> list[int]:
        """Return where a line's words begin in the text, all of them together."""
        if not keys or any(key not in places for key in keys):
            return []
        rare = min(range(len(keys)), key=lambda at: len(places[keys[at]]))
        starts = (place - rare for place in places[keys[rare]][:_MOST_PLACES])
        there = [at for at in starts if at >= 0 and self._keys[at : at + len(keys)] == keys]
        if len(keys) >= _ENOUGH_WORDS:
            return there
        return [at for at in there if self._is_line(at, len(keys))]

    def _is_line(self, start: int, size: int) -> bool:
        line, end = self._line_of, start + size
        begins = start == 0 or line[start - 1] != line[start]
        return begins and line[end - 1] == line[start] and (end == len(line) or line[end] != line[start])

    def _weight(self, start: int, size: int) -> int:
        """Twice the words, and one more for a line of its own: where a heading stands twice, it is rather this."""
        return 2 * size + self._is_line(start, size)


def _places(keys: list[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        found[key].append(at)
    return found


class _Heaviest:
    """The heaviest chain that ends at or before a place, and its last step: a Fenwick tree of maxima."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[int, int]] = [(0, -1)] * (size + 1)

    def put(self, place: int, weight: int, step: int) -> None:
        at = place + 1
        while at < len(self._tree):
            if weight > self._tree[at][0]:
                self._tree[at] = weight, step
            at += at & -at

    def up_to(self, place: int) -> tuple[int, int]:
        found, at = (0, -1), place + 1
        while at > 0:
            if self._tree[at][0] > found[0]:
                found = self._tree[at]
            at -= at & -at
        return found
