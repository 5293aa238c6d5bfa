"""The way back from a report's JSON to what is recorded of its claims: chains, evidence, scale, checklist."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from factcheck import chain, ratings
from factcheck.attribution import Hop, Seen, Source, SourceKind
from factcheck.errors import ChainRefused, Refused
from factcheck.evidence import Evidence, EvidenceKind, Snapshot, Stance
from factcheck.lacks import Requirement, Want
from factcheck.model import Correction, Passage, Record, Status
from factcheck.ratings import Rating
from factcheck.report.parts import Part
from factcheck.reviews import Decision, Review
from factcheck.words import N_

Once = Callable[[str, Part], str]
_Kept = TypeVar("_Kept")

_MEMBERS: dict[tuple[type, str], type[StrEnum]] = {
    (Source, "kind"): SourceKind,
    (Hop, "seen"): Seen,
    (Evidence, "stance"): Stance,
    (Evidence, "kind"): EvidenceKind,
    (Correction, "status"): Status,
    (Review, "decision"): Decision,
    (Review, "status"): Status,
    (Want, "status"): Status,
    (Want, "requirement"): Requirement,
}
_TIMES = {(Evidence, "created"), (Snapshot, "captured"), (Correction, "at"), (Review, "at")}


def complete(record: Record, parts: dict[str, Part], once: Once) -> Record:
    """Return a record with what stands in its further parts. Raises InputRefused.

    Whatever names a claim, a source, a rating, an item of evidence or a snapshot's bytes must name one of the record.
    """
    found = replace(
        record,
        sources=_all(Source, parts["sources"], _shared),
        ratings=_all(Rating, parts["ratings"], _shared),
        checklist=_all(Want, parts["checklist"], _shared),
        hops=_all(Hop, parts["hops"], once),
        evidence=_all(Evidence, parts["evidence"], once),
        snapshots=_all(Snapshot, parts["snapshots"], once),
        corrections=_all(Correction, parts["corrections"], once),
        reviews=_all(Review, parts["reviews"], once),
    )
    _check_references(found, parts)
    _check_chains(found, parts)
    return found


def _shared(kind: str, part: Part) -> str:
    return part.filled()  # several records of one report hold the same sources, scale and checklist


def _all(kind: type[_Kept], part: Part, once: Once) -> tuple[_Kept, ...]:
    found = tuple(_one(kind, item, once) for item in part.items())
    ids = {value.id for value in found}  # type: ignore[attr-defined]
    if len(ids) < len(found):
        raise part.refuse(N_("This report cannot be read: the id in {place} stands twice."))
    return found


def source(part: Part) -> Source:
    """Return a source that stands alone. Raises InputRefused."""
    return _one(Source, part, _shared)


def _one(kind: type[_Kept], part: Part, once: Once) -> _Kept:
    names = tuple(field.name for field in fields(kind))  # type: ignore[arg-type]
    parts = part.fields(names)
    found = kind(**{name: _field(kind, name, parts[name], once) for name in names})
    if isinstance(found, Rating):
        try:
            ratings.checked(found)
        except Refused as error:
            raise part.refuse(N_("This report cannot be read: {place} is no rating.")) from error
    if isinstance(found, Source) and not (found.name_ar or found.name_en):
        raise part.refuse(N_("This report cannot be read: {place} is empty."))
    return found


def _field(kind: type, name: str, part: Part, once: Once) -> Any:
    if name == "id":
        return once(kind.__name__.lower(), part)
    if (kind, name) in _MEMBERS:
        return part.member(_MEMBERS[kind, name])
    if name in _READERS:
        return _READERS[name](part)
    return part.time() if (kind, name) in _TIMES else part.text()


def _pair(part: Part) -> tuple[Part, Part]:
    found = list(part.items())
    if len(found) != 2:
        raise part.refuse(N_("This report cannot be read: {place} is not a pair."))
    return found[0], found[1]


def _header(part: Part) -> tuple[str, str]:
    name, said = _pair(part)
    return name.text(), said.text()


def _redirect(part: Part) -> tuple[int, str]:
    status, to = _pair(part)
    return status.whole(), to.text()


def _passage(part: Part) -> Passage | None:
    if part.value is None:
        return None
    # Of another article, or of a version that may be gone: what stands there cannot be compared.
    parts = part.fields(tuple(field.name for field in fields(Passage)))
    start, end, quote = parts["start"].whole(), parts["end"].whole(), parts["quote"].text()
    if end - start != len(quote) or not quote.strip():
        raise part.refuse(N_("This report cannot be read: the quote in {place} is not what stands at its place."))
    names = {name: parts[name].text() for name in ("id", "version", "prefix", "suffix")}
    return Passage(start=start, end=end, quote=quote, sure=parts["sure"].share(), **names)


_READERS: dict[str, Callable[[Part], Any]] = {
    "cue": _passage,
    "passage": _passage,
    "aliases": lambda part: tuple(item.filled() for item in part.items()),
    "headers": lambda part: tuple(map(_header, part.items())),
    "redirects": lambda part: tuple(map(_redirect, part.items())),
    "protected": Part.flag,
    **dict.fromkeys(("level", "place", "http_status", "position", "number", "least"), Part.whole),
}


def _check_references(record: Record, parts: dict[str, Part]) -> None:
    claims = {claim.id for claim in record.claims}
    evidence = {item.id: item.claim for item in record.evidence}
    known: dict[str, Iterable[str]] = {
        "claim": claims,
        "source": {source.id for source in record.sources},
        "part_of": {source.id for source in record.sources} | {""},
        "rating": {rating.id for rating in record.ratings} | {""},
        "evidence": {*evidence, ""},
        "sha256": {original.sha256 for original in record.originals},
    }
    for name in ("claims", "sources", "hops", "evidence", "snapshots", "corrections", "reviews"):
        for value, part in zip(getattr(record, name), parts[name].items(), strict=True):
            for field in known.keys() & {field.name for field in fields(value)}:
                if getattr(value, field) not in known[field]:
                    raise part.refuse(
                        N_("This report cannot be read: {field} of {place} names nothing that is in it."), field=field
                    )
            item = getattr(value, "evidence", "")
            if (item or isinstance(value, Snapshot)) and evidence.get(item) != value.claim:
                raise part.refuse(N_("This report cannot be read: {place} belongs to two claims."))


def _check_chains(record: Record, parts: dict[str, Part]) -> None:
    sources = {source.id: source for source in record.sources}
    hops: dict[tuple[str, str], list[Hop]] = {}
    for hop in record.hops:
        hops.setdefault((hop.claim, hop.evidence), []).append(hop)
    try:
        chain.check_parts(sources)
        for own in hops.values():
            chain.check(own, sources)
            if [level[0].level for level in chain.levels(own)] != list(range(1, len(chain.levels(own)) + 1)):
                raise parts["hops"].refuse(N_("This report cannot be read: {place} leaves out a level of a chain."))
    except ChainRefused as error:
        raise parts["hops"].refuse(
            N_("This report cannot be read: {place} has a chain that comes back to itself.")
        ) from error
