"""Sources and ratings of another desk that are those of this one: by their ids, or by their names."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

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

    A source is known by its id, or, if it is named, by both its names and its kind; a rating by its id or both names.
    """
    scale = {rating.id: rating for rating in ratings}
    theirs = (*record.sources, *(history.sources if history else ()))
    people = _same(theirs, sources, _named)
    verdicts = _same(record.ratings, scale, lambda rating: (folded(rating.name_ar), folded(rating.name_en)))
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


def _named(source: Source) -> object:
    if source.kind in _UNKNOWABLE or source.protected:
        return source.id
    return source.kind, folded(source.name_ar), folded(source.name_en)


def _same(theirs: Iterable[_Shared], ours: Mapping[str, _Shared], key: Callable[[Any], object]) -> dict[str, str]:
    """Return their ids with ours, of what has another id here and whose name only one has, there and here."""
    by_key: dict[object, list[str]] = {}
    for one in ours.values():
        by_key.setdefault(key(one), []).append(one.id)
    known = list(theirs)
    keys = [key(one) for one in known]
    ids = {one.id for one in known}
    return {
        one.id: here[0]
        for one, name in zip(known, keys, strict=True)
        if one.id not in ours
        and keys.count(name) == 1
        and len(here := by_key.get(name, [])) == 1
        and here[0] not in ids
    }


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
