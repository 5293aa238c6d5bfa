"""Untrusted JSON taken apart with care: each part knows its place, so that a refusal can say where."""

import json
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from factcheck.errors import InputRefused
from factcheck.words import N_

_Member = TypeVar("_Member", bound=StrEnum)

MOST = 2**53
"""No number in a report reaches this; beyond it, other programs' JSON readers begin to round."""


def parse(content: bytes) -> "Part":
    """Return the whole of a JSON document. Raises InputRefused when it is not one, or holds a key twice or NaN."""
    try:
        tree = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_constant)
    except (ValueError, RecursionError, MemoryError) as error:
        # Among these: bytes that are not UTF-8, numbers of thousands of digits, brackets thousands deep.
        raise InputRefused(N_("This report cannot be read: it is damaged, or it is not JSON.")) from error
    return Part(tree, "")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _constant(name: str) -> float:
    raise ValueError(name)


class Part:
    """One value of the document and its place, such as `records[0].claims[2].start`."""

    __slots__ = ("place", "value")

    def __init__(self, value: Any, place: str) -> None:
        self.value = value
        self.place = place

    def refuse(self, template: str, **values: str | int) -> InputRefused:
        """Return the refusal of this part; the template may name {place}."""
        return InputRefused(template, place=self.place or "{ }", **values)

    def fields(self, names: tuple[str, ...]) -> dict[str, "Part"]:
        """Return the parts of an object that has exactly these keys."""
        if not isinstance(self.value, dict):
            raise self.refuse(N_("This report cannot be read: {place} is not an object."))
        missing = next((name for name in names if name not in self.value), None)
        if missing is not None:
            raise self.refuse(N_("This report cannot be read: {field} is missing in {place}."), field=missing)
        if len(self.value) > len(names):
            unknown = next(name for name in self.value if name not in names)
            shown = unknown[:40].encode("utf-8", "replace").decode()
            raise self.refuse(N_("This report cannot be read: {place} has a field {field} too many."), field=shown)
        before = f"{self.place}." if self.place else ""
        return {name: Part(self.value[name], before + name) for name in names}

    def items(self) -> Iterator["Part"]:
        """Return the parts of a list, in order."""
        if not isinstance(self.value, list):
            raise self.refuse(N_("This report cannot be read: {place} is not a list."))
        return (Part(item, f"{self.place}[{index}]") for index, item in enumerate(self.value))

    def text(self) -> str:
        """Return a text that can be stored: without NUL and lone surrogates."""
        value = self.value
        if not isinstance(value, str):
            raise self.refuse(N_("This report cannot be read: {place} is not a text."))
        if "\0" in value or not _encodable(value):
            raise self.refuse(N_("This report cannot be read: {place} holds a character that no text may hold."))
        return value

    def filled(self) -> str:
        """Return a text that is not empty."""
        value = self.text()
        if not value:
            raise self.refuse(N_("This report cannot be read: {place} is empty."))
        return value

    def whole(self) -> int:
        """Return a whole number from 0 up."""
        if type(self.value) is not int or not 0 <= self.value < MOST:
            raise self.refuse(N_("This report cannot be read: {place} is not a whole number from 0 up."))
        return self.value

    def flag(self) -> bool:
        """Return true or false."""
        if type(self.value) is not bool:
            raise self.refuse(N_("This report cannot be read: {place} is neither true nor false."))
        return self.value

    def share(self) -> float:
        """Return a number from 0 to 1."""
        if type(self.value) not in {int, float} or not 0 <= self.value <= 1:
            raise self.refuse(N_("This report cannot be read: {place} is not a number from 0 to 1."))
        return float(self.value)

    def time(self) -> str:
        """Return a point in time in ISO 8601, as it is written."""
        value = self.text()
        try:
            datetime.fromisoformat(value)
        except ValueError as error:
            raise self.refuse(N_("This report cannot be read: {place} is not a time in ISO 8601.")) from error
        return value

    def member(self, kind: type[_Member]) -> _Member:
        """Return the member of a closed set that a text names."""
        value = self.text()
        if value not in [member.value for member in kind]:
            raise self.refuse(
                N_("This report cannot be read: {place} is {value}, but only these are known: {known}."),
                value=value[:40],
                known=", ".join(kind),
            )
        return kind(value)


def _encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
