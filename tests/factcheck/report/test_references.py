"""The worked sample's reports, line by line as they are kept in `references`.

`python -m tests.factcheck.report.test_references` writes the references anew after a change that is meant; what changed
is then read in the difference, line by line.
"""

import io
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from factcheck.report import Format, Report, json, render
from tests.worked import WORKED

FOLDER = Path(__file__).parent / "references"
MADE = re.compile(r'<svg.*?</svg>| style="[^"]*"', re.DOTALL)
"""What is left out of a page: drawings and places in them, whose numbers are held by tests of their own."""


def report(language: str) -> Report:
    return replace(json.read(WORKED.read_bytes()), language=language)


def text(content: bytes) -> list[str]:
    return content.decode("utf-8-sig").replace("\r\n", "\n").splitlines()


def page(content: bytes) -> list[str]:
    """The page's elements, one a line, without its style sheet and its drawings."""
    bare = re.sub(r"<style>.*?</style>", "", content.decode(), flags=re.DOTALL)
    return [line for line in re.sub(r"(</[a-z0-9]+>)(?=<)", r"\1\n", MADE.sub("", bare)).splitlines() if line.strip()]


def document(content: bytes) -> list[str]:
    """The paragraphs of a document with their styles and directions, and the cells of its tables."""
    return list(_blocks(docx.Document(io.BytesIO(content))))


def _blocks(found: Document) -> Iterator[str]:
    for block in found.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield "| " + " | ".join(cell.text.replace("\n", " ") for cell in row.cells)
        else:
            yield f"{_kind(block)}: {block.text}"


def _kind(paragraph: Paragraph) -> str:
    properties = paragraph._p.pPr
    rightwards = properties is not None and properties.find(qn("w:bidi")) is not None
    style = paragraph.style
    return f"{style.name if style else ''}{' (rtl)' if rightwards else ''}"


def workbook(content: bytes) -> list[str]:
    """The cells of a workbook, row by row, under the names of its sheets."""
    lines = []
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        lines.append(f"# {sheet.title} {sheet.dimensions} {'rtl' if sheet.sheet_view.rightToLeft else 'ltr'}")
        for row in sheet.iter_rows(values_only=True):
            lines.append("\t".join("" if cell is None else str(cell).replace("\n", " ") for cell in row))
    return lines


SHAPES: dict[str, tuple[Format, str, Callable[[bytes], list[str]]]] = {
    "report.ar.md": (Format.MARKDOWN, "ar", text),
    "report.en.md": (Format.MARKDOWN, "en", text),
    "report.ar.csv": (Format.CSV, "ar", text),
    "report.en.html.txt": (Format.HTML, "en", page),
    "report.ar.docx.txt": (Format.DOCX, "ar", document),
    "report.en.xlsx.txt": (Format.XLSX, "en", workbook),
    "report.claimreview.jsonld": (Format.CLAIMREVIEW, "ar", text),
}


def lines(name: str) -> list[str]:
    format, language, shape = SHAPES[name]
    return shape(render(report(language), format))


@pytest.mark.parametrize("name", SHAPES)
def test_a_report_is_what_it_was_line_by_line(name: str) -> None:
    assert lines(name) == FOLDER.joinpath(name).read_text(encoding="utf-8").split("\n")[:-1]


def test_what_is_kept_of_the_sample_is_written_again_as_it_is() -> None:
    kept = replace(json.read(WORKED.read_bytes()), names_protected=True)
    assert render(kept, Format.JSON) == WORKED.read_bytes()


def main() -> None:
    """Write the references anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in SHAPES:
        FOLDER.joinpath(name).write_text("\n".join(lines(name)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
