"""What stands beside the text: the strip that shows the whole article, and the bar with the marks at a selection."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from factcheck import anchors
from factcheck.model import Status
from tests.ui.driver import LEFT, OTHER, PLAIN, SHIFT, STATEMENT, Driver
from ui.article.strip import Heights, Strip

Key = Qt.Key
LONG = "عنوان\n" + "\n".join(f"فقرة رقم {number} من نص طويل لا ينتهي سريعًا." for number in range(300)) + "\nالخاتمة هنا"
ENGLISH = "A title\n\nThe minister said that the contract was signed.\nThe end."


def paste(desktop: Driver, text: str) -> None:
    desktop.session.traffic.paste(text)
    desktop.wait(lambda: desktop.text == text)
    desktop.article.setFocus()


def strip(desktop: Driver) -> Strip:
    return desktop.window.pane.strip


def press(desktop: Driver, words: str, x: int = 9) -> None:
    """Click the strip where words of the article lie."""
    at = strip(desktop).place_of(anchors.locate(desktop.text, words)[0])
    QTest.mouseClick(strip(desktop), LEFT, PLAIN, QPoint(x, at.y()))
    desktop.rest()


def test_every_offset_has_a_place_in_order():
    heights = Heights(LONG)
    places = [heights.of(offset) for offset in range(0, len(LONG), 7)]
    assert places == sorted(places)
    assert 0 <= places[0] < 0.01
    assert 0.99 < places[-1] <= 1
    for offset in range(0, len(LONG), 97):
        assert abs(heights.of(heights.at(heights.of(offset))) - heights.of(offset)) < 0.01
    assert Heights("").at(0.5) == 0


def test_a_click_on_the_strip_goes_to_the_claim_there(desktop: Driver):
    paste(desktop, LONG)
    claim = desktop.mark("الخاتمة هنا")
    desktop.mark("رقم 3 من")
    desktop.wait(lambda: len(strip(desktop)._ticks) == 2)
    desktop.article.verticalScrollBar().setValue(0)
    press(desktop, "الخاتمة هنا")
    assert desktop.session.chosen == claim.id
    assert desktop.is_seen("الخاتمة هنا")


def test_a_click_beside_the_ticks_goes_to_that_place(desktop: Driver):
    paste(desktop, LONG)
    press(desktop, "رقم 200 من")
    assert desktop.is_seen("رقم 200 من")
    assert desktop.session.chosen == ""


def test_the_hits_of_a_search_are_on_the_strip_and_a_click_goes_there(desktop: Driver):
    paste(desktop, LONG)
    desktop.key(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desktop.type("رقم 25")
    desktop.wait(lambda: len(strip(desktop)._found) == 11)
    press(desktop, "رقم 250 من", x=2)
    assert desktop.is_seen("رقم 250 من")
    desktop.key(Key.Key_Escape)
    desktop.wait(lambda: not strip(desktop)._found)


def test_the_ticks_are_drawn_in_the_colours_of_the_statuses(desktop: Driver):
    paste(desktop, LONG)
    desktop.mark("رقم 150 من", Key.Key_3)
    desktop.session.choose("")
    desktop.wait(lambda: strip(desktop)._ticks)
    at = strip(desktop).place_of(anchors.locate(LONG, "رقم 150 من")[0])
    picture = strip(desktop).grab().toImage()
    ratio = picture.devicePixelRatio()
    seen = picture.pixelColor(round(9 * ratio), round(at.y() * ratio))
    assert seen == desktop.article._theme.inks[Status.VERIFIED].line


def bar(desktop: Driver) -> QRect:
    """Where the bar is, once it has come."""
    desktop.wait(desktop.window.pane.bar.isVisible)
    return desktop.window.pane.bar.geometry()


def buttons(desktop: Driver) -> list[QToolButton]:
    return desktop.window.pane.bar.findChildren(QToolButton)


@pytest.mark.parametrize("text", [ENGLISH, LONG])
def test_the_bar_follows_the_direction_of_the_text_and_covers_nothing(desktop: Driver, text: str):
    paste(desktop, text)
    desktop.drag("contract was signed" if text is ENGLISH else "فقرة رقم 2 من نص")
    place = bar(desktop)
    assert not place.intersects(desktop.window.pane.bar.selected_lines())
    assert desktop.article.viewport().geometry().contains(place)
    lefts = [button.x() for button in buttons(desktop)]
    assert lefts == sorted(lefts, reverse=text is LONG)


def test_a_click_on_the_bar_marks_and_puts_it_away(desktop: Driver):
    desktop.drag(STATEMENT)
    bar(desktop)
    QTest.mouseClick(buttons(desktop)[1], LEFT)
    (claim,) = desktop.session.claims
    assert (claim.quoted, claim.status) == (STATEMENT, Status.DISPUTED)
    assert not desktop.window.pane.bar.isVisible()
    assert desktop.article.hasFocus()


def test_the_bar_comes_by_key_too_and_goes_with_escape_and_with_the_selection(desktop: Driver):
    desktop.walk(OTHER)
    bar(desktop)
    desktop.key(Key.Key_Escape)
    assert not desktop.window.pane.bar.isVisible()
    desktop.key(Key.Key_Left, SHIFT)
    bar(desktop)
    desktop.key(Key.Key_Left)
    assert not desktop.window.pane.bar.isVisible()


def test_where_there_is_no_room_there_is_no_bar(desktop: Driver):
    paste(desktop, LONG)
    desktop.drag("فقرة رقم 2 من نص")
    bar(desktop)
    desktop.article.selectAll()
    desktop.wait(lambda: not desktop.window.pane.bar._rest.isActive())
    assert not desktop.window.pane.bar.isVisible()


def test_at_the_foot_of_the_view_the_bar_stands_above(desktop: Driver):
    paste(desktop, LONG)
    desktop.drag("فقرة رقم 2 من نص")
    bar(desktop)
    lines = desktop.window.pane.bar.selected_lines()
    scroll = desktop.article.verticalScrollBar()
    desktop.drag("فقرة رقم 20 من نص")
    bar(desktop)
    lines = desktop.window.pane.bar.selected_lines()
    foot = desktop.article.viewport().geometry().bottom() - lines.height() - 2
    scroll.setValue(scroll.value() - (foot - lines.top()))
    place = bar(desktop)
    assert place.bottom() < desktop.window.pane.bar.selected_lines().top()
