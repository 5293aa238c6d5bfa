"""Slow work: results come in order on the GUI thread, it can be stopped, and nothing that goes wrong is swallowed."""

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from factcheck.errors import InputRefused
from tests.ui.driver import Driver
from ui import dialogs, jobs, launch
from ui.status import StatusBar
from ui.work import Work


@pytest.fixture
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(max_workers=1) as executor:
        yield executor


class Heard:
    """What a piece of work said, and on which thread it was heard."""

    def __init__(self, work: Work) -> None:
        self.results: list[object] = []
        self.errors: list[object] = []
        self.threads: set[int] = set()
        work.produced.connect(self._result)
        work.failed.connect(self._error)

    def _result(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def _error(self, error: object) -> None:
        self.errors.append(error)


def run(qtbot: QtBot, executor: ThreadPoolExecutor, work: Work) -> Heard:
    heard = Heard(work)
    with qtbot.waitSignal(work.finished, timeout=20_000):
        work.start(executor)
    return heard


def test_results_come_in_order_on_the_thread_of_the_window(qtbot: QtBot, executor: ThreadPoolExecutor):
    workers: list[int] = []

    def steps() -> Iterator[int]:
        for number in range(100):
            workers.append(threading.get_ident())
            yield number

    heard = run(qtbot, executor, Work(steps()))
    assert heard.results == list(range(100))
    assert heard.threads == {threading.get_ident()}
    assert threading.get_ident() not in workers


def test_cancel_stops_between_two_results(qtbot: QtBot, executor: ThreadPoolExecutor):
    begun, go_on = threading.Event(), threading.Event()
    closed: list[bool] = []

    def steps() -> Iterator[int]:
        try:
            yield 1
            begun.set()
            go_on.wait(20)
            yield 2
            yield 3
        finally:
            closed.append(True)

    work = Work(steps())
    heard = Heard(work)
    with qtbot.waitSignal(work.finished, timeout=20_000):
        work.start(executor)
        assert begun.wait(20)
        work.cancel()
        go_on.set()
    assert (heard.results, heard.errors) == ([1], [])


def test_work_that_was_cancelled_before_it_began_produces_nothing(qtbot: QtBot, executor: ThreadPoolExecutor):
    work = Work(iter([1, 2]))
    work.cancel()
    assert run(qtbot, executor, work).results == []


def test_an_error_comes_after_what_was_produced_before_it(qtbot: QtBot, executor: ThreadPoolExecutor):
    def steps() -> Iterator[int]:
        yield 1
        raise InputRefused("no")

    heard = run(qtbot, executor, Work(steps()))
    assert heard.results == [1]
    assert [str(error) for error in heard.errors] == ["no"]


def refuse(*_: object) -> Iterator[object]:
    raise InputRefused("{name} is not there.", name="خبر.txt")
    yield


def stumble(*_: object) -> Iterator[object]:
    raise ZeroDivisionError("a bug of ours")
    yield


def test_a_refusal_inside_is_shown(desktop: Driver, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(jobs, "reading", refuse)
    desktop.session.traffic.import_paths([Path("x")])
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert desktop.notice == "\u2068خبر.txt\u2069 is not there."


@pytest.mark.qt_no_exception_capture
def test_a_bug_inside_reaches_the_one_place_where_bugs_are_told(desktop: Driver, monkeypatch: pytest.MonkeyPatch):
    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: told.append(error))
    monkeypatch.setattr(jobs, "reading", stumble)
    desktop.session.traffic.import_paths([Path("x")])
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert [str(error) for error in told] == ["a bug of ours"]
    assert desktop.notice == ""


def test_work_that_takes_longer_than_a_blink_is_shown_and_can_be_cancelled(
    desktop: Driver, monkeypatch: pytest.MonkeyPatch
):
    go_on = threading.Event()

    def wait(*_: object) -> Iterator[object]:
        go_on.wait(20)
        yield InputRefused("too late")

    monkeypatch.setattr(jobs, "reading", wait)
    bar = desktop.window.statusBar()
    assert not bar.cancel.isVisible()
    desktop.session.traffic.import_paths([Path("x")])
    assert not bar.cancel.isVisible()
    desktop.wait(bar.cancel.isVisible)
    bar.cancel.click()
    go_on.set()
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert desktop.notice == ""
    desktop.wait(lambda: not bar.cancel.isVisible())


def test_work_goes_on_being_shown_in_the_window_of_another_language(desktop: Driver, monkeypatch: pytest.MonkeyPatch):
    go_on = threading.Event()

    def wait(*_: object) -> Iterator[object]:
        go_on.wait(20)
        yield InputRefused("too late")

    monkeypatch.setattr(jobs, "reading", wait)
    desktop.session.traffic.import_paths([Path("x")])
    desktop.window.actions_["language.ar"].trigger()
    bar = desktop.window.statusBar()
    desktop.wait(bar.cancel.isVisible)
    bar.cancel.click()
    go_on.set()
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    desktop.wait(lambda: not bar.cancel.isVisible())


def test_a_bug_is_shown_and_an_interruption_is_not(
    desktop: Driver, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    shown: list[str] = []
    monkeypatch.setattr(dialogs, "show_fault", lambda _words, trace: shown.append(trace))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    launch._show_faults(desktop.desktop)
    for error in (KeyboardInterrupt(), ZeroDivisionError("a bug of ours")):
        sys.excepthook(type(error), error, None)
    assert [trace.strip() for trace in shown] == ["ZeroDivisionError: a bug of ours"]
    assert "a bug of ours" in capsys.readouterr().err


def test_progress_says_how_many_of_how_many(desktop: Driver, monkeypatch: pytest.MonkeyPatch):
    go_on = threading.Event()

    class Slow(jobs.Reading):
        def _each(self, paths: list[Path], aids: object) -> Iterator[InputRefused]:
            self.expected = 3
            yield InputRefused("one")
            go_on.wait(20)
            yield InputRefused("two")

    monkeypatch.setattr(jobs, "reading", Slow)
    desktop.session.traffic.import_paths([Path("x")])
    bar = desktop.window.statusBar()
    desktop.wait(bar.cancel.isVisible)
    desktop.wait(lambda: bar.progress.text() == "1 of 3 files")
    bar.cancel.click()
    go_on.set()
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert desktop.notice == "one"


def test_work_that_ended_while_the_line_at_the_foot_was_made_is_not_shown_for_ever(desktop: Driver):
    work = Work(iter(()))
    traffic = desktop.session.traffic
    traffic._start(work)
    traffic._executor.shutdown()  # it has ended, and nobody heard of it yet
    bar = StatusBar(desktop.session, desktop.window._words, desktop.window)
    desktop.wait(lambda: not traffic.is_busy)
    assert bar.running.works == []


def test_what_the_steps_opened_is_closed_on_the_thread_that_opened_it(qtbot: QtBot, executor: ThreadPoolExecutor):
    """A connection to the desk refuses to be closed on another thread, so no piece of work may leave that to chance."""
    opened: list[int] = []
    closed: list[int] = []

    def steps() -> Iterator[int]:
        opened.append(threading.get_ident())
        try:
            yield from range(100)
        finally:
            closed.append(threading.get_ident())

    work = Work(steps())
    work.cancel()
    heard = run(qtbot, executor, work)
    assert heard.results == []
    assert closed == opened != [threading.get_ident()]
