"""What was left out of a page is looked at and taken in: a new version, in the page's order, and the marks stay."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.factcheck.readers.made import PAGE_WITH_MORE
from tests.ui.driver import Driver
from ui.left_out_dialog import LeftOutDialog


def looked(desktop: Driver) -> LeftOutDialog | None:
    desktop.window.actions_["left_out"].trigger()
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    return desktop.window.findChild(LeftOutDialog)


def texts(dialog: LeftOutDialog, *, hidden: bool = False) -> list[str]:
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    return [item.text().strip("\u2068\u2069") for item in items if hidden or not item.isHidden()]


def test_what_is_ticked_comes_in_where_the_page_has_it(closed: Driver, tmp_path: Path):
    path = tmp_path / "a.html"
    path.write_text(PAGE_WITH_MORE, encoding="utf-8")
    closed.open(path)
    before = closed.text
    assert "الرئيسية" not in before
    claim = closed.mark("الفقرة رقم 5 من خبر")
    dialog = looked(closed)
    assert dialog is not None
    left = texts(dialog)
    assert "الرئيسية" in left
    assert not set(left) & set(before.split("\n"))
    dialog.everything.click()
    assert len(texts(dialog)) > len(left)
    assert not dialog.take.isEnabled()
    row = texts(dialog, hidden=True).index("جميع الحقوق محفوظة" if "جميع الحقوق محفوظة" in left else "الرئيسية")
    item = dialog.list.item(row)
    dialog.list.setCurrentItem(item)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert item.checkState() is Qt.CheckState.Checked
    dialog.take.click()
    assert closed.session.versions() == 2
    taken = item_text = texts(dialog, hidden=True)[row]
    lines = closed.text.split("\n")
    assert taken in lines
    assert [line for line in lines if line != item_text] == before.split("\n")
    (kept,) = closed.session.claims
    assert kept.id == claim.id
    assert kept.passage_in(closed.session.version.id).quote == "الفقرة رقم 5 من خبر"
    closed.session.undo()
    assert closed.text == before


ASIDE = "شارك هذا الخبر مع أصدقائك"
WITH_ASIDE = PAGE_WITH_MORE.replace("<p>هذه الفقرة رقم 5", f"<aside><p>{ASIDE}</p></aside><p>هذه الفقرة رقم 5")


def test_a_mark_that_a_block_comes_into_stands_before_and_behind_it(closed: Driver, tmp_path: Path):
    path = tmp_path / "a.html"
    path.write_text(WITH_ASIDE, encoding="utf-8")
    closed.open(path)
    start = closed.text.index("كلام كثير.\nهذه الفقرة رقم 5")
    end = closed.text.index("رقم 5") + len("رقم 5")
    claim = closed.mark(closed.text[start:end])
    dialog = looked(closed)
    assert dialog is not None
    dialog.all.click()
    dialog.take.click()
    version = closed.session.version
    (kept,) = closed.session.claims
    there = [passage.quote for passage in kept.passages if passage.version == version.id]
    assert kept.id == claim.id
    assert ASIDE in closed.text
    assert there == ["كلام كثير.", "هذه الفقرة رقم 5"]


def test_a_text_says_that_it_is_no_page(closed: Driver):
    closed.open(sample=True)
    assert looked(closed) is None
    assert "web pages" in closed.notice
