"""What is dragged out of the window: claims with their source, and words of the article."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from factcheck import anchors
from factcheck.citation import cited
from tests.ui.driver import LEFT, OTHER, PLAIN, SAMPLE, STATEMENT, Driver

ADDRESS = "https://example.org/harbour?a=1&b=2"


@pytest.fixture
def linked(closed: Driver, tmp_path: Path) -> Driver:
    """The sample article, with a link."""
    closed.open(SAMPLE)
    closed.session.shaping.set_header("url", ADDRESS)
    closed.session.shaping.set_header("outlet", "هاربر ليدجر")
    return closed


def dragged(widget: QWidget) -> QMimeData:
    """What the drag carried that began at a widget: the screen without a screen ends every drag at once."""
    drags = widget.findChildren(QDrag)
    assert drags
    return drags[-1].mimeData()


def pull(viewport: QWidget, at: QPoint) -> None:
    """Press, move far enough for a drag, and let go."""
    QTest.mousePress(viewport, LEFT, PLAIN, at)
    QTest.mouseMove(viewport, at + QPoint(0, 30))
    QTest.mouseMove(viewport, at + QPoint(0, 60))


def let_go(viewport: QWidget, at: QPoint) -> None:
    QTest.mouseRelease(viewport, LEFT, PLAIN, at)


def plain(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


def test_a_claim_is_dragged_out_with_its_source_and_its_link(linked: Driver):
    claim = linked.mark(STATEMENT)
    row = linked.claims.visualRect(linked.claims.model().index(0, 0)).center()
    pull(linked.claims.viewport(), row)
    data = dragged(linked.claims)
    let_go(linked.claims.viewport(), row)
    article = linked.session.article
    assert article is not None
    assert data.text() == cited(claim, article, linked.session.words)
    assert f"«{STATEMENT}»" in data.text()
    assert 'href="https://example.org/harbour?a=1&amp;b=2"' in data.html()
    assert STATEMENT in plain(data.html())
    assert "disputed" in plain(data.html())
    assert linked.session.claim(claim.id) == claim


def test_several_claims_are_dragged_together_in_the_order_of_the_list(linked: Driver):
    linked.mark(OTHER)
    linked.mark(STATEMENT)
    linked.claims.selectAll()
    row = linked.claims.visualRect(linked.claims.model().index(1, 0)).center()
    pull(linked.claims.viewport(), row)
    data = dragged(linked.claims)
    let_go(linked.claims.viewport(), row)
    first, second = sorted((OTHER, STATEMENT), key=linked.text.index)
    for text in (data.text(), plain(data.html())):
        assert -1 < text.index(first) < text.index(second)


def test_the_list_of_claims_takes_nothing_and_moves_nothing(linked: Driver):
    model = linked.window.claims.model
    assert linked.claims.dragDropMode() == QAbstractItemView.DragDropMode.DragOnly
    assert model.supportedDragActions() == Qt.DropAction.CopyAction
    assert model.mimeTypes() == ["text/plain", "text/html"]


def held(desktop: Driver, words: str) -> QPoint:
    """Select words, and hold the mouse on them until they follow it."""
    desktop.select(words)
    desktop.see(words)
    start, end = anchors.locate(desktop.text, words)
    at = desktop.point((start + end) // 2)
    QTest.mousePress(desktop.article.viewport(), LEFT, PLAIN, at)
    desktop.wait(lambda: desktop.window.pane.lifting.lifted)
    return at


def test_words_of_the_article_are_held_and_dragged_out(linked: Driver):
    at = held(linked, STATEMENT)
    assert linked.article.viewport().cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseMove(linked.article.viewport(), at + QPoint(0, 40))
    data = dragged(linked.article)
    let_go(linked.article.viewport(), at)
    assert data.text() == STATEMENT
    assert 'href="https://example.org/harbour?a=1&amp;b=2"' in data.html()
    assert plain(data.html()).startswith(STATEMENT)
    assert "هاربر ليدجر" in plain(data.html())
    assert linked.article.selected_range() == anchors.locate(linked.text, STATEMENT)
    assert linked.article.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor


def test_a_mouse_that_moves_at_once_selects_anew(linked: Driver):
    linked.select(STATEMENT)
    linked.see(STATEMENT)
    start, _ = anchors.locate(linked.text, STATEMENT)
    first, last = linked.point(start + 4), linked.point(start + 10)
    viewport = linked.article.viewport()
    QTest.mousePress(viewport, LEFT, PLAIN, first)
    QTest.mouseMove(viewport, (first + last) / 2)
    QTest.mouseMove(viewport, last)
    let_go(viewport, last)
    assert linked.article.findChildren(QDrag) == []
    assert linked.article.selected_range() == (start + 4, start + 10)


def test_a_click_on_the_selection_takes_it_away(linked: Driver):
    at = held(linked, STATEMENT)
    let_go(linked.article.viewport(), at)
    assert linked.article.selected_range() is None
    assert linked.article.findChildren(QDrag) == []
    linked.select(STATEMENT)
    QTest.mouseClick(linked.article.viewport(), LEFT, PLAIN, at)
    assert linked.article.selected_range() is None


def test_a_press_beside_the_selection_lifts_nothing(linked: Driver):
    linked.select(STATEMENT)
    linked.see(STATEMENT)
    end = anchors.locate(linked.text, STATEMENT)[1]
    at = linked.point(end + 12)
    assert linked.article.is_selected_at(linked.point(end - 3).toPointF())
    assert not linked.article.is_selected_at(at.toPointF())
    QTest.mousePress(linked.article.viewport(), LEFT, PLAIN, at)
    assert linked.article.selected_range() is None
    let_go(linked.article.viewport(), at)
