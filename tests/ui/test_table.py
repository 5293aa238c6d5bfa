"""A table is shown before it comes in, and its columns are told."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.store import Store
from factcheck import readers
from factcheck.model import Status
from factcheck.report import Format, Report, write
from tests.db.test_journal import mark
from tests.ui.driver import CONTROL, FIRST, SAMPLE, Driver
from ui import dialogs
from ui.columns_dialog import ColumnsDialog

TABLE = "\ufeffالعنوان,المتن,كتبه\nخبر أول,هذا نص الخبر الأول كله,ليلى\nخبر ثان,وهذا نص الخبر الثاني,مها\n"


@pytest.fixture
def asked(closed: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ColumnsDialog:
    path = tmp_path / "a.csv"
    path.write_text(TABLE, encoding="utf-8")
    closed.settings().preview = True
    closed.open()
    monkeypatch.setattr(dialogs, "ask_files", lambda *_: [path])
    closed.key(Qt.Key.Key_O, CONTROL)
    closed.wait(lambda: closed.window.findChild(ColumnsDialog) and not closed.session.traffic.is_busy)
    return closed.window.findChild(ColumnsDialog)


def test_every_row_comes_in_by_the_columns_that_are_told(closed: Driver, asked: ColumnsDialog):
    assert asked.chosen == {
        "text": "2", "title": "1", "outlet": "", "author": "", "published": "", "url": "", "language": "",
    }  # fmt: skip
    author = asked.fields["author"]
    author.setFocus()
    QTest.keyClick(author, Qt.Key.Key_End)
    assert asked.chosen["author"] == "3"
    asked.take.click()
    closed.wait(lambda: len(closed.titles()) == 2)
    assert closed.session.article.author in {"ليلى", "مها"}


def test_without_a_text_nothing_comes_in(closed: Driver, asked: ColumnsDialog):
    QTest.keyClick(asked.fields["text"], Qt.Key.Key_Home)
    assert not asked.take.isEnabled()
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert closed.titles() == []


@pytest.mark.parametrize("format", [Format.CSV, Format.XLSX])
def test_a_table_of_claims_asks_for_no_column(
    closed: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: Format
):
    with Store(":memory:") as store:
        article = store.intake.take_in(readers.read(SAMPLE.read_bytes(), "")).article
        start = store.articles.version(article).text.index(FIRST)
        mark(store, article, start, start + len(FIRST), Status.VERIFIED)
        path = tmp_path / f"claims{format.suffix}"
        write(Report((store.articles.record(article),), "ar", "2026-11-23T08:00:00.000Z", "ليلى"), path)
    closed.settings().preview = True
    closed.open()
    monkeypatch.setattr(dialogs, "ask_files", lambda *_: [path])
    closed.key(Qt.Key.Key_O, CONTROL)
    closed.wait(lambda: closed.titles() and not closed.session.traffic.is_busy)
    assert closed.window.findChild(ColumnsDialog) is None
    assert [(claim.status, claim.passage.quote) for claim in closed.session.claims] == [(Status.VERIFIED, FIRST)]
