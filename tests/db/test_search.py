"""The search of a desk: what it finds, and an index that agrees with the texts whatever is done to them."""

import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from db.check import Index, check
from db.store import DESK, Store
from factcheck import anchors
from factcheck.attribution import SourceKind
from factcheck.errors import DeskError, NothingToReverse, Refused
from factcheck.evidence import EvidenceKind, Stance
from factcheck.model import Level, Status, Where
from factcheck.search.lexicon import EQUIVALENTS
from factcheck.search.places import Kind
from factcheck.words import Sentence
from tests.conftest import TEXT, draft
from tests.db.test_journal import mark

SAID = st.text(st.sampled_from('ابتكلموسي ةىأ\u064b\u0640«»"*-=ab1 \n'), max_size=12)


class AnalystWhoSearches(RuleBasedStateMachine):
    """Articles, versions, claims and equivalents come, change and go; the index is asked after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.store = Store(":memory:")
        self.number = 0

    def _articles(self) -> list[str]:
        return [listed.article.id for listed in self.store.articles.listed()]

    @rule(said=SAID)
    def take_in(self, said: str) -> None:
        self.number += 1
        self.store.intake.take_in(draft(f"خبر {self.number}\n{said}", name=f"/{self.number}"))

    @rule(said=SAID)
    def take_in_again(self, said: str) -> None:
        if self.number:
            self.store.intake.take_in(draft(f"خبر {self.number}\n{TEXT}\n{said}", name=f"/{self.number}"))

    @rule(said=SAID, data=st.data())
    def add(self, said: str, data: st.DataObject) -> None:
        for article in self._articles()[:1]:
            mark(self.store, article, 0, data.draw(st.integers(1, 4)), Status.SOURCED)

    @rule(said=SAID, note=SAID)
    def change(self, said: str, note: str) -> None:
        for article in self._articles()[:2]:
            for claim in self.store.claims.of(article)[:1]:
                self.store.claims.set_wording(claim.id, said)
                self.store.claims.set_note(claim.id, note)

    @rule()
    def remove_claim(self) -> None:
        for article in self._articles()[:1]:
            for claim in self.store.claims.of(article)[-1:]:
                self.store.claims.remove(claim.id)

    @rule()
    def remove_article(self) -> None:
        for article in self._articles()[-1:]:
            self.store.articles.remove(article)

    @rule(which=st.integers(0, 3), back=st.booleans())
    def reverse(self, which: int, back: bool) -> None:
        stack = [DESK, *self._articles()][which % (len(self._articles()) + 1)]
        with suppress(NothingToReverse):
            self.store.undo(stack) if back else self.store.redo(stack)

    @rule(said=SAID, level=st.sampled_from(Level), where=st.sampled_from([None, *Where]))
    def search(self, said: str, level: Level, where: Where | None) -> None:
        with suppress(Refused):
            for hit in self.store.search.hits(said, level, where):
                assert hit.hit

    @rule(rebuild=st.booleans())
    def check(self, rebuild: bool) -> None:
        found = check(self.store, rebuild)
        assert (found.damaged, found.index) == ((), Index.REBUILT if rebuild else Index.AGREES)

    @invariant()
    def index_agrees(self) -> None:
        assert self.store.index.agrees()

    @invariant()
    def everything_is_found(self) -> None:
        found = {hit.article for hit in self.store.search.hits("خبر", Level.EXACT, Where.ARTICLES)}
        assert found == set(self._articles())

    def teardown(self) -> None:
        self.store.close()


AnalystWhoSearches.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestAnalystWhoSearches = AnalystWhoSearches.TestCase


def hits(store: Store, typed: str, level: Level = Level.PREFIXES, where: Where | None = None) -> list[str]:
    return [hit.hit for hit in store.search.hits(typed, level, where)]


def test_the_article_answers_as_arabic_is_written(store: Store) -> None:
    store.intake.take_in(draft("قال مُحَمَّد إن روسيا والأسلحة، وروسيا ولروسيا وبيتر"))
    assert hits(store, "الاسلحه") == ["والأسلحة"]
    assert hits(store, "محمد") == ["مُحَمَّد"]
    assert hits(store, "روسيا") == ["روسيا", "وروسيا", "ولروسيا"]
    assert hits(store, "بيت") == []
    assert hits(store, "بيت", Level.STEMS) == []


def test_claims_are_found_by_wording_quote_and_note(store: Store, article: str) -> None:
    claim = mark(store, article, 0, 10)
    store.claims.set_wording(claim.id, "نفي الصفقة")
    store.claims.set_note(claim.id, "يُسأل الناطق")
    kinds = {
        word: [hit.kind for hit in store.search.hits(word, where=Where.CLAIMS)] for word in ("نفي", "وزارة", "ناطق")
    }
    assert kinds == {"نفي": [Kind.WORDING], "وزارة": [Kind.QUOTE], "ناطق": [Kind.NOTE]}
    (hit,) = store.search.hits("وزارة", where=Where.CLAIMS)
    version = store.articles.version(article)
    assert (hit.claim, hit.version) == (claim.id, version.id)
    assert version.text[hit.start : hit.end] == hit.hit == "وزارة"


def test_evidence_and_sources_are_found_in_their_fields(store: Store, article: str) -> None:
    claim = mark(store, article, 0, 10)
    store.verdicts.edit(claim.id, rationale="تعليل مفصل")
    item = store.evidence.add(
        claim.id, Stance.SUPPORTS, EvidenceKind.DOCUMENT, title="محضر الجلسة", publisher="الأرشيف", quote="نص المحضر",
        translation="minutes of the session", note="يُراجَع",
    )  # fmt: skip
    source = store.sources.add(SourceKind.OFFICE, "المتحدثة باسم الوزارة", "Spokeswoman", aliases=("الناطقة",))
    found = {
        word: [(hit.kind, hit.article, hit.claim, hit.evidence, hit.source) for hit in store.search.hits(word)]
        for word in ("محضر", "ارشيف", "minutes", "يراجع", "متحدثه", "ناطقه", "spokeswoman", "تعليل")
    }
    of_item, of_source = (article, claim.id, item.id, ""), ("", "", "", source.id)
    assert found == {
        "محضر": [(Kind.TITLE, *of_item), (Kind.QUOTE, *of_item)],
        "ارشيف": [(Kind.PUBLISHER, *of_item)],
        "minutes": [(Kind.TRANSLATION, *of_item)],
        "يراجع": [(Kind.NOTE, *of_item)],
        "متحدثه": [(Kind.NAME, *of_source)],
        "ناطقه": [(Kind.NAME, *of_source)],
        "spokeswoman": [(Kind.NAME, *of_source)],
        "تعليل": [(Kind.RATIONALE, article, claim.id, "", "")],
    }
    assert hits(store, "محضر", where=Where.EVIDENCE) == ["محضر", "المحضر"]
    assert hits(store, "محضر", where=Where.CLAIMS) == hits(store, "ناطقه", where=Where.EVIDENCE) == []
    assert hits(store, "ناطقه", where=Where.SOURCES) == ["الناطقة"]
    store.evidence.remove(item.id)
    assert hits(store, "محضر") == []
    store.undo(article)
    assert hits(store, "محضر") == ["محضر", "المحضر"]
    store.sources.change(source.id, aliases=("الناطق",))
    assert hits(store, "ناطقه") == []
    assert check(store).index is Index.AGREES
    assert check(store, rebuild=True).index is Index.REBUILT
    assert hits(store, "محضر") == ["محضر", "المحضر"]


def test_a_quote_deep_in_the_article_keeps_its_place_there(store: Store, article: str) -> None:
    text = store.articles.version(article).text
    start = text.index("صفقة سدود")
    store.claims.add(
        article, anchors.make(text, start, start + 9, version=store.articles.version(article).id), Status.DISPUTED
    )
    (hit,) = store.search.hits("سدود", Level.EXACT, Where.CLAIMS)
    assert (hit.start, text[hit.start : hit.end]) == (start + 5, "سدود")


def test_a_title_of_its_own_is_found_once(store: Store) -> None:
    store.intake.take_in(draft("النص هنا", title="عنوان آخر"))
    (hit,) = store.search.hits("عنوان")
    assert (hit.kind, hit.version, hit.start, hit.end) == (Kind.TITLE, "", 0, 5)
    store.intake.take_in(draft("هذه وزارة\nالنص"))
    assert [hit.kind for hit in store.search.hits("وزارة")] == [Kind.TEXT]


def test_only_the_newest_version_is_found(store: Store) -> None:
    store.intake.take_in(draft(TEXT + "\nقديم", name="/a"))
    taken = store.intake.take_in(draft(TEXT + "\nختامي", name="/a"))
    assert hits(store, "قديم") == []
    assert [hit.version for hit in store.search.hits("ختامي")] == [taken.version]
    store.undo(taken.article)
    assert hits(store, "قديم") == ["قديم"]
    assert hits(store, "ختامي") == []


def test_the_newest_comes_first_and_in_reading_order(store: Store) -> None:
    for number in range(3):
        store.intake.take_in(draft(f"كلمة {number} كلمة"))
    found = list(store.search.hits("كلمة"))
    assert [hit.start for hit in found] == [0, 7] * 3
    assert [hit.article for hit in found[::2]] == [listed.article.id for listed in store.articles.listed()]


def test_parts_of_a_query_may_stand_in_title_and_text(store: Store) -> None:
    store.intake.take_in(draft("النص هنا", title="عنوان آخر"))
    assert hits(store, "عنوان نص") == ["عنوان", "النص"]
    assert hits(store, "عنوان -نص") == []


def test_a_word_is_found_by_the_spelling_that_came_with_the_program(store: Store) -> None:
    store.intake.take_in(draft("قال المسئول"))
    assert hits(store, "مسؤول") == ["المسئول"]
    assert len(store.equivalents.pairs()) == len({frozenset(pair) for pair in EQUIVALENTS})


def test_equivalents_are_steps(store: Store) -> None:
    store.intake.take_in(draft("في جنيف وجنيڤ وبطهران"))
    assert hits(store, "جينيف") == []
    store.equivalents.add("جِنيف", "جينيف")
    assert hits(store, "جينيف") == ["جنيف"]
    store.equivalents.add("جينيف", "جنيف")
    assert store.undo(DESK).label.template == "Take {word} and {other} for one"
    assert hits(store, "جينيف") == []
    store.redo(DESK)
    store.equivalents.remove("جنيف", "جينيف")
    store.equivalents.remove("جنيف", "جينيف")
    assert hits(store, "جينيف") == []
    store.undo(DESK)
    assert hits(store, "جينيف") == ["جنيف"]


@pytest.mark.parametrize("pair", [("", "أ"), ("كلمة", "كلمتان اثنتان"), ("،", "؛")])
def test_equivalents_are_words(store: Store, pair: tuple[str, str]) -> None:
    with pytest.raises(Refused, match="one word each"):
        store.equivalents.add(*pair)


def test_what_is_not_kept_is_not_found(store: Store, article: str) -> None:
    with suppress(ZeroDivisionError), store.step(Sentence.of("Both"), article):
        mark(store, article, 0, 5)
        raise ZeroDivisionError
    assert hits(store, "وزارة", where=Where.CLAIMS) == []
    assert store.index.agrees()


def test_two_programs_find_what_the_other_wrote(tmp_path: Path) -> None:
    path = str(tmp_path / "desk.sqlite")
    with Store(path) as one, Store(path) as other:
        article = one.intake.take_in(draft()).article
        mark(other, article)
        assert hits(one, "وزارة") == hits(other, "وزارة") != []
        one.articles.remove(article)
        assert hits(other, "وزارة") == []
        assert other.index.agrees()


def test_an_original_that_is_its_text_is_kept_once_and_given_back_whole(store: Store) -> None:
    article = store.intake.take_in(draft()).article
    other = store.intake.take_in(draft("نص آخر", original="نص آخر".encode("cp1256"))).article
    assert store.connection.execute("SELECT content FROM original").fetchall() == [("نص آخر".encode("cp1256"),)]
    assert store.articles.record(article).originals[0].content == TEXT.encode()
    assert store.articles.record(other).originals[0].content == "نص آخر".encode("cp1256")
    record = store.articles.record(article)
    with Store(":memory:") as second:
        second.intake.restore(record)
        assert second.articles.record(article) == record
        assert check(second).damaged == ()


def test_missing_content_is_damage(store: Store, article: str) -> None:
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute("DELETE FROM text")
    assert len(check(store).damaged) == 1


def test_making_the_index_anew_leaves_the_schema_as_it_was(store: Store, article: str) -> None:
    def schema() -> list[tuple[str, str]]:
        query = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name"
        settings = "SELECT k, v FROM word_index_config ORDER BY k"
        return [*store.connection.execute(query), *store.connection.execute(settings)]

    before = schema()
    check(store, rebuild=True)
    assert schema() == before
    mark(store, article)
    assert store.index.agrees()


@pytest.mark.parametrize(
    "broken",
    [
        "DELETE FROM searched",
        "DELETE FROM stem",
        "UPDATE searched SET said = 'غير'",
        "INSERT INTO word_index (word_index) VALUES ('delete-all')",
        "INSERT INTO word_index (rowid, words) VALUES (99, 'كلمة')",
        "UPDATE word_index_data SET block = substr(block, 1, length(block) / 2) WHERE id > 10",
        "DELETE FROM word_index_data",
        "DELETE FROM word_index_config",
        "UPDATE word_index_config SET v = 99 WHERE k = 'version'",
        "DROP TABLE word_index_data",
        "DROP TABLE word_index",
        "DROP TABLE searched",
        "DROP TABLE stem",
        "DROP VIEW searchable",
        "DROP VIEW searched_words",
    ],
)
def test_an_index_that_is_broken_is_found_and_made_anew(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "desk.sqlite"
    with Store(str(path)) as store:
        shape = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name"
        mark(store, store.intake.take_in(draft()).article)
        before, found = store.connection.execute(shape).fetchall(), hits(store, "وزارة", Level.STEMS)
    plain = sqlite3.connect(path)
    plain.create_function("isnad_words", -1, lambda *texts: "")
    plain.execute(broken)
    plain.commit()
    plain.close()
    with Store(str(path)) as store:
        with suppress(DeskError):
            hits(store, "وزارة", Level.STEMS)
        assert check(store).index is Index.DIFFERS
        assert check(store, rebuild=True).index is Index.REBUILT
        assert check(store).index is Index.AGREES
        assert hits(store, "وزارة", Level.STEMS) == found
        assert store.connection.execute(shape).fetchall() == before


def test_an_index_that_finds_no_word_differs_though_each_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    with Store(str(path)) as store:
        for number in range(40):
            store.intake.take_in(draft(" ".join(f"ك{number}م{other}" for other in range(400)), name=f"/{number}"))
    plain = sqlite3.connect(path)
    plain.execute("DELETE FROM word_index_idx")
    plain.commit()
    plain.close()
    with Store(str(path)) as store:
        assert check(store).index is Index.DIFFERS
        assert check(store, rebuild=True).index is Index.REBUILT
        assert hits(store, "ك39م399") == ["ك39م399"]


def test_a_desk_can_be_read_without_the_program(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    with Store(str(path)) as store:
        store.intake.take_in(draft())
    plain = sqlite3.connect(path)
    assert plain.execute("SELECT title FROM article").fetchall() == [(TEXT.split("\n")[0],)]
    assert plain.execute("SELECT count(*) FROM word_index WHERE word_index MATCH 'الري'").fetchone() == (1,)
    plain.close()
