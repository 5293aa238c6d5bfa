"""The job that the program is for: a statement in an Arabic article is marked, kept, found again and reported."""

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from factcheck.model import Claim, Status
from tests.ui.driver import Driver

STATEMENT = "أي صفقة أسلحة بين كوريا الشمالية وروسيا ستنتهك قرارات مجلس الأمن التابع للأمم المتحدة"
GIVEN = Path(__file__).parents[2].parent / "shared" / "samples" / "kim-visit.txt"
OWN = f"""قمة منتظرة في الشرق الأقصى تثير قلق العواصم الغربية
غادر القطار المدرّع محطة العاصمة مساء الأحد، بحسب ما نقلته إذاعة YTN عن مصدرين لم تسمّهما.
ورأى دبلوماسيون في سول أن {STATEMENT}، فيما امتنعت موسكو عن التعليق على ما سمّته «تكهنات».
ومن المقرر أن تنتهي الزيارة يوم 13 سبتمبر، وهي الأولى منذ عام 2019."""


@pytest.fixture
def news(closed: Driver, tmp_path: Path) -> Driver:
    """The program with the article that holds the statement."""
    path = tmp_path / "news.txt"
    path.write_text(GIVEN.read_text(encoding="utf-8") if GIVEN.exists() else OWN, encoding="utf-8")
    closed.open(path)
    return closed


def select(news: Driver, way: str) -> None:
    {"mouse": news.drag, "keyboard": news.walk, "program": news.select}[way](STATEMENT)


@pytest.mark.parametrize("way", ["mouse", "keyboard", "program"])
def test_the_statement_is_marked_disputed_shown_at_once_and_found_after_a_restart(news: Driver, way: str):
    select(news, way)
    news.key(Qt.Key.Key_2)
    (claim,) = news.session.claims
    assert (claim.status, claim.wording, claim.passage.quote) == (Status.DISPUTED, STATEMENT, STATEMENT)
    assert news.text[claim.passage.start : claim.passage.end] == STATEMENT
    shown = news.window.claims.model.index(0)
    assert shown.data(Qt.ItemDataRole.DisplayRole) == STATEMENT
    assert shown.data(Qt.ItemDataRole.ToolTipRole) == STATEMENT
    assert news.listed() == [f"1, \u2068disputed\u2069: \u2068{STATEMENT}\u2069"]
    assert news.claims.isVisible()
    news.reopen()
    assert news.session.claims == [claim]
    assert news.listed() == [f"1, \u2068disputed\u2069: \u2068{STATEMENT}\u2069"]


def exported(news: Driver, path: Path) -> bytes:
    assert news.session.article is not None
    news.session.traffic.export(news.session.article.id, path, "ar")
    news.wait(lambda: not news.session.traffic.is_busy)
    assert news.notice == ""
    return path.read_bytes()


def test_the_marked_statement_is_in_every_report(news: Driver, tmp_path: Path):
    claim = mark(news)
    page = exported(news, tmp_path / "report.html").decode()
    assert STATEMENT in page
    assert "متنازَع عليه" in page or "disputed" in page
    table = exported(news, tmp_path / "report.csv").decode("utf-8-sig")
    (row,) = csv.DictReader(table.splitlines())
    assert STATEMENT in row.values()
    data = json.loads(exported(news, tmp_path / "report.json"))
    assert STATEMENT in json.dumps(data, ensure_ascii=False)
    assert claim.id in json.dumps(data)


def test_the_report_as_data_brings_article_and_mark_to_another_desk(news: Driver, tmp_path: Path):
    claim = mark(news)
    exported(news, tmp_path / "report.json")
    news.close()
    news.file = tmp_path / "other.sqlite"
    news.open(tmp_path / "report.json")
    assert news.session.claims == [claim]


def mark(news: Driver) -> Claim:
    return news.mark(STATEMENT)
