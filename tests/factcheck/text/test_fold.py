"""The fold and the way back."""

import time
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
    ],
)
def test_two_spellings_of_a_word_fold_alike(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(("one", "other"), [("كيم", "أكيم"), ("حملت", "حمله"), ("café", "cafe"), ("بوتين", "وتين")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)


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


def test_a_long_text_folds_in_no_time() -> None:
    text = "قالت الوزارة إن الأمر لم يُحسم بعد (2019). " * 25_000
    began = time.perf_counter()
    fold(text)
    assert time.perf_counter() - began < 2, "a million characters take a tenth of a second"


def slice_of(text: str, ends: tuple[int, int]) -> str:
    return text[ends[0] : ends[1]]
