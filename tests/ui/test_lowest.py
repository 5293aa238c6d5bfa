"""The window on a small screen: it goes as low as the screen is, and nothing in it is cut or lies over another."""

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QSizeGrip, QWidget

from tests.ui.driver import OTHER, SAMPLE, STATEMENT, Driver
from ui.claim.panel import ClaimPanel

SIZES = [(960, 540), (1024, 768)]


def _rolls(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def cut(window: QWidget) -> list[str]:
    """Name what is shown, does not roll, and is smaller than it can be or leaves the widget that it stands in."""
    found = []
    for widget in window.findChildren(QWidget):
        parent = widget.parentWidget()
        if not widget.isVisible() or widget.window() is not window or isinstance(widget, QSizeGrip):
            continue
        if parent is None or _rolls(widget, window):
            continue
        name = f"{type(widget).__name__} {widget.objectName()} {widget.geometry().getRect()}"
        least = widget.minimumSizeHint()
        if not parent.rect().contains(widget.geometry()) and widget.focusPolicy().value:
            found.append(f"{name} leaves {type(parent).__name__} {parent.rect().getRect()}")
        if widget.height() < least.height() or widget.height() < widget.minimumHeight():
            found.append(f"{name} is lower than {least.height()}")
    return found


def settle(desktop: Driver) -> None:
    """Let the layouts follow one another, each of which takes a turn of the event loop, until nothing moves."""
    places: list[object] = []

    def is_still() -> bool:
        desktop.rest()
        places.append([widget.geometry().getRect() for widget in desktop.window.findChildren(QWidget)])
        return len(places) > 2 and places[-1] == places[-2] == places[-3]

    desktop.wait(is_still)


def over(above: QWidget, below: QWidget) -> bool:
    """Tell whether one of two panes lies over the other, or they touch."""
    return above.geometry().bottom() >= below.geometry().top()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_small_screen_holds_the_window_with_a_claim_open(closed: Driver, language: str, size: tuple[int, int]):
    closed.settings().language = language
    closed.open(SAMPLE)
    closed.mark(STATEMENT)
    closed.mark(OTHER)
    window = closed.window
    window.resize(*size)
    closed.rest()
    panel: ClaimPanel = window.claim
    for tab in range(panel.tabs.count()):
        panel.tabs.setCurrentIndex(tab)
        closed.wait(lambda: not panel._soon.isActive())
        settle(closed)
        assert (window.width(), window.height()) == size, tab
        assert cut(window) == [], tab
        assert not over(window.claims, panel), tab
        assert window.claims.view.viewport().height() >= window.claims.view.sizeHintForRow(0), tab


def test_a_claim_chosen_in_a_low_window_takes_its_room_from_the_list(desktop: Driver):
    desktop.mark(STATEMENT)
    claim = desktop.mark(OTHER)
    desktop.session.choose("")
    window = desktop.window
    window.resize(1024, 600)
    desktop.rest()
    desktop.session.choose(claim.id)
    desktop.wait(lambda: not window.claim._soon.isActive())
    settle(desktop)
    assert window.height() == 600
    assert cut(window) == []
    assert not over(window.claims, window.claim)
    window.resize(1280, 900)
    desktop.rest()
    assert window.claims.view.height() >= 3 * window.claims.view.sizeHintForRow(0)
