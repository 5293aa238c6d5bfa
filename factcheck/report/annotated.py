"""Annotations that other tools wrote, read: the W3C's Web Annotation model as it is met, not only as it is prescribed.

Known are single annotations, lists, pages, collections that hold their first page, JSON-LD with `@` or without, and the
exports of Hypothesis. Positions are taken as they stand; `factcheck.selectors` finds their place in the text, and what
they count.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from factcheck.errors import InputRefused
from factcheck.model import Status
from factcheck.report import oa
from factcheck.report.fragments import fragment
from factcheck.selectors import Selector, Unit
from factcheck.text.clean import clean
from factcheck.words import N_

_LARGEST = 64_000_000
_HEAD = 500_000
_SIGNS = (
    b"ns/anno.jsonld", b'"TextQuoteSelector"', b'"TextPositionSelector"', b'"FragmentSelector"', b'"RangeSelector"',
    b'"DataPositionSelector"', *oa.SIGNS,
)  # fmt: skip
_DEEPEST = 8
_SEVERAL = frozenset({"Choice", "List", "Composite", "Independents"})


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation that was read: its id, its places, what it says. `status` is None where it tells none.

    `created` and `modified` are times in ISO 8601 or empty.
    """

    id: str
    places: tuple[Selector, ...]
    wording: str
    note: str
    status: Status | None
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """The annotations of one text: `source` is its address, its name in a desk after ARTICLE, or empty: not told.

    `titles` are what the text is called in the file, if anything.
    """

    source: str
    annotations: tuple[Annotation, ...]
    titles: tuple[str, ...] = ()


def is_annotations(content: bytes) -> bool:
    """Return whether a file's bytes begin as annotations do; whether they can be read, `read` tells."""
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start[:1] in {b"{", b"["} and any(sign in content[:_HEAD] for sign in _SIGNS)


def read(content: bytes) -> list[Annotated]:
    """Return the annotations of a file, by the text that they belong to. Raises InputRefused.

    One that names no words of its text is among them, without a place.
    """
    try:
        tree = json.loads(content.decode("utf-8-sig")) if len(content) <= _LARGEST else None
    except (ValueError, RecursionError) as error:
        raise InputRefused(N_("These annotations cannot be read: the file is damaged, or it is not JSON.")) from error
    tree = oa.shortened(tree) if oa.is_long(content) else tree
    found: dict[str, list[Annotation]] = {}
    titles: dict[str, dict[str, None]] = {}
    for item in items(tree):
        places: dict[str, list[Selector]] = {}
        fallback = _address(item.get("uri"))
        for target in _flat(_of(item, "target")):
            source, selectors = _target(target)
            places.setdefault(source or fallback, []).extend(selectors)
        for source, own in (places or {fallback: []}).items():
            found.setdefault(source, []).append(_said(item, tuple(own)))
            titles.setdefault(source, {}).update(dict.fromkeys(_titles(item)))
    if not any(one.places for own in found.values() for one in own):
        raise InputRefused(N_("There is no annotation in this file that names words of a text."))
    return [Annotated(source, tuple(own), tuple(titles[source])) for source, own in found.items()]


def items(tree: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield every annotation in a tree of JSON, in its order."""
    if depth > _DEEPEST:
        return
    if isinstance(tree, list):
        for one in tree:
            yield from items(one, depth + 1)
    elif isinstance(tree, dict):
        # Hypothesis leaves the type out; what has a target with a selector is an annotation all the same.
        if "Annotation" in _kinds(tree) or (not _kinds(tree) and ("uri" in tree or _has_selector(tree))):
            yield tree
        for name in ("items", "first", "@graph", "rows", "annotations"):
            if isinstance(tree.get(name), dict | list):
                yield from items(tree[name], depth + 1)


def _has_selector(tree: dict[str, Any]) -> bool:
    return any(isinstance(one, dict) and "selector" in one for one in _listed(tree.get("target")))


def _of(tree: dict[str, Any], name: str) -> Any:
    return tree.get(name, tree.get(f"oa:{name}"))


def _kinds(tree: dict[str, Any]) -> set[str]:
    kinds = _listed(tree.get("type", tree.get("@type")))
    return {kind.rpartition("#")[2].rpartition(":")[2] for kind in kinds if isinstance(kind, str)}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _flat(value: Any, depth: int = 0) -> Iterator[Any]:
    """Yield the single resources of a body or target: those of a list, of a choice, of a composite."""
    for one in _listed(value):
        if isinstance(one, dict) and _kinds(one) & _SEVERAL and depth < _DEEPEST:
            yield from _flat(one.get("items"), depth + 1)
        else:
            yield one


def _text(value: Any) -> str:
    """A text, also where a tool wrote it as the only one of a list, or as JSON-LD with its language."""
    one = value[0] if isinstance(value, list) and value else value
    one = one.get("@value", one.get("value")) if isinstance(one, dict) else one
    return clean(one).text if isinstance(one, str) else ""


def _address(value: Any) -> str:
    one = value[0] if isinstance(value, list) and value else value
    return _text(one.get("id", one.get("@id")) if isinstance(one, dict) else one)


def _target(target: Any) -> tuple[str, list[Selector]]:
    """The address of a target's text, and its selectors as one: alternatives that help each other."""
    if not isinstance(target, dict):
        address, _, said = _address(target).partition("#")
        found = fragment(said)
        return (address, [found]) if found else (_address(target), [])
    source = _address(target.get("source")) or ("" if "selector" in target else _address(target))
    return source, _selectors(target.get("selector"))


def _titles(item: dict[str, Any]) -> Iterator[str]:
    """What the text of an annotation is called: by Hypothesis as its document, by others as what its source is."""
    sources = [target.get("source") for target in _flat(_of(item, "target")) if isinstance(target, dict)]
    for one in (item.get("document"), *sources):
        if isinstance(one, dict):
            told = [
                title
                for name in ("title", "dc:title", "schema:name", "name", "label")
                for title in _listed(one.get(name))
            ]
            yield from filter(None, (_text(title).strip() for title in told))


def _selectors(value: Any, depth: int = 0) -> list[Selector]:
    if depth > _DEEPEST:
        return []
    told = [_selector(one, depth) for one in _listed(value) if isinstance(one, dict)]
    refined = [one for one in told if one.within is not None or one.until is not None]
    plain = [one for one in told if one not in refined]
    joined = Selector()
    for one in plain:
        if one.quote.strip() and not joined.quote:
            joined = replace(joined, quote=one.quote, prefix=one.prefix, suffix=one.suffix)
        if one.start >= 0 and joined.start < 0:
            joined = replace(joined, start=one.start, end=one.end, unit=one.unit)
    if joined.is_usable:
        return [joined]
    return refined[:1]


def _selector(tree: dict[str, Any], depth: int) -> Selector:
    own = Selector(blind=True)
    kinds = _kinds(tree)
    if "TextQuoteSelector" in kinds:
        quote, prefix, suffix = (_text(tree.get(name)) for name in ("exact", "prefix", "suffix"))
        own = Selector(quote, prefix, suffix)
    elif "TextPositionSelector" in kinds:
        own = Selector(start=_whole(tree.get("start")), end=_whole(tree.get("end")))
    elif "DataPositionSelector" in kinds:
        own = Selector(start=_whole(tree.get("start")), end=_whole(tree.get("end")), unit=Unit.UTF_8)
    elif "FragmentSelector" in kinds:
        own = fragment(_text(tree.get("value"))) or own
    elif "RangeSelector" in kinds:
        first, last = (_selectors(tree.get(name), depth + 1)[:1] for name in ("startSelector", "endSelector"))
        if first and last:
            own = replace(first[0], until=last[0])
    finer = _selectors(tree.get("refinedBy"), depth + 1)[:1]
    return _refined(finer[0], own) if finer else own


def _refined(finer: Selector, wider: Selector) -> Selector:
    """The finer one at the bottom of what refines it, looked for in the wider one."""
    if finer.within is None:
        return replace(finer, within=wider)
    return replace(finer, within=_refined(finer.within, wider))


def _whole(value: Any) -> int:
    """A position, also where a tool wrote it as `12.0` or "12"; -1 for none."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16:
        value = int(value)
    is_number = type(value) is int or (isinstance(value, float) and value.is_integer())
    return int(value) if is_number and 0 <= value < 2**53 else -1


def _said(item: dict[str, Any], places: tuple[Selector, ...]) -> Annotation:
    said: dict[str, list[str]] = {}
    motivation = next((one for one in _listed(item.get("motivation")) if isinstance(one, str)), "")
    bodies = [*_flat(_of(item, "body")), *({"value": value} for value in _listed(item.get("bodyValue")))]
    bodies += [{"value": _text(item.get("text"))}] if isinstance(item.get("text"), str) else []  # Hypothesis
    bodies += [{"value": tag, "purpose": "tagging"} for tag in _listed(item.get("tags"))]
    for body in bodies:
        purpose, value = _body(body, motivation)
        if value.strip():
            said.setdefault(purpose, []).append(value)
    tags = said.pop("tagging", [])
    classes = said.pop("classifying", [])
    # A tag may be a status in the files of others; where a class says it, the tags are tags.
    status = next((Status(word) for word in (classes or tags) if word in set(Status)), None)
    tags = [tag.strip() for tag in (tags if classes else [tag for tag in tags if tag != status])]
    wording = "\n".join(said.pop("describing", []))
    note = "\n".join(line for lines in said.values() for line in lines)
    times = [time(item.get(name)) for name in ("created", "modified")]
    times[1] = times[1] or time(item.get("updated"))
    return Annotation(
        _text(item.get("id", item.get("@id"))), places, wording, note, status, tuple(dict.fromkeys(tags)), *times
    )


def _body(body: Any, motivation: str) -> tuple[str, str]:
    """What a body is for, and what it says: its text, or the address of what it is."""
    if not isinstance(body, dict):
        return "commenting", _text(body)
    default = motivation if motivation in {"tagging", "describing", "classifying"} else "commenting"
    purpose = next((one for one in _listed(body.get("purpose")) if isinstance(one, str)), default)
    value = _text(body.get("value", body.get("chars")))
    if value.strip() and body.get("format") == "text/html":
        value = _without_markup(value)
    return purpose, value or _address(body.get("source")) or _address(body)


def _without_markup(value: str) -> str:
    from lxml import etree, html

    try:
        return clean(" ".join(html.fromstring(f"<div>{value}</div>").itertext())).text.strip()
    except (etree.ParserError, ValueError):
        return value


def time(value: Any) -> str:
    """Return a time as the desk writes it, in UTC; what names no zone is taken for UTC."""
    try:
        given = datetime.fromisoformat(value)
        at = given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        return ""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
