"""What a desk judges by goes back to what a new desk begins with; a rating that was exported is not forgotten."""

from db.store import DESK, Store
from factcheck.lacks import Requirement
from factcheck.model import Status
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
