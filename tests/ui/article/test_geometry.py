"""Ranges widened to what is drawn as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.article.geometry import widened

LETTERS = st.text("لاآسب\u064e\u0651 \n", max_size=30)


@pytest.mark.parametrize(
    ("text", "quote", "drawn"),
    [
        ("السلام", "السل", "السلا"),
        ("السلام", "ام", "لام"),
        ("السلَّام", "السلَّ", "السلَّا"),
        ("لا", "ا", "لا"),
        ("محمدٌ بن", "محمد", "محمدٌ"),
        ("السلم", "السل", "السل"),
        ("كل امر", "كل", "كل"),
        ("2002", "20", "20"),
    ],
)
def test_a_lam_alef_and_the_signs_of_a_letter_are_not_cut(text: str, quote: str, drawn: str):
    start = text.index(quote)
    low, high = widened(text, start, start + len(quote))
    assert text[low:high] == drawn


@given(LETTERS, st.integers(0, 30), st.integers(1, 10))
def test_widening_never_takes_away_and_is_done_at_once(text: str, start: int, length: int):
    end = min(len(text), start + length)
    if start < end:
        low, high = widened(text, start, end)
        assert low <= start < end <= high
        assert widened(text, low, high) == (low, high)
        assert "\n" not in text[low:start] + text[end:high]
