"""Claims change their shape in one step each, which undo takes back to the letter; no note and no wording is lost."""

from collections.abc import Callable

import pytest

from db.shaping import Shaping
from db.store import Store
from factcheck import anchors
from factcheck.errors import PassageRefused
from factcheck.evidence import EvidenceKind, Stance
from factcheck.model import Claim, Status
from tests.conftest import TEXT, draft

STATEMENT = "إن أي صفقة سدود ستنتهك اتفاق عام 2019"
OTHER = "وأضاف المتحدث"


class Desk:
    def __init__(self, store: Store, article: str) -> None:
        self.store = store
        self.article = article
        self.version = store.articles.version(article).id
        self.shaping = Shaping(store)

    def mark(self, words: str, status: Status = Status.SOURCED, **fields: str) -> Claim:
        passage = anchors.make(TEXT, *anchors.locate(TEXT, words), version=self.version)
        return self.store.claims.add(self.article, passage, status, **fields)

    def claims(self) -> list[Claim]:
        return self.store.claims.of(self.article)

    def holds_as_one_step(self, deed: Callable[[], object]) -> None:
        """Do it; undo and redo must each go the whole way in one step, and the index must follow."""
        before, steps = self.claims(), len(self.store.history(self.article))
        deed()
        after = self.claims()
        assert len(self.store.history(self.article)) == steps + 1
        assert self.store.index.agrees()
        self.store.undo(self.article)
        assert self.claims() == before
        assert self.store.index.agrees()
        self.store.redo(self.article)
        assert self.claims() == after
        assert self.store.index.agrees()


@pytest.fixture
def desk(store: Store, article: str) -> Desk:
    return Desk(store, article)


def quotes(claim: Claim) -> list[str]:
    return [passage.quote for passage in claim.passages]


def test_a_passage_is_moved_and_a_wording_of_ones_own_stays(desk: Desk):
    plain, worded = desk.mark(STATEMENT), desk.mark(OTHER, wording="قول المتحدث", note="ملاحظة")
    start, end = anchors.locate(TEXT, STATEMENT)
    desk.holds_as_one_step(lambda: desk.shaping.move_passage(plain, plain.passage, (start + 3, end + 1)))
    start, _ = anchors.locate(TEXT, OTHER)
    desk.holds_as_one_step(lambda: desk.shaping.move_passage(worded, worded.passage, (start, start + 5)))
    first, second = desk.claims()
    assert (first.passage.quote, first.wording) == (STATEMENT[3:] + ".", STATEMENT[3:] + ".")
    assert (first.passage.prefix[-3:], first.passage.suffix) == ("إن ", TEXT[end + 1 : end + 33])
    assert (first.passage.id, first.passage.sure) == (plain.passage.id, 1.0)
    assert (second.passage.quote, second.wording, second.note) == ("وأضاف", "قول المتحدث", "ملاحظة")


def test_a_claim_is_made_in_several_places(desk: Desk):
    claim = desk.mark(OTHER)
    desk.holds_as_one_step(
        lambda: desk.shaping.add_passage(claim, desk.version, anchors.locate(TEXT, " " + STATEMENT + "."))
    )
    (claim,) = desk.claims()
    assert quotes(claim) == [STATEMENT + ".", OTHER]
    assert claim.wording == f"{STATEMENT}. … {OTHER}"
    with pytest.raises(PassageRefused, match="already"):
        desk.shaping.add_passage(claim, desk.version, anchors.locate(TEXT, OTHER))
    desk.holds_as_one_step(lambda: desk.shaping.remove_passage(claim, claim.passages[0]))
    (claim,) = desk.claims()
    assert (quotes(claim), claim.wording) == ([OTHER], OTHER)
    with pytest.raises(PassageRefused, match="only passage"):
        desk.shaping.remove_passage(claim, claim.passage)


def test_a_claim_is_split_and_its_note_stays_with_the_first_part(desk: Desk):
    claim = desk.mark(STATEMENT, Status.DISPUTED, note="ملاحظة")
    at = TEXT.index("ستنتهك")
    desk.holds_as_one_step(lambda: desk.shaping.split(claim, desk.version, at))
    first, second = desk.claims()
    assert (first.id, first.wording, first.note, first.status) == (
        claim.id, "إن أي صفقة سدود", "ملاحظة", Status.DISPUTED,
    )  # fmt: skip
    assert (second.wording, second.note, second.status) == ("ستنتهك اتفاق عام 2019", "", Status.DISPUTED)
    assert quotes(second) == ["ستنتهك اتفاق عام 2019"]


def test_a_split_between_two_passages_leaves_each_whole(desk: Desk):
    claim = desk.mark(OTHER, wording="قول المتحدث")
    claim = desk.shaping.add_passage(claim, desk.version, anchors.locate(TEXT, STATEMENT))
    first, second = desk.shaping.split(claim, desk.version, TEXT.index("\nوأضاف"))
    assert (quotes(first), first.wording) == ([STATEMENT], "قول المتحدث")
    assert (quotes(second), second.wording) == ([OTHER], OTHER)


@pytest.mark.parametrize("words", ["إن أي", "وأضاف"])
def test_a_split_needs_something_on_either_side(desk: Desk, words: str):
    claim = desk.mark(STATEMENT)
    with pytest.raises(PassageRefused, match="caret"):
        desk.shaping.split(claim, desk.version, TEXT.index(words))
    assert desk.claims() == [claim]


def test_joined_claims_keep_every_wording_and_note(desk: Desk):
    last = desk.mark(OTHER, Status.VERIFIED, note="ثانية")
    first = desk.mark("إن أي صفقة سدود", wording="قول", note="أولى")
    middle = desk.mark("ستنتهك اتفاق عام 2019", note="أولى")
    desk.holds_as_one_step(lambda: desk.shaping.merge([last, middle, first], desk.version, Status.VERIFIED))
    (claim,) = desk.claims()
    assert (claim.id, claim.status, claim.note) == (first.id, Status.VERIFIED, "أولى\n\nثانية")
    assert claim.wording == f"قول … ستنتهك اتفاق عام 2019 … {OTHER}"
    assert quotes(claim) == [STATEMENT, OTHER]
    with pytest.raises(PassageRefused, match="two"):
        desk.shaping.merge([claim], desk.version, Status.SOURCED)


def test_joined_claims_without_wordings_of_their_own_take_the_quotes(desk: Desk):
    claims = [desk.mark("إن أي صفقة سدود"), desk.mark("ستنتهك اتفاق عام 2019")]
    claim = desk.shaping.merge(claims, desk.version, Status.SOURCED)
    assert (claim.wording, claim.note) == (STATEMENT, "")


def test_joined_claims_bring_their_evidence_and_fields_along(desk: Desk):
    first, last = desk.mark(STATEMENT), desk.mark(OTHER)
    evidence = desk.store.evidence
    own = evidence.add(first.id, Stance.SUPPORTS, EvidenceKind.DATA, title="أول")
    other = evidence.add(last.id, Stance.SUPPORTS, EvidenceKind.DATA, title="ثان")
    desk.holds_as_one_step(lambda: desk.shaping.merge([first, last], desk.version, Status.SOURCED))
    assert {one.id for one in evidence.of(first.id)} == {own.id, other.id}


def test_a_split_and_a_join_leave_what_was_there(desk: Desk):
    claim = desk.mark(STATEMENT, note="ملاحظة")
    parts = desk.shaping.split(claim, desk.version, TEXT.index("ستنتهك"))
    again = desk.shaping.merge(parts, desk.version, claim.status)
    assert (quotes(again), again.wording, again.note) == (quotes(claim), claim.wording, claim.note)


def test_older_versions_keep_their_passages(desk: Desk):
    claim = desk.mark(STATEMENT)
    store = desk.store
    store.intake.take_in(draft("مقدمة\n" + TEXT, name="/a"))
    taken = store.intake.take_in(draft(TEXT + "\nخاتمة", name="/a"))
    other = Desk(store, taken.article)
    passage = anchors.make(TEXT, *anchors.locate(TEXT, STATEMENT), version=other.version)
    made = store.claims.add(taken.article, passage, Status.SOURCED)
    store.intake.take_in(draft("خبر آخر\n" + TEXT, name="/a"))
    newest = store.articles.version(taken.article)
    made = store.claims.get(made.id)
    assert len(made.passages) == 2
    first, second = other.shaping.split(made, newest.id, newest.text.index("ستنتهك"))
    assert quotes(first) == [STATEMENT, "إن أي صفقة سدود"]
    assert {passage.version for passage in second.passages} == {newest.id}
    joined = other.shaping.merge([first, second], newest.id, Status.SOURCED)
    assert quotes(joined) == [STATEMENT, STATEMENT]
    assert store.claims.get(claim.id).passages == claim.passages


def test_several_change_together_or_not_at_all(desk: Desk):
    desk.mark(OTHER, Status.VERIFIED)
    desk.mark(STATEMENT)
    desk.holds_as_one_step(lambda: desk.shaping.set_status(desk.claims(), Status.VERIFIED))
    assert [claim.status for claim in desk.claims()] == [Status.VERIFIED] * 2
    steps = len(desk.store.history(desk.article))
    desk.shaping.set_status(desk.claims(), Status.VERIFIED)
    assert len(desk.store.history(desk.article)) == steps
    desk.holds_as_one_step(lambda: desk.shaping.remove(desk.claims()))
    assert desk.claims() == []
