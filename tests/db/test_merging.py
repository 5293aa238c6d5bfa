"""Merging sources in a desk: chains stay chains, and no number of independent roots ever grows."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.store import DESK, Store
from factcheck import chain
from factcheck.attribution import SourceKind
from factcheck.errors import ChainRefused
from factcheck.evidence import EvidenceKind, Stance
from factcheck.model import Status
from factcheck.words import Sentence
from tests.conftest import draft
from tests.db.test_journal import mark

NAMES = st.sampled_from(["رويترز", "الجارديان", "إنترفاكس", "Reuters", "YTN"])


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_independence_never_grows_when_two_sources_are_merged(data: st.DataObject) -> None:
    with Store(":memory:") as store:
        article = store.intake.take_in(draft()).article
        sources: list[str] = []
        for number in range(data.draw(st.integers(2, 6))):
            part_of = data.draw(st.sampled_from(["", *sources]))
            aliases = tuple(data.draw(st.lists(NAMES, max_size=2)))
            made = store.sources.add(SourceKind.OUTLET, f"مصدر {number}", aliases=aliases, part_of=part_of)
            sources.append(made.id)
        claims = [mark(store, article, start, start + 3).id for start in (0, 6)]
        for claim in claims:
            owners = [""]
            for _ in range(data.draw(st.integers(0, 3))):
                publisher = data.draw(st.just("") | NAMES)
                item = store.evidence.add(claim, Stance.SUPPORTS, EvidenceKind.DATA, publisher=publisher)
                owners.append(item.id)
            for owner in owners:
                beside = ""
                for source in data.draw(st.lists(st.sampled_from(sources), max_size=3, unique=True)):
                    hop = store.hops.add(claim, source, evidence=owner, beside=beside)
                    beside = hop.id if data.draw(st.booleans()) else ""
        before = [store.dossiers.of(claim) for claim in claims]
        kept, gone = data.draw(st.permutations(sources))[:2]
        try:
            store.sources.merge(kept, gone)
        except ChainRefused:
            assert [store.dossiers.of(claim) for claim in claims] == before
            return
        after = [store.dossiers.of(claim) for claim in claims]
        for one, other in zip(before, after, strict=True):
            assert other.independence.count <= one.independence.count
            assert other.independence.unknown == one.independence.unknown
            for hops in (other.hops, *other.chains.values()):
                chain.check(hops, other.sources)
                assert gone not in {hop.source for hop in hops}
                assert [[hop.place for hop in level] for level in chain.levels(hops)] == [
                    list(range(len(level))) for level in chain.levels(hops)
                ]
        store.undo(DESK)
        assert [store.dossiers.of(claim) for claim in claims] == before


def test_two_are_not_merged_into_one_that_speaks_for_itself(store: Store) -> None:
    office = store.sources.add(SourceKind.OFFICE, "الوزارة")
    desk = store.sources.add(SourceKind.OFFICE, "المكتب", part_of=office.id)
    speaker = store.sources.add(SourceKind.PERSON, "المتحدث", part_of=desk.id)
    for kept, gone in ((speaker.id, office.id), (office.id, speaker.id)):
        with pytest.raises(ChainRefused, match="speaks for"):
            store.sources.merging(kept, gone)
        with pytest.raises(ChainRefused, match="speaks for"):
            store.sources.merge(kept, gone)
    assert store.sources.listed() == [office, desk, speaker]


def test_the_preview_of_a_merge_is_what_the_merge_does(store: Store) -> None:
    article = store.intake.take_in(draft()).article
    one, other = (store.sources.add(SourceKind.OUTLET, name, note=name) for name in ("أ", "ب"))
    part = store.sources.add(SourceKind.PERSON, "ت", part_of=other.id)
    both, alone = (mark(store, article, start, start + 3).id for start in (0, 6))
    first = store.hops.add(both, one.id)
    store.hops.add(both, other.id, beside=first.id)
    store.hops.add(alone, other.id)
    plan = store.sources.merging(one.id, other.id)
    assert (set(plan.claims), [hop.source for hop in plan.gone]) == ({both, alone}, [other.id])
    assert [speaker.id for speaker in plan.speakers] == [part.id]
    assert plan.after.note == "أ\nب"
    assert store.sources.merge(one.id, other.id) == plan.after
    assert store.sources.get(one.id) == plan.after
    assert store.sources.get(part.id).part_of == one.id
    assert {claim: [hop.source for hop in store.hops.of(claim)] for claim in (both, alone)} == {
        both: [one.id], alone: [one.id],
    }  # fmt: skip


def test_sources_are_read_anew_whenever_one_changed(store: Store) -> None:
    first = store.sources.add(SourceKind.OUTLET, "أ")
    assert list(store.sources.known()) == [first.id]
    with suppress(ZeroDivisionError), store.step(Sentence.of("Both"), DESK):
        store.sources.add(SourceKind.OUTLET, "ب")
        assert len(store.sources.listed()) == 2
        raise ZeroDivisionError
    assert store.sources.listed() == [first]
    second = store.sources.add(SourceKind.OUTLET, "ت")
    assert store.sources.listed() == [first, second]
    store.undo(DESK)
    assert store.sources.listed() == [first]


def test_the_counts_follow_what_is_done(store: Store) -> None:
    article = store.intake.take_in(draft()).article
    source = store.sources.add(SourceKind.OUTLET, "أ")
    claim = mark(store, article, 0, 3).id
    assert store.sources.counts() == {}
    store.hops.add(claim, source.id)
    item = store.evidence.add(claim, Stance.SUPPORTS, EvidenceKind.DATA)
    store.hops.add(claim, source.id, evidence=item.id)
    assert store.sources.counts() == {source.id: {Status.DISPUTED: 1}}
    with suppress(ZeroDivisionError), store.step(Sentence.of("Both"), DESK):
        store.claims.set_status(claim, Status.SOURCED)
        assert store.sources.counts() == {source.id: {Status.SOURCED: 1}}
        raise ZeroDivisionError
    assert store.sources.counts() == {source.id: {Status.DISPUTED: 1}}
    store.claims.set_status(claim, Status.VERIFIED)
    assert store.sources.counts() == {source.id: {Status.VERIFIED: 1}}
