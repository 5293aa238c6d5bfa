"""The claims of a report after the W3C's Web Annotation model, for tools that keep to it.

A claim is one annotation: its bodies are the wording, the status (a classification), tags and the note; each of its
places is a target with a quote selector and a position selector. Positions count code points, as the model asks.
"""

import hashlib
import json
import re
from typing import Any

from factcheck.highlights import in_reading_order
from factcheck.model import Claim, Record
from factcheck.report import Report

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
ARTICLE, CLAIM = "urn:isnad:article:", "urn:isnad:claim:"

ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
"""An address that may stand where an IRI is asked for."""


def render(report: Report) -> bytes:
    """Return the annotations as JSON-LD."""
    items = [
        _annotation(claim, record, report)
        for record in report.records
        for claim in in_reading_order(record.claims, record.version.id)
    ]
    told = "\n".join([report.made, *(record.article.id for record in report.records)])
    name = f"urn:isnad:annotations:{hashlib.sha256(told.encode()).hexdigest()[:32]}"
    page = {
        "@context": CONTEXT,
        "id": f"{name}:1",
        "type": "AnnotationPage",
        "partOf": {"id": name, "type": "AnnotationCollection", "total": len(items)},
        "startIndex": 0,
        "items": items,
    }
    return (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode()


def source_of(record: Record) -> str:
    """Return what names a record's text: its address, or its id in the desk."""
    url = record.article.url
    return url if ADDRESS.fullmatch(url) else f"{ARTICLE}{record.article.id}"


def _annotation(claim: Claim, record: Record, report: Report) -> dict[str, Any]:
    language = record.article.language if record.article.language != "und" else ""
    bodies = [
        _body(claim.wording, "describing", language),
        _body(claim.status.value, "classifying"),
        *(_body(tag, "tagging") for tag in claim.tags),
        _body(claim.note, "commenting"),
    ]
    targets = [
        {
            "type": "SpecificResource",
            "source": source_of(record),
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
    by = " ".join(report.by.split())
    return {
        "id": f"{CLAIM}{claim.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "created": claim.created,
        "modified": claim.updated,
        **({"creator": {"type": "Person", "name": by}} if by else {}),
        "generator": {"id": "urn:isnad:program", "type": "Software", "name": "Isnad"},
        "generated": report.made,
        "body": [body for body in bodies if body["value"].strip()],
        "target": targets if len(targets) > 1 else targets[0],
    }


def _body(value: str, purpose: str, language: str = "") -> dict[str, str]:
    body = {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}
    return {**body, "language": language} if language else body
