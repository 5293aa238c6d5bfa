"""What leaves the desk through a worker: one file or many, what is told of them, and what goes wrong on the way."""

from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest

from db.articles import Articles
from factcheck import readers
from factcheck.attribution import SourceKind
from factcheck.errors import ExportRefused
from factcheck.model import Record
from factcheck.report import Format, Report
from tests.ui.driver import STATEMENT, Driver
from ui import jobs
from ui.jobs import Order


def three(desktop: Driver) -> list[str]:
    store = desktop.session.traffic._store
    taken = [store.intake.take_in(readers.paste(f"خبر {number}\nقال الوزير كلاما.")).article for number in (1, 2)]
    return [desktop.session.article.id, *taken]


def exported(desktop: Driver, article: str) -> list[str]:
    rows = desktop.session.traffic._store.connection.execute(
        "SELECT format FROM exported WHERE article = ?", (article,)
    )
    return [format for (format,) in rows]


def test_the_desk_is_read_on_the_thread_that_writes(
    desktop: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    readers_, record = [], Articles.record

    def noted(self: Articles, article: str) -> Record:
        readers_.append(current_thread())
        return record(self, article)

    monkeypatch.setattr(Articles, "record", noted)
    desktop.mark(STATEMENT)
    for ending in (".html", ".isnad"):
        desktop.session.traffic.export(desktop.session.article.id, tmp_path / f"report{ending}", "ar")
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert STATEMENT in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert readers_
    assert main_thread() not in readers_


def test_each_article_gets_its_file_and_each_file_is_counted(desktop: Driver, tmp_path: Path) -> None:
    articles = three(desktop)
    work = desktop.session.traffic.carry_out(articles, Order(tmp_path / "all.html", "ar", apart=True))
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert work.expected == 3
    assert len(list(tmp_path.glob("all *.html"))) == 3
    assert [exported(desktop, article) for article in articles] == [["html"]] * 3


def test_a_file_that_cannot_be_written_keeps_no_other_from_being_written(
    desktop: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    articles, rendered = three(desktop), jobs.Writing._rendered

    def failing(self: jobs.Writing, report: Report, format: Format) -> bytes | None:
        if report.records[0].article.id == articles[1]:
            raise ExportRefused("{name} is too large.", name="all 2")
        return rendered(self, report, format)

    monkeypatch.setattr(jobs.Writing, "_rendered", failing)
    desktop.session.traffic.carry_out(articles, Order(tmp_path / "all.html", "ar", apart=True))
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert "all 2" in desktop.notice
    assert len(list(tmp_path.glob("all *.html"))) == 2
    assert [exported(desktop, article) for article in articles] == [["html"], [], ["html"]]


def test_whoever_cancels_gets_no_further_file(desktop: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    rendered, begun, go_on = jobs.Writing._rendered, Event(), Event()

    def waiting(self: jobs.Writing, report: Report, format: Format) -> bytes | None:
        begun.set()
        go_on.wait(20)
        return rendered(self, report, format)

    monkeypatch.setattr(jobs.Writing, "_rendered", waiting)
    work = desktop.session.traffic.carry_out(three(desktop), Order(tmp_path / "all.html", "ar", apart=True))
    desktop.wait(begun.is_set)
    work.cancel()
    go_on.set()
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert list(tmp_path.glob("all*")) == []


def test_what_leaves_otherwise_than_one_thinks_is_told_until_it_is_closed(desktop: Driver, tmp_path: Path) -> None:
    store, [word, *_] = desktop.session.traffic._store, STATEMENT.split()
    store.sources.add(SourceKind.PERSON, word, protected=True)
    desktop.session.traffic.export(desktop.session.article.id, tmp_path / "report.html", "ar")
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert desktop.session.article.title in desktop.notice
    assert (tmp_path / "report.html").exists()


def test_an_article_that_is_deleted_while_its_report_is_written_leaves_a_report(
    desktop: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rendered, begun, go_on = jobs.Writing._rendered, Event(), Event()

    def waiting(self: jobs.Writing, report: Report, format: Format) -> bytes | None:
        begun.set()
        go_on.wait(20)
        return rendered(self, report, format)

    monkeypatch.setattr(jobs.Writing, "_rendered", waiting)
    article = three(desktop)[1]
    desktop.session.traffic.export(article, tmp_path / "report.html", "ar")
    desktop.wait(begun.is_set)
    desktop.session.traffic._store.articles.remove(article)
    go_on.set()
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert (tmp_path / "report.html").exists()
    assert exported(desktop, article) == []
    assert desktop.notice == ""
