"""Short questions: they speak the program's own Arabic, and what is thought better of changes nothing."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QPushButton

from factcheck.words import Words
from tests.ui.driver import Driver
from ui import asking

OK, CANCEL = "موافق", "إلغاء"


@pytest.fixture
def words(closed: Driver) -> Iterator[Words]:
    closed.settings().language = "ar"
    closed.open(sample=True)
    yield closed.session.words
    closed.front()


def answer(deed: Callable[[QDialog], None]) -> list[str]:
    """Do something with the next question once it is shown; what its buttons say is in the list then."""
    said: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(20, look)
            return
        said.extend(button.text() for button in dialog.findChildren(QPushButton))
        deed(dialog)

    QTimer.singleShot(0, look)
    return said


def press(text: str) -> Callable[[QDialog], None]:
    return lambda dialog: next(one for one in dialog.findChildren(QPushButton) if one.text() == text).click()


def test_a_line_is_asked_for(closed: Driver, words: Words) -> None:
    def type_and_enter(dialog: QDialog) -> None:
        (field,) = dialog.findChildren(QLineEdit)
        assert field.selectedText() == "https://"
        QTest.keyClicks(field, " https://example.org/a ")
        QTest.keyClick(field, Qt.Key.Key_Return)

    said = answer(type_and_enter)
    assert asking.ask_line(closed.window, words, "عنوان", "سؤال", "https://") == "https://example.org/a"
    assert sorted(said) == sorted([OK, CANCEL])
    answer(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert asking.ask_line(closed.window, words, "عنوان", "سؤال", "https://") == ""


@pytest.mark.parametrize(("how", "sure"), [(press("احذف"), True), (press(CANCEL), False)])
def test_what_cannot_be_taken_back_is_asked_first(
    closed: Driver, words: Words, how: Callable[[QDialog], None], sure: bool
) -> None:
    said = answer(how)
    assert asking.ask_sure(closed.window, words, "عنوان", "سؤال؟", "احذف") is sure
    assert sorted(said) == sorted(["احذف", CANCEL])


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_delete_nothing(closed: Driver, words: Words, key: Qt.Key) -> None:
    answer(lambda dialog: QTest.keyClick(dialog, key))
    assert not asking.ask_sure(closed.window, words, "عنوان", "سؤال؟", "احذف")


def test_what_is_told_is_read_and_closed(closed: Driver, words: Words) -> None:
    said = answer(press(OK))
    asking.tell(closed.window, words, "عنوان", "خبر", QMessageBox.Icon.Warning)
    assert said == [OK]
