"""Two sources that turn out to be one: what becomes of them, of their names, and of the chains that name them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from factcheck import chain
from factcheck.attribution import Hop, Source
from factcheck.errors import Refused
from factcheck.words import N_


@dataclass(frozen=True, slots=True)
class Merging:
    """What a merge comes to: `after` is the source that stays, `other` the one that is gone.

    `hops` are the hops that are to be written anew, `gone` those that stood beside their like and become one with it.
    `claims` are the ids of the claims that rested on the other, `speakers` the sources that spoke for it.
    """

    before: Source
    other: Source
    after: Source
    hops: tuple[Hop, ...]
    gone: tuple[Hop, ...]
    claims: tuple[str, ...]
    speakers: tuple[Source, ...]


def plan(kept: Source, other: Source, hops: Iterable[Hop], known: Mapping[str, Source]) -> Merging:
    """Return what becomes of two sources of the desk (`known`, by id); `hops` are the whole chains that name the other.

    Raises Refused for a source and itself, and ChainRefused where a chain has one of them on the word of the other.
    """
    if kept.id == other.id:
        raise Refused(N_("A source cannot be merged with itself."))
    chains: dict[tuple[str, str], list[Hop]] = {}
    for hop in hops:
        chains.setdefault((hop.claim, hop.evidence), []).append(hop)
    written: list[Hop] = []
    gone: list[Hop] = []
    claims = dict.fromkeys(hop.claim for one in chains.values() for hop in one if hop.source == other.id)
    for one in chains.values():
        fewer, anew = _joined(one, kept.id, other.id, known)
        gone += fewer
        written += anew
    after = united(kept, other)
    speakers = tuple(one for one in known.values() if one.part_of == other.id and one.id != kept.id)
    left = {id: source for id, source in known.items() if id != other.id}
    left |= {one.id: replace(one, part_of=kept.id) for one in speakers}
    chain.check_parts({**left, kept.id: after})
    return Merging(kept, other, after, tuple(written), tuple(gone), tuple(claims), speakers)


def united(kept: Source, other: Source) -> Source:
    """Return the source that two become: the first, which answers to the other's names too."""
    names = (kept.name_ar or other.name_ar, kept.name_en or other.name_en)
    parts = (part for part in (kept.part_of, other.part_of) if part not in {"", kept.id, other.id})
    return replace(
        kept,
        name_ar=names[0],
        name_en=names[1],
        aliases=tuple(dict.fromkeys(name for name in (*kept.aliases, *other.names) if name not in names)),
        url=kept.url or other.url,
        note="\n".join(filter(None, dict.fromkeys((kept.note, other.note)))),
        protected=kept.protected or other.protected,
        part_of=next(parts, ""),
    )


def _joined(hops: list[Hop], kept: str, other: str, known: Mapping[str, Source]) -> tuple[list[Hop], list[Hop]]:
    """Of one chain the hops that are gone, and those that are to be written anew."""
    beside = {hop.level for hop in hops if hop.source == kept}
    gone = [hop for hop in hops if hop.source == other and hop.level in beside]
    left = [replace(hop, source=kept) if hop.source == other else hop for hop in hops if hop not in gone]
    chain.check(left, known)
    before = {hop.id: hop for hop in hops}
    placed = [replace(hop, place=place) for level in chain.levels(left) for place, hop in enumerate(level)]
    return gone, [hop for hop in placed if before[hop.id] != hop]
