"""The window of the desk's scale of verdicts and its checklist."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from factcheck.lacks import Requirement
from factcheck.model import Status
from factcheck.ratings import DEFAULTS, PATTERNS
from tests.ui.driver import CONTROL, LEFT, PLAIN, STATEMENT, Driver
from ui.scale.replacement import ReplacementDialog
from ui.scale.window import DeskSettings
from ui.swatch import swatch

Key = Qt.Key


@pytest.fixture
def settings(desktop: Driver) -> DeskSettings:
    desktop.mark(STATEMENT)
    desktop.window.actions_["desk_settings"].trigger()
    window: DeskSettings = desktop.window.findChild(DeskSettings)
    desktop.wait(window.isActiveWindow)
    return window


def scale(desktop: Driver) -> list[str]:
    return [one.name_en for one in desktop.session._store.ratings.scale()]


def write(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)


def test_a_rating_is_edited_in_place_and_each_edit_is_undone(desktop: Driver, settings: DeskSettings) -> None:
    page = settings.ratings
    page.list.setCurrentRow(1)
    write(page.lines["name_en"], "mostly true")
    page.number.setValue(4)
    page.number.editingFinished.emit()
    page.pattern.setCurrentIndex(page.pattern.findData("rings"))
    page.pattern.activated.emit(page.pattern.currentIndex())
    write(page.lines["colour"], "#ABCDEF")
    rating = desktop.session._store.ratings.scale()[1]
    assert (rating.name_en, rating.number, rating.pattern, rating.colour) == ("mostly true", 4, "rings", "#abcdef")
    write(page.lines["colour"], "blue")
    assert "blue" in settings.told.text()
    assert page.lines["colour"].text() == "#abcdef"
    for _ in range(4):
        QTest.mouseClick(settings.undo, LEFT)
    assert desktop.session._store.ratings.scale()[1].name_en == "partly true"
    desktop.wait(lambda: page.lines["name_en"].text() == "partly true")
    settings.close()


def test_ratings_are_put_in_order_by_keys_and_by_dropping(desktop: Driver, settings: DeskSettings) -> None:
    page = settings.ratings
    page.list.setFocus()
    page.list.setCurrentRow(0)
    QTest.keyClick(page.list, Key.Key_Down, CONTROL)
    assert scale(desktop)[:2] == ["partly true", "true"]
    desktop.wait(lambda: page.list.currentRow() == 1)
    QTest.mouseClick(page.up, LEFT)
    assert scale(desktop)[:2] == ["true", "partly true"]
    desktop.wait(lambda: page.list.currentRow() == 0)
    item = page.list.takeItem(0)
    page.list.insertItem(2, item)  # as Qt's own dropping leaves the list
    page.list.arranged.emit(page.list.ids())
    assert scale(desktop)[:3] == ["partly true", "missing context", "true"]
    settings.close()


def test_one_in_use_is_deleted_only_with_a_replacement_chosen(desktop: Driver, settings: DeskSettings) -> None:
    page, store = settings.ratings, desktop.session._store
    misleading = store.ratings.named("misleading")
    desktop.session.recording.edit(desktop.session.chosen, rating=misleading.id)
    page.refresh()
    page.list.setCurrentRow(3)
    assert page.used.text() == "1 claim has this rating"
    QTest.mouseClick(page.remove, LEFT)
    dialog: ReplacementDialog = page.findChild(ReplacementDialog)
    assert not dialog.delete.isEnabled()
    assert dialog.replacement.findText("misleading") < 0
    dialog.replacement.setCurrentIndex(dialog.replacement.findText("false"))
    dialog.replacement.activated.emit(dialog.replacement.currentIndex())
    QTest.mouseClick(dialog.delete, LEFT)
    assert "misleading" not in scale(desktop)
    assert store.claims.get(desktop.session.chosen).rating == store.ratings.named("false").id
    desktop.wait(lambda: page.list.count() == 9)
    page.list.setCurrentRow(0)
    QTest.mouseClick(page.remove, LEFT)  # no claim has it: it goes at once
    assert "true" not in scale(desktop)
    settings.activateWindow()
    desktop.wait(settings.isActiveWindow)
    QTest.keyClick(settings, Key.Key_Z, CONTROL)
    QTest.keyClick(settings, Key.Key_Z, CONTROL)
    assert store.claims.get(desktop.session.chosen).rating == misleading.id
    settings.close()


def test_one_is_added_and_the_usual_scale_comes_back(desktop: Driver, settings: DeskSettings) -> None:
    page = settings.ratings
    QTest.mouseClick(page.add, LEFT)
    assert scale(desktop)[-1] == "New rating"
    write(page.lines["name_en"], "half true")
    assert scale(desktop)[-1] == "half true"
    QTest.mouseClick(page.usual, LEFT)
    assert scale(desktop) == [name for _, name, *_ in DEFAULTS]
    settings.close()


def test_a_tick_changes_what_a_status_wants_and_the_usual_list_comes_back(
    desktop: Driver, settings: DeskSettings
) -> None:
    settings.tabs.setCurrentIndex(1)
    page, store = settings.checklist, desktop.session._store
    usual = store.checklist.wants()
    item = page._items[Status.DISPUTED, Requirement.RATIONALE]
    page.tree.scrollToItem(item)
    area = page.tree.visualItemRect(item)
    for x in range(area.left(), area.left() + 40, 3):  # on the box, wherever the style draws it
        if item.checkState(0) is Qt.CheckState.Unchecked:
            QTest.mouseClick(page.tree.viewport(), LEFT, PLAIN, QPoint(x, area.center().y()))
    assert (Status.DISPUTED, Requirement.RATIONALE) in [
        (one.status, one.requirement) for one in store.checklist.wants()
    ]
    dossier = desktop.session.recording.dossier()
    assert dossier is not None
    assert Requirement.RATIONALE in [want.requirement for want in dossier.lacks()]
    page._spins[Status.VERIFIED, Requirement.INDEPENDENT_ROOTS].setValue(3)
    roots = next(one for one in store.checklist.wants() if one.requirement is Requirement.INDEPENDENT_ROOTS)
    assert roots.least == 3
    desktop.wait(lambda: "3" in page._items[Status.VERIFIED, Requirement.INDEPENDENT_ROOTS].text(0))
    page.tree.setCurrentItem(page._items[Status.SOURCED, Requirement.CHAIN])
    page.tree.setFocus()
    QTest.keyClick(page.tree, Key.Key_Space)
    assert Status.SOURCED not in [one.status for one in store.checklist.wants()]
    QTest.mouseClick(page.usual, LEFT)
    assert store.checklist.wants() == usual
    settings.close()


def test_no_two_patterns_look_the_same(qapp: object) -> None:
    pictures = {bytes(swatch("#b3261e", pattern, QPalette()).pixmap(16).toImage().constBits()) for pattern in PATTERNS}
    assert len(pictures) == len(PATTERNS)
