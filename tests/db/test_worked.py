"""The worked sample: every claim with its chain as an analyst reads it, and what the chains come to."""

from typing import Any

import pytest

from db.store import Store
from factcheck import dossier
from factcheck.attribution import Seen
from factcheck.dossier import Dossier
from factcheck.lacks import Requirement
from factcheck.model import Record, Status
from factcheck.report import json
from factcheck.text import sentences
from factcheck.words import Words
from tests import worked
from tests.worked import CLAIMS, GOVERNMENTS


@pytest.fixture(scope="module")
def record() -> Record:
    with Store(":memory:", "إسناد") as store:
        return store.articles.record(worked.work(store))


@pytest.fixture(scope="module")
def dossiers(record: Record) -> dict[str, Dossier]:
    """The dossiers by the quotes of their claims."""
    return {found.claim.passage.quote: found for found in dossier.of(record).values()}


def names(found: Dossier) -> list[list[str]]:
    return [[found.sources[hop.source].name() for hop in level] for level in found.levels]


def one(dossiers: dict[str, Dossier], words: str) -> Dossier:
    (found,) = (held for quote, held in dossiers.items() if words in quote)
    return found


def test_every_claim_has_the_chain_that_was_read(dossiers: dict[str, Dossier]) -> None:
    for quote, status, chain, cue, _ in CLAIMS:
        found = dossiers[quote]
        read = [[speaker if isinstance(speaker, str) else speaker[0] for speaker in _level(level)] for level in chain]
        assert (names(found), found.claim.status) == (read, status)
        assert all(hop.cue is not None and hop.cue.quote == cue for hop in found.levels[0]) if chain else not found.hops


def _level(level: Any) -> list[Any]:
    return level if isinstance(level, list) else [level]


def test_the_sentence_that_retells_a_paper_retelling_governments(dossiers: dict[str, Dossier]) -> None:
    accused = one(dossiers, "بإخفاء نتائج دراسة")
    assert [len(level) for level in accused.levels] == [1, 4]
    assert [accused.sources[hop.source].name() for hop in accused.roots] == GOVERNMENTS
    assert accused.weakest is not None
    assert accused.sources[accused.weakest.source].name() == GOVERNMENTS[0]
    joint = one(dossiers, "أقل من 20 كيلومترًا")
    assert [len(level) for level in joint.levels] == [1, 4, 1]
    assert [joint.sources[hop.source].name() for hop in joint.roots] == ["البيان المشترك"]


def test_three_levels_of_reporting_on_a_report(dossiers: dict[str, Dossier]) -> None:
    assert names(one(dossiers, "محطة رصد واحدة")) == [["إذاعة KLR"], ["معهد دراسات المياه"], ["أوستبرس"]]


def test_one_cue_stands_at_the_claim_it_is_of(dossiers: dict[str, Dossier]) -> None:
    first = one(dossiers, "ملوحة المياه قرب الحدود").levels[0][0].cue
    assert first is not None
    assert abs(first.start - one(dossiers, "ملوحة المياه قرب الحدود").claim.passage.end) < 400


def test_what_is_lacking_and_what_is_independent(dossiers: dict[str, Dossier]) -> None:
    summoned = one(dossiers, "استدعت سفير")
    assert summoned.claim.status is Status.VERIFIED
    assert summoned.lacks() == []
    assert summoned.independence.count == 2
    assert summoned.weakest is None
    salt = one(dossiers, "ملوحة المياه قرب الحدود")
    assert (salt.lacks(), salt.independence.count) == ([], 2)
    assert {want.requirement for want in salt.lacks(Status.VERIFIED)} == {
        Requirement.PRIMARY_SEEN, Requirement.RATIONALE,
    }  # fmt: skip
    taxes = one(dossiers, "إعفاءً ضريبيًا")
    assert taxes.lacks() == []
    assert taxes.weakest is not None
    assert taxes.weakest.seen is Seen.NO
    bare = one(dossiers, "الآبار الجوفية")
    assert bare.lacks(Status.SOURCED)[0].sentence.template == "a chain of attribution"


def test_the_file_that_anybody_can_import_is_what_comes_of_the_tables(record: Record) -> None:
    """Written anew by `python -m tests.worked` whenever the tables change."""
    (kept,) = json.read(worked.WORKED.read_bytes()).records
    assert told(kept) == told(record)


def told(record: Record) -> list[Any]:
    """A record without what is new each time: ids and moments."""
    sources = {source.id: source for source in record.sources}
    ratings = {rating.id: rating.name_en for rating in record.ratings}
    claims = []
    for found in dossier.of(record).values():
        claim, places = found.claim, []
        for hops in (found.hops, *(found.chains[item.id] for item in found.evidence)):
            places.append(sorted((hop.level, hop.place, sources[hop.source].name(), hop.seen.value) for hop in hops))
        claims.append(
            (
                claim.passage.quote, claim.status.value, ratings.get(claim.rating, ""), claim.rationale, claim.unknowns,
                claim.topic, claim.tags, claim.said, claim.place, claim.worth.value, claim.confidence.value,
                claim.as_of, claim.look_again, sorted(places),
                sorted((item.stance.value, item.kind.value, item.title, item.quote) for item in found.evidence),
            )
        )  # fmt: skip
    return [sorted(claims), sorted((one.name(), one.names, one.kind.value, one.protected) for one in sources.values())]


def test_it_is_taken_in_whole_and_stands_to_be_worked_on(store: Store) -> None:
    (kept,) = json.read(worked.WORKED.read_bytes()).records
    taken = store.intake.take_in(kept)
    assert store.articles.record(taken.article) == kept
    claim = kept.claims[0]
    history = store.past.of(claim.id, Words("ar"))
    assert len(history) == 1
    store.verdicts.edit(claim.id, topic="آخر")
    store.undo(taken.article)
    assert store.articles.record(taken.article) == kept


def test_every_statement_of_the_article_is_a_claim(record: Record) -> None:
    """What no claim holds of the article's sentences says who speaks, or joins two claims: never a sentence whole."""
    text = record.version.text
    held = {place for claim in record.claims for place in range(claim.passage.start, claim.passage.end)}
    for start, end in sentences.sentences(text):
        paragraph = text[start:end].strip()
        if paragraph.endswith("."):
            assert held & set(range(start, end)), paragraph
