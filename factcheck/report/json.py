"""A report as data that can be read back whole: texts, claims, passages and the original bytes.

`read(render(report)) == report`, and `render(read(content)) == content` for what `render` wrote. The keys of an
object are the fields of the value of the same name in `factcheck.model`; an original's bytes are in base64. `pages`,
by the ids of claims, are those of the PDF that they are made on; it is there only where some are known.
"""

import base64
import json
import re
from dataclasses import asdict, fields
from typing import Any

from factcheck.model import Record
from factcheck.report import Report

FORMAT = "isnad-report"
VERSION = 1
"""Counts up when a file of this format could no longer be read by an older program."""

_BEGINNING = re.compile(rb'\s*\{.*?"format"\s*:\s*"isnad-report"', re.DOTALL)
_SNIFFED = 4096


def is_report(content: bytes) -> bool:
    """Return whether a file's bytes begin as those of a report do; whether it can be read, `read` tells."""
    return _BEGINNING.match(content[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")) is not None


def render(report: Report) -> bytes:
    """Return a report as UTF-8 JSON."""
    return (json.dumps(tree(report), ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def tree(report: Report, *, with_contents: bool = True) -> dict[str, Any]:
    """Return a report as the tree of its JSON; without the bytes of its originals where these are kept elsewhere."""
    return {
        "format": FORMAT,
        "format_version": VERSION,
        "language": report.language,
        "made": report.made,
        "by": report.by,
        "desk": report.desk,
        **({"pages": dict(report.pages)} if report.pages else {}),
        "records": [_record(record, with_contents) for record in report.records],
    }


def read(content: bytes) -> Report:
    """Return the report that was written as these bytes.

    Raises InputRefused, with what is wrong and where, for anything that `render` would not have written: another
    format, a newer one, a field too few or too many, an id twice, a quote that is not what stands at its place, bytes
    that do not have their SHA-256.
    """
    from factcheck.report import reading

    return reading.report(content, FORMAT, VERSION)


def _record(record: Record, with_contents: bool) -> dict[str, Any]:
    lists = (field.name for field in fields(Record) if field.name not in {"article", "originals"})
    return {
        "article": asdict(record.article),
        **{name: [asdict(one) for one in getattr(record, name)] for name in lists},
        "originals": [
            {"sha256": original.sha256, **({"content": _encoded(original.content)} if with_contents else {})}
            for original in record.originals
        ],
    }


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
