"""What CSL-JSON, the input of citation processors, asks of each entry: its type, its names, its dates, its texts."""

from collections.abc import Iterator
from typing import Any

from factcheck.report.rules import MISSING, NOT_DAY, NOT_KNOWN, NOT_LIST, NOT_OBJECT, NOT_TEXT, TWICE, said
from factcheck.words import Sentence

_TYPES_WORDS = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
    interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-
    conference patent performance periodical personal_communication post post-weblog regulation report
    review review-book software song speech standard thesis treaty webpage
"""
TYPES = frozenset(_TYPES_WORDS.split())
_DATES = frozenset(("accessed", "available-date", "event-date", "issued", "original-date", "submitted"))
_NAMES_WORDS = """
    author chair collection-editor compiler composer container-author contributor curator director
    editor editorial-director executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator
"""
_NAMES = frozenset(_NAMES_WORDS.split())
_LISTS = frozenset(("categories", "custom"))
_PARTS = range(1, 4)


def problems(entries: list[Any]) -> Iterator[Sentence]:
    """Yield what a list of entries does wrong, each with its place."""
    seen: set[Any] = set()
    for number, entry in enumerate(entries):
        place = f"[{number}]"
        if not isinstance(entry, dict):
            yield said(NOT_OBJECT, place)
            continue
        kind = entry.get("type")
        if not isinstance(kind, str) or kind not in TYPES:
            yield said(NOT_KNOWN if "type" in entry else MISSING, f"{place}.type", value=kind)
        name = entry.get("id")
        if not isinstance(name, str | int) or name == "":
            yield said(MISSING, f"{place}.id")
        elif name in seen:
            yield said(TWICE, f"{place}.id", value=name)
        else:
            seen.add(name)
        for field, value in entry.items():
            yield from _field(field, value, f"{place}.{field}")


def _field(name: str, value: Any, place: str) -> Iterator[Sentence]:
    if name in _DATES:
        yield from _date(value, place)
    elif name in _NAMES:
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            yield said(NOT_LIST, place)
    elif name not in _LISTS and name not in {"type", "id"} and not isinstance(value, str | int | float):
        yield said(NOT_TEXT, place)


def _date(value: Any, place: str) -> Iterator[Sentence]:
    if isinstance(value, dict) and ("raw" in value or "literal" in value or "edtf" in value or "season" in value):
        return
    parts = value.get("date-parts") if isinstance(value, dict) else None
    if not (isinstance(parts, list) and 1 <= len(parts) <= 2 and all(map(_is_day, parts))):
        yield said(NOT_DAY, place, value=value)


def _is_day(parts: Any) -> bool:
    return isinstance(parts, list) and len(parts) in _PARTS and all(str(part).lstrip("-").isdecimal() for part in parts)
