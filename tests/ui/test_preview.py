"""One article is looked at before it comes in: what is told and guessed of it, in which encoding, and its text."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from factcheck.apart import Aids
from factcheck.model import Direction
from tests.factcheck.readers.made import PAGE_WITH_MORE
from tests.ui.driver import CONTROL, LEFT, SHIFT, Driver
from ui import dialogs
from ui.coming_dialog import ComingDialog
from ui.left_out_dialog import LeftOutDialog
from ui.preview import Preview

TEXT = "خبر من الوزارة\nنفى الوزير ما نسب إليه في المؤتمر.\nوقال إن الأرقام صحيحة.\n"
PAGE = (
    '<html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta property="og:title" content="خبر من الشبكة">'
    f"<title>x</title></head><body><p>{TEXT}</p></body></html>"
)


@pytest.fixture
def looking(closed: Driver) -> Driver:
    """The program with the sample open, showing what comes in."""
    closed.settings().preview = True
    closed.open(sample=True)
    return closed


def preview(desktop: Driver) -> Preview:
    desktop.wait(lambda: desktop.window.findChild(Preview) and not desktop.session.traffic.is_busy)
    return desktop.window.findChild(Preview)


def paste(desktop: Driver, text: str) -> Preview:
    QApplication.clipboard().setText(text)
    desktop.key(Qt.Key.Key_V, CONTROL | SHIFT)
    return preview(desktop)


def type_into(widget: QWidget, text: str) -> None:
    for letter in text:
        code = Qt.Key(ord(letter.upper()))
        QTest.sendKeyEvent(QTest.KeyAction.Click, widget, code, letter, Qt.KeyboardModifier.NoModifier)


def open_file(desktop: Driver, path: Path, monkeypatch: pytest.MonkeyPatch) -> Preview:
    monkeypatch.setattr(dialogs, "ask_files", lambda *_: [path])
    desktop.key(Qt.Key.Key_O, CONTROL)
    return preview(desktop)


def test_enter_takes_it_in_to_the_character(looking: Driver):
    text = TEXT.replace("ما نسب", "ما\u00a0نسب")
    dialog = paste(looking, text)
    assert len(looking.titles()) == 1
    QTest.keyClick(dialog.fields["title"], Qt.Key.Key_Return)
    assert looking.titles()[0] == "خبر من الوزارة"
    assert looking.text == text


def test_escape_leaves_it_out(looking: Driver):
    QTest.keyClick(paste(looking, TEXT), Qt.Key.Key_Escape)
    assert len(looking.titles()) == 1
    assert looking.session.undoable(in_library=True).title(looking.session.words).startswith("Import")


def test_what_is_changed_comes_in_so_as_one_step(looking: Driver):
    dialog = paste(looking, TEXT)
    for name, value in (("title", "عنوان آخر"), ("outlet", "صحيفة"), ("author", "ليلى"), ("language", "ar")):
        dialog.fields[name].selectAll()
        type_into(dialog.fields[name], value)
    dialog.direction.setCurrentIndex(1)
    dialog.text.setFocus()
    QTest.keyClick(dialog.text, Qt.Key.Key_End, CONTROL)
    type_into(dialog.text, "وزاد.")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return, CONTROL)
    looking.wait(lambda: len(looking.titles()) == 2)
    article = looking.session.article
    assert (article.title, article.outlet, article.author) == ("عنوان آخر", "صحيفة", "ليلى")
    assert article.direction is Direction.LTR
    assert looking.text == TEXT + "وزاد."
    looking.session.undo(in_library=True)
    assert len(looking.titles()) == 1


def test_what_is_guessed_is_marked_until_it_is_changed(looking: Driver):
    dialog = paste(looking, TEXT)
    assert {name for name, mark in dialog.guesses.items() if mark.text()} == {"title", "language", "direction"}
    type_into(dialog.fields["title"], "x")
    assert dialog.guesses["title"].text() == ""


def test_the_text_is_read_live_in_another_encoding(looking: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("cp1256"))
    dialog = open_file(looking, path, monkeypatch)
    assert dialog.encoding.currentData() == "windows-1256"
    assert "guessed" in dialog.guesses["encoding"].text()
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("windows-1252"))
    looking.wait(dialog.accept_button.isEnabled)
    garbled = TEXT.encode("cp1256").decode("cp1252")
    assert dialog.text.toPlainText() == garbled
    dialog.accept_button.click()
    assert looking.text == garbled
    assert looking.session.version.encoding == "windows-1252"


def test_a_declared_page_says_what_it_tells(looking: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    dialog = open_file(looking, path, monkeypatch)
    assert dialog.fields["title"].text() == "خبر من الشبكة"
    assert not any(mark.text() for mark in dialog.guesses.values())


def test_a_refused_file_is_refused_without_a_dialog(looking: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    monkeypatch.setattr(dialogs, "ask_files", lambda *_: [path])
    looking.key(Qt.Key.Key_O, CONTROL)
    looking.wait(lambda: looking.notice)
    assert looking.window.findChild(Preview) is None


def test_it_is_not_shown_again_until_it_is_wished_for(looking: Driver):
    dialog = paste(looking, TEXT)
    dialog.skip.setChecked(True)
    dialog.accept_button.click()
    assert not looking.settings().preview
    looking.front()
    QApplication.clipboard().setText("Another text\n\nof another day.")
    looking.key(Qt.Key.Key_V, CONTROL | SHIFT)
    assert looking.titles()[0] == "Another text"
    looking.window.actions_["preview"].trigger()
    assert looking.settings().preview
    assert paste(looking, "A third text\n\nof that day.").fields["title"].text() == "A third text"


def sample_with_a_word_more(desktop: Driver) -> str:
    return desktop.text.replace(" ", " حقًا ", 1)


def test_what_the_desk_holds_already_is_said(looking: Driver):
    dialog = paste(looking, looking.text)
    assert looking.titles()[0] in dialog.fate.text()
    assert dialog.nearly.isHidden()
    dialog.reject()
    looking.wait(lambda: looking.window.findChild(Preview) is None)
    looking.front()
    fresh = paste(looking, TEXT)
    assert fresh.fate.isHidden()
    assert fresh.nearly.isHidden()


def test_a_nearly_equal_text_becomes_what_is_chosen_for_it(looking: Driver):
    text = sample_with_a_word_more(looking)
    dialog = paste(looking, text)
    assert "%" in dialog.fate.text()
    QTest.keyClick(dialog.nearly, Qt.Key.Key_Down)
    dialog.accept_button.click()
    assert len(looking.titles()) == 1
    assert looking.text == text
    assert looking.session.version.number == 2
    assert looking.session.traffic.nearly == "copy"  # this text's alone


def test_what_is_chosen_for_all_that_comes_in_is_kept(closed: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    installed = tmp_path / "soffice"
    installed.write_text("#!/bin/sh\n")
    installed.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    closed.open(sample=True)
    closed.window.actions_["coming"].trigger()
    dialog = closed.window.findChild(ComingDialog)
    convert, recognise = (dialog.boxes[aid] for aid in (Aids.CONVERT, Aids.RECOGNISE))
    assert "is not installed" in recognise.text()
    assert not recognise.isEnabled()
    QTest.keyClick(convert, Qt.Key.Key_Space)
    QTest.keyClick(dialog.nearly, Qt.Key.Key_End)
    QTest.keyClick(dialog.nearly, Qt.Key.Key_Return)
    closed.close()
    closed.open()
    assert (closed.session.traffic.nearly, Aids(closed.session.traffic.aids)) == ("skip", Aids.CONVERT)
    copy = tmp_path / "copy.txt"
    copy.write_text(sample_with_a_word_more(closed), encoding="utf-8")
    closed.session.traffic.import_paths([copy])
    closed.wait(lambda: not closed.session.traffic.is_busy)
    assert len(closed.titles()) == 1
    assert closed.session.version.number == 1


@pytest.fixture
def address() -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode())

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/news"
        server.shutdown()
        thread.join()


def test_a_page_at_an_address_is_fetched_and_shown(looking: Driver, address: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dialogs, "ask_address", lambda *_: address)
    looking.key(Qt.Key.Key_O, CONTROL | SHIFT)
    looking.wait(lambda: looking.notice)
    assert looking.window.findChild(Preview) is None  # this machine is private
    looking.window.actions_["private"].trigger()
    looking.key(Qt.Key.Key_O, CONTROL | SHIFT)
    dialog = preview(looking)
    assert dialog.fields["url"].text() == address
    dialog.accept_button.click()
    assert looking.titles()[0] == "خبر من الشبكة"
    assert looking.session.article.url == address


def test_what_was_left_out_of_a_page_is_chosen_before_it_comes_in(
    looking: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "a.html"
    path.write_text(PAGE_WITH_MORE, encoding="utf-8")
    dialog = open_file(looking, path, monkeypatch)
    before = dialog.text.toPlainText()
    dialog.left_out.click()
    looking.wait(lambda: dialog.findChild(LeftOutDialog) is not None)
    left = dialog.findChild(LeftOutDialog)
    item = next(item for item in map(left.list.item, range(left.list.count())) if "حقوق" in item.text())
    left.list.setCurrentItem(item)
    QTest.keyClick(left.list, Qt.Key.Key_Space)
    left.take.click()
    assert dialog.text.toPlainText() == f"{before}\nجميع الحقوق محفوظة"
    dialog.accept_button.click()
    assert looking.text == f"{before}\nجميع الحقوق محفوظة"
    assert looking.session.versions() == 1


def test_of_a_text_nothing_can_be_left_out(looking: Driver):
    assert paste(looking, TEXT).left_out.isHidden()


def drop(desktop: Driver, data: QMimeData) -> None:
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(desktop.window, QDragEnterEvent(QPoint(400, 300), *how))
    QApplication.sendEvent(desktop.window, QDropEvent(QPointF(400, 300), *how))


def test_one_file_that_is_dropped_is_looked_at_first(looking: Driver, tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    before = looking.listed
    drop(looking, data)
    assert preview(looking) is not None
    assert looking.listed == before


def test_text_that_is_dropped_is_looked_at_first(looking: Driver):
    data = QMimeData()
    data.setText(TEXT)
    drop(looking, data)
    assert preview(looking) is not None
