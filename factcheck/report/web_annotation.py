"""What the W3C's Web Annotation Data Model (Recommendation of 2017) demands with MUST, sentence by sentence."""

from collections.abc import Callable, Iterator
from typing import Any

from factcheck.report.annotations import CONTEXT
from factcheck.report.rules import (
    MISSING,
    NOT_ADDRESS,
    NOT_KNOWN,
    NOT_LIST,
    NOT_OBJECT,
    TOGETHER,
    TWICE,
    address,
    is_address,
    kinds,
    listed,
    placed,
    said,
    text,
    time,
    whole,
)  # fmt: skip
from factcheck.words import Sentence

Problems = Iterator[Sentence]

_MOTIVATIONS_WORDS = """
    assessing bookmarking classifying commenting describing editing highlighting identifying linking
    moderating questioning replying tagging
"""
MOTIVATIONS = frozenset(_MOTIVATIONS_WORDS.split())
_SEVERAL = frozenset({"Choice", "Composite", "List", "Independents"})
_DIRECTIONS = frozenset({"ltr", "rtl", "auto"})
_DEEPEST = 12


def problems(tree: Any) -> Problems:
    """Yield what a file of annotations lacks: one annotation, a list of them, a page, or a collection."""
    found = False
    ids: set[str] = set()
    for one, place in placed(tree, "$"):
        if not isinstance(one, dict):
            yield said(NOT_OBJECT, place)
            continue
        if CONTEXT not in listed(one.get("@context")):
            yield said(MISSING, f"{place}.@context")
        # A page of which somebody says that it has nothing is a page all the same.
        found = found or ("AnnotationPage" in kinds(one) and one.get("items") == [])
        for annotation, where in _annotations(one, place):
            found = True
            yield from _annotation(annotation, where)
            name = annotation.get("id") if isinstance(annotation, dict) else None
            if isinstance(name, str) and name in ids:
                yield said(TWICE, f"{where}.id", value=name)
            ids.add(str(name))
        yield from _containers(one, place)
    if not found:
        yield said(MISSING, "Annotation")


def _annotations(tree: dict[str, Any], place: str) -> Iterator[tuple[Any, str]]:
    if "AnnotationCollection" in kinds(tree) and isinstance(tree.get("first"), dict):
        yield from _annotations(tree["first"], f"{place}.first")
    elif "AnnotationPage" in kinds(tree):
        items = tree.get("items")
        yield from placed(items if isinstance(items, list) else None, f"{place}.items")
    elif "@graph" in tree:
        yield from placed(tree["@graph"], f"{place}.@graph")
    elif "AnnotationCollection" not in kinds(tree):
        yield tree, place


def _containers(tree: dict[str, Any], place: str) -> Problems:
    if "AnnotationPage" in kinds(tree):
        yield from address(tree, "id", place)
        if not isinstance(tree.get("items"), list):
            yield said(NOT_LIST, f"{place}.items")
        if "startIndex" in tree:
            yield from whole(tree, "startIndex", place)
        for name in ("next", "prev"):
            if name in tree and not (is_address(tree[name]) or isinstance(tree[name], dict)):
                yield said(NOT_ADDRESS, f"{place}.{name}", value=tree[name])
        if isinstance(tree.get("partOf"), dict):
            yield from _containers(tree["partOf"], f"{place}.partOf")
    elif "AnnotationCollection" in kinds(tree):
        yield from address(tree, "id", place)
        if "total" in tree:
            yield from whole(tree, "total", place)
        if isinstance(tree.get("first"), dict):
            yield from _containers(tree["first"], f"{place}.first")


def _annotation(tree: Any, place: str) -> Problems:
    if not isinstance(tree, dict):
        yield said(NOT_OBJECT, place)
        return
    yield from address(tree, "id", place)
    if "Annotation" not in kinds(tree):
        yield said(MISSING, f"{place}.type: Annotation")
    if not listed(tree.get("target")):
        yield said(MISSING, f"{place}.target")
    if "bodyValue" in tree:
        yield from text(tree, "bodyValue", place)
        if "body" in tree:
            yield said(TOGETHER, f"{place}.body", other="bodyValue")
    yield from _lifecycle(tree, place)
    yield from _motivation(tree, "motivation", place)
    for name in ("body", "target"):
        for one, where in placed(tree.get(name), f"{place}.{name}"):
            yield from _resource(one, where, name, 0)


def _lifecycle(tree: dict[str, Any], place: str) -> Problems:
    for name in ("created", "modified", "generated"):
        yield from time(tree, name, place)
    for name in ("creator", "generator"):
        for one, where in placed(tree.get(name), f"{place}.{name}"):
            if isinstance(one, dict):
                yield from text(one, "nickname", where, needed=False)
                yield from _optional_address(one, "id", where)
            elif not is_address(one):
                yield said(NOT_ADDRESS, where, value=one)
    for name in ("rights", "canonical", "via"):
        for one, where in placed(tree.get(name), f"{place}.{name}"):
            if not is_address(one):
                yield said(NOT_ADDRESS, where, value=one)


def _motivation(tree: dict[str, Any], name: str, place: str) -> Problems:
    for one, where in placed(tree.get(name), f"{place}.{name}"):
        if not (isinstance(one, str) and (one.removeprefix("oa:") in MOTIVATIONS or is_address(one))):
            yield said(NOT_KNOWN, where, value=one)


def _optional_address(tree: dict[str, Any], name: str, place: str) -> Problems:
    if name in tree:
        yield from address(tree, name, place)


def _resource(tree: Any, place: str, role: str, depth: int) -> Problems:
    """A body or a target: an address, a text, a part of something, or several of these."""
    if isinstance(tree, str):
        if not is_address(tree):
            yield said(NOT_ADDRESS, place, value=tree)
        return
    if not isinstance(tree, dict) or depth > _DEEPEST:
        yield said(NOT_OBJECT, place)
        return
    yield from _optional_address(tree, "id", place)
    yield from _lifecycle(tree, place)
    yield from _motivation(tree, "purpose", place)
    if str(tree.get("textDirection", "auto")) not in _DIRECTIONS:
        yield said(NOT_KNOWN, f"{place}.textDirection", value=tree["textDirection"])
    if _SEVERAL.intersection(kinds(tree)):
        if not listed(tree.get("items")):
            yield said(NOT_LIST, f"{place}.items")
        for one, where in placed(tree.get("items"), f"{place}.items"):
            yield from _resource(one, where, role, depth + 1)
    elif "source" in tree or "selector" in tree or "SpecificResource" in kinds(tree):
        yield from _specific(tree, place, depth)
    elif "TextualBody" in kinds(tree) or "value" in tree:
        yield from text(tree, "value", place)
    elif "id" not in tree:
        yield said(MISSING, f"{place}.id")


def _specific(tree: dict[str, Any], place: str, depth: int) -> Problems:
    source = tree.get("source")
    if source is None:
        yield said(MISSING, f"{place}.source")
    elif isinstance(source, dict):
        yield from address(source, "id", f"{place}.source")
    elif not is_address(source):
        yield said(NOT_ADDRESS, f"{place}.source", value=source)
    for one, where in placed(tree.get("selector"), f"{place}.selector"):
        yield from _selector(one, where, depth)
    for one, where in placed(tree.get("state"), f"{place}.state"):
        if isinstance(one, dict) and "HttpRequestState" in kinds(one):
            yield from text(one, "value", where)
        if isinstance(one, dict) and "TimeState" in kinds(one):
            for name in ("sourceDate", "sourceDateStart", "sourceDateEnd"):
                yield from time(one, name, where)


def _range_selector(tree: dict[str, Any], place: str, depth: int) -> Problems:
    for name in ("startSelector", "endSelector"):
        if name not in tree:
            yield said(MISSING, f"{place}.{name}")
        for one, where in placed(tree.get(name), f"{place}.{name}"):
            yield from _selector(one, where, depth + 1)


def _value(tree: dict[str, Any], place: str, depth: int) -> Problems:
    yield from text(tree, "value", place)


def _quote(tree: dict[str, Any], place: str, depth: int) -> Problems:
    yield from text(tree, "exact", place)
    for name in ("prefix", "suffix"):
        yield from text(tree, name, place, needed=False)


def _position(tree: dict[str, Any], place: str, depth: int) -> Problems:
    yield from whole(tree, "start", place)
    yield from whole(tree, "end", place)


_SELECTORS: dict[str, Callable[[dict[str, Any], str, int], Problems]] = {
    "FragmentSelector": _value,
    "CssSelector": _value,
    "XPathSelector": _value,
    "TextQuoteSelector": _quote,
    "TextPositionSelector": _position,
    "DataPositionSelector": _position,
    "SvgSelector": lambda tree, place, depth: iter(()) if "id" in tree else _value(tree, place, depth),
    "RangeSelector": _range_selector,
}


def _selector(tree: Any, place: str, depth: int) -> Problems:
    if isinstance(tree, str):
        if not is_address(tree):
            yield said(NOT_ADDRESS, place, value=tree)
        return
    if not isinstance(tree, dict) or depth > _DEEPEST:
        yield said(NOT_OBJECT, place)
        return
    if not kinds(tree):
        yield said(MISSING, f"{place}.type")
    for kind in kinds(tree):
        if kind in _SELECTORS:
            yield from _SELECTORS[kind](tree, place, depth)
    for one, where in placed(tree.get("refinedBy"), f"{place}.refinedBy"):
        yield from _selector(one, where, depth + 1)
