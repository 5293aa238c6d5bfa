"""The verdicts of a report in schema.org's words: one ClaimReview for each claim that has a rating.

The properties are those that FIELD names; Google asks for `claimReviewed`, `reviewRating` and `url`. The address of
the page that will carry them is not known here, so `url` is the claim's place in that page. Digits are ASCII.
"""

import json
import re
from typing import Any

from factcheck.attribution import Source, SourceKind
from factcheck.dossier import Dossier, of
from factcheck.highlights import in_reading_order
from factcheck.model import Record
from factcheck.ratings import Rating
from factcheck.report import Report
from factcheck.report.annotations import ADDRESS

WORST, BEST = 1, 5
"""The ends of the scale; a verdict outside the order of true and false has no number, only its name."""

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_ASCII = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_PEOPLE = {SourceKind.PERSON: "Person"}


def render(report: Report) -> bytes:
    """Return the reviews as JSON-LD."""
    graph = [review for record in report.records for review in _reviews(record, report)]
    return (
        json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1) + "\n"
    ).encode()


def _reviews(record: Record, report: Report) -> list[dict[str, Any]]:
    dossiers = of(record)
    ordered = enumerate(in_reading_order(record.claims, record.version.id), 1)
    rated = ((dossiers[claim.id], number) for number, claim in ordered)
    return [_review(known, known.rating, number, record, report) for known, number in rated if known.rating is not None]


def _review(known: Dossier, rating: Rating, number: int, record: Record, report: Report) -> dict[str, Any]:
    claim, article = known.claim, record.article
    best = max(BEST, *(one.number for one in record.ratings))
    verdict = {
        "@type": "Rating",
        "alternateName": rating.name(report.language),
        "ratingExplanation": claim.rationale,
        **({"ratingValue": rating.number, "bestRating": best, "worstRating": WORST} if rating.number else {}),
    }
    appearance = {
        "@type": "CreativeWork",
        "headline": " ".join(article.title.split()),
        "url": _address(article.url),
        "datePublished": day(article.published),
        "publisher": _named("Organization", article.outlet),
        "author": _named("Person", article.author),
    }
    said = {
        "@type": "Claim",
        "text": claim.passage.quote,
        "author": _speaker(known, report.language),
        "datePublished": day(claim.said) or day(article.published),
        "appearance": _filled(appearance),
        "firstAppearance": _first(known),
    }
    return _filled(
        {
            "@type": "ClaimReview",
            "@id": f"urn:isnad:claim:{claim.id}",
            "url": f"#claim-{number}",
            "claimReviewed": " ".join((claim.wording or claim.passage.quote).split()),
            "datePublished": claim.updated[:10],
            "inLanguage": report.language,
            "author": _named("Organization", " ".join(report.by.split())) or {"@type": "Organization", "name": "Isnad"},
            "reviewRating": _filled(verdict),
            "itemReviewed": _filled(said),
            "citation": [_cited(known, place) for place in range(len(known.evidence))],
        }
    )


def day(text: str) -> str:
    """Return a date as schema.org writes it (`2026-11-23`, `2026-11`, `2026`), or an empty text for any other."""
    given = text.strip().translate(_ASCII)
    head = given[:10] if re.match(r"\d{4}-\d\d-\d\dT", given, re.ASCII) else given
    return head if _DAY.fullmatch(head) else ""


def _address(url: str) -> str:
    """An address that may stand where schema.org asks for one, or an empty text."""
    return url if ADDRESS.fullmatch(url) else ""


def _filled(tree: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in tree.items() if value not in ("", None, [], {})}


def _named(kind: str, name: str) -> dict[str, str]:
    line = " ".join(name.split())
    return {"@type": kind, "name": line} if line else {}


def _speaker(known: Dossier, language: str) -> dict[str, Any]:
    sources = [known.sources[hop.source] for hop in known.roots if hop.source in known.sources]
    open_ = [source for source in sources if source.kind is not SourceKind.ANONYMOUS]
    return _source(open_[0], language) if open_ else {}


def _source(source: Source, language: str) -> dict[str, Any]:
    return {
        **_named(_PEOPLE.get(source.kind, "Organization"), source.name(language)),
        **_filled({"sameAs": _address(source.url)}),
    }


def _first(known: Dossier) -> dict[str, Any]:
    link = next(filter(None, (_address(hop.link) for hop in known.roots)), "")
    return {"@type": "CreativeWork", "url": link} if link else {}


def _cited(known: Dossier, place: int) -> dict[str, Any]:
    item = known.evidence[place]
    cited = {
        "@type": "CreativeWork",
        "name": " ".join((item.title or item.kind.value).split()),
        "url": _address(item.url),
        "text": item.quote,
        "datePublished": day(item.published),
        "publisher": _named("Organization", item.publisher),
    }
    return _filled(cited)
