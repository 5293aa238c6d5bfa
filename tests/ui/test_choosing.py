"""A claim is chosen in the panel, or where it stands in the article; the other one follows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from factcheck.model import Claim
from tests.ui.driver import CONTROL, FIRST, LEFT, OTHER, SHIFT, STATEMENT, Driver

LAST = "«الحقائق ستتضح عند نشر العقد كاملًا»"


@pytest.fixture
def marked(desktop: Driver) -> list[Claim]:
    """Three claims, from the beginning to the end of the article; none is chosen and nothing is selected."""
    desktop.window.resize(1000, 500)
    for words in (FIRST, STATEMENT, LAST):
        desktop.mark(words)
    desktop.article.clear_selection()
    desktop.session.choose("")
    return desktop.session.claims


def test_claims_stand_in_reading_order(desktop: Driver, marked: list[Claim]):
    desktop.mark(OTHER)
    assert [claim.passage.quote for claim in desktop.session.claims] == [FIRST, STATEMENT, OTHER, LAST]
    assert [line.split(",")[0] for line in desktop.listed()] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(("row", "words"), [(2, LAST), (0, FIRST), (1, STATEMENT)])
def test_a_click_in_the_panel_scrolls_to_the_claim(desktop: Driver, marked: list[Claim], row: int, words: str):
    bar = desktop.article.verticalScrollBar()
    bar.setValue(bar.minimum() if row else bar.maximum())
    assert not desktop.is_seen(words)
    desktop.click_row(desktop.claims, row)
    assert desktop.session.chosen == marked[row].id
    desktop.rest()
    assert desktop.is_seen(words)
    assert desktop.claims.hasFocus()


def test_arrow_keys_in_the_panel_walk_through_the_claims(desktop: Driver, marked: list[Claim]):
    desktop.click_row(desktop.claims, 0)
    for claim in marked[1:]:
        desktop.key(Qt.Key.Key_Down)
        assert desktop.session.chosen == claim.id
    desktop.rest()
    assert desktop.is_seen(LAST)


def test_next_and_previous_go_round(desktop: Driver, marked: list[Claim]):
    visited = []
    for _ in range(4):
        desktop.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        visited.append(desktop.session.chosen)
    first, second, third = (claim.id for claim in marked)
    assert visited == [first, second, third, first]
    desktop.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desktop.session.chosen == third


@pytest.mark.parametrize(("row", "words"), [(0, FIRST), (1, STATEMENT), (2, LAST)])
def test_a_click_on_a_highlight_chooses_it_in_the_panel(desktop: Driver, marked: list[Claim], row: int, words: str):
    desktop.see(words)
    desktop.click(words)
    assert desktop.session.chosen == marked[row].id
    assert desktop.claims.currentIndex().row() == row
    assert desktop.claims.selectionModel().selectedIndexes() == [desktop.claims.currentIndex()]
    assert desktop.window.claim.quote.toPlainText() == words
    assert desktop.window.claim.isVisible()


def test_a_click_beside_every_highlight_keeps_the_choice(desktop: Driver, marked: list[Claim]):
    desktop.session.choose(marked[0].id)
    desktop.rest()
    desktop.click("بالقول" if desktop.is_seen("بالقول") else 'فيرتاماري" لبناء')
    assert desktop.session.chosen == marked[0].id


def test_enter_in_a_highlight_chooses_it(desktop: Driver, marked: list[Claim]):
    start = marked[1].passage.start
    desktop.article.select(start + 3, start + 3)
    desktop.key(Qt.Key.Key_Return)
    assert desktop.session.chosen == marked[1].id


def test_a_selection_survives_marking_and_goes_when_another_claim_is_chosen(desktop: Driver, marked: list[Claim]):
    desktop.mark(OTHER)
    start, end = desktop.article.selected_range() or (0, 0)
    assert desktop.text[start:end] == OTHER
    desktop.click_row(desktop.claims, 0)
    assert desktop.article.selected_range() is None


def test_a_claim_is_copied_with_its_source(desktop: Driver, marked: list[Claim]):
    desktop.click_row(desktop.claims, 1)
    desktop.key(Qt.Key.Key_C, CONTROL | SHIFT)
    article = desktop.session.article
    assert article is not None
    said = QApplication.clipboard().text()
    assert said == f"«{STATEMENT}»\n[disputed] {article.title}"


def test_the_window_bears_the_title_of_the_article(desktop: Driver):
    article = desktop.session.article
    assert article is not None
    assert desktop.window.windowTitle() == f"{article.title} — Isnad"


def test_the_panel_hides_while_nothing_is_chosen(desktop: Driver, marked: list[Claim]):
    assert not desktop.window.claim.isVisible()
    desktop.click_row(desktop.claims, 0)
    assert desktop.window.claim.isVisible()


def test_without_claims_the_panel_says_how_to_make_one(desktop: Driver):
    assert not desktop.claims.isVisible()
    desktop.mark(OTHER)
    assert desktop.claims.isVisible()
    desktop.key(Qt.Key.Key_Delete)
    assert not desktop.claims.isVisible()


def test_a_click_on_the_paper_moves_nothing(desktop: Driver, marked: list[Claim]):
    desktop.select(FIRST)
    bar = desktop.article.verticalScrollBar()
    bar.setValue(bar.maximum())
    desktop.click("بالقول")
    assert bar.value() == bar.maximum()
    assert desktop.article.selected_range() is None


def test_claims_are_chosen_one_by_one_with_control_and_the_mouse(desktop: Driver, marked: list[Claim]):
    for row in range(len(marked)):
        at = desktop.claims.visualRect(desktop.claims.model().index(row, 0)).center()
        QTest.mouseClick(desktop.claims.viewport(), LEFT, CONTROL, at)
    assert set(desktop.session.several) == {claim.id for claim in marked}
    desktop.click_row(desktop.claims, 0)
    assert desktop.session.several == ()
    assert len(desktop.claims.selectionModel().selectedIndexes()) == 1
