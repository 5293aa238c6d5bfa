"""The document against what PDF/UA-1 and PDF/A-3u ask for, looked up in the file by a reader that others wrote."""

import html
import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, StreamObject

from factcheck.report import Format, render
from tests.factcheck.report import made

PAINTING = {b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"EI"}
STANDARD = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "NonStruct", "P", "L", "LI", "Lbl", "LBody"),
    *("H1", "H2", "H3", "H4", "Table", "TR", "TH", "TD", "THead", "TBody", "Span", "Quote", "Note", "Reference"),
    *("Code", "Link", "Annot", "Figure"),
}
KINDS = [(format, language) for format in (Format.PDF, Format.PDF_A) for language in ("ar", "en")]


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: f"{kind[0].value}-{kind[1]}")
def opened(request: pytest.FixtureRequest) -> PdfReader:
    format, language = request.param
    return PdfReader(io.BytesIO(render(made.report(language), format)))


@pytest.fixture(scope="module")
def archived() -> PdfReader:
    return PdfReader(io.BytesIO(render(made.report("ar"), Format.PDF_A)))


def elements(node: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[DictionaryObject, tuple[str, ...]]]:
    """Yield the elements of a tree of tags, in its order, each with the tags above it."""
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for each in node:
            yield from elements(each, above)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        yield node, above
        yield from elements(node.get("/K", ArrayObject()), (*above, str(node["/S"])[1:]))


def tree(reader: PdfReader) -> list[tuple[DictionaryObject, tuple[str, ...]]]:
    return list(elements(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))


def marked(page: Any, reader: PdfReader) -> Iterator[tuple[bytes, tuple[Any, ...]]]:
    """Yield what a page paints with, each time under which marks."""
    marks: list[Any] = []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in {b"BDC", b"BMC"}:
            marks.append(operands)
        elif operator == b"EMC":
            marks.pop()
        elif operator in PAINTING:
            yield operator, tuple(marks)
    assert not marks


def fonts(reader: PdfReader) -> dict[str, DictionaryObject]:
    return {
        str(name): font.get_object()
        for page in reader.pages
        for name, font in page["/Resources"].get("/Font", {}).items()
    }


def notes(reader: PdfReader) -> Iterator[tuple[Any, DictionaryObject]]:
    for page in reader.pages:
        for each in page.get("/Annots", []):
            yield page, each.get_object()


def test_everything_painted_is_tagged_or_told_to_be_ornament(opened: PdfReader) -> None:
    for page in opened.pages:
        for operator, marks in marked(page, opened):
            assert marks, operator
            kinds = {str(mark[0]) for mark in marks}
            assert "/Artifact" in kinds or any(len(mark) > 1 and "/MCID" in mark[1] for mark in marks)


def test_ornament_and_content_never_lie_in_each_other(opened: PdfReader) -> None:
    for page in opened.pages:
        for _, marks in marked(page, opened):
            tagged = [len(mark) > 1 and "/MCID" in mark[1] for mark in marks]
            assert not (any(tagged) and any(str(mark[0]) == "/Artifact" for mark in marks))


def test_every_piece_of_text_has_its_place_in_the_tree(opened: PdfReader) -> None:
    pages = {page.indirect_reference.idnum: page for page in opened.pages if page.indirect_reference}
    named: dict[int, set[int]] = {number: set() for number in pages}
    for element, _ in tree(opened):
        kids = element.get("/K", ArrayObject())
        for each in kids if isinstance(kids, ArrayObject) else [kids]:
            kid = each.get_object()
            if isinstance(kid, int):
                named[element.raw_get("/Pg").idnum].add(int(kid))
            elif "/MCID" in kid:
                named[(kid if "/Pg" in kid else element).raw_get("/Pg").idnum].add(int(kid["/MCID"]))
    for number, page in pages.items():
        shown = {
            int(m[1]["/MCID"]) for _, marks in marked(page, opened) for m in marks if len(m) > 1 and "/MCID" in m[1]
        }
        assert shown <= named[number]


def test_its_tags_are_those_of_the_standard(opened: PdfReader) -> None:
    roles = opened.trailer["/Root"]["/StructTreeRoot"].get("/RoleMap", {})
    for element, _ in tree(opened):
        tag = str(element["/S"])
        assert str(roles.get(tag, tag))[1:] in STANDARD


def test_lists_and_tables_are_built_of_their_own_parts(opened: PdfReader) -> None:
    for element, above in tree(opened):
        tag = str(element["/S"])[1:]
        if tag == "LI":
            assert above[-1] == "L"
        if tag in {"LBody", "Lbl"}:
            assert above[-1] == "LI"
        if tag in {"TD", "TH"}:
            assert above[-1] == "TR"
        if tag == "L":
            kids = element["/K"]
            kinds = {str(kid.get_object()["/S"]) for kid in kids}
            assert kinds <= {"/LI", "/Caption", "/L"}


def test_no_level_of_heading_is_left_out(opened: PdfReader) -> None:
    levels = [int(str(element["/S"])[2]) for element, _ in tree(opened) if re.fullmatch(r"/H\d", str(element["/S"]))]
    assert levels[0] == 1
    assert all(new <= old + 1 for old, new in pairwise(levels))


def test_every_figure_is_told_in_words(opened: PdfReader) -> None:
    for element, _ in tree(opened):
        if element["/S"] in {"/Figure", "/Formula"}:
            assert str(element.get("/Alt", "")).strip()


def test_every_link_is_tagged_and_says_where_it_leads(opened: PdfReader) -> None:
    assert not [above for element, above in tree(opened) if element["/S"] == "/Link" and "Link" in above]
    referred = {
        kid["/Obj"].get_object().get("/StructParent")
        for element, _ in tree(opened)
        if element["/S"] == "/Link"
        for kid in element["/K"]
        if isinstance(kid.get_object(), DictionaryObject) and "/Obj" in kid.get_object()
    }
    found = list(notes(opened))
    assert found
    assert len({note["/StructParent"] for _, note in found}) == len(found)
    for page, note in found:
        assert page["/Tabs"] == "/S"
        assert note["/Subtype"] == "/Link"
        assert str(note.get("/Contents", "")).strip()
        assert not re.fullmatch(r"a\d+-\w+-[\d-]+", note["/Contents"])  # words, and no name of a place
        left, bottom, right, top = map(float, note["/Rect"])
        assert abs(right - left) > 2
        assert abs(top - bottom) > 2
        assert note["/StructParent"] in referred
        assert not note.get("/F", 0) & 0b100011  # it is not hidden


def test_it_says_its_title_and_its_language(opened: PdfReader) -> None:
    root = opened.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert not root["/MarkInfo"].get("/Suspects")
    assert root["/Lang"] in {"ar", "en"}
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_data().decode()
    assert str(opened.metadata.title)[:10] in html.unescape(metadata)
    assert not opened.is_encrypted


def test_its_fonts_are_in_it_and_its_letters_are_told(opened: PdfReader) -> None:
    shown: dict[str, set[int]] = {}
    for page in opened.pages:
        font = ""
        for operands, operator in ContentStream(page.get_contents(), opened).operations:
            if operator == b"Tf":
                font = str(operands[0])
            elif operator == b"TJ":
                for piece in operands[0]:
                    if isinstance(piece, (str, bytes)):
                        raw = getattr(piece, "original_bytes", piece)
                        numbers = {int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)}
                        shown.setdefault(font, set()).update(numbers)
    held = fonts(opened)
    assert len(held) >= 2
    for name, glyphs in shown.items():
        font = held[name]
        below = font["/DescendantFonts"][0].get_object()
        file = TTFont(io.BytesIO(below["/FontDescriptor"]["/FontFile2"].get_data()))
        told = {
            int(glyph, 16)
            for glyph, text in re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]*)>", font["/ToUnicode"].get_data())
            if text
        }
        assert glyphs <= told, (name, glyphs - told)
        assert max(glyphs) < file["maxp"].numGlyphs
        order, units = file.getGlyphOrder(), file["head"].unitsPerEm
        widths: dict[int, float] = {}
        for first, row in zip(below["/W"][::2], below["/W"][1::2], strict=True):
            widths.update(enumerate(row, first))
        for glyph in glyphs:  # what the document says of a width is what the font says, within a thousandth
            assert abs(widths[glyph] - file["hmtx"][order[glyph]][0] * 1000 / units) <= 1


def test_nothing_in_it_is_of_what_an_archive_refuses(archived: PdfReader) -> None:
    root = archived.trailer["/Root"]
    assert len(archived.trailer["/ID"]) == 2
    metadata = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part[>=\"]+3", metadata)
    assert re.search(r"pdfaid:conformance[>=\"]+U", metadata)
    [intent] = [each.get_object() for each in root["/OutputIntents"]]
    assert intent["/S"] == "/GTS_PDFA1"
    profile = intent["/DestOutputProfile"].get_object()
    assert isinstance(profile, StreamObject)
    assert profile.get_data()[36:40] == b"acsp"
    assert profile["/N"] == 3
    assert not {"/OpenAction", "/AA", "/AcroForm", "/OCProperties"} & set(root)
    assert "/JavaScript" not in root.get("/Names", {})
    for _, note in notes(archived):
        assert note["/F"] & 4  # it is printed
        action = note.get("/A", {})
        assert action.get("/S", "/URI") in {"/URI", "/GoTo"}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_accessible_document_says_so(language: str) -> None:
    reader = PdfReader(io.BytesIO(render(made.report(language), Format.PDF)))
    metadata = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part[>=\"]+1", metadata)
