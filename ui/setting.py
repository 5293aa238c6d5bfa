"""What one setting is: a word of some, or a switch; both read and written through what keeps the settings."""

from collections.abc import Sequence
from typing import Protocol


class Kept(Protocol):
    """What keeps texts by their names."""

    def text(self, name: str, default: str) -> str:
        """Return what is kept under a name."""

    def keep(self, name: str, text: str) -> None:
        """Keep a text under a name."""


class Choice:
    """A setting that is one of some words, the first of them where none was chosen; any text where none are given."""

    def __init__(self, name: str, among: Sequence[str] = ("",)) -> None:
        """Be kept under a name."""
        self._name, self._among = name, among

    def __get__(self, settings: Kept, owner: type) -> str:
        """Return what is chosen."""
        chosen = settings.text(self._name, "")
        return chosen if chosen in self._among or self._among == ("",) else self._among[0]

    def __set__(self, settings: Kept, chosen: str) -> None:
        """Keep what is chosen."""
        settings.keep(self._name, chosen)


class Switch:
    """A setting that is on or off."""

    def __init__(self, name: str, usual: str) -> None:
        """Be kept under a name; `usual` is "yes" or "no"."""
        self._name, self._usual = name, usual

    def __get__(self, settings: Kept, owner: type) -> bool:
        """Return whether it is on."""
        return settings.text(self._name, self._usual) == "yes"

    def __set__(self, settings: Kept, on: bool) -> None:
        """Turn it on or off."""
        settings.keep(self._name, "yes" if on else "no")
