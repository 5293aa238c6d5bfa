"""A portable desk: an article leaves one desk and lives on in another, with all that was ever done to it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.check import Index, check
from db.journal import JOURNALED
from db.store import Store
from db.taken import Outcome, TakenIn
from factcheck import anchors, inputs
from factcheck.attribution import Seen, SourceKind
from factcheck.errors import NothingToReverse, Refused
from factcheck.evidence import EvidenceKind, Stance
from factcheck.history import KINDS, Carried
from factcheck.lacks import Requirement
from factcheck.model import Status
from factcheck.report import Format, Portion, Report, render, templates
from factcheck.report.templates import Template
from factcheck.sift import Sift
from factcheck.words import Words
from tests import worked
from tests.conftest import draft

AT = "2026-11-23T08:00:00.000Z"
WORDS = Words("en")


@pytest.fixture
def other() -> Iterator[Store]:
    """A desk on another machine, with work of its own in it."""
    with Store(":memory:", "سمير") as other:
        own = other.intake.take_in(draft("نص آخر تمامًا، لا صلة له.")).article
        mark(other, own, "آخر تمامًا")
        other.sources.add(SourceKind.AGENCY, "وكالة", "Agency")
        yield other


def packed(store: Store, *articles: str, names_protected: bool = True) -> bytes:
    records = tuple(map(store.articles.record, articles))
    histories = tuple(map(store.dossiers.history, records))
    return render(
        Report(records, "ar", AT, store.by, histories=histories, names_protected=names_protected), Format.ISNAD
    )


def opened(store: Store, content: bytes) -> TakenIn:
    [taken] = store.intake.take_in_all(inputs.read(content))
    if isinstance(taken, Refused):
        raise taken
    return taken


def mark(store: Store, article: str, quote: str, status: Status = Status.SOURCED) -> str:
    version = store.articles.version(article)
    return store.claims.add(
        article, anchors.make(version.text, *anchors.locate(version.text, quote), version=version.id), status
    ).id


def past(store: Store, claim: str) -> list[tuple[str, str, str, tuple[object, ...]]]:
    return [(deed.step.at, deed.step.by, deed.title, deed.altered) for deed in store.past.of(claim, WORDS)]


def content_of(store: Store) -> list[object]:
    """Everything in a desk but its index, to be compared."""
    tables = [name for (name,) in store.connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name"
    )]  # fmt: skip
    return [(name, store.connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()) for name in tables]


def busy(store: Store) -> tuple[str, str]:
    """An article and a claim of it with a long past: changed, undone, redone, evidence and chain come and gone."""
    article = store.intake.take_in(draft()).article
    claim = mark(store, article, "ستنتهك اتفاق عام 2019")
    store.claims.set_wording(claim, "الصفقة تنتهك الاتفاق")
    store.claims.set_status(claim, Status.DISPUTED)
    store.undo(article)
    agency = store.sources.add(SourceKind.AGENCY, "وكالة", "Agency")
    gone = store.sources.add(SourceKind.OUTLET, "صحيفة")
    store.hops.add(claim, agency.id, seen=Seen.NO)
    hop = store.hops.add(claim, gone.id)
    store.hops.remove(hop.id)
    item = store.evidence.add(claim, Stance.SUPPORTS, EvidenceKind.DOCUMENT, title="وثيقة", url="https://a.example/")
    store.snapshots.add_file(item.id, "copy.txt", "text/plain", b"kept")
    copy = store.snapshots.add_file(item.id, "second.txt", "text/plain", b"taken away")
    store.snapshots.remove(copy.id)
    store.verdicts.edit(claim, rating=store.ratings.named("false").id, rationale="لأن")
    other = mark(store, article, "لم نوقع شيئًا", Status.VERIFIED)
    store.claims.remove(other)
    store.exports.record([article], "html")
    store.claims.set_status(claim, Status.VERIFIED)
    return article, claim


def test_an_article_lives_on_in_another_desk_with_its_past_and_its_undo(store: Store, other: Store) -> None:
    article, claim = busy(store)
    before = other.articles.listed()
    assert opened(other, packed(store, article)).outcome is Outcome.ADDED
    record, ours = other.articles.record(article), store.articles.record(article)
    assert replace(record, sources=(), hops=()) == replace(ours, sources=(), hops=())
    # The agency of the same name and kind is known here, and stays one.
    assert [source.name_ar for source in other.sources.listed()] == ["وكالة", "صحيفة"]
    assert past(other, claim)[:-1] == past(store, claim)
    assert past(other, claim)[-1][2].startswith("Import")
    assert other.exports.of(article) == store.exports.of(article)
    assert other.exports.since(other.claims.get(claim)) == store.exports.since(store.claims.get(claim))
    assert {listed.article.id for listed in other.articles.listed()} > {listed.article.id for listed in before}
    assert check(other).index is Index.AGREES
    while store.undoable(article):
        assert other.undo(article).title(WORDS) == store.undo(article).title(WORDS)
        assert other.claims.of(article) == store.claims.of(article)
    assert other.undoable(article) is None
    while store.redoable(article):
        assert other.redo(article).title(WORDS) == store.redo(article).title(WORDS)
        assert other.claims.of(article) == store.claims.of(article)
        assert [one.title for one in other.articles.record(article).evidence] == [
            one.title for one in store.articles.record(article).evidence
        ]
    assert check(other).damaged == ()


def test_a_state_that_was_left_behind_is_brought_back_in_the_other_desk(store: Store, other: Store) -> None:
    article, claim = busy(store)
    opened(other, packed(store, article))
    for deed in store.past.of(claim, WORDS):
        try:
            wanted = store.past.at(claim, deed.step.id)
        except Refused:
            continue
        mine = next(
            one for one in other.past.of(claim, WORDS) if (one.step.at, one.title) == (deed.step.at, deed.title)
        )
        found = other.past.at(claim, mine.step.id)
        assert (found.claim, found.evidence, found.snapshots) == (wanted.claim, wanted.evidence, wanted.snapshots)
    gone = next(
        deed for deed in other.past.of(claim, WORDS) if any("second.txt" in one.after for one in deed.altered)
    )  # fmt: skip
    other.past.bring_back(claim, gone.step.id)
    [_, copy] = other.articles.record(article).snapshots
    assert other.snapshots.content(copy) == b"taken away"


def test_opened_twice_is_unchanged(store: Store, other: Store) -> None:
    article, _ = busy(store)
    content = packed(store, article)
    opened(other, content)
    held = content_of(other)
    again = opened(other, content)
    assert (again.outcome, again.warnings) == (Outcome.UNCHANGED, ())
    assert content_of(other) == held
    assert opened(store, content).outcome is Outcome.UNCHANGED


def test_the_import_is_taken_back_by_one_undo_and_brought_back(store: Store, other: Store) -> None:
    article, claim = busy(store)
    opened(other, packed(store, article))
    other.undo("desk")
    assert article not in {listed.article.id for listed in other.articles.listed()}
    other.redo("desk")
    assert other.claims.of(article) == store.claims.of(article)
    other.undo("desk")
    assert opened(other, packed(store, article)).outcome is Outcome.ADDED
    assert other.claims.get(claim) == store.claims.get(claim)
    assert [listed.article.id for listed in other.articles.listed()].count(article) == 1


def test_work_goes_to_and_fro(store: Store, other: Store) -> None:
    article, claim = busy(store)
    opened(other, packed(store, article))
    other.claims.set_note(claim, "رأيي")
    fresh = mark(other, article, "لم نوقع شيئًا", Status.DISPUTED)
    # Meanwhile another claim comes to be here: the two do not meet.
    own = mark(store, article, "النهار الجديد")
    back = opened(store, packed(other, article))
    assert back.outcome is Outcome.UPDATED
    assert store.claims.get(claim).note == "رأيي"
    assert {one.id for one in store.claims.of(article)} == {claim, fresh, own}
    assert past(store, claim)[-1][1:3] == ("سمير", "Edit the note") or any(
        deed[1:3] == ("سمير", "Edit the note") for deed in past(store, claim)
    )
    assert opened(store, packed(other, article)).outcome is Outcome.UNCHANGED
    assert opened(other, packed(store, article)).outcome is Outcome.UPDATED
    assert set(other.claims.of(article)) == set(store.claims.of(article))
    assert opened(store, packed(other, article)).outcome is Outcome.UNCHANGED
    store.undo(article)  # the newest of the article's own deeds
    assert check(store).index is Index.AGREES
    assert check(other).index is Index.AGREES


def test_what_both_changed_is_said_and_nothing_is_overwritten(store: Store, other: Store) -> None:
    article, claim = busy(store)
    opened(other, packed(store, article))
    other.claims.set_note(claim, "من هناك")
    mark(other, article, "لم نوقع شيئًا")
    store.claims.set_note(claim, "من هنا")
    held = content_of(store)
    with pytest.raises(Refused, match=r"in both desks .* at the same claims: الصفقة تنتهك الاتفاق"):
        opened(store, packed(other, article))
    assert content_of(store) == held


def test_an_older_file_takes_nothing_back(store: Store, other: Store) -> None:
    article, claim = busy(store)
    content = packed(store, article)
    opened(other, content)
    other.claims.set_note(claim, "لاحقًا")
    held = content_of(other)
    again = opened(other, content)
    assert again.outcome is Outcome.UNCHANGED
    [told] = again.warnings
    assert WORDS.sentence(told).startswith(
        f"This desk holds all of {draft().title} that the file holds, and later work"
    )
    assert content_of(other) == held


def test_sources_and_ratings_that_this_desk_describes_otherwise_are_said(store: Store, other: Store) -> None:
    article, claim = busy(store)
    [agency] = other.sources.named("Agency")
    other.sources.change(agency.id, note="رسمية", url="https://agency.example/")
    false = other.ratings.named("false")
    other.ratings.change(false.id, number=2)
    ours = other.ratings.scale()
    taken = opened(other, packed(store, article))
    assert [WORDS.sentence(told) for told in taken.warnings] == [
        "This desk describes these sources otherwise, and was left as it is: وكالة.",
        "This desk describes these ratings otherwise, and was left as it is: غير صحيح.",
    ]
    assert other.ratings.scale() == ours
    assert other.sources.get(agency.id).note == "رسمية"
    assert [hop.source for hop in other.articles.record(article).hops] == [agency.id]
    assert other.claims.get(claim).rating == false.id


def test_a_source_is_known_by_the_name_that_both_desks_tell(store: Store, other: Store) -> None:
    article, claim = busy(store)
    for name_ar, name_en in (("وزارة الري", "Ministry of Irrigation"), ("المرفأ", "Harbour"), ("الميناء", "Port")):
        store.hops.add(claim, store.sources.add(SourceKind.OFFICE, name_ar, name_en).id)
    known = other.sources.add(SourceKind.OFFICE, "وزاره الري")
    other.sources.add(SourceKind.OUTLET, "المرفأ", "Harbour")  # of another kind
    other.sources.add(SourceKind.OFFICE, "الميناء", "Haven")  # of another name
    taken = opened(other, packed(store, article))
    assert len(other.sources.named("وزارة الري")) == 1
    assert len(other.sources.named("المرفأ")) == len(other.sources.named("الميناء")) == 2
    assert known.id in {hop.source for hop in other.articles.record(article).hops}
    assert "وزاره الري" in WORDS.sentence(taken.warnings[0])
    assert opened(other, packed(store, article)).outcome is Outcome.UNCHANGED


def test_two_unnamed_sources_stay_two(store: Store, other: Store) -> None:
    article, claim = busy(store)
    for desk in (store, other):
        made = desk.sources.add(SourceKind.ANONYMOUS, "مسؤول")
    store.hops.add(claim, next(one.id for one in store.sources.named("مسؤول")))
    opened(other, packed(store, article))
    assert len(other.sources.named("مسؤول")) == 2
    assert made.id in {source.id for source in other.sources.named("مسؤول")}


def test_a_history_that_tells_of_protected_sources_stays_unless_they_are_named(store: Store, other: Store) -> None:
    article, claim = busy(store)
    [agency] = store.sources.named("Agency")
    store.sources.change(agency.id, name_ar="سرّي جدًا", name_en="", protected=True)
    store.sources.change(agency.id, protected=False)
    content = packed(store, article, names_protected=False)
    [found] = inputs.read(content)
    assert isinstance(found, Carried)
    assert (found.history.steps, found.history.sources, found.history.originals) == ((), (), ())
    opened(other, content)
    assert [deed[2] for deed in past(other, claim)] == [f"Import {draft().title}"]
    [named] = inputs.read(packed(store, article))
    assert isinstance(named, Carried)


def test_the_worked_desk_goes_over_whole(store: Store, other: Store) -> None:
    article = worked.work(store)
    opened(other, packed(store, article))
    assert other.articles.record(article) == store.articles.record(article)
    for claim in store.claims.of(article):
        assert past(other, claim.id)[:-1] == past(store, claim.id)
    assert other.undo(article).title(WORDS) == store.undo(article).title(WORDS)


def test_a_redone_version_has_its_text(store: Store, other: Store) -> None:
    first = store.intake.take_in(draft(name="/a.txt")).article
    store.intake.take_in(draft(draft().text + "\nسطر جديد.", name="/a.txt"))
    store.undo(first)
    opened(other, packed(store, first))
    store.redo(first)
    other.redo(first)
    assert other.articles.version(first) == store.articles.version(first)
    with pytest.raises(NothingToReverse):
        other.redo(first)


def test_several_articles_that_one_step_touched(store: Store, other: Store) -> None:
    first, claim = busy(store)
    second = store.intake.take_in(draft("نص ثانٍ: قال الوزير إن السد آمن.")).article
    another = mark(store, second, "السد آمن")
    twin = store.sources.add(SourceKind.OFFICE, "الوزارة")
    store.hops.add(another, twin.id)
    store.hops.add(claim, twin.id)
    kept = store.sources.add(SourceKind.OFFICE, "وزارة الري")
    store.sources.merge(kept.id, twin.id)  # on the desk's stack, in both articles
    content = packed(store, first, second)
    taken = other.intake.take_in_all(inputs.read(content))
    assert [one.outcome for one in taken if isinstance(one, TakenIn)] == [Outcome.ADDED, Outcome.ADDED]
    for id in (claim, another):
        assert past(other, id)[:-1] == past(store, id)
    again = other.intake.take_in_all(inputs.read(content))
    assert [one.outcome for one in again if isinstance(one, TakenIn)] == [Outcome.UNCHANGED, Outcome.UNCHANGED]


def test_every_kind_of_row_goes_over_or_belongs_to_the_desk() -> None:
    shared = {"rating", "equivalent", "source", "want", "collection", "collected", "archived", "shelf"}
    assert set(KINDS) == set(JOURNALED) - shared


def test_a_whole_desk_goes_over_with_its_collections_its_archive_and_every_source(store: Store, other: Store) -> None:
    first, _ = busy(store)
    second = store.intake.take_in(draft("نص ثانٍ: قال الوزير إن السد آمن.")).article
    water, own = store.collections.make("مياه", [first, second]), other.collections.make("مياه")
    store.collections.make("سدود", [first])
    store.collections.archive([second])
    spare = store.sources.add(SourceKind.OFFICE, "مصدر لم يُذكر بعد")
    records = tuple(map(store.articles.record, (first, second)))
    histories = store.dossiers.histories(records, whole=True)
    content = render(Report(records, "ar", AT, store.by, histories=histories), Format.ISNAD)
    taken = other.intake.take_in_all(inputs.read(content))
    assert [one.outcome for one in taken if isinstance(one, TakenIn)] == [Outcome.ADDED, Outcome.ADDED]
    # A collection of the same name is the one that was there.
    assert {one.name: one.articles for one in other.collections.listed()} == {"مياه": 2, "سدود": 1}
    assert own in other.collections.of(second)
    assert water != own
    assert other.collections.is_archived(second)
    assert not other.collections.is_archived(first)
    assert other.sources.get(spare.id) == spare
    held = content_of(other)
    other.intake.take_in_all(inputs.read(content))
    assert content_of(other) == held


def all_of(store: Store, *, names_protected: bool = True) -> bytes:
    """A whole desk, packed."""
    records = tuple(store.articles.record(listed.article.id) for listed in reversed(store.articles.listed()))
    histories = store.dossiers.histories(records, whole=True)
    return render(
        Report(records, "ar", AT, store.by, histories=histories, names_protected=names_protected), Format.ISNAD
    )


def furnished(store: Store) -> str:
    """A desk with all that belongs to no article; return the id of a collection in which nothing is."""
    busy(store)
    empty = store.collections.make("فارغة")
    store.shelves.save("المتنازع", Sift(status=Status.DISPUTED))
    store.shelves.save("في المجموعة", Sift(words="السد", collection=empty))
    store.equivalents.add("كوفيد", "كورونا")
    store.equivalents.remove(*store.equivalents.pairs()[0])
    store.ratings.add("نصف صحيح", "half true", 3, "#abcdef", "dots")
    store.checklist.want(Status.UNCHECKED, Requirement.RATING)
    return empty


def test_a_whole_desk_in_an_empty_one_is_the_same_desk(store: Store) -> None:
    furnished(store)
    content = all_of(store)
    with Store(":memory:", store.by) as empty:
        empty.intake.take_in_all(inputs.read(content))
        assert empty.shelves.listed() == store.shelves.listed()
        assert empty.equivalents.pairs() == store.equivalents.pairs()
        assert empty.collections.listed() == store.collections.listed()
        assert empty.ratings.scale() == store.ratings.scale()
        assert set(empty.checklist.wants()) == set(store.checklist.wants())
        first, held = all_of(empty), content_of(empty)
        again = empty.intake.take_in_all(inputs.read(content))
        assert [one.outcome for one in again if isinstance(one, TakenIn)] == [Outcome.UNCHANGED]
        assert content_of(empty) == held
        with Store(":memory:", store.by) as third:
            third.intake.take_in_all(inputs.read(first))
            assert all_of(third) == first


def test_a_desk_keeps_its_own_searches_and_says_which_are_others(store: Store, other: Store) -> None:
    empty = furnished(store)
    own = other.collections.make("فارغة")
    mine = other.shelves.save("المتنازع", Sift(status=Status.VERIFIED))
    other.equivalents.add("سد", "حاجز")
    [taken] = other.intake.take_in_all(inputs.read(all_of(store)))
    assert isinstance(taken, TakenIn)
    told = [WORDS.sentence(one) for one in taken.warnings]
    assert "The saved search المتنازع is another one in the other desk; this desk's stays as it is." in told
    assert any("كورونا = كوفيد" in one for one in told)
    assert other.shelves.get(mine).sift == Sift(status=Status.VERIFIED)
    # What is searched in is the collection of the same name that is here.
    assert own != empty
    assert other.shelves.find("في المجموعة").sift == Sift(words="السد", collection=own)
    assert len(other.collections.listed()) == 1
    assert {("حاجز", "سد"), ("كورونا", "كوفيد")} < set(other.equivalents.pairs())
    held = content_of(other)
    other.intake.take_in_all(inputs.read(all_of(store)))
    assert content_of(other) == held


def test_a_kept_search_for_a_protected_source_stays_unless_it_is_named(store: Store) -> None:
    busy(store)
    [agency] = store.sources.named("Agency")
    store.sources.change(agency.id, name_ar="سرّي جدًا", name_en="", protected=True)
    store.shelves.save("بحث", Sift(words="قال سرّي جدًا أمس"))
    store.shelves.save("آخر", Sift(words="السد"))
    for names_protected, kept in ((False, ["آخر"]), (True, ["آخر", "بحث"])):
        with Store(":memory:") as empty:
            empty.intake.take_in_all(inputs.read(all_of(store, names_protected=names_protected)))
            assert [shelf.name for shelf in empty.shelves.listed()] == kept


def test_templates_of_reports_go_along_with_a_whole_desk(tmp_path: Path) -> None:
    here, there = tmp_path / "here.sqlite", tmp_path / "there.sqlite"
    short = Template("ar", Format.PDF, frozenset({Portion.COVER, Portion.CLAIMS}))
    with Store(str(here), "ليلى") as store:
        busy(store)
        assert templates.add(store.path, "قصير", short)
        assert templates.add(store.path, "للأرشيف", Template("en", Format.PDF_A))
        content = all_of(store)
        article = store.articles.listed()[0].article.id
        assert "templates" not in packed(store, article).decode("latin-1")
    with Store(str(there), "سمير") as other:
        assert templates.add(other.path, "للأرشيف", Template("ar", Format.HTML))
        taken = opened(other, content)
        said = "The template للأرشيف is another one in the other desk; this desk's stays as it is."
        assert said in [WORDS.sentence(one) for one in taken.warnings]
        kept = [("قصير", short), ("للأرشيف", Template("ar", Format.HTML))]
        assert templates.kept(other.path) == kept
        opened(other, content)
        assert templates.kept(other.path) == kept
    with Store(":memory:") as unkept:
        opened(unkept, content)
        assert templates.kept(unkept.path) == []


def test_a_template_of_one_who_is_protected_stays(tmp_path: Path) -> None:
    with Store(str(tmp_path / "a.sqlite")) as store:
        busy(store)
        [agency] = store.sources.named("Agency")
        store.sources.change(agency.id, name_ar="سرّي جدًا", name_en="", protected=True)
        templates.add(store.path, "تقارير سرّي جدًا", Template("ar", Format.HTML))
        content = all_of(store, names_protected=False)
    with Store(str(tmp_path / "b.sqlite")) as other:
        opened(other, content)
        assert templates.kept(other.path) == []
