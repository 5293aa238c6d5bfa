"""What is seen of a claim's record at a glance: who says it, how much evidence there is, and what is lacking."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck import chain
from factcheck.attribution import Hop, Source
from factcheck.evidence import Evidence
from factcheck.lacks import Held, Want, lacks
from factcheck.model import Claim


@dataclass(frozen=True, slots=True)
class Glance:
    """What a list shows of one claim beside its words.

    `speakers` are the sources of the claim's own chain, level by level outward from the article, so that the first
    speaker stands first; `evidence` is the number of items, `wants` what its status still lacks, as in the checklist.
    """

    speakers: tuple[tuple[Source, ...], ...] = ()
    evidence: int = 0
    wants: tuple[Want, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What glances ask of the whole desk: its sources by id, which of them count as one, and its checklist."""

    sources: Mapping[str, Source]
    kinships: chain.Kinships
    checklist: Sequence[Want]


def glances(
    claims: Iterable[Claim], hops: Iterable[Hop], evidence: Iterable[Evidence], archived: frozenset[str], desk: Desk
) -> dict[str, Glance]:
    """Return the glance of each claim by its id.

    `hops` and `evidence` are those of all these claims; `archived` are the ids of the items with a kept copy.
    """
    own: dict[str, list[Hop]] = {}
    chains: dict[str, list[Hop]] = {}
    items: dict[str, list[Evidence]] = {}
    for hop in hops:
        (chains if hop.evidence else own).setdefault(hop.evidence or hop.claim, []).append(hop)
    for item in evidence:
        items.setdefault(item.claim, []).append(item)
    found = {}
    for claim in claims:
        chained, there = own.get(claim.id, ()), items.get(claim.id, ())
        wants = lacks(Held(claim, chained, there, chains, desk.kinships, archived), desk.checklist)
        levels = (_named(level, desk.sources) for level in chain.levels(chained)) if chained else ()
        speakers = tuple(level for level in levels if level)
        found[claim.id] = Glance(speakers, len(there), tuple(wants))
    return found


def _named(hops: Iterable[Hop], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    return tuple(sources[hop.source] for hop in hops if hop.source in sources)
