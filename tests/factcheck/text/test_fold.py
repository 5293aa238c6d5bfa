"""The fold and the way back."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.fold import fold, fold_text

PLAIN = st.text(st.characters(exclude_categories=["Cs"]))
ARABIC = st.text(
    st.sampled_from("ابتأإؤئىيةهکك مُّـ\u0670\u200f\u200d\u200c\u00ad\ufeffﻻﷲﷺﱠABcİ٣۴ \n😀")
    | st.characters(exclude_categories=["Cs"])
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مُحَمَّدٌ", "محمد"),
        ("تطويـــل", "تطويل"),
        ("آسيا أكد إعلام ٱلله", "اسيا اكد اعلام الله"),
        ("مسؤول", "مسوول"),
        ("مسئول", "مسيول"),
        ("مصطفى", "مصطفي"),
        ("یوسف کوریا", "يوسف كوريا"),
        ("مدرسة", "مدرسه"),
        ("١٨ ۱۸", "18 18"),
        ("ﺍﻟﻜﻮﺭﻳﺔ", "الكورية"),
        ("ﻻ", "لا"),
        ("ا\u0654كد", "أكد"),
        ("كو\u200fر\u00adيا", "كوريا"),
        ("YTN", "ytn"),
        ("ھند ہند", "هند هند"),
        ("ڪتاب", "كتاب"),
        ("خانۀ", "خانه"),
        ("كت\u0898اب كت\u08caاب", "كتاب كتاب"),
        ("بغ\u034fد\ufe0fا\u2061د", "بغداد"),
        ("Cafe\u0301 Café", "cafe cafe"),
        ("Erdoğan Yıldırım", "erdogan yildirim"),
        ("Straße ẞ", "strasse ss"),
        ("Łódź Ørsted", "lodz orsted"),
        ("Αθήνας", "αθηνασ"),
        ("ﬁn ＡＢＣ１", "fin abc1"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_two_spellings_of_a_word_fold_alike(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(("one", "other"), [("كيم", "أكيم"), ("حملت", "حمله"), ("بوتين", "وتين")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)


def test_what_is_one_text_to_unicode_is_one_when_folded() -> None:
    for code in (*range(0x80, 0x800), *range(0x1E00, 0x2000), *range(0xFB00, 0xFF00)):
        letter = chr(code)
        if letter.isalpha():
            assert fold_text(unicodedata.normalize("NFD", letter)) == fold_text(letter), hex(code)


def test_a_match_lights_up_the_word_with_all_its_marks() -> None:
    text = "إن مُحَمَّدًا، قال"
    folded = fold(text)
    start = folded.text.index("محمدا")
    assert slice_of(text, folded.range(start, start + 5)) == "مُحَمَّدًا"
    assert slice_of(text, folded.range(start, start + 4)) == "مُحَمَّدً"


def test_a_match_does_not_take_in_what_belongs_to_the_next_word() -> None:
    text = "\u2068ANP\u2069 \u064eقال"
    folded = fold(text)
    assert slice_of(text, folded.range(0, 3)) == "ANP"
    assert slice_of(text, folded.range(folded.text.index("ق"), len(folded.text))) == "قال"


def test_a_match_within_a_ligature_takes_it_whole() -> None:
    text = "قال ﻻ غير"
    folded = fold(text)
    start = folded.text.index("لا")
    assert {slice_of(text, folded.range(*ends)) for ends in ((start, start + 1), (start + 1, start + 2))} == {"ﻻ"}


def test_characters_beyond_the_basic_plane_count_one() -> None:
    text = "😀 خَبَر 😀 خَبَر"
    folded = fold(text)
    assert slice_of(text, folded.range(folded.text.rindex("خبر"), len(folded.text))) == "خَبَر"


def test_an_empty_range_stays_empty() -> None:
    assert fold("مُحمد").range(1, 1) == (2, 2)
    assert fold("").range(0, 0) == (0, 0)


@given(PLAIN)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)
    assert fold(text).text == fold_text(text)


@given(ARABIC)
def test_the_way_back_is_that_of_a_map_of_every_character(text: str) -> None:
    origins = [index for index, character in enumerate(text) for _ in fold_text(character)]
    folded = fold(text)
    assert [folded.start(index) for index in range(len(origins))] == origins
    assert folded.start(len(origins)) == len(text)
    for index, origin in enumerate(origins):
        end = folded.end(index + 1)
        assert end > origin
        assert all(unicodedata.category(one) in {"Mn", "Lm", "Cf"} for one in text[origin + 1 : end])
        assert fold_text(text[origin:end]) == fold_text(text[origin])


@given(ARABIC, st.data())
def test_what_a_range_covers_folds_to_the_range(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    assert folded.text[start:end] in fold_text(slice_of(text, folded.range(start, end)))


def slice_of(text: str, ends: tuple[int, int]) -> str:
    return text[ends[0] : ends[1]]


def naive(text: str) -> tuple[str, list[int]]:
    """The fold as it is described, character by character, with the place that each folded one comes from."""
    folded, origins = [], []
    for at, character in enumerate(text):
        base = unicodedata.normalize("NFKC", character) if "\ufb50" <= character <= "\ufefc" else character
        letters = "".join(NAIVE.get(one, unicodedata.normalize("NFD", one)[0].lower()) for one in base)
        for one in letters if letters.strip() or not base.strip() or base == character else "":
            folded.append(one)
            origins.append(at)
    return "".join(folded), origins


GONE = [*range(0x64B, 0x660), 0x670, 0x640, *range(0x610, 0x61B), *range(0x8D3, 0x900), *range(0x200B, 0x2010), 0x2060]
GONE += [*range(0x6D6, 0x6DD), *range(0x6DF, 0x6E9), *range(0x6EA, 0x6EE), 0x61C, *range(0x202A, 0x202F)]
GONE += [*range(0x2066, 0x206A), 0xAD, 0xFEFF]
NAIVE = dict.fromkeys(map(chr, GONE), "")
NAIVE |= dict.fromkeys("أإآٱ", "ا") | dict.fromkeys("ئىی", "ي") | dict.fromkeys("ھہ", "ه")
NAIVE |= {"ؤ": "و", "ة": "ه", "ک": "ك"}
NAIVE |= {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
PIECES = "ابتأإآؤئىيةهکكھ مُّـٌ\u0670\u200f\u200d\u00ad\ufeffﻻﻼﷲﷺﱠﺍﻟﻜﻮABcÉИ٣۴09 \n😀،؟«»\u0610\u06d6\u08d3"


def test_three_thousand_random_strings_fold_like_a_naive_map() -> None:
    chance = random.Random(1)
    for _ in range(3_000):
        text = "".join(chance.choices(PIECES, k=chance.randrange(60)))
        folded, origins = naive(text)
        found = fold(text)
        assert found.text == folded, ascii(text)
        assert [found.start(at) for at in range(len(folded))] == origins
        for at, origin in enumerate(origins):
            end = found.end(at + 1)
            assert naive(text[origin:end])[0] == naive(text[origin])[0]
            assert end == len(text) or naive(text[end])[0] or text[end] not in NAIVE or text[end] in UNSWALLOWED


UNSWALLOWED = "\u200b\u200e\u200f\u2060\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad\ufeff"
"""Deleted, but no part of the letter before them."""
