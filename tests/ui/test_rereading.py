"""A wrong encoding is put right after the import: a new version, and the marks stay on their words."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.driver import Driver
from ui.rereading_dialog import RereadingDialog

TEXT = "خبر من الوزارة\nنفى الوزير ما نسب إليه في المؤتمر.\nوقال إن الأرقام صحيحة.\n"
WORDS = "الوزير ما نسب"


def choose(desktop: Driver, how: str) -> None:
    desktop.window.actions_["reread"].trigger()
    dialog = desktop.window.findChild(RereadingDialog)
    item = next(item for item in dialog.list.findItems(how, Qt.MatchFlag.MatchContains))
    dialog.list.setCurrentItem(item)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)


def test_a_wrong_encoding_is_put_right_and_the_mark_stays(closed: Driver, tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("cp1256"))
    closed.open(path)
    assert closed.text == TEXT
    choose(closed, "windows-1252")
    assert closed.session.versions() == 2
    assert closed.text == TEXT.encode("cp1256").decode("cp1252")
    claim = closed.mark(WORDS.encode("cp1256").decode("cp1252"))
    choose(closed, "windows-1256")
    assert closed.text == TEXT
    (kept,) = closed.session.claims
    assert (kept.id, kept.status) == (claim.id, claim.status)
    assert kept.passage_in(closed.session.version.id).quote == WORDS


def test_letters_that_came_garbled_are_mended_and_the_mark_stays(closed: Driver, tmp_path: Path):
    garbled = TEXT.encode("cp1256").decode("cp1252")
    path = tmp_path / "a.txt"
    path.write_text(garbled, encoding="utf-8")
    closed.open(path)
    assert closed.text == garbled
    claim = closed.mark(WORDS.encode("cp1256").decode("cp1252"))
    choose(closed, "windows-1252")
    assert closed.text == TEXT
    (kept,) = closed.session.claims
    assert kept.id == claim.id
    assert kept.passage_in(closed.session.version.id).quote == WORDS
