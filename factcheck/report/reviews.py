"""What a ClaimReview must hold: the properties that Google's documentation requires, of the types of schema.org."""

import re
from collections.abc import Iterator
from typing import Any

from factcheck.report.rules import (
    MISSING,
    NOT_ADDRESS,
    NOT_ASCII,
    NOT_DAY,
    NOT_KNOWN,
    NOT_NUMBER,
    NOT_OBJECT,
    NOT_TEXT,
    OUTSIDE,
    TWICE,
    kinds,
    listed,
    placed,
    said,
    text,
)  # fmt: skip
from factcheck.words import Sentence

Problems = Iterator[Sentence]

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII)
_SPACE = re.compile(r"\s")
_AUTHORS = frozenset(
    {"Organization", "NewsMediaOrganization", "NGO", "Person", "GovernmentOrganization", "Corporation"}
)


def problems(reviews: list[tuple[dict[str, Any], str]]) -> Problems:
    """Yield what the reviews of a file lack, each with its place; their addresses must differ."""
    seen: set[str] = set()
    for review, place in reviews:
        yield from _review(review, place)
        address = review.get("url")
        if isinstance(address, str):
            if address in seen:
                yield said(TWICE, f"{place}.url", value=address)
            seen.add(address)


def _review(review: dict[str, Any], place: str) -> Problems:
    yield from _filled(review, "claimReviewed", place)
    yield from _filled(review, "url", place)
    yield from _link(review, "url", place)
    yield from _day(review, "datePublished", place)
    yield from _agents(review, "author", place)
    ratings = list(placed(review.get("reviewRating"), f"{place}.reviewRating"))
    if not ratings:
        yield said(MISSING, f"{place}.reviewRating")
    for rating, where in ratings:
        if not isinstance(rating, dict):
            yield said(NOT_OBJECT, where)
        else:
            yield from _rating(rating, where)
    for claim, where in placed(review.get("itemReviewed"), f"{place}.itemReviewed"):
        if not isinstance(claim, dict):
            yield said(NOT_OBJECT, where)
            continue
        if "Claim" not in kinds(claim, "@type") and "CreativeWork" not in kinds(claim, "@type"):
            yield said(NOT_KNOWN, f"{where}.@type", value=claim.get("@type"))
        yield from _day(claim, "datePublished", where)
        yield from _agents(claim, "author", where)
        for name in ("appearance", "firstAppearance"):
            for one, at in placed(claim.get(name), f"{where}.{name}"):
                if isinstance(one, dict):
                    yield from _link(one, "url", at)
                    yield from _day(one, "datePublished", at)


def _filled(tree: dict[str, Any], name: str, place: str) -> Problems:
    yield from text(tree, name, place)
    if isinstance(tree.get(name), str) and not tree[name].strip():
        yield said(MISSING, f"{place}.{name}")


def _rating(rating: dict[str, Any], place: str) -> Problems:
    if "Rating" not in kinds(rating, "@type"):
        yield said(NOT_KNOWN, f"{place}.@type", value=rating.get("@type"))
    yield from _filled(rating, "alternateName", place)
    numbers = {}
    for name in ("ratingValue", "bestRating", "worstRating"):
        if name in rating:
            value = rating[name]
            if not str(value).isascii():
                yield said(NOT_ASCII, f"{place}.{name}", value=value)
            elif (number := _number(value)) is None:
                yield said(NOT_NUMBER, f"{place}.{name}", value=value)
            else:
                numbers[name] = number
    worst, best = numbers.get("worstRating", 1.0), numbers.get("bestRating", 5.0)
    if "ratingValue" in numbers and not worst <= numbers["ratingValue"] <= best:
        yield said(OUTSIDE, f"{place}.ratingValue", value=rating["ratingValue"], worst=f"{worst:g}", best=f"{best:g}")


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _day(tree: dict[str, Any], name: str, place: str) -> Problems:
    for value in listed(tree.get(name)):
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            yield said(NOT_DAY, f"{place}.{name}", value=value)


def _link(tree: dict[str, Any], name: str, place: str) -> Problems:
    for value in listed(tree.get(name)):
        if not isinstance(value, str) or _SPACE.search(value):
            yield said(NOT_ADDRESS, f"{place}.{name}", value=value)


def _agents(tree: dict[str, Any], name: str, place: str) -> Problems:
    for one, where in placed(tree.get(name), f"{place}.{name}"):
        if isinstance(one, dict):
            if not _AUTHORS.intersection(kinds(one, "@type")):
                yield said(NOT_KNOWN, f"{where}.@type", value=one.get("@type"))
            yield from _filled(one, "name", where)
        elif not isinstance(one, str):
            yield said(NOT_TEXT, where)
