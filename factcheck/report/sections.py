"""What a page shows of each article: the finished pieces that the template puts in their places."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from factcheck.highlights import in_reading_order
from factcheck.model import Claim, Record, Status, Version
from factcheck.report import Portion, Report, cover, graph, inline, method
from factcheck.report.entries import Setting, entries, findings
from factcheck.report.marked import Mark, Marked, marked
from factcheck.report.phrases import Phrases
from factcheck.report.sheets import counted
from factcheck.words import N_


@dataclass(frozen=True, slots=True)
class _Version:
    number: Markup
    captured: Markup
    name: Markup
    kind: Markup
    length: int
    original: Markup
    text: Markup


@dataclass(frozen=True, slots=True)
class Section:
    """One article of a report."""

    id: str
    title: Markup
    plain_title: str
    title_attributes: Markup
    attributes: Markup
    facts: tuple[tuple[Markup, Markup], ...]
    counts: tuple[tuple[Status, int], ...]
    summary: tuple[Markup, ...]
    text: Marked
    claims: tuple[Markup, ...]
    sources: tuple[Markup, ...]
    graph: tuple[Markup, ...]
    article: Markup
    versions: tuple[_Version, ...]
    copies: tuple[tuple[Markup, Markup, Markup, Markup], ...]


def section(record: Record, id: str, words: Phrases, report: Report) -> Section:
    """Return the pieces of one article; `id` begins every id in them. Links lead only to portions that are there."""
    article, version = record.article, record.version
    portions = report.portions
    setting = Setting(record, id, words, (article.language, words.language), portions, report.pages)
    claims = in_reading_order(record.claims, version.id)
    counted = Counter(claim.status for claim in claims)
    title = inline.quiet(" ".join(article.title.split())) or words.words(N_("Article without a title"))
    attributes = inline.attributes(title, *setting.languages)
    return Section(
        id=id,
        title=inline.trusted(f"<bdi {attributes}>{escape(title)}</bdi>"),
        plain_title=title,
        title_attributes=inline.trusted(attributes),
        attributes=inline.trusted(f'lang="{inline.tag_of(article.language)}" dir="{article.direction.value}"'),
        facts=tuple(_facts(setting, report)),
        counts=tuple((status, counted[status]) for status in method.ORDER),
        summary=findings(claims, setting),
        text=marked(version.text, _marks(claims, setting), setting.languages, article.direction),
        claims=entries(claims, setting),
        sources=tuple(_sources(record, words)),
        graph=graph.figures(record, words) if Portion.GRAPH in portions else (),
        article=inline.code(article.id),
        versions=tuple(_version(each, words) for each in record.versions),
        copies=tuple(_copies(claims, record, words)),
    )


def _facts(setting: Setting, report: Report) -> Iterator[tuple[Markup, Markup]]:
    words, both = setting.words.words, setting.languages
    for fact in cover.facts(setting.record, report, words):
        shown = inline.link(fact.value) if fact.is_link else inline.value(fact.value, *both)
        yield inline.trusted(escape(fact.name)), inline.code(fact.value) if fact.is_code else shown


def _marks(claims: list[Claim], setting: Setting) -> list[Mark]:
    # The same few labels serve every claim: to look words up a thousand times is what would take the time.
    words = setting.words.words
    labels = {status: words(status.label) for status in method.ORDER}
    form = words(N_("Claim {number}: {status}"))
    leads = Portion.CLAIMS in setting.portions
    marks = []
    for number, claim in enumerate(claims, 1):
        shown = words.number(number)
        label = form.format(number=shown, status=labels[claim.status])
        passages = [passage for passage in claim.passages if passage.version == setting.record.version.id]
        for place, passage in enumerate(passages, 1):
            id, target = setting.quote(number, place), setting.claim(number) if leads else ""
            marks.append(Mark(passage.start, passage.end, id, target, shown, claim.status, label))
    return marks


def _sources(record: Record, words: Phrases) -> Iterator[Markup]:
    """Yield a line for each source that a chain names, the one in most claims first, with a bar for its share."""
    found = counted([record])
    most = max((count for _, count in found), default=1)
    for source, count in found:
        name, kind = inline.value(source.name(words.language), words.language), words(source.kind.label)
        claims = words.many("{count} claim", "{count} claims", count)
        yield inline.trusted(
            f'<li><strong>{name}</strong> <span class="soft">{kind} · {claims}</span>'
            f'<span class="share" style="width: {count * 100 // most}%" aria-hidden="true"></span></li>'
        )


def _version(version: Version, words: Phrases) -> _Version:
    return _Version(
        number=inline.code(words.words.number(version.number)),
        captured=inline.moment(version.captured, words.language),
        name=_origin(version.name, words),
        kind=inline.code(" · ".join(part for part in (version.media_type, version.encoding) if part)),
        length=len(version.text),
        original=inline.code(version.original),
        text=inline.code(method.fingerprint(version.text)),
    )


def _copies(claims: list[Claim], record: Record, words: Phrases) -> Iterator[tuple[Markup, Markup, Markup, Markup]]:
    """Yield of each archived copy the number of its claim, where it was, when it was kept, and its SHA-256."""
    for copy in method.copies(record, {claim.id: number for number, claim in enumerate(claims, 1)}):
        claim = words(N_("Claim {number}"), number=copy.claim)
        yield claim, inline.link(copy.url), inline.code(copy.captured), inline.code(copy.sha256)


def _origin(name: str, words: Phrases) -> Markup:
    """Return where a version came from: an address, or a file's name without the folders of somebody's computer."""
    if not name:
        return words(N_("pasted text"))
    if name.startswith(("http://", "https://")):
        return inline.link(name)
    return inline.value(re.split(r"[/\\]", name)[-1] or name, words.language)
