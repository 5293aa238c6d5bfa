"""Values of the claim record as the rows they are kept in, and back."""

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from enum import StrEnum
from typing import Any, TypeVar

from factcheck.attribution import Hop, Seen, Source, SourceKind
from factcheck.evidence import Evidence, EvidenceKind, Snapshot, Stance
from factcheck.lacks import Requirement, Want
from factcheck.model import Correction, Passage, Status
from factcheck.ratings import Rating
from factcheck.reviews import Decision, Review

Kept = Source | Hop | Evidence | Snapshot | Correction | Review | Rating | Want
_Kept = TypeVar("_Kept", Source, Hop, Evidence, Snapshot, Correction, Review, Rating, Want)

TABLES: dict[type, str] = {
    Source: "source", Hop: "hop", Evidence: "evidence", Snapshot: "snapshot", Correction: "correction",
    Review: "review", Rating: "rating", Want: "want",
}  # fmt: skip
"""The table that each kind of value is kept in."""

_REFERENCES = {(Source, "part_of"), (Hop, "evidence")}
"""The fields that name another row or, where they are empty, none: SQLite calls that NULL."""

_KINDS: dict[tuple[type, str], type[StrEnum]] = {
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


def columns(kind: type, prefix: str = "") -> str:
    """Return the columns of a kind of value, in the order of its fields, for a SELECT."""
    return ", ".join(f"{prefix}{field.name}" for field in fields(kind))


def row(value: Kept) -> dict[str, Any]:
    """Return the row of a value."""
    return {field.name: cell(type(value), field.name, getattr(value, field.name)) for field in fields(value)}


def cell(kind: type, name: str, value: Any) -> Any:
    """Return a field's value as its column holds it."""
    if isinstance(value, Passage):
        return json.dumps(asdict(value), ensure_ascii=False)
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return int(value)
    return None if value == "" and (kind, name) in _REFERENCES else value


def value(kind: type[_Kept], cells: Iterable[Any]) -> _Kept:
    """Return the value of a kind whose columns hold these cells."""
    names = [field.name for field in fields(kind)]
    return kind(*(_field(kind, name, held) for name, held in zip(names, cells, strict=True)))


def _field(kind: type, name: str, held: Any) -> Any:
    if held is None:
        return "" if (kind, name) in _REFERENCES else None
    if (kind, name) in _KINDS:
        return _KINDS[kind, name](held)
    if name in {"cue", "passage"}:
        return Passage(**json.loads(held))
    if name == "aliases":
        return tuple(json.loads(held))
    if name in {"headers", "redirects"}:
        return tuple(map(tuple, json.loads(held)))
    return bool(held) if name == "protected" else held
