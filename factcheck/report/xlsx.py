"""A report as a workbook: a row for each claim and one for each version, from the reader's own side of the sheet.

The first row of a sheet stays in sight and filters the others. Every text is stored as a text: none can become a
formula, a link or a number. A text longer than a cell may hold ends in an ellipsis.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate
from operator import itemgetter
from string import ascii_letters
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

_MEASURED = 5_000
"""How many rows of a sheet are made as high as their texts; the others keep the height of one line."""

_LINE, _LINES = 17, 12
"""How high a line of a cell is (points), and the most of them that a row shows."""

_PAPER = 200
"""How many characters side by side are printed on a sheet of paper: of more, none could be read."""

_SAFE = LONGEST // 2  # no text of this many code points can be too long, whatever is in it

_WIDE = {
    "number": 8,
    "page": 8,
    "wording": 44,
    "quote": 44,
    "note": 36,
    "rationale": 36,
    "unknowns": 28,
    "rating": 14,
    "scale": 20,
    "title": 32,
    "url": 28,
    "outlet": 16,
    "status_label": 14,
}
CLAIM_COLUMNS = {
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
    "scale": N_("On the scale"),
    "rating_value": N_("Rating (number)"),
    "worst_rating": N_("Lowest number of the scale"),
    "best_rating": N_("Highest number of the scale"),
    "page": N_("Page"),
    "place": N_("Place"),
    "worth": N_("Worth a check"),
    "as_of": N_("As of"),
    "look_again": N_("Look again"),
    "override": N_("Reason for the status"),
    "passages": N_("All passages"),
}
"""What the columns of the table are called here."""
_FIRST = (
    "number",
    "status_label",
    "rating",
    "scale",
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
        # Most texts begin with a letter of their own direction: it tells their look sooner than a function would.
        self.letter: dict[str, Look] = {
            **dict.fromkeys(ascii_letters, self.text[Direction.LTR]),
            **dict.fromkeys(map(chr, range(0x621, 0x64B)), self.text[Direction.RTL]),
        }
        self.number: Look = book.add_format({"valign": "top", "align": "center"})
        order = 2 if words.right_to_left else 1
        self.head: Look = book.add_format(
            {
                "bold": True,
                "font_color": "#ffffff",
                "bg_color": "#17324d",
                "valign": "vcenter",
                "reading_order": order,
                "text_wrap": True,
            }
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
    _set_paper(page)
    page.set_row(0, 2 * _LINE)
    for column, (name, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, name, looks.head)
    # Looked up once: there may be millions of cells.
    write_number, write_string = page.write_number, page.write_string
    number, texts, letters, statuses = looks.number, looks.text, looks.letter, looks.status
    plain = texts[Direction.LTR]
    row = 0
    for row, cells in enumerate(sheet.rows, 1):
        if row > MOST_ROWS:
            raise ExportRefused(N_("There are more claims than a sheet has rows: export them in several files."))
        if row <= _MEASURED and (lines := _lines(cells, sheet)) > 1:
            page.set_row(row, lines * _LINE)
        for column, cell in enumerate(cells):
            if cell == "":
                continue
            if isinstance(cell, int):
                write_number(row, column, cell, number)
                continue
            look = statuses.get(cell) or letters.get(cell[0])
            if look is None:
                look = plain if cell.isascii() else texts[paragraph_direction(cell[:200], Direction.LTR)]
            write_string(row, column, cell if len(cell) < _SAFE else _cut(cell), look)
    page.print_area(0, 0, row, _printed(sheet.columns) - 1)
    page.autofilter(0, 0, row, len(sheet.columns) - 1)


def _set_paper(page: "Worksheet") -> None:
    """Have what people read of a sheet printed across A4, with its header on each page and lines between its cells."""
    page.set_paper(9)
    page.set_landscape()
    page.set_margins(left=0.45, right=0.45, top=0.5, bottom=0.6)
    page.set_footer("&C&9&P / &N")
    page.hide_gridlines(0)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _printed(columns: Sequence[tuple[str, int]]) -> int:
    """Return how many of the columns find room on paper."""
    total = list(accumulate(width for _, width in columns))
    return max(1, sum(width <= _PAPER for width in total))


def _lines(cells: Sequence[str | int], sheet: Sheet) -> int:
    """Return how many lines the longest text that is printed of a row takes, up to the most that are shown."""
    most = 1
    for cell, (_, width) in zip(cells, sheet.columns[: _printed(sheet.columns)], strict=False):
        if isinstance(cell, str) and (len(cell) > width or "\n" in cell):
            most = max(most, sum(len(line) // width + 1 for line in cell[: width * _LINES].split("\n")))
    return min(most, _LINES)


def _cut(text: str) -> str:
    if len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    return text.encode("utf-16-le")[: (LONGEST - 1) * 2].decode("utf-16-le", "ignore") + "…"


def _claims(report: Report, words: Words) -> Sheet:
    ordered = itemgetter(*(COLUMNS.index(name) for name in _ORDER))
    columns = tuple((words(CLAIM_COLUMNS[name]), _WIDE.get(name, 11)) for name in _ORDER)
    pages = dict(report.pages)
    found = (row for record in report.records for row in rows(record, words, pages))
    return Sheet(words(N_("Claims")), columns, map(ordered, found))
