"""The annotations that the client of Hypothesis exports as a table: a row an annotation, divided by commas or tabs."""

import csv
import io
import re

from factcheck.errors import InputRefused
from factcheck.model import Status
from factcheck.report.annotated import Annotated, Annotation, time
from factcheck.selectors import Selector
from factcheck.text.clean import clean
from factcheck.words import N_

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\"?Created at\"?[,\t]\"?Author\"?[,\t][^\n]*?\"?Quote(?:/description)?\"?[,\t]")
_MOST = 64 * 1024 * 1024
_DAMAGED = N_("This table of annotations cannot be read: it is damaged.")
_NOTHING = N_("There is no annotation in this file that names words of a text.")


def is_table(content: bytes) -> bool:
    """Return whether a file's bytes begin as those of such a table do."""
    return _HEAD.match(content[:400]) is not None


def read(content: bytes) -> list[Annotated]:
    """Return the annotations of a table, by the addresses of their texts. Raises InputRefused."""
    csv.field_size_limit(_MOST)
    text = content.decode("utf-8-sig", "replace")
    separator = "\t" if "\t" in text.partition("\n")[0] else ","
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, restval=""))
    except csv.Error as error:
        raise InputRefused(_DAMAGED) from error
    found: dict[str, list[Annotation]] = {}
    for row in rows:
        found.setdefault(_cell(row, "URL"), []).append(_annotation(row))
    if not any(one.places for own in found.values() for one in own):
        raise InputRefused(_NOTHING)
    return [Annotated(source, tuple(own)) for source, own in found.items()]


def _annotation(row: dict[str, str]) -> Annotation:
    quote = _cell(row, "Quote") or _cell(row, "Quote/description")
    tags = [tag.strip() for tag in _cell(row, "Tags").split(",")]
    status = next((Status(tag) for tag in tags if tag in set(Status)), None)
    made = time(_cell(row, "Created at"))
    return Annotation(
        "", (Selector(quote),) if quote.strip() else (), "", _cell(row, "Comment"), status,
        tuple(dict.fromkeys(tag for tag in tags if tag and tag != status)), made, made,
    )  # fmt: skip


def _cell(row: dict[str, str], name: str) -> str:
    value = row.get(name)
    return clean(value).text.strip() if isinstance(value, str) else ""
