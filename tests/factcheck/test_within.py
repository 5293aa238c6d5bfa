"""Finding in one text: what answers to what is typed, and which letters of the text are the hit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.search.within import Hits, Searched

TEXT = "قال مُحَمَّدٌ للكتّاب إن الكتـاب وصل.\nوالكتاب، عند محمد بن أحمد\u00a0علي: كتابه في 2002 Report"


def found(words: str, text: str = TEXT, **options: bool) -> list[str]:
    hits = Searched(text).find(words, **options)
    return [text[slice(*hits[number])] for number in range(len(hits))]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("محمد", ["مُحَمَّدٌ", "محمد"]),
        ("مُحمَّد", ["مُحَمَّدٌ", "محمد"]),
        ("كتاب", ["كتّاب", "كتـاب", "كتاب", "كتاب"]),
        ("احمد علي", ["أحمد\u00a0علي"]),
        ("  احمد  ", ["أحمد"]),
        ("٢٠٠٢", ["2002"]),
        ("REPORT", ["Report"]),
        ("وصل والكتاب", []),
        ("غائب", []),
        ("", []),
        (" \u064b ", []),
    ],
)
def test_what_is_typed_is_found_however_it_is_written(words: str, hits: list[str]):
    assert found(words) == hits


def test_exact_takes_the_letters_as_they_are_typed():
    assert found("محمد", exact=True) == ["محمد"]
    assert found("احمد", exact=True) == []
    assert found("report", exact=True) == []
    assert found("مُحَمَّدٌ", exact=True) == ["مُحَمَّدٌ"]


def test_a_whole_word_brings_what_is_attached_to_its_front():
    assert found("كتاب", whole=True) == ["للكتّاب", "الكتـاب", "والكتاب"]
    assert found("الكتاب", whole=True) == ["للكتّاب", "الكتـاب", "والكتاب"]
    assert found("كتاب", whole=True, exact=True) == []
    assert found("الكت", whole=True) == []
    assert found("200", whole=True) == []
    assert found("2002", whole=True) == ["2002"]
    assert found("محمد بن", whole=True) == ["محمد بن"]
    assert found("مُحَمَّد", whole=True, exact=True) == []


def test_signs_that_mean_something_in_patterns_are_only_signs():
    assert found("(a.b)", "(a.b) (axb)") == ["(a.b)"]
    assert found("(a.b)", "(a.b) x(a.b)x", whole=True) == ["(a.b)", "(a.b)"]


def test_hits_are_found_by_place():
    hits = Searched("اب اب اب").find("اب")
    assert [hits.following(offset) for offset in (0, 1, 2, 5, 7, 8)] == [0, 0, 1, 2, 2, 3]
    assert list(hits.over(2, 3)) == []
    assert list(hits.over(1, 7)) == [0, 1, 2]
    assert list(Hits([]).over(0, 9)) == []


@given(st.text("اأبً ـ\nمaﷺ", max_size=40), st.text("اأبً مaﷺ", max_size=3), st.booleans(), st.booleans())
def test_hits_stand_in_order_and_by_place_are_the_same_ones(text: str, words: str, whole: bool, exact: bool):
    hits = Searched(text).find(words, whole=whole, exact=exact)
    ranges = [hits[number] for number in range(len(hits))]
    assert all(start < end for start, end in ranges)
    assert ranges == sorted(ranges)
    for start, end in [(0, len(text)), (len(text) // 2, len(text)), (0, len(text) // 3)]:
        over = [number for number, (first, last) in enumerate(ranges) if first < end and last > start]
        assert list(hits.over(start, end)) == (over if start < end else [])


def test_a_letter_is_found_in_a_million_characters():
    text = Searched("قالت الوزارة إن السفينة وصلت إلى الميناء " * 25_000)
    text.find("x")
    assert len(text.find("ا")) > 100_000
