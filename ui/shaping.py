"""What is done to the shape of claims, and to several at once: a part of the session, made at the first such deed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.shaping import Shaping as Kept
from factcheck import edges
from factcheck.edges import Edge, Unit
from factcheck.errors import IsnadError
from factcheck.model import Claim, Passage, Status

if TYPE_CHECKING:
    from db.store import Store
    from ui.session import Session


class Shaping:
    """Shapes the chosen claim, or those that are chosen together. What is refused the session says; nothing is raised.

    Places are code points of the open version; of several passages the one nearest to a place is meant.
    """

    def __init__(self, session: "Session", store: "Store") -> None:
        self._session = session
        self._kept = Kept(store)
        self._store = store

    def passage_at(self, place: int) -> Passage | None:
        """Return that passage of the chosen claim in the open version which is nearest to a place, or None."""
        claim, version = self._claim(), self._session.version
        here = [one for one in claim.passages if version and one.version == version.id] if claim else []
        return min(here, key=lambda one: max(one.start - place, place - one.end, 0), default=None)

    def move_edge(self, place: int, edge: Edge, unit: Unit, *, outwards: bool) -> None:
        """Let the passage at a place have one word or character more, or less, at one of its edges."""
        claim, version, passage = self._claim(), self._session.version, self.passage_at(place)
        if claim is None or version is None or passage is None:
            return
        move = edges.grown if outwards else edges.shrunk
        span = move(version.text, passage.start, passage.end, edge, unit)
        if span != (passage.start, passage.end):
            with self._spoken():
                self._kept.move_passage(claim, passage, span)

    def add_passage(self, start: int, end: int) -> None:
        """Let the chosen claim be made in `[start, end)` too."""
        claim, version = self._claim(), self._session.version
        if claim and version:
            with self._spoken():
                self._kept.add_passage(claim, version.id, (start, end))

    def remove_passage(self, place: int) -> None:
        """Take the passage at a place away from the chosen claim."""
        claim, passage = self._claim(), self.passage_at(place)
        if claim and passage:
            with self._spoken():
                self._kept.remove_passage(claim, passage)

    def split(self, place: int) -> None:
        """Cut the chosen claim in two at a place; the second part is chosen then."""
        claim, version = self._claim(), self._session.version
        if claim and version:
            with self._spoken():
                _, behind = self._kept.split(claim, version.id, place)
                self._session.choose(behind.id)

    def merge(self) -> None:
        """Join the claims that are chosen together, or the chosen one with the next; it has the chosen one's status."""
        session, claim, version = self._session, self._claim(), self._session.version
        if claim is None or version is None:
            return
        claims = self.together()
        if len(claims) < 2:
            place = session.claims.index(claim)
            claims = session.claims[place : place + 2]
        with self._spoken():
            session.choose(self._kept.merge(claims, version.id, claim.status).id)

    def together(self) -> list[Claim]:
        """Return the claims that are chosen, in reading order."""
        chosen = set(self._session.several) or {self._session.chosen}
        return [claim for claim in self._session.claims if claim.id in chosen]

    def set_status(self, status: Status) -> None:
        """Change the status of all that are chosen, as one step; they stay chosen."""
        with self._spoken():
            self._kept.set_status(self.together(), status)

    def remove(self) -> None:
        """Delete all that are chosen, as one step, and choose what follows the first of them, or the last claim."""
        session, claims = self._session, self.together()
        if not claims:
            return
        place = session.claims.index(claims[0])
        with self._spoken():
            if len(claims) == 1:
                self._store.claims.remove(claims[0].id)
            else:
                self._kept.remove(claims)
            if session.claims:
                session.choose(session.claims[min(place, len(session.claims) - 1)].id)

    # The article itself

    def set_header(self, field: str, value: str) -> None:
        """Change what is said of the open article in a field: see `db.headers.FIELDS`."""
        from db import headers

        if self._session.article:
            with self._spoken():
                headers.change(self._store, self._session.article, field, value)

    def _claim(self) -> Claim | None:
        return self._session.claim(self._session.chosen)

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        try:
            yield
        except IsnadError as error:
            self._session.refused.emit(error.said(self._session.words))
