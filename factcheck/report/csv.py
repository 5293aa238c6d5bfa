"""A report as a table for spreadsheets: one row for each claim, after RFC 4180.

The first row holds the columns' names, the same in every language, so that a script finds them (`COLUMNS`); the rows
follow each article's reading order. The file is UTF-8 with a byte order mark, without which Excel takes Arabic for
Latin, and its lines end in CRLF. A line break inside a text stays, inside quotation marks.

A text that a spreadsheet could take for a formula gets an apostrophe before it. Excel looks at the very first
character; other programs drop white space first, so white space before it does not spare a text the apostrophe.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from factcheck.highlights import in_reading_order
from factcheck.model import Claim, Record
from factcheck.ratings import Rating
from factcheck.report import Report
from factcheck.report.scale import ends, placed
from factcheck.words import Words

COLUMNS = (
    "article_id",
    "title",
    "outlet",
    "published",
    "url",
    "language",
    "number",
    "claim_id",
    "status",
    "status_label",
    "wording",
    "quote",
    "start",
    "end",
    "version",
    "note",
    "created",
    "updated",
    "rating",
    "rationale",
    "unknowns",
    "confidence",
    "said",
    "topic",
    "tags",
    "scale",
    "rating_value",
    "worst_rating",
    "best_rating",
    "page",
    "place",
    "worth",
    "as_of",
    "look_again",
    "override",
    "passages",
)
"""The columns: `start` and `end` are code points into the text of version `version`, `status` is a machine word.

`scale` says in words where the rating stands on the desk's scale; the three behind it say it in numbers, and are empty
for a verdict outside the order from false to true. `page` is the page of the PDF that the claim is made on. `tags` are
separated by commas; one that holds a comma or a quotation mark stands in quotation marks. `passages` is empty where
`quote`, `start`, `end` and `version` tell all; else the JSON of every passage: version, start, end, how sure, quote."""

# The last four are the full-width forms, which East Asian editions of Excel read as the plain ones. A text that has the
# apostrophe of its own gets another one, so that what was put before it can be told when the table is read back.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")


def render(report: Report) -> bytes:
    """Return the table of a report's claims."""
    words = Words(report.language)
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    pages = dict(report.pages)
    for record in report.records:
        writer.writerows([_guarded(cell) for cell in row] for row in rows(record, words, pages))
    return table.getvalue().encode("utf-8-sig")


def rows(record: Record, words: Words, pages: Mapping[str, int]) -> Iterator[tuple[str | int, ...]]:
    """Yield a row for each claim of an article, in reading order; its cells are those of COLUMNS.

    `pages` are those that are known, by claim.
    """
    version = record.version.id
    numbers = {version.id: version.number for version in record.versions}
    verdicts = {rating.id: _placed(rating, record, words) for rating in record.ratings}
    for number, claim in enumerate(in_reading_order(record.claims, version), 1):
        name, *scale = verdicts.get(claim.rating, _UNRATED)
        head = _row(record, claim, number, numbers, words)
        more = (claim.place, claim.worth.value, claim.as_of, claim.look_again, claim.override, _places(claim, numbers))
        yield (*head, name, *_verdict(claim), *scale, pages.get(claim.id, ""), *more)


_UNRATED = ("", "", "", "", "")


def _placed(rating: Rating, record: Record, words: Words) -> tuple[str | int, ...]:
    """Return a verdict's name, its place on the scale in words, and its number between the scale's ends."""
    name, found = rating.name(words.language), ends(record.ratings)
    numbers = (rating.number, found[0].number, found[1].number) if rating.number and found else ("", "", "")
    return name, placed(rating, record.ratings, words), *numbers


def _verdict(claim: Claim) -> tuple[str, ...]:
    return claim.rationale, claim.unknowns, claim.confidence.value, claim.said, claim.topic, listed(claim.tags)


def _row(record: Record, claim: Claim, number: int, numbers: dict[str, int], words: Words) -> tuple[str | int, ...]:
    article = record.article
    passage = claim.passage
    return (
        article.id,
        article.title,
        article.outlet,
        article.published,
        article.url,
        article.language,
        number,
        claim.id,
        claim.status.value,
        words(claim.status.label),
        claim.wording,
        passage.quote,
        passage.start,
        passage.end,
        numbers[passage.version],
        claim.note,
        claim.created,
        claim.updated,
    )


def listed(tags: Sequence[str]) -> str:
    """Return tags as one cell holds them."""
    return ", ".join('"{}"'.format(tag.replace('"', '""')) if "," in tag or '"' in tag else tag for tag in tags)


def _places(claim: Claim, numbers: dict[str, int]) -> str:
    """Return a claim's passages, where the row does not tell all of them."""
    if len(claim.passages) == 1 and claim.passage.sure == 1:
        return ""
    told = [[numbers[one.version], one.start, one.end, one.sure, one.quote] for one in claim.passages]
    return json.dumps(told, ensure_ascii=False)


def unguarded(cell: str) -> str:
    """Return a cell's text as it was before an apostrophe was put before what a spreadsheet takes for a formula."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell, 1) else cell


def _guarded(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
