"""The three marks, by key, button and menu; and when a digit is only a digit."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from factcheck.model import Status
from tests.ui.driver import CONTROL, LEFT, OTHER, PLAIN, STATEMENT, Driver

KEYS = [
    (Qt.Key.Key_1, Status.SOURCED),
    (Qt.Key.Key_2, Status.DISPUTED),
    (Qt.Key.Key_3, Status.VERIFIED),
]
ARABIC = [("١", Status.SOURCED), ("٢", Status.DISPUTED), ("٣", Status.VERIFIED)]
BUTTONS = [
    ("statusSourced", Status.SOURCED),
    ("statusDisputed", Status.DISPUTED),
    ("statusVerified", Status.VERIFIED),
]


def statuses(desktop: Driver) -> list[Status]:
    return [claim.status for claim in desktop.session.claims]


@pytest.mark.parametrize(("key", "status"), KEYS)
def test_a_digit_marks_the_selected_words(desktop: Driver, key: Qt.Key, status: Status):
    desktop.select(STATEMENT)
    desktop.key(key)
    (claim,) = desktop.session.claims
    assert (claim.status, claim.passage.quote, claim.wording) == (status, STATEMENT, STATEMENT)
    assert desktop.session.chosen == claim.id
    assert desktop.listed() == [f"1, \u2068{status}\u2069: \u2068{STATEMENT}\u2069"]


@pytest.mark.parametrize(("digit", "status"), ARABIC)
def test_an_arabic_digit_marks_too(desktop: Driver, digit: str, status: Status):
    desktop.select(STATEMENT)
    desktop.type(digit)
    assert statuses(desktop) == [status]


@pytest.mark.parametrize(("digit", "status"), [*ARABIC, ("1", Status.SOURCED), ("3", Status.VERIFIED)])
def test_in_the_list_of_claims_a_digit_changes_the_chosen_one(desktop: Driver, digit: str, status: Status):
    desktop.mark(STATEMENT)
    desktop.mark(OTHER)
    desktop.click_row(desktop.claims, 0)
    assert desktop.claims.hasFocus()
    desktop.type(digit)
    assert statuses(desktop) == [status, Status.DISPUTED]


@pytest.mark.parametrize(("key", "status"), KEYS)
def test_without_a_selection_a_digit_in_the_article_changes_the_chosen_one(
    desktop: Driver, key: Qt.Key, status: Status
):
    desktop.mark(STATEMENT)
    desktop.article.clear_selection()
    desktop.key(key)
    assert statuses(desktop) == [status]


def test_zero_takes_the_mark_back_to_unchecked(desktop: Driver):
    desktop.mark(STATEMENT)
    desktop.click_row(desktop.claims, 0)
    desktop.key(Qt.Key.Key_0)
    assert statuses(desktop) == [Status.UNCHECKED]


def test_another_key_on_the_words_just_marked_changes_that_claim(desktop: Driver):
    made = desktop.mark(STATEMENT, Qt.Key.Key_1)
    assert desktop.article.selected_range() is not None
    desktop.key(Qt.Key.Key_3)
    (claim,) = desktop.session.claims
    assert (claim.id, claim.status) == (made.id, Status.VERIFIED)


def test_the_same_words_can_be_marked_inside_a_longer_claim(desktop: Driver):
    desktop.mark(STATEMENT)
    desktop.mark(STATEMENT[4:30].strip(), Qt.Key.Key_1)
    assert statuses(desktop) == [Status.DISPUTED, Status.SOURCED]


def test_without_words_and_without_a_claim_it_says_what_to_do(desktop: Driver):
    desktop.key(Qt.Key.Key_1)
    assert desktop.session.claims == []
    assert desktop.notice == "Select some words in the article first, or choose a claim."
    desktop.mark(STATEMENT)
    assert desktop.notice == ""
    assert not desktop.window.notice.isVisible()


def test_white_space_alone_is_refused(desktop: Driver):
    desktop.article.select(desktop.text.index(" "), desktop.text.index(" ") + 1)
    desktop.key(Qt.Key.Key_1)
    assert desktop.session.claims == []
    assert desktop.notice == "Nothing is selected: a claim needs at least one word."


@pytest.mark.parametrize(("button", "status"), BUTTONS)
def test_a_button_marks_and_changes(desktop: Driver, button: str, status: Status):
    desktop.select(STATEMENT)
    desktop.press(button)
    assert statuses(desktop) == [status]
    desktop.click_row(desktop.claims, 0)
    desktop.press("statusDisputed")
    assert statuses(desktop) == [Status.DISPUTED]


def popup(desktop: Driver) -> QMenu:
    desktop.wait(QApplication.activePopupWidget)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, text: str) -> None:
    action = next(action for action in menu.actions() if action.text().replace("&", "") == text)
    QTest.mouseClick(menu, LEFT, PLAIN, menu.actionGeometry(action).center())


def test_the_menu_under_the_right_button_marks(desktop: Driver):
    desktop.select(STATEMENT)
    viewport = desktop.article.viewport()
    right_click(viewport, viewport.rect().center())
    choose(popup(desktop), "Disputed")
    assert statuses(desktop) == [Status.DISPUTED]


def test_the_menu_over_a_claim_changes_it_and_deletes_it(desktop: Driver):
    desktop.mark(STATEMENT)
    at = desktop.claims.visualRect(desktop.claims.model().index(0, 0)).center()
    right_click(desktop.claims.viewport(), at)
    choose(popup(desktop), "Verified")
    assert statuses(desktop) == [Status.VERIFIED]
    right_click(desktop.claims.viewport(), at)
    choose(popup(desktop), "Delete")
    assert statuses(desktop) == []


def right_click(widget: QWidget, at: QPoint) -> None:
    ask_menu(widget, at, QContextMenuEvent.Reason.Mouse)


def ask_menu(widget: QWidget, at: QPoint, reason: QContextMenuEvent.Reason) -> None:
    # The screens of Windows, macOS and X11 make this event of a button or a key; the invisible one does not.
    QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))


def test_the_menu_key_opens_the_menu_where_the_caret_is(desktop: Driver):
    desktop.select(STATEMENT)
    ask_menu(desktop.article.viewport(), QPoint(), QContextMenuEvent.Reason.Keyboard)
    menu = popup(desktop)
    caret = desktop.article.viewport().mapToGlobal(desktop.article.cursorRect().bottomLeft())
    assert menu.pos().y() <= caret.y() <= menu.geometry().bottom()
    choose(menu, "Sourced")
    assert statuses(desktop) == [Status.SOURCED]


def test_delete_removes_the_chosen_claim_and_chooses_the_next(desktop: Driver):
    first, second = desktop.mark(STATEMENT), desktop.mark(OTHER)
    desktop.click_row(desktop.claims, 0)
    desktop.key(Qt.Key.Key_Delete)
    assert [claim.id for claim in desktop.session.claims] == [second.id]
    assert desktop.session.chosen == second.id
    desktop.article.setFocus()
    desktop.key(Qt.Key.Key_Delete)
    assert desktop.session.claims == []
    assert first.id != second.id


@pytest.mark.parametrize("field", ["claimWording", "claimNote"])
def test_digits_that_are_typed_never_mark(desktop: Driver, field: str):
    desktop.mark(STATEMENT)
    widget = getattr(desktop.window.claim, field.removeprefix("claim").lower())
    widget.setFocus()
    desktop.key(Qt.Key.Key_End, CONTROL)
    desktop.type("13٢")
    desktop.key(Qt.Key.Key_Delete)
    assert statuses(desktop) == [Status.DISPUTED]
    assert widget.toPlainText().endswith("13٢")


def editor(desktop: Driver) -> object:
    desktop.wait(lambda: QApplication.focusWidget() not in (desktop.claims, desktop.article))
    return QApplication.focusWidget()


def test_f2_edits_the_wording_in_place_and_enter_keeps_it(desktop: Driver):
    desktop.mark(STATEMENT)
    desktop.key(Qt.Key.Key_F2)
    field = editor(desktop)
    assert field.text() == STATEMENT
    desktop.key(Qt.Key.Key_A, CONTROL)
    desktop.type("منحت كالدورا المجموعة إعفاءً 13 عامًا")
    desktop.key(Qt.Key.Key_Return)
    (claim,) = desktop.session.claims
    assert (claim.wording, claim.status) == ("منحت كالدورا المجموعة إعفاءً 13 عامًا", Status.DISPUTED)
    assert claim.passage.quote == STATEMENT
    assert desktop.window.claim.wording.toPlainText() == claim.wording


def test_escape_drops_what_was_typed(desktop: Driver):
    desktop.mark(STATEMENT)
    desktop.click_row(desktop.claims, 0)
    desktop.key(Qt.Key.Key_F2)
    editor(desktop)
    desktop.type("كلام")
    desktop.key(Qt.Key.Key_Escape)
    assert [claim.wording for claim in desktop.session.claims] == [STATEMENT]


def test_what_is_typed_in_place_is_kept_when_the_window_closes(desktop: Driver):
    claim = desktop.mark(STATEMENT)
    desktop.key(Qt.Key.Key_F2)
    editor(desktop)
    desktop.type("كلام")
    desktop.reopen()
    assert desktop.store.claims.get(claim.id).wording == "كلام"


def test_f2_brings_the_claims_back_when_they_were_put_away(desktop: Driver):
    desktop.mark(STATEMENT)
    desktop.key(Qt.Key.Key_2, CONTROL)
    assert not desktop.claims.isVisible()
    desktop.key(Qt.Key.Key_F2)
    assert desktop.claims.isVisible()
    editor(desktop)
    desktop.type("كلام")
    desktop.key(Qt.Key.Key_Return)
    assert [claim.wording for claim in desktop.session.claims] == ["كلام"]


def test_a_marked_word_does_not_wait_for_a_slow_import(desktop: Driver, tmp_path: Path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number}.txt").write_text(f"خبر {number}\nقال الوزير إن العدد {number}.", encoding="utf-8")
    article = desktop.session.article
    desktop.select(STATEMENT)
    work = desktop.session.traffic.import_paths([folder])
    desktop.key(Qt.Key.Key_1)
    assert article is not None
    assert len(desktop.store.claims.of(article.id)) == 1
    work.cancel()
    desktop.wait(lambda: not desktop.session.traffic.is_busy)


def test_an_empty_wording_goes_back_to_the_quote(desktop: Driver):
    desktop.mark(STATEMENT)
    desktop.window.claim.wording.setFocus()
    desktop.key(Qt.Key.Key_A, CONTROL)
    desktop.type("كلام آخر")
    desktop.article.setFocus()
    assert [claim.wording for claim in desktop.session.claims] == ["كلام آخر"]
    desktop.window.claim.wording.setFocus()
    desktop.key(Qt.Key.Key_A, CONTROL)
    desktop.key(Qt.Key.Key_Backspace)
    desktop.article.setFocus()
    assert [claim.wording for claim in desktop.session.claims] == [STATEMENT]
    assert desktop.window.claim.wording.toPlainText() == STATEMENT


def test_a_note_is_saved_when_the_field_is_left(desktop: Driver):
    claim = desktop.mark(STATEMENT)
    desktop.window.claim.note.setFocus()
    desktop.type("يُراجَع العقد")
    assert desktop.store.claims.get(claim.id).note == ""
    desktop.article.setFocus()
    assert desktop.store.claims.get(claim.id).note == "يُراجَع العقد"


def test_a_note_is_saved_with_control_and_enter(desktop: Driver):
    claim = desktop.mark(STATEMENT)
    desktop.window.claim.note.setFocus()
    desktop.type("ab")
    desktop.key(Qt.Key.Key_Return)
    desktop.type("c")
    desktop.key(Qt.Key.Key_Return, CONTROL)
    assert desktop.store.claims.get(claim.id).note == "ab\nc"


def test_a_note_goes_to_the_claim_it_was_typed_for(desktop: Driver):
    first, second = desktop.mark(STATEMENT), desktop.mark(OTHER)
    desktop.window.claim.note.setFocus()
    desktop.type("للثاني")
    desktop.click_row(desktop.claims, 0)
    assert desktop.session.chosen == first.id
    assert [desktop.store.claims.get(claim.id).note for claim in (first, second)] == ["", "للثاني"]
    assert desktop.window.claim.note.toPlainText() == ""


def test_a_note_is_saved_before_the_window_closes(desktop: Driver):
    claim = desktop.mark(STATEMENT)
    desktop.window.claim.note.setFocus()
    desktop.type("قبل الإغلاق")
    desktop.reopen()
    assert desktop.store.claims.get(claim.id).note == "قبل الإغلاق"
