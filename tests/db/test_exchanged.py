"""Whatever an analyst records, with whatever in the fields, is in the JSON export and comes back exactly."""

from contextlib import suppress
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from db.store import Store
from db.taken import Outcome
from factcheck import anchors
from factcheck.attribution import Seen, SourceKind
from factcheck.degrees import Confidence, Worth
from factcheck.errors import Refused
from factcheck.evidence import EvidenceKind, Stance
from factcheck.fetching import Fetched
from factcheck.lacks import Requirement
from factcheck.model import Record, Status
from factcheck.ratings import PATTERNS
from factcheck.report import Report, json
from factcheck.report.validation import validate
from factcheck.reviews import Decision
from tests.conftest import TEXT, draft
from tests.db.test_journal import mark

TYPED = st.text(max_size=12) | st.sampled_from(["", "a\0b", "\ud800", "سطر\nآخر", " \t ", "\u202e", "٢٠٢٦-١١-٢٣", "😀"])
"""What a field may be given: NUL, a lone surrogate and all else that a keyboard or a web page brings."""

MADE = "2026-11-23T08:00:00.000Z"


class Analyst:
    """Does one thing after the other to a desk, as chance has it; what is refused is refused."""

    def __init__(self, store: Store, data: st.DataObject) -> None:
        self.store, self.data = store, data
        self.article = store.intake.take_in(draft()).article
        self.claims = [mark(store, self.article, start, start + 4).id for start in (0, 8)]
        self.sources: list[str] = []
        self.evidence: list[str] = []
        self.deeds = [
            self.name_source, self.merge, self.hop, self.add_evidence, self.keep_page, self.keep_file, self.judge,
            self.set_status, self.export, self.rate, self.change_scale, self.want, self.review,
        ]  # fmt: skip

    def work(self) -> None:
        self.name_source()
        for deed in self.data.draw(st.lists(st.sampled_from(self.deeds), min_size=4, max_size=14)):
            with suppress(Refused):
                deed()

    def one_of(self, *some: Any) -> Any:
        return self.data.draw(st.sampled_from(list(some)))

    def typed(self) -> str:
        return self.data.draw(TYPED)

    def fields(self, *names: str) -> dict[str, str]:
        return {name: self.typed() for name in names}

    def name_source(self) -> None:
        aliases = tuple(self.data.draw(st.lists(TYPED, max_size=2)))
        part_of = self.one_of("", *self.sources)
        made = self.store.sources.add(
            self.one_of(*SourceKind), "م" + self.typed(), self.typed(), aliases=aliases, part_of=part_of,
            protected=self.one_of(True, False), **self.fields("url", "note"),
        )  # fmt: skip
        self.sources.append(made.id)

    def merge(self) -> None:
        kept, gone = self.one_of(*self.sources), self.one_of(*self.sources)
        self.store.sources.merge(kept, gone)
        self.sources.remove(gone)

    def hop(self) -> None:
        claim, evidence = self.one_of(*self.claims), self.one_of("", *self.evidence)
        if evidence:
            claim = self.store.evidence.get(evidence).claim
        there = [hop.id for hop in self.store.hops.of(claim, evidence)]
        version = self.store.articles.version(self.article).id
        cue = anchors.make(TEXT, 3, 9, version=version) if self.one_of(True, False) else None
        self.store.hops.add(
            claim, self.one_of(*self.sources), evidence=evidence, beside=self.one_of("", *there), cue=cue,
            seen=self.one_of(*Seen), **self.fields("link", "said", "note"),
        )  # fmt: skip

    def add_evidence(self) -> None:
        said = self.fields(
            "title", "publisher", "url", "quote", "language", "translation", "published", "captured", "affiliation",
            "interests", "note",
        )  # fmt: skip
        made = self.store.evidence.add(
            self.one_of(*self.claims), self.one_of(*Stance), self.one_of(*EvidenceKind), **said
        )
        self.evidence.append(made.id)

    def keep_page(self) -> None:
        if self.evidence:
            header = (("X-Said", self.one_of("", "نص", "a\ufffdb")),)
            page = Fetched("http://a.example/", "http://a.example/b", 200, "OK", header, ((301, "/b"),), "text/html",
                           self.data.draw(st.binary(max_size=8)), MADE, "Mon")  # fmt: skip
            self.store.snapshots.add(self.one_of(*self.evidence), page)

    def keep_file(self) -> None:
        if self.evidence:
            content = self.data.draw(st.binary(max_size=8))
            self.store.snapshots.add_file(self.one_of(*self.evidence), self.typed(), "application/pdf", content)

    def judge(self) -> None:
        said = self.fields("rationale", "unknowns", "topic", "said", "place", "as_of", "look_again", "override")
        some = self.data.draw(st.sets(st.sampled_from(sorted(said))))
        self.store.verdicts.edit(
            self.one_of(*self.claims), confidence=self.one_of(*Confidence), worth=self.one_of(*Worth),
            tags=tuple(self.data.draw(st.lists(TYPED, max_size=3))), **{name: said[name] for name in some},
        )  # fmt: skip

    def set_status(self) -> None:
        self.store.verdicts.set_status(self.one_of(*self.claims), self.one_of(*Status), self.typed(), self.typed())

    def export(self) -> None:
        self.store.exports.record([self.article], "html")

    def rate(self) -> None:
        scale = self.store.ratings.scale()
        self.store.verdicts.edit(
            self.one_of(*self.claims), reason=self.typed(), rating=self.one_of("", *(one.id for one in scale))
        )

    def change_scale(self) -> None:
        ratings, numbers = self.store.ratings, st.integers(-2, 9) | st.sampled_from([2**53, 2**70, -(2**70)])
        one, other = self.one_of(*ratings.scale()).id, self.one_of(*ratings.scale()).id
        look = (self.data.draw(numbers), "#ABCDEF", self.one_of(*PATTERNS))
        match self.one_of("add", "change", "arrange", "remove", "restore"):
            case "add":
                ratings.add(self.typed(), self.typed(), *look)
            case "change":
                ratings.change(one, name_ar=self.typed(), number=look[0], pattern=look[2])
            case "arrange":
                ratings.arrange([one, other] if one != other else [one])
            case "remove":
                ratings.remove(one, other, self.typed())
            case _:
                ratings.restore()

    def want(self) -> None:
        checklist, of = self.store.checklist, (self.one_of(*Status), self.one_of(*Requirement))
        match self.one_of("want", "drop", "restore"):
            case "want":
                checklist.want(*of, self.one_of(-1, 1, 3, 2**53, 2**70))
            case "drop":
                checklist.drop(*of)
            case _:
                checklist.restore()

    def review(self) -> None:
        self.store.reviews.add(self.one_of(*self.claims), self.one_of(*Decision), self.typed(), self.typed())


@settings(deadline=None, max_examples=30, phases=[Phase.reuse, Phase.generate])
@given(st.data())
def test_what_is_recorded_is_in_the_export_and_reads_back_exactly(data: st.DataObject) -> None:
    with Store(":memory:", "ليلى") as store, Store(":memory:") as other:
        analyst = Analyst(store, data)
        analyst.work()
        record = store.articles.record(analyst.article)
        report = Report((record,), "ar", MADE, "ليلى")
        content = json.render(report)
        assert json.read(content) == report
        assert validate(content).problems == ()
        assert other.intake.take_in(json.read(content).records[0]).outcome is Outcome.ADDED
        assert_same(other.articles.record(analyst.article), record)
        assert other.intake.take_in(json.read(content).records[0]).outcome is Outcome.UNCHANGED


def assert_same(taken: Record, record: Record) -> None:
    """Everything of the article is the same; scale and checklist are the desk's, and what was rated is on its scale."""
    from dataclasses import replace

    own = replace(taken, ratings=record.ratings, checklist=record.checklist)
    assert own == record
    scale = {one.id: one for one in taken.ratings}
    for claim in record.claims:
        assert not claim.rating or claim.rating in scale
