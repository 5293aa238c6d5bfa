"""Sources and ratings of another desk that are those of this one: by their ids, or by their names."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from factcheck.attribution import Source, SourceKind, folded
from factcheck.history import History, PastStep
from factcheck.model import Record
from factcheck.past import Row
from factcheck.ratings import Rating
from factcheck.words import N_, Sentence

_Shared = TypeVar("_Shared", Source, Rating)

_UNKNOWABLE = frozenset({SourceKind.ANONYMOUS, SourceKind.PUBLIC})
"""Of these a name tells nothing: two unnamed officials are two."""

_LISTED = 5


@dataclass(frozen=True, slots=True)
class Recognised:
    """A record and its history in the ids of this desk, and what of theirs this desk describes otherwise."""

    record: Record
    history: History | None
    told: tuple[Sentence, ...]


def recognised(
    record: Record, history: History | None, sources: Mapping[str, Source], ratings: Iterable[Rating]
) -> Recognised:
    """Return what came from another desk, with the sources and ratings that are known here under their ids here.

    A source is known by its id, or, if it is not unnamed, by its kind and a name, where the other name is the same or
    not told; a rating by its id or its names likewise.
    """
    scale = {rating.id: rating for rating in ratings}
    theirs = (*record.sources, *(history.sources if history else ()))
    people = _same([one for one in theirs if _is_named(one)], sources)
    verdicts = _same(record.ratings, scale)
    told = (
        (N_("This desk describes these sources otherwise, and was left as it is: {names}."),
         _otherwise([replace(one, part_of=people.get(one.part_of, one.part_of)) for one in theirs if not one.protected],
                    people, sources)),
        (N_("This desk describes these ratings otherwise, and was left as it is: {names}."),
         _otherwise([replace(one, position=0) for one in record.ratings], verdicts,
                    {id: replace(one, position=0) for id, one in scale.items()})),
    )  # fmt: skip
    sentences = tuple(Sentence.of(template, names=names) for template, names in told if names)
    if not people and not verdicts:
        return Recognised(record, history, sentences)
    return Recognised(
        replace(
            record,
            sources=tuple(_source(one, people) for one in record.sources if one.id not in people),
            ratings=tuple(one for one in record.ratings if one.id not in verdicts),
            hops=tuple(replace(hop, source=people.get(hop.source, hop.source)) for hop in record.hops),
            claims=tuple(replace(one, rating=verdicts.get(one.rating, one.rating)) for one in record.claims),
        ),
        _history(history, people, verdicts) if history else None,
        sentences,
    )


def _is_named(source: Source) -> bool:
    return source.kind not in _UNKNOWABLE and not source.protected


def _same(theirs: Collection[_Shared], ours: Mapping[str, _Shared]) -> dict[str, str]:
    """Return their ids with ours, of what has another id here and whose names only one has, there and here."""
    by_name: dict[str, list[_Shared]] = {}
    for here in ours.values():
        for name in filter(None, map(folded, (here.name_ar, here.name_en))):
            by_name.setdefault(name, []).append(here)
    ids = {one.id for one in theirs}
    found: dict[str, list[str]] = {}
    for one in theirs:
        likely = [here for name in (one.name_ar, one.name_en) for here in by_name.get(folded(name), ())]
        fits = {here.id for here in likely if _agree(one, here)} - ids
        if one.id not in ours and len(fits) == 1:
            found.setdefault(fits.pop(), []).append(one.id)
    return {there[0]: here for here, there in found.items() if len(there) == 1}


def _agree(one: _Shared, other: _Shared) -> bool:
    """Whether two are of one kind, and neither has a name that the other has otherwise."""
    if isinstance(one, Source) and isinstance(other, Source) and (one.kind is not other.kind or other.protected):
        return False
    names = ((one.name_ar, other.name_ar), (one.name_en, other.name_en))
    return all(not first or not second or folded(first) == folded(second) for first, second in names)


def _otherwise(theirs: Iterable[_Shared], same: Mapping[str, str], ours: Mapping[str, _Shared]) -> str:
    found = []
    for one in theirs:
        here = ours.get(same.get(one.id, one.id))
        if here is not None and replace(one, id=here.id) != here:
            found.append(here.name())
    return ", ".join(found[:_LISTED]) + (" …" if len(found) > _LISTED else "")


def _source(source: Source, people: Mapping[str, str]) -> Source:
    return replace(source, part_of=people.get(source.part_of, source.part_of))


def _history(history: History, people: Mapping[str, str], verdicts: Mapping[str, str]) -> History:
    def here(cells: Row | None) -> Row | None:
        if cells is None:
            return None
        found = dict(cells)
        for name, same in (("source", people), ("rating", verdicts)):
            if found.get(name) in same:
                found[name] = same[found[name]]
        return found

    def step(past: PastStep) -> PastStep:
        changes = (replace(one, before=here(one.before), after=here(one.after)) for one in past.changes)
        return replace(past, changes=tuple(changes))

    sources = tuple(_source(one, people) for one in history.sources if one.id not in people)
    return replace(history, steps=tuple(map(step, history.steps)), sources=sources)
