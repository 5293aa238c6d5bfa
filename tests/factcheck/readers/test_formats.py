"""Each format's smallest file, made by a program that is not ours, comes in with its text and what it tells."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from factcheck.errors import InputRefused
from factcheck.model import Direction
from factcheck.readers import drafts, read
from tests.factcheck.readers import made
from tests.factcheck.readers.made import PARAGRAPHS, TITLE, zipped

WORD = "word/document.xml"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.docx", made.docx()), ("a.odt", made.odt()), ("a.rtf", made.rtf()), ("a.epub", made.epub())],
    ids=["docx", "odt", "rtf", "epub"],
)
def test_a_document_comes_in_with_its_paragraphs_and_title(name: str, content: bytes):
    draft = read(content, f"/news/{name}")
    assert draft.title == TITLE
    lines = draft.text.split("\n")
    assert [one for one in lines if one in PARAGRAPHS] == list(PARAGRAPHS)
    assert (draft.language, draft.direction) == ("ar", Direction.RTL)
    assert draft.original == content


@pytest.mark.parametrize("name", ["a.docx", "", "a.bin", "a.txt"])
def test_a_word_document_is_known_by_what_is_in_it(name: str):
    draft = read(made.docx(), name)
    assert PARAGRAPHS[0] in draft.text
    assert "السنة\t٢٠٢٤" in draft.text
    assert draft.author == "سعاد"


def test_changes_count_as_accepted_and_boxes_and_notes_are_read():
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    document.add_paragraph("قبل ")
    inserted = f"<w:ins {nsdecls('w')}><w:r><w:t>ما أضيف</w:t></w:r></w:ins>"
    deleted = f"<w:del {nsdecls('w')}><w:r><w:delText>ما حذف</w:delText></w:r></w:del>"
    for one in (inserted, deleted):
        document.paragraphs[0]._p.append(parse_xml(one))
    text = read(made.saved(document), "a.docx").text
    assert text == "قبل ما أضيف"


def test_what_a_document_says_of_itself_is_not_taken_for_its_publication():
    draft = read(made.docx(), "a.docx")
    assert draft.published == ""
    assert any("was made on" in warning.template for warning in draft.warnings)


@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_mail_comes_in_with_its_head(subtype: str):
    draft = read(made.mail(subtype), "/news/a.eml")
    assert draft.title == TITLE
    assert draft.author == "سعاد <s@example.org>"
    assert draft.published == "2023-09-12T10:00:00+03:00"
    assert all(one in draft.text for one in PARAGRAPHS)
    assert any("attached" in one.template and one.values["names"] == "مرفق.pdf" for one in map(fixed, draft.warnings))


def fixed(sentence):
    from types import SimpleNamespace

    return SimpleNamespace(template=sentence.template, values=dict(sentence.values))


def test_a_page_saved_as_one_file_keeps_its_address():
    page = f"<html dir=rtl><head><title>{TITLE}</title></head><body><p>{'</p><p>'.join(PARAGRAPHS)}</p></body></html>"
    saved = (
        (
            b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/a\r\nMIME-Version: 1.0\r\n"
            b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
            b"Content-Type: text/html; charset=windows-1256\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        )
        + page.encode("windows-1256", "replace")
        + b"\r\n--b--\r\n"
    )
    draft = read(saved, "/news/a.mhtml")
    assert (draft.title, draft.url) == (TITLE, "https://example.org/a")
    assert draft.text.split("\n")[-1] == PARAGRAPHS[1]
    assert draft.original == saved


SRT = "1\n00:00:01,500 --> 00:00:03,000\n<i>قال الوزير</i>\nإن العمل بدأ\n\n2\n01:00:04,000 --> 01:00:05,000\nشكرًا\n"
VTT = "WEBVTT\n\n00:01.500 --> 00:03.000\n<i>قال الوزير</i>\nإن العمل بدأ\n\n01:00:04.000 --> 01:00:05.000\nشكرًا\n"


@pytest.mark.parametrize(("name", "content"), [("a.srt", SRT), ("a.vtt", VTT)])
def test_subtitles_keep_their_times(name: str, content: str):
    assert read(content.encode(), name).text == "[00:00:01] قال الوزير إن العمل بدأ\n[01:00:04] شكرًا"


ROWS = [
    ["العنوان", "النص", "المصدر", "التاريخ"],
    [TITLE, PARAGRAPHS[0], "النهار", "2023-09-12"],
    ["", PARAGRAPHS[1], "", ""],
]


@pytest.mark.parametrize("kind", ["csv", "semicolons", "tsv", "xlsx"])
def test_a_table_holds_an_article_a_row(kind: str):
    separator = {"csv": ",", "semicolons": ";", "tsv": "\t"}.get(kind, "")
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in ROWS)
    content = made.workbook(ROWS) if kind == "xlsx" else ("\ufeff" + text).encode()
    first, second = drafts(content, f"/news/a.{'csv' if kind == 'semicolons' else kind}")
    assert (first.title, first.text, first.outlet, first.published) == (TITLE, PARAGRAPHS[0], "النهار", "2023-09-12")
    assert second.text == PARAGRAPHS[1]
    assert first.original != second.original


def test_without_heads_the_column_of_long_texts_is_the_text():
    table = "id,what\n1," + PARAGRAPHS[0].replace(",", "،") + "\n"
    assert [one.text for one in drafts(table.encode(), "a.csv")] == [PARAGRAPHS[0]]
    with pytest.raises(InputRefused, match="column of texts"):
        drafts(b"id,count\n1,2\n", "a.csv")


# What is hostile, or broken


BILLION = (
    '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">' + "".join(
        f'<!ENTITY b{number} "{"&b" + (str(number - 1) if number else "") + ";"} * 10">' for number in range(1, 10)
    ) + "]><a>&b9;</a>"
)  # fmt: skip
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.mark.parametrize("xml", [BILLION, OUTSIDE], ids=["billion laughs", "external entity"])
@pytest.mark.parametrize(
    ("name", "part"),
    [("a.docx", WORD), ("a.odt", "content.xml"), ("a.epub", "META-INF/container.xml"), ("a.xlsx", "xl/workbook.xml")],
)
def test_xml_with_entities_of_its_own_is_refused(name: str, part: str, xml: str):
    with pytest.raises(InputRefused, match=r"entities|damaged"):
        read(zipped({part: xml}), name)


@pytest.mark.parametrize(("name", "part"), [("a.docx", WORD), ("a.odt", "content.xml"), ("a.xlsx", "xl/workbook.xml")])
def test_what_swells_is_refused(name: str, part: str):
    with pytest.raises(InputRefused, match="swells"):
        read(zipped({part: b"<a>" + b" " * 120_000_000 + b"</a>"}), name)


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub", "a.xlsx", "a.pdf", "a.eml", "a.rtf", "a.srt", "a.mhtml"])
@pytest.mark.parametrize("cut", [0.1, 0.5, 0.95])
def test_what_is_cut_off_is_read_or_refused(name: str, cut: float):
    whole = {"a.docx": made.docx, "a.odt": made.odt, "a.epub": made.epub, "a.rtf": made.rtf, "a.eml": made.mail}
    content = whole.get(name, made.docx)()
    try:
        told = read(content[: int(len(content) * cut)], name).text
    except InputRefused as refusal:
        told = str(refusal)
    assert told


def test_a_locked_document_says_so():
    locked = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(InputRefused, match="password"):
        read(locked, "a.docx")
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>'
        "<m:encryption-data/></m:file-entry></m:manifest>"
    )
    with pytest.raises(InputRefused, match="password"):
        read(zipped({"content.xml": b"\x00\x01", "META-INF/manifest.xml": manifest}), "a.odt")


@pytest.mark.parametrize("name", ["doc", "docx", "odt", "ods", "xls", "xlsx"])
def test_what_libreoffice_locked_says_that_it_wants_a_password(name: str):
    content = Path(__file__).with_name("locked").joinpath(f"locked.{name}").read_bytes()
    with pytest.raises(InputRefused, match=rf"{name} is protected by a password. Save a copy without one"):
        read(content, f"a.{name}")


def test_what_is_not_locked_is_not_called_so():
    old = bytes.fromhex("d0cf11e0") + bytes(508) + b"\xec\xa5" + bytes(600)
    with pytest.raises(InputRefused, match="kind that is not read"):
        read(old, "a.doc")
    with pytest.raises(InputRefused, match="kind that is not read"):
        read(zipped({"mimetype": "x", "META-INF/manifest.xml": "<m/>"}), "a.ods")


def test_macros_are_told_and_left_alone():
    from zipfile import ZipFile

    stream = io.BytesIO(made.docx())
    with ZipFile(stream, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    draft = read(stream.getvalue(), "a.docm")
    assert "AutoOpen" not in draft.text
    assert any("macros" in warning.template for warning in draft.warnings)


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [("نص " * 3_500_000, "longer than any text"), ("<text:span>" * 300 + "x" + "</text:span>" * 300, "nested")],
)
def test_a_document_beyond_what_any_text_is_is_not_called_damaged(inside: str, sentence: str):
    content = made.odt("PLACE")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts["content.xml"] = parts["content.xml"].replace(b"PLACE", inside.encode())
    with pytest.raises(InputRefused, match=sentence):
        drafts(made.zipped(parts), "a.odt")


def test_a_mail_that_hands_another_on_says_both():
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "المصدر <a@a.test>", "بيان"
    inner.set_content(PARAGRAPHS[0])
    outer = EmailMessage()
    outer["Subject"] = "للعلم"
    outer.set_content("انظروا ما وصلنا")
    outer.add_attachment(inner)
    found = read(bytes(outer), "/a.eml")
    assert found.title == "للعلم"
    assert found.text.index("انظروا") < found.text.index("بيان") < found.text.index(PARAGRAPHS[0])


def test_only_webvtt_has_entities():
    told = "1\n00:00:01,000 --> 00:00:03,000\nقال &amp; سكت\n"
    assert read(f"WEBVTT\n\n{told.replace(',', '.')}".encode(), "/a.vtt").text == "[00:00:01] قال & سكت"
    assert read(told.encode(), "/a.srt").text == "[00:00:01] قال &amp; سكت"


def test_a_page_that_is_nested_without_end_says_so():
    deep = "<b>" * 20_000 + PARAGRAPHS[0]
    with pytest.raises(InputRefused, match=r"deep\.html is nested more deeply"):
        read(deep.encode(), "/a/deep.html")


def test_a_page_whose_element_has_attributes_without_end_says_so():
    page = f"<p {' '.join(f'a{number}=1' for number in range(100_000))}>نص كثير الصفات</p>"
    with pytest.raises(InputRefused, match="thousands of attributes"):
        read(page.encode(), "a.html")
    picture = f"<p>نص الصفحة</p><img alt='ا ب' src='data:image/png;base64,{'QUJD' * 500_000}'>"
    assert read(picture.encode(), "a.html").text == "نص الصفحة"


def test_a_book_with_a_hostile_chapter_is_called_by_its_name():
    parts = _parts(made.epub())
    chapter = next(name for name in parts if name.endswith("xhtml"))
    parts[chapter] = b'<!DOCTYPE a [<!ENTITY l "ha">]><html>&l;</html>'
    with pytest.raises(InputRefused, match=r"book\.epub declares entities"):
        read(zipped(parts), "/a/book.epub")


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {info.filename: packed.read(info) for info in packed.infolist()}
