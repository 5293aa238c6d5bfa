"""Bytes made into text."""

import codecs
import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputRefused
from factcheck.text.encoding import decode, decode_as, encoding_name, guesses, looks_binary
from factcheck.words import Words

SHARED = Path(__file__).parents[4] / "shared" / "data" / "import"
ARABIC = "قالت وزارة الري إن أي صفقة سدود ستنتهك اتفاق عام 2019.\nوأضاف المتحدث: لم نوقع شيئا حتى الآن.\n"
FRENCH = "Le ministère a déclaré à l'été qu'aucun accord n'était signé, où que ce fût, malgré les élèves français.\n"
CODECS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8-sig",
    "utf-16": "utf-16",
    "utf-32": "utf-32",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "cp1256": "windows-1256",
    "iso8859-6": "iso-8859-6",
    "cp720": "cp720",
}
GUESSES = {"windows-1256", "iso-8859-6", "cp720"}


@pytest.mark.parametrize("codec", CODECS)
def test_arabic_reads_right_without_a_declaration(codec: str) -> None:
    decoded = decode(ARABIC.encode(codec))
    assert (decoded.text, decoded.encoding) == (ARABIC, CODECS[codec])
    assert bool(decoded.warnings) == (decoded.encoding in GUESSES), "a guess says that it is one, and nothing else does"


@pytest.mark.parametrize("codec", ["cp1256", "iso8859-6", "utf-16-le", "utf-16-be", "cp720"])
@pytest.mark.parametrize("length", [6, 15, 40])
def test_a_few_words_are_enough(codec: str, length: int) -> None:
    assert decode(ARABIC[:length].encode(codec)).text == ARABIC[:length]


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("عبر Twitter وFacebook أمس", "cp1256"),
        ("UNITED NATIONS SECURITY COUNCIL مجلس", "mac_arabic"),
        ("ARAMCO IPO أرامكو RAISES 25.6 BN", "iso8859-6"),
        ("چهار كشور در نشست پكن", "cp1256"),
        ("دانشگاه تهران و پژوهشگران", "cp1256"),
        ("Predsednik Vlade Republike je Äestital", "cp1252"),
        ("Price 10\u00a0000\u00a0$ per tonne", "cp1252"),
    ],
)
def test_few_words_among_latin_ones_and_of_persian_read_right(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize("text", ["OPEC MEETING: أوبك CUTS OUTPUT", "قیمت نفت در بازار", "في غزة اليوم"])
@pytest.mark.parametrize("byte", [b"\x80", b"\xc3", b"\xff"])
def test_a_strange_byte_in_a_short_utf_8_hides_it_nowhere(text: str, byte: bytes) -> None:
    content = text.encode()
    for at in range(len(content) + 1):
        assert decode(content[:at] + byte + content[at:]).encoding == "utf-8"


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE])
def test_a_byte_order_mark_is_obeyed_and_left_out(mark: bytes) -> None:
    codec = "utf-16-be" if len(mark) == 2 else "utf-32-be"
    assert decode(mark + ARABIC.encode(codec)).text == ARABIC


def test_french_is_not_taken_for_arabic() -> None:
    decoded = decode(FRENCH.encode("cp1252"))
    assert (decoded.text, decoded.encoding) == (FRENCH, "windows-1252")
    assert "windows-1252" in Words("en").sentence(decoded.warnings[0])


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("caf\u00e9", "cp1252"),
        ("\u201cNo deal,\u201d he said \u2013 it\u2019s over.", "cp1252"),
        ("Правительство объявило результаты расследования", "cp1251"),
        ("הממשלה תודיע על תוצאות החקירה", "cp1255"),
        (f"{ARABIC} Le ministère l'a déclaré. {ARABIC}", "cp1256"),
    ],
)
def test_other_code_pages_read_right(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text


def test_what_is_declared_decides_between_code_pages() -> None:
    decoded = decode("Ελλάδα".encode("iso8859-7"), "ISO-8859-7")
    assert (decoded.text, decoded.encoding, decoded.warnings) == ("Ελλάδα", "iso-8859-7", ())


def test_utf_8_that_reads_right_goes_before_what_is_declared() -> None:
    assert decode(ARABIC.encode(), "windows-1256").text == ARABIC


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_wrong_declaration_is_told(declared: str) -> None:
    decoded = decode(ARABIC.encode("cp1256"), declared)
    assert (decoded.text, decoded.encoding) == (ARABIC, "windows-1256")
    assert "windows-1256" in Words("en").sentence(decoded.warnings[0])


@pytest.mark.parametrize("declared", ["no-such-thing", "hex", "rot13", "unicode_escape", "utf-7", "", "\0", "é"])
def test_a_declaration_that_names_no_text_encoding_counts_for_nothing(declared: str) -> None:
    assert encoding_name(declared) == ""
    assert decode(ARABIC.encode("cp1256"), declared).text == ARABIC


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("UTF8", "utf-8"),
        ("cp1256", "windows-1256"),
        (" 'Windows-1256' ", "windows-1256"),
        ("arabic", "iso-8859-6"),
        ("latin1", "windows-1252"),
        ("us-ascii", "windows-1252"),
    ],
)
def test_an_encoding_has_one_name(label: str, name: str) -> None:
    assert encoding_name(label) == name


def test_damaged_utf_8_stays_utf_8_and_is_told() -> None:
    content = ARABIC.encode()
    cut = decode(content[:20] + b"\xff" + content[20:-3])
    assert cut.encoding == "utf-8"
    assert cut.text.count("\ufffd") == 2
    assert dict(cut.warnings[0].values) == {"count": 2}


def test_half_a_unit_at_the_end_of_utf_16_is_told() -> None:
    decoded = decode(ARABIC.encode("utf-16") + b"\x06")
    assert decoded.text == ARABIC + "\ufffd"
    assert decoded.warnings


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04\x14\0",
        b"\x89PNG\r\n\x1a\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        b"{\\rtf1\\ansi",
        bytes(range(256)),
        b"\0" * 40,
        b"abc\0\x01\x02\x03\x04",
    ],
)
def test_what_is_no_text_is_seen(content: bytes) -> None:
    assert looks_binary(content)


@pytest.mark.parametrize("codec", CODECS)
def test_text_is_not_taken_for_binary(codec: str) -> None:
    assert not looks_binary(ARABIC.encode(codec))


@pytest.mark.parametrize("text", ["", "a", "قال\0 الوزير", "\x1b[1mbold\x1b[0m", "form\x0cfeed\x1a"])
def test_text_with_a_stray_control_is_still_text(text: str) -> None:
    assert not looks_binary(text.encode())


@given(st.binary(), st.sampled_from(["", "utf-8", "windows-1256", "iso-8859-6", "latin1", "hex"]))
def test_any_bytes_decode_to_something(content: bytes, declared: str) -> None:
    assert decode(content, declared).encoding
    looks_binary(content)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_is_never_lost(text: str) -> None:
    assert decode(text.encode("utf-8-sig")).text == text


def shared_files() -> list[Path]:
    folder = SHARED / "encodings"
    return sorted(folder.glob("*.txt")) if folder.is_dir() else []


def test_files_of_other_programs_read_right() -> None:
    # As many as there are here: none on a machine that has only the project.
    for path in shared_files():
        lines = (SHARED / "manifest.jsonl").read_text("utf-8").splitlines()
        wanted = next(line for line in map(json.loads, lines) if line["path"] == f"encodings/{path.name}")
        decoded = decode(path.read_bytes())
        assert all(fragment in decoded.text for fragment in wanted["must_contain"]), path.name
        assert decoded.encoding in {encoding_name(wanted["encoding"]), wanted["encoding"]}, path.name


@pytest.mark.parametrize("codec", ["cp1256", "iso8859-6", "mac_arabic", "cp720", "utf-8"])
@pytest.mark.parametrize("length", [20, 40, 80])
def test_twenty_bytes_are_enough_wherever_they_are_cut(codec: str, length: int) -> None:
    content = ARABIC.encode(codec)[:length]
    decoded = decode(content)
    assert decoded.text == content.decode(codec, "replace")
    assert decoded.confidence > 0.6


def test_utf_8_that_begins_inside_a_character_is_utf_8() -> None:
    decoded = decode(ARABIC.encode()[1:])
    assert decoded.encoding == "utf-8"
    assert decoded.text == "\ufffd" + ARABIC[1:]


def test_macarabic_with_its_own_spaces_and_signs_is_no_iso_8859_6() -> None:
    text = "قال الوزير (أمس): «الاتفاق لم يوقع».\n"
    decoded = decode(text.encode("mac_arabic"))
    assert (decoded.text, decoded.encoding) == (text, "mac-arabic")


@pytest.mark.parametrize("codec", ["cp1256", "iso8859-6"])
def test_a_few_arabic_words_below_a_latin_text_are_read(codec: str) -> None:
    text = (
        "A woman buys vegetables from a vendor in a market in Tunis, June 18, 2015. " * 5 + "رابط الخبر بصحيفة الوئام"
    )
    assert decode(text.encode(codec)).text == text


def test_the_surer_the_input_the_higher_the_confidence() -> None:
    assert decode(ARABIC.encode()).confidence == 1
    assert decode(ARABIC.encode("cp1256")).confidence > 0.95
    assert 0.5 < decode(ARABIC.encode()[:-1] + b"\xff").confidence < 1
    assert decode("caf\u00e9".encode("cp1252")).confidence < 0.5


@pytest.mark.parametrize("codec", CODECS)
def test_guesses_begin_with_what_was_taken_and_show_a_line_of_each(codec: str) -> None:
    content = ("Title\n" + ARABIC).encode(codec)
    found = guesses(content)
    assert found[0].encoding == decode(content).encoding
    assert "قالت وزارة الري" in found[0].preview
    assert len({one.encoding for one in found}) == len(found) > 8
    assert all(0 <= one.confidence <= found[0].confidence and "\n" not in one.preview for one in found)


def test_a_guess_can_be_put_right() -> None:
    content = "شرعت إدارة النادي".encode("iso8859-6")
    for guess in guesses(content):
        assert decode_as(content, guess.encoding).encoding == guess.encoding
    assert decode_as(content, "ISO-8859-6").text == "شرعت إدارة النادي"
    assert decode_as(content, "utf-8").warnings
    with pytest.raises(InputRefused):
        decode_as(content, "hex")


def test_a_byte_order_mark_is_no_text_where_the_encoding_is_chosen() -> None:
    assert decode_as(ARABIC.encode("utf-8-sig"), "utf-8").text == ARABIC
    assert decode_as(ARABIC.encode("utf-16"), "utf-16").text == ARABIC


@given(st.binary())
def test_any_bytes_have_guesses(content: bytes) -> None:
    for guess in guesses(content):
        assert 0 <= guess.confidence <= 1
        assert decode_as(content, guess.encoding).text is not None


@cache
def news() -> list[str]:
    path = SHARED.parent / "articles" / "news.jsonl"
    lines = path.read_text("utf-8").split("\n")[::5] if path.exists() else []
    return [json.loads(line)["text"] for line in lines if line] or [ARABIC]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "cp1256", "iso8859-6", "mac_arabic", "cp720"])
@pytest.mark.parametrize("length", [20, 200, None])
def test_news_read_right_at_every_length(codec: str, length: int | None) -> None:
    contents = [text.encode(codec, "replace")[:length] for text in news()]
    right = sum(
        decode(content).text.replace("\u00a0", " ") == content.decode(codec, "replace").replace("\u00a0", " ")
        for content in contents
    )
    assert right >= 0.985 * len(contents)
