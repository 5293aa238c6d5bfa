"""Characters that nobody sees."""

from factcheck.text.hidden import hidden_controls, hidden_warnings


def test_embeddings_and_overrides_are_counted_and_harmless_marks_are_not() -> None:
    assert hidden_controls("a\u202ab\u202bc\u202cd\u202de\u202ef") == 4
    assert hidden_controls("\u200e\u200f\u061c\u200c\u200d\u2066\u2067\u2068\u2069") == 0


def test_a_warning_says_how_many() -> None:
    (warning,) = hidden_warnings("\u202e13\u202c")
    assert dict(warning.values) == {"count": 1}
    assert hidden_warnings("13") == ()
