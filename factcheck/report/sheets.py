"""The sheets of a workbook beside its claims: evidence, chains of attribution, sources, versions."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.attribution import Source
from factcheck.highlights import in_reading_order
from factcheck.model import Record
from factcheck.report import Report
from factcheck.report.inline import quiet
from factcheck.words import N_, Words

Cell = str | int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its columns' names and widths (characters), its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: Iterable[Sequence[Cell]]


def record_sheets(report: Report, words: Words) -> Iterator[Sheet]:
    """Yield the sheets of what is recorded, each with its header also where it has no rows."""
    yield _evidence(report, words)
    yield _hops(report, words)
    yield _sources(report, words)
    yield _reviews(report, words)
    yield _versions(report, words)


def _numbers(record: Record) -> dict[str, int]:
    return {claim.id: place for place, claim in enumerate(in_reading_order(record.claims, record.version.id), 1)}


def _evidence(report: Report, words: Words) -> Sheet:
    names = (
        (N_("Title of the article"), 32), (N_("Claim"), 8), (N_("Stance"), 12), (N_("Kind"), 14), (N_("Title"), 32),
        (N_("Publisher"), 20), (N_("Quote"), 48), (N_("Translation"), 40), (N_("Link"), 32), (N_("Published"), 14),
        (N_("Captured"), 14), (N_("Affiliation"), 18), (N_("Interests"), 18), (N_("Note"), 32),
        (N_("SHA-256 of the archived copies"), 68), (N_("Claim's id"), 34),
    )  # fmt: skip

    def rows() -> Iterator[tuple[Cell, ...]]:
        for record in report.records:
            numbers = _numbers(record) if record.evidence else {}
            for item in sorted(record.evidence, key=lambda one: numbers[one.claim]):
                copies = "\n".join(each.sha256 for each in record.snapshots if each.evidence == item.id)
                yield (
                    quiet(record.article.title), numbers[item.claim], words(item.stance.label), words(item.kind.label),
                    item.title, item.publisher, item.quote, item.translation, item.url, item.published, item.captured,
                    item.affiliation, item.interests, item.note, copies, item.claim,
                )  # fmt: skip

    return Sheet(words(N_("Evidence")), tuple((words(name), width) for name, width in names), rows())


def _hops(report: Report, words: Words) -> Sheet:
    names = (
        (N_("Title of the article"), 32), (N_("Claim"), 8), (N_("Level"), 8), (N_("Source"), 28), (N_("Kind"), 18),
        (N_("Original"), 24), (N_("Cue words"), 30), (N_("Said on"), 14), (N_("Link"), 32), (N_("Note"), 32),
        (N_("Claim's id"), 34), (N_("Evidence's id"), 34),
    )  # fmt: skip

    def rows() -> Iterator[tuple[Cell, ...]]:
        for record in report.records:
            numbers = _numbers(record) if record.hops else {}
            sources = {source.id: source for source in record.sources}
            # What a claim itself rests on stands before what its evidence rests on.
            for hop in sorted(record.hops, key=lambda one: (numbers[one.claim], one.evidence, one.level)):
                source = sources[hop.source]
                yield (
                    quiet(record.article.title), numbers[hop.claim], hop.level, source.name(words.language),
                    words(source.kind.label), words(hop.seen.label), hop.cue.quote if hop.cue else "", hop.said,
                    hop.link, hop.note, hop.claim, hop.evidence,
                )  # fmt: skip

    return Sheet(words(N_("Attribution")), tuple((words(name), width) for name, width in names), rows())


def counted(records: Iterable[Record]) -> list[tuple[Source, int]]:
    """Return each source that stands in a claim's chain and the number of claims it stands in, the most first."""
    claims: dict[str, set[str]] = {}
    sources: dict[str, Source] = {}
    for record in records:
        sources.update({source.id: source for source in record.sources})
        for hop in record.hops:
            claims.setdefault(hop.source, set()).add(hop.claim)
    found = [(sources[id], len(own)) for id, own in claims.items()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].name()))


def _sources(report: Report, words: Words) -> Sheet:
    names = (
        (N_("Source"), 32), (N_("Kind"), 18), (N_("Claims"), 9), (N_("Other names"), 40), (N_("Link"), 32),
        (N_("Note"), 32),
    )  # fmt: skip
    rows = (
        (
            source.name(words.language),
            words(source.kind.label),
            count,
            "، ".join(source.aliases),
            source.url,
            source.note,
        )
        for source, count in counted(report.records)
    )
    return Sheet(words(N_("Sources")), tuple((words(name), width) for name, width in names), rows)


def _reviews(report: Report, words: Words) -> Sheet:
    names = (
        (N_("Title of the article"), 32), (N_("Claim"), 8), (N_("Decision"), 16), (N_("Reader"), 20),
        (N_("Remark"), 48), (N_("Verdict that was read"), 28), (N_("Read on"), 22), (N_("Claim's id"), 34),
    )  # fmt: skip

    def rows() -> Iterator[tuple[Cell, ...]]:
        for record in report.records:
            numbers = _numbers(record) if record.reviews else {}
            for one in record.reviews:
                verdict = " · ".join(filter(None, (words(one.status.label), one.rating(words.language))))
                yield (
                    quiet(record.article.title), numbers[one.claim], words(one.decision.label), one.by, one.remark,
                    verdict, one.at, one.claim,
                )  # fmt: skip

    return Sheet(words(N_("Second readings")), tuple((words(name), width) for name, width in names), rows())


def _versions(report: Report, words: Words) -> Sheet:
    columns = (
        (words(N_("Title")), 40),
        (words(N_("Outlet")), 16),
        (words(N_("Author")), 16),
        (words(N_("Published")), 14),
        (words(N_("Link")), 32),
        (words(N_("Version")), 9),
        (words(N_("Captured")), 22),
        (words(N_("Length")), 10),
        (words(N_("SHA-256 of the original file")), 68),
        (words(N_("SHA-256 of the text")), 68),
        (words(N_("Article's id")), 34),
    )
    return Sheet(words(N_("Articles")), columns, _version_rows(report))


def _version_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    for record in report.records:
        article = record.article
        for version in record.versions:
            yield (
                quiet(article.title),
                article.outlet,
                article.author,
                article.published,
                article.url,
                version.number,
                version.captured,
                len(version.text),
                version.original,
                hashlib.sha256(version.text.encode()).hexdigest(),
                article.id,
            )
