"""Claims are given another shape without a mouse: edges, passages, a split, a join; and several are changed at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from factcheck import anchors
from factcheck.model import Claim, Status
from tests.ui.driver import CONTROL, LEFT, PLAIN, SHIFT, Driver

Key = Qt.Key
TEXT = (
    "عنوان الخبر\n\nقال الوزير إن العقد وُقّع أمس. ولم يذكر تفاصيل أخرى.\nنفى المتحدث ذلك. وقال إن الأمر انتهى.\n"
    + "سطر آخر من النص لا غير.\n" * 40
)
FIRST, SECOND, THIRD = "العقد وُقّع", "لم يذكر", "نفى المتحدث ذلك"


@pytest.fixture
def reading(desktop: Driver) -> Driver:
    desktop.session.traffic.paste(TEXT)
    desktop.wait(lambda: desktop.text == TEXT.rstrip("\n") or desktop.text == TEXT)
    desktop.article.setFocus()
    return desktop


@pytest.fixture
def three(reading: Driver) -> list[Claim]:
    """Three claims; the first is chosen and the caret stands in it."""
    claims = [reading.mark(words) for words in (FIRST, SECOND, THIRD)]
    reading.article.clear_selection()
    reading.session.choose(claims[0].id)
    return claims


def put(desktop: Driver, words: str) -> None:
    """Put the caret before words, as a click there would."""
    start, _ = anchors.locate(desktop.text, words)
    desktop.article.select(start, start)


def quotes(desktop: Driver) -> list[str]:
    return [claim.quoted for claim in desktop.session.claims]


@pytest.mark.parametrize(
    ("key", "modifiers", "quote"),
    [
        (Key.Key_F7, PLAIN, "العقد وُقّع أمس"),
        (Key.Key_F7, SHIFT, "العقد"),
        (Key.Key_F7, CONTROL, "العقد وُقّع أ"),
        (Key.Key_F7, CONTROL | SHIFT, "العقد وُقّ"),
        (Key.Key_F6, PLAIN, "إن العقد وُقّع"),
        (Key.Key_F6, SHIFT, "وُقّع"),
        (Key.Key_F6, CONTROL, "ن العقد وُقّع"),
        (Key.Key_F6, CONTROL | SHIFT, "لعقد وُقّع"),
    ],
)
def test_keys_move_the_edges_of_the_chosen_claim(
    reading: Driver, three: list[Claim], key: Key, modifiers: Qt.KeyboardModifier, quote: str
):
    reading.key(key, modifiers)
    assert quotes(reading) == [quote, SECOND, THIRD]
    assert reading.session.chosen == three[0].id
    reading.key(Key.Key_Z, CONTROL)
    assert reading.session.claims == three


def test_what_was_just_marked_stays_selected_while_its_edges_move(reading: Driver):
    reading.mark(FIRST, Key.Key_1)
    reading.key(Key.Key_F7)
    start, end = anchors.locate(reading.text, FIRST + " أمس")
    assert reading.article.selected_range() == (start, end)
    reading.key(Key.Key_3)
    (claim,) = reading.session.claims
    assert (claim.quoted, claim.status) == (FIRST + " أمس", Status.VERIFIED)


def test_the_selected_words_are_added_to_the_chosen_claim(reading: Driver, three: list[Claim]):
    reading.key(Key.Key_F4)
    assert "Select the words" in reading.notice
    reading.select("وقال إن الأمر انتهى")
    reading.key(Key.Key_F4)
    assert quotes(reading)[0] == FIRST + " … وقال إن الأمر انتهى"
    put(reading, "الأمر انتهى")
    reading.key(Key.Key_F7, SHIFT)
    assert quotes(reading)[0] == FIRST + " … وقال إن الأمر"
    put(reading, "وُقّع")
    reading.key(Key.Key_F4, SHIFT)
    assert quotes(reading)[-1] == "وقال إن الأمر"
    reading.key(Key.Key_F4, SHIFT)
    assert "only passage" in reading.notice
    for _ in range(3):
        reading.key(Key.Key_Z, CONTROL)
    assert reading.session.claims == three


def test_a_claim_is_split_at_the_caret_and_joined_again(reading: Driver, three: list[Claim]):
    reading.session.set_note(three[0].id, "ملاحظة")
    put(reading, "وُقّع أمس")
    reading.key(Key.Key_F5)
    assert quotes(reading) == ["العقد", "وُقّع", SECOND, THIRD]
    assert [claim.note for claim in reading.session.claims] == ["ملاحظة", "", "", ""]
    assert reading.session.chosen == reading.session.claims[1].id
    reading.key(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    reading.key(Key.Key_F5, SHIFT)
    assert quotes(reading) == [FIRST, SECOND, THIRD]
    assert reading.session.claims[0].note == "ملاحظة"
    put(reading, "الخبر")
    reading.key(Key.Key_F5)
    assert "caret" in reading.notice


def hold(desktop: Driver, row: int, modifier: Qt.KeyboardModifier) -> None:
    view = desktop.claims
    at = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, modifier, at)


def selected(desktop: Driver) -> list[int]:
    return sorted(index.row() for index in desktop.claims.selectionModel().selectedIndexes())


def test_a_status_goes_to_all_that_are_chosen_as_one_step(reading: Driver, three: list[Claim]):
    reading.click_row(reading.claims, 0)
    reading.key(Key.Key_Down, SHIFT)
    assert reading.window.claims.heading.text() == "Claims 3, 2 chosen"
    reading.key(Key.Key_3)
    assert [claim.status for claim in reading.session.claims] == [Status.VERIFIED] * 2 + [Status.DISPUTED]
    assert selected(reading) == [0, 1]
    reading.key(Key.Key_1)
    assert [claim.status for claim in reading.session.claims] == [Status.SOURCED] * 2 + [Status.DISPUTED]
    reading.key(Key.Key_Z, CONTROL)
    reading.key(Key.Key_Z, CONTROL)
    assert reading.session.claims == three


def test_all_that_are_chosen_are_deleted_as_one_step(reading: Driver, three: list[Claim]):
    reading.click_row(reading.claims, 0)
    hold(reading, 2, CONTROL)
    assert selected(reading) == [0, 2]
    reading.key(Key.Key_Delete)
    assert quotes(reading) == [SECOND]
    assert reading.session.chosen == three[1].id
    assert selected(reading) == [0]
    reading.key(Key.Key_Z, CONTROL)
    assert reading.session.claims == three


def test_all_that_are_chosen_are_joined(reading: Driver, three: list[Claim]):
    hold(reading, 2, SHIFT)
    assert selected(reading) == [0, 1, 2]
    reading.key(Key.Key_F5, SHIFT)
    assert quotes(reading) == [" … ".join([FIRST, SECOND, THIRD])]
    assert selected(reading) == [0]


def test_choosing_one_in_the_article_leaves_only_that_one(reading: Driver, three: list[Claim]):
    hold(reading, 2, SHIFT)
    reading.click(SECOND)
    assert selected(reading) == [1]
    assert reading.window.claims.heading.text() == "Claims 3"
    reading.key(Key.Key_Delete)
    assert quotes(reading) == [FIRST, THIRD]
