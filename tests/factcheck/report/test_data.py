"""The data: whole and back to the bit, and nothing else is let in."""

import hashlib
import json as standard
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import anchors
from factcheck.attribution import Hop, Seen, Source, SourceKind
from factcheck.degrees import Confidence, Worth
from factcheck.errors import InputRefused
from factcheck.evidence import Evidence, EvidenceKind, Snapshot, Stance
from factcheck.lacks import Requirement, Want
from factcheck.model import Article, Claim, Correction, Direction, Original, Record, Status, Version
from factcheck.ratings import PATTERNS, Rating
from factcheck.report import Report, json
from factcheck.report.validation import validate
from factcheck.reviews import Decision, Review
from tests.factcheck.report import made

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
FILLED = TEXTS.filter(bool)
TIMES = st.datetimes().map(lambda at: at.isoformat(timespec="milliseconds") + "Z")


@st.composite
def records(draw: st.DrawFn, name: str) -> Record:
    article = Article(
        name,
        *(draw(TEXTS) for _ in range(6)),
        direction=draw(st.sampled_from(Direction)),
        created=draw(TIMES),
    )
    versions, originals = [], {}
    for number in sorted(draw(st.sets(st.integers(1, 99), min_size=1, max_size=3))):
        content = draw(st.binary(max_size=40))
        sha256 = hashlib.sha256(content).hexdigest()
        originals[sha256] = Original(sha256, content)
        text = draw(TEXTS) + "س" + draw(TEXTS)
        rest = [draw(TEXTS) for _ in range(3)]
        versions.append(Version(f"{name}-{number}", name, number, text, sha256, *rest, draw(TIMES)))
    claims = tuple(draw(claim(f"{name}-{at}", versions)) for at in range(draw(st.integers(0, 4))))
    return draw(recorded(Record(article, tuple(versions), claims, tuple(originals.values()))))


@st.composite
def recorded(draw: st.DrawFn, record: Record) -> Record:
    """The record with chains, evidence, copies, corrections, a scale and a checklist of any kind."""
    name = record.article.id
    sources = [
        Source(f"{name}-s{at}", draw(st.sampled_from(SourceKind)), f"اسم{draw(TEXTS)}", draw(TEXTS),
               tuple(draw(st.lists(FILLED, max_size=2))), draw(TEXTS), draw(TEXTS), draw(st.booleans()),
               draw(st.sampled_from(["", *(f"{name}-s{lower}" for lower in range(at))])))
        for at in range(draw(st.integers(1, 5)))
    ]  # fmt: skip
    ratings = [
        Rating(
            f"{name}-r{at}",
            draw(TEXTS) + "ر",
            draw(TEXTS),
            at,
            draw(st.integers(0, 9)),
            "#0a1b2c",
            draw(st.sampled_from(PATTERNS)),
        )
        for at in range(draw(st.integers(1, 3)))
    ]
    claims, hops, evidence, snapshots, corrections, reviews = [], [], [], [], [], []
    for claim in record.claims:
        written = ("rationale", "unknowns", "topic", "said", "place", "as_of", "look_again", "override")
        texts = {name: draw(TEXTS) for name in written}
        rating = draw(st.sampled_from(["", *(one.id for one in ratings)]))
        tags = tuple(draw(st.lists(FILLED, max_size=3)))
        degrees = {"confidence": draw(st.sampled_from(Confidence)), "worth": draw(st.sampled_from(Worth))}
        claims.append(replace(claim, rating=rating, tags=tags, **texts, **degrees))
        passages = st.none() | st.sampled_from(claim.passages)
        items = [
            Evidence(f"{claim.id}-e{at}", claim.id, draw(st.sampled_from(Stance)), draw(st.sampled_from(EvidenceKind)),
                     *(draw(TEXTS) for _ in range(11)), passage=draw(passages), created=draw(TIMES))
            for at in range(draw(st.integers(0, 2)))
        ]  # fmt: skip
        evidence += items
        for owner in ("", *(item.id for item in items)):
            level = place = 0
            for number, source in enumerate(draw(st.lists(st.sampled_from(sources), max_size=4, unique=True))):
                beside = number > 0 and draw(st.booleans())
                level, place = (level, place + 1) if beside else (level + 1, 0)
                made = (draw(st.sampled_from(Seen)), draw(TEXTS), draw(TEXTS), draw(TEXTS), draw(passages), owner)
                hops.append(Hop(f"{claim.id}-{owner}-h{number}", claim.id, source.id, level, place, *made))
        for item in items:
            kept = draw(st.sampled_from(record.originals)).sha256
            pairs = tuple(draw(st.lists(st.tuples(TEXTS, TEXTS), max_size=2)))
            led = tuple(draw(st.lists(st.tuples(st.integers(300, 399), TEXTS), max_size=2)))
            said = (draw(TEXTS), draw(TEXTS), draw(TEXTS), draw(TIMES), draw(TEXTS), draw(st.integers(0, 599)))
            snapshots.append(Snapshot(f"{item.id}-k", claim.id, item.id, kept, *said, draw(TEXTS), pairs, led))
        corrections.append(
            Correction(f"{claim.id}-c", claim.id, draw(st.sampled_from(Status)), *(draw(TEXTS) for _ in range(3)),
                       draw(TIMES), draw(TEXTS))
        )  # fmt: skip
        decision, status = draw(st.sampled_from(Decision)), draw(st.sampled_from(Status))
        told = (draw(TEXTS), status, draw(TEXTS), draw(TEXTS), draw(TIMES), draw(TEXTS))
        reviews.append(Review(f"{claim.id}-v", claim.id, decision, *told))  # fmt: skip
    wants = [
        Want(
            f"{name}-w{at}", draw(st.sampled_from(Status)), draw(st.sampled_from(Requirement)), draw(st.integers(1, 9))
        )
        for at in range(draw(st.integers(0, 3)))
    ]
    return replace(
        record, claims=tuple(claims), sources=tuple(sources), ratings=tuple(ratings), checklist=tuple(wants),
        hops=tuple(hops), evidence=tuple(evidence), snapshots=tuple(snapshots), corrections=tuple(corrections),
        reviews=tuple(reviews),
    )  # fmt: skip


@st.composite
def claim(draw: st.DrawFn, name: str, versions: list[Version]) -> Claim:
    passages = []
    for version in versions[draw(st.integers(0, len(versions) - 1)) :]:
        at = version.text.index("س")
        start, end = draw(st.integers(0, at)), draw(st.integers(at + 1, len(version.text)))
        made_of = anchors.make(version.text, start, end, version=version.id, sure=draw(st.floats(0, 1)))
        passages.append(replace(made_of, id=f"{name}-{version.id}"))
    status = draw(st.sampled_from(Status))
    words = (draw(TEXTS), draw(TEXTS), draw(TIMES), draw(TIMES))
    return Claim(name, versions[0].article, status, *words, tuple(passages))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    several = tuple(draw(records(f"a{at}")) for at in range(draw(st.integers(0, 2))))
    return Report(several, draw(st.sampled_from(["ar", "en"])), draw(TIMES), draw(TEXTS))


@settings(deadline=None)
@given(reports())
def test_what_is_written_is_read_back_exactly(report: Report) -> None:
    content = json.render(report)
    again = json.read(content)
    assert again == report
    assert json.render(again) == content
    assert json.is_report(content)


def test_the_pages_of_a_pdf_go_with_their_claims() -> None:
    report = made.report()
    paged = replace(report, pages=tuple((claim.id, 3) for claim in report.records[0].claims[:2]))
    content = json.render(paged)
    assert json.read(content) == paged
    tree = standard.loads(content)
    assert validate(content).problems == ()
    for wrong in ({"nobody": 1}, {"c-outer": "3"}, {"c-outer": -1}, [], None):
        with pytest.raises(InputRefused):
            json.read(standard.dumps({**tree, "pages": wrong}).encode())
        assert validate(standard.dumps({**tree, "pages": wrong}).encode()).problems


@settings(deadline=None)
@given(
    st.binary(max_size=60)
    | st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists).map(
        lambda tree: standard.dumps(tree).encode()
    )
)
def test_anything_else_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(InputRefused):
        json.read(content)


def test_the_hostile_report_comes_back() -> None:
    assert json.read(json.render(made.report())) == made.report()


def test_arabic_is_readable_in_the_file() -> None:
    assert "قال الوزير" in json.render(made.report()).decode()


def test_a_report_is_told_by_how_it_begins() -> None:
    content = json.render(made.report())
    assert json.is_report(b"\xef\xbb\xbf \n" + content)
    assert not json.is_report(b'{"format": "something"}')
    assert not json.is_report(b'["format", "isnad-report"]')
    assert not json.is_report(b"")


Change = Callable[[Any], object]


def first(tree: Any) -> Any:
    return tree["records"][0]


CHANGES: dict[str, Change] = {
    "another format": lambda tree: tree.update(format="other"),
    "a newer format": lambda tree: tree.update(format_version=2),
    "a newer format of many digits": lambda tree: tree.update(format_version=10**4000),
    "no format version": lambda tree: tree.update(format_version=True),
    "a field too few": lambda tree: tree.pop("by"),
    "a field too many": lambda tree: tree.update(more=1),
    "a language there is not": lambda tree: tree.update(language="fr"),
    "no time": lambda tree: tree.update(made="yesterday"),
    "records that are no list": lambda tree: tree.update(records={}),
    "a record that is no object": lambda tree: tree["records"].append(1),
    "a record twice": lambda tree: tree["records"].append(first(tree)),
    "an empty id": lambda tree: first(tree)["article"].update(id=""),
    "a title that is a number": lambda tree: first(tree)["article"].update(title=1),
    "a title with NUL": lambda tree: first(tree)["article"].update(title="a\0"),
    "a title with half a character": lambda tree: first(tree)["article"].update(title="\ud800"),
    "an unknown direction": lambda tree: first(tree)["article"].update(direction="up"),
    "no versions": lambda tree: first(tree).update(versions=[], claims=[]),
    "versions out of order": lambda tree: first(tree)["versions"].reverse(),
    "a version 0": lambda tree: first(tree)["versions"][0].update(number=0),
    "a version of another article": lambda tree: first(tree)["versions"][0].update(article="b"),
    "a version twice": lambda tree: first(tree)["versions"][1].update(id="v1"),
    "a text that was changed": lambda tree: first(tree)["versions"][1].update(text="x" * 1000),
    "a hash that is none": lambda tree: first(tree)["versions"][1].update(original="A" * 64),
    "an unknown status": lambda tree: first(tree)["claims"][0].update(status="true"),
    "a status that is a list": lambda tree: first(tree)["claims"][0].update(status=[]),
    "a claim twice": lambda tree: first(tree)["claims"].append(first(tree)["claims"][0]),
    "a claim of another article": lambda tree: first(tree)["claims"][0].update(article="b"),
    "a claim without a passage": lambda tree: first(tree)["claims"][0].update(passages=[]),
    "an original that was changed": lambda tree: first(tree)["originals"][0].update(content="AAAA"),
    "an original that is not base64": lambda tree: first(tree)["originals"][0].update(content="é*"),
    "an original twice": lambda tree: first(tree)["originals"].append(first(tree)["originals"][0]),
}
PASSAGES: dict[str, dict[str, Any]] = {
    "another quote": {"quote": "x"},
    "another place": {"start": 1},
    "a huge place": {"end": 10**4000},
    "a place that is true": {"start": False},
    "a place before the text": {"start": -1},
    "a place in half a character": {"start": 0.5},
    "an empty place": {"start": 5, "end": 5, "quote": ""},
    "a place of white space": {"start": 56, "end": 58, "quote": "\n\n", "prefix": "", "suffix": ""},
    "a version there is not": {"version": "v9"},
    "another prefix": {"prefix": "x"},
    "another suffix": {"suffix": "x"},
    "more than sure": {"sure": 1.5},
    "no number": {"sure": float("nan")},
    "infinity": {"sure": float("inf")},
    "an id that is taken": {"id": "p-c-nested"},
}


def refusal(content: bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        json.read(content)
    sentence = str(caught.value)
    assert sentence.endswith((".", "verified."))
    assert len(sentence) < 300
    return sentence


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_report_is_refused(change: Change) -> None:
    tree = standard.loads(json.render(made.report()))
    change(tree)
    refusal(standard.dumps(tree).encode())


@pytest.mark.parametrize("change", PASSAGES.values(), ids=PASSAGES)
def test_a_changed_passage_is_refused(change: dict[str, Any]) -> None:
    tree = standard.loads(json.render(made.report()))
    first(tree)["claims"][0]["passages"][0].update(change)
    refusal(standard.dumps(tree).encode())


def test_a_refusal_names_the_place() -> None:
    tree = standard.loads(json.render(made.report()))
    first(tree)["claims"][2]["passages"][0]["start"] = "3"
    assert "records[0].claims[2].passages[0].start" in refusal(standard.dumps(tree).encode())


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"format": "isnad-report", "format": "isnad-report"}',
        b'{"format": ' + b"9" * 10_000 + b"}",
        b'{"format": "isnad-report"',
        b"\xff\xfe{}",
        b"",
    ],
    ids=["deep lists", "deep objects", "a key twice", "a huge number", "cut off", "not UTF-8", "empty"],
)
def test_what_is_not_json_is_refused(content: bytes) -> None:
    refusal(content)
