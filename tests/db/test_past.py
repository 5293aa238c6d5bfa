"""The past of a claim: its history in words, earlier states and the way back, and corrections after an export."""

from dataclasses import replace

import pytest

from db.store import DESK, Store
from factcheck.errors import NotFound, Refused
from factcheck.evidence import EvidenceKind, Stance
from factcheck.model import Status
from factcheck.words import Words
from tests.db.test_journal import mark
from tests.db.test_record import states, worked

ENGLISH, ARABIC = Words("en"), Words("ar")


def test_the_history_says_who_did_what_from_what_to_what(store: Store, article: str) -> None:
    claim = mark(store, article).id
    store.claims.set_status(claim, Status.VERIFIED)
    store.hops.add(claim, store.sources.find_or_add("رويترز").id, seen="not found")
    store.verdicts.edit(claim, rating=store.ratings.named("misleading").id, tags=["أ", "ب"])
    store.undo(article)
    told = [
        (deed.step.by, deed.title, [(one.what, one.before, one.after) for one in deed.altered])
        for deed in store.past.of(claim, ENGLISH)
    ]
    assert told[1:] == [
        ("ليلى", "Change the status to verified", [("Status", "disputed", "verified")]),
        ("ليلى", "Add to the chain: رويترز", [("Chain", "", "رويترز · original looked for and not found")]),
        ("ليلى", "Change a claim", [("Rating", "", "misleading"), ("Tags", "", "أ, ب")]),
        ("ليلى", "Undo: Change a claim", [("Rating", "misleading", ""), ("Tags", "أ, ب", "")]),
    ]
    made = told[0][2]
    assert ("Claim", "", "disputed · وزارة") in made
    assert ("Passage", "", "وزارة") in made
    assert store.past.of(claim, ARABIC)[1].altered[0].after == "تمّ التحقّق منه"


def test_every_field_of_what_came_and_went_is_told(store: Store, article: str) -> None:
    claim = mark(store, article).id
    source = store.sources.find_or_add("رويترز").id
    first = store.hops.add(claim, source, link="https://a.test/", said="2026-11-21", note="برقية")
    second = store.hops.add(claim, store.sources.find_or_add("ب").id, level=1)
    store.hops.move(first.id, beside=second.id)
    evidence = store.evidence.add(
        claim, Stance.SUPPORTS, EvidenceKind.EXPERT, title="رأي", translation="opinion", affiliation="جامعة",
        interests="لا شيء", note="مكالمة", published="2026-11-20", language="ar", quote="نعم",
    )  # fmt: skip
    store.hops.add(claim, source, evidence=evidence.id)
    store.evidence.remove(evidence.id)
    history = [[(one.what, one.before, one.after) for one in deed.altered] for deed in store.past.of(claim, ENGLISH)]
    assert history[1] == [
        ("Chain", "", "رويترز · original not seen"), ("Chain: Note", "", "برقية"), ("Chain: Date", "", "2026-11-21"),
        ("Chain: Link", "", "https://a.test/"),
    ]  # fmt: skip
    assert ("Chain: Position", "1", "2") in history[3]
    assert {what for what, _, _ in history[4]} == {
        "Evidence", "Evidence: Note", "Evidence: Language", "Evidence: Translation", "Evidence: Published",
        "Evidence: Captured", "Evidence: Affiliation", "Evidence: Interests",
    } - ({"Evidence: Captured"} if not evidence.captured else set())  # fmt: skip
    assert history[5][0][0] == "Chain of the evidence"
    gone = {what: (before, after) for what, before, after in history[6]}
    assert gone["Evidence: Translation"] == ("opinion", "")
    assert gone["Chain of the evidence"][1] == ""


def test_another_claim_s_deeds_are_not_told(store: Store, article: str) -> None:
    claim, other = worked(store, article), mark(store, article, 6, 9).id
    assert len(store.past.of(other, ENGLISH)) == 1
    store.claims.remove(claim)
    last = store.past.of(claim, ENGLISH)[-1]
    assert (last.title, {one.after for one in last.altered}) == ("Delete a claim", {""})
    with pytest.raises(NotFound):
        store.past.of("no such", ENGLISH)


def test_any_state_is_looked_at_and_brought_back_as_a_new_step(store: Store, article: str) -> None:
    claim = worked(store, article)
    before = store.dossiers.of(claim)
    step = store.past.of(claim, ENGLISH)[-1].step.id
    store.verdicts.edit(claim, rating="", rationale="أخرى")
    for hop in store.hops.of(claim)[1:]:
        store.hops.remove(hop.id)
    store.evidence.remove(before.evidence[0].id)
    store.evidence.add(claim, Stance.CONTEXT, EvidenceKind.DATA)
    changed = store.dossiers.of(claim)
    assert store.past.at(claim, step) == before
    store.past.bring_back(claim, step)
    after = store.dossiers.of(claim)
    assert replace(after, claim=replace(after.claim, updated=before.claim.updated)) == before
    store.undo(article)
    assert store.dossiers.of(claim) == changed


def test_every_state_is_what_the_desk_showed_then(store: Store, article: str) -> None:
    claim = mark(store, article).id
    shown = []
    for deed in (
        lambda: store.hops.add(claim, store.sources.find_or_add("أ").id),
        lambda: store.hops.add(claim, store.sources.find_or_add("ب").id, level=1),
        lambda: store.claims.set_status(claim, Status.SOURCED),
        lambda: store.evidence.add(claim, Stance.SUPPORTS, EvidenceKind.DATA, title="ت"),
        lambda: store.undo(article),
        lambda: store.verdicts.edit(claim, topic="ث"),
    ):
        deed()
        shown.append((store.past.of(claim, ENGLISH)[-1].step.id, store.dossiers.of(claim)))
    assert all(store.past.at(claim, step) == replace(then, sources=store.sources.known()) for step, then in shown)


def test_a_deleted_claim_is_brought_back_whole(store: Store, article: str) -> None:
    claim = worked(store, article)
    before, step = states(store), store.past.of(claim, ENGLISH)[-1].step.id
    store.claims.remove(claim)
    with pytest.raises(NotFound):
        store.past.at(claim, store.past.of(claim, ENGLISH)[-1].step.id)
    store.past.bring_back(claim, step)
    restored = [
        replace(record, claims=tuple(replace(one, updated=before[at].claims[0].updated) for one in record.claims))
        for at, record in enumerate(states(store))
    ]
    assert restored == before


def test_a_state_whose_source_is_gone_is_refused_and_nothing_changes(store: Store, article: str) -> None:
    claim = mark(store, article).id
    source = store.sources.find_or_add("رويترز")
    hop = store.hops.add(claim, source.id)
    step = store.past.of(claim, ENGLISH)[-1].step.id
    store.hops.remove(hop.id)
    store.sources.remove(source.id)
    with pytest.raises(Refused, match="no longer in the desk"):
        store.past.bring_back(claim, step)
    store.undo(DESK)
    store.past.bring_back(claim, step)
    assert store.hops.of(claim) == [hop]


def test_a_verdict_that_left_the_desk_is_kept_when_it_changes(store: Store, article: str) -> None:
    claim, draft_only = mark(store, article).id, mark(store, article, 6, 9, Status.UNCHECKED).id
    false, true = store.ratings.named("false").id, store.ratings.named("true").id
    store.verdicts.edit(claim, rating=false)
    assert store.exports.corrections(claim) == []
    store.exports.record([article], "html")
    store.claims.set_note(claim, "لا يغيّر الحكم")
    store.claims.set_status(draft_only, Status.SOURCED)
    assert store.exports.corrections(claim) == store.exports.corrections(draft_only) == []
    store.claims.set_status(claim, Status.VERIFIED)
    asked = store.exports.unexplained(claim)
    assert asked is not None
    assert (asked.status, asked.rating_en, asked.reason, asked.by) == (Status.DISPUTED, "false", "", "ليلى")
    store.exports.explain(asked.id, " وصل\nرد ")
    store.verdicts.edit(claim, "ظهرت الوثيقة", rating=true)
    (kept,) = store.exports.corrections(claim)
    assert (kept.status, kept.rating_en, kept.reason) == (Status.DISPUTED, "false", "ظهرت الوثيقة")
    assert store.dossiers.of(claim).corrections == (kept,)
    with store.step(store.history(article)[0].label, article):
        store.claims.set_status(claim, Status.DISPUTED)
        store.verdicts.edit(claim, rating=false)
    assert store.exports.corrections(claim) == []
    store.undo(article)
    store.exports.record([article], "json")
    store.verdicts.edit(claim, "مرة أخرى", rating=false)
    assert [one.rating_en for one in store.exports.corrections(claim)] == ["false", "true"]


def test_an_export_is_a_step_that_no_undo_takes_back(store: Store, article: str) -> None:
    mark(store, article)
    store.exports.record([article], "csv")
    assert store.history(article)[-1].title(ENGLISH).startswith("Export the report of")
    assert [one.format for one in store.exports.of(article)] == ["csv"]
    store.undo(article)
    assert store.claims.of(article) == []
    store.redo(article)
    assert len(store.exports.of(article)) == 1
