"""What is recorded of claims is read back with every promise checked: nothing that the desk could not hold comes in."""

import json as standard
from collections.abc import Callable
from typing import Any

import pytest

from factcheck.errors import InputRefused
from factcheck.report import json
from tests.worked import WORKED

CONTENT = WORKED.read_bytes()
Change = Callable[[Any], object]


def chain(record: Any, length: int) -> list[Any]:
    """The hops of the first chain of so many levels, in order."""
    chains: dict[tuple[str, str], list[Any]] = {}
    for hop in record["hops"]:
        chains.setdefault((hop["claim"], hop["evidence"]), []).append(hop)
    return next(hops for hops in chains.values() if len({hop["level"] for hop in hops}) == length)


def ring(record: Any) -> None:
    first, second, third = record["sources"][:3]
    first["part_of"], second["part_of"], third["part_of"] = second["id"], third["id"], first["id"]


def snapshot(record: Any, **fields: Any) -> None:
    item = record["evidence"][0]
    made = {
        "id": "k", "claim": item["claim"], "evidence": item["id"], "sha256": record["originals"][0]["sha256"],
        "url": "", "final_url": "", "media_type": "", "captured": item["created"], "served": "", "http_status": 200,
        "http_reason": "", "headers": [["a", "b"]], "redirects": [[301, "c"]],
    }  # fmt: skip
    record["snapshots"].append({**made, **fields})


CHANGES: dict[str, Change] = {
    "a hop of no source": lambda record: record["hops"][0].update(source="x"),
    "a hop of no claim": lambda record: record["hops"][0].update(claim="x"),
    "a hop of no evidence": lambda record: record["hops"][0].update(evidence="x"),
    "a hop twice": lambda record: record["hops"].append(record["hops"][0]),
    "a hop on another's level alone": lambda record: chain(record, 2)[1].update(level=7),
    "a level 0": lambda record: chain(record, 1)[0].update(level=0),
    "a source on its own word": lambda record: chain(record, 2)[1].update(source=chain(record, 2)[0]["source"]),
    "a cue that is no passage": lambda record: record["hops"][0].update(cue={"start": 1}),
    "a cue of another length": lambda record: next(h for h in record["hops"] if h["cue"])["cue"].update(quote="x"),
    "an unknown answer": lambda record: record["hops"][0].update(seen="perhaps"),
    "evidence of another claim": lambda record: record["evidence"][0].update(claim=record["claims"][-1]["id"]),
    "evidence of no kind": lambda record: record["evidence"][0].update(kind="rumour"),
    "evidence without a field": lambda record: record["evidence"][0].pop("note"),
    "a source without a name": lambda record: record["sources"][0].update(name_ar="", name_en=""),
    "a source of a flag that is a word": lambda record: record["sources"][0].update(protected="yes"),
    "an alias of nothing": lambda record: record["sources"][0].update(aliases=[""]),
    "sources in a ring": ring,
    "a source that speaks for nobody there": lambda record: record["sources"][0].update(part_of="x"),
    "a claim of no rating": lambda record: record["claims"][0].update(rating="x"),
    "a tag that is a number": lambda record: record["claims"][0].update(tags=[1]),
    "a confidence that is none": lambda record: record["claims"][0].update(confidence="total"),
    "a rating of no colour": lambda record: record["ratings"][0].update(colour="red"),
    "a want of nothing": lambda record: record["checklist"][0].update(requirement="luck"),
    "a want twice": lambda record: record["checklist"].append(record["checklist"][0]),
    "a copy of bytes that are not there": lambda record: snapshot(record, sha256="0" * 64),
    "a copy of no evidence": lambda record: snapshot(record, evidence=""),
    "a header of three": lambda record: snapshot(record, headers=[["a", "b", "c"]]),
    "a redirect without a number": lambda record: snapshot(record, redirects=[["a", "b"]]),
    "a correction of no claim": lambda record: record["corrections"].append({
        "id": "k", "claim": "x", "status": "verified", "rating_ar": "", "rating_en": "", "reason": "",
        "at": "2026-11-23T08:00:00Z", "by": "",
    }),
    "a second reading that decides nothing": lambda record: record["reviews"].append({
        "id": "v", "claim": record["claims"][0]["id"], "decision": "maybe", "remark": "", "status": "verified",
        "rating_ar": "", "rating_en": "", "at": "2026-11-23T08:00:00Z", "by": "",
    }),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_record_is_refused(change: Change) -> None:
    tree = standard.loads(CONTENT)
    change(tree["records"][0])
    with pytest.raises(InputRefused) as caught:
        json.read(standard.dumps(tree).encode())
    assert "records[0]" in str(caught.value)


def test_an_unchanged_record_is_not() -> None:
    tree = standard.loads(CONTENT)
    snapshot(tree["records"][0])
    assert json.read(standard.dumps(tree).encode()).records[0].snapshots[-1].redirects == ((301, "c"),)
