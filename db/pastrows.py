"""The rows that an article's record is kept in, and whether cells that came from elsewhere are such a row."""

from dataclasses import asdict
from typing import Any

from db.claims import claim_of, row_of
from db.rows import TABLES, Kept, row, value
from db.stamps import sha256
from db.tables import columns
from factcheck.history import Rows
from factcheck.model import Article, Direction, Passage, Record, Version
from factcheck.past import Row

_KINDS: dict[str, Any] = {table: kind for kind, table in TABLES.items()}
_OPTIONAL = {"rating", "cue", "passage", "evidence"}
_EXPORTED = ("id", "article", "format", "at", "by")
_LEAST = {
    "version": {"number": 1},
    "passage": {"start": 0, "end": 1},
    "hop": {"level": 1, "place": 0},
    "snapshot": {"http_status": 0},
}
"""The columns that hold whole numbers, and the least of each."""


def rows_of(record: Record) -> Rows:
    """Return the rows of a record, as the desk keeps them; what all articles share is not among them."""
    rows: Rows = {("article", record.article.id): columns(record.article)}
    for version in record.versions:
        rows["version", version.id] = columns(version) | {"text": sha256(version.text.encode())}
    for claim in record.claims:
        rows["claim", claim.id] = row_of(claim)
        for passage in claim.passages:
            rows["passage", passage.id] = asdict(passage) | {"claim": claim.id}
    kept: tuple[Kept, ...] = (*record.evidence, *record.hops, *record.snapshots, *record.corrections)
    for one in (*kept, *record.reviews):
        rows[TABLES[type(one)], one.id] = row(one)
    return rows


def is_row(kind: str, cells: Row) -> bool:
    """Return whether cells are a row of a kind that this desk could have written."""
    try:
        return _rewritten(kind, cells) == cells and _are_cells(kind, cells)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


def _rewritten(kind: str, cells: Row) -> Row:
    """The row of the value that the cells tell of."""
    if kind == "claim":
        made_claim = claim_of(cells, ())
        if not all(isinstance(tag, str) for tag in made_claim.tags):
            raise TypeError(kind)
        return row_of(made_claim)
    if kind in _KINDS:
        kept: Row = row(value(_KINDS[kind], _ordered(_KINDS[kind], cells)))
        return kept
    if kind == "exported":
        return {name: cells[name] for name in _EXPORTED}
    if kind == "article":
        made = Article(*_ordered(Article, cells))
        return columns(made) | {"direction": Direction(made.direction)}
    if kind == "version":
        return columns(Version(*_ordered(Version, cells)))
    passage = Passage(*_ordered(Passage, cells))
    if not passage.start < passage.end or not 0 <= passage.sure <= 1:
        raise ValueError(kind)
    return columns(passage) | {"claim": cells["claim"]}


def _ordered(kind: type, cells: Row) -> list[Any]:
    return [cells[name] for name in kind.__dataclass_fields__]  # type: ignore[attr-defined]


def _are_cells(kind: str, cells: Row) -> bool:
    """Whether each cell is of its column's type; what is JSON was read by the value that it became."""
    least = _LEAST.get(kind, {})
    for name, held in cells.items():
        if name in least:
            if type(held) is not int or held < least[name]:
                return False
        elif name != "sure" and not (isinstance(held, str) or (held is None and name in _OPTIONAL)):
            return False
    return True
