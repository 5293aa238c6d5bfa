"""Text that was decoded wrongly before it came here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.mojibake import garbled_warnings, looks_garbled, repairs

ARABIC = "قالت صحيفة النهار إن الوزارة لم توقع الاتفاق حتى الآن، وإن المحادثات بين البلدين مستمرة"


@pytest.mark.parametrize(
    ("saved", "shown"),
    [("utf-8", "latin-1"), ("utf-8", "cp1256"), ("cp1256", "latin-1"), ("cp1256", "cp1252")],
)
def test_arabic_shown_in_another_encoding_is_seen(saved: str, shown: str) -> None:
    assert looks_garbled(ARABIC.encode(saved).decode(shown, "replace"))


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        "Ça c'est l'été à Çankaya, où l'élève a été reçu",
        "Ø og Å er bokstaver på norsk; Ù er ikke det",
        "ظ© ط§ هما حرفان هنا، والباقي نص عادي عن الطقس والظروف في المدينة",
        "نص يذكر المثال Ø§Ù„ مرة واحدة ليشرح كيف يظهر الخطأ في بعض البرامج القديمة",
        "",
    ],
)
def test_sound_text_is_not_called_garbled(text: str) -> None:
    assert garbled_warnings(text) == ()


@pytest.mark.parametrize(
    ("saved", "shown"),
    [
        *(("utf-8", shown) for shown in ("latin-1", "cp1252", "cp1256", "mac_roman", "cp1251")),
        *(("cp1256", shown) for shown in ("latin-1", "cp1252", "mac_roman", "cp1251")),
        *(("iso8859-6", shown) for shown in ("latin-1", "cp1256")),
    ],
)
def test_a_repair_is_offered_with_a_line_before_and_after(saved: str, shown: str) -> None:
    content = f"ANP\n{ARABIC}\n10 – 20".replace("–", "-").encode(saved)
    garbled = "".join(bytes([byte]).decode(shown, "ignore") or chr(byte) for byte in content)
    first = repairs(garbled)[0]
    assert first.text == content.decode(saved)
    assert (first.before, first.after) == (garbled.split("\n")[1], ARABIC)
    assert "{saved}" in first.how.template


def test_text_that_was_garbled_twice_is_repaired() -> None:
    once = ARABIC.encode().decode("latin-1")
    assert repairs(once.encode().decode("latin-1"))[0].text == ARABIC


def test_a_sound_line_beside_a_garbled_one_stays() -> None:
    garbled = ARABIC.encode().decode("latin-1")
    assert repairs(f"{ARABIC}\n{garbled}")[0].text == f"{ARABIC}\n{ARABIC}"


@pytest.mark.parametrize(
    "text",
    [ARABIC, "", "ASCII", "Ça c'est l'été à Çankaya, où l'élève a été reçu", "“No deal,” he said – it’s over."],
)
def test_nothing_is_offered_for_sound_text(text: str) -> None:
    assert repairs(text) == []


@given(st.text())
def test_any_text_has_repairs_or_none(text: str) -> None:
    assert all(repair.text != text for repair in repairs(text))


@pytest.mark.parametrize("text", ["\u00a0", "Next Previous \u00a0", f"{ARABIC}\n\u00a0\n–"])
def test_a_lone_sign_is_no_word_of_arabic(text: str) -> None:
    assert repairs(text) == []


def test_a_long_text_is_repaired() -> None:
    garbled = (ARABIC * 3_000).encode().decode("latin-1")
    assert repairs(garbled)[0].text == ARABIC * 3_000


@pytest.mark.parametrize("shown", ["latin-1", "cp1252", "cp1256", "mac_roman"])
@pytest.mark.parametrize("text", ["قناة CNN وصحيفة The New York Times", "WORLD HEALTH ORGANIZATION (WHO) منظمة الصحة"])
def test_few_arabic_words_among_latin_ones_are_repaired(text: str, shown: str) -> None:
    garbled = "".join(bytes([byte]).decode(shown, "ignore") or chr(byte) for byte in text.encode())
    assert repairs(garbled)[0].text == text


@pytest.mark.parametrize(
    ("saved", "shown"),
    [
        ("utf-8", "latin-1"),
        ("cp1256", "latin-1"),
        ("iso8859-6", "latin-1"),
        ("utf-8", "mac_roman"),
        ("utf-8", "cp1251"),
    ],
)
def test_a_headline_shown_in_another_encoding_is_seen(saved: str, shown: str) -> None:
    text = "وفاة الفنان المصري عادل أدهم"
    garbled = "".join(bytes([byte]).decode(shown, "ignore") or chr(byte) for byte in text.encode(saved))
    assert looks_garbled(garbled)
    assert repairs(garbled)[0].text == text


@pytest.mark.parametrize("text", ["ÉTÉ À ÇÀ ÈÉÊËÔÎ ÉÀÉÀÉ", "Øæåøæå ÆØÅ ÆØÅ æøå", "ÿÿÿÿÿÿÿÿ", "ШЩШЩШЩ шщ"])
def test_accents_alone_are_not_called_garbled(text: str) -> None:
    assert not looks_garbled(text)


def test_the_repair_that_loses_nothing_comes_first() -> None:
    garbled = "OPEC MEETING: أوبك CUTS".encode("cp1256").decode("latin-1")
    assert repairs(garbled)[0].text == "OPEC MEETING: أوبك CUTS"
