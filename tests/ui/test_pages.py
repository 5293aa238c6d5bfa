"""The page of a PDF is shown beside its text, follows the caret and the chosen claim, and leads back to the text."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from tests.factcheck.test_pages import document, truth
from tests.ui.driver import CONTROL, LEFT, PLAIN, Driver
from ui.page_dock import PageDock


@pytest.fixture
def paged(closed: Driver, tmp_path: Path) -> Driver:
    path = tmp_path / "a.pdf"
    path.write_bytes(document())
    closed.open(path)
    closed.wait(lambda: closed.session.version and closed.session.version.media_type == "application/pdf")
    return closed


def shown(desktop: Driver) -> PageDock:
    desktop.wait(lambda: desktop.window.findChild(PageDock))
    return desktop.window.findChild(PageDock)


def wait_for(desktop: Driver, dock: PageDock, told: str) -> None:
    desktop.wait(lambda: dock.told.text() == told)


def test_the_page_follows_the_caret_and_the_claim_and_shows_its_words(paged: Driver):
    where = truth(document())
    last = max(where.values())
    paged.key(Qt.Key.Key_9, CONTROL)
    dock = shown(paged)
    wait_for(paged, dock, f"Page 1 of {last}")
    assert not paged.window.library.isVisible()
    claim = paged.mark("119")
    wait_for(paged, dock, f"Page {where[19]} of {last}")
    assert claim.passage is not None
    (box,) = dock.picture.boxes(claim.passage.start, claim.passage.end)
    assert dock.picture.rect().contains(box.toRect())
    paged.wait(lambda: dock.picture.marked and dock.picture.marked[-1][2])
    paged.key(Qt.Key.Key_Home, CONTROL)
    wait_for(paged, dock, f"Page 1 of {last}")


def test_a_click_on_the_page_leads_to_the_word(paged: Driver):
    paged.key(Qt.Key.Key_9, CONTROL)
    dock = shown(paged)
    wait_for(paged, dock, f"Page 1 of {max(truth(document()).values())}")
    place = paged.text.index("101")
    (box,) = dock.picture.boxes(place, place + 3)
    QTest.mouseClick(dock.picture, LEFT, PLAIN, box.center().toPoint())
    assert paged.article.caret() == place


def test_pages_are_turned_and_the_library_comes_back(paged: Driver):
    last = max(truth(document()).values())
    paged.key(Qt.Key.Key_9, CONTROL)
    dock = shown(paged)
    wait_for(paged, dock, f"Page 1 of {last}")
    back, onward = dock.findChild(QToolButton, "pageBack"), dock.findChild(QToolButton, "pageOnward")
    assert not back.isEnabled()
    QTest.mouseClick(onward, LEFT)
    wait_for(paged, dock, f"Page 2 of {last}")
    assert back.isEnabled()
    paged.key(Qt.Key.Key_9, CONTROL)
    assert dock.isHidden()
    assert paged.window.library.isVisible()


def test_the_record_says_on_which_page_a_claim_is(paged: Driver):
    paged.mark("119")
    page = truth(document())[19]
    labels = paged.window.claim.findChildren(QLabel)
    paged.wait(lambda: [label for label in labels if label.text().endswith(f" · page {page}")])


def test_what_is_no_pdf_says_so(closed: Driver):
    closed.open(sample=True)
    closed.key(Qt.Key.Key_9, CONTROL)
    dock = shown(closed)
    assert dock.told.text().startswith("This article was not read from a PDF")
    assert not dock.onward.isEnabled()


def test_it_is_there_again_at_the_next_start_where_it_was(paged: Driver):
    paged.key(Qt.Key.Key_9, CONTROL)
    last = max(truth(document()).values())
    wait_for(paged, shown(paged), f"Page 1 of {last}")
    paged.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, shown(paged))
    paged.close()
    paged.open()
    dock = shown(paged)
    wait_for(paged, dock, f"Page 1 of {last}")
    assert paged.window.dockWidgetArea(dock) is Qt.DockWidgetArea.RightDockWidgetArea
    assert not paged.window.library.isVisible()
    paged.key(Qt.Key.Key_9, CONTROL)
    assert paged.window.library.isVisible()
    paged.close()
    paged.open()
    assert paged.window.findChild(PageDock) is None
    paged.key(Qt.Key.Key_9, CONTROL)
    assert paged.window.dockWidgetArea(shown(paged)) is Qt.DockWidgetArea.RightDockWidgetArea
