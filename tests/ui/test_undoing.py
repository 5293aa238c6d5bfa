"""Everything that was done can be taken back and brought back, in each article by itself, also after a restart."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from factcheck.model import Claim, Status
from tests.ui.driver import CONTROL, OTHER, SAMPLE, SHIFT, STATEMENT, Driver

SECOND = "مقالة ثانية عن الموضوع نفسه\nقال المتحدث إن العقد لم يوقّع بعد، وإن الوزارة تنتظر رأي البرلمان.\n"


def undo(desktop: Driver) -> None:
    desktop.key(Qt.Key.Key_Z, CONTROL)


def redo(desktop: Driver) -> None:
    desktop.key(Qt.Key.Key_Z, CONTROL | SHIFT)


def shown(desktop: Driver) -> list[Claim]:
    model = desktop.window.claims.model
    rows = [model.at(model.index(row)) for row in range(model.rowCount())]
    assert rows == desktop.session.claims
    return desktop.session.claims


def named(desktop: Driver) -> tuple[str, str]:
    texts = (desktop.window.actions_[name].text().replace("&", "") for name in ("undo", "redo"))
    undoing, redoing = (text.replace("\u2068", "").replace("\u2069", "") for text in texts)
    return undoing, redoing


def test_the_keys_are_those_of_the_system(desktop: Driver):
    assert QKeySequence(CONTROL | Qt.Key.Key_Z) in desktop.window.actions_["undo"].shortcuts()
    assert QKeySequence(CONTROL | SHIFT | Qt.Key.Key_Z) in desktop.window.actions_["redo"].shortcuts()


def test_every_deed_is_taken_back_and_brought_back(desktop: Driver):
    states = [shown(desktop)]
    desktop.mark(STATEMENT)
    states.append(shown(desktop))
    desktop.key(Qt.Key.Key_3)
    states.append(shown(desktop))
    desktop.mark(OTHER)
    states.append(shown(desktop))
    desktop.window.claim.note.setFocus()
    desktop.type("ملاحظة")
    desktop.article.setFocus()
    states.append(shown(desktop))
    desktop.key(Qt.Key.Key_Delete)
    states.append(shown(desktop))
    for state in reversed(states[:-1]):
        undo(desktop)
        assert shown(desktop) == state
    undo(desktop)
    assert shown(desktop) == []
    for state in states[1:]:
        redo(desktop)
        assert shown(desktop) == state


def test_the_menu_names_what_would_be_taken_back(desktop: Driver):
    assert named(desktop) == ("Undo", "Redo")
    assert not desktop.window.actions_["undo"].isEnabled()
    desktop.mark(STATEMENT)
    assert named(desktop) == ("Undo: Mark as disputed", "Redo")
    desktop.key(Qt.Key.Key_1)
    assert named(desktop) == ("Undo: Change the status to sourced", "Redo")
    undo(desktop)
    assert named(desktop) == ("Undo: Mark as disputed", "Redo: Change the status to sourced")
    desktop.mark(OTHER)
    assert named(desktop) == ("Undo: Mark as disputed", "Redo")


def test_what_is_typed_and_not_yet_told_is_the_first_to_be_taken_back(desktop: Driver):
    claim = desktop.mark(STATEMENT)
    desktop.window.claim.note.setFocus()
    desktop.type("ملاحظة")
    desktop.window.actions_["undo"].trigger()
    assert desktop.store.claims.get(claim.id).note == ""
    assert [step.label.template for step in desktop.store.history(claim.article)][-2:] == [
        "Edit the note",
        "Edit the note",
    ]


def test_undo_never_reaches_into_another_article(desktop: Driver, tmp_path: Path):
    desktop.mark(STATEMENT)
    first = desktop.session.article
    other = tmp_path / "second.txt"
    other.write_text(SECOND, encoding="utf-8")
    desktop.session.traffic.import_paths([other])
    desktop.wait(lambda: desktop.session.article != first)
    desktop.article.setFocus()
    assert not desktop.window.actions_["undo"].isEnabled()
    undo(desktop)
    desktop.mark("العقد لم يوقّع بعد", Qt.Key.Key_3)
    undo(desktop)
    assert shown(desktop) == []
    assert first is not None
    assert [claim.status for claim in desktop.store.claims.of(first.id)] == [Status.DISPUTED]
    desktop.click_row(desktop.library, desktop.window.library.model.row_of(first.id))
    assert desktop.session.article == first
    desktop.article.setFocus()
    undo(desktop)
    assert shown(desktop) == []


def test_undo_and_redo_go_on_after_a_restart(desktop: Driver):
    claim = desktop.mark(STATEMENT)
    desktop.mark(OTHER)
    undo(desktop)
    desktop.reopen()
    assert named(desktop) == ("Undo: Mark as disputed", "Redo: Mark as disputed")
    undo(desktop)
    assert shown(desktop) == []
    desktop.reopen()
    redo(desktop)
    assert shown(desktop) == [claim]
    redo(desktop)
    assert [one.passage.quote for one in shown(desktop)] == [STATEMENT, OTHER]


@pytest.fixture
def removed(desktop: Driver) -> Driver:
    """The program after its only article, with a claim in it, was taken out of the library with the menu."""
    desktop.mark(STATEMENT)
    desktop.click_row(desktop.library, 0)
    desktop.window.actions_["remove_article"].trigger()
    return desktop


def test_a_removed_article_is_gone_and_comes_back_with_its_claims(removed: Driver):
    assert (removed.titles(), removed.session.article, removed.session.claims) == ([], None, [])
    assert removed.window.windowTitle() == "Isnad"
    assert not removed.article.isVisible()
    assert named(removed)[0].startswith("Undo: Remove ")
    undo(removed)
    assert len(removed.titles()) == 1
    removed.library.setFocus()
    redo(removed)
    assert removed.titles() == []
    undo(removed)
    removed.reopen()
    assert [claim.passage.quote for claim in removed.session.claims] == [STATEMENT]


def test_in_the_library_undo_takes_back_an_import(desktop: Driver):
    desktop.mark(STATEMENT)
    desktop.library.setFocus()
    assert named(desktop)[0].startswith("Undo: Import ")
    desktop.article.setFocus()
    assert named(desktop)[0] == "Undo: Mark as disputed"
    undo(desktop)
    desktop.library.setFocus()
    undo(desktop)
    assert desktop.titles() == []
    redo(desktop)
    assert len(desktop.titles()) == 1


def test_an_import_is_not_taken_back_under_a_claim(desktop: Driver):
    desktop.mark(STATEMENT)
    desktop.library.setFocus()
    undo(desktop)
    assert desktop.notice.startswith("This cannot be reversed now: something was added to it since")
    assert len(desktop.titles()) == 1
    assert len(desktop.session.claims) == 1


def test_the_same_file_comes_back_after_it_was_removed(removed: Driver):
    removed.session.traffic.import_paths([SAMPLE])
    removed.wait(lambda: removed.session.article is not None)
    assert len(removed.titles()) == 1
