"""Our own exports, changed at random, read in: a result or one clear sentence; refused, the desk is as it was."""

import json
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from db.check import Index, check
from db.store import Store
from db.taken import TakenIn
from factcheck import inputs
from factcheck.errors import InputRefused, Refused
from factcheck.model import Draft
from factcheck.report import Format, Report, render
from factcheck.words import Words
from tests import worked
from tests.db.test_portable import content_of

FORMATS = [Format.JSON, Format.ISNAD, Format.ANNOTATIONS]
JUNK: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just("\0") | st.just("\ud800")
    | st.builds(dict) | st.builds(list) | st.builds(lambda: [[]]) | st.just(10**400)
)  # fmt: skip


@cache
def original(format: Format) -> bytes:
    with Store(":memory:", "ليلى") as store:
        record = store.articles.record(worked.work(store))
        report = Report((record,), "ar", "2026-11-23T08:00:00.000Z", "ليلى",
                        histories=(store.dossiers.history(record),), names_protected=True)  # fmt: skip
        return render(report, format)


def read_in(content: bytes, name: str) -> None:
    """Hold that a file ends in articles, claims or sentences, and that a desk that refuses it is as it was."""
    with Store(":memory:", "سمير") as store:
        if "jsonld" in name:  # annotations need their text
            store.intake.take_in_all([one for one in inputs.read(original(Format.JSON)) if not isinstance(one, Draft)])
        before = content_of(store)
        try:
            found = [one for one in inputs.read(content, name) if not isinstance(one, Draft)]
        except InputRefused as refusal:
            hold(refusal)
            found = []
        outcomes = store.intake.take_in_all(found)
        for outcome in outcomes:
            if isinstance(outcome, Refused):
                hold(outcome)
        if not any(isinstance(outcome, TakenIn) for outcome in outcomes):
            assert content_of(store) == before
            return
        assert check(store).index is Index.AGREES
        assert check(store).damaged == ()
        assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for listed in store.articles.listed():
            for format in Format.JSON, Format.ANNOTATIONS, Format.CLAIMREVIEW:
                render(Report((store.articles.record(listed.article.id),), "ar", "2026-11-23T08:00:00Z", ""), format)


def hold(refusal: Refused) -> None:
    for language in ("ar", "en"):
        said = refusal.said(Words(language))
        assert "\n" not in said
        assert 0 < len(said) < 600


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(FORMATS), st.data())
def test_bytes_that_were_changed(format: Format, data: st.DataObject) -> None:
    content = bytearray(original(format))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(content) - 1))
        size = data.draw(st.integers(0, 60))
        content[place : place + size] = data.draw(st.binary(max_size=6) | st.just(bytes(content[place : place + 30])))
    read_in(bytes(content), f"a{format.suffix}")


@settings(deadline=None, max_examples=40)
@given(st.sampled_from([Format.JSON, Format.ANNOTATIONS]), st.data())
def test_values_that_were_changed(format: Format, data: st.DataObject) -> None:
    tree = json.loads(original(format))
    for _ in range(data.draw(st.integers(1, 3))):
        change(tree, data)
    read_in(json.dumps(tree).encode(), f"a{format.suffix}")


def change(tree: Any, data: st.DataObject) -> None:
    """Put something else in the place of one value of a tree, take it away, or say it twice."""
    node = tree
    while True:
        keys = sorted(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if isinstance(node[key], dict | list) and node[key] and data.draw(st.integers(0, 3)):
            node = node[key]
            continue
        deed = data.draw(st.sampled_from(["junk", "gone", "twice"]))
        if deed == "gone":
            del node[key]
        elif deed == "twice" and isinstance(node, list):
            node.append(node[key])
        else:
            node[key] = data.draw(JUNK)
        return
