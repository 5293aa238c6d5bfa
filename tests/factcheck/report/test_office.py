"""The workbook, the text document and Markdown, each read by a program that others wrote."""

import gzip
import io
import re
import zipfile
from dataclasses import replace

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree
from markdown_it import MarkdownIt
from openpyxl.worksheet.worksheet import Worksheet

from factcheck.attribution import Hop
from factcheck.errors import ExportRefused
from factcheck.highlights import in_reading_order
from factcheck.model import Claim, Record
from factcheck.report import Format, Portion, Report, json, pdf, render, xlsx
from factcheck.report.told import told
from factcheck.words import Words
from tests.factcheck.report import made


@pytest.fixture(params=["ar", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def claims() -> list[Claim]:
    return in_reading_order(made.worked().claims, "v2")


def report(language: str) -> Report:
    return replace(made.report(language), records=(made.worked(),))


def workbook(language: str, given: Report | None = None) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render(given or report(language), Format.XLSX)))


def cells(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


def test_a_workbook_has_a_row_for_each_claim_from_the_readers_side(language: str) -> None:
    sheet = workbook(language).worksheets[0]
    words = Words(language)
    assert bool(sheet.sheet_view.rightToLeft) == (language == "ar")
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:AJ10"
    assert [cell.value for cell in sheet[1]][:3] == [words("Number"), words("Status"), words("Rating")]
    found = cells(sheet)
    assert [row[0] for row in found] == list(range(1, 10))
    assert [row[5] for row in found] == [claim.passage.quote for claim in claims()]
    assert [row[1] for row in found] == [words(claim.status.label) for claim in claims()]


def test_nothing_in_a_workbook_is_a_formula_or_a_link(language: str) -> None:
    content = render(report(language), Format.XLSX)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/")]
    assert sheets
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet]
    formula = next(row for row in cells(workbook(language).worksheets[0]) if row[5] == "=1+1")
    assert formula[4] == "+1"


def test_a_cell_reads_in_the_direction_of_its_text(language: str) -> None:
    sheet = workbook(language).worksheets[0]
    orders = {row[5].value: row[5].alignment.readingOrder for row in sheet.iter_rows(min_row=2)}
    assert orders["العجز بلغ 3"] == 2
    assert orders["“exports & imports” fell"] == 1


def test_evidence_chains_and_sources_have_their_sheets(language: str) -> None:
    _, evidence, hops, sources, reviews, versions = workbook(language).worksheets
    assert [row[4] for row in cells(evidence)] == ["بيان الوزارة", "Figures"]
    assert [row[2] for row in cells(hops)] == [1, 2]
    assert [row[2] for row in cells(sources)] == [1, 1]
    assert [row[2:5:2] for row in cells(reviews)] == [
        [Words(language)("agrees"), "قُرئ كله"],
        [Words(language)("disagrees"), "Too harsh"],
    ]
    assert [row[8] for row in cells(versions)] == [version.original for version in made.record().versions]


def test_a_text_too_long_for_a_cell_is_cut_and_a_sheet_too_long_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    long = replace(made.record().claims[0], note="😀" * 20_000)
    given = replace(made.report("en"), records=(replace(made.record(), claims=(long,)),))
    note = str(workbook("en", given).worksheets[0]["I2"].value)
    assert note == "😀" * 16_383 + "…"
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    with pytest.raises(ExportRefused, match="several files"):
        render(made.report("en"), Format.XLSX)


def document(language: str, given: Report | None = None) -> Document:
    return docx.Document(io.BytesIO(render(given or report(language), Format.DOCX)))


def test_a_document_has_real_headings_and_a_table_of_contents(language: str) -> None:
    found = document(language)
    words = Words(language)
    headings = [each.text for each in found.paragraphs if each.style.name == "Heading 1"]
    assert headings == [
        words(text)
        for text in (
            "Summary of the findings", "The article", "The claims", "The attribution as a picture", "The sources",
            "For checking this report", "How to read this report",
        )
    ]  # fmt: skip
    assert len([each for each in found.paragraphs if each.style.name == "Heading 2"]) == 9
    body = found.element.body
    assert ' TOC \\o "1-1"' in "".join(each.text for each in body.iter(qn("w:instrText")))
    anchors = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))}
    names = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    assert len(anchors) == 6
    assert anchors <= names
    for link in body.iter(qn("w:hyperlink")):  # each tells its page, which the program that opens it fills in
        told = "".join(each.text for each in link.iter(qn("w:instrText")))
        assert told.split() == ["PAGEREF", link.get(qn("w:anchor")), r"\h"]
        assert [each.get(qn("w:fldCharType")) for each in link.iter(qn("w:fldChar"))] == ["begin", "separate", "end"]
    settings = [each.tag for each in found.settings.element]
    assert settings.index(qn("w:updateFields")) < settings.index(qn("w:compat"))


def test_the_articles_words_stand_in_the_document_to_the_letter(language: str) -> None:
    found = document(language)
    body = [each for each in found.paragraphs if each.style.name == "Body Text"]
    assert [each.text for each in body] == made.TEXT.split("\n")
    directions = [each._p.pPr is not None and each._p.pPr.find(qn("w:bidi")) is not None for each in body]
    assert directions == [True, True, False, True, True]
    run = next(run for run in body[0].runs if "قال" in run.text)
    assert run.font.rtl
    assert not next(run for run in body[0].runs if "3" in run.text).font.rtl


def test_each_claim_in_the_text_is_a_comment_at_its_place(language: str) -> None:
    found = document(language)
    assert len(list(found.comments)) == 8  # the ninth stands in the older version only
    texts = ["\n".join(each.text for each in comment.paragraphs) for comment in found.comments]
    assert "بلغ العجز 3٪" in texts[0]
    assert "A note" in texts[0]
    commented = "".join(
        node.text or "" for node in _between(found, str(next(iter(found.comments)).comment_id)) if node.tag == qn("w:t")
    )
    assert commented == "قال الوزير إن العجز بلغ 3 في المئة، وإن الصادرات"


def _between(found: Document, id: str) -> list[etree._Element]:
    inside, nodes = False, []
    for node in found.element.body.iter():
        if node.tag == qn("w:commentRangeStart") and node.get(qn("w:id")) == id:
            inside = True
        elif node.tag == qn("w:commentRangeEnd") and node.get(qn("w:id")) == id:
            return nodes
        elif inside:
            nodes.append(node)
    raise AssertionError(id)


def test_a_document_from_right_to_left_is_so_throughout() -> None:
    found = document("ar")
    assert found.sections[0]._sectPr.find(qn("w:bidi")) is not None
    assert all(table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in found.tables)
    assert document("en").sections[0]._sectPr.find(qn("w:bidi")) is None


def test_characters_that_no_xml_holds_do_not_break_a_document() -> None:
    odd = replace(made.record().claims[0], note="a\x01b\x0b\uffff", wording="\x02")
    given = replace(made.report("en"), records=(replace(made.record(), claims=(odd,)),))
    assert "a b" in "\n".join(each.text for each in document("en", given).paragraphs)


def test_markdown_is_what_it_says_and_nothing_of_its_values_is_markup(language: str) -> None:
    content = render(report(language), Format.MARKDOWN).decode()
    tokens = MarkdownIt("commonmark").parse(content)
    headings = [
        tokens[place + 1].content for place, token in enumerate(tokens) if token.tag == "h2" and token.nesting == 1
    ]
    assert headings == [Words(language)(text) for text in _PARTS]
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}
    assert not kinds & {"html_block", "html_inline", "image", "code_block", "fence"}
    shown = "".join(child.content for token in tokens for child in token.children or ())
    assert "<script>alert('x')</script>" in shown
    assert "=1+1; خاتمة" in re.sub(r" \[\d\]", "", shown)


_PARTS = (
    "Summary of the findings", "The article", "The claims", "The attribution as a picture", "The sources",
    "For checking this report", "How to read this report",
)  # fmt: skip


def test_every_format_for_readers_tells_what_is_recorded(language: str) -> None:
    words = Words(language)
    known = told(made.dossier(), words)
    assert known.rating
    assert [group.kind for group in known.groups] == ["chain", "evidence", "evidence", "reviews"]
    page = render(report(language), Format.HTML).decode()
    text = render(report(language), Format.MARKDOWN).decode()
    office = "\n".join(
        [each.text for each in document(language).paragraphs]
        + [cell.text for table in document(language).tables for row in table.rows for cell in row.cells]
    )
    for wanted in (
        "حيثيات الحكم هنا",
        "Bureau of Numbers",
        "بيان الوزارة",
        known.rating,
        "Too harsh",
        words("disagrees"),
    ):
        assert wanted in page
        assert wanted in text
        assert wanted in office


@pytest.mark.parametrize("format", [each for each in Format if each not in {Format.PDF, Format.PDF_A}])
def test_a_protected_source_is_named_in_no_format(format: Format) -> None:
    given = replace(made.report("en"), records=(made.worked(protected=True),))
    hidden, open_ = (contents(render(each, format)) for each in (given, replace(given, names_protected=True)))
    for secret in ("Bureau of Numbers", "secret alias", "https://bureau.example", "SECRET NOTE"):
        assert secret not in hidden
    if format not in {Format.CSV, Format.ANNOTATIONS, Format.CSL, Format.WARC}:  # these hold no chain
        assert "Bureau of Numbers" in open_


def test_what_a_protected_source_said_is_not_there_as_a_copy_either() -> None:
    worked = made.worked(protected=True)
    own = Hop("h3", "c-outer", "s2", evidence="e1")
    given = replace(made.report("en"), records=(replace(worked, hops=(*worked.hops, own)),))
    found = json.read(render(given, Format.JSON)).records[0]
    assert [item.title for item in found.evidence] == ["", "Figures"]
    assert found.snapshots == ()
    assert {original.sha256 for original in found.originals} == {version.original for version in found.versions}


def contents(file: bytes) -> str:
    if file.startswith(b"\x1f\x8b"):
        return gzip.decompress(file).decode("utf-8", "replace")
    if not file.startswith(b"PK"):
        return file.decode()
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def test_the_attribution_is_a_picture_in_a_document_and_told_in_words(language: str) -> None:
    (drawn,) = document(language).inline_shapes
    assert drawn.width > drawn.height > 0
    words = Words(language)
    chain = f"{'الوزير' if language == 'ar' else 'The minister'} ({words('original seen')}) ← Bureau of Numbers"
    assert chain in drawn._inline.docPr.get("descr")
    (part,) = (part for part in document(language).part.package.iter_parts() if part.partname.endswith(".png"))
    assert part.blob.startswith(b"\x89PNG")
    assert chain.replace("(", "").replace(")", "") in re.sub(
        r"[()]|[\u2066-\u2069]|\\", "", render(report(language), Format.MARKDOWN).decode()
    )


def test_without_pango_the_attribution_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise pdf.missing()

    monkeypatch.setattr(pdf, "_weasyprint", missing)
    found = document("en")
    assert len(found.inline_shapes) == 0
    assert "Claim 1 ← The minister (original seen) ← Bureau of Numbers (original not seen)" in [
        each.text for each in found.paragraphs
    ]


def test_parts_are_left_out_of_documents_too() -> None:
    given = replace(report("en"), portions=frozenset({Portion.SUMMARY}))
    headings = [each.text for each in document("en", given).paragraphs if each.style.name.startswith("Heading")]
    assert headings == ["Summary of the findings"]
    assert "The article" not in render(given, Format.MARKDOWN).decode()


def test_nothing_recorded_leaves_no_empty_parts() -> None:
    bare: Record = replace(made.record(), claims=made.record().claims[:1])
    page = render(replace(made.report("en"), records=(bare,)), Format.HTML).decode()
    assert "Weakest link:" not in page
    assert 'class="rating"' not in page
