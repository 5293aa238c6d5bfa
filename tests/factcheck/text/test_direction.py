"""The direction of a text and of a paragraph."""

import pytest

from factcheck.model import Direction
from factcheck.text.direction import paragraph_direction, text_direction

LTR, RTL = Direction.LTR, Direction.RTL


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("قالت وكالة ANP إن", RTL),
        ("The word خبر means news", LTR),
        ("חדשות היום", RTL),
        ("12:30 — 2019 ...", LTR),
        ("", LTR),
        ("BBC: قال الوزير إن الاتفاق لم يوقع", RTL),
        ("٢٠١٩", LTR),
    ],
)
def test_a_text_goes_where_most_of_its_letters_go(text: str, direction: Direction) -> None:
    assert text_direction(text) is direction


@pytest.mark.parametrize(
    ("paragraph", "direction"),
    [
        ("«2019» قال BBC", RTL),
        ("BBC قال", LTR),
        ("- (3) خبر", RTL),
        ("\u2068BBC\u2069 قال", RTL),
        ("\u2066\u2067خبر\u2069 x\u2069 قال", RTL),
        ("\u2069 BBC", LTR),
        ("\u200fBBC", RTL),
        ("\u202aخبر", RTL),
    ],
)
def test_a_paragraph_goes_where_its_first_strong_character_goes(paragraph: str, direction: Direction) -> None:
    assert paragraph_direction(paragraph) is direction


@pytest.mark.parametrize("paragraph", ["", "12 %", "\u2068خبر", "\u2068خبر\u2069 2019"])
def test_a_paragraph_without_a_strong_character_goes_with_its_surroundings(paragraph: str) -> None:
    assert paragraph_direction(paragraph, RTL) is RTL
    assert paragraph_direction(paragraph, LTR) is LTR
