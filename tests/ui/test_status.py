"""The line at the foot says whether all is saved and since when, what is running and how many wait."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from factcheck.errors import InputRefused
from tests.ui.driver import CONTROL, SAMPLE, STATEMENT, Driver
from ui import jobs

Key = Qt.Key


def summary(desktop: Driver) -> str:
    bar = desktop.window.statusBar()
    assert bar.summary.accessibleName() == bar.summary.text()
    return str(bar.summary.text()).replace("\u2068", "").replace("\u2069", "")


def test_it_says_since_when_all_is_saved(desktop: Driver):
    desktop.mark(STATEMENT)
    assert re.fullmatch(r"✓ Saved at \d\d:\d\d · 1 claim: disputed 1", summary(desktop))


def test_an_article_that_was_only_opened_is_saved(closed: Driver):
    closed.open(SAMPLE)
    closed.reopen()
    assert summary(closed).startswith("✓ Saved · 0 claims")


def test_what_is_typed_is_not_saved_before_the_field_is_left(desktop: Driver):
    desktop.mark(STATEMENT)
    note = desktop.window.claim.note
    note.setFocus()
    desktop.type("abc")
    assert summary(desktop).startswith("✎ Not saved yet")
    desktop.key(Key.Key_Return, CONTROL)
    assert summary(desktop).startswith("✓ Saved at")
    desktop.type("d")
    desktop.key(Key.Key_Backspace)
    assert summary(desktop).startswith("✓ Saved at")
    desktop.type("e")
    desktop.article.setFocus()
    assert summary(desktop).startswith("✓ Saved at")
    assert desktop.session.claims[0].note == "abce"


def test_what_is_looked_for_need_not_be_saved(desktop: Driver):
    desktop.mark(STATEMENT)
    desktop.key(Key.Key_L, CONTROL)
    desktop.type("x")
    assert summary(desktop).startswith("✓ Saved at")


def test_the_digits_of_the_time_are_the_readers(closed: Driver):
    closed.settings().arabic_digits = True
    closed.open(SAMPLE)
    closed.mark(STATEMENT)
    assert re.match("✓ Saved at [٠-٩]{2}:[٠-٩]{2} · ", summary(closed))


def test_it_says_what_is_running_and_how_many_wait(desktop: Driver, monkeypatch: pytest.MonkeyPatch):
    go_on = threading.Event()

    def wait(*_: object) -> Iterator[object]:
        go_on.wait(20)
        yield InputRefused("too late")

    monkeypatch.setattr(jobs, "reading", wait)
    traffic, running = desktop.session.traffic, desktop.window.statusBar().running
    for name in ("x", "y", "z"):
        traffic.import_paths([Path(name)])
    desktop.wait(running.isVisible)
    assert running.label.text() == "Reading…, 2 more wait"
    assert running.label.accessibleName() == running.label.text()
    running.cancel.click()
    go_on.set()
    desktop.wait(lambda: not traffic.is_busy)
    assert not running.isVisible()
    assert desktop.notice == ""
