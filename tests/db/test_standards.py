"""What a desk judges by goes back to what a new desk begins with; a rating that was exported is not forgotten."""

from dataclasses import replace

from db.store import DESK, Store
from factcheck.lacks import Requirement, Want
from factcheck.model import Status
from tests.conftest import draft
from tests.db.test_journal import mark


def test_the_usual_scale_comes_back_and_keeps_behind_it_what_claims_have(store: Store, article: str) -> None:
    usual = store.ratings.scale()
    claim = mark(store, article).id
    used = store.ratings.add("نصف صحيح", "half true", 3, "#abcdef", "dots")
    store.ratings.add("لا أحد", "nobody's", 3, "#abcdef", "dots")
    store.verdicts.edit(claim, rating=used.id)
    store.ratings.remove(usual[0].id)
    store.ratings.change(usual[1].id, name_en="else")
    store.ratings.arrange([usual[5].id])
    before = store.ratings.scale()
    store.ratings.restore()
    assert store.ratings.scale()[:-1] == usual
    assert store.ratings.scale()[-1].id == used.id
    assert store.ratings.counts() == {used.id: 1}
    store.undo(DESK)
    assert store.ratings.scale() == before


def test_the_usual_checklist_comes_back(store: Store) -> None:
    usual = store.checklist.wants()
    store.checklist.want(Status.UNCHECKED, Requirement.RATING)
    store.checklist.want(Status.VERIFIED, Requirement.INDEPENDENT_ROOTS, 5)
    store.checklist.drop(Status.SOURCED, Requirement.CHAIN)
    before = store.checklist.wants()
    assert before != usual
    store.checklist.restore()
    assert store.checklist.wants() == usual
    store.undo(DESK)
    assert store.checklist.wants() == before


def judging_otherwise(store: Store) -> None:
    store.checklist.want(Status.VERIFIED, Requirement.INDEPENDENT_ROOTS, 5)
    store.checklist.drop(Status.SOURCED, Requirement.CHAIN)
    store.ratings.add("نصف صحيح", "half true", 3, "#abcdef", "dots")
    store.ratings.change(store.ratings.scale()[1].id, name_en="else")
    store.ratings.remove(store.ratings.scale()[0].id)
    store.ratings.arrange([store.ratings.scale()[5].id])


def test_a_desk_with_the_usual_standards_takes_over_those_that_an_article_comes_with(
    store: Store, article: str
) -> None:
    judging_otherwise(store)
    mark(store, article)
    record = store.articles.record(article)
    with Store(":memory:") as other:
        usual = (other.ratings.scale(), other.checklist.wants())
        taken = other.intake.take_in(record)
        assert [warning.template.partition(" of ")[0] for warning in taken.warnings] == ["The scale", "The checklist"]
        assert (other.ratings.scale(), set(other.checklist.wants())) == (store.ratings.scale(), {*record.checklist})
        assert other.articles.record(article) == record
        assert other.intake.take_in(record).warnings == ()
        other.undo(DESK)
        other.undo(DESK)
        assert (other.ratings.scale(), other.checklist.wants()) == usual


def test_a_desk_with_its_own_standards_keeps_them_and_says_so(store: Store, article: str) -> None:
    judging_otherwise(store)
    record = store.articles.record(article)
    with Store(":memory:") as other:
        other.checklist.want(Status.UNCHECKED, Requirement.RATING)
        other.ratings.add("غيره", "another", 3, "#abcdef", "dots")
        before = (set(other.ratings.scale()), other.checklist.wants())
        told = [warning.template for warning in other.intake.take_in(record).warnings]
        assert any("which stays as it is" in one for one in told)
        assert other.checklist.wants() == before[1]
        assert set(other.ratings.scale()) >= before[0]


def test_a_rating_that_claims_have_here_stays_behind_a_scale_that_comes(store: Store, article: str) -> None:
    judging_otherwise(store)
    record = store.articles.record(article)
    with Store(":memory:") as other:
        own = other.intake.take_in(draft("خبر آخر لا صلة له بما سبق.")).article
        claim = mark(other, own, 0, 3).id
        gone = next(one for one in other.ratings.scale() if one.id not in {kept.id for kept in record.ratings})
        other.verdicts.edit(claim, rating=gone.id)
        other.intake.take_in(record)
        assert other.ratings.scale()[:-1] == list(record.ratings)
        assert other.ratings.scale()[-1].id == gone.id
        assert other.claims.get(claim).rating == gone.id


def test_what_is_usual_already_is_no_step(store: Store) -> None:
    store.checklist.restore()
    store.ratings.restore()
    assert store.undoable(DESK) is None


def test_a_rating_that_readers_saw_is_kept_as_a_correction_when_it_is_deleted(store: Store, article: str) -> None:
    shown, unseen = mark(store, article, status=Status.DISPUTED).id, mark(store, article, status=Status.DISPUTED).id
    misleading, false = store.ratings.named("misleading"), store.ratings.named("false")
    store.verdicts.edit(shown, rating=misleading.id)
    store.exports.record([article], "html")
    store.verdicts.edit(unseen, rating=misleading.id)
    store.ratings.remove(misleading.id, false.id, "لم يعد على السلّم")
    assert {store.claims.get(claim).rating for claim in (shown, unseen)} == {false.id}
    (kept,) = store.exports.corrections(shown)
    assert (kept.rating_en, kept.reason) == ("misleading", "لم يعد على السلّم")
    store.undo(DESK)
    assert store.claims.get(shown).rating == misleading.id
    assert store.exports.corrections(shown) == []


def test_a_checklist_that_asks_the_same_twice_is_taken_over_once(store: Store, article: str) -> None:
    record = store.articles.record(article)
    twice = (Want("one", Status.UNCHECKED, Requirement.CHAIN), Want("two", Status.UNCHECKED, Requirement.CHAIN, 2))
    with Store(":memory:") as other:
        other.intake.take_in(replace(record, checklist=twice))
        assert other.checklist.wants() == [twice[0]]
