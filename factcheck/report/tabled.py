"""The table of claims that this program writes, as CSV or as a workbook, read back: which claims of which articles.

It may have been opened and saved by a spreadsheet meanwhile: its columns are known by their heads, in any order, and
what such a program made of a cell that it took for something else is left empty.
"""

import csv
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar

from factcheck.degrees import Confidence, Worth
from factcheck.errors import InputRefused
from factcheck.model import Claim, Status
from factcheck.readers.drafting import label, suffix
from factcheck.report.annotated import time
from factcheck.report.csv import COLUMNS, unguarded
from factcheck.text.clean import clean
from factcheck.words import LANGUAGES, N_, Words

_NEEDED = ("claim_id", "status", "quote")
"""The columns without which a table is none of these."""
_ABOUT = ("article_id", "title", "outlet", "published", "url", "language")
_HEAD = 64_000
_NONE = N_("There is no claim in {name} that says which words it is made in.")
_CELL = re.compile(r"_x([0-9A-Fa-f]{4})_")
Member = TypeVar("Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim is made: `[start, end)` in code points of the version of a number; the words, and how sure.

    Without a place, `start` is -1.
    """

    version: int
    start: int
    end: int
    quote: str
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim of a table, without passages and rating: its places, the name of the rating, and its number or 0.

    Its times are empty where the table does not tell them.
    """

    claim: Claim
    places: tuple[Place, ...]
    rating: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Tabled:
    """The claims of one article, and what the table tells of it; `id` is the one it had in the desk, or empty."""

    id: str
    title: str
    outlet: str
    published: str
    url: str
    language: str
    claims: tuple[Stated, ...]


def is_table(content: bytes, name: str) -> bool:
    """Return whether the bytes of a file are such a table, as its heads tell."""
    if suffix(name) == ".xlsx" or content[:4] == b"PK\3\4":
        return any(_has_heads(part) for part in _beginnings(content))
    head = content[:_HEAD].decode("utf-8-sig", "replace")
    # Over the heads a spreadsheet may have said what separates the cells.
    return any(all(name in head for name in names) for names in _needed()) and any(map(_is_head, head.splitlines()[:2]))


def read(content: bytes, name: str) -> list[Tabled]:
    """Return the claims of a table, by their articles. Raises InputRefused."""
    if suffix(name) == ".xlsx" or content[:4] == b"PK\3\4":
        from factcheck import apart

        rows = [[_CELL.sub(_sign, cell) for cell in row] for row in apart.rows(content, name)]
    else:
        from factcheck.readers.table import separated

        rows = [list(map(unguarded, row)) for row in separated(content, name)]
    found: dict[tuple[str, str, str, str, str, str], list[Stated]] = {}
    for row in _named(rows):
        stated = _stated(row)
        if stated is not None:
            id, title, outlet, published, url, language = (row.get(field, "") for field in _ABOUT)
            found.setdefault((id, title, outlet, published, url, language), []).append(stated)
    if not found:
        raise InputRefused(_NONE, name=label(name))
    return [Tabled(*about, tuple(claims)) for about, claims in found.items()]


@cache
def _heads() -> dict[str, str]:
    """The field of each head that a column may have: its name for scripts, or what a workbook calls it."""
    from factcheck.report.xlsx import CLAIM_COLUMNS

    spoken = {Words(language)(said): field for language in LANGUAGES for field, said in CLAIM_COLUMNS.items()}
    return {head.casefold(): field for head, field in spoken.items()} | {field: field for field in COLUMNS}


@cache
def _needed() -> list[list[str]]:
    from factcheck.report.xlsx import CLAIM_COLUMNS

    return [[Words(language)(CLAIM_COLUMNS[name]) for name in _NEEDED] for language in LANGUAGES] + [[*_NEEDED]]


def _has_heads(part: str) -> bool:
    import html

    told = html.unescape(part)
    return any(all(f">{name}<" in told for name in names) for names in _needed())


def _is_head(line: str) -> bool:
    try:
        cells = next(csv.reader([line], delimiter=max("\t;,|", key=line.count)), [])
    except csv.Error:
        return False
    return set(_NEEDED) <= {_heads().get(cell.strip().casefold(), "") for cell in cells}


def _beginnings(content: bytes) -> Iterator[str]:
    """Yield how the parts of a workbook begin in which the heads of its first sheet stand."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            for part in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"):
                if part in book.NameToInfo:
                    with book.open(part) as stream:
                        yield stream.read(_HEAD).decode("utf-8", "replace")
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, RuntimeError, NotImplementedError):
        return


def _sign(found: re.Match[str]) -> str:
    """Return the character that a workbook writes by its number, because XML cannot hold it."""
    return chr(int(found[1], 16))


def _named(rows: Sequence[Sequence[str]]) -> Iterator[dict[str, str]]:
    heads = _heads()
    fields = [heads.get(head.strip().casefold(), "") for head in rows[0]] if rows else []
    for row in rows[1:]:
        yield {field: clean(cell).text for field, cell in zip(fields, row, strict=False) if field}


def _stated(row: dict[str, str]) -> Stated | None:
    places = _places(row)
    if not places:
        return None
    made = time(row.get("created", ""))
    claim = Claim(
        " ".join(row.get("claim_id", "").split()), row.get("article_id", ""),
        _member(Status, row.get("status", ""), Status.UNCHECKED), row.get("wording", ""), row.get("note", ""), made,
        time(row.get("updated", "")) or made, (),
        confidence=_member(Confidence, row.get("confidence", ""), Confidence.NONE),
        worth=_member(Worth, row.get("worth", ""), Worth.NONE), tags=_tags(row.get("tags", "")),
        **{name: row.get(name, "") for name in _WRITTEN},
    )  # fmt: skip
    return Stated(claim, places, row.get("rating", ""), max(0, _whole(row.get("rating_value", ""))))


_WRITTEN = ("rationale", "unknowns", "topic", "said", "place", "as_of", "look_again", "override")


def _member(kind: type[Member], said: str, otherwise: Member) -> Member:
    return next((one for one in kind if one.value == said.strip().lower()), otherwise)


def _whole(cell: str) -> int:
    return int(cell) if re.fullmatch(r"\d{1,9}", cell.strip(), re.ASCII) else -1


def _tags(cell: str) -> tuple[str, ...]:
    try:
        found = next(csv.reader([cell.replace("\n", " ")], skipinitialspace=True), [])
    except csv.Error:
        found = cell.split(",")
    return tuple(dict.fromkeys(tag for tag in found if tag.strip()))


def _places(row: dict[str, str]) -> tuple[Place, ...]:
    quote = row.get("quote", "")
    start, end, version = (_whole(row.get(name, "")) for name in ("start", "end", "version"))
    own = Place(max(version, 1), start, end if start >= 0 else -1, quote)
    several = _several(row.get("passages", ""))
    if any((one.version, one.start, one.quote) == (own.version, own.start, own.quote) for one in several):
        return several
    return (own,) if quote.strip() else ()


def _several(cell: str) -> tuple[Place, ...]:
    """The passages that are told in one cell; none where somebody wrote something else there."""
    try:
        tree = json.loads(cell) if cell else []
        found = [Place(int(number), int(start), int(end), str(quote), float(sure))
                 for number, start, end, sure, quote in tree]  # fmt: skip
    except (ValueError, TypeError, RecursionError, OverflowError):
        return ()
    return tuple(one for one in found if 0 <= one.start < one.end and 0 <= one.sure <= 1 and one.quote.strip())
