"""Levels of underlines, and finding marks by place, against the plain way of doing it."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Status
from ui.article.marks import LEVELS, Layer, Mark, MarkIndex

RANGES = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda place: (place[0], place[0] + place[1]))
MARKS = st.lists(RANGES, max_size=25).map(
    lambda places: [Mark(str(n), start, end, Status.SOURCED) for n, (start, end) in enumerate(places)]
)


def levels(marks: list[Mark]) -> dict[str, int]:
    return {layer.mark.key: layer.level for layer in MarkIndex(marks).over(0, 1000)}


@given(MARKS, RANGES)
def test_a_place_finds_just_the_marks_that_share_a_character_with_it(marks: list[Mark], place: tuple[int, int]):
    found = {layer.mark.key for layer in MarkIndex(marks).over(*place)}
    assert found == {mark.key for mark in marks if mark.start < place[1] and place[0] < mark.end}


@given(MARKS)
def test_marks_that_overlap_have_lines_of_their_own_while_there_is_room(marks: list[Mark]):
    level = levels(marks)
    for one in marks:
        for other in marks:
            if one.key != other.key and one.start < other.end and other.start < one.end:
                assert level[one.key] != level[other.key] or level[one.key] == LEVELS - 1


def test_what_is_inside_lies_lower():
    marks = [Mark("inner", 3, 5, Status.VERIFIED), Mark("outer", 0, 9, Status.SOURCED)]
    assert levels(marks) == {"outer": 0, "inner": 1}


def test_marks_that_only_touch_share_a_level():
    assert levels([Mark("a", 0, 4, Status.SOURCED), Mark("b", 4, 8, Status.SOURCED)]) == {"a": 0, "b": 0}


def test_marks_without_length_are_left_out():
    index = MarkIndex([Mark("a", 4, 4, Status.SOURCED)])
    assert len(index) == 0
    assert list(index.over(0, 10)) == []


def test_a_claim_gives_all_its_passages():
    marks = [Mark("a", 8, 9, Status.SOURCED), Mark("a", 1, 2, Status.SOURCED), Mark("b", 3, 4, Status.SOURCED)]
    index = MarkIndex(marks)
    assert [mark.start for mark in index.of("a")] == [1, 8]
    assert list(index.over(3, 4)) == [Layer(marks[2], 0)]


@given(MARKS, st.data())
def test_marks_that_come_and_go_leave_what_would_be_made_of_them_all_anew(marks: list[Mark], data: st.DataObject):
    index, there = MarkIndex(marks), {mark.key: [mark] for mark in marks}
    for _ in range(data.draw(st.integers(1, 6))):
        keys = data.draw(st.lists(st.sampled_from([*map(str, range(30))]), max_size=3, unique=True))
        places = data.draw(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=3))
        coming = [
            Mark(key, start, start + long, Status.DISPUTED) for key, (start, long) in zip(keys, places, strict=False)
        ]
        index.replace(keys, coming)
        for key in keys:
            there.pop(key, None)
        for mark in coming:
            there.setdefault(mark.key, []).append(mark)
        anew = MarkIndex([mark for own in there.values() for mark in own])
        for place in ((0, 100), (3, 5), (20, 21)):
            assert {(layer.mark,) for layer in index.over(*place)} == {(layer.mark,) for layer in anew.over(*place)}
        found = list(index.over(0, 100))
        assert [layer.mark.start for layer in found] == sorted(layer.mark.start for layer in found)
        assert sorted(layer.level for layer in found) == sorted(layer.level for layer in anew.over(0, 100))
        assert all(set(index.of(mark.key)) == set(anew.of(mark.key)) for mark in marks)
        assert len(index) == len(anew)
