"""Files that are not what they should be, as people hand them over: what they hold is read all the same."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime

import openpyxl
import pytest

from factcheck.readers import drafts, read
from factcheck.text.encoding import decode
from tests.factcheck.readers import made

FIRST, SECOND = made.PARAGRAPHS
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def parts(content: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {info.filename: packed.read(info) for info in packed.infolist()}


def word(body: str) -> bytes:
    return made.zipped(
        {**parts(made.docx()), "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    )


def page(text: str = f"<p>{FIRST}</p>") -> bytes:
    return f"<html><head><meta charset='utf-8'></head><body>{text}</body></html>".encode()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.docx", made.odt(), "opendocument.text"),
        ("a.odt", made.docx(), "wordprocessingml.document"),
        ("a.txt", made.docx(), "wordprocessingml.document"),
        ("a.docx", page(), "html"),
        ("a.pdf", page(), "html"),
        ("a.srt", FIRST.encode(), "plain"),
    ],
)
def test_a_wrong_ending_does_not_hide_what_it_is(name: str, content: bytes, kind: str):
    draft = read(content, name)
    assert FIRST in draft.text
    assert draft.media_type.endswith(kind)


def test_the_text_of_a_document_may_lie_under_another_number():
    """As documents do that were written on the web."""
    renamed = {name.replace("/document.xml", "/document2.xml"): part for name, part in parts(made.docx()).items()}
    assert FIRST in read(made.zipped(renamed), "a.docx").text


def test_what_a_document_hides_is_not_its_text():
    def run(text: str, properties: str) -> str:
        return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"

    hidden, shown = run("سر", "<w:vanish/>"), run("معلن", '<w:vanish w:val="false"/>')
    assert read(word(f"<w:p>{hidden}{shown}</w:p>"), "a.docx").text == "معلن"


def rtf(text: str, head: str = r"\ansicpg1256") -> bytes:
    return rf"{{\rtf1\ansi{head} ".encode() + text.encode("cp1256") + b"}"


def test_rich_text_with_bytes_where_signs_should_be():
    assert read(rtf("قالت الوزارة"), "a.rtf").text == "قالت الوزارة"


def test_rich_text_with_a_letter_in_two_halves():
    assert read(rb"{\rtf1\ansi\uc1 a \u-10179?\u-8704? b}", "a.rtf").text == "a \U0001f600 b"


@pytest.mark.parametrize("size", [b"12", b"999999999"])
def test_rich_text_with_a_picture_of_braces(size: bytes):
    inside = b"{{{{\\par }}}}"[:12]
    text = read(rb"{\rtf1\ansi before {\pict\bin" + size + b" " + inside + b"} after}", "a.rtf").text
    assert text.startswith("before")
    assert ("after" in text) == (size == b"12")


def test_the_times_within_a_subtitle_are_no_words():
    told = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v سعاد>قالت <00:01.500>الوزارة <c.red>اليوم</c>\n"
    assert read(told.encode(), "a.vtt").text == "[00:00:01] سعاد: قالت الوزارة اليوم"


def test_who_speaks_in_web_subtitles_is_named_and_what_stands_between_them_is_not_said():
    told = (
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nأول\n00:01.000 --> 00:02.000 align:start\n"
        "<v.loud ليلى حسن>مرحبا</v>\n<v Bob &amp; Co>hi &lt;3</v>\n\nNOTE لم يقله أحد\nولا هذا\n\n2\n"
        "00:03.000 --> 00:04.000\n- نعم\n- لا\n \n00:05.000 --> 00:06.000\n<v>وداعًا\n\n00:07 --> x\nضائع\n"
    )
    assert read(told.encode(), "a.vtt").text.split("\n") == [
        "[00:00:01] ليلى حسن: مرحبا", "[00:00:01] Bob & Co: hi <3", "[00:00:03] - نعم - لا", "[00:00:05] وداعًا",
    ]  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("head", ["", "sep={}\r\n"])
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1256"])
def test_what_separates_the_cells_is_found(separator: str, head: str, codec: str):
    text = FIRST.replace("،", " ")
    table = f"{head.format(separator)}العنوان{separator}النص\r\nعنوان{separator}{text}\r\n"
    (draft,) = drafts(table.encode(codec), "a.csv")
    assert (draft.title, draft.text) == ("عنوان", text)


def test_a_day_of_a_workbook_has_no_midnight():
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["text", "date"], [FIRST, datetime(2024, 3, 1)], [SECOND, datetime(2024, 3, 2, 8, 30)]):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    assert [one.published for one in drafts(stream.getvalue(), "a.xlsx")] == ["2024-03-01", "2024-03-02 08:30:00"]


BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
LONELY = "نص قصير يعاد في كل صفحة من صفحات هذا الموقع ولا علاقة له بالخبر الذي فيها أبدًا"


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "NewsArticle", "headline": made.TITLE, "articleBody": f"{FIRST}\n{SECOND}"},
        {"@graph": [{"content": LONELY}, {"@type": "NewsArticle", "articleBody": f"{FIRST}\n{SECOND}"}]},
        {"props": {"pageProps": {"article": {"title": made.TITLE, "body": BODY}, "related": [{"content": LONELY}]}}},
        {"article": {"blocks": [{"type": "p", "text": FIRST}, {"type": "p", "text": SECOND}]}},
    ],
)
def test_a_page_that_only_a_program_shows_is_read_from_its_data(data: object):
    kind = "application/ld+json" if "@" in json.dumps(data) else "application/json"
    script = f'<div id="root"></div><script type="{kind}">{json.dumps(data, ensure_ascii=False)}</script>'
    draft = read(page(f"<noscript>JavaScript</noscript>{script}"), "a.html")
    assert draft.text.split("\n") == [FIRST, SECOND]
    assert len(draft.warnings) == 1


def test_the_data_of_a_page_does_not_stand_in_for_the_text_that_it_shows():
    data = json.dumps({"articleBody": "نص آخر لا يظهر في الصفحة أبدًا " * 20}, ensure_ascii=False)
    shown = page(f"{BODY}<p>{FIRST} {SECOND}</p><script type='application/ld+json'>{data}</script>")
    assert "نص آخر" not in read(shown, "a.html").text


UNMARKED: list[Callable[[str], bytes]] = [
    lambda text: text.encode("utf-16-le"),
    lambda text: text.encode("utf-16-be"),
    lambda text: text.encode("mac_arabic"),
    lambda text: text.encode("cp1256"),
]


@pytest.mark.parametrize("encoded", UNMARKED)
def test_text_whose_encoding_nothing_tells(encoded: Callable[[str], bytes]):
    text = f"{FIRST}\n{SECOND}"
    assert decode(encoded(text)).text == text


def test_over_the_heads_of_a_table_may_stand_what_it_is_called():
    rows = [["تقرير شهر آذار"], [], ["الرقم", "العنوان", "النص"], ["1", "عنوان أول", FIRST], ["2", "عنوان ثان", SECOND]]
    separated = "\r\n".join(";".join(row) for row in rows)
    for name, content in (("a.csv", separated.encode()), ("a.xlsx", made.workbook(rows))):
        assert [(one.title, one.text) for one in drafts(content, name)] == [
            ("عنوان أول", FIRST),
            ("عنوان ثان", SECOND),
        ]


def test_of_a_workbook_the_sheet_with_the_texts_is_read():
    book = openpyxl.Workbook()
    book.worksheets[0].append(["أعدّ هذا الجدول قسم الرصد"])
    for row in (["title", "text"], ["عنوان", FIRST]):
        book.create_sheet("texts").append(row) if len(book.worksheets) < 2 else book.worksheets[1].append(row)
    assert [one.title for one in drafts(made.saved(book), "a.xlsx")] == ["عنوان"]
