"""Everything that is recorded of one claim, with what it comes to: the panel, the report and the terminal show this."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Protocol, TypeVar

from factcheck import chain
from factcheck.attribution import Hop, Source
from factcheck.evidence import Evidence, Snapshot
from factcheck.lacks import Held, Want, lacks
from factcheck.model import Claim, Correction, Record, Status
from factcheck.ratings import Rating
from factcheck.reviews import Review


@dataclass(frozen=True)
class Dossier:
    """One claim and its record. `hops` are the claim's own, in order; `chains` those of each item.

    `sources` are at least those that are named here, by id; `corrections` the verdicts it had before and
    `reviews` what second readers said, both oldest first. `page` is that of the PDF on which the claim is made, or 0.
    """

    claim: Claim
    hops: tuple[Hop, ...]
    evidence: tuple[Evidence, ...]
    chains: Mapping[str, tuple[Hop, ...]]
    snapshots: tuple[Snapshot, ...]
    corrections: tuple[Correction, ...]
    sources: Mapping[str, Source]
    ratings: tuple[Rating, ...]
    checklist: tuple[Want, ...]
    known_kinships: chain.Kinships | None = field(default=None, compare=False, repr=False)
    reviews: tuple[Review, ...] = ()
    page: int = 0

    @property
    def rating(self) -> Rating | None:
        """The claim's rating, or None where it has none."""
        return next((rating for rating in self.ratings if rating.id == self.claim.rating), None)

    @property
    def levels(self) -> list[list[Hop]]:
        """The claim's chain, level by level outward from the article."""
        return chain.levels(self.hops)

    @property
    def weakest(self) -> Hop | None:
        """The first hop whose original was not seen, or None."""
        return chain.weakest(self.hops)

    @property
    def roots(self) -> list[Hop]:
        """The hops at the far end of the claim's chain."""
        return chain.roots(self.hops)

    @cached_property
    def kinships(self) -> chain.Kinships:
        """Which sources count as one."""
        return self.known_kinships or chain.Kinships(self.sources.values())

    @cached_property
    def independence(self) -> chain.Independence:
        """How many independent roots the evidence has."""
        return chain.independence(self.evidence, self.chains, self.kinships)

    def lacks(self, status: Status | None = None) -> list[Want]:
        """Return what the claim lacks for a status, else for its own."""
        archived = frozenset(snapshot.evidence for snapshot in self.snapshots)
        held = Held(self.claim, self.hops, self.evidence, self.chains, self.kinships, archived)
        return lacks(held, self.checklist, status)


def of(record: Record, pages: Mapping[str, int] = MappingProxyType({})) -> dict[str, Dossier]:
    """Return the dossier of every claim of a record, by the claim's id; `pages` are those that are known, by claim."""
    sources = {source.id: source for source in record.sources}
    hops, evidence = _by(record.hops), _by(record.evidence)
    snapshots, corrections, reviews = _by(record.snapshots), _by(record.corrections), _by(record.reviews)
    found = {}
    for claim in record.claims:
        items = tuple(evidence.get(claim.id, ()))
        own, chains = sorted_out(hops.get(claim.id, ()), items)
        kept, verdicts = tuple(snapshots.get(claim.id, ())), tuple(corrections.get(claim.id, ()))
        found[claim.id] = Dossier(
            claim, own, items, chains, kept, verdicts, sources, record.ratings, record.checklist,
            reviews=tuple(reviews.get(claim.id, ())), page=pages.get(claim.id, 0),
        )  # fmt: skip
    return found


def sorted_out(hops: Iterable[Hop], evidence: Iterable[Evidence]) -> tuple[tuple[Hop, ...], dict[str, tuple[Hop, ...]]]:
    """Return, of all hops of one claim, the claim's own in order, and those of each item of evidence by its id."""
    found: dict[str, list[Hop]] = {"": [], **{item.id: [] for item in evidence}}
    for hop in chain.ordered(hops):
        found[hop.evidence].append(hop)
    return tuple(found.pop("")), {item: tuple(own) for item, own in found.items()}


class _OfAClaim(Protocol):
    @property
    def claim(self) -> str: ...


_Kept = TypeVar("_Kept", bound=_OfAClaim)


def _by(rows: Iterable[_Kept]) -> dict[str, list[_Kept]]:
    found: dict[str, list[_Kept]] = {}
    for row in rows:
        found.setdefault(row.claim, []).append(row)
    return found
