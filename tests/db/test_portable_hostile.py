"""Portable desks that are broken, changed, hostile or of any history: one clear sentence, and the desk as it was."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.check import Index, check
from db.store import Store
from db.taken import Outcome, TakenIn
from factcheck import inputs
from factcheck.attribution import SourceKind
from factcheck.errors import InputRefused, IsnadError, Refused
from factcheck.evidence import EvidenceKind, Stance
from factcheck.model import Status
from factcheck.report import Format, templates
from factcheck.report.templates import Template
from factcheck.report.validation import validate
from tests.conftest import draft
from tests.db.test_portable import WORDS, busy, content_of, mark, opened, packed, past

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def content() -> bytes:
    with Store(":memory:", "ليلى") as store:
        return packed(store, busy(store)[0])


def unpacked(content: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def repacked(files: Files, *, manifest: dict[str, Any] | None = None, sums: bool = True) -> bytes:
    """The files as a portable desk, with a manifest that fits them."""
    head = json.loads(files["manifest.json"]) | (manifest or {})
    if sums:
        head["files"] = {
            name: {"sha256": hashlib.sha256(held).hexdigest(), "bytes": len(held)}
            for name, held in files.items()
            if name != "manifest.json"
        }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(zipfile.ZipInfo("manifest.json"), json.dumps(head))
        for name, held in files.items():
            if name != "manifest.json":
                parts.writestr(name, held)
    return packed.getvalue()


def refused(store: Store, content: bytes) -> str:
    """The one sentence that a file is refused with; the desk is not touched."""
    held = content_of(store)
    with pytest.raises(Refused) as caught:
        opened(store, content)
    assert content_of(store) == held
    said = str(caught.value)
    assert "\n" not in said
    assert len(said) < 300
    assert caught.value.said(type(WORDS)("ar")) != said
    return said


def test_a_file_that_was_cut_off_is_refused(store: Store, content: bytes) -> None:
    for size in (44, 100, len(content) // 2, len(content) - 30, len(content) - 1):
        assert "damaged or incomplete" in refused(store, content[:size])


def test_a_file_whose_bytes_were_changed_is_refused_by_name(store: Store, content: bytes) -> None:
    files = unpacked(content)
    for name in set(files) - {"manifest.json"}:
        changed = {**files, name: files[name] + b" "}
        assert f"changed since it was packed: {name}" in refused(store, repacked(changed, sums=False))


def test_a_file_of_a_newer_version_says_so(store: Store, content: bytes) -> None:
    assert "newer version" in refused(store, repacked(unpacked(content), manifest={"format_version": 2}))
    assert "damaged" in refused(store, repacked(unpacked(content), manifest={"format": "other"}))
    assert "damaged" in refused(store, repacked(unpacked(content), manifest={"format_version": "1"}))


@pytest.mark.parametrize(
    "name", ["../../evil", "/etc/passwd", "originals/../../x", "C:\\x", "originals/" + "A" * 64, "notes.txt", "a\0b"]
)
def test_a_file_that_would_lead_out_is_refused(store: Store, content: bytes, name: str) -> None:
    assert "files that Isnad does not write" in refused(store, repacked({**unpacked(content), name: b"x"}))


def test_a_bomb_is_not_opened(store: Store, content: bytes) -> None:
    bomb = repacked({**unpacked(content), "originals/" + "a" * 64: bytes(60_000_000)})
    assert len(bomb) < 100_000
    assert "would swell to 61 MB" in refused(store, bomb)


def test_a_bomb_that_lies_about_its_size_is_refused(store: Store, content: bytes) -> None:
    bomb = bytearray(repacked({**unpacked(content), "originals/" + "a" * 64: bytes(60_000_000)}))
    for place in (at for at in range(len(bomb) - 4) if bomb[at : at + 4] == (60_000_000).to_bytes(4, "little")):
        bomb[place : place + 4] = (10).to_bytes(4, "little")
    assert "is not what its manifest says" in refused(store, bytes(bomb))


def test_a_name_that_stands_twice_is_refused(store: Store, content: bytes) -> None:
    twice = io.BytesIO(content)
    with zipfile.ZipFile(twice, "a") as parts, pytest.warns(UserWarning, match="Duplicate name"):
        parts.writestr("report.json", b"{}")
    assert "files that Isnad does not write" in refused(store, twice.getvalue())


def test_a_file_with_a_password_is_refused(store: Store, content: bytes) -> None:
    locked = bytearray(content)
    for mark_, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = locked.find(mark_, 1)
        while place >= 0:
            locked[place + at] |= 1
            place = locked.find(mark_, place + 1)
    assert "damaged" in refused(store, bytes(locked))


Change = Callable[[list[Any]], object]

CHANGES: dict[str, Change] = {
    "no step": lambda lines: lines.pop(),
    "a step too many": lambda lines: lines.append(lines[-1]),
    "not the last state": lambda lines: lines[0].update(steps=lines[0]["steps"] - 1) or lines.pop(),
    "another article": lambda lines: lines[0].update(article="b"),
    "an article twice": lambda lines: lines.extend(lines[:]),
    "an original there is not": lambda lines: lines[0].update(originals=["0" * 64]),
    "another field": lambda lines: lines[1].update(more=1),
    "a field too few": lambda lines: lines[1].pop("by"),
    "a kind of row there is not": lambda lines: lines[1]["changes"][0].__setitem__(0, "step_in_progress"),
    "a column there is not": lambda lines: lines[2]["changes"][0][2].update(more="x"),
    "a column too few": lambda lines: lines[2]["changes"][0][2].pop("wording"),
    "a status there is not": lambda lines: lines[2]["changes"][0][2].update(status="true"),
    "a number for a text": lambda lines: lines[2]["changes"][0][2].update(wording=7),
    "a list for a text": lambda lines: lines[2]["changes"][0][2].update(wording=["x"]),
    "tags of numbers": lambda lines: lines[2]["changes"][0][2].update(tags="[1]"),
    "tags that are no list": lambda lines: lines[2]["changes"][0][2].update(tags='{"a": 1}'),
    "a text with NUL": lambda lines: lines[2]["changes"][0][2].update(wording="a\0"),
    "half a character": lambda lines: lines[2]["changes"][0][2].update(wording="\ud800"),
    "another row's id": lambda lines: lines[2]["changes"][0].__setitem__(1, "x"),
    "an empty range": lambda lines: lines[2]["changes"][1][2].update(end=0),
    "a label with a trap": lambda lines: lines[1].update(label="{title:>999999999}"),
    "a label with a way in": lambda lines: lines[1].update(label="{title.__class__}"),
    "a label without an end": lambda lines: lines[1].update(label="{title"),
    "no time": lambda lines: lines[1].update(at="yesterday"),
    "a kind of step there is not": lambda lines: lines[1].update(kind="did"),
    "a state that nothing changed": lambda lines: lines[2].update(changes=lines[2]["changes"] * 2),
    "an id that is taken": lambda lines: lines[3].update(id=lines[2]["id"]),
}


def changed(content: bytes, change: Change) -> bytes:
    files = unpacked(content)
    lines = [json.loads(line) for line in files["history.jsonl"].splitlines()]
    change(lines)
    return repacked({**files, "history.jsonl": "".join(json.dumps(line) + "\n" for line in lines).encode()})


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_history_that_does_not_lead_to_the_record_is_refused(store: Store, content: bytes, change: Change) -> None:
    refused(store, changed(content, change))


def test_validate_says_the_same(content: bytes) -> None:
    assert validate(content).problems == ()
    assert validate(repacked({**unpacked(content), "x": b""})).problems
    assert validate(content[:200]).problems


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_changed_in_a_file_the_desk_stays_whole(content: bytes, data: st.DataObject) -> None:
    """A byte of the file, or of what is packed in it with its sums made to fit: a sentence, or an article."""
    files = unpacked(content)
    name = data.draw(st.sampled_from(["", "report.json", "history.jsonl"]))
    held = bytearray(files[name] if name else content)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(held) - 1))
        deed = data.draw(st.sampled_from(["change", "cut", "twice"]))
        if deed == "change":
            held[place] = data.draw(st.integers(0, 255))
        elif deed == "cut":
            del held[place : place + data.draw(st.integers(1, 40))]
        else:
            held[place:place] = held[place : place + data.draw(st.integers(1, 40))]
    file = repacked({**files, name: bytes(held)}) if name else bytes(held)
    with Store(":memory:") as store:
        before = content_of(store)
        try:
            found = [one for one in inputs.read(file, "a.isnad") if not hasattr(one, "original")]
            outcomes = store.intake.take_in_all(found)
        except InputRefused:
            assert content_of(store) == before
            return
        if any(isinstance(one, IsnadError) for one in outcomes):
            assert content_of(store) == before
            return
        for one in outcomes:
            assert isinstance(one, TakenIn)
            for claim in store.claims.of(one.article):
                assert store.past.of(claim.id, WORDS)
        assert check(store).index is Index.AGREES


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "mark",
                "wording",
                "status",
                "undo",
                "redo",
                "hop",
                "evidence",
                "copy",
                "rating",
                "remove",
                "export",
                "again",
            ]
        ),
        st.integers(0, 5),
    ),
    max_size=25,
)
QUOTES = ("ستنتهك اتفاق", "لم نوقع شيئًا", "النهار الجديد", "اتفاق عام 2019", "وزارة", "حسبما ذكرت الوكالة")


def do(store: Store, article: str, deed: str, number: int) -> None:
    """One deed of an analyst; what cannot be done now is not done."""
    claims = store.claims.of(article)
    claim = claims[number % len(claims)].id if claims else ""
    if deed == "mark":
        mark(store, article, QUOTES[number], list(Status)[number % 4])
    elif deed in {"undo", "redo"}:
        getattr(store, deed)(article)
    elif deed == "export":
        store.exports.record([article], "html")
    elif deed == "again":
        text = f"{draft().text}\nسطر {number}."
        store.intake.take_in(draft(text, name="/a.txt"))
    elif claim and deed == "wording":
        store.claims.set_wording(claim, f"صياغة 🧾 {number}")
    elif claim and deed == "status":
        store.claims.set_status(claim, list(Status)[number % 4])
    elif claim and deed == "hop":
        store.hops.add(claim, store.sources.find_or_add(f"مصدر {number}", SourceKind.OFFICE).id)
    elif claim and deed == "evidence":
        store.evidence.add(claim, Stance.SUPPORTS, EvidenceKind.DATA, title=f"جدول {number}")
    elif claim and deed == "rating":
        store.verdicts.edit(claim, rating=store.ratings.scale()[number].id)
    elif claim and deed == "remove":
        store.claims.remove(claim)
    elif claim and deed == "copy" and (items := store.evidence.of(claim)):
        store.snapshots.add_file(items[0].id, f"{number}.txt", "text/plain", bytes([number]))


def work(store: Store, article: str, deeds: list[tuple[str, int]]) -> None:
    for deed, number in deeds:
        try:
            do(store, article, deed, number)
        except IsnadError:
            continue


def same(first: Store, other: Store, article: str) -> None:
    assert first.articles.record(article) == other.articles.record(article)
    for claim in first.claims.of(article):
        here = [deed for deed in past(other, claim.id) if not deed[2].startswith(("Import", "Take in later"))]
        assert here == [deed for deed in past(first, claim.id) if not deed[2].startswith(("Import", "Take in later"))]


@settings(deadline=None, max_examples=40)
@given(DEEDS, DEEDS, st.integers(0, 8))
def test_whatever_was_done_goes_over_and_comes_back(
    deeds: list[tuple[str, int]], later: list[tuple[str, int]], undone: int
) -> None:
    with Store(":memory:", "ليلى") as store, Store(":memory:", "سمير") as other:
        article = store.intake.take_in(draft(name="/a.txt")).article
        work(store, article, deeds)
        file = packed(store, article)
        assert opened(other, file).outcome is Outcome.ADDED
        same(store, other, article)
        held = content_of(other)
        assert opened(other, file).outcome is Outcome.UNCHANGED
        assert content_of(other) == held
        work(other, article, later)
        back = opened(store, packed(other, article))
        assert back.outcome in {Outcome.UPDATED, Outcome.UNCHANGED}
        same(store, other, article)
        assert opened(store, packed(other, article)).outcome is Outcome.UNCHANGED
        for _ in range(undone):
            outcomes = []
            for desk in (store, other):
                try:
                    outcomes.append(desk.undo(article).title(WORDS))
                except IsnadError as refusal:
                    outcomes.append(str(refusal))
            assert outcomes[0] == outcomes[1]
        assert store.claims.of(article) == other.claims.of(article)
        assert check(store).index is check(other).index is Index.AGREES


@pytest.mark.parametrize(
    "library",
    [1, {}, {"collections": [], "shelves": [], "equivalents": [["a"]]},
     {"collections": [], "shelves": [["a", "b", "[]", "2026-11-23T08:00:00Z"]], "equivalents": []},
     {"collections": [], "shelves": [["a", "b", '{"status": "none"}', "2026-11-23T08:00:00Z"]], "equivalents": []},
     {"collections": [], "shelves": [["a", "b", "{}", "yesterday"]], "equivalents": []},
     {"collections": [["a", "b", "2026-11-23T08:00:00Z"]] * 2, "shelves": [], "equivalents": []}],
)  # fmt: skip
def test_searches_that_are_not_as_isnad_writes_them_are_refused(store: Store, content: bytes, library: Any) -> None:
    assert refused(store, with_library(content, library))


def test_words_that_are_no_folded_words_are_not_taken_for_each_other(store: Store, content: bytes) -> None:
    before = store.equivalents.pairs()
    pairs = [["a b", "c"], ["a", "a"], ["b", "a"], ["أحمد", "ب"], ["", "a"]]
    held = {"collections": [], "shelves": [], "equivalents": [pair for pair in pairs if pair[0]]}
    opened(store, with_library(content, held))
    assert store.equivalents.pairs() == before


@pytest.mark.parametrize(
    "name", ["../a", "a/b", "a\\b", "C:a", ".a", "a.", "nul", "COM1.x", " a", "a\nb", "a\u202eb", "ا" * 200, ""]
)
def test_no_template_leads_out_of_its_folder(tmp_path: Path, content: bytes, name: str) -> None:
    held = {"collections": [], "shelves": [], "equivalents": []}
    fine = templates.written(Template("ar", Format.HTML)).decode()
    with Store(str(tmp_path / "a.sqlite")) as store:
        assert refused(store, with_library(content, {**held, "templates": [[name, fine]]}))
        assert refused(store, with_library(content, {**held, "templates": [["a", '{"kind": "isnad-template"}']]}))
        assert refused(store, with_library(content, {**held, "templates": [["a", 1]]}))
        assert [file.name for file in tmp_path.iterdir() if "sqlite" not in file.name] == []
        opened(store, with_library(content, {**held, "templates": [["قالب", fine]]}))
        assert [file.name for file in (tmp_path / "a.templates").iterdir()] == ["قالب.json"]


def with_library(content: bytes, library: Any) -> bytes:
    files = unpacked(content)
    head, _, rest = files["history.jsonl"].partition(b"\n")
    files["history.jsonl"] = json.dumps(json.loads(head) | {"library": library}).encode() + b"\n" + rest
    return repacked(files)
