"""The chains of attribution of a desk's claims, and of the items of their evidence."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db.rows import columns, row, value
from db.stamps import new_id
from factcheck import chain
from factcheck.attribution import Hop
from factcheck.errors import NotFound, Refused
from factcheck.text.clean import clean
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

Levels = list[list[Hop]]


class Hops:
    """The hops of one desk; made by the store. Every change is a step of the claim's article.

    Levels count from 1 and places from 0 without gaps: whatever is added, moved or taken away, the rest closes up.
    """

    def __init__(self, store: "Store") -> None:
        self._store = store

    def of(self, claim: str, evidence: str = "") -> list[Hop]:
        """Return the claim's own chain, or that of an item of its evidence, outward from the article."""
        return [hop for hop in self.all_of(claim) if hop.evidence == evidence]

    def all_of(self, claim: str) -> list[Hop]:
        """Return every hop that belongs to a claim, those of its evidence too."""
        return self._read("claim = ?", claim)

    def get(self, hop: str) -> Hop:
        """Return a hop, by its id or the beginning of it. Raises NotFound."""
        found = self._read("id >= ?1 AND id < ?1 || char(1114111)", hop) if hop else []
        if not found:
            raise NotFound(N_("There is no hop {id} in this desk."), id=hop)
        if len(found) > 1 and all(one.id != hop for one in found):
            raise NotFound(N_("Several hops begin with {id}: give more of the id."), id=hop)
        return next((one for one in found if one.id == hop), found[0])

    def _read(self, condition: str, given: str) -> list[Hop]:
        rows = self._store.connection.execute(
            f"SELECT {columns(Hop)} FROM hop WHERE {condition} ORDER BY claim, evidence, level, place, id", (given,)
        )
        return [value(Hop, cells) for cells in rows]

    # Writing

    def add(
        self, claim: str, source: str, *, level: int = 0, beside: str = "", evidence: str = "", **fields: Any
    ) -> Hop:
        """Put a hop into a chain and return it, as one step; `fields` are further ones of Hop.

        It becomes a level of its own: the `level`-th from the article, else the farthest. With `beside`, the id of a
        hop, it stands last on that one's level instead. Raises NotFound, and ChainRefused for a source that is there.
        """
        named = self._store.sources.get(source)
        made = _checked(Hop(new_id(), claim, source, evidence=evidence, **fields))
        label = Sentence.of(N_("Add to the chain: {source}"), source=named.name())
        return self._rearrange(claim, evidence, label, lambda levels: _put(levels, made, level, beside), made.id)

    def change(self, hop: str, **fields: Any) -> Hop:
        """Change fields of a hop (`seen`, `link`, `source`, …), as one step. Raises NotFound and ChainRefused."""
        before = self.get(hop)
        after = _checked(replace(before, **fields))
        if (after.id, after.claim, after.evidence, after.level, after.place) != (
            before.id, before.claim, before.evidence, before.level, before.place,
        ):  # fmt: skip
            raise Refused(N_("A hop is moved, not changed, to stand elsewhere."))
        self._store.sources.get(after.source)
        label = Sentence.of(N_("Change a hop of the chain"))

        def exchange(levels: Levels) -> Levels:
            return [[after if one.id == before.id else one for one in level] for level in levels]

        return self._rearrange(before.claim, before.evidence, label, exchange, before.id)

    def move(self, hop: str, level: int = 0, beside: str = "") -> Hop:
        """Move a hop within its chain, as one step: to a level of its own, or beside another hop; see `add`.

        `level` counts in the chain without the hop that moves. Raises NotFound.
        """
        moved = self.get(hop)
        label = Sentence.of(N_("Move within the chain"))

        def shift(levels: Levels) -> Levels:
            rest = [[one for one in level if one.id != moved.id] for level in levels]
            return _put([level for level in rest if level], moved, level, beside)

        return self._rearrange(moved.claim, moved.evidence, label, shift, moved.id)

    def remove(self, hop: str) -> Hop:
        """Take a hop out of its chain, as one step, and return what it was. Raises NotFound."""
        gone = self.get(hop)
        label = Sentence.of(N_("Take out of the chain"))

        def without(levels: Levels) -> Levels:
            return [[one for one in level if one.id != gone.id] for level in levels]

        self._rearrange(gone.claim, gone.evidence, label, without, "")
        return gone

    def copy(self, hops: Iterable[Hop], claim: str, evidence: str = "") -> None:
        """Write a chain's hops once more, inside the step in progress, for another claim or an item of evidence."""
        for hop in hops:
            self.insert(replace(hop, id=new_id(), claim=claim, evidence=evidence))

    def join(self, claims: list[str]) -> None:
        """Give the first of some claims the hops of all, inside the step in progress.

        Of the others' own chains it takes those sources that its own does not name, each on its level.
        """
        table = self._store.tables.table("hop")
        levels = chain.levels(self.of(claims[0]))
        named = {hop.source for level in levels for hop in level}
        for claim in claims[1:]:
            for hop in self.of(claim):
                table.delete(hop.id)
                if hop.source not in named:
                    named.add(hop.source)
                    levels += [[] for _ in range(hop.level - len(levels))]
                    levels[hop.level - 1].append(replace(hop, claim=claims[0]))
            self._store.connection.execute("UPDATE hop SET claim = ? WHERE claim = ?", (claims[0], claim))
        for number, level in enumerate((level for level in levels if level), start=1):
            for place, hop in enumerate(level):
                table.upsert(row(replace(hop, level=number, place=place)), pk="id")

    def insert(self, hop: Hop) -> None:
        """Write a hop as it is, inside the step in progress."""
        self._store.tables.table("hop").insert(row(hop))

    def _rearrange(self, claim: str, evidence: str, label: Sentence, deed: Any, changed: str) -> Hop:
        article = self._store.claims.get(claim).article
        before = self.of(claim, evidence)
        levels = [level for level in deed(chain.levels(before)) if level]
        after = [
            replace(hop, level=number, place=place)
            for number, level in enumerate(levels, start=1)
            for place, hop in enumerate(level)
        ]
        chain.check(after, self._store.sources.known())
        known, kept = {hop.id: hop for hop in before}, {hop.id for hop in after}
        table = self._store.tables.table("hop")
        with self._store.step(label, article):
            for hop in before:
                if hop.id not in kept:
                    table.delete(hop.id)
            for hop in after:
                if hop.id not in known:
                    table.insert(row(hop))
                elif hop != known[hop.id]:
                    table.update(hop.id, row(hop))
        return next((hop for hop in after if hop.id == changed), Hop("", claim, ""))


def _put(levels: Levels, hop: Hop, level: int, beside: str) -> Levels:
    if beside:
        at = next((n for n, hops in enumerate(levels) if any(one.id == beside for one in hops)), None)
        if at is None:
            raise NotFound(N_("There is no hop {id} in this chain."), id=beside)
        return [[*hops, hop] if n == at else hops for n, hops in enumerate(levels)]
    at = min(level - 1, len(levels)) if level > 0 else len(levels)
    return [*levels[:at], [hop], *levels[at:]]


def _checked(hop: Hop) -> Hop:
    link, said = (" ".join(clean(text).text.split()) for text in (hop.link, hop.said))
    return replace(hop, link=link, said=said, note=clean(hop.note).text)
