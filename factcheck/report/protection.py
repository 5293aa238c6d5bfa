"""Protected sources: a report names them only where somebody asked for it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from factcheck.attribution import Hop, Source, SourceKind, folded
from factcheck.evidence import Evidence
from factcheck.model import Claim, Correction, Record
from factcheck.reviews import Review
from factcheck.text.fold import fold


def unnamed(record: Record) -> Record:
    """Return the record without anything that tells who its protected sources are.

    Each keeps its id and gets a number for a name, so that chains stay whole and two of them stay two. What hops that
    name it say of it goes too, and so do the words of the article that led to it, and whom it speaks for. In what the
    desk itself wrote (wordings, notes, remarks, reasons, evidence) its names give way to that number.
    """
    if not any(source.protected for source in record.sources):
        return record
    hidden = {source.id: source for source in record.sources if source.protected}
    number = {id: place for place, id in enumerate(hidden, 1)}
    names = {folded(name) for source in hidden.values() for name in source.names}
    hops = tuple(
        replace(hop, link="", said="", note="", cue=None) if hop.source in hidden else hop for hop in record.hops
    )
    closed = {hop.evidence for hop in record.hops if hop.source in hidden}
    closed |= {item.id for item in record.evidence if item.publisher and folded(item.publisher) in names}
    evidence = tuple(
        replace(item, title="", publisher="", url="", quote="", translation="", affiliation="", interests="", note="")
        if item.id in closed
        else item
        for item in record.evidence
    )
    # A copy shows where it was taken from, and what stands in it.
    snapshots = tuple(each for each in record.snapshots if each.evidence not in closed)
    kept = {version.original for version in record.versions} | {each.sha256 for each in snapshots}
    without = replace(
        record,
        sources=tuple(
            _hidden(source, number[source.id]) if source.protected else source for source in _left(record, hidden)
        ),
        hops=hops,
        evidence=evidence,
        snapshots=snapshots,
        originals=tuple(original for original in record.originals if original.sha256 in kept),
    )
    return _unsaid(without, [(name, number[source.id]) for source in hidden.values() for name in source.names])


def _hidden(source: Source, number: int) -> Source:
    return Source(source.id, SourceKind.ANONYMOUS, *_numbered(number), protected=True)


def _numbered(number: int) -> tuple[str, str]:
    return f"مصدر محمي {number}", f"Protected source {number}"


def _left(record: Record, hidden: dict[str, Source]) -> list[Source]:
    """Return the sources without those that are there only because a protected one speaks for them."""
    by_id = {source.id: source for source in record.sources}

    def above(starts: Iterable[str], *, through_hidden: bool) -> set[str]:
        found: set[str] = set()
        for id in starts:
            at = id
            while at in by_id and at not in found:
                found.add(at)
                at = "" if at in hidden and not through_hidden else by_id[at].part_of
        return found

    told = above((hop.source for hop in record.hops), through_hidden=False)
    lost = above(hidden, through_hidden=True) - told - set(hidden)
    return [source for source in record.sources if source.id not in lost]


_CLAIM = ("note", "rationale", "unknowns", "topic", "place", "said", "override")
_HOP = ("said", "note")
_EVIDENCE = ("title", "publisher", "quote", "translation", "affiliation", "interests", "note")
_Named = TypeVar("_Named", Claim, Source, Hop, Evidence, Review, Correction)


def _unsaid(record: Record, names: Sequence[tuple[str, int]]) -> Record:
    """Return the record whose own words name none of these, each given with the number of who bears it."""
    mask = _Mask(names)
    texts = [folded(version.text) for version in record.versions]
    # What the article itself says is no secret, and a claim may be worded in its words.
    wording = _Mask([(name, number) for name, number in names if not any(folded(name) in text for text in texts)])
    return replace(
        record,
        claims=tuple(
            replace(mask.over(one, _CLAIM), wording=wording(one.wording), tags=tuple(map(mask, one.tags)))
            for one in record.claims
        ),
        sources=tuple(one if one.protected else mask.over(one, ("note",), "url") for one in record.sources),
        hops=tuple(mask.over(one, _HOP, "link") for one in record.hops),
        evidence=tuple(mask.over(one, _EVIDENCE, "url") for one in record.evidence),
        reviews=tuple(mask.over(one, ("remark",)) for one in record.reviews),
        corrections=tuple(mask.over(one, ("reason",)) for one in record.corrections),
    )


class _Mask:
    """Puts numbers for names, however these are spelled and with what is written in front of them in Arabic."""

    def __init__(self, names: Sequence[tuple[str, int]]) -> None:
        self.number = {folded(name): number for name, number in names if folded(name)}
        longest_first = sorted(self.number, key=len, reverse=True)
        spelled = "|".join(f"(?P<n{place}>{_spelled(name)})" for place, name in enumerate(longest_first))
        self.names = longest_first
        self.pattern = re.compile(rf"(?<!\w)[وف]?[بكلس]?(?:{spelled})(?!\w)") if spelled else None

    def __call__(self, text: str) -> str:
        if not text or self.pattern is None:
            return text
        way = fold(text)
        pieces, at = [], 0
        for found in self.pattern.finditer(way.text):
            start, end = way.range(*found.span())
            number = self.number[self.names[int(str(found.lastgroup)[1:])]]
            pieces += [text[at:start], _numbered(number)[0 if _ARABIC.search(found[0]) else 1]]
            at = end
        return "".join([*pieces, text[at:]])

    def over(self, one: _Named, fields: Sequence[str], address: str = "") -> _Named:
        """Return a record's part with these fields masked; an address that holds a name is left out whole."""
        changed: dict[str, Any] = {field: self(getattr(one, field)) for field in fields}
        if address and self(getattr(one, address)) != getattr(one, address):
            changed[address] = ""
        return replace(one, **changed)


_ARABIC = re.compile("[\u0600-\u06ff]")


def _spelled(name: str) -> str:
    """Return the pattern of a folded name in folded text: with any space in it, or with its "ال" melted into "ل"."""
    words = [re.escape(word) for word in name.split()]
    spelled = r"\s+".join(words)
    return f"{spelled}|ل{spelled[2:]}" if name.startswith("ال") and len(name) > len("ال") else spelled
