"""The JSON Schema of the JSON format, made from the values themselves; a test holds the shipped file equal to it.

python -m factcheck.report.schema > resources/report/report.schema.json
"""

import json
import sys
from dataclasses import fields, is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from factcheck.attribution import Hop, Source
from factcheck.evidence import Evidence, Snapshot
from factcheck.lacks import Want
from factcheck.model import Article, Claim, Correction, Original, Passage, Record, Version
from factcheck.ratings import Rating
from factcheck.report.json import FORMAT, VERSION
from factcheck.reviews import Review
from factcheck.words import LANGUAGES

_NAMED = (
    *(Article, Version, Claim, Passage, Source, Hop, Evidence, Snapshot, Correction, Review, Rating, Want),
    *(Record, Original),
)
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number", "minimum": 0, "maximum": 1},
    bool: {"type": "boolean"},
    bytes: {"type": "string", "contentEncoding": "base64"},
    NoneType: {"type": "null"},
}


def schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of a report as the JSON format writes it."""
    names: dict[str, type] = {kind.__name__: kind for kind in _NAMED}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:isnad:{FORMAT}:{VERSION}",
        "title": "Isnad report",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "format_version": {"const": VERSION},
            "language": {"enum": list(LANGUAGES)},
            "made": {"type": "string", "format": "date-time"},
            "by": {"type": "string"},
            "desk": {"type": "string"},
            "pages": {
                "type": "object",
                "additionalProperties": {"type": "integer", "minimum": 0},
                "description": "Claim ids and the pages of the PDF that they are made on.",
            },
            "records": {"type": "array", "items": {"$ref": "#/$defs/Record"}},
        },
        "required": ["format", "format_version", "language", "made", "by", "desk", "records"],
        "additionalProperties": False,
        "$defs": {name: _object(kind, names) for name, kind in sorted(names.items())},
    }


def _object(kind: type, names: dict[str, type]) -> dict[str, Any]:
    hints = get_type_hints(kind, localns=names)
    properties = {field.name: _shape(hints[field.name]) for field in fields(kind)}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _shape(hint: Any) -> dict[str, Any]:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if is_dataclass(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}  # type: ignore[union-attr]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [member.value for member in hint]}
    parts = get_args(hint)
    if get_origin(hint) in {UnionType, Union}:
        return {"anyOf": [_shape(part) for part in parts]}
    if parts[-1] is Ellipsis:
        return {"type": "array", "items": _shape(parts[0])}
    return {
        "type": "array",
        "prefixItems": [_shape(part) for part in parts],
        "minItems": len(parts),
        "maxItems": len(parts),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(schema(), indent=1) + "\n")
