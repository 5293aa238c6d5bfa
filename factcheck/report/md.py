"""A report as Markdown: to be read as it is, or set by any editor that knows CommonMark.

Values are escaped, so that nothing in them becomes a heading, a link or HTML, and isolated where they stand inside a
sentence of another direction.
"""

import re
from collections import Counter
from collections.abc import Iterator

from factcheck import dossier
from factcheck.dossier import Dossier
from factcheck.highlights import in_reading_order
from factcheck.model import Claim, Record
from factcheck.report import Portion, Report, cover, method
from factcheck.report.drawings import chains
from factcheck.report.inline import quiet
from factcheck.report.marked import word_end
from factcheck.report.sheets import counted
from factcheck.report.told import Fact, Group, told
from factcheck.words import N_, Words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~&])")
_LINE = re.compile(r"^[^\S\n]*(\d+(?=[.)])|(?=[-+=]))", re.MULTILINE)

_ADDRESS = re.compile(r"https?://[^\s<>]+")


def escaped(text: str) -> str:
    """Return a text in which Markdown and HTML see letters only; its lines stay."""
    # A line that begins with a number and a full stop, or with a dash, would be an item; four spaces would be code.
    return _LINE.sub(r"\1\\", _SPECIAL.sub(r"\\\1", quiet(text)))


def line(text: str) -> str:
    """Return a text as one line, escaped."""
    return escaped(" ".join(text.split()))


def render(report: Report) -> bytes:
    """Return the text of a report."""
    words = Words(report.language, isolate=True)
    pieces = [piece for record in report.records for piece in _article(record, report, words)]
    if Portion.METHOD in report.portions:
        pieces += _method(report, words)
    return ("\n\n".join(pieces) + "\n").encode()


def _article(record: Record, report: Report, words: Words) -> Iterator[str]:
    article, version = record.article, record.version
    claims = in_reading_order(record.claims, version.id)
    yield f"# {line(article.title) or words(N_('Article without a title'))}"
    if Portion.COVER in report.portions:
        yield from _cover(record, report, words)
    if Portion.SUMMARY in report.portions and claims:
        yield f"## {words(N_('Summary of the findings'))}"
        yield "\n".join(
            f"{number}. **{words(claim.status.label)}** {line(claim.wording or claim.passage.quote)}"
            for number, claim in enumerate(claims, 1)
        )
    if Portion.ARTICLE in report.portions:
        yield f"## {words(N_('The article'))}"
        yield "\n\n".join(
            escaped(each.strip()) for each in _numbered(record, claims, words).split("\n") if each.strip()
        )
    if Portion.CLAIMS in report.portions:
        yield f"## {words(N_('The claims'))}"
        numbers = {each.id: each.number for each in record.versions}
        dossiers = dossier.of(record, dict(report.pages))
        for number, claim in enumerate(claims, 1):
            yield from entry(dossiers[claim.id], number, numbers, words)
    found = chains(record, words) if Portion.GRAPH in report.portions else []
    if found:
        yield f"## {words(N_('The attribution as a picture'))}"
        yield "\n".join(f"- {line(each)}" for each in found)
    yield from _ends(record, report, claims, words)


def _ends(record: Record, report: Report, claims: list[Claim], words: Words) -> Iterator[str]:
    found = counted([record]) if Portion.SOURCES in report.portions else []
    if found:
        yield f"## {words(N_('The sources'))}"
        counts = [(source, words.many("{count} claim", "{count} claims", count)) for source, count in found]
        yield "\n".join(f"- **{line(source.name(words.language))}**: {count}" for source, count in counts)
    if Portion.MANIFEST in report.portions:
        yield f"## {words(N_('For checking this report'))}"
        yield from _manifest(record, claims, words)


def _numbered(record: Record, claims: list[Claim], words: Words) -> str:
    """Return the article's text with each claim's number in brackets after its last word."""
    notes = []
    for number, claim in enumerate(claims, 1):
        for passage in claim.passages:
            if passage.version == record.version.id:
                notes.append((word_end(record.version.text, passage.start, passage.end), number))
    text = record.version.text
    for at, number in sorted(notes, reverse=True):
        text = f"{text[:at]} [{words.number(number)}]{text[at:]}"
    return text


def _cover(record: Record, report: Report, words: Words) -> Iterator[str]:
    facts = cover.facts(record, report, words)
    yield "\n".join(_facts(facts, ""))
    counted = Counter(claim.status for claim in record.claims)
    yield "\n".join(
        [
            f"| {' | '.join(words(status.label) for status in method.ORDER)} |",
            f"|{' --- |' * len(method.ORDER)}",
            f"| {' | '.join(words.number(counted[status]) for status in method.ORDER)} |",
        ]
    )


def entry(known: Dossier, number: int, versions: dict[str, int], words: Words) -> Iterator[str]:
    """Yield the blocks of one claim: its heading, wording, quote with its place, what is recorded, and note."""
    claim, passage = known.claim, known.claim.passage
    tells = told(known, words)
    rated = f" · {line(tells.rating)}" if tells.rating else ""
    yield f"### {words.number(number)} · {words(claim.status.label)}{rated}"
    wording, quote = " ".join(claim.wording.split()), " ".join(passage.quote.split())
    if wording and wording != quote:
        yield f"**{escaped(wording)}**"
    yield "\n".join(f"> {each}" for each in escaped(passage.quote).split("\n"))
    yield words(
        N_("Version {version}, characters {range}"),
        version=versions[passage.version],
        range=f"{passage.start}–{passage.end}",
    )
    if tells.facts:
        yield "\n".join(_facts(tells.facts, ""))
    for group in tells.groups:
        yield f"#### {group.title}"
        yield "\n".join(_items(group))
        if group.remark:
            yield line(group.remark)
    if claim.note.strip():
        yield f"{words(N_('Note'))}:"
        yield escaped(claim.note.strip())


def _facts(facts: tuple[Fact, ...], indent: str) -> Iterator[str]:
    for fact in facts:
        value = " ".join(fact.value.split())
        shown = f"<{value}>" if fact.is_link and _ADDRESS.fullmatch(value) else escaped(value)
        yield f"{indent}- {fact.name}: {shown}"


def _items(group: Group) -> Iterator[str]:
    for item in group.items:
        soft = [escaped(each) for each in (item.kind, item.mark) if each and each != item.title]
        after = f" ({', '.join(soft)})" if soft else ""
        quote = f": «{line(item.quote)}»" if item.quote else ""
        yield f"- **{line(item.title)}**{after}{quote}"
        yield from _facts(item.facts, "  ")


def _manifest(record: Record, claims: list[Claim], words: Words) -> Iterator[str]:
    yield words(method.CHECKING[0])
    yield "\n".join(
        f"- {words(said, command=f'`{command}`')}"
        for said, command in zip(method.CHECKING[1:], method.COMMANDS, strict=True)
    )
    lines = []
    for version in record.versions:
        name = words(N_("Version {number}"), number=version.number)
        fingerprint = method.fingerprint(version.text)
        lines.append(
            f"- {name}: {words(N_('Original file'))} `{version.original}`, {words(N_('Text'))} `{fingerprint}`"
        )
    for copy in method.copies(record, {claim.id: number for number, claim in enumerate(claims, 1)}):
        claim = words(N_("Claim {number}"), number=copy.claim)
        lines.append(f"- {claim}: {words(N_('Archived copy'))} {line(copy.url)}, {copy.captured}, `{copy.sha256}`")
    yield "\n".join(lines)


def _method(report: Report, words: Words) -> Iterator[str]:
    yield f"## {words(N_('How to read this report'))}"
    yield words(method.PRINCIPLE)
    statuses = [(words(status.label), words(meaning)) for status, meaning in method.STATUSES.items()]
    yield "\n".join(f"- **{term}**: {meaning}" for term, meaning in (*statuses, *method.terms(words)))
    scale = [line(rating.name(words.language)) for rating in method.scale(report.records)]
    if scale:
        name = words(N_("The desk's scale"))
        yield f"{name}: {words(N_(', ')).join(scale)}"
