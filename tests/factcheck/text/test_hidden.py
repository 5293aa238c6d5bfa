"""Characters that nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.hidden import controls, hidden_warnings, in_stored_order, misleading


def test_embeddings_and_overrides_are_counted_and_harmless_marks_are_not() -> None:
    assert misleading("a\u202ab\u202bc\u202cd\u202de\u202ef") == 4
    assert misleading("\u200e\u200f\u061c\u200c\u200d\u2066a\u2069\u2067b\u2069\u2068\u2069") == 0


def test_an_isolate_that_is_not_closed_is_counted_and_the_end_of_none_is_not() -> None:
    assert misleading("\u2067a\nb\u2069\u202c") == 1


def test_a_warning_says_how_many() -> None:
    (warning,) = hidden_warnings("\u202e13\u202c")
    assert dict(warning.values) == {"count": 1}
    assert hidden_warnings("13") == ()


def test_each_control_is_named_where_it_stands() -> None:
    found = controls("a\u202eb\u202c\u200f\u200d")
    assert [(one.position, one.name, one.reorders) for one in found] == [
        (1, "RLO", True), (3, "PDF", True), (4, "RLM", False), (5, "ZWJ", False)
    ]  # fmt: skip
    assert found[0].meaning == "right-to-left override"


def test_an_isolate_reorders_where_its_paragraph_does_not_close_it() -> None:
    found = controls("\u2068x\u2069 \u2067y\n\u2069")
    assert [(one.position, one.reorders) for one in found] == [(0, False), (2, False), (4, True), (7, True)]


@given(st.text(st.sampled_from("ab\n\u2066\u2069\u202e\u200f\u00ad")))
def test_no_control_is_overlooked(text: str) -> None:
    assert [one.position for one in controls(text)] == [at for at, one in enumerate(text) if one not in "ab\n"]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("a \u202e31\u202c b", "a \u206a31\u206a b"),
        ("\u202aa\u202c \u202bb\u202c\u202dc\u202c", "\u206aa\u206a \u206ab\u206a\u206ac\u206a"),
        ("\u2067a\nb\u2069 \U0001f600\u2066c\u2069", "\u206aa\nb\u206a \U0001f600\u2066c\u2069"),
    ],
)
def test_drawn_in_stored_order_nothing_is_longer_and_only_what_reorders_gives_way(text: str, drawn: str):
    assert in_stored_order(text) == drawn


def test_what_writers_need_is_drawn_as_it_is():
    text = "می\u200cخواهم (تم\u200e) \u2068isolated\u2069 a\u200bb"
    assert in_stored_order(text) == text
