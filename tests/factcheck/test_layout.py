"""Words that were recognised in pictures: read from a table, kept, and found again on their pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from factcheck import layout
from factcheck.layout import Laid

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
PAGE = "1\t1\t0\t0\t0\t0\t0\t0\t1000\t2000\t-1\t"


def table(*words: str) -> str:
    return "\n".join((HEAD, PAGE, *words))


def word(text: str, *place: int, block: int = 1, paragraph: int = 1, line: int = 1) -> str:
    return "\t".join(map(str, (5, 1, block, paragraph, line, 1, *place, 90, text)))


def test_the_lines_of_a_paragraph_are_one_and_its_words_have_their_places():
    found = list(
        layout.of_table(
            table(
                word("قالت", 800, 100, 100, 40),
                word("الوزارة", 600, 100, 180, 40),
                word("أمس", 800, 160, 90, 40, line=2),
                word('"نعم"', 700, 400, 90, 40, paragraph=2),
                word("هامش", 700, 900, 90, 40, block=2),
            ),
            3,
        )
    )
    assert layout.text_of(found) == 'قالت الوزارة أمس\n"نعم"\nهامش'
    assert found[0] == Laid(3, 0, 1, 80_000, 5_000, 90_000, 7_000, "قالت")
    lines = [(page, [one.word for one in line]) for page, line in layout.lines_of(found)]
    assert lines == [(3, ["قالت", "الوزارة"]), (3, ["أمس"]), (3, ['"نعم"']), (3, ["هامش"])]


@pytest.mark.parametrize(
    "told", ["", "nonsense", HEAD, f"{HEAD}\n{PAGE.replace('1000', 'x')}", f"{HEAD}\n{PAGE.replace('1000', '0')}"]
)
def test_what_is_no_table_has_no_words(told: str):
    assert list(layout.of_table(told, 0)) == []


def test_rows_that_are_not_sound_are_passed_over():
    rows = table("5\t1", "5\t1\t1\t1\t1\t1\tx\t1\t1\t1\t90\tنص", word(" ", 1, 1, 1, 1), word("سليم", -5, 0, 9000, 50))
    assert list(layout.of_table(rows, 0)) == [Laid(0, 0, 1, 0, 0, 100_000, 2_500, "سليم")]


@given(some.lists(some.builds(Laid, *[some.integers(0, 100_000)] * 7, some.text())))
def test_what_is_kept_comes_back(laid: list[Laid]):
    assert layout.opened(layout.packed(laid)) == laid


@given(some.binary())
def test_bytes_that_are_no_layout_have_no_words(kept: bytes):
    assert layout.opened(kept) == []
