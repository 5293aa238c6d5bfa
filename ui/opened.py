"""The open article with its newest version and its claims, as they were last read from the desk."""

from bisect import bisect_left

from db.store import Store
from factcheck import anchors
from factcheck.highlights import reading_place
from factcheck.model import Claim


class Opened:
    """An article of a store; `claims` are in reading order, so that a claim's number is its place there, from 1."""

    def __init__(self, store: Store, id: str) -> None:
        """Read an article. Raises NotFound."""
        self._store = store
        self.article = store.articles.get(id)
        self.version = store.articles.version(id)
        self._claims = {claim.id: claim for claim in store.claims.of(id)}
        by_place = {self._place(claim): claim for claim in self._claims.values()}
        self._places = sorted(by_place)
        self.claims = [by_place[place] for place in self._places]

    def claim(self, id: str) -> Claim | None:
        """Return a claim of this article, or None."""
        return self._claims.get(id)

    def holds(self, id: str, start: int, end: int) -> bool:
        """Return whether `[start, end)`, less the white space at its ends, is the passage of a claim."""
        claim = self.claim(id)
        passage = claim.passage_in(self.version.id) if claim else None
        place = (passage.start, passage.end) if passage else None
        return place == anchors.trim(self.version.text, start, end)

    def number(self, id: str) -> int:
        """Return what a claim is counted in this article, from 1. Raises KeyError."""
        return self._row(id) + 1

    def reread(self, ids: frozenset[str]) -> bool:
        """Read the claims with these ids again, and return whether any of them is, or was, one of this article."""
        there = {claim.id: claim for claim in self._store.claims.some(ids) if claim.article == self.article.id}
        before = ids & self._claims.keys()
        if there or before:
            # The others stay in their order: sorting a thousand claims anew for one takes longer than writing it.
            claims = self.claims.copy()
            for id in before:
                row = self._row(id)
                del claims[row], self._places[row]
            for id in before - there.keys():
                del self._claims[id]
            self._claims |= there
            for claim in there.values():
                row = bisect_left(self._places, place := self._place(claim))
                claims.insert(row, claim)
                self._places.insert(row, place)
            self.claims = claims
        return bool(there or before)

    def _row(self, id: str) -> int:
        return bisect_left(self._places, self._place(self._claims[id]))

    def _place(self, claim: Claim) -> tuple[int, int, int, str, str]:
        return reading_place(claim, self.version.id)
