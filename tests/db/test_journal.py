"""Undo, redo and history from the journal: any order of deeds, compared as whole states."""

import sqlite3
from contextlib import suppress

import pytest
from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from db.store import DESK, Store
from factcheck import anchors
from factcheck.errors import NothingToReverse
from factcheck.model import Claim, Status, StepKind
from factcheck.words import Sentence, Words
from tests.conftest import TEXT, draft

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


class AnalystAtWork(RuleBasedStateMachine):
    """Two articles side by side, each with a model of its own: a list of states and a place in it."""

    def __init__(self) -> None:
        super().__init__()
        self.store = Store(":memory:")
        self.articles = [self.store.intake.take_in(draft(TEXT + f"\n{number}")).article for number in range(2)]
        self.pasts: list[list[list[Claim]]] = [[[]], [[]]]
        self.places = [0, 0]

    which = st.integers(0, 1)

    def _did(self, which: int) -> None:
        state = self.store.claims.of(self.articles[which])
        past = self.pasts[which]
        if state == past[self.places[which]]:
            return
        del past[self.places[which] + 1 :]
        past.append(state)
        self.places[which] += 1

    def _some(self, which: int, data: st.DataObject) -> Claim:
        return data.draw(st.sampled_from(self.store.claims.of(self.articles[which])))

    @rule(which=which, start=st.integers(0, 60), length=st.integers(1, 40), status=st.sampled_from(Status), said=words)
    def add(self, which: int, start: int, length: int, status: Status, said: str) -> None:
        version = self.store.articles.version(self.articles[which])
        start, end = anchors.trim(version.text, start, start + length)
        assume(start < end)
        passage = anchors.make(version.text, start, end, version=version.id)
        self.store.claims.add(self.articles[which], passage, status, said)
        self._did(which)

    @precondition(lambda self: all(self.store.claims.of(article) for article in self.articles))
    @rule(which=which, data=st.data(), status=st.sampled_from(Status))
    def set_status(self, which: int, data: st.DataObject, status: Status) -> None:
        self.store.claims.set_status(self._some(which, data).id, status)
        self._did(which)

    @precondition(lambda self: all(self.store.claims.of(article) for article in self.articles))
    @rule(which=which, data=st.data(), said=words, note=words)
    def set_words(self, which: int, data: st.DataObject, said: str, note: str) -> None:
        claim = self._some(which, data)
        with self.store.step(Sentence.of("Both"), claim.article):
            self.store.claims.set_wording(claim.id, said)
            self.store.claims.set_note(claim.id, note)
        self._did(which)

    @precondition(lambda self: all(self.store.claims.of(article) for article in self.articles))
    @rule(which=which, data=st.data())
    def remove(self, which: int, data: st.DataObject) -> None:
        self.store.claims.remove(self._some(which, data).id)
        self._did(which)

    @rule(which=which)
    def undo(self, which: int) -> None:
        if self.places[which] == 0:
            with pytest.raises(NothingToReverse):
                self.store.undo(self.articles[which])
        else:
            assert self.store.undo(self.articles[which]).kind is StepKind.UNDO
            self.places[which] -= 1

    @rule(which=which)
    def redo(self, which: int) -> None:
        if self.places[which] == len(self.pasts[which]) - 1:
            with pytest.raises(NothingToReverse):
                self.store.redo(self.articles[which])
        else:
            assert self.store.redo(self.articles[which]).kind is StepKind.REDO
            self.places[which] += 1

    @invariant()
    def states_agree(self) -> None:
        for which, article in enumerate(self.articles):
            assert self.store.claims.of(article) == self.pasts[which][self.places[which]]
            assert (self.store.undoable(article) is None) == (self.places[which] == 0)
            assert (self.store.redoable(article) is None) == (self.places[which] == len(self.pasts[which]) - 1)

    def teardown(self) -> None:
        self.store.close()


AnalystAtWork.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestAnalystAtWork = AnalystAtWork.TestCase


def mark(store: Store, article: str, start: int = 0, end: int = 5, status: Status = Status.DISPUTED) -> Claim:
    version = store.articles.version(article)
    return store.claims.add(article, anchors.make(version.text, start, end, version=version.id), status)


def test_undo_survives_closing(tmp_path: object) -> None:
    path = f"{tmp_path}/desk.sqlite"
    with Store(path) as store:
        article = store.intake.take_in(draft()).article
        claim = mark(store, article)
    with Store(path) as store:
        store.undo(article)
        assert store.claims.of(article) == []
    with Store(path) as store:
        store.redo(article)
        assert store.claims.of(article) == [claim]


def test_undo_never_reaches_into_another_article_nor_the_library(store: Store, article: str) -> None:
    other = store.intake.take_in(draft("مقالة أخرى عن شأن آخر تمامًا")).article
    mark(store, article)
    with pytest.raises(NothingToReverse):
        store.undo(other)
    store.undo(article)
    with pytest.raises(NothingToReverse):
        store.undo(article)
    assert {listed.article.id for listed in store.articles.listed()} == {article, other}


def test_an_import_is_undone_on_the_desk_s_own_stack(store: Store, article: str) -> None:
    store.undo(DESK)
    assert store.articles.listed() == []
    store.redo(DESK)
    assert store.articles.version(article).text == TEXT


def test_a_removed_article_comes_back_whole(store: Store, article: str) -> None:
    mark(store, article)
    before = store.articles.record(article)
    store.articles.remove(article)
    assert store.articles.listed() == []
    store.undo(DESK)
    assert store.articles.record(article) == before


def test_an_import_with_claims_made_since_is_not_undone_and_says_so(store: Store, article: str) -> None:
    mark(store, article)
    before = store.articles.record(article)
    with pytest.raises(NothingToReverse, match="since"):
        store.undo(DESK)
    assert store.articles.record(article) == before


def test_history_names_every_step_its_analyst_and_what_it_reverses(store: Store, article: str) -> None:
    claim = mark(store, article)
    store.claims.set_status(claim.id, Status.VERIFIED)
    undone = store.undo(article)
    steps = store.history(article)
    english = Words("en")
    assert [step.title(english) for step in steps] == [
        f"Import {TEXT.splitlines()[0]}",
        "Mark as disputed",
        "Change the status to verified",
        "Undo: Change the status to verified",
    ]
    assert undone.reverses == steps[2].id
    assert {step.by for step in steps} == {"ليلى"}


def test_what_changes_nothing_is_no_step(store: Store, article: str) -> None:
    claim = mark(store, article)
    steps = len(store.history(article))
    store.claims.set_status(claim.id, claim.status)
    with store.step(Sentence.of("Nothing"), article):
        pass
    assert len(store.history(article)) == steps


def test_a_step_that_fails_leaves_nothing(store: Store, article: str) -> None:
    claim = mark(store, article)
    before = store.claims.of(article), store.history(article)
    with suppress(ZeroDivisionError), store.step(Sentence.of("Half"), article):
        store.claims.set_status(claim.id, Status.VERIFIED)
        raise ZeroDivisionError
    assert (store.claims.of(article), store.history(article)) == before


def test_a_write_outside_a_step_is_refused(store: Store, article: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.connection.execute("UPDATE article SET title = 'x'")


@pytest.mark.parametrize("table", ["journal", "step"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET seq = seq + 1"])
def test_the_record_only_grows(store: Store, article: str, table: str, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        store.connection.execute(statement.format(table))
