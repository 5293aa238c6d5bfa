"""A report as a text document: real headings, a table of contents, and a comment for each claim at its place.

Word takes direction from the paragraph (`w:bidi`) and script from the run (`w:rtl`), each on its own, so both are
said: a paragraph's by its first strong letter, and Latin words and numbers of an Arabic paragraph are runs of their
own.
"""

import io
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck import dossier
from factcheck.attribution import Seen
from factcheck.highlights import in_reading_order, spans
from factcheck.model import Claim, Record, Version
from factcheck.report import Portion, Report, cover, method
from factcheck.report.drawings import chains, drawings
from factcheck.report.inline import quiet
from factcheck.report.sheets import counted
from factcheck.report.told import Group, Item, told
from factcheck.report.wordlook import HAIR, SOFT
from factcheck.report.wordly import Writer
from factcheck.words import N_, Words

if TYPE_CHECKING:
    from docx.text.run import Run


def render(report: Report) -> bytes:
    """Return the document of a report."""
    words = Words(report.language)
    writer = Writer(words.right_to_left)
    core = writer.document.core_properties
    core.title, core.author, core.language = words(N_("Annotation report")), report.by[:255], report.language
    core.created = core.modified = datetime.fromisoformat(report.made).replace(tzinfo=None)
    writer.pages(words(N_("Page {page} of {pages}"), page="\0", pages="\1").replace('"', ""))
    for place, record in enumerate(report.records, 1):
        _Article(record, f"a{place}", report, writer, words).write()
    if Portion.METHOD in report.portions:
        _method(report, writer, words)
    content = io.BytesIO()
    writer.document.save(content)
    return content.getvalue()


def _method(report: Report, writer: Writer, words: Words) -> None:
    writer.heading(words(N_("How to read this report")), 1)
    writer.paragraph(words(method.PRINCIPLE))
    statuses = [(words(status.label), words(meaning)) for status, meaning in method.STATUSES.items()]
    writer.table([*statuses, *method.terms(words)], widths=(4, 11.8))
    scale = [quiet(rating.name(words.language)) for rating in method.scale(report.records)]
    if scale:
        writer.paragraph(words(N_("The desk's scale")), bold=True)
        writer.paragraph(words(N_(", ")).join(scale))


_SIGNS = {Seen.YES: "●", Seen.NO: "○", Seen.NOT_FOUND: "◌"}
"""How a link of a chain shows whether its original was seen, beside the words that say it."""


class _Article:
    """Writes the pages of one article."""

    def __init__(self, record: Record, id: str, report: Report, writer: Writer, words: Words) -> None:
        self.record, self.id, self.report, self.writer, self.words = record, id, report, writer, words
        self.claims = in_reading_order(record.claims, record.version.id)
        self.dossiers = dossier.of(record, dict(report.pages))
        self.signs = {words(seen.label): sign for seen, sign in _SIGNS.items()}

    def write(self) -> None:
        """Write the parts that the report asks for."""
        words, writer, portions = self.words, self.writer, self.report.portions
        title = quiet(" ".join(self.record.article.title.split())) or words(N_("Article without a title"))
        writer.title(title)
        if Portion.COVER in portions:
            self._cover()
        writer.contents(words(N_("Contents")), self._headings())
        if Portion.SUMMARY in portions and self.claims:
            writer.heading(words(N_("Summary of the findings")), 1, f"{self.id}_summary")
            self._summary()
        if Portion.ARTICLE in portions:
            writer.heading(words(N_("The article")), 1, f"{self.id}_text")
            self._text(self.record.version)
        if Portion.CLAIMS in portions:
            writer.heading(words(N_("The claims")), 1, f"{self.id}_claims")
            for number, claim in enumerate(self.claims, 1):
                self._claim(claim, number)
        if Portion.GRAPH in portions:
            self._graph()
        found = counted([self.record]) if Portion.SOURCES in portions else []
        if found:
            writer.heading(words(N_("The sources")), 1, f"{self.id}_sources")
            writer.table(
                [(source.name(words.language), words.number(count)) for source, count in found], widths=(12, 3.8)
            )
        if Portion.MANIFEST in portions:
            writer.heading(words(N_("For checking this report")), 1, f"{self.id}_data")
            self._manifest()

    def _headings(self) -> Iterator[tuple[str, str]]:
        words, portions = self.words, self.report.portions
        if Portion.SUMMARY in portions and self.claims:
            yield words(N_("Summary of the findings")), f"{self.id}_summary"
        if Portion.ARTICLE in portions:
            yield words(N_("The article")), f"{self.id}_text"
        if Portion.CLAIMS in portions:
            yield words(N_("The claims")), f"{self.id}_claims"
        if Portion.GRAPH in portions and chains(self.record, words):
            yield words(N_("The attribution as a picture")), f"{self.id}_graph"
        if Portion.SOURCES in portions and counted([self.record]):
            yield words(N_("The sources")), f"{self.id}_sources"
        if Portion.MANIFEST in portions:
            yield words(N_("For checking this report")), f"{self.id}_data"

    def _heading(self, claim: Claim, number: int) -> str:
        said = self.words(N_("Claim {number}: {status}"), number=number, status=self.words(claim.status.label))
        return said.replace("\u2068", "").replace("\u2069", "")

    def _cover(self) -> None:
        words = self.words
        facts = cover.facts(self.record, self.report, words)
        self.writer.table([(fact.name, quiet(" ".join(fact.value.split()))) for fact in facts], widths=(4, 11.8))
        counted = Counter(claim.status for claim in self.claims)
        self.writer.tally([(status, words(status.label), words.number(counted[status])) for status in method.ORDER])

    def _summary(self) -> None:
        words = self.words
        head = (words(N_("Number")), words(N_("Status")), words(N_("Wording")))
        rows = [
            (
                words.number(number),
                " · ".join(filter(None, (words(claim.status.label), quiet(self._rating(claim))))),
                quiet(" ".join((claim.wording or claim.passage.quote).split())),
            )
            for number, claim in enumerate(self.claims, 1)
        ]
        statuses = [claim.status for claim in self.claims]
        self.writer.table([head, *rows], head=True, widths=(1.4, 4.4, 10), statuses=statuses)

    def _rating(self, claim: Claim) -> str:
        rating = self.dossiers[claim.id].rating
        return rating.name(self.words.language) if rating else ""

    def _text(self, version: Version) -> None:
        """Write the text, cut where claims begin and end, and hang each claim's comment on its runs."""
        found = spans(self.claims, version.id)
        first: dict[str, Run] = {}
        last: dict[str, Run] = {}
        at = 0
        for line in version.text.split("\n"):
            edges = {at, at + len(line)} | {
                edge for span in found for edge in (span.start, span.end) if at < edge < at + len(line)
            }
            paragraph = self.writer.open(line, self.record.article.direction, "Body Text")
            for start, end in pairwise(sorted(edges)):
                held = [span for span in found if span.start <= start and end <= span.end]
                status = next((claim.status for claim in self.claims if held and claim.id == held[-1].key), None)
                runs = self.writer.say(paragraph, version.text[start:end], status)
                for span in held:
                    first.setdefault(span.key, runs[0])
                    last[span.key] = runs[-1]
            at += len(line) + 1
        for number, claim in enumerate(self.claims, 1):
            if claim.id in first:
                self._comment(claim, number, first[claim.id], last[claim.id])

    def _comment(self, claim: Claim, number: int, first: "Run", last: "Run") -> None:
        lines = [self._heading(claim, number)]
        if " ".join(claim.wording.split()) != " ".join(claim.passage.quote.split()):
            lines.append(quiet(claim.wording))
        lines += [quiet(each) for each in claim.note.split("\n") if each.strip()]
        self.writer.comment(first, last, lines, self.report.by)

    def _claim(self, claim: Claim, number: int) -> None:
        words, writer, passage = self.words, self.writer, claim.passage
        writer.heading(self._heading(claim, number), 2, f"{self.id}_claim_{number}", claim.status)
        if " ".join(claim.wording.split()) != " ".join(passage.quote.split()):
            for line in claim.wording.split("\n"):
                writer.paragraph(quiet(line), bold=True)
        for line in passage.quote.split("\n"):
            if line.strip():
                writer.beside(writer.paragraph(quiet(line), "Quote"), writer.colour(claim.status))
        version = next(each.number for each in self.record.versions if each.id == passage.version)
        place = words(
            N_("Version {version}, characters {range}"), version=version, range=f"{passage.start}–{passage.end}"
        )
        writer.paragraph(place, "Caption").paragraph_format.keep_with_next = True
        tells = told(self.dossiers[claim.id], words)
        rating = ((words(N_("Rating")), tells.rating),) if tells.rating else ()
        facts = [*rating, *((fact.name, quiet(fact.value)) for fact in tells.facts)]
        if facts:
            writer.table(facts, widths=(4, 11.8))
        for group in tells.groups:
            self._group(group)
        for line in claim.note.split("\n"):
            if line.strip():
                writer.paragraph(quiet(line))

    def _group(self, group: Group) -> None:
        writer = self.writer
        writer.heading(group.title, 3)
        for item in group.items:
            self._item(item, is_link=group.kind == "chain")
        if group.remark:
            writer.paragraph(quiet(group.remark), "Caption")

    def _item(self, item: Item, *, is_link: bool) -> None:
        """Write one item: its title, how it stands, its quote and facts; a chain's links hang on one line."""
        writer = self.writer
        title, soft = quiet(" ".join(item.title.split())), [each for each in (item.kind, item.mark) if each]
        paragraph = writer.open("", writer.base, "No Spacing")
        paragraph.paragraph_format.keep_with_next = bool(item.quote.strip() or item.facts)
        if is_link:
            writer.beside(paragraph, SOFT)
            writer.say(paragraph, f"{self.signs[item.mark]} ")
        writer.say(paragraph, title, bold=True)
        if soft and soft != [item.title]:
            writer.say(paragraph, f"  {' · '.join(soft)}", colour=SOFT)
        if item.quote.strip():
            quote = writer.paragraph(quiet(" ".join(item.quote.split())), "Quote")
            writer.beside(quote, SOFT if is_link else HAIR)
        if item.facts:
            writer.table([(fact.name, quiet(" ".join(fact.value.split()))) for fact in item.facts], widths=(4, 11.8))

    def _graph(self) -> None:
        """Show the attribution as pictures, each with its chains in words; in words alone where none can be drawn."""
        lines = chains(self.record, self.words)
        if not lines:
            return
        self.writer.heading(self.words(N_("The attribution as a picture")), 1, f"{self.id}_graph")
        drawn = drawings(self.record, self.words)
        for drawing in drawn:
            self.writer.picture(drawing.content, quiet(drawing.words), drawing.ratio)
        for line in () if drawn else lines:
            self.writer.paragraph(quiet(line), "List Bullet")

    def _manifest(self) -> None:
        words, writer = self.words, self.writer
        writer.paragraph(words(method.CHECKING[0]))
        for said, command in zip(method.CHECKING[1:], method.COMMANDS, strict=True):
            writer.paragraph(words(said, command=command), "List Bullet")
        for version in self.record.versions:
            writer.paragraph(words(N_("Version {number}"), number=version.number), bold=True)
            told = ((N_("Captured"), cover.stamp(version.captured)), (N_("Original file"), version.original))
            rows = [*told, (N_("Text"), method.fingerprint(version.text))]
            writer.table([(words(name), value) for name, value in rows], widths=(3, 12.8))
        numbers = {claim.id: number for number, claim in enumerate(self.claims, 1)}
        for copy in method.copies(self.record, numbers):
            writer.paragraph(words(N_("Claim {number}"), number=copy.claim), bold=True)
            rows = [(N_("Archived copy"), quiet(copy.url)), (N_("Captured"), copy.captured), ("SHA-256", copy.sha256)]
            writer.table([(words(name), value) for name, value in rows], widths=(3, 12.8))
