"""The claim record in the desk: chains, sources, evidence, verdicts, scale, checklist; each change one step."""

from dataclasses import replace

import pytest

from db.store import DESK, Change, Store
from db.taken import Outcome
from factcheck import anchors, dossier
from factcheck.attribution import Seen, SourceKind
from factcheck.degrees import Confidence, Worth
from factcheck.errors import ChainRefused, NotFound, NothingToReverse, Refused
from factcheck.evidence import EvidenceKind, Stance
from factcheck.lacks import Requirement
from factcheck.model import Record, Status
from factcheck.report import Report, json
from tests.conftest import TEXT, draft
from tests.db.test_journal import mark


def worked(store: Store, article: str) -> str:
    """A claim with everything recorded; returns its id."""
    claim = mark(store, article, status=Status.VERIFIED).id
    paper = store.sources.find_or_add("النهار الجديد")
    agency = store.sources.add(SourceKind.AGENCY, "وكالة ANP", "ANP", aliases=("ANP News",))
    spokesman = store.sources.add(SourceKind.PERSON, "المتحدث", part_of=agency.id, protected=True)
    version = store.articles.version(article)
    cue = anchors.make(TEXT, *anchors.locate(TEXT, "نقلاً عن"), version=version.id)
    store.hops.add(claim, paper.id, seen=Seen.YES, cue=cue, link="https://example.org/1")
    far = store.hops.add(claim, agency.id, seen=Seen.NOT_FOUND, said="2023-09-11", note="سطر\nآخر")
    store.hops.add(claim, spokesman.id, beside=far.id)
    item = store.evidence.add(claim, Stance.SUPPORTS, EvidenceKind.DOCUMENT, title="العقد", publisher="الوزارة")
    store.hops.add(claim, agency.id, evidence=item.id)
    other = store.intake.take_in(draft("خبر آخر: لم توقع الوزارة أي عقد", outlet="الغد", name="/b.txt")).article
    there = store.articles.version(other)
    place = anchors.make(there.text, *anchors.locate(there.text, "لم توقع الوزارة"), version=there.id)
    store.evidence.add_passage(claim, place, Stance.UNDERMINES, EvidenceKind.STATEMENT)
    rating = store.ratings.named("غير دقيق").id
    store.verdicts.edit(
        claim, rating=rating, rationale="لأن\nكذا", unknowns="من وقّع؟", confidence="low", topic="مياه",
        tags=["سدود", " عقود ", "سدود"], said="الأحد", place="بورت سيرين", worth="high",
        as_of="٢٠٢٦-١١-٢٣", look_again="2027/01/01",
    )  # fmt: skip
    return claim


def test_everything_recorded_is_read_back(store: Store, article: str) -> None:
    found = store.dossiers.of(worked(store, article))
    assert [[store.sources.get(hop.source).name() for hop in level] for level in found.levels] == [
        ["النهار الجديد"],
        ["وكالة ANP", "المتحدث"],
    ]
    assert found.weakest is not None
    assert found.weakest.seen is Seen.NOT_FOUND
    assert found.levels[0][0].cue is not None
    assert found.levels[0][0].cue.quote == "نقلاً عن"
    assert {item.publisher for item in found.evidence} == {"الوزارة", "الغد"}
    assert found.independence.count == 2
    assert found.rating is not None
    assert found.rating.name("en") == "inaccurate"
    claim = found.claim
    assert (claim.tags, claim.as_of, claim.look_again) == (("سدود", "عقود"), "2026-11-23", "2027-01-01")
    assert (claim.confidence, claim.worth) == (Confidence.LOW, Worth.HIGH)
    assert {want.requirement for want in found.lacks()} == {Requirement.PRIMARY_SEEN}


def test_the_record_of_the_article_says_the_same(store: Store, article: str) -> None:
    claim = worked(store, article)
    of_desk, of_record = store.dossiers.of(claim), dossier.of(store.articles.record(article))[claim]
    assert replace(of_record, sources=of_desk.sources) == of_desk
    assert of_record.independence == of_desk.independence


def test_all_of_it_stands_in_the_export_and_comes_back_exactly(store: Store, article: str) -> None:
    worked(store, article)
    record = store.articles.record(article)
    content = json.render(Report((record,), "ar", "2026-11-23T08:00:00.000Z", "ليلى"))
    (read,) = json.read(content).records
    assert read == record
    with Store(":memory:") as other:
        assert other.intake.take_in(read).outcome is Outcome.ADDED
        assert other.articles.record(article) == record
        assert other.intake.take_in(read).outcome is Outcome.UNCHANGED
        other.undo(DESK)
        assert (other.sources.listed(), len(other.ratings.scale())) == ([], 10)


def states(store: Store) -> list[Record]:
    return [store.articles.record(listed.article.id) for listed in store.articles.listed()]


def test_a_claim_goes_with_its_record_and_comes_back_with_it(store: Store, article: str) -> None:
    claim = worked(store, article)
    before = states(store)
    store.claims.remove(claim)
    for table in ("hop", "evidence", "passage", "claim"):
        assert store.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    store.undo(article)
    assert states(store) == before
    store.articles.remove(article)
    store.undo(DESK)
    assert states(store) == before


def test_every_step_is_undone_and_redone(store: Store, article: str) -> None:
    worked(store, article)
    after = states(store)
    while store.undoable(article):
        store.undo(article)
    assert store.claims.of(article) == []
    while store.redoable(article):
        store.redo(article)
    assert states(store) == after


def test_hops_are_put_moved_and_taken_out_without_gaps(store: Store, article: str) -> None:
    claim = mark(store, article).id
    a, b, c, d = (store.sources.find_or_add(name).id for name in "abcd")

    def levels() -> list[list[str]]:
        return [[store.sources.get(hop.source).name_en for hop in level] for level in store.dossiers.of(claim).levels]

    first, last = store.hops.add(claim, a), store.hops.add(claim, c)
    middle = store.hops.add(claim, b, level=2)
    assert levels() == [["a"], ["b"], ["c"]]
    beside = store.hops.add(claim, d, beside=last.id)
    assert levels() == [["a"], ["b"], ["c", "d"]]
    store.hops.move(first.id, level=99)
    assert levels() == [["b"], ["c", "d"], ["a"]]
    store.hops.move(middle.id, beside=beside.id)
    assert levels() == [["c", "d", "b"], ["a"]]
    store.hops.remove(last.id)
    assert levels() == [["d", "b"], ["a"]]
    assert [(hop.level, hop.place) for hop in store.hops.of(claim)] == [(1, 0), (1, 1), (2, 0)]
    with pytest.raises(ChainRefused):
        store.hops.add(claim, a)
    with pytest.raises(ChainRefused):
        store.hops.change(first.id, source=d)
    with pytest.raises(Refused):
        store.hops.change(first.id, level=1)
    assert store.hops.change(first.id, seen=Seen.YES, link=" x\ny ").link == "x y"


def test_sources_are_merged_and_that_is_undone(store: Store, article: str) -> None:
    one, other = store.sources.find_or_add("الجارديان"), store.sources.find_or_add("The Guardian")
    third = store.sources.find_or_add("البيت الأبيض", SourceKind.OFFICE)
    claims = [mark(store, article, start, start + 4).id for start in (0, 6, 12)]
    first = store.hops.add(claims[0], other.id)
    store.hops.add(claims[1], one.id)
    store.hops.add(claims[1], third.id)
    beside = store.hops.add(claims[2], one.id)
    store.hops.add(claims[2], other.id, beside=beside.id)
    before = states(store)
    merged = store.sources.merge(one.id, other.id)
    assert (merged.name_ar, merged.name_en, merged.aliases) == ("الجارديان", "The Guardian", ())
    assert store.hops.get(first.id).source == one.id
    assert len(store.hops.of(claims[2])) == 1
    assert set(store.sources.claims(one.id)[Status.DISPUTED]) == set(claims)
    assert store.sources.uses() == {one.id: 3, third.id: 1}
    store.undo(DESK)
    assert states(store) == before
    store.hops.add(claims[0], one.id)
    with pytest.raises(ChainRefused):
        store.sources.merge(one.id, other.id)
    with pytest.raises(Refused):
        store.sources.merge(one.id, one.id)


def test_a_source_in_use_is_not_deleted_and_its_making_not_undone(store: Store, article: str) -> None:
    claim = mark(store, article).id
    source = store.sources.find_or_add("إنترفاكس", SourceKind.AGENCY)
    assert store.sources.find_or_add("انترفاكس") == source
    hop = store.hops.add(claim, source.id)
    with pytest.raises(Refused, match="chains of claims"):
        store.sources.remove(source.id)
    with pytest.raises(NothingToReverse, match="since"):
        store.undo(DESK)
    store.hops.remove(hop.id)
    store.sources.remove(source.id)
    assert store.sources.listed() == []
    with pytest.raises(NotFound):
        store.sources.resolve("إنترفاكس")


def test_no_source_speaks_for_itself(store: Store) -> None:
    office = store.sources.add(SourceKind.OFFICE, "البيت الأبيض")
    person = store.sources.add(SourceKind.PERSON, "المتحدث", part_of=office.id)
    with pytest.raises(ChainRefused):
        store.sources.change(office.id, part_of=person.id)
    assert store.sources.get(office.id).part_of == ""
    store.sources.merge(office.id, person.id)
    assert store.sources.listed() == [replace(office, aliases=("المتحدث",))]
    with pytest.raises(Refused, match="needs a name"):
        store.sources.add(SourceKind.OFFICE, " \n")


def test_a_passage_of_another_article_brings_what_is_known_of_it(store: Store, article: str) -> None:
    other = store.intake.take_in(draft("قالت رويترز إن الوفد وصل", outlet="الغد", name="/c.txt")).article
    there = mark(store, other, 0, 20).id
    store.hops.add(there, store.sources.find_or_add("رويترز").id)
    claim = mark(store, article).id
    version = store.articles.version(other)
    made = store.evidence.add_passage(
        claim, anchors.make(version.text, 4, 12, version=version.id), Stance.SUPPORTS, EvidenceKind.STATEMENT
    )
    assert (made.publisher, made.quote, made.language) == ("الغد", version.text[4:12], "ar")
    assert [hop.source for hop in store.hops.of(claim, made.id)] == [store.sources.named("رويترز")[0].id]
    store.undo(article)
    assert store.evidence.of(claim) == []
    store.redo(article)
    store.articles.remove(other)
    assert store.evidence.get(made.id[:10]) == made
    store.evidence.change(made.id, note="زال الأصل")
    store.evidence.remove(made.id)
    assert store.hops.all_of(claim) == []


def test_a_reason_to_set_a_status_all_the_same_lasts_as_long_as_the_status(store: Store, article: str) -> None:
    claim = mark(store, article).id
    assert store.verdicts.set_status(claim, Status.VERIFIED, "شاهدناه بأنفسنا").override == "شاهدناه بأنفسنا"
    assert len(store.history(article)) == 3
    assert store.claims.set_status(claim, Status.VERIFIED).override == "شاهدناه بأنفسنا"
    assert store.claims.set_status(claim, Status.SOURCED).override == ""


@pytest.mark.parametrize("date", ["أمس", "2026-13-01", "23/11/2026"])
def test_a_date_is_a_date(store: Store, article: str, date: str) -> None:
    with pytest.raises(Refused, match="not a date"):
        store.verdicts.edit(mark(store, article).id, look_again=date)


def test_a_rating_in_use_goes_only_where_another_takes_its_place(store: Store, article: str) -> None:
    claim = mark(store, article).id
    scale = store.ratings.scale()
    assert len(scale) == 10
    own = store.ratings.add("نصف صحيح", "half true", 3, "#ABCDEF", "dots")
    store.verdicts.edit(claim, rating=own.id)
    with pytest.raises(Refused, match="in use"):
        store.ratings.remove(own.id)
    with pytest.raises(NotFound):
        store.ratings.remove(own.id, "no such")
    store.ratings.remove(own.id, scale[0].id)
    assert (store.claims.get(claim).rating, store.ratings.scale()) == (scale[0].id, scale)
    store.undo(DESK)
    assert (store.claims.get(claim).rating, store.ratings.scale()) == (own.id, [*scale, own])
    store.ratings.arrange([own.id])
    assert store.ratings.scale()[0].name("en") == "half true"
    for wrong in ({"colour": "red"}, {"pattern": "stars"}, {"name_ar": "", "name_en": ""}):
        with pytest.raises(Refused):
            store.ratings.change(own.id, **wrong)
    with pytest.raises(NotFound):
        store.verdicts.edit(claim, rating="no such")


def test_the_checklist_is_the_desk_s_to_change(store: Store, article: str) -> None:
    claim = mark(store, article, status=Status.SOURCED).id
    assert {want.requirement for want in store.dossiers.of(claim).lacks()} == {Requirement.CHAIN}
    store.checklist.drop(Status.SOURCED, Requirement.CHAIN)
    store.checklist.want(Status.SOURCED, Requirement.RATIONALE)
    store.checklist.want(Status.VERIFIED, Requirement.INDEPENDENT_ROOTS, 3)
    assert {want.requirement for want in store.dossiers.of(claim).lacks()} == {Requirement.RATIONALE}
    assert [want.least for want in store.checklist.wants() if want.requirement is Requirement.INDEPENDENT_ROOTS] == [3]
    for _ in range(3):
        store.undo(DESK)
    assert {want.requirement for want in store.dossiers.of(claim).lacks()} == {Requirement.CHAIN}


def test_the_listeners_hear_whose_record_changed(store: Store, article: str) -> None:
    claim = mark(store, article).id
    told: list[Change] = []
    store.listen(told.append)
    source = store.sources.find_or_add("رويترز")
    store.hops.add(claim, source.id)
    store.evidence.add(claim, Stance.CONTEXT, EvidenceKind.DATA)
    nothing: frozenset[str] = frozenset()
    assert told == [
        Change(nothing, nothing, nothing, nothing, frozenset({"source"})),
        Change(nothing, nothing, nothing, frozenset({claim})),
        Change(nothing, nothing, nothing, frozenset({claim})),
    ]


def test_claims_that_are_joined_bring_their_records_along(store: Store, article: str) -> None:
    from db.shaping import Shaping

    claim = worked(store, article)
    other = mark(store, article, 8, 12).id
    store.hops.add(other, store.sources.find_or_add("رويترز").id, level=1)
    store.hops.add(other, store.sources.named("وكالة ANP")[0].id)
    store.evidence.add(other, Stance.CONTEXT, EvidenceKind.DATA)
    store.verdicts.edit(other, topic="سياسة", rationale="أخرى")
    version = store.articles.version(article)
    before = states(store)
    claims = [store.claims.get(other), store.claims.get(claim)]
    joined = Shaping(store).merge(claims, version.id, Status.DISPUTED)
    assert joined.id == claim
    assert (joined.topic, joined.rationale) == ("مياه", "لأن\nكذا\n\nأخرى")
    found = store.dossiers.of(claim)
    assert [[store.sources.get(hop.source).name() for hop in level] for level in found.levels] == [
        ["النهار الجديد", "رويترز"],
        ["وكالة ANP", "المتحدث"],
    ]
    assert len(found.evidence) == 3
    assert len(store.hops.all_of(claim)) == 5
    store.undo(article)
    assert states(store) == before


def test_both_halves_of_a_claim_have_its_chain(store: Store, article: str) -> None:
    from db.shaping import Shaping

    claim = mark(store, article, 0, 20).id
    store.hops.add(claim, store.sources.find_or_add("رويترز").id)
    version = store.articles.version(article)
    first, second = Shaping(store).split(store.claims.get(claim), version.id, 12)
    assert [hop.source for hop in store.hops.of(first.id)] == [hop.source for hop in store.hops.of(second.id)]
    store.undo(article)
    assert len(store.hops.of(claim)) == 1
