"""Code points and UTF-16 units, against Python's own encoder."""

from hypothesis import given
from hypothesis import strategies as st

from ui.positions import Positions

LETTERS = st.one_of(st.sampled_from("اب\u064eA 🇾🚢𐤀"), st.characters(exclude_categories=["Cs"]))
TEXTS = st.text(LETTERS, max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_offset_becomes_the_number_of_units_before_it(text: str):
    positions = Positions(text)
    for offset in range(len(text) + 1):
        assert positions.to_qt(offset) == units(text[:offset])


@given(TEXTS)
def test_there_and_back_is_where_one_was(text: str):
    positions = Positions(text)
    for offset in range(len(text) + 1):
        assert positions.to_code_point(positions.to_qt(offset)) == offset


@given(TEXTS)
def test_every_unit_belongs_to_the_character_that_it_is_part_of(text: str):
    positions = Positions(text)
    owners = [offset for offset, character in enumerate(text) for _ in range(units(character))]
    assert [positions.to_code_point(unit) for unit in range(units(text))] == owners


def test_an_emoji_before_a_passage_moves_it_by_one():
    text = "🚢 سفينة"
    assert Positions(text).to_qt(text.index("س")) == 3
    assert Positions(text).to_code_point(1) == 0
    assert Positions(text).to_code_point(3) == 2


def test_a_text_without_such_characters_is_left_as_it_is():
    assert Positions("نص").to_qt(-1) == -1
    assert Positions("نص").to_code_point(7) == 7
