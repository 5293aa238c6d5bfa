"""Where there is little room nothing is cut that could be read, nothing touches, and nothing hangs over an edge."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QStyleOptionMenuItem, QWidget

from tests.ui.driver import Driver
from ui.claim.card import Arrow, Card
from ui.claim.strip import ChainStrip

WORKED = Path(__file__).parents[2] / "resources" / "samples" / "worked.json"
TABS = ("attribution", "evidence", "verdict", "history")


@pytest.fixture(params=["en", "ar"])
def worked(closed: Driver, request: pytest.FixtureRequest) -> Driver:
    """The worked sample in each language."""
    closed.settings().language = request.param
    closed.open(WORKED)
    return closed


def settle() -> None:
    """Let what is laid out in the next turns of the event loop be laid out."""
    for _ in range(3):
        QApplication.processEvents()


def sized(desktop: Driver, width: int, height: int) -> None:
    desktop.window.resize(width, height)
    settle()


def longest_chain(desktop: Driver) -> str:
    """The number of hops decides; the claim is chosen and its chain looked at."""
    store = desktop.store
    chosen = max(desktop.session.claims, key=lambda claim: len(store.hops.of(claim.id)))
    desktop.session.choose(chosen.id)
    desktop.window.claim.show_tab("attribution")
    settle()
    return chosen.id


def test_the_record_is_never_wider_than_its_pane(worked: Driver):
    sized(worked, 800, 600)
    panel = worked.window.claim
    for claim in worked.session.claims[:8]:
        worked.session.choose(claim.id)
        for name in TABS:
            panel.show_tab(name)
            settle()
            area = panel.tabs.currentWidget()
            assert isinstance(area, QScrollArea)
            assert not area.horizontalScrollBar().isVisible(), (name, claim.wording)
            assert area.horizontalScrollBar().maximum() == 0, (name, claim.wording)


@pytest.mark.parametrize("width", [800, 1000, 1280])
def test_an_arrow_stands_before_the_card_that_it_leads_to(worked: Driver, width: int):
    sized(worked, width, 800)
    longest_chain(worked)
    strip = worked.window.claim.findChild(ChainStrip, "chainStrip")
    arrows = strip.findChildren(Arrow)
    assert len(arrows) >= 2
    right = worked.session.words.language == "ar"
    for arrow in arrows:
        beside = [card for card in strip.findChildren(Card) if card.parent() is arrow.parent()]
        assert beside
        for card in beside:
            place, pointed = place_in(strip, card), place_in(strip, arrow)
            assert (place.x() < pointed.x()) is right
    for card in strip.findChildren(Card):
        assert strip.rect().contains(card.rect().translated(place_in(strip, card)))


def test_what_a_card_says_is_not_cut(worked: Driver):
    sized(worked, 800, 800)
    longest_chain(worked)
    strip = worked.window.claim.findChild(ChainStrip, "chainStrip")
    cards = strip.findChildren(Card)
    assert len(cards) >= 3
    for card in cards:
        assert card.width() >= card.sizeHint().width()
        assert card.height() >= card.sizeHint().height()
        assert card.width() >= card.wanted(), card.shown


def test_the_first_claim_that_is_seen_is_seen_whole(worked: Driver):
    view = worked.window.claims.view
    for height in (640, 713, 800, 871):
        sized(worked, 1100, height)
        worked.session.choose(worked.session.claims[0].id)
        settle()
        for claim in worked.session.claims[:-4]:
            worked.session.choose(claim.id)
            settle()
            assert view.visualRect(view.indexAt(QPoint(4, 0))).top() == 0
            assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_the_last_line_gives_way_and_tells_all_in_its_tooltip(worked: Driver):
    sized(worked, 1280, 800)
    bar = worked.window.statusBar()
    whole = bar.summary.text()
    assert whole
    assert bar.summary.toolTip() == ""
    least = worked.window.minimumSizeHint().width()
    bar.summary.setText(f"{whole} " * 12)
    assert worked.window.minimumSizeHint().width() == least
    assert bar.summary.toolTip() == bar.summary.text()
    bar.tell("abc " * 200)
    assert bar.toolTip() == bar.currentMessage()
    before = bar.grab().toImage()
    bar.tell("abc " * 300)  # both are cut, at the same letter
    assert bar.grab().toImage() == before
    bar.clearMessage()
    assert bar.toolTip() == ""


def test_the_field_of_the_search_lies_within_the_menu_bar(worked: Driver):
    field, bar = worked.window.search.field, worked.window.menuBar()
    for width in (800, 1280):
        sized(worked, width, 800)
        top = field.mapTo(worked.window, QPoint()).y() - bar.mapTo(worked.window, QPoint()).y()
        assert top >= 2
        assert top + field.height() <= bar.height() - 2
        assert bar.rect().contains(field.rect().translated(QPoint(field.x() - bar.x(), field.y() - bar.y())))


def test_an_article_of_the_library_is_as_wide_as_its_pane(worked: Driver):
    sized(worked, 800, 600)
    view = worked.window.library.view
    row = view.visualRect(view.model().index(0, 0))
    assert (row.left(), row.width()) == (0, view.viewport().width())
    assert view.horizontalScrollBar().maximum() == 0


def place_in(whole: QWidget, part: QWidget) -> QPoint:
    return part.mapTo(whole, QPoint())


def test_a_key_is_written_from_left_to_right_in_an_arabic_menu(closed: Driver):
    closed.settings().language = "ar"
    closed.open(sample=True)
    action = closed.window.actions_["zoom_in"]
    menu = next(one for one in closed.window.menuBar().findChildren(QMenu) if action in one.actions())
    menu.popup(closed.window.mapToGlobal(QPoint(40, 40)))
    option = QStyleOptionMenuItem()
    menu.initStyleOption(option, action)
    assert option.text.endswith("\t\u2066Ctrl++\u2069")
    row = menu.actionGeometry(action)
    shown = menu.grab(row).toImage()
    # The last sign is a plus: at the right of its ink there is nothing as high as a capital letter.
    ink = [(x, y) for x in range(row.width() // 2) for y in range(row.height()) if dark(shown, x, y)]
    right = max(x for x, _ in ink)
    last = [y for x, y in ink if x >= right - 5]
    first = [y for x, y in ink if x <= min(x for x, _ in ink) + 5]
    assert max(last) - min(last) < max(first) - min(first)
    menu.close()


def dark(image: QImage, x: int, y: int) -> bool:
    return QColor(image.pixel(x, y)).lightness() < 140
