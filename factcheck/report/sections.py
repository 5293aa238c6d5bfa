"""What a page shows of each article: the finished pieces that the template puts in their places."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup, escape

from factcheck.highlights import in_reading_order
from factcheck.model import MARKS, Claim, Passage, Record, Status, Version
from factcheck.report import inline
from factcheck.report.marked import Mark, Marked, marked
from factcheck.report.phrases import Phrases
from factcheck.words import N_

STATUSES = (*MARKS, Status.UNCHECKED)
"""The order in which a report counts and explains the statuses."""

_LANGUAGES = {"ar": N_("Arabic"), "en": N_("English"), "fr": N_("French"), "und": N_("not known")}


@dataclass(frozen=True, slots=True)
class _Quote:
    text: Markup
    place: Markup
    link: str


@dataclass(frozen=True, slots=True)
class _Claim:
    id: str
    number: str
    status: Status
    wording: Markup | None
    quotes: tuple[_Quote, ...]
    missing: Markup | None
    note: Markup | None
    created: Markup
    updated: Markup | None


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
    text: Marked
    claims: tuple[_Claim, ...]
    article: Markup
    versions: tuple[_Version, ...]


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all the pieces of one article need: the record, the first part of its ids, the languages in question."""

    record: Record
    id: str
    words: Phrases
    languages: tuple[str, str]
    numbers: dict[str, int]

    def claim(self, number: int) -> str:
        return f"{self.id}-claim-{number}"

    def quote(self, number: int, place: int) -> str:
        return f"{self.id}-quote-{number}-{place}"


def section(record: Record, id: str, words: Phrases) -> Section:
    """Return the pieces of one article; `id` begins every id in them."""
    article, version = record.article, record.version
    numbers = {each.id: each.number for each in record.versions}
    setting = _Setting(record, id, words, (article.language, words.language), numbers)
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
        facts=tuple(_facts(setting)),
        counts=tuple((status, counted[status]) for status in STATUSES),
        text=marked(version.text, _marks(claims, setting), setting.languages, article.direction),
        claims=tuple(_claim(claim, number, setting) for number, claim in enumerate(claims, 1)),
        article=inline.code(article.id),
        versions=tuple(_version(each, words) for each in record.versions),
    )


def _facts(setting: _Setting) -> list[tuple[Markup, Markup]]:
    record, words, both = setting.record, setting.words, setting.languages
    article, version = record.article, record.version
    language = _LANGUAGES.get(article.language)
    of = words(N_("{number} of {count}"), number=version.number, count=record.versions[-1].number)
    facts = [
        (words(N_("Outlet")), inline.value(article.outlet, *both), article.outlet),
        (words(N_("Author")), inline.value(article.author, *both), article.author),
        (words(N_("Published")), inline.moment(article.published, *both), article.published),
        (words(N_("Captured")), inline.moment(version.captured, *both), version.captured),
        (words(N_("Version")), of, "always"),
        (words(N_("Language")), words(language) if language else inline.code(article.language), article.language),
        (words(N_("Link")), inline.link(article.url), article.url),
    ]
    return [(name, shown) for name, shown, told in facts if told.strip()]


def _marks(claims: list[Claim], setting: _Setting) -> list[Mark]:
    # The same few labels serve every claim: to look words up a thousand times is what would take the time.
    words = setting.words.words
    labels = {status: words(status.label) for status in STATUSES}
    form = words(N_("Claim {number}: {status}"))
    marks = []
    for number, claim in enumerate(claims, 1):
        shown = words.number(number)
        label = form.format(number=shown, status=labels[claim.status])
        passages = [passage for passage in claim.passages if passage.version == setting.record.version.id]
        for place, passage in enumerate(passages, 1):
            id, target = setting.quote(number, place), setting.claim(number)
            marks.append(Mark(passage.start, passage.end, id, target, shown, claim.status, label))
    return marks


def _claim(claim: Claim, number: int, setting: _Setting) -> _Claim:
    words, languages, newest = setting.words, setting.languages, setting.record.version
    standing = [passage for passage in claim.passages if passage.version == newest.id]
    shown = standing or [claim.passage]
    missing = None
    if not standing:
        missing = words(
            N_("These words are not in version {newest}; they stand in version {version}."),
            newest=newest.number,
            version=setting.numbers[claim.passage.version],
        )
    quotes = tuple(
        _Quote(
            _quoted(passage.quote, *languages),
            _place(passage, words),
            f"#{setting.quote(number, place)}" if standing else "",
        )
        for place, passage in enumerate(shown, 1)
    )
    # A claim that nobody has worded has its quote for a wording: once is enough.
    worded = " ".join(claim.wording.split())
    is_quote = not worded or worded == " ".join(shown[0].quote.split())
    return _Claim(
        id=setting.claim(number),
        number=words.words.number(number),
        status=claim.status,
        wording=None if is_quote else inline.blocks(claim.wording, *languages),
        quotes=quotes,
        missing=missing,
        note=inline.blocks(claim.note, *reversed(languages)) if claim.note.strip() else None,
        created=inline.moment(claim.created, words.language),
        updated=inline.moment(claim.updated, words.language) if claim.updated != claim.created else None,
    )


def _quoted(quote: str, *likely: str) -> Markup:
    """Return a quote in the quotation marks of its own language; the quote itself is isolated from them."""
    attributes = inline.attributes(quote, *likely)
    opening, closing = ("«", "»") if attributes.endswith('"rtl"') else ("“", "”")
    inner = f"{opening}<bdi>{escape(inline.quiet(quote))}</bdi>{closing}"
    return inline.trusted(f"<blockquote {attributes}>{inner}</blockquote>")


def _place(passage: Passage, words: Phrases) -> Markup:
    number = words.words.number
    span = inline.code(f"{number(passage.start)}–{number(passage.end)}")
    if passage.sure < 1:
        return words(
            N_("characters {range}, found again in this version ({percent} % sure)"),
            range=span,
            percent=round(passage.sure * 100),
        )
    return words(N_("characters {range}"), range=span)


def _version(version: Version, words: Phrases) -> _Version:
    return _Version(
        number=inline.code(words.words.number(version.number)),
        captured=inline.moment(version.captured, words.language),
        name=_origin(version.name, words),
        kind=inline.code(" · ".join(part for part in (version.media_type, version.encoding) if part)),
        length=len(version.text),
        original=inline.code(version.original),
        text=inline.code(hashlib.sha256(version.text.encode()).hexdigest()),
    )


def _origin(name: str, words: Phrases) -> Markup:
    """Return where a version came from: an address, or a file's name without the folders of somebody's computer."""
    if not name:
        return words(N_("pasted text"))
    if name.startswith(("http://", "https://")):
        return inline.link(name)
    return inline.value(re.split(r"[/\\]", name)[-1] or name, words.language)
