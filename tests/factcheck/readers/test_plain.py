"""Plain text: files, text that was pasted or piped in, and what is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputRefused
from factcheck.model import Direction
from factcheck.readers import paste, read

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "article.txt"
ARABIC = "وزارة الري تنفي الصفقة\n\n  قالت صحيفة «النهار» إن أي صفقة ستنتهك اتفاق 2019. \n"


def test_a_plain_text_is_kept_to_the_character() -> None:
    draft = read(ARABIC.encode(), "/news/خبر.txt")
    assert draft.text == ARABIC
    assert draft.original == ARABIC.encode()
    assert (draft.name, draft.media_type, draft.encoding) == ("/news/خبر.txt", "text/plain", "utf-8")
    assert (draft.title, draft.language, draft.direction) == ("وزارة الري تنفي الصفقة", "ar", Direction.RTL)
    assert draft.warnings == ()


def test_an_old_encoding_is_read_and_told() -> None:
    draft = read(ARABIC.encode("cp1256"), "/news/a.txt")
    assert (draft.text, draft.encoding) == (ARABIC, "windows-1256")
    assert len(draft.warnings) == 1


def test_text_without_a_name_is_text() -> None:
    draft = paste("# ليس عنوانا\r\nقال & <b>كذا</b>\0")
    assert draft.text == "# ليس عنوانا\nقال & <b>كذا</b>\ufffd"
    assert (draft.name, draft.media_type) == ("", "text/plain")
    assert draft.warnings


def test_half_a_character_in_pasted_text_is_told() -> None:
    draft = paste("قال \ud83d الوزير")
    assert draft.text == "قال \ufffd الوزير"
    assert dict(draft.warnings[0].values) == {"count": 1}


def test_text_without_a_name_that_begins_like_a_page_is_a_page() -> None:
    assert read(b"\n<!DOCTYPE html><html><body><p>one word</p></body></html>").media_type == "text/html"
    assert read("<html><body><p>خبر</p></body></html>".encode("utf-16")).text == "خبر"
    assert read(b"The tag <html> begins a page").media_type == "text/plain"


def test_an_unknown_suffix_is_text() -> None:
    assert read(ARABIC.encode(), "/news/a.dispatch").text == ARABIC


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n \n— — —\nالعنوان\nالنص", "العنوان"),
        ("كلمة " * 100, " ".join(["كلمة"] * 40) + "…"),
        ("كلمات " * 100, " ".join(["كلمات"] * 33) + "…"),
        ("ا" * 300, "ا" * 199 + "…"),
        ("a\tb  c\nd", "a b c"),
    ],
)
def test_the_first_line_with_words_is_the_title(text: str, title: str) -> None:
    draft = paste(text)
    assert draft.title == title
    assert len(draft.title) <= 200
    assert draft.text == text


@pytest.mark.parametrize(
    "content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u200f\u00a0".encode(), b"12:30 - 100 %", "٢٠١٩".encode()]
)
def test_what_holds_no_words_is_refused(content: bytes) -> None:
    with pytest.raises(InputRefused, match=r"empty\.txt"):
        read(content, "/news/empty.txt")


@pytest.mark.parametrize("suffix", ["DOC", "xls", "ppt", "msg", "png", "jpg", "mp3", "7z", "xml", "json"])
def test_a_kind_that_is_not_read_is_refused_by_name(suffix: str) -> None:
    with pytest.raises(InputRefused, match=suffix.upper()) as refused:
        read(b"some text", f"/news/a.{suffix}")
    assert f"a.{suffix}" in str(refused.value)


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.4 text", b"PK\x03\x04text", b"\x89PNG\r\n", b"\xd0\xcf\x11\xe0", b"{\\rtf1 }", bytes(range(256))],
)
@pytest.mark.parametrize("name", ["", "/news/a.txt", "/news/a.html", "/news/a.md"])
def test_another_format_under_the_name_of_a_text_is_refused(content: bytes, name: str) -> None:
    with pytest.raises(InputRefused):
        read(content, name)


def test_mojibake_is_told_and_kept() -> None:
    garbled = ("قالت صحيفة النهار إن الوزارة لم توقع الاتفاق بعد").encode().decode("latin-1")
    draft = paste(garbled)
    assert any("wrong encoding" in warning.template for warning in draft.warnings)


@pytest.mark.parametrize(
    "text", [ARABIC, "Ø is a letter of Norwegian, and so is Å; Ù is not.", "Ça c'est l'été à Çankaya"]
)
def test_what_is_sound_is_not_called_mojibake(text: str) -> None:
    assert paste(text).warnings == ()


@given(st.binary(), st.sampled_from(["", "/a.txt", "/a.md", "/a.html", "/a"]))
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    try:
        draft = read(content, name)
    except InputRefused:
        return
    draft.text.encode("utf-8")
    draft.title.encode("utf-8")
    assert draft.title
    assert draft.original == content


@given(st.text(st.characters(codec=None, exclude_categories=[])))
def test_any_text_can_be_pasted(text: str) -> None:
    try:
        paste(text).text.encode("utf-8")
    except InputRefused:
        assert not any(map(str.isalpha, text))


@pytest.mark.parametrize("path", [SAMPLE] if SAMPLE.exists() else [], ids=lambda path: path.name)
def test_the_sample_reads_as_it_stands(path: Path) -> None:
    draft = read(path.read_bytes(), str(path))
    assert draft.text == path.read_text("utf-8")
    assert (draft.language, draft.direction) == ("ar", Direction.RTL)
    assert draft.warnings == ()


def test_a_name_that_shows_in_another_order_is_told_as_it_is() -> None:
    with pytest.raises(InputRefused) as refused:
        read(b"PK", "/news/report\u202etxt.docx")
    assert "report\ufffdtxt.docx" in str(refused.value)
    assert "\u202e" not in str(refused.value)
