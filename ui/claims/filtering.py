"""Which claims are shown, and in which order: by status, by words, by place or status or time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model import Claim, Status

_RANKS = {status: rank for rank, status in enumerate(Status)}

Row = tuple[int, Claim]
"""A claim and its number, which is its place in the article from 1, whatever the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for: claims of these statuses (of all when there is none) that hold all these words, in an order.

    The words are compared folded, as parts of wording, quote and note. `order` is `place`, `status` or `time` (the
    newest first).
    """

    statuses: frozenset[Status] = frozenset()
    words: str = ""
    order: str = "place"

    @property
    def hides(self) -> bool:
        """Whether any claim can be hidden by this."""
        return bool(self.statuses or self.words.strip())


def same_ends(old: Sequence[Claim], new: Sequence[Claim]) -> tuple[int, int]:
    """Return how many claims two sequences have in common at their beginnings, and then at their ends.

    Neither must change once it was given: of the two that were asked about last it is known.
    """
    if _compared[0][0] is not old or _compared[0][1] is not new:
        head = _same(old, new)
        _compared[0] = old, new, (head, _same(old[head:][::-1], new[head:][::-1]))
    return _compared[0][2]


def _same(one: Sequence[Claim], other: Sequence[Claim]) -> int:
    one, other = list(one), list(other)
    # Halved: two parts of lists that are the same objects are compared in no time.
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def counted(claims: Sequence[Claim]) -> Counter[Status]:
    """Return how many claims have each status; only what is different from the sequence asked about before is counted.

    A sequence of claims must not change once it was given. Counting by the list's own method takes a fifth of the time
    in which a Counter counts members of an enum.
    """
    before, counts = _counted[0]
    if before is not claims:
        head, tail = same_ends(before, claims)
        gone, come = ([claim.status for claim in some[head : len(some) - tail]] for some in (before, claims))
        now = {status: counts[status] - gone.count(status) + come.count(status) for status in Status}
        _counted[0] = claims, Counter({status: count for status, count in now.items() if count})
    return _counted[0][1].copy()


_compared: list[tuple[Sequence[Claim], Sequence[Claim], tuple[int, int]]] = [((), (), (0, 0))]
_counted: list[tuple[Sequence[Claim], Counter[Status]]] = [((), Counter())]


class Sieve:
    """Applies filters to the claims of one article; what was folded once is kept."""

    def __init__(self) -> None:
        self._folded: dict[str, tuple[Claim, str]] = {}
        self._claims: Sequence[Claim] = ()
        self._texts: list[str] = []
        self._held: tuple[list[str], list[Row]] = ([], [])

    def rows(self, claims: Sequence[Claim], wanted: Filter) -> tuple[Sequence[Claim], Sequence[int]]:
        """Return the claims that a filter lets through, in its order, and their numbers."""
        if not wanted.hides and wanted.order == "place":  # as most of the time: no object is made for each
            return claims, range(1, len(claims) + 1)
        rows = self._rows(claims, wanted)
        return [claim for _, claim in rows], [number for number, _ in rows]

    def _rows(self, claims: Sequence[Claim], wanted: Filter) -> list[Row]:
        rows = self._holding(claims, wanted.words)
        if wanted.statuses:
            rows = [row for row in rows if row[1].status in wanted.statuses]
        if wanted.order == "status":
            rows.sort(key=lambda row: _RANKS[row[1].status])
        elif wanted.order == "time":
            rows.sort(key=lambda row: row[1].created, reverse=True)
        return rows

    def counts(self, claims: Sequence[Claim], wanted: Filter) -> Counter[Status]:
        """Return how many claims of each status hold the words."""
        held = [claim for _, claim in self._holding(claims, wanted.words)] if wanted.words.strip() else claims
        return counted(held)

    def _holding(self, claims: Sequence[Claim], words: str) -> list[Row]:
        """Return the claims that hold all words; a sequence of claims must not change once it was given."""
        asked = _fold(words).split() if words else []
        if not asked:
            return list(enumerate(claims, start=1))
        if claims is not self._claims:
            self._fold_all(claims)
        if self._held[0] != asked:
            texts = list(enumerate(self._texts))
            for word in asked:
                texts = [(place, text) for place, text in texts if word in text]
            self._held = asked, [(place + 1, claims[place]) for place, _ in texts]
        return list(self._held[1])

    def _fold_all(self, claims: Sequence[Claim]) -> None:
        kept, known = self._folded, self._folded.get
        for claim in claims:
            before = known(claim.id)
            if before is None or before[0] is not claim:
                kept[claim.id] = (claim, _folded(claim))
        self._claims, self._texts, self._held = claims, [kept[claim.id][1] for claim in claims], ([], [])

    def forget_others(self, claims: Sequence[Claim]) -> None:
        """Drop what was folded where it is none of these claims': another article is open."""
        if self._folded and not any(claim.id in self._folded for claim in claims):
            self._folded.clear()
            self._claims, self._texts, self._held = (), [], ([], [])


def _folded(claim: Claim) -> str:
    return _fold("\n".join([claim.wording, claim.note, *(passage.quote for passage in claim.passages)]))


def _fold(text: str) -> str:
    from factcheck.text.fold import fold_text  # makes its table when it is imported, which is not for a start

    return fold_text(text)
