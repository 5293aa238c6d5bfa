"""A report as one web page: no script, nothing fetched, for the screen, the telephone and paper."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

import resources
from factcheck.highlights import in_reading_order
from factcheck.model import MARKS, Claim, Passage, Record, Status, Version
from factcheck.report import Report, inline
from factcheck.report.marked import Mark, Marked, marked
from factcheck.words import N_, Words

if TYPE_CHECKING:
    from jinja2 import Template

STATUSES = (*MARKS, Status.UNCHECKED)
"""The order in which a report counts and explains the statuses."""

_LANGUAGES = {"ar": N_("Arabic"), "en": N_("English"), "fr": N_("French"), "und": N_("not known")}
_SPACES = re.compile(r"\s+")

# Shapes on a grid of 16, told apart by their outline alone: a chain, a warning sign, a tick in a circle, dots.
_SHAPES = {
    Status.SOURCED: '<path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.7.7M9.2 6.8a2.6 2.6 0 0 0-3.7 0'
    'l-2 2a2.6 2.6 0 0 0 3.7 3.7l.7-.7"/>',
    Status.DISPUTED: '<path d="M8 2.2 14.3 13.3H1.7zM8 6.4v3.2M8 11.5v.1"/>',
    Status.VERIFIED: '<circle cx="8" cy="8" r="6.2"/><path d="m5.2 8.2 2 2 3.7-4.2"/>',
    Status.UNCHECKED: '<circle cx="8" cy="8" r="6.2" stroke-dasharray="1.6 2.3"/>',
}


def render(report: Report) -> bytes:
    """Return the page of a report."""
    phrases = Phrases(Words(report.language))
    records = [_record(record, f"a{place}", phrases) for place, record in enumerate(report.records, 1)]
    page = _template().render(
        report=report,
        records=records,
        statuses=STATUSES,
        css=inline.trusted(resources.path("report", "report.css").read_text("utf-8")),
        lang=inline.tag_of(report.language),
        dir=inline.direction_of(report.language).value,
        words=phrases,
        many=phrases.many,
        icon=icon,
        **_repeated(phrases),
        value=lambda text: inline.value(text, report.language),
        moment=inline.moment,
    )
    return page.encode()


def _repeated(words: "Phrases") -> dict[str, object]:
    """Return what every claim of a report says again, looked up once."""
    return {
        "labels": {
            status: icon(status) + inline.trusted("<span>") + words(status.label) + inline.trusted("</span>")
            for status in STATUSES
        },
        "note_label": words(N_("Note")),
        "created_label": words(N_("Marked")),
        "updated_label": words(N_("changed")),
        "large": inline.trusted(' class="large"'),
    }


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(resources.path("report")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")


@cache
def icon(status: Status) -> Markup:
    """Return the shape that stands beside a status's name, drawn in the colour of the text."""
    return inline.trusted(f'<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">{_SHAPES[status]}</svg>')


@dataclass(frozen=True, slots=True)
class Phrases:
    """The report's words as HTML: called as `Words` is, with every inserted value escaped and isolated."""

    words: Words

    def __call__(self, template: str, /, **values: str | int) -> Markup:
        """Return the template's translation with the values, numbers in the report's digits, put in as markup."""
        form = escape(self.words(template))
        return form.format(**{name: self._inserted(value) for name, value in values.items()}) if values else form

    def many(self, singular: str, plural: str, count: int, /) -> Markup:
        """Return the form that `count` takes, with {count} put in."""
        return escape(self.words.many(singular, plural, count))

    def _inserted(self, value: str | int) -> Markup:
        if isinstance(value, Markup):
            return value
        return inline.code(self.words.number(value)) if isinstance(value, int) else inline.value(value, self.language)

    @property
    def language(self) -> str:
        """The report's language."""
        return self.words.language


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
class _Record:
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


def _record(record: Record, id: str, words: Phrases) -> _Record:
    article, version = record.article, record.version
    claims = in_reading_order(record.claims, version.id)
    title = inline.quiet(" ".join(article.title.split())) or words.words(N_("Article without a title"))
    title_attributes = inline.attributes(title, article.language, words.language)
    numbers = {each.id: each.number for each in record.versions}
    counted = Counter(claim.status for claim in claims)
    return _Record(
        id=id,
        title=inline.trusted(f"<bdi {title_attributes}>{escape(title)}</bdi>"),
        plain_title=title,
        title_attributes=inline.trusted(title_attributes),
        attributes=inline.trusted(f'lang="{inline.tag_of(article.language)}" dir="{article.direction.value}"'),
        facts=tuple(_facts(record, words)),
        counts=tuple((status, counted[status]) for status in STATUSES),
        text=marked(
            version.text,
            list(_marks(claims, version.id, id, words)),
            article.language,
            words.language,
            article.direction,
        ),
        claims=tuple(_claim(claim, number, id, record, numbers, words) for number, claim in enumerate(claims, 1)),
        article=inline.code(article.id),
        versions=tuple(_version(each, words) for each in record.versions),
    )


def _facts(record: Record, words: Phrases) -> list[tuple[Markup, Markup]]:
    article, version = record.article, record.version
    both = (article.language, words.language)
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


def _quote_id(record: str, number: int, place: int) -> str:
    return f"{record}-quote-{number}-{place}"


def _marks(claims: list[Claim], version: str, id: str, words: Phrases) -> list[Mark]:
    # The same few labels serve every claim: to look words up a thousand times is what would take the time.
    labels = {status: words.words(status.label) for status in STATUSES}
    form = words.words(N_("Claim {number}: {status}"))
    marks = []
    for number, claim in enumerate(claims, 1):
        shown = words.words.number(number)
        label = form.format(number=shown, status=labels[claim.status])
        passages = [passage for passage in claim.passages if passage.version == version]
        marks += [
            Mark(
                passage.start,
                passage.end,
                _quote_id(id, number, place),
                f"{id}-claim-{number}",
                shown,
                claim.status,
                label,
            )
            for place, passage in enumerate(passages, 1)
        ]
    return marks


def _claim(claim: Claim, number: int, id: str, record: Record, numbers: dict[str, int], words: Phrases) -> _Claim:
    newest = record.version
    standing = [passage for passage in claim.passages if passage.version == newest.id]
    shown = standing or [claim.passage]
    missing = None
    if not standing:
        missing = words(
            N_("These words are not in version {newest}; they stand in version {version}."),
            newest=newest.number,
            version=numbers[claim.passage.version],
        )
    languages = (record.article.language, words.language)
    quotes = tuple(
        _Quote(
            _quoted(passage.quote, *languages),
            _place(passage, words),
            f"#{_quote_id(id, number, place)}" if standing else "",
        )
        for place, passage in enumerate(shown, 1)
    )
    # A claim that nobody has worded has its quote for a wording: once is enough.
    worded = _SPACES.sub(" ", claim.wording).strip()
    wording = worded if worded and worded != _SPACES.sub(" ", shown[0].quote).strip() else ""
    return _Claim(
        id=f"{id}-claim-{number}",
        number=words.words.number(number),
        status=claim.status,
        wording=inline.blocks(claim.wording, *languages) if wording else None,
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
        share = f"{round(passage.sure * 100)}"
        return words(N_("characters {range}, found again and {percent} % sure"), range=span, percent=int(share))
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
