"""The library: rows read when they are looked at, asked for by what they hold, kept in collections and on shelves."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from factcheck.model import Status
from tests.ui.driver import CONTROL, SHIFT, Driver
from ui.holdings import FIRST
from ui.library.deeds import NameDialog

Key = Qt.Key


@pytest.fixture
def shelf(closed: Driver, tmp_path: Path) -> Driver:
    """A desk with four articles, the newest open; the oldest tells of Russia and has a claim."""
    texts = ("سافر إلى روسيا", "خبر ثانٍ", "Third paper", "خبر رابع")
    for number, text in enumerate(texts):
        tmp_path.joinpath(f"{number}.txt").write_text(f"{text}\n\nنص {number}\n", encoding="utf-8")
    closed.open(*(tmp_path / f"{number}.txt" for number in range(len(texts))))
    claim = closed.store.library.ids(closed.window.library.sift)[-1]
    closed.session.open_article(claim)
    closed.session.mark(0, 4, Status.DISPUTED)
    return closed


def choose(desktop: Driver, name: str, text: str) -> None:
    """Choose an entry of one of the boxes over the library, by its text, with the keys."""
    box = desktop.window.findChild(QComboBox, name)
    row = next(row for row in range(box.count()) if text in box.itemText(row))
    box.setFocus()
    while box.currentIndex() != row:
        desktop.key(Key.Key_Down if box.currentIndex() < row else Key.Key_Up)


def ask(desktop: Driver) -> None:
    desktop.press("libraryFilter")
    assert desktop.window.library.bar is not None


def say(desktop: Driver, name: str) -> None:
    """Answer the dialog that asks for a name."""
    dialog = desktop.window.findChild(NameDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Key.Key_Return)
    desktop.front()


def listed(desktop: Driver, *titles: str) -> None:
    """Wait until just these articles are listed."""
    desktop.wait(lambda: desktop.titles() == list(titles))


def test_words_outlets_statuses_and_orders_narrow_the_list(shelf: Driver):
    QAbstractItemModelTester(shelf.window.library.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    ask(shelf)
    shelf.window.library.bar.words.setFocus()  # type: ignore[union-attr]
    shelf.type("روسيا")
    listed(shelf, "سافر إلى روسيا")
    shelf.key(Key.Key_A, CONTROL)
    shelf.key(Key.Key_Delete)
    listed(shelf, "خبر رابع", "Third paper", "خبر ثانٍ", "سافر إلى روسيا")
    choose(shelf, "libraryStatus", "disputed")
    listed(shelf, "سافر إلى روسيا")
    choose(shelf, "libraryStatus", "verified")
    listed(shelf)
    assert shelf.window.library.nothing.isVisible()
    choose(shelf, "libraryStatus", "Any")
    choose(shelf, "libraryOrder", "By title")
    listed(shelf, "Third paper", "خبر ثانٍ", "خبر رابع", "سافر إلى روسيا")


def test_articles_are_put_into_a_collection_and_out_of_it(shelf: Driver):
    shelf.click_row(shelf.library, 0)
    at = shelf.library.visualRect(shelf.library.model().index(1, 0)).center()
    QTest.mouseClick(shelf.library.viewport(), Qt.MouseButton.LeftButton, CONTROL, at)
    assert len(shelf.window.library.chosen()) == 2
    shelf.window.actions_["collect"].trigger()
    say(shelf, "Mine")
    ask(shelf)
    choose(shelf, "libraryPlace", "Mine (2)")
    listed(shelf, "خبر رابع", "Third paper")
    shelf.click_row(shelf.library, 1)
    shelf.window.actions_["take_out"].trigger()
    listed(shelf, "خبر رابع")
    shelf.library.setFocus()
    shelf.key(Key.Key_Z, CONTROL)
    listed(shelf, "خبر رابع", "Third paper")
    shelf.window.actions_["delete_place"].trigger()
    listed(shelf, "خبر رابع", "Third paper", "خبر ثانٍ", "سافر إلى روسيا")


def test_the_archive_hides_articles_until_they_are_taken_back(shelf: Driver):
    shelf.click_row(shelf.library, 1)
    shelf.window.actions_["archive"].trigger()
    listed(shelf, "خبر رابع", "خبر ثانٍ", "سافر إلى روسيا")
    ask(shelf)
    choose(shelf, "libraryPlace", "Archive")
    listed(shelf, "Third paper")
    shelf.click_row(shelf.library, 0)
    shelf.window.actions_["archive"].trigger()
    listed(shelf)
    choose(shelf, "libraryPlace", "All articles")
    listed(shelf, "خبر رابع", "Third paper", "خبر ثانٍ", "سافر إلى روسيا")


def test_a_saved_search_holds_what_answers_now(shelf: Driver, tmp_path: Path):
    shelf.key(Key.Key_F, CONTROL | SHIFT)
    shelf.type("روسيا")
    shelf.key(Key.Key_S, CONTROL | SHIFT)
    say(shelf, "On Russia")
    listed(shelf, "سافر إلى روسيا")
    later = tmp_path / "later.txt"
    later.write_text("أخبار جديدة\n\nوروسيا بعيدة\n", encoding="utf-8")
    shelf.session.traffic.import_paths([later])
    listed(shelf, "أخبار جديدة", "سافر إلى روسيا")
    shelf.reopen()
    ask(shelf)
    choose(shelf, "libraryPlace", "On Russia")
    listed(shelf, "أخبار جديدة", "سافر إلى روسيا")


def test_several_articles_are_removed_in_one_step(shelf: Driver):
    shelf.library.setFocus()
    shelf.key(Key.Key_A, CONTROL)
    shelf.window.actions_["remove_article"].trigger()
    listed(shelf)
    shelf.library.setFocus()
    shelf.key(Key.Key_Z, CONTROL)
    listed(shelf, "خبر رابع", "Third paper", "خبر ثانٍ", "سافر إلى روسيا")


def test_a_long_library_is_listed_whole_and_read_only_where_it_is_looked_at(closed: Driver, tmp_path: Path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(FIRST + 50):
        folder.joinpath(f"{number}.txt").write_text(f"Paper {number}\n\nWords {number}\n")
    closed.open(folder)
    closed.reopen()
    model = closed.window.library.model
    closed.wait(lambda: model.rowCount() == FIRST + 50)
    assert len(model._kept) < FIRST
    closed.library.scrollToBottom()
    QApplication.processEvents()
    closed.library.viewport().grab()
    last = model.at(model.index(FIRST + 49))
    assert last is not None
    assert len(model._kept) < FIRST + 50
