"""The entries of a report: what each claim says, in which words of the article, and how far its check has come.

They are put together here and not in the template, which takes four times as long for a thousand of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from factcheck import dossier
from factcheck.model import Claim, Passage, Record, Status
from factcheck.report import WHOLE, Portion, details, inline
from factcheck.report.icons import icon
from factcheck.report.phrases import Phrases
from factcheck.report.told import told
from factcheck.words import N_


@dataclass(frozen=True, slots=True)
class Setting:
    """What all the pieces of one article need: the record, the first part of its ids, the languages in question."""

    record: Record
    id: str
    words: Phrases
    languages: tuple[str, str]
    portions: frozenset[Portion] = WHOLE
    pages: tuple[tuple[str, int], ...] = ()

    def claim(self, number: int) -> str:
        """Return the id of a claim's entry."""
        return f"{self.id}-claim-{number}"

    def quote(self, number: int, place: int) -> str:
        """Return the id of a claim's place in the text, its places counted from 1."""
        return f"{self.id}-quote-{number}-{place}"


def entries(claims: list[Claim], setting: Setting) -> tuple[Markup, ...]:
    """Return the entries of an article's claims, which come in reading order."""
    writer = _Writer(setting)
    return tuple(inline.trusted("".join(writer.entry(claim, number))) for number, claim in enumerate(claims, 1))


_SHORT = 160
"""How many code points of a wording the summary shows."""


def findings(claims: list[Claim], setting: Setting) -> tuple[Markup, ...]:
    """Return one line for each claim: its number, its wording or the beginning of it, its status."""
    words = setting.words
    statuses = {status: f"{icon(status)}<span>{words(status.label)}</span>" for status in Status}
    lines = []
    for number, claim in enumerate(claims, 1):
        said = " ".join((claim.wording or claim.passage.quote).split())
        said = said if len(said) <= _SHORT else f"{said[:_SHORT].rsplit(' ', 1)[0]}…"
        wording = inline.value(said, *setting.languages)
        if Portion.CLAIMS in setting.portions:
            wording = inline.trusted(f'<a href="#{setting.claim(number)}">{wording}</a>')
        verdict = next((one for one in setting.record.ratings if one.id == claim.rating), None)
        rated = f" · {inline.value(verdict.name(words.language), words.language)}" if verdict else ""
        lines.append(
            inline.trusted(
                f'<li class="{claim.status}"><bdi dir="ltr" class="number">{words.words.number(number)}</bdi> '
                f'<span class="said">{wording}</span> <span class="status">{statuses[claim.status]}{rated}</span></li>'
            )
        )
    return tuple(lines)


class _Writer:
    """Writes entries; the words that each of them says again are looked up once."""

    def __init__(self, setting: Setting) -> None:
        words = setting.words
        self.setting = setting
        self.dossiers = dossier.of(setting.record, dict(setting.pages))
        self.numbers = {version.id: version.number for version in setting.record.versions}
        self.statuses = {status: f"{icon(status)}<span>{words(status.label)}</span>" for status in Status}
        self.note = words(N_("Note"))
        # Their {time} and {range} are filled for each claim.
        self.marked = words(N_("Marked {time}"))
        self.changed = words(N_("changed {time}"))
        self.range = words(N_("characters {range}"))

    def entry(self, claim: Claim, number: int) -> Iterator[str]:
        """Yield the pieces of a claim's entry."""
        setting, newest = self.setting, self.setting.record.version.id
        standing = [passage for passage in claim.passages if passage.version == newest]
        shown = standing or [claim.passage]
        worded = " ".join(claim.wording.split())
        # A claim that nobody has worded has its quote for a wording: once is enough.
        is_quote = not worded or worded == " ".join(shown[0].quote.split())
        known = told(self.dossiers[claim.id], setting.words.words)
        yield (
            f'<section class="claim {claim.status}" id="{setting.claim(number)}">\n'
            f'<h3><bdi dir="ltr" class="number">{setting.words.words.number(number)}</bdi> '
            f'<span class="status">{self.statuses[claim.status]}</span>'
            f"{details.rating(known, setting.languages)}</h3>\n"
        )
        if not is_quote:
            yield f'<div class="wording">{inline.blocks(claim.wording, *setting.languages)}</div>\n'
        if not standing:
            yield self._missing(self.numbers[claim.passage.version])
        for place, passage in enumerate(shown, 1):
            link = setting.quote(number, place) if standing and Portion.ARTICLE in setting.portions else ""
            large = ' class="large"' if is_quote else ""
            yield f"<figure{large}>\n{self._figure(passage, link)}</figure>\n"
        yield from details.details(known, setting.words.words, setting.languages)
        if claim.note.strip():
            note = inline.blocks(claim.note, *reversed(setting.languages))
            yield f'<div class="note"><h4>{self.note}</h4>{note}</div>\n'
        yield f'<p class="times">{self._times(claim)}</p>\n</section>'

    def _missing(self, version: int) -> str:
        sentence = self.setting.words(
            N_("These words are not in version {newest}; they stand in version {version}."),
            newest=self.setting.record.version.number,
            version=version,
        )
        return f'<p class="missing">{sentence}</p>\n'

    def _figure(self, passage: Passage, link: str) -> str:
        """Return a quote in the quotation marks of its own language, and its place; it is isolated from both."""
        attributes = inline.attributes(passage.quote, *self.setting.languages)
        opening, closing = ("«", "»") if attributes.endswith('"rtl"') else ("“", "”")
        quote = f"<bdi>{escape(inline.quiet(passage.quote))}</bdi>"
        place = f'<a href="#{link}">{self._place(passage)}</a>' if link else self._place(passage)
        return f"<blockquote {attributes}>{opening}{quote}{closing}</blockquote>\n<figcaption>{place}</figcaption>\n"

    def _place(self, passage: Passage) -> str:
        number = self.setting.words.words.number
        span = inline.trusted(f'<bdi dir="ltr">{number(passage.start)}–{number(passage.end)}</bdi>')
        if passage.sure == 1:
            return str(self.range).format(range=span)
        return self.setting.words(
            N_("characters {range}, found again in this version (certainty: {percent}%)"),
            range=span,
            percent=round(passage.sure * 100),
        )

    def _times(self, claim: Claim) -> str:
        language = self.setting.words.language
        marked = str(self.marked).format(time=inline.moment(claim.created, language))
        if claim.updated == claim.created:
            return marked
        changed = str(self.changed).format(time=inline.moment(claim.updated, language))
        return f"{marked} <span>·</span> {changed}"
