"""ClaimReviews, read: those of this program and of other fact checkers, in whatever shape JSON-LD allows.

Known are single reviews, lists, `@graph`, feeds, expanded and prefixed names; what is reviewed as a `Claim` or, as it
was asked for before, as a `CreativeWork`; where it appeared as nodes or bare addresses.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from factcheck.attribution import SourceKind
from factcheck.errors import InputRefused
from factcheck.model import Draft
from factcheck.readers.drafting import first_line, title_of
from factcheck.report.annotations import ADDRESS, CLAIM
from factcheck.report.nodes import Node, every, nodes, texts, types
from factcheck.text.clean import clean
from factcheck.text.direction import text_direction
from factcheck.text.language import language
from factcheck.words import N_

_LARGEST = 64_000_000
_HEAD = 500_000
_SIGN = re.compile(rb'"(?:https?://schema\.org/|schema:)?ClaimReview"')
_DAMAGED = N_("These reviews cannot be read: the file is damaged, or it is not JSON.")
_NONE = N_("There is no ClaimReview in this file that says which claim it reviews.")
_PERSONS = frozenset({"Person"})
_ASCII = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rating as a file gives it: its names, its number with the ends of its scale as written, and the reasons."""

    names: tuple[str, ...] = ()
    value: str = ""
    best: str = ""
    reasons: str = ""

    def said(self) -> str:
        """Return the rating on one line, with its place on its own scale where there is one."""
        number = f"{self.value}/{self.best}" if self.value and self.best else self.value
        name = self.names[0] if self.names else ""
        return f"{name} ({number})" if name and number else name or number


@dataclass(frozen=True, slots=True)
class Cited:
    """A work that a review names: its title, address, words, date and publisher, each as it stands, or empty."""

    title: str
    url: str = ""
    quote: str = ""
    published: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """One review: of which claim, in whose words, and what is said of it.

    `id` is that of the claim in a desk of this program after CLAIM, or any name of the review. `quotes` are what may
    stand in the text where the claim was made, the likeliest first.
    """

    id: str
    wording: str
    quotes: tuple[str, ...]
    verdict: Verdict
    url: str = ""
    by: str = ""
    day: str = ""
    said: str = ""
    speaker: str = ""
    speaker_kind: SourceKind = SourceKind.OFFICE
    speaker_url: str = ""
    link: str = ""
    cited: tuple[Cited, ...] = ()

    @property
    def is_ours(self) -> bool:
        """Whether this program wrote it, so that what it says is a desk's own judgement."""
        return self.id.startswith(CLAIM)


@dataclass(frozen=True, slots=True)
class Reviews:
    """The reviews of what was said in one text, and what they tell of that text, each as it stands or empty."""

    addresses: tuple[str, ...]
    title: str
    outlet: str
    author: str
    published: str
    language: str
    reviews: tuple[Review, ...]


def is_reviews(content: bytes) -> bool:
    """Return whether a file's bytes begin as those of JSON-LD with reviews do."""
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start[:1] in {b"{", b"["} and _SIGN.search(content[:_HEAD]) is not None


def read(content: bytes) -> list[Reviews]:
    """Return the reviews of a file, by the texts in which the claims were made. Raises InputRefused."""
    try:
        tree = json.loads(content.decode("utf-8-sig")) if len(content) <= _LARGEST else None
    except (ValueError, RecursionError) as error:
        raise InputRefused(_DAMAGED) from error
    found: dict[object, tuple[Node, list[Review]]] = {}
    for number, node in enumerate(nodes(tree, "ClaimReview")):
        review = _review(node)
        if review is None:
            continue
        place = _appearance(node)
        # A text that has an address or a title is one; each of the others is by itself.
        key = (tuple(place["addresses"]), place["title"]) if place["addresses"] or place["title"] else number
        found.setdefault(key, (place, []))[1].append(review)
    if not found:
        raise InputRefused(_NONE)
    return [
        Reviews(
            tuple(place["addresses"]), place["title"], place["outlet"], place["author"], place["published"],
            place["language"], tuple(reviews),
        )
        for place, reviews in found.values()
    ]  # fmt: skip


def draft(reviews: Reviews) -> Draft:
    """Return an article of nothing but the words that are reviewed, for a desk that does not have their text."""
    text = "\n\n".join(dict.fromkeys(review.quotes[0] for review in reviews.reviews))
    shown = language(text)
    return Draft(
        text, text.encode(), "", "text/plain", "utf-8", title_of(reviews.title) or first_line(text),
        reviews.language if shown == "und" and reviews.language else shown, text_direction(text), reviews.outlet,
        reviews.author, reviews.published, next(iter(reviews.addresses), ""),
    )  # fmt: skip


def _review(node: Node) -> Review | None:
    items = [one for one in every(node.get("itemReviewed")) if isinstance(one, dict)]
    wording = _line(_first(node, "claimReviewed"))
    told = [
        text for item in items for name in ("text", "name", "headline", "description") for text in texts(item.get(name))
    ]
    quotes = tuple(dict.fromkeys(filter(str.strip, (*map(_text, told), wording))))
    if not quotes:
        return None
    speakers = [agent for item in items for agent in _agents(item.get("author"))]
    by = [name for name, *_ in (*_agents(node.get("author")), *_agents(node.get("publisher")))]
    first = [address for item in items for address in _addresses(item.get("firstAppearance"))]
    day = _line(_first(node, "datePublished"))
    return Review(
        id=_line(str(node.get("@id", ""))),
        wording=wording or " ".join(quotes[0].split()),
        quotes=quotes,
        verdict=_verdict(node),
        url=next(iter(_address(node.get("url"))), ""),
        by=by[0] if by else "",
        day=day,
        said=next((_line(day) for item in items for day in texts(item.get("datePublished"))), ""),
        speaker=speakers[0][0] if speakers else "",
        speaker_kind=SourceKind.PERSON if speakers and speakers[0][1] else SourceKind.OFFICE,
        speaker_url=speakers[0][2] if speakers else "",
        link=first[0] if first else "",
        cited=tuple(filter(None, map(_cited, every(node.get("citation"))))),
    )


def _appearance(node: Node) -> Node:
    """What is told of the text in which the claim was made: its addresses, title, outlet, author, date and language."""
    items = [one for one in every(node.get("itemReviewed")) if isinstance(one, dict)]
    works = [work for item in items for work in every(item.get("appearance"))]
    # Before there was a Claim, the reviewed thing was the work itself.
    works += [item for item in items if "Claim" not in types(item) or item.get("url")]
    later = [work for item in items for work in every(item.get("firstAppearance"))]
    told = [work for work in works if isinstance(work, dict)]
    addresses = [address for work in (*works, *later) for address in _addresses(work)]

    def first(*names: str) -> str:
        return next((_line(text) for work in told for name in names for text in texts(work.get(name))), "")

    def agent(name: str) -> str:
        return next((said for work in told for said, *_ in _agents(work.get(name)) if work not in items), "")

    return {
        "addresses": list(dict.fromkeys(addresses)),
        "title": first("headline") or next((_line(text) for work in told if work not in items
                                            for text in texts(work.get("name"))), ""),
        "outlet": agent("publisher"),
        "author": agent("author"),
        "published": first("datePublished"),
        "language": _line(_first(node, "inLanguage"))[:2].lower(),
    }  # fmt: skip


def _verdict(node: Node) -> Verdict:
    rating = next((one for one in every(node.get("reviewRating")) if isinstance(one, dict)), {})
    names = [_line(name) for name in (*texts(rating.get("alternateName")), *texts(rating.get("name")))]
    value, best = (_line(_first(rating, name)).translate(_ASCII) for name in ("ratingValue", "bestRating"))
    if value and not re.fullmatch(r"-?\d+(\.\d+)?", value):  # some write the name there
        names, value = [*names, value], ""
    if value == "-1":  # what has no place on its scale is written so
        value = ""
    return Verdict(tuple(dict.fromkeys(filter(None, names))), value, best, _text(_first(rating, "ratingExplanation")))


def _cited(one: Any) -> Cited | None:
    if isinstance(one, str):
        line = _line(one)
        return Cited(line, line if ADDRESS.fullmatch(line) else "") if line else None
    if not isinstance(one, dict):
        return None
    addresses, publishers = _addresses(one), _agents(one.get("publisher"))
    cited = Cited(
        _line(_first(one, "name") or _first(one, "headline")),
        addresses[0] if addresses else "",
        _text(_first(one, "text")),
        _line(_first(one, "datePublished")),
        publishers[0][0] if publishers else "",
    )
    return cited if any((cited.title, cited.url, cited.quote, cited.publisher)) else None


def _agents(value: Any) -> list[tuple[str, bool, str]]:
    """The names of persons and organisations, whether each is a person, and its address or an empty text."""
    found = []
    for one in every(value):
        if isinstance(one, dict):
            address = next(iter((*_address(one.get("sameAs")), *_address(one.get("url")))), "")
            found += [(_line(name), bool(_PERSONS & types(one)), address) for name in texts(one.get("name"))[:1]]
        elif isinstance(one, str) and not ADDRESS.fullmatch(one):
            found.append((_line(one), False, ""))
    return [each for each in found if each[0]]


def _addresses(work: Any) -> list[str]:
    if isinstance(work, list):
        return [address for one in work for address in _addresses(one)]
    if isinstance(work, dict):
        return [
            address for name in ("url", "@id", "sameAs", "mainEntityOfPage") for address in _address(work.get(name))
        ]
    return list(_address(work))


def _address(value: Any) -> Iterable[str]:
    for one in every(value):
        said = one.get("url", one.get("@id")) if isinstance(one, dict) else one
        line = _line(said) if isinstance(said, str) else ""
        if ADDRESS.fullmatch(line):
            yield line


def _first(node: Node, name: str) -> str:
    return next(iter(texts(node.get(name))), "")


def _text(value: str) -> str:
    return clean(value).text.strip()


def _line(value: str) -> str:
    return " ".join(clean(value).text.split())
