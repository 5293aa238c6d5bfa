"""What a standard asks of a tree of JSON, as small checks that each say one sentence about one place."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from factcheck.words import N_, Sentence

MISSING = N_("{place} is missing.")
NOT_ADDRESS = N_("{place} is not an address (IRI): {value}")
NOT_TEXT = N_("{place} is not a text.")
NOT_TIME = N_("{place} is not a time in UTC, such as 2026-11-23T08:00:00Z: {value}")
NOT_DAY = N_("{place} is not a date, such as 2026-11-23: {value}")
NOT_NUMBER = N_("{place} is not a number: {value}")
NOT_PLACE = N_("{place} is not a whole number from 0 up: {value}")
NOT_KNOWN = N_("{place} is {value}, which the standard does not know.")
NOT_OBJECT = N_("{place} is not an object.")
NOT_LIST = N_("{place} is not a list, or it is empty.")
NOT_ASCII = N_("The digits in {place} are not ASCII: {value}")
TOGETHER = N_("{place} and {other} do not stand together.")
OUTSIDE = N_("{place} is {value}, outside of the scale from {worst} to {best}.")
TWICE = N_("{place} stands twice: {value}")

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_SHORT = 60


def said(template: str, place: str, **values: Any) -> Sentence:
    """Return the sentence about a place; values are shortened."""
    return Sentence.of(template, place=place, **{name: short(value) for name, value in values.items()})


def short(value: Any) -> str:
    """Return a value as a sentence shows it: on one line, and not long."""
    line = " ".join(str(value).encode("utf-8", "replace").decode().split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"


def is_address(value: Any) -> bool:
    """Return whether a value is an absolute IRI."""
    return isinstance(value, str) and _ADDRESS.fullmatch(value) is not None


def address(tree: dict[str, Any], name: str, place: str) -> Iterator[Sentence]:
    """Say whether a field that must be there is an absolute IRI."""
    if name not in tree:
        yield said(MISSING, f"{place}.{name}")
    elif not is_address(tree[name]):
        yield said(NOT_ADDRESS, f"{place}.{name}", value=tree[name])


def text(tree: dict[str, Any], name: str, place: str, *, needed: bool = True) -> Iterator[Sentence]:
    """Say whether a field is one text."""
    if name not in tree:
        if needed:
            yield said(MISSING, f"{place}.{name}")
    elif not isinstance(tree[name], str):
        yield said(NOT_TEXT, f"{place}.{name}")


def time(tree: dict[str, Any], name: str, place: str) -> Iterator[Sentence]:
    """Say whether a field, if it is there, is a time in UTC with a Z."""
    value = tree.get(name)
    if value is not None and not (isinstance(value, str) and value.endswith("Z") and _is_time(value)):
        yield said(NOT_TIME, f"{place}.{name}", value=value)


def _is_time(value: str) -> bool:
    try:
        return "T" in value and datetime.fromisoformat(value) is not None
    except ValueError:
        return False


def whole(tree: dict[str, Any], name: str, place: str) -> Iterator[Sentence]:
    """Say whether a field that must be there is a whole number from 0 up."""
    if name not in tree:
        yield said(MISSING, f"{place}.{name}")
    elif type(tree[name]) is not int or tree[name] < 0:
        yield said(NOT_PLACE, f"{place}.{name}", value=tree[name])


def kinds(tree: dict[str, Any], name: str = "type") -> list[str]:
    """Return the types of an object, as texts."""
    value = tree.get(name)
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def listed(value: Any) -> list[Any]:
    """Return a value as JSON-LD means it: several as a list, one as a list of one, none as an empty list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def placed(value: Any, place: str) -> Iterator[tuple[Any, str]]:
    """Yield the values of a field with the place of each."""
    if isinstance(value, list):
        yield from ((one, f"{place}[{number}]") for number, one in enumerate(value))
    elif value is not None:
        yield value, place
