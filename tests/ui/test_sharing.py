"""The desk is shared with other programs, and outlives the one that was killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from factcheck import anchors
from factcheck.model import Status
from tests.ui.driver import OTHER, SAMPLE, STATEMENT, Driver
from ui.fields import LineField

ROOT = Path(__file__).parents[2]

# The real window, in which somebody marks word after word with the keys, until the process is killed.
MARKER = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from db.store import Store
from ui.app import Application, make_application
from ui.settings import Settings

application = make_application()
store = Store(sys.argv[1], "killed")
settings = Settings(QSettings(sys.argv[2], QSettings.Format.IniFormat))
desktop = Application(application, store, settings)
desktop.show([Path(sys.argv[3])])
while desktop.session.version is None or desktop.session.traffic.is_busy:
    QTest.qWait(5)
window = desktop.window
window.activateWindow()
QTest.qWaitForWindowActive(window)
window.article.setFocus()
keys = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
for place in range(0, 3000, 7):
    window.article.select(place, place + 9)
    QTest.keyClick(window.windowHandle(), keys[place % 3])
    print(desktop.session.chosen, flush=True)
"""


def command(desktop: Driver, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "main.py", "--db", str(desktop.file), *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return done.stdout


def test_what_the_command_line_marks_appears_in_the_window(desktop: Driver):
    mine = desktop.mark(STATEMENT)
    assert desktop.session.article is not None
    command(desktop, "mark", desktop.session.article.id, "--status", "verified", "--quote", OTHER)
    desktop.wait(lambda: len(desktop.session.claims) == 2)
    assert [claim.passage.quote for claim in desktop.session.claims] == [STATEMENT, OTHER]
    assert len(desktop.listed()) == 2
    assert "verified" in desktop.listed()[1]
    assert desktop.session.chosen == mine.id
    assert desktop.article.selected_range() == (mine.passage.start, mine.passage.end)


def test_what_the_command_line_deletes_and_imports_appears_too(desktop: Driver, tmp_path: Path):
    claim = desktop.mark(STATEMENT)
    command(desktop, "claim", claim.id, "--delete")
    desktop.wait(lambda: not desktop.session.claims)
    assert (desktop.session.chosen, desktop.listed()) == ("", [])
    path = tmp_path / "other.txt"
    path.write_text("خبر من برنامج آخر\nقال إن الأمر لم يُحسم بعد.", encoding="utf-8")
    command(desktop, "import", str(path))
    desktop.wait(lambda: len(desktop.titles()) == 2)
    assert desktop.session.article is not None
    assert desktop.text == SAMPLE.read_text(encoding="utf-8")


def test_the_window_can_take_back_what_the_command_line_did(desktop: Driver):
    assert desktop.session.article is not None
    command(desktop, "mark", desktop.session.article.id, "--status", "sourced", "--quote", OTHER)
    desktop.wait(lambda: desktop.session.claims)
    desktop.session.undo()
    assert desktop.session.claims == []


def test_a_killed_window_loses_no_mark_that_it_showed(closed: Driver):
    closed.settings_file.touch()
    process = subprocess.Popen(
        [sys.executable, "-c", MARKER, str(closed.file), str(closed.settings_file), str(SAMPLE)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(25)]
    os.kill(process.pid, signal.SIGKILL)
    rest, _ = process.communicate(timeout=60)
    told += [line for line in rest.splitlines() if len(line) == 32]
    assert process.returncode == -signal.SIGKILL
    assert all(told)
    closed.open()
    kept = {claim.id: claim for claim in closed.session.claims}
    assert set(told) <= kept.keys()
    assert len(kept) - len(set(told)) <= 1
    assert {claim.status for claim in kept.values()} == {Status.SOURCED, Status.DISPUTED, Status.VERIFIED}
    for claim in kept.values():
        start, end = anchors.trim(closed.text, claim.passage.start, claim.passage.end)
        assert closed.text[start:end] == claim.passage.quote


def test_a_wording_being_typed_outlives_a_change_of_its_claim_elsewhere(desktop: Driver):
    claim = desktop.mark(STATEMENT)
    desktop.key(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, LineField)
    editor.selectAll()
    desktop.type("new words")
    command(desktop, "claim", claim.id, "--status", "verified")
    desktop.wait(lambda: desktop.session.claims[0].status is Status.VERIFIED)
    assert editor.text() == "new words"
    desktop.key(Qt.Key.Key_Return)
    desktop.wait(lambda: desktop.session.claims[0].wording == "new words")
    assert desktop.session.claims[0].status is Status.VERIFIED
