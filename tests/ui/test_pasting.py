"""What was copied out of a browser becomes an article with its paragraphs and its link."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication

from tests.ui.driver import CONTROL, SHIFT, Driver
from ui import pasting

PAGE = "https://example.org/news/1"
MARKUP = (
    '<meta http-equiv="content-type" content="text/html; charset=utf-8"><h2>خبر من المتصفح</h2>'
    "<p>نفى <b>الوزير</b> ما نُسب إليه.</p><script>alert(1)</script><p>وقال إن الأرقام غير صحيحة.</p>"
)
LINES = ["خبر من المتصفح", "نفى الوزير ما نُسب إليه.", "وقال إن الأرقام غير صحيحة."]
WINDOWS = f"Version:0.9\r\nStartHTML:00000\r\nSourceURL:{PAGE}\r\n<html><body><!--StartFragment-->".encode()


def copied(markup: str = MARKUP, text: str = "", **formats: bytes) -> QMimeData:
    data = QMimeData()
    data.setHtml(markup)
    if text:
        data.setText(text)
    for name, content in formats.items():
        data.setData(name, content)
    return data


def paste(desktop: Driver, data: QMimeData) -> None:
    QApplication.clipboard().setMimeData(data)
    desktop.key(Qt.Key.Key_V, CONTROL | SHIFT)
    desktop.wait(lambda: not desktop.session.traffic.is_busy)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("text/x-moz-url-priv", PAGE.encode("utf-16-le")),
        ("text/x-moz-url", f"{PAGE}\nخبر".encode("utf-16-le")),
        ("chromium/x-source-url", PAGE.encode()),
        ('application/x-qt-windows-mime;value="HTML Format"', WINDOWS),
    ],
)
def test_what_a_browser_copied_keeps_its_paragraphs_and_its_link(desktop: Driver, name: str, content: bytes):
    paste(desktop, copied(**{name: content}))
    assert desktop.text.splitlines() == LINES
    article = desktop.session.article
    assert article is not None
    assert (article.title, article.url) == (LINES[0], PAGE)
    assert desktop.notice == ""


def test_a_long_piece_is_taken_whole(desktop: Driver):
    lines = [f"فقرة رقم {number} قصيرة." for number in range(300)]
    paste(desktop, copied("".join(f"<div><a href=x>{line}</a></div>" for line in lines)))
    assert desktop.text.splitlines() == lines
    assert desktop.session.article is not None
    assert desktop.session.article.url == ""


def test_html_without_text_gives_way_to_the_text_beside_it(desktop: Driver):
    paste(desktop, copied("<img src='https://example.org/a.png'>", "نص بلا وسوم كما نُسخ"))
    assert desktop.text == "نص بلا وسوم كما نُسخ"


def test_html_without_any_text_is_refused_in_a_sentence(desktop: Driver):
    before = desktop.titles()
    paste(desktop, copied("<img src='https://example.org/a.png'>"))
    assert len(desktop.notice.splitlines()) == 1
    assert desktop.titles() == before


@pytest.mark.parametrize("told", [b"javascript:alert(1)", b"file:///etc/passwd", b"", b"\xff\xfe\0"])
def test_what_is_no_address_of_the_web_is_no_link(told: bytes):
    assert pasting.source(copied(**{"text/x-moz-url": told})) == ""


def test_copied_files_come_in_as_if_they_were_opened(desktop: Driver, tmp_path: Path):
    files = [tmp_path / f"{name}.txt" for name in ("أول", "ثان")]
    for number, file in enumerate(files):
        file.write_text(f"خبر رقم {number} جاء من ملف منسوخ", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    paste(desktop, data)
    desktop.wait(lambda: len(desktop.titles()) >= 2)
    assert {"خبر رقم 0 جاء من ملف منسوخ", "خبر رقم 1 جاء من ملف منسوخ"} <= set(desktop.titles())
