"""Protected sources: a report names them only where somebody asked for it.

What the article itself says was published and stays as it is, down to its offsets. In all that the desk wrote, the
names give way to numbers; files that tell a name which the article does not are left out.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.attribution import Source, SourceKind, folded
from factcheck.evidence import Evidence, Snapshot
from factcheck.model import Original, Record, Version
from factcheck.report.masking import Mask, names_of, numbered
from factcheck.text.fold import fold_text
from factcheck.words import N_

if TYPE_CHECKING:
    from factcheck.history import History
    from factcheck.past import RowChange
    from factcheck.report import Report

UNTOLD = N_("The history of {title} tells of protected sources, so it was left out.")
SAID_ITSELF = N_("{title} itself says the name of a protected source. What was published leaves as it is.")

_CLAIM = ("note", "rationale", "unknowns", "topic", "place", "said", "override", "as_of", "look_again")
_HOP = ("said", "note")
_EVIDENCE = ("title", "publisher", "quote", "translation", "affiliation", "interests", "note", "published", "captured")
_TOLD = ("title", "publisher", "url", "quote", "translation", "affiliation", "interests", "note")
_RATING = ("rating_ar", "rating_en")
_HEADER = ("title", "outlet", "author", "reviewer")


def unnamed(record: Record, others: Sequence[Source] = ()) -> Record:
    """Return the record without anything that tells who its protected sources are, or `others` that are protected.

    Each keeps its id and gets a number for a name, so that chains stay whole and two of them stay two. What hops that
    name it say of it goes too, and so do the words of the article that led to it, and whom it speaks for. In what the
    desk itself wrote (wordings, notes, remarks, reasons, evidence, ratings, other sources) its names give way to that
    number.
    """
    hidden = {source.id: source for source in record.sources if source.protected}
    masks = _masks(record, others)
    if not masks.all:
        return record
    closed = {hop.evidence for hop in record.hops if hop.source in hidden}
    names = {folded(name) for source in (*hidden.values(), *others) if source.protected for name in source.names}
    closed |= {item.id for item in record.evidence if item.publisher and folded(item.publisher) in names}
    number = {id: place for place, id in enumerate(hidden, 1)}
    without = replace(
        record,
        sources=tuple(
            _hidden(source, number[source.id]) if source.protected else source for source in _left(record, hidden)
        ),
        hops=tuple(
            replace(hop, link="", said="", note="", cue=None) if hop.source in hidden else hop for hop in record.hops
        ),
        evidence=tuple(
            replace(item, **dict.fromkeys(_TOLD, ""), passage=None)  # type: ignore[arg-type]
            if item.id in closed
            else item
            for item in record.evidence
        ),
        # A copy shows where it was taken from, and what stands in it.
        snapshots=tuple(each for each in record.snapshots if each.evidence not in closed),
    )
    return _without_files(_unsaid(without, masks), masks.secret)


def without_protected(report: "Report") -> "Report":
    """Return the report, with its histories, without anything that tells who the desk's protected sources are."""
    hidden = [source for record in report.records for source in record.sources if source.protected]
    hidden += [source for history in report.histories for source in history.sources if source.protected]
    others = tuple(dict.fromkeys((*report.protected, *hidden)))
    mask = Mask((name, 1) for source in others for name in names_of(source))
    by_article = {record.article.id: record for record in report.records}
    told = tuple(
        (history.untold() if silenced(by_article.get(history.article), history, others) else history).without(
            mask.tells
        )
        for history in report.histories
    )
    records = tuple(unnamed(record, others) for record in report.records)
    return replace(report, records=records, histories=told, protected=())


def warned(report: "Report") -> list[tuple[str, str]]:
    """Return a sentence for people, and the title of the article it is of, for each that leaves otherwise than asked.

    A history that tells a name is left out, and an article that itself says one is not changed.
    """
    if report.names_protected:
        return []
    told = [
        (UNTOLD, record.article.title)
        for record, history in zip(report.records, report.histories, strict=False)
        if silenced(record, history, report.protected)
    ]
    said = [(SAID_ITSELF, record.article.title) for record in report.records if _says(record, report.protected)]
    return told + said


def _says(record: Record, others: Sequence[Source]) -> bool:
    hidden = [source for source in (*record.sources, *others) if source.protected]
    mask = Mask((name, 1) for source in hidden for name in names_of(source))
    return bool(mask) and mask.tells(*(version.text for version in record.versions))


def silenced(record: Record | None, history: "History", others: Sequence[Source] = ()) -> bool:
    """Return whether the history of a record is left out: a state of it names a source that the desk protects."""
    if history.tells_protected or record is None:
        return history.tells_protected
    masks = _masks(record, (*others, *history.sources))
    if not masks.all:
        return False
    said = (str(value) for past in history.steps for _, value in past.step.label.values)
    return (
        masks.all.tells(*said)
        or any(_tells(change, masks) for past in history.steps for change in past.changes)
        or any(masks.secret.in_file(original.content) for original in history.originals)
    )


@dataclass(frozen=True, slots=True)
class _Masks:
    """Over all names, and over those alone that the article itself does not say: these are no secret there."""

    all: Mask
    secret: Mask


def _masks(record: Record, others: Iterable[Source]) -> _Masks:
    hidden = {source.id: source for source in (*record.sources, *others) if source.protected}
    named = [(name, place) for place, source in enumerate(hidden.values(), 1) for name in names_of(source)]
    texts = [fold_text(version.text) for version in record.versions] if named else []
    return _Masks(Mask(named), Mask(pair for pair in named if not any(map(Mask([pair]).in_folded, texts))))


def _tells(change: "RowChange", masks: _Masks) -> bool:
    """Return whether a row as it once was tells a name; what it took from the article may."""
    if change.after is None or change.kind == "passage":
        return False
    taken = set(change.after) if change.kind in {"article", "version"} else {"wording"}
    said = {name: cell for name, cell in change.after.items() if isinstance(cell, str)}
    return masks.all.tells(*(cell for name, cell in said.items() if name not in taken)) or masks.secret.tells(
        *(cell for name, cell in said.items() if name in taken)
    )


def _hidden(source: Source, number: int) -> Source:
    return Source(source.id, SourceKind.ANONYMOUS, *numbered(number), protected=True)


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


def _unsaid(record: Record, masks: _Masks) -> Record:
    """Return the record whose own words name none of these, each given with the number of who bears it."""
    mask, secret = masks.all, masks.secret
    return replace(
        record,
        article=secret.over(record.article, _HEADER, "url"),
        # A claim may be worded in the article's words.
        claims=tuple(
            replace(mask.over(one, _CLAIM), wording=secret(one.wording), tags=tuple(map(mask, one.tags)))
            for one in record.claims
        ),
        sources=tuple(one if one.protected else _spoken(one, mask) for one in record.sources),
        hops=tuple(mask.over(one, _HOP, "link") for one in record.hops),
        evidence=tuple(_unplaced(mask.over(one, _EVIDENCE, "url"), secret) for one in record.evidence),
        reviews=tuple(mask.over(one, ("remark", *_RATING)) for one in record.reviews),
        corrections=tuple(mask.over(one, ("reason", *_RATING)) for one in record.corrections),
        ratings=tuple(mask.over(one, ("name_ar", "name_en")) for one in record.ratings),
    )


def _unplaced(item: Evidence, secret: Mask) -> Evidence:
    """Return evidence without its place in another article whose words there tell a name."""
    told = item.passage and secret.tells(item.passage.prefix, item.passage.quote, item.passage.suffix)
    return replace(item, passage=None) if told else item


def _spoken(source: Source, mask: Mask) -> Source:
    """Return an open source without the names of protected ones in its own: "the office of …"."""
    masked = mask.over(source, ("name_ar", "name_en", "note"), "url")
    return replace(masked, aliases=tuple(alias for alias in source.aliases if not mask.tells(alias)))


def _without_files(record: Record, secret: Mask) -> Record:
    """Return the record without the files that tell a name; a text whose file did so stands for its own file."""
    telling = {original.sha256 for original in record.originals if secret.in_file(original.content)}
    versions = tuple(_bare(version, telling, secret) for version in record.versions)
    snapshots = tuple(each for each in record.snapshots if each.sha256 not in telling and not _led(each, secret))
    kept = {version.original for version in versions} | {each.sha256 for each in snapshots}
    files = {original.sha256: original for original in record.originals}
    files |= {
        version.original: Original(version.original, version.text.encode())
        for version, own in zip(versions, record.versions, strict=True)
        if version.original != own.original
    }
    return replace(
        record,
        versions=versions,
        snapshots=snapshots,
        originals=tuple(file for sha256, file in files.items() if sha256 in kept),
    )


def _bare(version: Version, telling: set[str], secret: Mask) -> Version:
    named = replace(version, name=secret.file(version.name))
    if version.original not in telling:
        return named
    own = hashlib.sha256(version.text.encode()).hexdigest()
    return replace(named, original=own, media_type="text/plain", encoding="utf-8")


def _led(snapshot: Snapshot, secret: Mask) -> bool:
    """Return whether the way to a copy, or what the server said on it, tells a name."""
    said = [value for pair in snapshot.headers for value in pair]
    return secret.tells(snapshot.url, snapshot.final_url, *said, *(to for _, to in snapshot.redirects))
