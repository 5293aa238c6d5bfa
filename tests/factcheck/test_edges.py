"""The edges of a passage go by whole words and whole letters with their signs, and never leave the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import edges
from factcheck.edges import Edge, Unit

TEXT = "قال الوزيرُ إن العقد 15.5 وُقّع أمس، ثم نفى.\nNext, it's fine"
Span = tuple[int, int]


def of(words: str) -> Span:
    start = TEXT.index(words)
    return start, start + len(words)


def moved(words: str, edge: Edge, unit: Unit, *, outwards: bool) -> str:
    move = edges.grown if outwards else edges.shrunk
    start, end = move(TEXT, *of(words), edge, unit)
    return TEXT[start:end]


@pytest.mark.parametrize(
    ("words", "edge", "unit", "grown"),
    [
        ("العقد", Edge.END, Unit.WORD, "العقد 15.5"),
        ("15.5", Edge.END, Unit.WORD, "15.5 وُقّع"),
        ("وُقّ", Edge.END, Unit.WORD, "وُقّع"),
        ("ثم", Edge.END, Unit.WORD, "ثم نفى"),
        ("إن", Edge.START, Unit.WORD, "الوزيرُ إن"),
        ("زيرُ", Edge.START, Unit.WORD, "الوزيرُ"),
        ("15.5", Edge.END, Unit.CHARACTER, "15.5 وُ"),
        ("إن", Edge.START, Unit.CHARACTER, "رُ إن"),
        ("نفى", Edge.END, Unit.CHARACTER, "نفى."),
        ("it", Edge.END, Unit.WORD, "it's"),
        ("قال", Edge.START, Unit.WORD, "قال"),
        ("fine", Edge.END, Unit.CHARACTER, "fine"),
        ("نفى", Edge.END, Unit.WORD, "نفى."),
        ("نفى.", Edge.END, Unit.WORD, "نفى.\nNext"),
        ("Next", Edge.START, Unit.WORD, "نفى.\nNext"),
    ],
)
def test_an_edge_goes_outwards(words: str, edge: Edge, unit: Unit, grown: str):
    assert moved(words, edge, unit, outwards=True) == grown


@pytest.mark.parametrize(
    ("words", "edge", "unit", "shrunk"),
    [
        ("العقد 15.5", Edge.END, Unit.WORD, "العقد"),
        ("ثم نفى.", Edge.END, Unit.WORD, "ثم نفى"),
        ("أمس، ثم", Edge.END, Unit.WORD, "أمس"),
        ("الوزيرُ إن", Edge.START, Unit.WORD, "إن"),
        ("وُقّع", Edge.START, Unit.CHARACTER, "قّع"),
        ("وُقّ", Edge.END, Unit.CHARACTER, "وُ"),
        ("العقد", Edge.END, Unit.WORD, "العقد"),
        ("العقد", Edge.START, Unit.WORD, "العقد"),
    ],
)
def test_an_edge_goes_inwards_and_leaves_something(words: str, edge: Edge, unit: Unit, shrunk: str):
    assert moved(words, edge, unit, outwards=False) == shrunk


@given(
    st.text(st.sampled_from("ابت َُّ\u0640ab1.,\n\u00a0«🚢"), min_size=1, max_size=40).filter(lambda text: text.strip()),
    st.data(),
    st.sampled_from(Edge),
    st.sampled_from(Unit),
)
def test_a_moved_passage_is_longer_or_shorter_at_one_edge(text: str, data: st.DataObject, edge: Edge, unit: Unit):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    low, high = edges.grown(text, start, end, edge, unit)
    assert 0 <= low <= start < end <= high <= len(text)
    assert (low == start) if edge is Edge.END else (high == end)
    low, high = edges.shrunk(text, start, end, edge, unit)
    assert start <= low < high <= end
    assert (low == start) if edge is Edge.END else (high == end)


def test_passages_are_cut_at_a_place_and_lose_the_space_there():
    sentence, last = of("إن العقد 15.5 وُقّع"), of("نفى")
    before, behind = edges.cut(TEXT, [sentence, last], TEXT.index("15.5"))
    assert [TEXT[start:end] for start, end in before] == ["إن العقد"]
    assert [TEXT[start:end] for start, end in behind] == ["15.5 وُقّع", "نفى"]
    assert edges.cut(TEXT, [sentence], 0) == ([], [sentence])
    assert edges.cut(TEXT, [sentence], len(TEXT)) == ([sentence], [])


def test_passages_that_touch_are_joined_but_not_over_the_end_of_a_paragraph():
    parts = [of("ثم"), of("أمس،"), of("نفى."), of("Next"), of("قال")]
    assert [TEXT[start:end] for start, end in edges.joined(TEXT, parts)] == ["قال", "أمس، ثم نفى.", "Next"]
    assert edges.joined(TEXT, [of("إن العقد"), of("العقد 15.5")]) == [of("إن العقد 15.5")]
