"""Exporting, and closing the window at any moment."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QMessageBox

from factcheck.errors import ExportRefused
from factcheck.report import files
from factcheck.words import Words
from tests.ui.driver import CONTROL, STATEMENT, Driver
from ui import delivery, dialogs, jobs
from ui.export_dialog import ExportDialog


class Slow:
    """A job that goes on until it is let go, and then has found nothing."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def __call__(self, *_: object) -> Iterator[object]:
        self.go_on.wait(20)
        yield []


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    slow = Slow()
    monkeypatch.setattr(jobs, "reading", slow)
    monkeypatch.setattr(delivery, "Delivery", slow)
    yield slow
    slow.go_on.set()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Answers to the question whether to quit, taken from the end; each is taken out when it is given."""
    answers: list[bool] = []
    monkeypatch.setattr(dialogs, "confirm_quit", lambda *_: answers.pop())
    return answers


def test_closing_asks_nothing_when_nothing_runs(desktop: Driver, asked: list[bool]):
    desktop.mark(STATEMENT)
    assert desktop.window.close()


def test_closing_while_a_report_is_written_asks(desktop: Driver, slow: Slow, asked: list[bool], tmp_path: Path):
    assert desktop.session.article is not None
    desktop.session.traffic.export(desktop.session.article.id, tmp_path / "report.html", "ar")
    asked.append(False)
    assert not desktop.window.close()
    assert desktop.window.isVisible()
    slow.go_on.set()
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert desktop.window.close()
    assert asked == []


def test_whoever_quits_all_the_same_stops_what_is_read(desktop: Driver, slow: Slow, asked: list[bool]):
    desktop.session.traffic.import_paths([Path("x")])
    asked.append(True)
    assert desktop.window.close()
    assert asked == []
    slow.go_on.set()


def test_another_language_can_be_chosen_while_a_file_is_read(desktop: Driver, slow: Slow, asked: list[bool]):
    desktop.session.traffic.import_paths([Path("x")])
    desktop.window.actions_["language.ar"].trigger()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [desktop.window]
    assert desktop.session.traffic.is_busy
    slow.go_on.set()
    desktop.wait(lambda: not desktop.session.traffic.is_busy)


@pytest.mark.parametrize(("text", "quitting"), [("&Quit", True), ("&Wait", False)])
def test_the_question_is_answered_with_its_buttons(desktop: Driver, text: str, quitting: bool):
    answer = answering(QMessageBox, lambda box: next(one for one in box.buttons() if one.text() == text).click())
    assert dialogs.confirm_quit(desktop.window, Words("en")) is quitting
    assert answer == ["A file is still being read or written."]


def test_escape_means_to_wait(desktop: Driver):
    answering(QMessageBox, lambda box: box.reject())
    assert not dialogs.confirm_quit(desktop.window, Words("en"))


def answering(kind: type, answer: Callable[[Any], object]) -> list[str]:
    """Do something to the dialog that is about to be shown; what it said is in the list that is returned."""
    said: list[str] = []
    looking = QTimer(QApplication.instance(), interval=5)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            looking.stop()
            looking.deleteLater()
            said.append(dialog.text() if isinstance(dialog, QMessageBox) else dialog.windowTitle())
            answer(dialog)

    looking.timeout.connect(look)
    looking.start()
    return said


def choose(language: str, suffix: str) -> Callable[[ExportDialog], None]:
    """Choose a language and a format in the export dialog, and press its button."""

    def answer(dialog: ExportDialog) -> None:
        dialog.language.setCurrentIndex(dialog.language.findData(language))
        dialog.format.setCurrentIndex(dialog.format.findData(suffix))
        dialog.findChild(QDialogButtonBox).accepted.emit()

    return answer


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What the file dialog suggested; its answer is the file of that name in the folder `reports`."""
    suggested: list[str] = []
    folder = tmp_path / "reports"
    folder.mkdir()

    def answer(parent: object, caption: str, suggestion: str, patterns: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return str(folder / f"report{Path(suggestion).suffix}"), patterns

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return suggested


@pytest.mark.parametrize("suffix", ["html", "csv", "json"])
def test_a_report_is_exported_with_its_key(desktop: Driver, saved: list[str], tmp_path: Path, suffix: str):
    desktop.mark(STATEMENT)
    answering(ExportDialog, choose("ar", suffix))
    desktop.key(Qt.Key.Key_E, CONTROL)
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    file = tmp_path / "reports" / f"report.{suffix}"
    assert STATEMENT in file.read_text(encoding="utf-8-sig")
    assert str(file) in desktop.window.statusBar().currentMessage()


def test_the_dialog_remembers_language_and_folder(desktop: Driver, saved: list[str], tmp_path: Path):
    answering(ExportDialog, choose("ar", "html"))
    desktop.key(Qt.Key.Key_E, CONTROL)
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    desktop.reopen()
    desk = desktop.session.traffic.desk
    dialog = ExportDialog(desktop.session.words, desktop.settings(), desktop.window, desk=desk)
    assert dialog.language.currentData() == "ar"
    dialog.deleteLater()
    answering(ExportDialog, choose("ar", "html"))
    desktop.key(Qt.Key.Key_E, CONTROL)
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert [Path(one).parent for one in saved][1] == tmp_path / "reports"
    assert Path(saved[0]).suffix == ".html"


def test_the_suggested_name_can_be_a_files_name(desktop: Driver, saved: list[str]):
    answering(ExportDialog, choose("en", "csv"))
    desktop.key(Qt.Key.Key_E, CONTROL)
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    name = Path(saved[0]).name
    assert name.startswith("هاربر ليدجر")
    assert not set(name) & set('\\/:*?"<>|')


def test_whoever_cancels_exports_nothing(desktop: Driver, saved: list[str]):
    answering(ExportDialog, lambda dialog: dialog.reject())
    desktop.key(Qt.Key.Key_E, CONTROL)
    assert (saved, desktop.session.traffic.is_busy) == ([], False)


def test_a_note_that_is_being_typed_is_in_the_report(desktop: Driver, saved: list[str], tmp_path: Path):
    desktop.mark(STATEMENT)
    desktop.window.claim.note.setFocus()
    desktop.type("ملاحظة لم تُحفظ بعد")
    answering(ExportDialog, choose("ar", "json"))
    desktop.window.actions_["export"].trigger()
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert "ملاحظة لم تُحفظ بعد" in (tmp_path / "reports" / "report.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["missing/report.html", "report.odt"])
def test_what_cannot_be_written_is_told(desktop: Driver, tmp_path: Path, name: str):
    assert desktop.session.article is not None
    desktop.session.traffic.export(desktop.session.article.id, tmp_path / name, "ar")
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert len(desktop.notice.splitlines()) == 1
    assert not (tmp_path / name).exists()


def test_a_full_disk_is_told(desktop: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def full(*_: object) -> None:
        raise ExportRefused("The disk is full: the report was not written to {folder}.", folder="reports")

    monkeypatch.setattr(files, "replace", full)
    assert desktop.session.article is not None
    desktop.session.traffic.export(desktop.session.article.id, tmp_path / "report.html", "ar")
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert desktop.notice.startswith("The disk is full")


def test_what_the_program_is_is_shown(desktop: Driver):
    said = answering(QMessageBox, lambda box: box.accept())
    desktop.window.actions_["about"].trigger()
    assert len(said) == 1
    assert said[0]


def test_a_fault_is_shown_with_its_details(desktop: Driver):
    details: list[str] = []

    def look(box: QMessageBox) -> None:
        details.append(box.detailedText())
        box.accept()

    said = answering(QMessageBox, look)
    dialogs.show_fault(Words("en"), "Traceback: a bug of ours")
    assert details == ["Traceback: a bug of ours"]
    assert "is saved" in said[0]
