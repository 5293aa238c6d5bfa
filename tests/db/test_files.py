"""What one file holds comes in as one deed: undo takes all of it back, and redo brings all of it again."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from db import files
from db.check import Index, check
from db.stamps import DESK
from db.store import Store
from db.taken import TakenIn
from factcheck import anchors, inputs
from factcheck.errors import NothingToReverse, Refused
from factcheck.model import Status, Step
from factcheck.report import Format, Report, render
from factcheck.words import Words
from tests.conftest import draft

AT = "2026-11-23T08:00:00.000Z"
TEXTS = ("قال الوزير إن السد آمن اليوم.", "نص ثانٍ: قال الخبير إن الماء قليل.", "نص ثالث عن المطر في الشتاء.")


@pytest.fixture
def other() -> Iterator[Store]:
    with Store(":memory:", "سمير") as other:
        yield other


def filled(store: Store) -> list[str]:
    articles = [store.intake.take_in(draft(text, name=f"/{at}.txt")).article for at, text in enumerate(TEXTS)]
    for article in articles:
        version = store.articles.version(article)
        store.claims.add(article, anchors.make(version.text, 0, 8, version=version.id), Status.SOURCED)
    first = store.ratings.scale()[0]
    store.ratings.change(first.id, name_en="Quite right")
    return articles


def exported(store: Store, articles: list[str], format: Format) -> bytes:
    records = tuple(map(store.articles.record, articles))
    histories = store.dossiers.histories(records, whole=True) if format is Format.ISNAD else ()
    return render(Report(records, "ar", AT, store.by, histories=histories), format)


def content(store: Store) -> list[list[tuple[object, ...]]]:
    tables = ("article", "version", "claim", "passage", "rating", "want", "collection", "source")
    return [sorted(store.connection.execute(f"SELECT * FROM {table}"), key=str) for table in tables]


def said(step: Step | None) -> str:
    return Words("en").sentence(step.label) if step else ""


@pytest.mark.parametrize("format", [Format.ISNAD, Format.JSON, Format.ANNOTATIONS])
def test_undo_takes_back_a_whole_file_of_several_articles(store: Store, other: Store, format: Format) -> None:
    articles = filled(store)
    found = inputs.read(exported(store, articles, format), f"all{format.suffix}")
    if format is Format.ANNOTATIONS:
        for article in articles:
            other.intake.restore(replace(store.articles.record(article), claims=()))
    assert len(found) == len(TEXTS)
    before, newest = content(other), other.undoable(DESK)
    taken = files.take_in(other, [found])
    assert all(isinstance(one, TakenIn) for one in taken)
    after = content(other)
    assert after != before
    if format is not Format.ANNOTATIONS:
        assert said(other.undoable(DESK)) == "Import several articles: 3"
    for _ in range(2):
        other.undo(DESK)
        assert content(other) == before
        assert other.undoable(DESK) == newest
        other.redo(DESK)
        assert content(other) == after
        assert other.redoable(DESK) is None
    assert check(other).index is Index.AGREES


def test_each_file_is_a_deed_of_its_own_and_a_single_draft_a_step(store: Store, other: Store) -> None:
    articles = filled(store)
    whole = inputs.read(exported(store, articles[:2], Format.JSON))
    alone = inputs.read(TEXTS[2].encode(), "third.txt")
    files.take_in(other, [whole, alone])
    assert len(other.articles.listed()) == 3
    other.undo(DESK)
    assert len(other.articles.listed()) == 2
    other.undo(DESK)
    assert other.articles.listed() == []
    other.redo(DESK)
    assert len(other.articles.listed()) == 2


def test_what_is_refused_leaves_the_rest_one_deed(store: Store, other: Store) -> None:
    articles = filled(store)
    tree = json.loads(exported(store, articles, Format.JSON))
    other.intake.restore(store.articles.record(articles[1]))
    version = other.articles.version(articles[1])
    other.claims.add(articles[1], anchors.make(version.text, 9, 20, version=version.id), Status.DISPUTED)
    taken = files.take_in(other, [inputs.read(json.dumps(tree).encode())])
    assert [isinstance(one, Refused) for one in taken] == [False, True, False]
    other.undo(DESK)
    assert [one.article.id for one in other.articles.listed()] == [articles[1]]


def test_a_file_is_taken_back_whole_or_not_at_all(store: Store, other: Store) -> None:
    articles = filled(store)
    files.take_in(other, [inputs.read(exported(store, articles, Format.ISNAD))])
    version = other.articles.version(articles[0])
    added = other.claims.add(articles[0], anchors.make(version.text, 9, 20, version=version.id), Status.DISPUTED)
    held = content(other)
    with pytest.raises(NothingToReverse):
        other.undo(DESK)
    assert content(other) == held
    assert added.id in {claim.id for claim in other.claims.of(articles[0])}
    other.undo(articles[0])
    other.undo(DESK)
    assert other.articles.listed() == []


def test_the_history_of_an_article_says_its_own_import(store: Store, other: Store) -> None:
    articles = filled(store)
    files.take_in(other, [inputs.read(exported(store, articles, Format.ISNAD))])
    for article in articles:
        title = other.articles.get(article).title
        newest = other.history(article)[-1]
        assert newest.label.template == "Import {title}"
        assert dict(newest.label.values) == {"title": title}
        [again] = store.dossiers.histories([store.articles.record(article)])
        [there] = other.dossiers.histories([other.articles.record(article)])
        assert [past.step.id for past in there.steps][: len(again.steps)] == [past.step.id for past in again.steps]
