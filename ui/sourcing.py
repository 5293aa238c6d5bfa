"""The sources of the desk as their window asks for them, and what the analyst does to them: a part of the session."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from factcheck.attribution import Resting, Source, folded
from factcheck.errors import IsnadError, NotFound
from factcheck.model import Status
from factcheck.words import N_

if TYPE_CHECKING:
    from db.store import Store
    from factcheck.merging import Merging
    from ui.session import Session


class Order(StrEnum):
    """What a list of sources is ordered by, where nothing is searched for."""

    NAME = "name"
    CLAIMS = "claims"
    NEWEST = "newest"

    @property
    def label(self) -> str:
        """The template of this order's name."""
        return _ORDER_LABELS[self]


_ORDER_LABELS = {
    Order.NAME: N_("By name"),
    Order.CLAIMS: N_("Most claims first"),
    Order.NEWEST: N_("Newest first"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A source and how many claims rest on it, by status."""

    source: Source
    claims: Mapping[Status, int]

    @property
    def total(self) -> int:
        """How many claims rest on it."""
        return sum(self.claims.values())


class Sourcing:
    """The desk's sources. What is refused the session says; nothing is raised."""

    def __init__(self, session: "Session", store: "Store") -> None:
        self._session = session
        self._store = store

    # What there is

    def listed(self, typed: str, order: Order) -> list[Counted]:
        """Return the sources that what was typed may mean, the likeliest first; with nothing typed all, in an order."""
        counts = self._store.sources.counts()
        found = [Counted(source, counts.get(source.id, {})) for source in self._store.sources.completed(typed)]
        if typed.strip():
            return found
        if order is Order.NEWEST:
            return found[::-1]
        language = self._session.words.language
        found.sort(key=lambda one: folded(one.source.name(language)))
        return sorted(found, key=lambda one: -one.total) if order is Order.CLAIMS else found

    def get(self, source: str) -> Source | None:
        """Return a source, or None where it is gone."""
        with suppress(NotFound):
            return self._store.sources.get(source)
        return None

    def of_hop(self, hop: str) -> str:
        """Return the id of the source that a hop names, or nothing where there is no such hop."""
        with suppress(NotFound):
            return self._store.hops.get(hop).source if hop else ""
        return ""

    def completed(self, typed: str) -> list[Source]:
        """Return the sources that what was typed may become, the likeliest first."""
        return self._store.sources.completed(typed)

    def resting(self, source: str) -> list[Resting]:
        """Return the claims that rest on a source, by status and article."""
        return self._store.sources.resting(source)

    def merging(self, kept: str, other: str) -> "Merging | str":
        """Return what a merge would do, or the sentence that says why it cannot be."""
        try:
            return self._store.sources.merging(kept, other)
        except IsnadError as error:
            return error.said(self._session.words)

    # What the analyst does

    def add(self, name: str) -> str:
        """Make a source, or find the one that answers to the name; return its id, or nothing where it was refused."""
        with self._spoken():
            return self._store.sources.find_or_add(" ".join(name.split())).id
        return ""

    def change(self, source: str, **fields: Any) -> bool:
        """Change those fields of a source that are not so already; return whether it was not refused."""
        with self._spoken():
            before = self._store.sources.get(source)
            changed = {name: held for name, held in fields.items() if getattr(before, name) != held}
            if changed:
                self._store.sources.change(source, **changed)
            return True
        return False

    def let_speak_for(self, source: str, name: str) -> bool:
        """Let a source speak for the one of a name, or for nobody; return whether it was not refused."""
        with self._spoken():
            return self.change(source, part_of=self._store.sources.resolve(name) if name.strip() else "")
        return False

    def remove(self, source: str) -> bool:
        """Delete a source that no chain names; return whether it was not refused."""
        with self._spoken():
            self._store.sources.remove(source)
            return True
        return False

    def merge(self, kept: str, other: str) -> bool:
        """Make one of two sources; return whether it was not refused."""
        with self._spoken():
            self._store.sources.merge(kept, other)
            return True
        return False

    def open_claim(self, resting: Resting) -> None:
        """Open the article of a claim, and choose the claim there."""
        self._session.open_article(resting.article)
        if self._session.article is not None and self._session.article.id == resting.article:
            self._session.choose(resting.claim)

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        try:
            yield
        except IsnadError as error:
            self._session.refused.emit(error.said(self._session.words))
