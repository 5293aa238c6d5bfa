"""The same text from two places: the same words change nothing; nearly the same ones are told, joined, or left out."""

import sqlite3
from pathlib import Path

import pytest

from db.store import Store
from db.taken import Outcome
from factcheck import anchors
from factcheck.model import Status
from factcheck.nearly import Nearly
from tests.conftest import TEXT, draft

WORDS = TEXT.split()
CHANGED = " ".join("زيادة" if at == len(WORDS) // 2 else word for at, word in enumerate(WORDS))
OTHER = " ".join(WORDS[::-1])


@pytest.fixture
def store():
    with Store(":memory:", "ليلى") as one:
        yield one


def state(store: Store) -> list[object]:
    tables = ("article", "version", "text", "journal", "step", "sketched", "sketch")
    return [store.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]


def test_the_same_words_from_another_place_change_nothing(store: Store):
    first = store.intake.add(draft(name="/a.txt"))
    before = state(store)
    again = store.intake.add(draft(TEXT.replace("،", " ؛").replace("ا", "أ"), name="/b.txt", url="https://b.test/"))
    assert (again.outcome, again.article, again.version) == (Outcome.UNCHANGED, first.article, first.version)
    assert again.near == first.article
    assert "the same text" in again.warnings[-1].template
    assert state(store) == before


def test_nearly_the_same_text_is_an_article_beside_the_other_and_says_so(store: Store):
    first = store.intake.add(draft(name="/a.txt"))
    copy = store.intake.add(draft(CHANGED, name="/b.txt"))
    assert (copy.outcome, copy.near) == (Outcome.ADDED, first.article)
    assert copy.article != first.article
    assert dict(copy.warnings[-1].values)["title"] == TEXT.split("\n")[0]
    assert store.intake.add(draft(OTHER, name="/c.txt")).near == ""


def test_it_can_be_a_version_that_takes_the_claims_along(store: Store):
    first = store.intake.add(draft(name="/a.txt"))
    start, end = anchors.locate(TEXT, " ".join(WORDS[:4]))
    claim = store.claims.add(first.article, anchors.make(TEXT, start, end, version=first.version), Status.SOURCED)
    revised = store.intake.add(draft(CHANGED, name="/b.txt"), Nearly.VERSION)
    assert (revised.outcome, revised.article) == (Outcome.NEW_VERSION, first.article)
    assert store.articles.version(first.article).text == CHANGED
    assert store.claims.get(claim.id).passage_in(revised.version) is not None
    store.undo(first.article)
    assert store.articles.version(first.article).text == TEXT


def test_it_can_be_left_out(store: Store):
    first = store.intake.add(draft(name="/a.txt"))
    before = state(store)
    (left,) = store.intake.take_in_all([draft(CHANGED, name="/b.txt")], Nearly.SKIP)
    assert (left.outcome, left.article, left.near) == (Outcome.COPY, first.article, first.article)
    assert state(store) == before


def test_those_that_come_together_are_compared_with_each_other(store: Store):
    one, two = store.intake.take_in_all([draft(name="/a.txt"), draft(CHANGED, name="/b.txt")])
    assert (one.near, two.near) == ("", one.article)


def test_what_is_repeated_everywhere_hides_no_copy(store: Store):
    boilerplate = " ".join(f"حقوق{n} محفوظة{n} لدى{n}" for n in range(6))
    store.intake.take_in_all([draft(f"{boilerplate} {n} خبر{n} " * 3, name=f"/{n}.txt") for n in range(100)])
    first = store.intake.add(draft(f"{TEXT} {boilerplate}", name="/a.txt"))
    assert store.intake.add(draft(f"{CHANGED} {boilerplate}", name="/b.txt")).near == first.article


def test_texts_that_came_another_way_are_learnt(store: Store):
    first = store.intake.add(draft(name="/a.txt"))
    store.connection.execute("DELETE FROM sketch")
    store.connection.execute("DELETE FROM sketched")
    assert store.intake.add(draft(CHANGED, name="/b.txt")).near == first.article


def test_an_article_whose_import_was_undone_is_no_longer_there_to_be_like(store: Store):
    store.intake.add(draft(name="/a.txt"))
    store.undo("desk")
    again = store.intake.add(draft(CHANGED, name="/b.txt"))
    assert (again.outcome, again.near) == (Outcome.ADDED, "")


def test_the_lookup_asks_the_index_and_never_the_whole_desk(store: Store):
    queries: list[str] = []
    store.intake.add(draft(name="/a.txt"))
    store.connection.set_trace_callback(queries.append)
    store.intake.near.like(CHANGED, store.intake.near.sketch(CHANGED))
    store.connection.set_trace_callback(None)
    plans = [store.connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall() for query in queries]
    assert [
        row[3]
        for plan in plans
        for row in plan
        if row[3].startswith("SCAN") and not row[3].startswith(("SCAN (subquery", "SCAN CONSTANT"))
    ] == []


def test_a_desk_that_knew_texts_by_other_numbers_learns_them_anew(tmp_path: Path):
    path = str(tmp_path / "desk.sqlite")
    with Store(path) as store:
        first = store.intake.add(draft(name="/a.txt"))
    earlier = sqlite3.connect(path)
    earlier.execute("UPDATE OR IGNORE sketch SET mark = mark + 1")
    earlier.execute("DROP INDEX version_original")
    earlier.execute("CREATE INDEX version_original ON version (original)")
    earlier.execute("PRAGMA user_version = 2")
    earlier.commit()
    earlier.close()
    with Store(path) as store:
        assert store.intake.add(draft(name="/a.txt")).outcome is Outcome.UNCHANGED
        assert store.intake.add(draft(CHANGED, name="/b.txt")).near == first.article
