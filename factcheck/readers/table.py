"""Tables of texts (.csv, .tsv, .xlsx): every row an article, the columns known by their heads."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from pathlib import PurePath
from typing import Any

from factcheck.errors import InputRefused
from factcheck.model import Draft
from factcheck.readers.drafting import Source, Told, draft, label
from factcheck.readers.package import Package, damaged
from factcheck.text.encoding import Decoded, decode
from factcheck.text.fold import fold_text
from factcheck.words import N_

MOST_ROWS = 100_000
"""The most rows that are read of one table."""

_SHOWN, _SHOWN_ROWS = 200, 8
"""How many characters of a cell and how many rows are shown to whoever chooses the columns."""

_MOST_ABOVE, _LONGEST_HEAD = 10, 60

FIELDS = ("text", "title", "outlet", "author", "published", "url", "language")
"""The fields of an article that a column may be."""

_HEADS = {
    "text": "text|body|content|article|article text|full text|النص|نص|المحتوى|المتن|نص المقال|نص الخبر|الخبر",
    "title": "title|headline|heading|العنوان|عنوان|عنوان المقال|عنوان الخبر",
    "outlet": "outlet|source|publisher|newspaper|site|المصدر|الصحيفة|الناشر|الموقع|الوسيلة|الجهة",
    "author": "author|writer|byline|الكاتب|المؤلف|المحرر",
    "published": "date|published|publication date|published at|date published|التاريخ|تاريخ النشر|تاريخ",
    "url": "url|link|address|الرابط|رابط",
    "language": "language|lang|اللغة",
}
_SEPARATOR = re.compile("sep=([^\\w\\s\"']|\t)\r?\n", re.IGNORECASE)
"""The first line by which a table tells Excel what separates its cells."""
_NO_TEXTS = N_("There is no column of texts in {name}. Name it “text” in the table's first row.")
_NO_COLUMN = N_("There is no column {column} in {name}. Its columns are: {columns}.")
_TOO_MANY = N_("{name} has more than {most} rows. Save it as several tables.")


def read_separated(content: bytes, name: str, columns: Mapping[str, str] | None = None) -> list[Draft]:
    """Return a draft for each row of a table of separated values. Raises InputRefused where it holds no texts.

    `columns` says which column is which field: by its head, by its letter as spreadsheets have it, or by its number
    from 1; an empty one says that there is none. Of fields that it does not name, the heads tell.
    """
    rows, decoded = _separated(content, name)
    return _drafts(rows, name, "text/csv", decoded, columns or {})


def shown(content: bytes, name: str) -> dict[str, Any]:
    """Return the beginning of a table for whoever chooses its columns.

    `heads`: what each column is called, its letter where its head is empty; `rows`: the first rows below it, cells cut
    to 200 characters; `columns`: by field the number, from 0, of the column that the heads tell. Raises InputRefused.
    """
    rows = _separated(content, name)[0] if PurePath(name).suffix.lower() != ".xlsx" else _workbook(content, name)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    width = max(map(len, filled), default=0)
    if not width:
        raise InputRefused(N_("There is no text in {name}."), name=label(name))
    heads = [" ".join(head.split())[:_SHOWN] for head in filled[0]] + [""] * (width - len(filled[0]))
    return {
        "heads": [head or _letter(at) for at, head in enumerate(heads)],
        "rows": [[cell[:_SHOWN] for cell in row] + [""] * (width - len(row)) for row in filled[1 : _SHOWN_ROWS + 1]],
        "columns": _columns(filled),
    }


def separated(content: bytes, name: str) -> list[list[str]]:
    """Return the rows of a table of separated values that have anything in them. Raises InputRefused."""
    return [row for row in _separated(content, name)[0] if any(row)]


def first_sheet(content: bytes, name: str) -> list[list[str]]:
    """Return the rows of a workbook's first sheet that have anything in them. Raises InputRefused."""
    return [row for row in next(iter(_sheets(content, name, 1)), []) if any(row)]


def _separated(content: bytes, name: str) -> tuple[list[list[str]], Decoded]:
    decoded = decode(content)
    sample = decoded.text[:64_000].lstrip("\ufeff")
    told = _SEPARATOR.match(sample)
    above = sample.split("\n", _MOST_ABOVE)[:_MOST_ABOVE]
    first = next((line for line in above if any(sign in line for sign in "\t;,|")), "")
    separator = told[1] if told else max("\t;,|", key=first.count) if PurePath(name).suffix.lower() != ".tsv" else "\t"
    csv.field_size_limit(64 * 1024 * 1024)
    whole = decoded.text.lstrip("\ufeff")
    rows = csv.reader(io.StringIO(whole[told.end() if told else 0 :], newline=""), delimiter=separator)
    try:
        return _from_heads(list(islice(rows, MOST_ROWS + 2))), decoded
    except csv.Error as error:
        raise damaged(name) from error


def read_workbook(content: bytes, name: str, columns: Mapping[str, str] | None = None) -> list[Draft]:
    """Return a draft for each row of a workbook's first sheet that holds texts. Raises InputRefused.

    `columns` as for `read_separated`.
    """
    rows = _workbook(content, name)
    decoded = Decoded("", "")
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _drafts(rows, name, media_type, decoded, columns or {})


def _workbook(content: bytes, name: str) -> list[list[str]]:
    filled = [_from_heads(rows) for rows in _sheets(content, name) if any(any(row) for row in rows)]
    return next((rows for rows in filled if "text" in _known(rows[0])), filled[0] if filled else [])


def _sheets(content: bytes, name: str, most: int | None = None) -> list[list[list[str]]]:
    _require_harmless(content, name)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        return [_cells(sheet) for sheet in book.worksheets[:most]]
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OSError,
        IndexError,
        SyntaxError,
        ArithmeticError,
    ) as error:
        raise damaged(name) from error


def _from_heads(rows: list[list[str]]) -> list[list[str]]:
    """Return a table from the row on that names its columns: over it may stand what the whole is called."""
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        if at and len(known := _known(row)) > 1 and "text" in known:
            return rows[at:] if "text" not in _known(rows[0]) else rows
    return rows


def _require_harmless(content: bytes, name: str) -> None:
    """Inflate every part with a limit, and see that no XML declares entities, before a library opens them."""
    package = Package(content, name)
    for part in package.names():
        if part.endswith((".xml", ".rels")):
            package.tree(part)
    if package.part("xl/workbook.xml") is None:
        raise damaged(name)


def _cells(sheet: Any) -> list[list[str]]:
    sheet.reset_dimensions()  # some programs write a wrong one, some none
    rows = islice(sheet.iter_rows(values_only=True), MOST_ROWS + 2)
    return [["" if cell is None else _shown(cell) for cell in row] for row in rows]


def _shown(cell: object) -> str:
    """Return a cell as text: a day without the midnight that a workbook gives it."""
    return str(cell).removesuffix(" 00:00:00") if isinstance(cell, datetime) else str(cell)


def _drafts(
    rows: Sequence[Sequence[str]], name: str, media_type: str, decoded: Decoded, chosen: Mapping[str, str]
) -> list[Draft]:
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if len(filled) > MOST_ROWS + 1:
        raise InputRefused(_TOO_MANY, name=label(name), most=MOST_ROWS)
    columns = _chosen(filled, chosen, name)
    if "text" not in columns:
        raise InputRefused(_NO_TEXTS, name=label(name))
    found = list(_read(filled[1:], columns, name, media_type, decoded))
    if not found:
        raise InputRefused(N_("There is no text in {name}."), name=label(name))
    return found


def _read(
    rows: Iterable[Sequence[str]], columns: dict[str, int], name: str, media_type: str, decoded: Decoded
) -> Iterator[Draft]:
    for row in rows:
        fields = {field: row[at] if at < len(row) else "" for field, at in columns.items()}
        text = fields.pop("text")
        if any(map(str.isalpha, text)):
            # A row has no bytes of its own: what stands in it, as JSON, is what is kept and recognised.
            original = json.dumps(list(row), ensure_ascii=False).encode("utf-8", "surrogatepass")
            source = Source(original, fields.get("url") or "", Decoded("", decoded.encoding, decoded.warnings))
            told = Told(
                title=fields.get("title", ""), author=fields.get("author", ""), outlet=fields.get("outlet", ""),
                published=fields.get("published", ""), url=fields.get("url", ""), language=fields.get("language", ""),
            )  # fmt: skip
            yield draft(source, text, media_type, told)


def _chosen(rows: Sequence[Sequence[str]], chosen: Mapping[str, str], name: str) -> dict[str, int]:
    """Return which column is which field: those that were chosen, of the others those that the heads tell."""
    if not chosen:
        return _columns(rows)
    heads = [" ".join(head.split()) for head in rows[0]] if rows else []
    found = {field: _place(heads, said) for field, said in chosen.items() if said}
    for field, place in found.items():
        if place is None:
            known = ", ".join(head or _letter(at) for at, head in enumerate(heads))
            raise InputRefused(_NO_COLUMN, name=label(name), column=chosen[field], columns=known)
    told = {field: at for field, at in _columns(rows).items() if field not in chosen and at not in found.values()}
    return told | {field: place for field, place in found.items() if place is not None}


def _place(heads: Sequence[str], said: str) -> int | None:
    """Return which column is meant by a head, a letter or a number from 1; None: none."""
    wanted = fold_text(said).strip()
    folded = [fold_text(head).strip() for head in heads]
    if wanted in folded:
        return folded.index(wanted)
    letters = [_letter(at).lower() for at in range(len(heads))]
    if said.strip().lower() in letters:
        return letters.index(said.strip().lower())
    return int(wanted) - 1 if wanted.isdecimal() and 0 < int(wanted) <= len(heads) else None


def _letter(at: int) -> str:
    """Return what spreadsheets call a column: A to Z, AA and on."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _known(row: Sequence[str]) -> dict[str, int]:
    """Return which column is which field, where a row holds their heads."""
    heads = [fold_text(head).strip().replace("_", " ") if len(head) < _LONGEST_HEAD else "" for head in row]
    known = {field: [fold_text(one) for one in names.split("|")] for field, names in _HEADS.items()}
    return {
        field: min(at for at, head in enumerate(heads) if head in names)
        for field, names in known.items()
        if any(head in names for head in heads)
    }


def _columns(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return which column is which field, by the heads; without a head for it, the column of long texts is the text."""
    if not rows:
        return {}
    found = _known(rows[0])
    if "text" not in found and len(rows) > 1:
        width = max(map(len, rows))
        longest = max(range(width), key=lambda at: sum(len(row[at]) for row in rows[1:] if at < len(row)))
        mean = sum(len(row[longest]) for row in rows[1:] if longest < len(row)) / (len(rows) - 1)
        if mean > 60 and longest not in found.values():
            found["text"] = longest
    return found
