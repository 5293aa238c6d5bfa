"""Evidence comes from pages, files and other articles, from the window; copies are looked at where nothing runs."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextBrowser, QToolButton, QWidget

from factcheck.evidence import Evidence, Snapshot, Stance
from tests.factcheck.fetching.servers import PAGE, serving
from tests.ui.driver import LEFT, Driver
from ui.claim.copy_window import CopyWindow
from ui.claim.evidence import EvidenceTab
from ui.claim.passage_dialog import PassageDialog

TEXT = "عنوان الخبر\n\nقالت الوكالة إن العقد وُقّع أمس.\n"


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    with serving() as (address, _):
        yield address


@pytest.fixture
def tab(desktop: Driver) -> EvidenceTab:
    desktop.session.traffic.paste(TEXT)
    desktop.wait(lambda: desktop.session.article)
    desktop.mark("العقد وُقّع أمس")
    desktop.key(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desktop.wait(lambda: desktop.window.claim.findChild(EvidenceTab) is not None)
    return desktop.window.claim.findChild(EvidenceTab)


def allow(desktop: Driver) -> None:
    """Allow pages of private networks, as the menu does."""
    desktop.window.actions_["private"].trigger()
    assert desktop.session.private_allowed
    assert desktop.settings().private_allowed


def items(desktop: Driver) -> list[Evidence]:
    return desktop.store.evidence.of(desktop.session.chosen)


def copies(desktop: Driver) -> list[Snapshot]:
    return [copy for item in items(desktop) for copy in desktop.store.snapshots.of(item.id)]


def ask(desktop: Driver, tab: EvidenceTab, link: str) -> None:
    """Make an item of a link, and press the button that keeps its page."""
    tab.take(link)
    desktop.wait(tab.copies.page.isVisible)
    tab.copies.page.click()
    desktop.wait(lambda: not desktop.session.traffic.is_busy)


def open_copy(desktop: Driver, tab: EvidenceTab) -> CopyWindow:
    desktop.wait(lambda: any(one.isVisible() for one in tab.copies.findChildren(QToolButton)))
    button = next(one for one in tab.copies.findChildren(QToolButton) if one.isVisible())
    button.click()
    desktop.wait(lambda: desktop.window.findChild(CopyWindow) is not None)
    return desktop.window.findChild(CopyWindow)


def test_a_page_is_kept_and_opened_and_undo_takes_it_away(desktop: Driver, tab: EvidenceTab, web: str):
    allow(desktop)
    ask(desktop, tab, f"{web}/moved")
    (copy,) = copies(desktop)
    assert (copy.http_status, [status for status, _ in copy.redirects]) == (200, [301, 302])
    assert desktop.store.snapshots.content(copy) == PAGE
    window = open_copy(desktop, tab)
    page = window.findChild(QTextBrowser, "copyPage")
    assert page.toPlainText() == "نص الصفحة كما نُشرت"
    facts = " ".join(label.text() for label in window.findChildren(QLabel)).replace("\u200b", "")
    assert copy.sha256 in facts
    assert f"{web}/moved" in facts
    window.close()
    desktop.front()
    desktop.article.setFocus()
    desktop.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert copies(desktop) == []


def test_a_private_address_is_refused_until_it_is_allowed(desktop: Driver, tab: EvidenceTab, web: str):
    refused: list[str] = []
    desktop.session.refused.connect(refused.append)
    ask(desktop, tab, f"{web}/page")
    assert "127.0.0.1" in refused[0]
    assert copies(desktop) == []


def test_that_a_page_is_gone_can_be_kept(desktop: Driver, tab: EvidenceTab, web: str):
    allow(desktop)
    ask(desktop, tab, f"{web}/nothing/here")
    assert copies(desktop) == []
    assert "404" in tab.copies.absent.text()
    assert tab.copies.answer.isVisibleTo(tab)
    tab.copies.answer.click()
    desktop.wait(lambda: len(copies(desktop)) == 1)
    assert copies(desktop)[0].http_status == 404
    assert not tab.copies.answer.isVisibleTo(tab)


def test_fetching_stops_when_it_is_told_to(desktop: Driver, tab: EvidenceTab, web: str):
    allow(desktop)
    refused: list[str] = []
    desktop.session.refused.connect(refused.append)
    tab.take(f"{web}/stuck")
    desktop.wait(tab.copies.page.isVisible)
    tab.copies.page.click()
    (work,) = desktop.session.traffic.running()
    work.cancel()
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert copies(desktop) == []
    assert len(refused) == 1
    assert not [one for one in threading.enumerate() if one.name.startswith("Thread-") and "_watch" in one.name]


def drop(widget: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), action, data, left, none)
    QApplication.sendEvent(widget, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), action, data, left, none))


def test_dropped_files_are_kept_as_evidence_and_shown(desktop: Driver, tab: EvidenceTab, tmp_path: Path):
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    picture.save(str(tmp_path / "صورة.png"))
    (tmp_path / "قرار.txt").write_bytes("نص القرار".encode("cp1256"))
    tab.stance.setCurrentIndex(tab.stance.findData(Stance.UNDERMINES))
    drop(tab, tmp_path / "صورة.png", tmp_path / "قرار.txt", tmp_path / "absent.pdf")
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert [(one.title, one.stance) for one in items(desktop)] == [
        ("صورة.png", Stance.UNDERMINES), ("قرار.txt", Stance.UNDERMINES),
    ]  # fmt: skip
    desktop.wait(lambda: tab.list.count() == 2)
    assert open_copy(desktop, tab).findChild(QPlainTextEdit, "copyText").toPlainText() == "نص القرار"
    desktop.window.findChild(CopyWindow).close()
    desktop.wait(lambda: desktop.window.findChild(CopyWindow) is None)
    tab.list.setCurrentRow(0)
    assert open_copy(desktop, tab).findChild(QLabel, "copyPicture").pixmap().width() == 40


HOSTILE = (
    '<html><head><meta http-equiv="refresh" content="0;url={web}/asked"><script src="{web}/asked"></script>'
    '<link rel="stylesheet" href="{web}/asked"></head><body background="{web}/asked"><p>ظاهر</p>'
    '<img src="{web}/asked"><img src="file:///etc/hostname"><iframe src="{web}/asked"></iframe>'
    "<script>document.write('x')</script></body></html>"
)


def test_a_copy_that_is_looked_at_loads_nothing_and_runs_nothing(desktop: Driver, tab: EvidenceTab, tmp_path: Path):
    with serving() as (address, asked):
        (tmp_path / "page.html").write_text(HOSTILE.format(web=address), encoding="utf-8")
        drop(tab, tmp_path / "page.html")
        desktop.wait(lambda: tab.list.count() == 1)
        page = open_copy(desktop, tab).findChild(QTextBrowser, "copyPage")
        desktop.wait(page.isVisible)
        assert page.grab().width() > 0
        assert page.toPlainText().split() == ["ظاهر", "\ufffc", "\ufffc"] or "ظاهر" in page.toPlainText()
        assert "document.write" not in page.toPlainText()
        assert asked == []


def test_bytes_that_are_not_what_was_kept_are_told(desktop: Driver, tab: EvidenceTab, tmp_path: Path):
    (tmp_path / "a.txt").write_text("الأصل", encoding="utf-8")
    drop(tab, tmp_path / "a.txt")
    desktop.wait(lambda: tab.list.count() == 1)
    desktop.store.connection.execute(
        "UPDATE original SET content = ? WHERE sha256 = ?", (b"x", copies(desktop)[0].sha256)
    )
    window = open_copy(desktop, tab)
    assert any("NO:" in label.text() for label in window.findChildren(QLabel))


OTHER_TEXT = "خبر آخر\n\nنشرت الجريدة الرسمية المرسوم يوم الأحد. ولم تُعلَن قيمة الصفقة بعد.\n"


def test_a_sentence_of_another_article_is_evidence_and_a_click_opens_it_there(desktop: Driver, tab: EvidenceTab):
    mine, claim = desktop.session.article, desktop.session.chosen
    desktop.session.traffic.paste(OTHER_TEXT)
    desktop.wait(lambda: desktop.session.article and desktop.session.article.id != mine.id)  # type: ignore[union-attr]
    other = desktop.session.article
    desktop.session.open_article(mine.id)  # type: ignore[union-attr]
    desktop.session.choose(claim)
    desktop.wait(tab.isVisible)
    QTest.mouseClick(tab.elsewhere, LEFT)
    dialog = desktop.window.findChild(PassageDialog)
    desktop.wait(dialog.isVisible)
    assert not dialog.take.isEnabled()
    dialog.field.setText("المرسوم")
    desktop.wait(lambda: dialog.model.rowCount() == 2)
    dialog.view.setCurrentIndex(dialog.model.index(1))
    QTest.mouseClick(dialog.take, LEFT)
    desktop.wait(lambda: tab.list.count() == 1)
    (item,) = items(desktop)
    assert item.quote == "نشرت الجريدة الرسمية المرسوم يوم الأحد."
    assert item.title == "خبر آخر"
    tab.list.setCurrentRow(0)
    desktop.wait(tab.copies.passage.isVisible)
    tab.copies.passage.click()
    assert desktop.session.article == other
    start, end = desktop.article.selected_range() or (0, 0)
    assert desktop.text[start:end] == item.quote
