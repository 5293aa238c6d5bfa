"""Everything that can be done is found by its words in either language; its keys are listed, changed, kept."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from factcheck.model import Status
from tests.ui.driver import CONTROL, LEFT, STATEMENT, Driver
from ui.command_palette import CommandPalette
from ui.deed_list import entries
from ui.deeds import all_deeds
from ui.keys_dialog import KeysDialog

Key = Qt.Key


def palette(desktop: Driver) -> CommandPalette:
    """The command palette, called by its key."""
    desktop.key(Key.Key_K, CONTROL)
    (found,) = desktop.window.findChildren(CommandPalette)
    desktop.qtbot.waitExposed(found)
    return found


def listed(found: CommandPalette) -> list[str]:
    items = [found.list.topLevelItem(row) for row in range(found.list.topLevelItemCount())]
    return [item.text(0) for item in items if item]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("sought", ["verif", "التحقق", "تحقق منه"])
def test_a_deed_is_found_in_either_language_and_done(closed: Driver, language: str, sought: str):
    closed.settings().language = language
    closed.open(sample=True)
    closed.article.setFocus()
    closed.select(STATEMENT)
    found = palette(closed)
    found.field.setText(sought)
    assert len(listed(found)) == 1
    QTest.keyClick(found.field, Key.Key_Return)
    closed.wait(lambda: closed.session.claims)
    (claim,) = closed.session.claims
    assert (claim.status, claim.quoted) == (Status.VERIFIED, STATEMENT)
    closed.wait(closed.article.hasFocus)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert closed.window.findChildren(CommandPalette) == []


def test_every_deed_is_in_the_palette(desktop: Driver):
    found = {entry.name for entry in entries(desktop.window.actions_, desktop.session.words)}
    assert {deed.name for deed in all_deeds() if not deed.choices} <= found
    assert {"theme.dark", "language.ar"} <= found


def test_what_cannot_be_done_now_is_listed_last_and_does_nothing(desktop: Driver):
    desktop.article.setFocus()
    found = palette(desktop)
    found.field.setText("claim")
    items = [found.list.topLevelItem(row) for row in range(found.list.topLevelItemCount())]
    disabled = [item.isDisabled() for item in items if item]
    assert True in disabled
    assert disabled == sorted(disabled)
    found.field.setText("split")
    QTest.keyClick(found.field, Key.Key_Return)
    assert found.isVisible()
    QTest.keyClick(found.field, Key.Key_Escape)
    desktop.wait(lambda: not found.isVisible())


def test_arrows_choose_in_the_palette(desktop: Driver):
    found = palette(desktop)
    found.field.setText("dark light")
    assert listed(found) == []
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_PageDown):
        QTest.keyClick(found.field, key)  # a list of nothing has no use for it
    found.field.setText("theme")
    assert listed(found) == ["View › Theme › As the system", "View › Theme › Light", "View › Theme › Dark"]
    QTest.keyClick(found.field, Key.Key_Down)
    QTest.keyClick(found.field, Key.Key_Down)
    QTest.keyClick(found.field, Key.Key_Return)
    desktop.wait(lambda: desktop.settings().theme == "dark")


def keys(desktop: Driver) -> KeysDialog:
    desktop.window.actions_["shortcuts"].trigger()
    (found,) = desktop.window.findChildren(KeysDialog)
    return found


def change(found: KeysDialog, sought: str, key: str) -> None:
    found.field.setText(sought)
    found.edit.setKeySequence(QKeySequence(key))
    QTest.mouseClick(found.set, LEFT)


def test_the_keys_of_everything_are_listed(desktop: Driver):
    found = keys(desktop)
    rows = [found.list.topLevelItem(row) for row in range(found.list.topLevelItemCount())]
    shown = {item.text(0): item.text(1) for item in rows if item}
    assert len(shown) == len([deed for deed in all_deeds() if not deed.choices])
    assert (shown["Claim › Sourced"].split(), shown["Claim › Edit the wording"]) == (
        ["\u20661\u2069", "\u2066١\u2069"],
        "\u2066F2\u2069",
    )
    found.close()


def test_a_key_is_changed_at_once_and_kept(desktop: Driver):
    found = keys(desktop)
    change(found, "split at", "Ctrl+Shift+X")
    assert desktop.window.actions_["split"].shortcut().toString() == "Ctrl+Shift+X"
    found.close()
    desktop.reopen()
    assert desktop.window.actions_["split"].shortcut().toString() == "Ctrl+Shift+X"
    found = keys(desktop)
    found.field.setText("split at")
    QTest.mouseClick(found.back, LEFT)
    assert desktop.window.actions_["split"].shortcut().toString() == "F5"
    found.close()
    assert desktop.settings().keys == {}


def test_a_key_that_another_deed_has_is_refused(desktop: Driver):
    found = keys(desktop)
    change(found, "split at", "F2")
    assert "Edit the wording" in found.told.text()
    assert desktop.window.actions_["split"].shortcut().toString() == "F5"
    change(found, "split at", "s")
    assert "typing" in found.told.text()
    found.close()


def test_single_keys_can_be_turned_off(desktop: Driver):
    found = keys(desktop)
    assert found.single.isChecked()
    found.single.click()
    found.close()
    desktop.article.setFocus()
    desktop.select(STATEMENT)
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_0):
        desktop.key(key)
    desktop.type("٢")
    assert desktop.session.claims == []
    desktop.reopen()
    desktop.select(STATEMENT)
    desktop.key(Key.Key_1)
    assert desktop.session.claims == []
    found = keys(desktop)
    found.single.click()
    found.close()
    desktop.article.setFocus()
    desktop.key(Key.Key_1)
    (claim,) = desktop.session.claims
    assert claim.status is Status.SOURCED
