"""How articles come in: from the command line, dropped, pasted, from folders; and what is refused in a sentence."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from tests.conftest import TEXT
from tests.ui.driver import CONTROL, SAMPLE, SHIFT, STATEMENT, Driver
from ui import jobs
from ui.arrivals_dialog import ArrivalsDialog

OTHER = "خبر آخر\nنفى الوزير ما نُسب إليه، وقال إن الأرقام غير صحيحة.\n"
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "articles"
    folder.mkdir()
    paths = [folder / "one.txt", folder / "two.txt"]
    for path, text in zip(paths, (TEXT, OTHER), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def title(text: str) -> str:
    return text.partition("\n")[0]


def settle(desktop: Driver) -> None:
    desktop.wait(lambda: not desktop.session.traffic.is_busy)


def data(*paths: Path, text: str = "") -> QMimeData:
    mime = QMimeData()
    if paths:
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text:
        mime.setText(text)
    return mime


def drop(desktop: Driver, mime: QMimeData) -> bool:
    """Drag something over the window and let it go if the window would take it."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(400, 300), COPY, mime, left, none)
    QApplication.sendEvent(desktop.window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(desktop.window, QDropEvent(QPointF(400, 300), COPY, mime, left, none))
        settle(desktop)
    return entering.isAccepted()


def test_an_empty_desk_says_what_to_do(closed: Driver):
    closed.open()
    assert closed.session.article is None
    assert not closed.article.isVisible()
    buttons = [button for button in closed.window.findChildren(QPushButton) if button.isVisible()]
    assert [button.text().replace("&", "") for button in buttons] == ["Open a file…", "Open the sample article"]
    for name in ("export", "remove_article", "mark_sourced", "edit_wording", "remove_claim", "undo", "redo"):
        assert not closed.window.actions_[name].isEnabled(), name
    buttons[1].click()
    settle(closed)
    assert closed.text == SAMPLE.read_text(encoding="utf-8")
    assert closed.article.isVisible()


def test_files_of_the_command_line_are_opened_and_the_last_is_shown(closed: Driver, files: list[Path]):
    closed.open(*files)
    assert sorted(closed.titles()) == sorted([title(TEXT), title(OTHER)])
    assert closed.session.article is not None
    assert closed.session.article.title == title(OTHER)
    assert closed.notice == ""


def test_a_folder_is_opened_whole(closed: Driver, files: list[Path]):
    closed.open(files[0].parent)
    assert sorted(closed.titles()) == sorted([title(TEXT), title(OTHER)])


def test_the_article_is_shown_as_it_is(closed: Driver, files: list[Path]):
    closed.open(files[0])
    assert closed.text == TEXT
    assert closed.article.toPlainText() == TEXT


def test_files_are_dropped(desktop: Driver, files: list[Path]):
    assert drop(desktop, data(*files))
    assert len(desktop.titles()) == 3


def test_text_is_dropped(desktop: Driver):
    assert drop(desktop, data(text=OTHER))
    assert desktop.text == OTHER.strip() or desktop.text == OTHER
    assert desktop.titles()[0] == title(OTHER)


def test_a_picture_is_not_taken(desktop: Driver):
    mime = QMimeData()
    mime.setData("image/png", b"\x89PNG")
    assert not drop(desktop, mime)


def test_a_link_to_a_page_is_not_fetched(desktop: Driver):
    """It is a text like any other, since nothing goes to the network by itself."""
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/article")])
    drop(desktop, mime)
    assert len(desktop.titles()) <= 2


def test_text_is_pasted_with_its_key(desktop: Driver):
    QApplication.clipboard().setText(OTHER)
    desktop.key(Qt.Key.Key_V, CONTROL | SHIFT)
    assert desktop.titles()[0] == title(OTHER)
    assert desktop.session.article is not None
    assert desktop.session.article.title == title(OTHER)


def test_an_empty_clipboard_is_refused_in_a_sentence(desktop: Driver):
    QApplication.clipboard().clear()
    before = desktop.session.article
    desktop.key(Qt.Key.Key_V, CONTROL | SHIFT)
    assert len(desktop.notice.splitlines()) == 1
    assert (desktop.session.article, len(desktop.titles())) == (before, 1)


def test_the_open_dialog_remembers_the_folder(desktop: Driver, files: list[Path], monkeypatch: pytest.MonkeyPatch):
    asked = []

    def answer(parent: object, caption: str, folder: str, patterns: str) -> tuple[list[str], str]:
        asked.append(folder)
        return [str(files[0])], patterns

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    desktop.key(Qt.Key.Key_O, CONTROL)
    settle(desktop)
    desktop.reopen()
    desktop.key(Qt.Key.Key_O, CONTROL)
    settle(desktop)
    assert asked == ["", str(files[0].parent)]
    assert title(TEXT) in desktop.titles()


@pytest.fixture
def bad(tmp_path: Path) -> list[Path]:
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 8)
    document = tmp_path / "report.docx"
    document.write_bytes(b"PK\x03\x04")
    empty = tmp_path / "empty.txt"
    empty.touch()
    return [tmp_path / "missing.txt", binary, document, empty]


def test_each_refusal_is_one_sentence_and_nothing_else_changes(desktop: Driver, bad: list[Path]):
    claim = desktop.mark(STATEMENT)
    before = desktop.session.article, desktop.titles(), desktop.listed(), desktop.window.windowTitle()
    drop(desktop, data(*bad))
    sentences = desktop.notice.splitlines()
    assert len(sentences) == len(bad)
    for sentence, path in zip(sentences, bad, strict=True):
        assert path.name in sentence
        assert "Traceback" not in sentence
    after = desktop.session.article, desktop.titles(), desktop.listed(), desktop.window.windowTitle()
    assert before == after
    assert desktop.session.chosen == claim.id


@pytest.mark.parametrize("order", [1, -1], ids=["refused first", "refused last"])
def test_one_bad_file_stops_none_of_the_rest_and_stays_told(
    closed: Driver, files: list[Path], bad: list[Path], order: int
):
    closed.open(*[bad[0], files[0]][::order])
    assert closed.titles() == [title(TEXT)]
    assert "missing.txt" in closed.notice


def test_the_notice_is_closed_with_its_button(desktop: Driver, bad: list[Path]):
    drop(desktop, data(bad[0]))
    assert desktop.notice
    button = next(child for child in desktop.window.notice.children() if hasattr(child, "click"))
    button.click()
    assert desktop.notice == ""


def test_the_same_file_again_opens_the_same_article(desktop: Driver, files: list[Path]):
    first, claim = desktop.session.article, desktop.mark(STATEMENT)
    drop(desktop, data(files[0]))
    assert desktop.session.article != first
    drop(desktop, data(SAMPLE))
    assert desktop.session.article == first
    assert desktop.session.claims == [claim]
    assert len(desktop.titles()) == 2
    assert desktop.window.statusBar().currentMessage() == "This article is in the desk already."


def test_a_changed_file_becomes_a_new_version_and_its_claims_stay(closed: Driver, tmp_path: Path):
    path = tmp_path / "article.txt"
    path.write_text(SAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    closed.open(path)
    claim = closed.mark(STATEMENT)
    path.write_text(SAMPLE.read_text(encoding="utf-8") + "\nتحديث: نفت الوزارة الخبر.", encoding="utf-8")
    drop(closed, data(path))
    assert closed.titles() == [closed.session.article.title]
    assert closed.text.endswith("نفت الوزارة الخبر.")
    assert [(one.id, one.status) for one in closed.session.claims] == [(claim.id, claim.status)]


def test_enter_in_the_library_opens_the_article(desktop: Driver, files: list[Path]):
    first = desktop.session.article
    drop(desktop, data(files[0]))
    desktop.library.setFocus()
    desktop.key(Qt.Key.Key_Down)
    desktop.key(Qt.Key.Key_Return)
    assert desktop.session.article == first


def many(folder: Path) -> list[Path]:
    """Twelve inputs: nine that are new, one of them twice, and two that are refused."""
    good = [folder / f"{number}.txt" for number in range(9)]
    for number, path in enumerate(good):
        path.write_text(f"خبر رقم {number}\nقال الوزير {'كلمة' * (number + 1)}.\n", encoding="utf-8")
    empty = folder / "empty.txt"
    empty.touch()
    return [*good, good[0], empty, folder / "missing.txt"]


def test_many_inputs_are_summed_up_in_one_notice_with_a_list_to_copy(closed: Driver, tmp_path: Path):
    closed.open()
    drop(closed, data(*many(tmp_path)))
    expected = "9 articles came in. 1 was in the desk already. 2 were refused."
    assert closed.notice == expected
    closed.press("showRefusals")
    dialog = closed.window.findChild(ArrivalsDialog)
    assert [name in line for name, line in zip(("empty.txt", "missing.txt"), lines(dialog), strict=True)] == [True] * 2
    QTest.keyClick(dialog.findChild(QPushButton, "copyRefusals"), Qt.Key.Key_Space)
    assert QApplication.clipboard().text().splitlines() == [expected, *lines(dialog)]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def lines(dialog: ArrivalsDialog) -> list[str]:
    return dialog.list.toPlainText().splitlines()


def test_what_was_refused_is_listed_no_longer_once_the_notice_is_closed(closed: Driver, tmp_path: Path):
    closed.open()
    drop(closed, data(*many(tmp_path)))
    assert closed.window.notice.more.isVisible()
    closed.window.notice.clear()
    drop(closed, data(tmp_path / "missing.txt"))
    assert "missing.txt" in closed.notice
    assert not closed.window.notice.more.isVisible()


def test_many_inputs_without_a_refusal_offer_no_list(closed: Driver, tmp_path: Path):
    closed.open()
    drop(closed, data(*many(tmp_path)[:9]))
    assert closed.notice == "9 articles came in."
    assert not closed.window.notice.more.isVisible()


def test_a_reading_knows_how_many_files_there_will_be(tmp_path: Path):
    many(tmp_path)
    reading = jobs.reading([tmp_path, tmp_path / "missing.txt"])
    next(reading)
    assert reading.expected == 11
    assert len(list(reading)) == 10
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as packed:
        packed.writestr("a.txt", TEXT)
    reading = jobs.reading([tmp_path])
    assert len(list(reading)) == 11
    assert reading.expected == 0
