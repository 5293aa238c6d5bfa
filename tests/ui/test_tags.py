"""Tags are given to several claims at once and taken from them, with the keys, as one step that undo takes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from factcheck.model import Claim
from tests.ui.driver import CONTROL, FIRST, OTHER, STATEMENT, Driver
from ui.claims.tags_dialog import TagsDialog

Key = Qt.Key
Checked, Half, Off = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


@pytest.fixture
def claims(desktop: Driver) -> list[Claim]:
    """Three claims, all chosen in the list; the first has two tags, the second one of them, the third none."""
    for words in (FIRST, STATEMENT, OTHER):
        desktop.mark(words)
    first, second, _ = desktop.session.claims
    desktop.session.recording.edit(first.id, tags=("ضرائب", "العقد"))
    desktop.session.recording.edit(second.id, tags=("ضرائب",))
    desktop.claims.setFocus()
    desktop.key(Key.Key_A, CONTROL)
    return desktop.session.claims


def dialog(desktop: Driver) -> TagsDialog:
    desktop.key(Key.Key_B, CONTROL)
    found = desktop.window.findChild(TagsDialog)
    assert isinstance(found, TagsDialog)
    desktop.wait(found.isActiveWindow)
    return found


def press(key: Key) -> None:
    """Press a key where the focus is, in whichever window."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def states(shown: TagsDialog) -> dict[str, Qt.CheckState]:
    items = (shown.list.item(row) for row in range(shown.list.count()))
    return {item.data(Qt.ItemDataRole.UserRole): item.checkState() for item in items}


def tags(desktop: Driver) -> list[tuple[str, ...]]:
    return [claim.tags for claim in desktop.session.claims]


def test_a_tag_is_given_to_all_as_one_step(desktop: Driver, claims: list[Claim]):
    before = tags(desktop)
    shown = dialog(desktop)
    assert states(shown) == {"ضرائب": Half, "العقد": Half}
    QTest.keyClicks(shown.field, "water")
    press(Key.Key_Return)
    assert states(shown)["water"] is Checked
    press(Key.Key_Return)
    assert tags(desktop) == [("ضرائب", "العقد", "water"), ("ضرائب", "water"), ("water",)]
    assert len(desktop.session.several) == 3
    desktop.front()
    desktop.key(Key.Key_Z, CONTROL)
    assert tags(desktop) == before


def test_what_is_ticked_goes_to_all_and_what_is_unticked_from_all(desktop: Driver, claims: list[Claim]):
    shown = dialog(desktop)
    shown.list.setFocus()
    shown.list.setCurrentRow(0)
    press(Key.Key_Space)
    assert states(shown) == {"ضرائب": Checked, "العقد": Half}
    shown.list.setCurrentRow(1)
    press(Key.Key_Space)
    press(Key.Key_Space)
    assert states(shown) == {"ضرائب": Checked, "العقد": Off}
    shown.done_.click()
    assert tags(desktop) == [("ضرائب",), ("ضرائب",), ("ضرائب",)]


def test_escape_changes_nothing(desktop: Driver, claims: list[Claim]):
    before = tags(desktop)
    shown = dialog(desktop)
    shown.list.item(0).setCheckState(Off)
    shown.field.setFocus()
    press(Key.Key_Escape)
    desktop.wait(lambda: desktop.window.findChild(TagsDialog) is None)
    assert tags(desktop) == before


def test_what_is_typed_and_not_yet_added_is_not_lost(desktop: Driver, claims: list[Claim]):
    shown = dialog(desktop)
    shown.field.setText("بيئة، مياه")
    shown.done_.click()
    assert tags(desktop)[2] == ("بيئة", "مياه")


def test_the_tags_of_the_desk_are_offered_however_they_are_written(desktop: Driver, claims: list[Claim]):
    shown = dialog(desktop)
    offered = shown.field.completer().model()
    shown.field.textEdited.emit("عقد")
    assert [offered.index(row, 0).data() for row in range(offered.rowCount())] == ["العقد"]
    shown.field.textEdited.emit("ضَرا")
    assert [offered.index(row, 0).data() for row in range(offered.rowCount())] == ["ضرائب"]
    shown.field.textEdited.emit("")
    assert offered.rowCount() == 0
    shown.reject()


def test_the_dialog_says_what_it_is_and_all_in_it_has_a_name(desktop: Driver, claims: list[Claim]):
    shown = dialog(desktop)
    assert shown.windowTitle() == "Tags of 3 claims"
    for name in ("tagField", "tagList"):
        found = shown.findChild(QWidget, name)
        assert found is not None
        assert found.accessibleName()
    shown.reject()
