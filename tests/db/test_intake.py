"""What becomes of an input: added, recognised, a new version with its claims carried over, or restored whole."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.desk import Spoilt
from db.store import DESK, Change, Store
from db.taken import Outcome, TakenIn
from factcheck import readers
from factcheck.errors import NotFound, Refused
from factcheck.model import Level
from factcheck.words import Sentence
from tests.conftest import TEXT, draft
from tests.db.test_journal import mark


def test_the_same_bytes_are_recognised_wherever_they_come_from(store: Store) -> None:
    first = store.intake.take_in(draft(name="/a.txt"))
    again = store.intake.take_in(draft(name="/b.txt"))
    assert (first.outcome, again.outcome) == (Outcome.ADDED, Outcome.UNCHANGED)
    assert (again.article, again.version) == (first.article, first.version)


def test_the_same_text_in_other_bytes_from_the_same_place_is_recognised(store: Store) -> None:
    store.intake.take_in(draft(name="/a.txt"))
    again = store.intake.take_in(draft(name="/a.txt", original=TEXT.encode("cp1256", "replace")))
    assert again.outcome is Outcome.UNCHANGED
    assert again.warnings


@pytest.mark.parametrize("where", [{"name": "/a.txt"}, {"url": "https://example.org/a"}])
def test_a_changed_text_from_the_same_place_is_a_new_version_with_its_claims(
    store: Store, where: dict[str, str]
) -> None:
    article = store.intake.take_in(draft(**where)).article
    kept = mark(store, article, *place("أي صفقة سدود"))
    lost = mark(store, article, *place("لم نوقع شيئًا"))
    new = "عاجل: " + TEXT.replace("لم نوقع شيئًا", "وقعنا")
    taken = store.intake.take_in(draft(new, **where))
    assert (taken.outcome, taken.article) == (Outcome.NEW_VERSION, article)
    assert dict(taken.warnings[0].values) == {"lost": 1}
    version = store.articles.version(article)
    assert (version.number, version.text) == (2, new)
    carried = store.claims.get(kept.id).passage_in(version.id)
    assert carried is not None
    assert new[carried.start : carried.end] == "أي صفقة سدود"
    assert store.claims.get(lost.id).passage_in(version.id) is None
    assert store.claims.get(lost.id).passage.quote == "لم نوقع شيئًا"
    store.undo(article)
    assert store.articles.version(article).number == 1
    assert {claim.id for claim in store.claims.of(article)} == {kept.id, lost.id}


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_another_text_from_the_same_place_is_another_article(store: Store) -> None:
    first = store.intake.take_in(draft(name="/a.txt"))
    other = store.intake.take_in(draft("خبر لا صلة له بما سبق: افتتاح معرض الكتاب في العاصمة", name="/a.txt"))
    assert other.outcome is Outcome.ADDED
    assert other.article != first.article


def test_a_record_comes_back_whole_and_once(store: Store, article: str) -> None:
    mark(store, article)
    record = store.articles.record(article)
    with Store(":memory:") as other:
        assert other.intake.take_in(record).outcome is Outcome.ADDED
        assert other.articles.record(article) == record
        assert other.intake.take_in(record).outcome is Outcome.UNCHANGED
        other.claims.set_note(record.claims[0].id, "ملاحظة")
        with pytest.raises(Refused, match="in this desk already"):
            other.intake.take_in(record)
        other.undo(article)
        other.undo(DESK)
        assert other.articles.listed() == []


def test_several_are_taken_in_together_each_as_a_step_of_its_own(store: Store, article: str) -> None:
    record = store.articles.record(article)
    changed = replace(record, article=replace(record.article, title="x"))
    told: list[Change] = []
    store.listen(told.append)
    given = [
        draft("خبر أول", name="/1"),
        changed,
        draft(),
        draft("خبر ثالث", name="/3"),
        draft("خبر ثالث هنا", name="/3"),
    ]
    first, refused, known, third, again = store.intake.take_in_all(given)
    assert isinstance(refused, Refused)
    assert [one.outcome for one in (first, known, third, again) if isinstance(one, TakenIn)] == [
        Outcome.ADDED, Outcome.UNCHANGED, Outcome.ADDED, Outcome.NEW_VERSION,
    ]  # fmt: skip
    assert len(told) == 1
    assert store.index.agrees()
    store.undo(third.article)  # type: ignore[union-attr]
    assert [listed.article.id for listed in store.articles.listed()] == [third.article, first.article, article]  # type: ignore[union-attr]
    store.undo(DESK)
    assert [listed.article.id for listed in store.articles.listed()] == [first.article, article]  # type: ignore[union-attr]
    store.undo(DESK)
    assert [listed.article.id for listed in store.articles.listed()] == [article]
    assert store.index.agrees()


def test_a_record_with_parts_of_another_article_is_refused_alone(store: Store, article: str) -> None:
    claim = mark(store, article)
    record = store.articles.record(article)
    stranger = replace(
        record,
        article=replace(record.article, id="0" * 32),
        versions=tuple(replace(one, id="1" * 32, article="0" * 32) for one in record.versions),
        claims=(replace(claim, article="0" * 32, passages=(replace(claim.passage, id="2" * 32, version="1" * 32),)),),
    )
    lost = replace(stranger, claims=(), originals=(), versions=(replace(stranger.versions[0], original="f" * 64),))
    for one in (stranger, lost):
        with pytest.raises(Refused, match="missing, or belong to another"):
            store.intake.take_in(one)
        first, refused, last = store.intake.take_in_all([draft(f"أول {id(one)}"), one, draft(f"آخر {id(one)}")])
        assert isinstance(refused, Refused)
        assert isinstance(first, TakenIn)
        assert isinstance(last, TakenIn)
        assert {first.article, last.article} < {listed.article.id for listed in store.articles.listed()}
    assert store.articles.record(article) == record
    assert store.index.agrees()


def test_what_fails_among_several_leaves_none(store: Store) -> None:
    label = Sentence.of("Both")
    with suppress(ZeroDivisionError), store.together():
        store.intake.take_in(draft("خبر أول"))
        with store.step(label, DESK):
            store.intake.take_in(draft("خبر ثان"))
        raise ZeroDivisionError
    assert store.articles.listed() == []

    def pass_over() -> None:
        with store.together():
            store.intake.take_in(draft("خبر أول"))
            with suppress(ZeroDivisionError), store.step(label, DESK):
                store.intake.take_in(draft("خبر ثان"))
                raise ZeroDivisionError

    with pytest.raises(Spoilt):
        pass_over()
    assert store.articles.listed() == []
    assert list(store.search.hits("خبر")) == []
    store.intake.take_in(draft("خبر أول"))
    assert len(list(store.search.hits("خبر", Level.STEMS))) == 1
    assert store.index.agrees()


def test_hostile_words_are_kept_without_harm(store: Store, article: str) -> None:
    claim = mark(store, article)
    said = "nul \0 lone \ud800 \u202e13 '; DROP TABLE claim; --"
    kept = store.claims.set_wording(claim.id, said).wording
    assert kept == said.replace("\0", "\ufffd").replace("\ud800", "\ufffd")
    store.undo(article)
    store.redo(article)
    assert store.claims.get(claim.id).wording == kept


def test_an_empty_wording_goes_back_to_the_quote(store: Store, article: str) -> None:
    claim = mark(store, article)
    store.claims.set_wording(claim.id, "شيء")
    assert store.claims.set_wording(claim.id, "  ").wording == claim.passage.quote


def test_ids_may_be_shortened_while_they_name_one(store: Store, article: str) -> None:
    ids = [article] + [store.intake.take_in(draft(f"مقالة {number} في أمر {number}")).article for number in range(40)]
    assert store.articles.resolve(article) == article
    first = sorted(ids)[0]
    assert store.articles.resolve(first[:12]) == first
    for prefix in ("", "zz", "%", "_"):
        with pytest.raises(NotFound):
            store.articles.resolve(prefix)
    several = next(letter for letter in "0123456789abcdef" if sum(id.startswith(letter) for id in ids) > 1)
    with pytest.raises(NotFound, match="Several"):
        store.articles.resolve(several)


def test_a_record_that_was_changed_by_one_letter_differs(store: Store, article: str) -> None:
    record = store.articles.record(article)
    assert replace(record, article=replace(record.article, title="x")) != record


BYTES = st.binary(max_size=300) | st.text(max_size=80).map(lambda said: said.encode("utf-8", "replace"))


@settings(max_examples=150, deadline=None)
@given(content=BYTES, said=st.text(max_size=20), level=st.sampled_from(Level))
def test_any_bytes_are_taken_in_or_refused_and_any_string_is_searched(content: bytes, said: str, level: Level) -> None:
    with Store(":memory:") as store:
        with suppress(Refused):
            (taken,) = store.intake.take_in_all([readers.read(content)])
            assert isinstance(taken, TakenIn)
            assert store.articles.record(taken.article).originals[0].content == content
        with suppress(Refused):
            assert all(hit.hit for hit in store.search.hits(said, level))
        assert store.index.agrees()
