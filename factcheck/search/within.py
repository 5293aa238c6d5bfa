"""Finding words in one text as they are typed: all hits in order, each made out when it is asked for."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.text.fold import Folded

_SIGNS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_GAP = r"[^\S\n]+"
_BEFORE, _BEHIND = r"(?<!\w)", rf"(?!\w|[{_SIGNS}])"


class Hits:
    """The hits of one search in one text, apart from each other and in order; ranges are code points of the text."""

    def __init__(self, spans: list[tuple[int, int]], way: "Folded | None" = None) -> None:
        """Hold `spans` of a text, or of its fold with the way back."""
        self._spans = spans
        self._way = way

    def __len__(self) -> int:
        return len(self._spans)

    def __getitem__(self, number: int) -> tuple[int, int]:
        start, end = self._spans[number]
        return self._way.range(start, end) if self._way else (start, end)

    def following(self, offset: int) -> int:
        """Return the number of the first hit that ends behind an offset, from 0; their count when none does."""
        return bisect_left(range(len(self)), offset + 1, key=lambda number: self[number][1])

    def over(self, start: int, end: int) -> Iterator[int]:
        """Yield the numbers of the hits that share a character with `[start, end)`."""
        for number in range(self.following(start), len(self)):
            if self[number][0] >= end:
                return
            yield number


class Searched:
    """A text in which words are found; it is folded once, when that is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: Folded | None = None

    def find(self, words: str, *, whole: bool = False, exact: bool = False) -> Hits:
        """Return where some words stand: a space stands for any white space of a line.

        Unless `exact`, marks and the variants of a letter make no difference. `whole` takes words that are not part of
        another one; unless `exact`, with what is attached to their front in Arabic.
        """
        from factcheck.text.fold import fold_text  # makes its table when it is imported, which is not for a start

        asked = (words if exact else fold_text(words)).split()
        if not asked:
            return Hits([])
        firsts = [asked[0], *(_with_prefixes(asked[0]) if whole and not exact else ())]
        first = "|".join(map(re.escape, firsts))
        pattern = _GAP.join([f"(?:{first})", *map(re.escape, asked[1:])])
        if whole:
            pattern = f"{_BEFORE if asked[0][0].isalnum() else ''}{pattern}{_BEHIND if asked[-1][-1].isalnum() else ''}"
        way = None if exact else self._way()
        return Hits([found.span() for found in re.finditer(pattern, way.text if way else self._text)], way)

    def _way(self) -> "Folded":
        from factcheck.text.fold import fold

        if self._folded is None:
            self._folded = fold(self._text)
        return self._folded


def _with_prefixes(word: str) -> list[str]:
    from factcheck.search.forms import attached  # only whole words need it

    return attached(word) if word.isalpha() else []
