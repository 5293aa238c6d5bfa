"""The history of a claim in words: each step with what it changed, from what to what."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.attribution import Seen, SourceKind
from factcheck.degrees import Confidence, Worth
from factcheck.evidence import EvidenceKind, Stance
from factcheck.model import Status, Step
from factcheck.reviews import Decision
from factcheck.words import N_, Words

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a step did to one row of the record: its table, its id, its cells before and after (None: no such row)."""

    kind: str
    row: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Altered:
    """One thing that a step changed, in words: what it is, and its content before and after (empty: nothing)."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Deed:
    """One step in a claim's history: when (UTC, ISO 8601), by whom, what it was, and what it changed of the claim."""

    step: Step
    title: str
    altered: tuple[Altered, ...]


def deed(step: Step, changes: Iterable[RowChange], names: Mapping[str, str], words: Words) -> Deed:
    """Return a step in words; `names` are those of sources and ratings by their ids."""
    return Deed(step, step.title(words), altered(changes, names, words))


def altered(changes: Iterable[RowChange], names: Mapping[str, str], words: Words) -> tuple[Altered, ...]:
    """Return what changes of rows are in words; `names` as for `deed`."""
    teller = _Teller(names, words)
    return tuple(one for change in changes for one in teller.told(change))


_ROWS = {
    "claim": N_("Claim"),
    "passage": N_("Passage"),
    "hop": N_("Chain"),
    "evidence": N_("Evidence"),
    "snapshot": N_("Archived copy"),
    "correction": N_("Correction"),
    "review": N_("Second reading"),
}

_OF_EVIDENCE = N_("Chain of the evidence")

_FIELDS = {
    "status": N_("Status"), "wording": N_("Wording"), "note": N_("Note"), "rating": N_("Rating"),
    "rationale": N_("Rationale"), "unknowns": N_("What is unknown"), "confidence": N_("Confidence"),
    "topic": N_("Topic"), "tags": N_("Tags"), "said": N_("Date said"), "place": N_("Place"),
    "worth": N_("Worth a check"), "as_of": N_("As of"), "look_again": N_("Look again"),
    "override": N_("Reason for the status"), "source": N_("Source"), "level": N_("Level"), "seen": N_("Original"),
    "link": N_("Link"), "cue": N_("Cue words"), "stance": N_("Stance"), "kind": N_("Kind"), "title": N_("Title"),
    "publisher": N_("Publisher"), "url": N_("Link"), "quote": N_("Quote"), "language": N_("Language"),
    "translation": N_("Translation"), "published": N_("Published"), "captured": N_("Captured"),
    "affiliation": N_("Affiliation"), "interests": N_("Interests"), "passage": N_("Passage"),
    "decision": N_("Decision"), "remark": N_("Remark"), "reason": N_("Reason"), "start": N_("Place in the text"),
}  # fmt: skip
"""The fields that people are told of; the others are the desk's own upkeep."""

_SUMMED = {
    "claim": ("status", "wording"),
    "passage": ("quote",),
    "hop": ("source", "seen"),
    "evidence": ("stance", "kind", "title", "publisher", "url", "quote"),
    "snapshot": ("url",),
    "correction": ("status", "reason"),
    "review": ("decision", "by", "remark"),
}
"""Of a row that came or went: what it is told by; what else it holds is told field by field."""

_UNTOLD = {"passage": {"start"}, "hop": {"level", "place"}, "review": {"status"}}
"""Of a row that came or went: what says nothing that its neighbours do not."""

_BY_KIND: dict[str, dict[str, str]] = {"hop": {"place": N_("Position"), "said": N_("Date")}}
"""The fields that are called otherwise in one kind of row."""

_LABELS: dict[str, Mapping[str, str]] = {
    "status": {one.value: one.label for one in Status},
    "confidence": {one.value: one.label for one in Confidence if one},
    "worth": {one.value: one.label for one in Worth if one},
    "seen": {one.value: one.label for one in Seen},
    "decision": {one.value: one.label for one in Decision},
    "stance": {one.value: one.label for one in Stance},
    "kind": {**{one.value: one.label for one in SourceKind}, **{one.value: one.label for one in EvidenceKind}},
}


class _Teller:
    def __init__(self, names: Mapping[str, str], words: Words) -> None:
        self.names = names
        self.words = words

    def told(self, change: RowChange) -> Iterable[Altered]:
        """Yield what a change of a row is in words."""
        before, after = change.before, change.after
        held = before or after or {}
        of_evidence = change.kind == "hop" and held.get("evidence")
        row = self.words(_OF_EVIDENCE if of_evidence else _ROWS[change.kind])
        if before is None or after is None:
            summed = " · ".join(filter(None, (self.cell(name, held) for name in _SUMMED[change.kind])))
            yield Altered(row, summed if before else "", summed if after else "")
            told = {*_SUMMED[change.kind], *_UNTOLD.get(change.kind, ())}
            for name in _FIELDS:
                if name not in told and (said := self.cell(name, held)):
                    yield Altered(self.what(change.kind, row, name), said if before else "", said if after else "")
            return
        for name in _FIELDS:
            if before.get(name) != after.get(name):
                yield Altered(self.what(change.kind, row, name), self.cell(name, before), self.cell(name, after))

    def what(self, kind: str, row: str, name: str) -> str:
        """What a field of a kind of row is called, of a row that is called `row`."""
        own = self.words(_BY_KIND.get(kind, _FIELDS).get(name, _FIELDS[name]))
        return own if kind == "claim" else f"{row}: {own}"

    def cell(self, name: str, row: Row) -> str:
        """A field's content as people read it."""
        held = row.get(name)
        if held in (None, ""):
            return ""
        if name in {"source", "rating"}:
            return self.names.get(str(held), "") or self.words("(no longer there)")
        if name in {"cue", "passage", "tags"}:
            kept = json.loads(held)
            return ", ".join(kept) if name == "tags" else str(kept["quote"])
        if name == "place" and isinstance(held, int):  # a hop's, counted from nought
            return str(held + 1)
        if name == "start":
            return f"{row['start']}–{row['end']}"
        return self.words(_LABELS[name][held]) if held in _LABELS.get(name, ()) else str(held)
