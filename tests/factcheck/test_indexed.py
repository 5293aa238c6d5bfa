"""The words that the index keeps are those of the whole text, though they are made out token by token."""

import sys

from hypothesis import given
from hypothesis import strategies as st

from factcheck.search.indexed import Tokens
from factcheck.search.query import WORD
from factcheck.text.fold import fold_text

TEXTS = st.one_of(
    st.text(max_size=60), st.text(st.sampled_from("ابتةىأ\u064b\u0640\u200dﷺﻻ«»،_-a1٣ \n\u00a0\u2028"), max_size=40)
)
MET = Tokens()


@given(texts=st.lists(TEXTS, max_size=3))
def test_token_by_token_is_as_a_whole(texts: list[str]) -> None:
    whole = set(WORD.findall(fold_text("\n".join(texts))))
    tokens = Tokens()
    assert set(tokens.words(texts).split()) == whole == tokens.fresh
    assert set(MET.words(texts).split()) == whole


def test_white_space_divides_words_and_stays_when_folded() -> None:
    spaces = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]
    assert len(spaces) > 20
    assert not [space for space in spaces if WORD.search(fold_text(space)) or not fold_text(space)]


def test_a_token_of_any_length_is_indexed() -> None:
    tokens = Tokens()
    assert tokens.words(["ا" * 100_000, None, "ب"]).split() == ["ا" * 100_000, "ب"]
    assert len(tokens) == 1
