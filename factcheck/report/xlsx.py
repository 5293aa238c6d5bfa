"""A report as a workbook: a row for each claim and one for each version, from the reader's own side of the sheet.

The first row of a sheet stays in sight and filters the others. Every text is stored as a text: none can become a
formula, a link or a number. A text longer than a cell may hold ends in an ellipsis.
"""

import io
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from factcheck.errors import ExportRefused
from factcheck.model import Direction, Status
from factcheck.report import Report
from factcheck.report.csv import COLUMNS, rows
from factcheck.report.sheets import Sheet, record_sheets
from factcheck.text.direction import paragraph_direction
from factcheck.words import N_, Words

if TYPE_CHECKING:
    from xlsxwriter.format import Format as Look
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""How many characters a cell holds (UTF-16 units, as spreadsheets count them)."""

MOST_ROWS = 1_048_575
"""How many rows a sheet holds below its header."""

_SAFE = LONGEST // 2  # no text of this many code points can be too long, whatever is in it

_WIDE = {
    "wording": 48,
    "quote": 56,
    "note": 36,
    "rationale": 40,
    "unknowns": 32,
    "rating": 14,
    "title": 32,
    "url": 28,
    "outlet": 16,
    "status_label": 14,
}
_CLAIM_COLUMNS = {
    "article_id": N_("Article's id"),
    "title": N_("Title"),
    "outlet": N_("Outlet"),
    "published": N_("Published"),
    "url": N_("Link"),
    "language": N_("Language"),
    "number": N_("Number"),
    "claim_id": N_("Claim's id"),
    "status": N_("Status (code)"),
    "status_label": N_("Status"),
    "wording": N_("Wording"),
    "quote": N_("Quote"),
    "start": N_("From character"),
    "end": N_("To character"),
    "version": N_("Version"),
    "note": N_("Note"),
    "created": N_("Marked"),
    "updated": N_("Changed"),
    "rating": N_("Rating"),
    "rationale": N_("Rationale"),
    "unknowns": N_("What is unknown"),
    "confidence": N_("Confidence"),
    "said": N_("Said on"),
    "topic": N_("Topic"),
    "tags": N_("Tags"),
}
_FIRST = (
    "number",
    "status_label",
    "rating",
    "wording",
    "quote",
    "rationale",
    "unknowns",
    "note",
    "title",
    "outlet",
    "published",
    "url",
)
_ORDER = (*_FIRST, *(name for name in COLUMNS if name not in _FIRST))
"""What people read comes first here; the table for scripts keeps its own order."""

_COLOURS = {
    Status.SOURCED: "#00527a",
    Status.DISPUTED: "#8f3b00",
    Status.VERIFIED: "#005a41",
    Status.UNCHECKED: "#4f4f4f",
}


def render(report: Report) -> bytes:
    """Return the workbook of a report. Raises ExportRefused where there are more claims than a sheet has rows."""
    import xlsxwriter

    content = io.BytesIO()
    # Rows go to the disk as they come, so that a hundred thousand claims need no more memory than one.
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    words = Words(report.language)
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"title": words(N_("Annotation report")), "author": report.by, "created": _made(report)})
        looks = _Looks(book, words)
        for sheet in (_claims(report, words), *record_sheets(report, words)):
            _write(book, sheet, looks)
    return content.getvalue()


def _made(report: Report) -> datetime:
    return datetime.fromisoformat(report.made).replace(tzinfo=None)


class _Looks:
    """The looks of cells; each is made once for the book."""

    def __init__(self, book: "Workbook", words: Words) -> None:
        self.right_to_left = words.right_to_left
        shape = {"valign": "top", "text_wrap": True}
        self.text: dict[Direction, Look] = {
            Direction.RTL: book.add_format({**shape, "reading_order": 2, "align": "right"}),
            Direction.LTR: book.add_format({**shape, "reading_order": 1, "align": "left"}),
        }
        self.number: Look = book.add_format({"valign": "top", "align": "center"})
        order = 2 if words.right_to_left else 1
        self.head: Look = book.add_format(
            {"bold": True, "font_color": "#ffffff", "bg_color": "#17324d", "valign": "vcenter", "reading_order": order}
        )
        self.status: dict[str, Look] = {
            words(status.label): book.add_format(
                {"valign": "top", "bold": True, "font_color": colour, "reading_order": order}
            )
            for status, colour in _COLOURS.items()
        }


def _write(book: "Workbook", sheet: Sheet, looks: _Looks) -> None:
    page: Worksheet = book.add_worksheet(sheet.name[:31])
    if looks.right_to_left:
        page.right_to_left()
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for column, (name, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, name, looks.head)
    # Looked up once: there may be millions of cells.
    write_number, write_string = page.write_number, page.write_string
    number, texts, statuses = looks.number, looks.text, looks.status
    row = 0
    for row, cells in enumerate(sheet.rows, 1):
        if row > MOST_ROWS:
            raise ExportRefused(N_("There are more claims than a sheet has rows: export them in several files."))
        for column, cell in enumerate(cells):
            if cell.__class__ is int:
                write_number(row, column, cell, number)
            elif cell:
                look = statuses.get(cell) or texts[_direction(cell)]  # type: ignore[arg-type]
                write_string(row, column, cell if len(cell) < _SAFE else _cut(cell), look)  # type: ignore[arg-type]
    page.print_area(0, 0, row, min(len(sheet.columns), len(_FIRST)) - 1)
    page.autofilter(0, 0, row, len(sheet.columns) - 1)


def _direction(text: str) -> Direction:
    # Most begin with a letter of their own direction, and ASCII needs no table.
    first = text[:1]
    if "a" <= first <= "z" or "A" <= first <= "Z":
        return Direction.LTR
    return _lettered(first) or paragraph_direction(text[:200], Direction.LTR)


@cache
def _lettered(first: str) -> Direction | None:
    return Direction.RTL if "\u0621" <= first <= "\u064a" else None


def _cut(text: str) -> str:
    if len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    return text.encode("utf-16-le")[: (LONGEST - 1) * 2].decode("utf-16-le", "ignore") + "…"


def _claims(report: Report, words: Words) -> Sheet:
    places = [COLUMNS.index(name) for name in _ORDER]
    columns = tuple((words(_CLAIM_COLUMNS[name]), _WIDE.get(name, 11)) for name in _ORDER)
    found = (row for record in report.records for row in rows(record, words))
    return Sheet(words(N_("Claims")), columns, ([row[place] for place in places] for row in found))
