"""A stored text as a document: paragraphs, directions, heading, positions."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from factcheck.model import Direction
from ui.article.document import Setting, build, em_of, is_right_to_left

LTR, RTL = Direction.LTR, Direction.RTL


def built(owner: QObject, text: str, direction: Direction = RTL, title: str = ""):
    return build(text, direction, title, Setting.at(100), owner)


def blocks(document):
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def test_each_paragraph_has_the_direction_of_its_first_letter(qapp):
    owner = QObject()
    document = built(owner, "قال ABC\nABC قال\n2002\n", RTL)
    assert [is_right_to_left(block) for block in blocks(document)] == [True, False, True, True]
    assert not is_right_to_left(built(owner, "2002", LTR).begin())


def test_the_first_line_is_the_heading_when_it_is_the_title(qapp):
    owner, setting = QObject(), Setting.at(100)
    document = built(owner, "عنوان\nعنوان", RTL, "عنوان")
    sizes = [em_of(block, setting) for block in blocks(document)]
    assert sizes[0] > sizes[1]
    assert document.begin().begin().fragment().charFormat().fontPointSize() > setting.font.pointSizeF()
    assert em_of(built(owner, "متن", RTL, "عنوان").begin(), setting) == setting.em
    assert em_of(built(owner, "", RTL, "").begin(), setting) == setting.em


def test_a_heading_that_is_read_the_other_way_keeps_its_own_direction(qapp):
    owner = QObject()
    assert not is_right_to_left(built(owner, "BBC\nقال", RTL, "BBC").begin())


def test_nothing_can_be_undone(qapp):
    owner = QObject()
    document = built(owner, "نص")
    assert not document.isUndoRedoEnabled()
    assert not document.isUndoAvailable()


STORED = st.text(
    st.one_of(
        st.sampled_from("اب\u064e \n\t\u00a0\u200f🚢"), st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])
    ),
    max_size=60,
).filter(lambda text: not set(text) & {"\ufdd0", "\ufdd1", "\ufeff"})


def test_every_character_has_the_place_that_it_has_in_the_text(qapp):
    @settings(max_examples=200)
    @given(STORED)
    def check(text: str) -> None:
        owner = QObject()
        document = built(owner, text)
        assert document.characterCount() - 1 == len(text.encode("utf-16-le")) // 2
        assert [block.text() for block in blocks(document)] == text.split("\n")

    check()


def test_a_larger_zoom_is_a_wider_column(qapp):
    usual, large = Setting.at(100), Setting.at(200)
    assert large.em == 2 * usual.em
    assert 600 <= usual.width - 2 * usual.gutter <= 720
    assert large.width == 2 * usual.width
