"""Whatever stands in a desk, all of it or a choice goes over, once and for all, and is taken back to the letter."""

from contextlib import suppress
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from db.check import Index, check
from db.journal import JOURNALED
from db.shaping import Shaping
from db.stamps import DESK
from db.store import Store
from db.taken import TakenIn
from factcheck import inputs
from factcheck.errors import IsnadError
from factcheck.model import Record, Status
from factcheck.report import Format, Report, render
from factcheck.sift import Sift
from tests.conftest import TEXT, draft
from tests.db.test_exchanged import MADE, Analyst
from tests.db.test_journal import mark

TEXTS = (
    TEXT,
    "نص ثانٍ 😀: قال الوزير إن السد آمن، وإن الماء يكفي.",
    "A third text, said the ministry: the dam is safe.",
)
NAMES = ("أ", "ب", "في المجموعة")


class Newsroom(Analyst):
    """An analyst with several articles, and with all that a desk has beside them."""

    def __init__(self, store: Store, data: st.DataObject, texts: tuple[str, ...]) -> None:
        self.store, self.data, self.texts = store, data, texts
        self.sources, self.evidence, self.claims = [], [], []
        self.desks: dict[str, list[Any]] = {}
        for number, text in enumerate(texts):
            article = store.intake.take_in(draft(text, name=f"/{number}.txt")).article
            self.desks[article] = [[mark(store, article, start, start + 4).id for start in (0, 8)], []]
        self.article = next(iter(self.desks))
        self.deeds = [
            self.name_source, self.merge, self.hop, self.add_evidence, self.keep_page, self.keep_file, self.judge,
            self.set_status, self.export, self.rate, self.change_scale, self.want, self.review, self.shape, self.tag,
            self.remove, self.reverse, self.reread, self.collect, self.shelve, self.pair, self.turn,
        ]  # fmt: skip

    def work(self) -> None:
        self.name_source()
        self.turn()
        for deed in self.data.draw(st.lists(st.sampled_from(self.deeds), min_size=6, max_size=24)):
            with suppress(IsnadError):
                deed()

    def turn(self) -> None:
        """Go on with another article; what is gone is known no longer."""
        self.article = self.one_of(*self.desks)
        record = self.store.articles.record(self.article)
        self.claims = [claim.id for claim in record.claims]
        self.evidence = [item.id for item in record.evidence]
        self.sources = [source.id for source in self.store.sources.listed()]
        if not self.sources:
            self.name_source()
        if not self.claims:
            self.claims = [mark(self.store, self.article, 0, 4).id]

    def shape(self) -> None:
        claims = [self.store.claims.get(claim) for claim in self.claims]
        claim, version = self.one_of(*claims), self.store.articles.version(self.article)
        shaping = Shaping(self.store)
        match self.one_of("add", "drop", "split", "join"):
            case "add":
                start = self.data.draw(st.integers(0, len(version.text) - 6))
                shaping.add_passage(claim, version.id, (start, start + 5))
            case "drop":
                shaping.remove_passage(claim, claim.passages[-1])
            case "split":
                shaping.split(claim, version.id, claim.passage.start + 2)
            case _:
                shaping.merge(claims[:2], version.id, Status.SOURCED)
        self.turn()

    def tag(self) -> None:
        self.store.tags.change(self.claims, [self.one_of("سدود", "ماء")], [self.one_of("سدود", "ماء")])

    def remove(self) -> None:
        self.store.claims.remove(self.one_of(*self.claims))
        self.turn()

    def reverse(self) -> None:
        stack = self.one_of(self.article, DESK)
        newest = self.store.undoable(DESK)
        if stack == DESK and newest and "Import" in newest.label.template:
            return  # the article itself stays
        self.one_of(self.store.undo, self.store.undo, self.store.redo)(stack)
        self.turn()

    def reread(self) -> None:
        number = list(self.desks).index(self.article)
        self.store.intake.take_in(draft(f"{self.texts[number]}\nسطر {self.one_of(1, 2)}", name=f"/{number}.txt"))

    def collect(self) -> None:
        collections = self.store.collections
        known = [one.id for one in collections.listed()]
        match self.one_of("make", "put", "take", "archive", "fetch", "remove"):
            case "make":
                collections.make(self.one_of(*NAMES), self.one_of([], [self.article], list(self.desks)))
            case "put":
                collections.put(self.one_of(*known, "none"), [self.article])
            case "take":
                collections.take(self.one_of(*known, "none"), [self.article])
            case "archive":
                collections.archive([self.article])
            case "fetch":
                collections.fetch([self.article])
            case _:
                collections.remove(self.one_of(*known, "none"))

    def shelve(self) -> None:
        collection = self.one_of("", *(one.id for one in self.store.collections.listed()))
        self.store.shelves.save(self.one_of(*NAMES), Sift(status=self.one_of(*Status), collection=collection))

    def pair(self) -> None:
        self.one_of(self.store.equivalents.add, self.store.equivalents.remove)(
            self.one_of("كوفيد", "سد"), self.one_of("كورونا", "حاجز")
        )


def packed(store: Store, articles: list[str], *, whole: bool) -> bytes:
    records = tuple(map(store.articles.record, articles))
    histories = store.dossiers.histories(records, whole=whole)
    return render(Report(records, "ar", MADE, "ليلى", histories=histories, names_protected=True), Format.ISNAD)


def opened(store: Store, content: bytes) -> list[TakenIn]:
    found = [one for one in inputs.read(content) if not hasattr(one, "original")]
    taken = [one for one in store.intake.take_in_all(found) if isinstance(one, TakenIn)]
    assert len(taken) == len(found)
    return taken


def rows(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every row of an analyst's work in a desk; of the checklist's and the scale's, the order instead of the number."""
    found = {table: sorted(store.tables.table(table).rows, key=lambda row: str(row["id"])) for table in JOURNALED}
    for table, listed in (("want", store.checklist.wants()), ("rating", store.ratings.scale())):
        places = {one.id: place for place, one in enumerate(listed)}
        found[table] = [{**row, "position": places[row["id"]]} for row in found[table]]
    # That an article lies in a collection is a row in each desk, of which nobody sees the id.
    together = ({**row, "id": ""} for row in found["collected"])
    found["collected"] = sorted(together, key=lambda row: (row["collection"], row["article"]))
    return found


def steps(store: Store) -> list[Any]:
    return list(store.connection.execute("SELECT id, stack, kind, label, at, by, reverses FROM step ORDER BY seq"))


def below(some: dict[str, list[dict[str, Any]]], others: dict[str, list[dict[str, Any]]]) -> bool:
    return all(row in others[table] for table, held in some.items() for row in held)


SETTINGS = settings(deadline=None, max_examples=15, phases=[Phase.reuse, Phase.generate])


@SETTINGS
@given(st.data())
def test_a_whole_desk_in_an_empty_one_is_the_same_desk(data: st.DataObject) -> None:
    with Store(":memory:", "ليلى") as store, Store(":memory:", "سمير") as empty, Store(":memory:", "x") as third:
        newsroom = Newsroom(store, data, TEXTS[: data.draw(st.integers(1, 3))])
        newsroom.work()
        content = packed(store, list(newsroom.desks), whole=True)
        fresh = rows(empty)
        opened(empty, content)
        assert rows(empty) == rows(store)
        for article in newsroom.desks:
            assert empty.articles.record(article) == store.articles.record(article)
        held, done = rows(empty), steps(empty)
        assert {one.outcome.value for one in opened(empty, content)} == {"unchanged"}
        assert (rows(empty), steps(empty)) == (held, done)
        assert check(empty).index is Index.AGREES
        first = packed(empty, list(newsroom.desks), whole=True)
        opened(third, first)
        assert packed(third, list(newsroom.desks), whole=True) == first
        while empty.undoable(DESK):
            empty.undo(DESK)
        assert rows(empty) == fresh


@SETTINGS
@given(st.data())
def test_a_choice_goes_into_a_desk_with_other_things_and_is_taken_back(data: st.DataObject) -> None:
    with Store(":memory:", "ليلى") as store, Store(":memory:", "سمير") as other:
        newsroom, there = Newsroom(store, data, TEXTS[:2]), Newsroom(other, data, TEXTS[2:])
        newsroom.work()
        there.work()
        whole = data.draw(st.booleans())
        chosen = list(newsroom.desks) if whole else [newsroom.one_of(*newsroom.desks)]
        records = [other.articles.record(article) for article in there.desks]
        before, newest = rows(other), other.undoable(DESK)
        content = packed(store, chosen, whole=whole)
        opened(other, content)
        # Nothing of its own is lost but the usual scale and checklist, in place of which those that came may stand.
        assert below({**before, "rating": [], "want": [], "equivalent": []}, rows(other))
        assert [reduced(other.articles.record(article)) for article in there.desks] == [*map(reduced, records)]
        for article in chosen:
            assert told(other.articles.record(article)) == told(store.articles.record(article))
        held, done = rows(other), steps(other)
        assert {one.outcome.value for one in opened(other, content)} == {"unchanged"}
        assert (rows(other), steps(other)) == (held, done)
        while other.undoable(DESK) != newest:
            other.undo(DESK)
        assert rows(other) == before
        # The other way about: what was there comes back here, beside what is here.
        mine = rows(store)
        opened(store, packed(other, list(there.desks), whole=data.draw(st.booleans())))
        assert below({**mine, "rating": [], "want": [], "equivalent": []}, rows(store))
        assert check(other).index is check(store).index is Index.AGREES


def reduced(record: Record) -> object:
    """What a record holds of its own article."""
    return record.article, record.versions, record.claims, record.evidence, record.hops, record.reviews


def told(record: Record) -> object:
    """What a record says whatever the desk calls its sources and ratings."""
    claims = [(claim.id, claim.wording, claim.status, claim.passages, claim.tags) for claim in record.claims]
    hops = [(hop.id, hop.claim, hop.evidence, hop.seen, hop.cue, hop.level) for hop in record.hops]
    return record.article, record.versions, claims, hops, record.evidence, record.snapshots, record.reviews
