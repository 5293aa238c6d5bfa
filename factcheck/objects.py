"""Values as the flat objects that the command line prints, one a line, for scripts; README.md lists their fields."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.model import Article, Claim, Status, Step, Version
from factcheck.words import Words

if TYPE_CHECKING:
    from factcheck.search.places import Hit

Object = dict[str, Any]


def of_claim(claim: Claim) -> Object:
    """Return a claim's object; its place and quote are those in the newest version that holds it."""
    passage = claim.passage
    return {
        "claim": claim.id,
        "article": claim.article,
        "version": passage.version,
        "status": claim.status.value,
        "wording": claim.wording,
        "quote": passage.quote,
        "start": passage.start,
        "end": passage.end,
        "note": claim.note,
        "rating": claim.rating or None,
        "rationale": claim.rationale,
        "unknowns": claim.unknowns,
        "confidence": claim.confidence.value,
        "topic": claim.topic,
        "tags": list(claim.tags),
        "said": claim.said,
        "place": claim.place,
        "worth": claim.worth.value,
        "as_of": claim.as_of,
        "look_again": claim.look_again,
        "override": claim.override,
        "created": claim.created,
        "updated": claim.updated,
    }


def of_import(
    name: str, outcome: str, article: Article, version: Version, warnings: list[str], near: str = ""
) -> Object:
    """Return the object of an input that is in the desk now; `near` is the article that it is nearly the same as."""
    return {
        "input": name,
        "outcome": outcome,
        "article": article.id,
        "version": version.id,
        "title": article.title,
        "language": article.language,
        "direction": article.direction.value,
        "characters": len(version.text),
        "encoding": version.encoding,
        "near": near or None,
        "warnings": warnings,
        "reason": None,
    }


def of_refusal(name: str, reason: str) -> Object:
    """Return the object of an input that was refused; what is not known of it is null."""
    unknown = ("article", "version", "title", "language", "direction", "characters", "encoding", "near")
    return {"input": name, "outcome": "refused", **dict.fromkeys(unknown), "warnings": [], "reason": reason}


def of_article(article: Article, versions: int, claims: dict[Status, int]) -> Object:
    """Return the object of an article in a list, with a count of claims for each status."""
    return {
        "article": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "versions": versions,
        "claims": {status.value: count for status, count in claims.items()},
    }


def of_text(article: Article, version: Version, claims: list[Claim], pages: Mapping[str, int]) -> Object:
    """Return the object of an article with the text of its newest version and its claims in reading order.

    `pages` are those of its PDF on which its claims are made, where that is known, by claim.
    """
    return {
        "article": article.id,
        "title": article.title,
        "text": version.text,
        "claims": [of_claim(claim) | _page(pages.get(claim.id)) for claim in claims],
    }


def _page(page: int | None) -> Object:
    return {"page": page} if page else {}


def of_step(step: Step, words: Words) -> Object:
    """Return the object of a step."""
    return {
        "step": step.id,
        "label": step.title(words),
        "at": step.at,
        "by": step.by,
        "reverses": step.reverses,
    }


def of_hit(hit: "Hit") -> Object:
    """Return the object of a place that a search found; an id is null where there is none."""
    return {
        "kind": hit.kind.value,
        "article": hit.article or None,
        "claim": hit.claim or None,
        "evidence": hit.evidence or None,
        "source": hit.source or None,
        "version": hit.version or None,
        "start": hit.start,
        "end": hit.end,
        "before": hit.before,
        "hit": hit.hit,
        "after": hit.after,
        "score": hit.score,
    }


def of_check(originals: int, texts: int, indexed: int, damaged: tuple[str, ...], index: str) -> Object:
    """Return the object of what a check of the desk found."""
    return {
        "originals": originals,
        "texts": texts,
        "indexed": indexed,
        "damaged": list(damaged),
        "index": str(index),
    }
