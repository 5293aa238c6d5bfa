"""Every dialog of the program: by keys, in both languages, and with letters twice as large."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QTabBar,
    QWidget,
)

from tests.ui import dialogs
from tests.ui.driver import Driver

SCREEN = QSize(1280, 720)
WITHOUT_DEFAULT = {"graph", "palette", "desk settings", "sources"}
"""Dialogs to look at: Enter belongs to what is in them, and there is nothing to agree to."""


def shown(dialog: QDialog, kind: type[QWidget]) -> list[QWidget]:
    return [one for one in dialog.findChildren(kind) if one.isVisible() and one.window() is dialog]


def letters(dialog: QDialog) -> dict[str, list[str]]:
    """What is seen of a dialog, by the letter with which Alt takes there."""
    texts = [one.text() for one in shown(dialog, QAbstractButton)]  # type: ignore[attr-defined]
    texts += [one.text() for one in shown(dialog, QLabel) if one.buddy() is not None]  # type: ignore[attr-defined]
    for bar in shown(dialog, QTabBar):
        texts += [bar.tabText(at) for at in range(bar.count())]  # type: ignore[attr-defined]
    found: dict[str, list[str]] = {}
    for text in texts:
        found.setdefault(QKeySequence.mnemonic(text).toString(), []).append(text)
    found.pop("", None)
    return found


@pytest.fixture(params=["en", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=list(dialogs.OPENERS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_dialog_is_used_and_left_by_keys(closed: Driver, language: str, name: str, tmp_path: Path) -> None:
    dialogs.prepare(closed, language)
    dialog = dialogs.OPENERS[name](closed, tmp_path)
    above, before = dialog.parentWidget().window(), closed.window.focusWidget()
    assert before is not None
    assert dialog.windowTitle().replace("Isnad", "") or dialog.windowFlags() & Qt.WindowType.Popup, "it has no title"
    assert [texts for texts in letters(dialog).values() if len(texts) > 1] == []
    buttons = shown(dialog, QPushButton)
    agreed = [one for one in buttons if isinstance(one, QPushButton) and one.isDefault()]
    assert len(agreed) == (name not in WITHOUT_DEFAULT), [one.text() for one in agreed]
    closed.wait(dialog.isActiveWindow)
    held = dialog.focusWidget()
    assert held is not None, "nothing in it has the keys"
    QTest.keyClick(held, Qt.Key.Key_Escape)
    closed.wait(lambda: all(one is not dialog or not one.isVisible() for one in QApplication.topLevelWidgets()))
    if above is not closed.window:
        assert above.isVisible()
        QTest.keyClick(above, Qt.Key.Key_Escape)
    assert closed.window.focusWidget() is before


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    """The system's letters, twice as large as usual."""
    usual = qapp.font()
    font = QFont(usual)
    font.setPointSizeF(2 * usual.pointSizeF())
    qapp.setFont(font)
    yield
    qapp.setFont(usual)


def rolls(widget: QWidget) -> bool:
    """Whether a widget lies in something that scrolls to it."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def cut(dialog: QDialog) -> list[str]:
    """What of the words of a dialog is not seen whole."""
    found = []
    for one in shown(dialog, QWidget):
        told = ""
        if isinstance(one, QAbstractButton | QComboBox):
            least = one.minimumSizeHint() if isinstance(one, QComboBox) else one.sizeHint()
            told = one.currentText() if isinstance(one, QComboBox) else one.text()
        elif isinstance(one, QLabel) and one.text():
            told, width = one.text(), one.width()
            least = QSize(0, one.heightForWidth(width)) if one.wordWrap() else one.sizeHint()
        elif isinstance(one, QTabBar):
            told, least = "tabs", one.minimumSizeHint()
        if told and (one.width() < least.width() or one.height() < least.height()):
            found.append(f"{type(one).__name__} {told!r}: {one.size().toTuple()} of {least.toTuple()}")
        parent = one.parentWidget()
        if told and parent is not None and not rolls(one) and not parent.rect().contains(one.geometry()):
            found.append(f"{type(one).__name__} {told!r} leaves its place")
    return found


@pytest.mark.usefixtures("large")
def test_no_word_of_a_dialog_is_cut_where_letters_are_large(
    closed: Driver, language: str, name: str, tmp_path: Path
) -> None:
    dialogs.prepare(closed, language)
    dialog = dialogs.OPENERS[name](closed, tmp_path)
    above = dialog.parentWidget().window()
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    assert (least.width() <= SCREEN.width(), least.height() <= SCREEN.height()) == (True, True), least.toTuple()
    dialog.resize(dialog.size().boundedTo(SCREEN))
    for _ in range(3):
        QApplication.processEvents()
    found = cut(dialog)
    dialog.close()
    if above is not closed.window:
        above.close()
    closed.front()
    assert found == []
