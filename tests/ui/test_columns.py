"""The panes at the side keep their room: three claims are seen, and the chosen one below them can be used."""

import pytest
from PySide6.QtCore import QRect, Qt

from tests.ui.driver import FIRST, OTHER, SAMPLE, STATEMENT, Driver

LAST = "«الحقائق ستتضح عند نشر العقد كاملًا»"
USABLE = 190


def rows_seen(desktop: Driver) -> int:
    view, model = desktop.claims, desktop.claims.model()
    room = view.viewport().visibleRegion().boundingRect()
    return sum(room.contains(view.visualRect(model.index(row, 0)).intersected(QRect(0, 0, 9999, 9999)))
               for row in range(model.rowCount()) if view.visualRect(model.index(row, 0)).isValid())  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("size", [(1280, 800), (1000, 700)])
def test_three_claims_are_seen_and_the_chosen_one_has_room_in_the_moment_it_is_marked(
    closed: Driver, language: str, size: tuple[int, int]
):
    closed.settings().language = language
    closed.open(SAMPLE)
    closed.window.resize(*size)
    closed.mark(FIRST)
    assert closed.window.claim.height() >= USABLE
    for words in (STATEMENT, OTHER, LAST):
        closed.mark(words)
    closed.wait(lambda: rows_seen(closed) >= 3)
    assert closed.window.claim.height() >= USABLE
    assert (closed.window.width(), closed.window.height()) == size
    closed.reopen()
    closed.window.resize(*size)
    closed.click_row(closed.claims, 0)
    closed.wait(lambda: rows_seen(closed) >= 3)
    assert closed.window.claim.height() >= USABLE


def test_no_row_moves_when_a_claim_is_chosen(closed: Driver):
    closed.open(SAMPLE)
    for words in (FIRST, STATEMENT, OTHER):
        closed.mark(words)
    closed.session.choose("")
    view, model = closed.claims, closed.claims.model()
    before = [view.visualRect(model.index(row, 0)) for row in range(3)]
    closed.click_row(view, 1)
    assert closed.window.claim.isVisible()
    assert [view.visualRect(model.index(row, 0)) for row in range(3)] == before


def test_a_pane_at_the_side_is_never_too_narrow_for_its_chips(closed: Driver):
    closed.settings().language = "ar"
    closed.open(SAMPLE)
    closed.mark(FIRST)
    closed.window.resize(1000, 700)
    closed.window._columns.setSizes([10, 2000, 10])
    bar = closed.window.claims.bar
    rows = {chip.geometry().top() for chip in bar.chips.values()}
    assert len(rows) <= 2
    assert closed.window.claims.width() >= 300
    assert Qt.Orientation.Vertical == closed.window._columns.side.orientation()
