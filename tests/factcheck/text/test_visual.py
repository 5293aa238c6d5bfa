"""Text for a terminal that neither orders nor joins letters."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Direction
from factcheck.text.visual import columns, visual

EVERYTHING = st.text(st.characters(codec=None, exclude_categories=[]))
MIXED = st.text(st.sampled_from("ابتمُّلا \u200d\u200c\u2067\u2069\u202e\u200f(«ab1٣-😀\ufe0f漢\t\n"))


def test_latin_text_stays_as_it_is() -> None:
    assert visual("One line (a).\nAnother: 10-20 %.") == "One line (a).\nAnother: 10-20 %."


def test_arabic_is_joined_and_runs_from_right_to_left() -> None:
    assert visual("خبر") == "ﺮﺒﺧ"


def test_the_first_word_comes_last_and_numbers_and_names_keep_their_order() -> None:
    shown = visual("قالت ANP عام 2019.")
    assert shown.startswith(".2019")
    assert shown.endswith(visual("قالت"))
    assert "ANP" in shown


def test_brackets_enclose_what_they_enclosed() -> None:
    assert visual("خبر (قال)") == f"({visual('قال')}) {visual('خبر')}"


def test_marks_stay_on_their_letters() -> None:
    shown = visual("مُحَمَّد")
    letters = unicodedata.normalize("NFKC", shown)
    assert letters == "دمَّحَمُ"


def test_lam_alef_is_one_glyph() -> None:
    assert visual("لا") == "ﻻ"


def test_each_paragraph_has_its_own_direction() -> None:
    assert visual("BBC: خبر.\nخبر: BBC.").split("\n") == [f"BBC: {visual('خبر')}.", f".BBC :{visual('خبر')}"]


def test_a_paragraph_without_letters_goes_with_its_surroundings() -> None:
    assert visual("10 (3)", direction=Direction.RTL) == "(3) 10"
    assert visual("10 (3)") == "10 (3)"


def test_lines_break_in_the_order_of_reading_and_end_at_the_right_edge() -> None:
    shown = visual("أول ثان ثالث رابع", 8).split("\n")
    assert [line.strip() for line in shown] == [visual("أول ثان"), visual("ثالث"), visual("رابع")]
    assert all(columns(line) == 8 for line in shown)


def test_left_to_right_lines_begin_at_the_left_edge() -> None:
    assert visual("one two three", 8) == "one two\nthree"


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert visual("abcdefgh ij", 3) == "abc\ndef\ngh\nij"


def test_empty_lines_stay() -> None:
    assert visual("a\n\nb", 10) == "a\n\nb"


def test_nothing_reaches_the_terminal_that_it_would_obey() -> None:
    assert visual("\x1b[31mred\x07\r\nx\x9b") == "\ufffd[31mred\ufffd\nx\ufffd"
    assert "\u202e" not in visual("\u202e13\u202c")
    assert visual("بلغ \u202e13\u202c") == visual("بلغ 13")


def test_a_joiner_at_the_end_of_a_letter_joins() -> None:
    assert visual("ه\u200d") == visual("هـ")


@given(EVERYTHING | MIXED, st.none() | st.integers(-1, 40), st.sampled_from(Direction))
def test_any_text_can_be_shown(text: str, width: int | None, direction: Direction) -> None:
    shown = visual(text, width, direction)
    shown.encode("utf-8")
    assert not any(unicodedata.category(one) in {"Cc", "Cs"} for one in shown if one != "\n")


@given(MIXED, st.integers(2, 40))
def test_no_line_is_wider_than_the_terminal(text: str, width: int) -> None:
    assert all(columns(line) <= width for line in visual(text, width).split("\n"))


@given(st.text(st.sampled_from("ابتم bc()12.")))
def test_nothing_is_lost(text: str) -> None:
    shown = unicodedata.normalize("NFKC", visual(text))
    mirrored = str.maketrans("()", "((")
    assert sorted(shown.translate(mirrored)) == sorted(text.translate(mirrored))


def test_characters_newer_than_the_tables_are_shown_too() -> None:
    assert visual("خبر \U0003fff0 قال") == f"{visual('قال')} \U0003fff0 {visual('خبر')}"
