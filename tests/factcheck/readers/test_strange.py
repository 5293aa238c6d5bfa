"""Strange files that analysts are handed: what they tell of themselves is found, or one sentence says what to do."""

from pathlib import Path

import pytest

from factcheck import inputs
from factcheck.errors import InputRefused
from factcheck.readers import read
from tests.factcheck.readers import made
from tests.factcheck.readers.made import PARAGRAPHS, TITLE

FIRST, SECOND = PARAGRAPHS
BODY = f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>"


def page(head: str = "", body: str = BODY) -> bytes:
    return f"<!doctype html><html dir=rtl lang=ar><meta charset=utf-8><title>{TITLE}</title>{head}{body}".encode()


@pytest.mark.parametrize("name", ["page.txt", "PAGE.HTML", "page", "page.docx", "page.rtf", "page.text"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_page_is_read_as_one_whatever_it_is_called(name: str, encoding: str):
    draft = read(page().decode().encode(encoding), name)
    assert draft.text.split("\n") == [TITLE, FIRST, SECOND]


def test_a_text_that_speaks_of_markup_stays_as_it_is():
    text = "<p> هو وسم الفقرة في صفحات الويب."
    assert read(text.encode(), "a.txt").text == text


def test_what_a_page_says_to_machines_in_its_data_goes_before_its_other_tags():
    head = (
        '<meta property="article:published_time" content="2022-01-01"><meta property="og:title" content="آخر">'
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"عنوان","datePublished":"2022-01-03"}'
        "</script>"
    )
    draft = read(page(head), "a.html")
    assert (draft.title, draft.published) == ("عنوان", "2022-01-03")
    assert "published" not in draft.guessed


def test_a_canonical_address_is_held_against_the_base_of_the_page():
    draft = read(page('<base href="https://news.example.org/dir/"><link rel=canonical href="story/7">'), "a.html")
    assert draft.url == "https://news.example.org/dir/story/7"
    assert read(page("<base href='http://['><link rel=canonical href='/a'>"), "a.html").url == ""


def test_the_date_of_a_short_line_above_the_text_is_a_guess():
    draft = read(page("", f"<h1>{TITLE}</h1><p>بيروت في ٥ آذار/مارس ٢٠٢١</p><p>{FIRST}</p>"), "a.html")
    assert draft.published == "2021-03-05"
    assert "published" in draft.guessed
    assert read(page("", f"<p>{FIRST} وكان ذلك في ٥ مارس ٢٠٢١، كما قال.</p>"), "a.html").published == ""


def test_the_address_of_a_page_in_a_web_archive_is_its_link(tmp_path: Path):
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a?b=1\r\n"
        "WARC-Date: 2024-01-02T03:04:05Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    path = tmp_path / "a.warc"
    path.write_bytes(head.encode() + answer + b"\r\n\r\n")
    ((_, found),) = inputs.read_all([path])
    assert not isinstance(found, InputRefused)
    assert [one.url for one in found] == ["https://example.org/a?b=1"]


def test_the_notes_of_rich_text_stand_behind_it():
    note = r"{\super\chftn{\footnote\ftnalt \chftn {\b A note} with \{braces\}.}}"
    draft = read(rf"{{\rtf1\ansi The first line{note} goes on.\par The second line.\par}}".encode(), "a.rtf")
    assert draft.text.split("\n") == ["The first line goes on.", "The second line.", "A note with {braces}."]
    assert "word" in read(rb"{\rtf1\ansi A word {\footnote that never ends", "a.rtf").text


def test_subtitles_for_the_web_tell_their_title_and_language():
    head = "\ufeffWEBVTT - حلقة اليوم\r\nKind: captions\r\nLanguage: ar\r\n\r\nNOTE x\r\n\r\n"
    subtitles = head + "00:01.000 --> 00:04.000\r\nأهلا بكم\r\n"
    draft = read(subtitles.encode(), "a.vtt")
    assert (draft.title, draft.language, draft.text) == ("حلقة اليوم", "ar", "[00:00:01] أهلا بكم")


def test_all_writers_of_a_book_are_told():
    parts = made.unzipped(made.epub())
    book = next(name for name in parts if name.endswith(".opf"))
    second = b"<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>\xd9\x84\xd9\x8a\xd9\x84\xd9\x89</dc:creator></metadata>"
    parts[book] = parts[book].replace(b"</metadata>", second)
    assert read(made.zipped(dict(parts)), "a.epub").author.endswith(", ليلى")


@pytest.mark.parametrize("name", ["a.eml", "a.rtf", "a.mhtml", "a.txt", "a.pdf", "a.docx", "a.epub", "a.xlsx", "a.odt"])
@pytest.mark.parametrize("seed", [0, 1])
def test_mere_bytes_are_refused_whatever_they_are_called(name: str, seed: int):
    start = {"a.rtf": rb"{\rtf1", "a.pdf": b"%PDF-1.4\n"}.get(name, b"PK\x03\x04" if "x" in name else b"")
    mere = bytes((number * number * 31 + seed * 7 + number // 3) % 256 for number in range(6000))
    with pytest.raises(InputRefused):
        read(start + mere, name)


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("a.tar", "Unpack it"), ("a.7z", "Unpack it"), ("a.png", "Tesseract"), ("a.mp4", "subtitles"),
        ("a.url", "save the page"), ("a.msg", "paste it"), ("a.doc", "save it"), ("a.pages", "save it"),
    ],
)  # fmt: skip
def test_what_is_not_read_says_what_to_do_instead(name: str, instead: str):
    with pytest.raises(InputRefused, match=instead):
        read(b"what it holds", name)


def test_what_a_page_marks_in_its_text_is_declared():
    body = (
        "<div itemscope itemtype='http://schema.org/NewsArticle'><h1 itemprop=headline>عنوان</h1>"
        "<p itemprop=author itemscope><b itemprop=name>سعاد محمود</b> كاتبة</p>"
        "<p itemprop=publisher itemscope><meta itemprop=name content='النهار'></p>"
        f"<time itemprop=datePublished datetime=2021-04-05>أمس</time><p>{FIRST}</p></div>"
    )
    draft = read(page("", body), "a.html")
    assert (draft.title, draft.author, draft.outlet, draft.published) == ("عنوان", "سعاد محمود", "النهار", "2021-04-05")
    assert not draft.guessed & {"title", "author", "outlet", "published"}


def test_values_in_a_pages_data_may_be_objects_lists_and_markup():
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":{"@value":"عنوان","@language":"ar"},'
        '"author":{"@list":[{"name":"أ"},{"name":"<a href=x>ب</a>"}]},"publisher":["صحيفة"],'
        '"datePublished":{"@type":"Date","@value":"2020-02-03"}}</script>'
    )
    draft = read(page(head), "a.html")
    assert (draft.title, draft.author, draft.outlet, draft.published) == ("عنوان", "أ, ب", "صحيفة", "2020-02-03")


@pytest.mark.parametrize("kind", ['multipart/encrypted; boundary="B"', "application/pkcs7-mime; name=smime.p7m"])
def test_an_encrypted_mail_says_so(kind: str):
    head = f"From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: {kind}\n\n"
    mail = head + "--B\nContent-Type: a/b\n\nx\n--B--\n"
    with pytest.raises(InputRefused, match="encrypted mail"):
        read(mail.encode(), "a.eml")
