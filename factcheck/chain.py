"""What a chain of attribution comes to: its levels, its weakest link, its roots, and how many roots are independent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from factcheck.attribution import Hop, Seen, Source, folded
from factcheck.errors import ChainRefused
from factcheck.evidence import Evidence, Stance
from factcheck.words import N_


def ordered(hops: Iterable[Hop]) -> list[Hop]:
    """Return the hops of a chain outward from the article, speakers who stand side by side in their order."""
    return sorted(hops, key=lambda hop: (hop.level, hop.place, hop.id))


def levels(hops: Iterable[Hop]) -> list[list[Hop]]:
    """Return the hops level by level, outward from the article; a level is empty nowhere."""
    return [list(group) for _, group in groupby(ordered(hops), key=lambda hop: hop.level)]


def weakest(hops: Iterable[Hop]) -> Hop | None:
    """Return the first hop, outward from the article, whose original was not seen; None where all were."""
    return next((hop for hop in ordered(hops) if hop.seen is not Seen.YES), None)


def roots(hops: Iterable[Hop]) -> list[Hop]:
    """Return the hops at the far end, on whose word it all rests; none of a chain without hops."""
    known = levels(hops)
    return known[-1] if known else []


def check(hops: Iterable[Hop], sources: Mapping[str, Source]) -> None:
    """Raise ChainRefused where a source stands twice in one chain: on its own word, or twice beside itself."""
    met: dict[str, int] = {}
    for hop in ordered(hops):
        if hop.source in met:
            named = sources[hop.source].name() if hop.source in sources else hop.source
            template = (
                N_("{source} stands at this place of the chain already.")
                if met[hop.source] == hop.level
                else N_("{source} is in this chain already: nobody has a report on their own word.")
            )
            raise ChainRefused(template, source=named)
        met[hop.source] = hop.level


def check_parts(sources: Mapping[str, Source]) -> None:
    """Raise ChainRefused where a source, followed to whom it speaks for, comes back to itself."""
    for source in sources.values():
        met, at = {source.id}, source.part_of
        while at and at in sources:
            if at in met:
                raise ChainRefused(
                    N_("{source} cannot speak for {other}, which itself speaks for {source}."),
                    source=source.name(),
                    other=sources[source.part_of].name(),
                )
            met.add(at)
            at = sources[at].part_of


class Kinships:
    """Which of the desk's sources count as one: those that share a name, and those that speak for one another.

    Merging two sources can only make fewer groups of them, never more.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self._leads: dict[str, str] = {}
        for source in sources:
            for name in source.names:
                self._join(source.id, _key(name))
            if source.part_of:
                self._join(source.id, source.part_of)

    def of(self, source: str) -> str:
        """Return what stands for the group of a source, by its id."""
        while (lead := self._leads.get(source, source)) != source:
            source = lead
        return source

    def of_name(self, name: str) -> str:
        """Return what stands for the group of those who answer to a name; a name that nobody has is its own group."""
        return self.of(_key(name))

    def _join(self, one: str, other: str) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        if first != second:
            self._leads[second] = first


def _key(name: str) -> str:
    return "=" + folded(name)  # no id begins with this sign


@dataclass(frozen=True, slots=True)
class Independence:
    """How many independent roots some evidence has, and which items do not tell where they come from (their ids)."""

    count: int
    unknown: tuple[str, ...] = ()


def independence(evidence: Iterable[Evidence], chains: Mapping[str, Sequence[Hop]], kinships: Kinships) -> Independence:
    """Count the independent roots of the items that support or undermine; context carries nothing.

    `chains` are the hops of each item, by its id. An item without a chain rests on its publisher; one that names
    neither is not counted, but told. An unanswered question has no root.
    """
    found: set[str] = set()
    unknown = []
    for item in evidence:
        if item.stance is Stance.CONTEXT:
            continue
        ends = {kinships.of(hop.source) for hop in roots(chains.get(item.id, ()))}
        if not ends and folded(item.publisher):
            ends = {kinships.of_name(item.publisher)}
        if not ends:
            unknown.append(item.id)
        found |= ends
    return Independence(len(found), tuple(unknown))
