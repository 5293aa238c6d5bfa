"""What a page says of itself for machines: schema.org's article as JSON-LD, OpenGraph, its own canonical address."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin

_ARTICLES = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|NewsStory|Report)$")
_MOST_NODES = 5000
"""How many things in a page's JSON-LD are looked at: more than any page tells."""
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_publisher")
_LONGEST, _MOST_PEOPLE = 300, 20
_TAGS = re.compile(r"</?[a-zA-Z][^<>]*>")
_DATE = re.compile(r'"datePublished"\s*:\s*"([^"\\]{4,40})"')
_HEADLINE = re.compile(r'"headline"\s*:\s*"((?:[^"\\]|\\.){1,400})"')


@dataclass(frozen=True, slots=True)
class Declared:
    """What is declared of an article, as it is declared; empty where nothing is."""

    title: str = ""
    author: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""


def declared(page: Any) -> Declared:
    """Return what a page (an lxml element) declares; JSON-LD before OpenGraph, which lists more of a site's own."""
    linked, meta, marked = _linked(page), _meta(page), _marked(page)
    canonical = next(
        (one.get("href") or "" for one in page.iter("link") if "canonical" in (one.get("rel") or "").lower().split()),
        "",
    )
    base = next((one.get("href") or "" for one in page.iter("base") if one.get("href")), "")
    addresses = (_whole(base, canonical), meta.get("og:url", ""), linked.url)
    return Declared(
        title=linked.title or meta.get("og:title", "") or marked.title or meta.get("twitter:title", ""),
        author=linked.author or marked.author or _person(meta),
        outlet=linked.outlet or next(filter(None, map(meta.get, _OUTLETS)), "") or marked.outlet,
        published=linked.published,
        url=next((one for one in addresses if re.match("https?://", one)), ""),
        language=linked.language or meta.get("og:locale", "").partition("_")[0],
    )


def _marked(page: Any) -> Declared:
    """What a page marks in its text as schema.org's headline, author and publisher (microdata)."""
    found: dict[str, list[str]] = {"headline": [], "author": [], "publisher": []}
    for one in page.iterfind(".//*[@itemprop]"):
        for key in one.get("itemprop").lower().split():
            if key in found:
                name = next(
                    (inner for inner in one.iterfind(".//*[@itemprop]") if inner.get("itemprop") == "name"), one
                )
                found[key].append(" ".join((name.get("content") or "".join(name.itertext())).split())[:_LONGEST])
    people = [name for name in dict.fromkeys(found["author"]) if name and not re.match("https?://", name)]
    return Declared(
        title=next(filter(None, found["headline"]), ""),
        author=", ".join(people[:_MOST_PEOPLE]),
        outlet=next(filter(None, found["publisher"]), ""),
    )


def _whole(base: str, address: str) -> str:
    """Return an address, with what the page says its addresses begin with; as it is where that makes none."""
    try:
        return urljoin(base, address) if base and address else address
    except ValueError:
        return address


def _person(meta: Mapping[str, str]) -> str:
    named = (meta.get(key, "") for key in ("author", "article:author", "dc.creator", "parsely-author"))
    return next((one for one in named if one and not re.match("https?://", one)), "")  # many give a profile's address


def _meta(page: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in page.iter("meta"):
        content = " ".join((one.get("content") or "").split())
        for key in ("property", "name"):
            name = (one.get(key) or "").lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _linked(page: Any) -> Declared:
    nodes: list[dict[str, Any]] = []
    broken = Declared()
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip()
        try:
            nodes += _nodes(json.loads(text, strict=False))
        except (ValueError, RecursionError):
            broken = _from_broken(text)
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if any(_ARTICLES.search(kind) for kind in _texts(node.get("@type")))]
    main = next((node for node in articles if node.get("headline")), articles[0] if articles else None)
    return broken if main is None else _of_article(main, known)


def _nodes(told: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a page's JSON-LD, the outer ones first."""
    waiting, seen = [told], 0
    while waiting and seen < _MOST_NODES:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, dict):
            yield one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _of_article(node: dict[str, Any], known: Mapping[str, dict[str, Any]]) -> Declared:
    page = node.get("mainEntityOfPage")
    addresses = [*_texts(node.get("url")), *_texts(page), *(_texts(page.get("@id")) if isinstance(page, dict) else ())]
    return Declared(
        title=_first(node.get("headline")) or _first(node.get("name")),
        author=", ".join(dict.fromkeys(_names(node.get("author"), known) or _names(node.get("creator"), known))),
        outlet=next(iter(_names(node.get("publisher"), known)), ""),
        published=_first(node.get("datePublished")),
        url=next((one for one in addresses if re.match("https?://", one)), ""),
        language=_first(node.get("inLanguage")),
    )


def _names(told: Any, known: Mapping[str, dict[str, Any]]) -> list[str]:
    """The names of some people or organisations: as text, as objects, or as references to objects elsewhere."""
    found: list[str] = []
    for one in _listed(told):
        whole = one
        if isinstance(one, dict) and not one.get("name"):
            whole = known.get(one["@id"], one) if isinstance(one.get("@id"), str) else one
        found += _texts(whole.get("name")) if isinstance(whole, dict) else _texts(whole)
    return [name for name in found if not re.match("https?://", name)]


def _texts(told: Any) -> list[str]:
    given = (_value(one) for one in _listed(told))
    return [text for one in given if isinstance(one, str) and (text := " ".join(_plain(unescape(one)).split()))]


def _listed(told: Any) -> list[Any]:
    """The values of a key: one, several, or a list that says that it is one."""
    if isinstance(told, dict) and "@list" in told:
        told = told["@list"]
    return told if isinstance(told, list) else [told]


def _value(told: Any) -> Any:
    return told.get("@value") if isinstance(told, dict) else told


def _plain(text: str) -> str:
    """A text without the tags that some sites put into their data."""
    return _TAGS.sub("", text)


def _first(told: Any) -> str:
    return next(iter(_texts(told)), "")


def _from_broken(text: str) -> Declared:
    """What can be told from JSON that is none, as a comma too many makes it."""
    date, headline = _DATE.search(text), _HEADLINE.search(text)
    title = _first(headline[1].replace('\\"', '"').replace("\\/", "/")) if headline and "\\u" not in headline[1] else ""
    return Declared(title=title, published=date[1] if date else "")
