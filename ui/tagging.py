"""The tags of the claims that are chosen: a part of the session, made at the first look at them."""

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING

from factcheck.errors import IsnadError

if TYPE_CHECKING:
    from db.store import Store
    from ui.session import Session


class Tagging:
    """Tags the chosen claim, or those that are chosen together. What is refused the session says."""

    def __init__(self, session: "Session", store: "Store") -> None:
        self._session = session
        self._store = store

    def known(self) -> list[str]:
        """Return every tag of the desk once, the most used first."""
        return self._store.tags.known()

    def chosen(self) -> list[str]:
        """Return the ids of the claims that are chosen."""
        return [claim.id for claim in self._session.shaping.together()]

    def held(self, claims: Collection[str]) -> Counter[str]:
        """Return how many of some claims of the open article have each of their tags, in the order of the claims."""
        there = (self._session.claim(id) for id in claims)
        return Counter(tag for claim in there if claim for tag in claim.tags)

    def change(self, claims: Collection[str], added: Collection[str], removed: Collection[str]) -> None:
        """Give claims some tags and take others from them, as one step."""
        if added or removed:
            try:
                self._store.tags.change(claims, added, removed)
            except IsnadError as error:
                self._session.refused.emit(error.said(self._session.words))
