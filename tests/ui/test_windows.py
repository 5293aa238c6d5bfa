"""Several windows on one desk, each with its own article; the articles that were opened last; all of it again later."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from factcheck.model import Status
from tests.ui.driver import CONTROL, FIRST, OTHER, SAMPLE, STATEMENT, Driver
from ui.main_window import MainWindow
from ui.recent import RecentMenu
from ui.windows import Place

Key = Qt.Key


@pytest.fixture
def two(closed: Driver, tmp_path: Path) -> Driver:
    """The sample article is open, and another one in the library, which was open before."""
    other = tmp_path / "other.txt"
    other.write_text("خبر آخر & بعيد\n" + "قالت الوزارة إن العقد وُقّع يوم الأحد. " * 5, encoding="utf-8")
    closed.open(other)
    closed.session.traffic.import_paths([SAMPLE])
    closed.wait(lambda: not closed.session.traffic.is_busy and "فيرتاماري" in closed.text)
    return closed


def places(desktop: Driver) -> list[Place]:
    return desktop.desktop.windows.places


def new_window(desktop: Driver) -> MainWindow:
    desktop.key(Key.Key_N, CONTROL)
    window = places(desktop)[-1].window
    desktop.wait(window.isVisible)
    return window


def recent(window: MainWindow) -> list[QAction]:
    menu = window.actions_["recent"].menu()
    assert isinstance(menu, RecentMenu)
    menu.aboutToShow.emit()
    return menu.actions()


def open_other(desktop: Driver, place: Place) -> None:
    """Open the other article in a window, from its menu of recent ones."""
    (action,) = recent(place.window)
    action.trigger()
    assert place.session.article is not None
    assert place.session.article.title.startswith("خبر آخر")


def test_a_new_window_shows_the_same_article_and_then_its_own(two: Driver):
    new_window(two)
    first, second = places(two)
    assert first.session.article == second.session.article
    open_other(two, second)
    assert first.session.article is not None
    assert first.session.article.title != "خبر آخر & بعيد"
    assert second.window.windowTitle().startswith("خبر آخر")


def test_what_one_window_marks_the_other_shows_at_once_and_can_undo(two: Driver):
    new_window(two)
    first, second = places(two)
    two.front()
    two.mark(STATEMENT)
    assert [claim.passage.quote for claim in second.session.claims] == [STATEMENT]
    assert second.window.claims.model.rowCount() == 1
    assert second.session.chosen == ""
    second.session.undo()
    assert first.session.claims == []
    assert first.window.claims.model.rowCount() == 0


def test_undo_stays_in_the_article_of_the_window(two: Driver):
    new_window(two)
    first, second = places(two)
    open_other(two, second)
    first.session.mark(0, 20, Status.SOURCED)
    assert second.session.undoable() is None
    assert not second.window.actions_["undo"].isEnabled()
    second.session.mark(0, 9, Status.DISPUTED)
    first.session.undo()
    assert (len(first.session.claims), len(second.session.claims)) == (0, 1)


def test_each_window_keeps_its_own_choice_and_filter(two: Driver):
    for words in (FIRST, STATEMENT, OTHER):
        two.mark(words)
    new_window(two)
    first, second = places(two)
    first.session.choose(first.session.claims[0].id)
    second.session.choose(second.session.claims[2].id)
    QTest.mouseClick(second.window.claims.bar.chips[Status.VERIFIED], Qt.MouseButton.LeftButton)
    assert first.session.chosen != second.session.chosen
    assert first.window.claims.model.rowCount() == 3


def test_closing_one_of_several_leaves_the_others_and_what_it_listened_to(two: Driver):
    window = new_window(two)
    second = places(two)[1]
    open_other(two, second)
    listeners = len(two.store._listeners)
    window.activateWindow()
    two.wait(window.isActiveWindow)
    QTest.keyClick(window.windowHandle(), Key.Key_W, CONTROL)
    assert [place.window for place in places(two)] == [two.window]
    assert two.window.isVisible()
    assert len(two.store._listeners) < listeners
    two.front()
    two.mark(STATEMENT)
    two.reopen()
    two.wait(lambda: not two.desktop.windows._coming)
    assert len(places(two)) == 1


def test_the_first_window_may_be_closed_before_the_second(two: Driver):
    new_window(two)
    second = places(two)[1]
    two.window.close()
    assert places(two) == [second]
    assert two.window is second.window
    two.front()
    two.mark(STATEMENT)
    assert len(two.session.claims) == 1


def test_all_windows_come_back_with_their_articles_and_places(two: Driver):
    window = new_window(two)
    open_other(two, places(two)[1])
    window.resize(900, 650)
    titles = [place.window.windowTitle() for place in places(two)]
    two.front()
    two.key(Key.Key_Q, CONTROL)
    assert not any(place.window.isVisible() for place in places(two))
    two.reopen()
    two.wait(lambda: len(places(two)) == 2)
    assert [place.window.windowTitle() for place in places(two)] == titles
    assert places(two)[1].window.height() == 650
    assert two.window.height() != 650


def test_the_article_of_the_first_window_is_painted_before_another_window_is_made(two: Driver):
    new_window(two)
    two.front()
    two.close()
    two.start()
    assert len(places(two)) == 1
    two.wait(lambda: len(places(two)) == 2)


def test_a_window_whose_article_is_gone_shows_another(two: Driver):
    new_window(two)
    second = places(two)[1]
    open_other(two, second)
    gone = second.session.article
    assert gone is not None
    two.close()
    two.start()
    two.window.complete()
    two.session.remove_article(gone.id)
    two.wait(lambda: len(places(two)) == 2)
    assert places(two)[1].session.article == two.session.article


def test_another_language_is_spoken_in_all_windows(two: Driver):
    new_window(two)
    open_other(two, places(two)[1])
    two.window.actions_["language.ar"].trigger()
    assert len(places(two)) == 2
    for place in places(two):
        assert place.window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert place.window.isVisible()
        assert place.session.words.language == "ar"
    assert places(two)[1].window.windowTitle().startswith("خبر آخر")


def test_the_article_that_the_library_is_on_opens_in_a_new_window(two: Driver):
    view, model = two.library, two.library.model()
    row = next(row for row in range(model.rowCount()) if str(model.index(row, 0).data()).startswith("خبر"))
    view.setFocus()
    view.setCurrentIndex(model.index(row, 0))
    window = new_window(two)
    assert window.windowTitle().startswith("خبر آخر")
    assert not two.window.windowTitle().startswith("خبر")


def test_recent_articles_are_listed_newest_first_survive_a_restart_and_those_that_are_gone_are_not(two: Driver):
    (action,) = recent(two.window)
    assert action.text() == "&1 \u2068خبر آخر && بعيد\u2069"
    two.reopen()
    (action,) = recent(two.window)
    id = str(action.data())
    action.trigger()
    assert two.session.article is not None
    assert two.session.article.id == id
    (other,) = recent(two.window)
    other.trigger()
    two.session.remove_article(id)
    (none,) = recent(two.window)
    assert not none.isEnabled()
    assert id not in two.settings().recent(str(two.file))


def test_ten_recent_articles_are_kept(closed: Driver):
    settings = closed.settings()
    for number in range(12):
        settings.add_recent("/a", f"id{number}")
    settings.add_recent("/a", "id5")
    assert settings.recent("/a") == ["id5", "id11", "id10", "id9", "id8", "id7", "id6", "id4", "id3", "id2"]
    assert settings.recent("/b") == []


def test_the_command_palette_shows_the_recent_ones(two: Driver):
    two.window.actions_["recent"].trigger()
    menu = two.window.actions_["recent"].menu()
    two.wait(menu.isVisible)
    assert QApplication.activePopupWidget() is menu
    menu.close()
