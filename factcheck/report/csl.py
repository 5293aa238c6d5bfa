"""The evidence of a report for reference managers: CSL-JSON, one entry for each item."""

import json
import re
from typing import Any

from factcheck.evidence import Evidence, EvidenceKind
from factcheck.report import Report
from factcheck.report.claimreview import day

_TYPES = {
    EvidenceKind.DOCUMENT: "document",
    EvidenceKind.STATEMENT: "speech",
    EvidenceKind.DATA: "dataset",
    EvidenceKind.IMAGE: "graphic",
    EvidenceKind.EXPERT: "interview",
    EvidenceKind.FACT_CHECK: "article-newspaper",
    EvidenceKind.REPLY: "personal_communication",
    EvidenceKind.NO_ANSWER: "personal_communication",
}
_DAY = re.compile(r"\d+", re.ASCII)


def render(report: Report) -> bytes:
    """Return the entries as UTF-8 JSON."""
    entries = [_entry(item) for record in report.records for item in record.evidence]
    return (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(item: Evidence) -> dict[str, Any]:
    entry = {
        "id": item.id,
        "type": _TYPES[item.kind],
        "title": item.title,
        "publisher": item.publisher,
        "URL": item.url,
        "language": item.language,
        "abstract": item.quote,
        "note": item.note,
        "issued": _date(item.published),
        "accessed": _date(item.captured),
    }
    return {name: value for name, value in entry.items() if value}


def _date(text: str) -> dict[str, Any]:
    found = day(text)
    if found:
        return {"date-parts": [[int(part) for part in _DAY.findall(found)]]}
    return {"raw": text.strip()} if text.strip() else {}
