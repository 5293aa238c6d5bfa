"""A table of claims that left the desk comes back: onto its text, or as an article of what the claims quote."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.store import Store
from db.taken import Outcome
from factcheck import anchors, inputs
from factcheck.degrees import Confidence, Worth
from factcheck.errors import Refused
from factcheck.model import Claim, Status
from factcheck.report import Format, Report, render
from factcheck.report.tabled import Tabled
from factcheck.text.clean import clean
from factcheck.words import Sentence
from tests.conftest import TEXT, draft
from tests.db.test_journal import mark

AT = "2026-11-23T08:00:00.000Z"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(lambda text: clean(text).text)
TAGS = TEXTS.map(lambda text: " ".join(text.split())).filter(bool)
RATINGS = ["", "false", "صحيح جزئيًا", "نصف قول", "one of their own"]


@st.composite
def claims(draw: st.DrawFn, text: str) -> list[Claim]:
    made = []
    for at in range(draw(st.integers(1, 5))):
        places = draw(st.lists(st.tuples(st.integers(0, 60), st.integers(3, 60)), min_size=1, max_size=2, unique=True))
        ranges = sorted({anchors.trim(text, start, start + length) for start, length in places})
        passages = tuple(anchors.make(text, *one) for one in ranges)
        fields = {name: draw(TEXTS) for name in ("rationale", "unknowns", "topic", "said", "place", "override")}
        made.append(
            Claim(
                f"{'abcde'[at]}" * 32, "", draw(st.sampled_from(Status)), draw(TEXTS) + "ق", draw(TEXTS), AT, AT,
                passages, rating=draw(st.sampled_from(RATINGS)), confidence=draw(st.sampled_from(Confidence)),
                worth=draw(st.sampled_from(Worth)), as_of=draw(st.sampled_from(["", "2026-11-01"])),
                tags=tuple(dict.fromkeys(draw(st.lists(TAGS, max_size=3)))), **fields,
            )
        )  # fmt: skip
    return made


def rated(store: Store, given: list[Claim], article: str) -> None:
    version = store.articles.version(article).id
    known = {name: store.ratings.named(name).id for name in RATINGS[1:3]}
    known["نصف قول"] = store.ratings.add("نصف قول", "", 2, "#123456", "dots").id
    known[RATINGS[4]] = store.ratings.add("", RATINGS[4], 0, "#123456", "dots").id
    for claim in given:
        passages = tuple(replace(one, version=version) for one in claim.passages)
        own = replace(claim, article=article, rating=known.get(claim.rating, ""), passages=passages)
        with store.step(Sentence("Insert"), article):
            store.claims.insert(own)


def table(store: Store, article: str, format: Format, language: str) -> bytes:
    return render(Report((store.articles.record(article),), language, AT, "ليلى", names_protected=True), format)


def rows(store: Store, article: str) -> list[dict[str, str]]:
    content = table(store, article, Format.CSV, "en").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def said(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows without what an article of quotes alone cannot tell: where the words stood in the whole text."""
    changed = {"start", "end", "version", "passages", "number", "published", "language"}
    scale = {"scale", "rating_value", "worst_rating", "best_rating"}  # of ratings that the other desk did not have
    plain = [{name: cell for name, cell in row.items() if name not in changed | scale} for row in rows]
    return sorted(plain, key=lambda row: row["claim_id"])


@pytest.mark.parametrize("format", [Format.CSV, Format.XLSX])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_claims_of_a_table_come_back_the_same(format: Format, language: str) -> None:
    @settings(deadline=None, max_examples=12)
    @given(claims(TEXT))
    def holds(made: list[Claim]) -> None:
        with Store(":memory:") as here, Store(":memory:") as empty, Store(":memory:") as third:
            article = here.intake.take_in(draft()).article
            rated(here, made, article)
            before, file = rows(here, article), table(here, article, format, language)
            [read] = inputs.read(file, f"a{format.suffix}")
            assert here.intake.take_in(read).outcome is Outcome.UNCHANGED
            for claim in here.claims.of(article):
                here.claims.remove(claim.id)
            assert here.intake.take_in(read).outcome is Outcome.ANNOTATED
            assert rows(here, article) == before
            assert empty.intake.take_in(read).outcome is Outcome.ADDED
            assert said(rows(empty, article)) == said(before)
            again = table(empty, article, format, language)
            [read] = inputs.read(again, f"a{format.suffix}")
            assert third.intake.take_in(read).outcome is Outcome.ADDED
            assert rows(third, article) == rows(empty, article)

    holds()


def test_what_a_spreadsheet_saved_is_read_all_the_same(store: Store, article: str) -> None:
    claim = mark(store, article, 0, 11, Status.DISPUTED)
    store.tags.change([claim.id], ["ماء, نيل", "سدود"], [])
    content = table(store, article, Format.CSV, "ar").decode("utf-8-sig")
    told = list(csv.reader(io.StringIO(content, newline="")))
    turned = [[row[at] for at in (*range(len(row))[::-1],)] for row in told]
    saved = io.StringIO(newline="")
    saved.write("sep=;\r\n")
    csv.writer(saved, delimiter=";").writerows(turned)
    store.claims.remove(claim.id)
    [read] = inputs.read(saved.getvalue().encode("utf-8-sig"), "saved.csv")
    store.intake.take_in(read)
    [back] = store.claims.of(article)
    assert (back.id, back.status, back.passage.quote) == (claim.id, Status.DISPUTED, claim.passage.quote)
    assert back.tags == ("ماء, نيل", "سدود")
    store.undo(article)
    assert store.claims.of(article) == []


def test_words_that_moved_are_found_and_others_are_told(store: Store, article: str) -> None:
    gone, moved = mark(store, article, 0, 11), mark(store, article, 20, 33)
    [read] = inputs.read(table(store, article, Format.CSV, "en"), "a.csv")
    assert isinstance(read, Tabled)
    with Store(":memory:") as other:
        there = other.intake.take_in(draft("سطر جديد.\n" + TEXT[11:])).article
        taken = other.intake.take_in(replace(read, id=""))
        assert (taken.article, taken.outcome) == (there, Outcome.ANNOTATED)
        [claim] = other.claims.of(there)
        assert (claim.id, claim.passage.quote) == (moved.id, moved.passage.quote)
        assert any(gone.wording in str(one.values) for one in taken.warnings)
        other.claims.remove(claim.id)
        with pytest.raises(Refused, match="None of the claims"):
            other.intake.take_in(replace(read, id=there, claims=read.claims[:1]))
        assert other.claims.of(there) == []


@pytest.mark.parametrize(
    "content",
    [
        b"claim_id,status,quote\r\n",
        b"claim_id,status,quote\r\n1,sourced,\r\n",
        b'claim_id,status,quote\r\n1,sourced,"',
        b"claim_id,status,quote\rx,\0",
        b'"claim_id,status,quote',
    ],
)
def test_a_table_without_a_quoted_claim_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        inputs.read(content, "a.csv")


def test_odd_cells_become_what_can_be_kept(store: Store) -> None:
    cells = ["1", "Sourced ", "قول ما هنا", "-5", "zwölf", "x", "[[1,2],3]", '"a', "never", "٣", "9" * 40]
    heads = "claim_id,status,quote,start,end,version,passages,tags,created,confidence,rating_value"
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    [read] = inputs.read(f"{heads},rating\r\n{text.getvalue().strip()},غريب\r\n".encode(), "a.csv")
    taken = store.intake.take_in(read)
    [claim] = store.claims.of(taken.article)
    assert (claim.status, claim.passage.quote, claim.wording) == (Status.SOURCED, "قول ما هنا", "قول ما هنا")
    assert store.ratings.get(claim.rating).name() == "غريب"
    assert store.articles.get(taken.article).title == "قول ما هنا"


def test_a_workbook_that_another_program_wrote_is_read(store: Store, article: str) -> None:
    import openpyxl

    claim = mark(store, article, 0, 11, Status.VERIFIED)
    book = openpyxl.load_workbook(io.BytesIO(table(store, article, Format.XLSX, "ar")))
    book.active.append([])
    saved = io.BytesIO()
    book.save(saved)  # its texts stand in a part of their own now
    store.claims.remove(claim.id)
    [read] = inputs.read(saved.getvalue(), "saved.xlsx")
    store.intake.take_in(read)
    assert [one.id for one in store.claims.of(article)] == [claim.id]


def test_quotes_without_a_letter_make_no_article(store: Store) -> None:
    [read] = inputs.read("claim_id,status,quote\r\n1,sourced,…\r\n".encode(), "a.csv")
    with pytest.raises(Refused):
        store.intake.take_in(read)
    assert store.articles.listed() == []
