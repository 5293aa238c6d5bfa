"""Files that other programs cut off, wrapped or packed in ways of their own: read as far as they go."""

import base64
import gzip
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import brotli
import pytest

from factcheck.errors import InputRefused
from factcheck.readers import archive, read
from tests.factcheck.readers import made

FIRST, SECOND = made.PARAGRAPHS
PAGE = f"<html><head><meta charset=utf-8><title>خبر</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"


def record(content: bytes, *headers: tuple[str, str]) -> bytes:
    told = "".join(f"{name}: {value}\r\n" for name, value in (("Content-Type", "text/html"), *headers))
    page = f"HTTP/1.1 200 OK\r\n{told}\r\n".encode() + content
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(page)}\r\n\r\n"
    return gzip.compress(head.encode() + page + b"\r\n\r\n")


@pytest.mark.parametrize("is_chunked", [False, True])
def test_a_page_that_was_packed_with_brotli(*, is_chunked: bool):
    packed = brotli.compress(PAGE.encode())
    headers = [("Content-Encoding", "br")]
    if is_chunked:
        packed = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
        headers.append(("Transfer-Encoding", "chunked"))
    ((address, content),) = archive.members(record(packed, *headers), "a.warc.gz")
    assert (address, content) == ("https://example.org/a", PAGE.encode())


def test_a_page_that_swells_with_brotli_is_refused():
    bomb = record(brotli.compress(b"<p>a</p>" * 16_000_000, quality=1), ("Content-Encoding", "br"))
    with pytest.raises(InputRefused, match="swells"):
        list(archive.members(bomb, "a.warc.gz"))
    with pytest.raises(InputRefused, match="damaged"):
        list(archive.members(record(b"no brotli", ("Content-Encoding", "br")), "a.warc.gz"))


@pytest.mark.parametrize("cut", [0, 2, 3, 5])
def test_a_mail_that_was_cut_off_is_read_as_far_as_it_goes(cut: int):
    packed = base64.encodebytes(FIRST.encode())
    content = b"Subject: a\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + packed
    assert FIRST[:60] in read(content[: len(content) - cut], "a.eml").text


@pytest.mark.parametrize("before", ["\ufeff", "\r\n\r\n", "From a@example.org Tue Sep 12 10:00:00 2023\n"])
def test_what_stands_before_a_mail_hides_no_heads(before: str):
    draft = read(before.encode() + made.mail(), "a.eml")
    assert draft.title == made.TITLE
    assert FIRST in draft.text


def test_of_frames_that_are_saved_with_their_page_the_one_with_the_text_is_read():
    mail = MIMEMultipart("related")
    frames = ("<frameset><frame src=a><frame src=b></frameset>", "<ul><li>الرئيسية</ul>", PAGE)
    for number, frame in enumerate(frames):
        part = MIMEText(f"<html>{frame}" if number < 2 else frame, "html", "utf-8")
        part["Content-Location"] = f"https://example.org/{number}"
        mail.attach(part)
    draft = read(mail.as_bytes(), "a.mhtml")
    assert draft.text == f"{FIRST}\n{SECOND}"
    assert draft.url == "https://example.org/2"
    with pytest.raises(InputRefused, match="frames"):
        read(f"<html>{frames[0]}</html>".encode(), "a.html")


def test_a_book_s_pages_may_have_names_without_an_ending():
    parts = made.unzipped(made.epub())
    book = (
        parts["OEBPS/book.opf"].decode().replace('href="text/a.xhtml"', 'media-type="application/xhtml+xml" href="a"')
    )
    parts |= {"OEBPS/book.opf": book.encode(), "OEBPS/a": parts.pop("OEBPS/text/a.xhtml")}
    assert read(made.zipped(parts), "a.epub").text == f"{FIRST}\n{SECOND}"


def test_spaces_of_which_a_document_tells_nonsense():
    parts = made.unzipped(made.odt())
    broken = parts["content.xml"].decode().replace("قالت ", 'قالت<text:s text:c="x"/>')
    assert FIRST in read(made.zipped(parts | {"content.xml": broken.encode()}), "a.odt").text
