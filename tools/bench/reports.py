"""Reports as workbooks and as documents, each against the library alone."""

import io
from dataclasses import replace

from db.store import Store
from factcheck import report
from factcheck.model import Claim, Record
from factcheck.report import Format, Report
from factcheck.report.csv import rows as cells_of
from factcheck.words import Words
from tools.bench import material
from tools.bench.measure import Row, Target, in_turn, timed

_CHARACTERS, _CLAIMS = 3000, 20
_MADE = "2026-11-23T08:00:00.000Z"


def rows(rated: int, runs: int) -> list[Row]:
    """Measure a document, and a workbook of so many claims."""
    with Store(":memory:", "bench") as store:
        article = material.add_article(store, material.arabic(_CHARACTERS).encode(), _CLAIMS)
        record = store.articles.record(article)
    return [_document(record, runs), _workbook(record, rated, runs)]


def _document(record: Record, runs: int) -> Row:
    from factcheck.report import html, pdf

    made = Report((record,), "ar", _MADE, "bench")
    page = html.for_paper(made)
    times = in_turn(
        timed(lambda: _weasyprint(page, pdf.ACCESSIBLE)), timed(lambda: report.render(made, Format.PDF)), runs
    )
    count = len(made.records[0].claims)
    return Row(f"report.pdf of {count:,} claims, against WeasyPrint alone", *times, Target(ratio=1.2))


def _weasyprint(page: str, standard: str) -> None:
    import weasyprint

    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=())
    weasyprint.HTML(string=page, url_fetcher=fetcher).write_pdf(pdf_variant=standard, pdf_tags=True)


def _workbook(record: Record, wanted: int, runs: int) -> Row:
    copied = tuple(_copies(record, wanted))
    made = Report((replace(record, claims=copied),), "ar", _MADE, "bench")
    words = Words("ar")
    plain = [list(row) for row in cells_of(made.records[0], words, {})]
    times = in_turn(timed(lambda: _bare(plain)), timed(lambda: report.render(made, Format.XLSX)), runs)
    return Row(f"report.xlsx of {wanted:,} claims, against a bare loop", *times, Target(ratio=1.3))


def _copies(record: Record, wanted: int) -> list[Claim]:
    own = record.claims
    return [replace(own[number % len(own)], id=f"c{number}") for number in range(wanted)]


def _bare(plain: list[list[str | int]]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        wrapped = book.add_format({"text_wrap": True})
        for row, cells in enumerate(plain):
            for column, cell in enumerate(cells):
                if isinstance(cell, int):
                    sheet.write_number(row, column, cell)
                elif cell:
                    sheet.write_string(row, column, cell, wrapped)
