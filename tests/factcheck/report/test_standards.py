"""PDF/UA-1 and PDF/A-3u, as far as their rules can be checked without a validator: a document keeps each of these."""

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, StreamObject

from factcheck.report import Format, Report, render
from tests.factcheck.report import made

HEADINGS = {f"/H{level}": level for level in range(1, 7)}
STANDARD = {
    *("/Document", "/Part", "/Sect", "/Div", "/P", *HEADINGS, "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH"),
    *("/TD", "/THead", "/TBody", "/TFoot", "/Span", "/Link", "/Figure", "/Caption", "/BlockQuote", "/Quote", "/Note"),
    *("/Reference", "/TOC", "/TOCI", "/Index", "/NonStruct", "/Private", "/Art", "/Annot", "/Form", "/Code"),
}


@pytest.fixture(scope="module", params=[(Format.PDF, "ar"), (Format.PDF, "en"), (Format.PDF_A, "ar")], ids=str)
def reader(request: pytest.FixtureRequest) -> PdfReader:
    format, language = request.param
    return PdfReader(io.BytesIO(render(Report((made.worked(),), language, made.AT, "ليلى"), format)))


def nodes(reader: PdfReader) -> Iterator[DictionaryObject]:
    """The structure elements, in reading order."""
    rest: list[Any] = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while rest:
        node = rest.pop().get_object()
        if isinstance(node, DictionaryObject):
            yield node
            kids = node.get("/K", ArrayObject()).get_object()
            rest += reversed(kids) if isinstance(kids, ArrayObject) else [kids]


def fonts(reader: PdfReader) -> list[DictionaryObject]:
    found: dict[int, DictionaryObject] = {}
    for page in reader.pages:
        for font in page["/Resources"].get_object().get("/Font", DictionaryObject()).get_object().values():
            found[font.idnum if isinstance(font, IndirectObject) else id(font)] = font.get_object()
    return list(found.values())


def test_the_document_says_which_standard_it_is_made_to_and_in_which_language(reader: PdfReader) -> None:
    root = reader.trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part[>=\"]+1|pdfaid:part[>=\"]+3", metadata)
    assert re.search(r"<dc:title>", metadata)
    assert root["/Lang"] in {"ar", "en"}
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert not root["/MarkInfo"].get("/Suspects")
    assert "/Encrypt" not in reader.trailer


def test_every_tag_is_one_of_the_standards(reader: PdfReader) -> None:
    roles = reader.trailer["/Root"]["/StructTreeRoot"].get("/RoleMap", DictionaryObject()).get_object()
    tags = {str(node["/S"]) for node in nodes(reader) if "/S" in node}
    assert {str(roles.get(tag, tag)) for tag in tags} <= STANDARD


def test_headings_go_down_by_one_level(reader: PdfReader) -> None:
    levels = [HEADINGS[str(node["/S"])] for node in nodes(reader) if node.get("/S") in HEADINGS]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), levels


def test_pictures_are_told_in_words(reader: PdfReader) -> None:
    figures = [node for node in nodes(reader) if node.get("/S") == "/Figure"]
    assert figures
    assert all(node.get("/Alt") or node.get("/ActualText") for node in figures)


def test_all_that_is_drawn_is_tagged_or_an_artifact(reader: PdfReader) -> None:
    showing = {b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Do", b"sh"}
    for number, page in enumerate(reader.pages, 1):
        depth, drawn = [], 0
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in {b"BMC", b"BDC"}:
                depth.append(str(operands[0]))
            elif operator == b"EMC":
                depth.pop()
            elif operator in showing:
                drawn += 1
                assert depth, (number, operator)
        assert drawn
        assert depth == []


def test_links_have_words_a_place_among_the_tags_and_an_order_for_the_keys(reader: PdfReader) -> None:
    for page in reader.pages:
        notes = [note.get_object() for note in page.get("/Annots", [])]
        assert not notes or page["/Tabs"] == "/S"
        for note in notes:
            assert note["/Subtype"] == "/Link"
            assert note.get("/Contents")
            assert "/StructParent" in note


def test_every_font_is_there_and_every_letter_has_a_meaning(reader: PdfReader) -> None:
    found = fonts(reader)
    assert found
    for font in found:
        assert "/ToUnicode" in font
        below = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(below["/FontDescriptor"].get_object())
        meanings = re.findall(rb"<[0-9a-fA-F]+> <([0-9a-fA-F]*)>", font["/ToUnicode"].get_data())
        assert meanings
        assert not [one for one in meanings if one.lower() in {b"", b"0000", b"fffe", b"feff"}]


def test_nothing_acts_and_nothing_is_packed_in_a_forbidden_way(reader: PdfReader) -> None:
    root = reader.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/AcroForm", "/OCProperties"} & set(root)
    assert "/JavaScript" not in root.get("/Names", DictionaryObject()).get_object()
    for number in range(1, len(reader.xref[0]) + 1 if 0 in reader.xref else 1):
        held = reader.get_object(number) if number in reader.xref[0] else None
        if isinstance(held, StreamObject):
            filters = held.get("/Filter", "")
            assert "/LZWDecode" not in (filters if isinstance(filters, ArrayObject) else [filters])


def test_an_archives_colours_are_bound_to_a_profile() -> None:
    reader = PdfReader(io.BytesIO(render(Report((made.worked(),), "en", made.AT, ""), Format.PDF_A)))
    assert len(reader.trailer["/ID"]) == 2
    (intent,) = reader.trailer["/Root"]["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    profile = intent["/DestOutputProfile"].get_object()
    assert profile["/N"] == 3
    assert profile.get_data()[36:40] == b"acsp"
    spaces = {
        str(operands[0])
        for page in reader.pages
        for operands, operator in ContentStream(page.get_contents(), reader).operations
        if operator in {b"cs", b"CS"}
    }
    assert "/DeviceCMYK" not in spaces
    assert not [
        operator
        for page in reader.pages
        for _, operator in ContentStream(page.get_contents(), reader).operations
        if operator in {b"k", b"K"}
    ]
