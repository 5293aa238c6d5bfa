"""The claims are filtered by status and by words, and ordered; a claim keeps its number and all keys work on it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from factcheck.model import Claim, Passage, Status
from factcheck.words import Words
from tests.ui.driver import CONTROL, FIRST, OTHER, SAMPLE, STATEMENT, Driver
from ui.claims.filtering import Filter
from ui.claims.model import ClaimsModel

Key = Qt.Key
LAST = "«الحقائق ستتضح عند نشر العقد كاملًا»"


@pytest.fixture
def marked(desktop: Driver) -> list[Claim]:
    """Four claims: sourced, disputed, verified, disputed; none is chosen."""
    for words, key in ((FIRST, Key.Key_1), (STATEMENT, Key.Key_2), (OTHER, Key.Key_3), (LAST, Key.Key_2)):
        desktop.mark(words, key)
    desktop.article.clear_selection()
    desktop.session.choose("")
    return desktop.session.claims


def numbers(desktop: Driver) -> list[int]:
    return [int(line.split(",")[0]) for line in desktop.listed()]


def chip(desktop: Driver, status: Status) -> QToolButton:
    return desktop.window.findChild(QToolButton, f"chip{status.value.capitalize()}")


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def chips(desktop: Driver) -> list[str]:
    return [plain(chip(desktop, status).text()) for status in Status]


def ask(desktop: Driver, words: str) -> None:
    """Go to the field with its key and type."""
    desktop.key(Key.Key_L, CONTROL)
    desktop.type(words)


def hidden(desktop: Driver) -> str:
    label = desktop.window.findChild(QLabel, "claimsHidden")
    return plain(label.text()) if label.isVisible() else ""


def test_chips_let_claims_of_their_statuses_through(desktop: Driver, marked: list[Claim]):
    assert chips(desktop) == ["unchecked 0", "sourced 1", "disputed 2", "verified 1"]
    desktop.press("chipDisputed")
    assert numbers(desktop) == [2, 4]
    desktop.press("chipSourced")
    assert numbers(desktop) == [1, 2, 4]
    desktop.press("chipDisputed")
    desktop.press("chipSourced")
    assert numbers(desktop) == [1, 2, 3, 4]
    assert not chip(desktop, Status.SOURCED).icon().isNull()


def test_counts_follow_what_is_marked(desktop: Driver, marked: list[Claim]):
    desktop.session.choose(marked[1].id)
    desktop.article.setFocus()
    desktop.key(Key.Key_3)
    assert chips(desktop) == ["unchecked 0", "sourced 1", "disputed 1", "verified 2"]
    desktop.key(Key.Key_Z, CONTROL)
    assert chips(desktop) == ["unchecked 0", "sourced 1", "disputed 2", "verified 1"]


def test_words_filter_however_they_are_written(desktop: Driver, marked: list[Claim]):
    ask(desktop, "اعفاء كالدورا")
    assert numbers(desktop) == [2]
    assert chips(desktop) == ["unchecked 0", "sourced 0", "disputed 1", "verified 0"]
    desktop.key(Key.Key_Escape)
    assert numbers(desktop) == [1, 2, 3, 4]
    desktop.session.set_note(marked[2].id, "راجع أرشيف 2018")
    desktop.type("ارشيف")
    assert numbers(desktop) == [3]


def test_the_field_leads_to_the_list(desktop: Driver, marked: list[Claim]):
    ask(desktop, "العقد")
    desktop.key(Key.Key_Return)
    assert QApplication.focusWidget() is desktop.claims
    assert desktop.session.chosen == marked[3].id


def test_a_number_stays_the_place_in_the_article(desktop: Driver, marked: list[Claim]):
    order = desktop.window.claims.bar.order
    order.setFocus()
    desktop.key(Key.Key_Down)
    assert numbers(desktop) == [1, 2, 4, 3]
    desktop.key(Key.Key_Down)
    assert numbers(desktop) == [4, 3, 2, 1]
    desktop.reopen()
    assert numbers(desktop) == [4, 3, 2, 1]


def test_choosing_editing_deleting_and_undo_work_while_filtered(desktop: Driver, marked: list[Claim]):
    desktop.press("chipDisputed")
    desktop.click_row(desktop.claims, 1)
    assert desktop.session.chosen == marked[3].id
    desktop.key(Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    desktop.key(Key.Key_A, CONTROL)
    desktop.type("صياغة")
    desktop.key(Key.Key_Return)
    assert desktop.session.claims[3].wording == "صياغة"
    assert numbers(desktop) == [2, 4]
    desktop.click_row(desktop.claims, 0)
    desktop.key(Key.Key_Delete)
    assert [claim.id for claim in desktop.session.claims] == [marked[0].id, marked[2].id, marked[3].id]
    assert numbers(desktop) == [3]
    desktop.key(Key.Key_Z, CONTROL)
    assert numbers(desktop) == [2, 4]


def test_an_article_click_chooses_in_the_filtered_list(desktop: Driver, marked: list[Claim]):
    desktop.press("chipDisputed")
    desktop.session.choose(marked[3].id)
    assert desktop.claims.currentIndex().row() == 1


def test_a_claim_that_is_marked_while_the_filter_hides_it_is_told(desktop: Driver, marked: list[Claim]):
    desktop.press("chipVerified")
    told: list[str] = []
    desktop.session.told.connect(told.append)
    desktop.mark("640 مليون دولار", Key.Key_1)
    assert numbers(desktop) == [4]
    assert hidden(desktop) == "The filter hides claim 2."
    assert [plain(one) for one in told] == ["The filter hides claim 2."]
    desktop.press("claimsShowAll")
    assert hidden(desktop) == ""
    assert numbers(desktop) == [1, 2, 3, 4, 5]
    assert desktop.claims.currentIndex().row() == 1


def test_f2_brings_a_hidden_claim_back(desktop: Driver, marked: list[Claim]):
    desktop.press("chipVerified")
    desktop.session.choose(marked[0].id)
    desktop.key(Key.Key_F2)
    assert numbers(desktop) == [1, 2, 3, 4]
    assert QApplication.focusWidget() is not desktop.article


def test_a_claim_whose_status_changes_leaves_the_list_but_stays_chosen(desktop: Driver, marked: list[Claim]):
    desktop.press("chipDisputed")
    desktop.click_row(desktop.claims, 0)
    desktop.key(Key.Key_3)
    assert numbers(desktop) == [4]
    assert desktop.session.chosen == marked[1].id
    assert hidden(desktop) == "The filter hides claim 2."


def test_where_no_claim_matches_that_is_said(desktop: Driver, marked: list[Claim]):
    ask(desktop, "ظظظ")
    shown = [label.text() for label in desktop.window.claims.findChildren(QLabel) if label.isVisible()]
    assert "No claim matches the filter." in shown
    assert desktop.window.claims.bar.isVisible()


def test_a_desk_without_claims_has_nothing_to_filter(desktop: Driver):
    assert desktop.window.claims.bar.isHidden()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_chips_stand_in_reading_order_and_none_is_cut(closed: Driver, language: str):
    closed.settings().language = language
    closed.open(SAMPLE)
    closed.mark(STATEMENT)
    boxes = [chip(closed, status).geometry() for status in Status]
    room = chip(closed, Status.SOURCED).parentWidget().rect()
    assert all(room.contains(box) for box in boxes)
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)
    first, second = boxes[:2]
    assert first.top() < second.top() or (first.left() > second.left()) is (language == "ar")


def many(count: int) -> list[Claim]:
    statuses = list(Status)
    passage = Passage("p", "v", 0, 1, "قالت الوزارة إن العقد وُقّع", "", "")
    return [
        Claim(f"c{n}", "a", statuses[n % 4], f"أكّد المتحدث رقم {n} أن الأعمال بدأت", "", f"{n:05}", "", (passage,))
        for n in range(count)
    ]


def test_ten_thousand_claims_are_filtered():
    model = ClaimsModel(Words("en"))
    model.set_claims(many(10_000))
    model.set_filter(Filter(words="المتحدث"))
    for words in ("99", "اعمال 7", "", "المتحدث", "ظ") * 3:
        model.set_filter(Filter(words=words))
    assert model.rowCount() == 0
