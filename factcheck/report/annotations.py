"""The claims of a report after the W3C's Web Annotation model, and annotations that other tools wrote, read.

A claim is one annotation: its bodies are the wording, the status (a tag) and the note; each of its places is a target
with a quote selector and a position selector. Positions count code points, as the model asks.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from factcheck.errors import InputRefused
from factcheck.highlights import in_reading_order
from factcheck.model import Claim, Record, Status
from factcheck.report import Report
from factcheck.text.clean import clean
from factcheck.words import N_

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
ARTICLE, CLAIM = "urn:isnad:article:", "urn:isnad:claim:"
_LARGEST = 64_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where an annotation stands in its text: the exact words or a range of code points, or both."""

    quote: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation that was read: its name, its places, what it says. `status` is None where it tells none."""

    id: str
    places: tuple[Place, ...]
    wording: str
    note: str
    status: Status | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """The annotations of one text: `source` is its address, or the id of an article after ARTICLE."""

    source: str
    annotations: tuple[Annotation, ...]


def render(report: Report) -> bytes:
    """Return the annotations as JSON-LD."""
    items = [
        _annotation(claim, record, report)
        for record in report.records
        for claim in in_reading_order(record.claims, record.version.id)
    ]
    page = {"@context": CONTEXT, "id": "urn:isnad:annotations", "type": "AnnotationPage", "items": items}
    return (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode()


def _annotation(claim: Claim, record: Record, report: Report) -> dict[str, Any]:
    language = record.article.language if record.article.language != "und" else ""
    bodies = [
        _body(claim.wording, "describing", language),
        _body(claim.status.value, "tagging", ""),
        _body(claim.note, "commenting", report.language),
    ]
    targets = [
        {
            "type": "SpecificResource",
            "source": record.article.url or f"{ARTICLE}{record.article.id}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": passage.quote,
                    "prefix": passage.prefix,
                    "suffix": passage.suffix,
                },
                {"type": "TextPositionSelector", "start": passage.start, "end": passage.end},
            ],
        }
        for passage in claim.passages
        if passage.version == claim.passage.version
    ]
    return {
        "id": f"{CLAIM}{claim.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "created": claim.created,
        "modified": claim.updated,
        "body": [body for body in bodies if body["value"].strip()],
        "target": targets if len(targets) > 1 else targets[0],
    }


def _body(value: str, purpose: str, language: str) -> dict[str, str]:
    body = {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}
    return {**body, "language": language} if language else body


def is_annotations(content: bytes) -> bool:
    """Return whether a file's bytes begin as annotations do; whether they can be read, `read` tells."""
    head = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head[:1] in {b"{", b"["} and b"ns/anno.jsonld" in head


def read(content: bytes) -> list[Annotated]:
    """Return the annotations of a file, by the text that they belong to. Raises InputRefused."""
    try:
        tree = json.loads(content.decode("utf-8-sig")) if len(content) <= _LARGEST else None
    except (ValueError, RecursionError) as error:
        raise InputRefused(N_("These annotations cannot be read: the file is damaged, or it is not JSON.")) from error
    found: dict[str, list[Annotation]] = {}
    for item in _items(tree):
        places: dict[str, list[Place]] = {}
        for target in _listed(item.get("target")):
            source, place = _target(target)
            if place is not None:
                places.setdefault(source, []).append(place)
        for source, own in places.items():
            found.setdefault(source, []).append(_said(item, tuple(own)))
    if not found:
        raise InputRefused(N_("There is no annotation in this file that names words of a text."))
    return [Annotated(source, tuple(own)) for source, own in found.items()]


def _items(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, list):
        for one in tree:
            yield from _items(one)
    elif isinstance(tree, dict):
        if "Annotation" in _listed(tree.get("type")):
            yield tree
        for name in ("items", "first", "@graph"):
            if isinstance(tree.get(name), dict | list):
                yield from _items(tree[name])


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    return clean(value).text if isinstance(value, str) else ""


def _target(target: Any) -> tuple[str, Place | None]:
    if not isinstance(target, dict):
        return "", None
    source = target.get("source")
    address = _text(source.get("id") if isinstance(source, dict) else source)
    quote, start, end, prefix, suffix = "", -1, -1, "", ""
    for selector in _listed(target.get("selector")):
        if not isinstance(selector, dict):
            continue
        if selector.get("type") == "TextQuoteSelector":
            quote, prefix, suffix = (_text(selector.get(name)) for name in ("exact", "prefix", "suffix"))
        elif selector.get("type") == "TextPositionSelector":
            start, end = (_whole(selector.get(name)) for name in ("start", "end"))
    usable = address and (quote.strip() or 0 <= start < end)
    return address, Place(quote, prefix, suffix, start, end) if usable else None


def _whole(value: Any) -> int:
    return value if type(value) is int and 0 <= value < 2**53 else -1


def _said(item: dict[str, Any], places: tuple[Place, ...]) -> Annotation:
    said: dict[str, list[str]] = {}
    for body in _listed(item.get("body")) + [{"value": value} for value in _listed(item.get("bodyValue"))]:
        if isinstance(body, str):
            continue
        purpose = str(body.get("purpose", "commenting")) if isinstance(body, dict) else ""
        value = _text(body.get("value")) if isinstance(body, dict) else ""
        if value.strip():
            said.setdefault(purpose, []).append(value)
    status = next((Status(tag) for tag in said.pop("tagging", []) if tag in set(Status)), None)
    wording = "\n".join(said.pop("describing", []))
    note = "\n".join(line for lines in said.values() for line in lines)
    return Annotation(_text(item.get("id")), places, wording, note, status)
