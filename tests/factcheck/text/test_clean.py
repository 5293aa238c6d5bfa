"""A text as it is stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.clean import clean
from factcheck.words import Words

EVERYTHING = st.text(st.characters(codec=None, exclude_categories=[]))


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029", "\n"])
def test_every_line_end_becomes_one_lf_without_a_word(end: str) -> None:
    assert clean(f"أول{end}ثان{end}").text == "أول\nثان\n"
    assert clean(f"أول{end}ثان").warnings == ()


def test_only_the_first_byte_order_mark_goes_and_only_at_the_beginning() -> None:
    assert clean("\ufeff\ufeffخبر\ufeff").text == "\ufeffخبر\ufeff"


@pytest.mark.parametrize("character", ["\0", "\ufdd0", "\ufdd1", "\ud800"])
def test_what_cannot_be_stored_is_replaced_and_counted(character: str) -> None:
    cleaned = clean(f"خ{character}ب{character}ر")
    assert cleaned.text == "خ\ufffdب\ufffdر"
    (warning,) = cleaned.warnings
    assert dict(warning.values) == {"count": 2}


def test_a_pair_of_surrogates_is_no_pair_but_two_halves() -> None:
    assert clean("\ud83d\ude00").text == "\ufffd\ufffd"


def test_what_the_outlet_wrote_stays_to_the_character() -> None:
    text = " \t مُحَمَّـــد\u200f\u00a0e\u0301 ﻻ ۱۲٣\u200c\u00ad\v\f\u2066x\u2069 \n\n"
    assert clean(text).text == text


@pytest.mark.parametrize("control", ["\u202a", "\u202b", "\u202d", "\u202e"])
def test_hidden_controls_are_kept_and_told(control: str) -> None:
    cleaned = clean(f"بلغ {control}13\u202c قتيلا")
    assert control in cleaned.text
    assert "1" in Words("en").sentence(cleaned.warnings[0])


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c", "\u2067", "\u2069", "\u200d"])
def test_harmless_marks_are_not_told(mark: str) -> None:
    assert clean(f"خبر{mark}").warnings == ()


@given(EVERYTHING)
def test_clean_text_can_be_stored_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text).text
    cleaned.encode("utf-8")
    assert not set(cleaned) & set("\0\r\x85\u2028\u2029\ufdd0\ufdd1")
    assert cleaned.startswith("\ufeff") or clean(cleaned).text == cleaned
