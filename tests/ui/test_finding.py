"""Finding in the article: with the keys, as one types; what is found is framed, counted, selected, marked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton

from factcheck.model import Status
from tests.ui.driver import CONTROL, FIRST, SAMPLE, SHIFT, STATEMENT, Driver
from ui.article.finding import FindBar

Key = Qt.Key


def bar(desktop: Driver) -> FindBar:
    return desktop.window.pane.finder


def ask(desktop: Driver, words: str) -> FindBar:
    """Open the bar with its key and type words."""
    desktop.key(Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is bar(desktop).field
    desktop.type(words)
    return bar(desktop)


def selected(desktop: Driver) -> str:
    start, end = desktop.article.selected_range() or (0, 0)
    return desktop.text[start:end]


def framed(desktop: Driver) -> list[str]:
    """What the article sets off as hits."""
    hits = desktop.article._overlay.hits.hits
    return [desktop.text[slice(*hits[number])] for number in range(len(hits))]


def plain(text: str) -> str:
    """A told text without the isolates round its numbers."""
    return text.replace("\u2068", "").replace("\u2069", "")


def test_hits_are_framed_and_counted_while_one_types(desktop: Driver):
    field = ask(desktop, "كالدور")
    assert set(framed(desktop)) == {"كالدور"}
    count = len(framed(desktop))
    assert count > 3
    assert plain(field.count.text()) == f"1 of {count}"
    assert field.count.accessibleName() == field.count.text()
    desktop.type("ا")
    assert set(framed(desktop)) == {"كالدورا"}
    assert desktop.article.selected_range() is None


def test_words_are_found_however_they_are_written(desktop: Driver):
    ask(desktop, "اعفاء ضريبيا")
    assert framed(desktop) == ["إعفاءً ضريبيًا"]


def test_enter_selects_the_hit_and_enter_again_the_next_one(desktop: Driver):
    field = ask(desktop, "كالدورا")
    count = len(framed(desktop))
    places = []
    for _ in range(count + 1):
        desktop.key(Key.Key_Return)
        places.append(desktop.article.selected_range())
    assert selected(desktop) == "كالدورا"
    assert places[:count] == sorted(set(places))
    assert places[-1] == places[0]
    desktop.key(Key.Key_Return, SHIFT)
    assert plain(field.count.text()) == f"{count} of {count}"


def test_f3_goes_on_and_back_also_from_the_caret(desktop: Driver):
    ask(desktop, "كالدورا")
    desktop.key(Key.Key_Escape)
    assert bar(desktop).isHidden()
    desktop.key(Key.Key_F3)
    assert bar(desktop).isVisible()
    second = desktop.article.selected_range()
    desktop.key(Key.Key_F3, SHIFT)
    first = desktop.article.selected_range()
    assert first is not None
    assert second is not None
    assert first < second
    desktop.article.select(second[0] - 1, second[0] - 1)
    desktop.key(Key.Key_F3)
    assert desktop.article.selected_range() == second
    desktop.article.select(second[1] + 1, second[1] + 1)
    desktop.key(Key.Key_F3, SHIFT)
    assert desktop.article.selected_range() == second


def test_f3_asks_where_nothing_was_asked_for_yet(desktop: Driver):
    desktop.key(Key.Key_F3)
    assert QApplication.focusWidget() is bar(desktop).field


@pytest.mark.parametrize(("digit", "status"), [("1", Status.SOURCED), ("2", Status.DISPUTED), ("٣", Status.VERIFIED)])
def test_the_hit_that_is_selected_is_marked_by_a_digit(desktop: Driver, digit: str, status: Status):
    ask(desktop, "اعفاء ضريبيا")
    desktop.key(Key.Key_Return)
    desktop.type(digit)
    (claim,) = desktop.session.claims
    assert (claim.passage.quote, claim.status) == ("إعفاءً ضريبيًا", status)
    assert framed(desktop) == ["إعفاءً ضريبيًا"]


def test_a_digit_that_is_typed_into_the_field_marks_nothing(desktop: Driver):
    desktop.select(STATEMENT)
    field = ask(desktop, "15")
    assert field.field.text() == "15"
    assert framed(desktop)[0] == "15"
    assert desktop.session.claims == []


def test_escape_leaves_and_stays_at_the_hit(desktop: Driver):
    desktop.window.resize(1000, 420)
    ask(desktop, "العقد كاملا")
    desktop.rest()
    place = desktop.article.verticalScrollBar().value()
    assert place > 0
    desktop.key(Key.Key_Escape)
    desktop.rest()
    assert bar(desktop).isHidden()
    assert QApplication.focusWidget() is desktop.article
    assert selected(desktop) == "العقد كاملًا"
    assert framed(desktop) == []
    desktop.key(Key.Key_F3)
    assert desktop.is_seen("العقد كاملًا")


def test_escape_in_the_article_leaves_too(desktop: Driver):
    ask(desktop, "كالدورا")
    desktop.key(Key.Key_Return)
    assert QApplication.focusWidget() is desktop.article
    desktop.key(Key.Key_Escape)
    assert bar(desktop).isHidden()


def test_what_is_not_there_is_said_in_the_bar(desktop: Driver):
    desktop.article.select(3, 3)
    field = ask(desktop, "ظظظ")
    assert field.count.text() == "Not found"
    desktop.key(Key.Key_Return)
    desktop.key(Key.Key_F3)
    assert (desktop.notice, framed(desktop)) == ("", [])
    assert QApplication.activeModalWidget() is None
    desktop.key(Key.Key_Escape)
    assert desktop.article.caret() == 3


def test_selected_words_are_what_is_asked_for(desktop: Driver):
    desktop.select(FIRST)
    desktop.key(Key.Key_F, CONTROL)
    assert bar(desktop).field.text() == FIRST
    assert framed(desktop) == [FIRST]


def test_whole_words_and_exact_letters_are_remembered(desktop: Driver):
    ask(desktop, "اعفاء")
    before = len(framed(desktop))
    desktop.press("findExact")
    assert framed(desktop) == []
    desktop.press("findExact")
    assert len(framed(desktop)) == before
    desktop.press("findWhole")
    desktop.key(Key.Key_Escape)
    desktop.reopen()
    chosen = [desktop.window.findChild(QToolButton, name).isChecked() for name in ("findWhole", "findExact")]
    assert chosen == [True, False]


def test_whole_words_only(desktop: Driver):
    ask(desktop, "مجموع")
    assert framed(desktop)
    desktop.press("findWhole")
    assert framed(desktop) == []


def test_another_article_is_searched_as_it_is_opened(desktop: Driver):
    ask(desktop, "كالدورا")
    desktop.session.traffic.paste("سافر الوزير إلى كالدورا أمس")
    desktop.wait(lambda: desktop.text.startswith("سافر"))
    assert framed(desktop) == ["كالدورا"]
    assert plain(bar(desktop).count.text()) == "1 of 1"


def test_hits_move_no_letter_and_are_drawn_beneath_them(desktop: Driver):
    desktop.article.setCursorWidth(0)
    ask(desktop, "")
    before = desktop.article.viewport().grab().toImage()
    desktop.type("كالدورا")
    desktop.article._end_flash()
    after = desktop.article.viewport().grab().toImage()
    hits = desktop.article._overlay.hits
    start, end = hits.hits[hits.present]
    first, last = desktop.point(start), desktop.point(end)
    pixels = [(x, y) for x in range(last.x(), first.x()) for y in range(first.y() - 12, first.y() + 12)]
    black, inked = ({at for at in pixels if picture.pixelColor(*at).value() < 60} for picture in (before, after))
    assert len(black) > 50
    assert black <= inked
    assert len(inked - black) < len(black) / 10, "only the edges of letters, which the ground shines through"
    filled = desktop.article._theme.flash.name()
    assert filled in {after.pixelColor(*at).name() for at in pixels}
    assert filled not in {before.pixelColor(*at).name() for at in pixels}


def test_count_stands_in_the_language_and_digits_of_the_reader(closed: Driver):
    closed.settings().language = "ar"
    closed.settings().arabic_digits = True
    closed.open(SAMPLE)
    field = ask(closed, "كالدورا")
    assert plain(field.count.text()).startswith("١ من ")
    assert field.field.alignment() & Qt.AlignmentFlag.AlignRight


def test_the_bar_changes_its_icons_with_the_theme(desktop: Driver):
    ask(desktop, "كالدورا")
    light = bar(desktop).close_button.icon().pixmap(16).toImage()
    desktop.window.theme_wished.emit("dark")
    assert bar(desktop).close_button.icon().pixmap(16).toImage() != light
