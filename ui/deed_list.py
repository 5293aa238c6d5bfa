"""Everything that can be done, to be listed and searched: what a deed is called in each language, and its keys."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

from factcheck.text.fold import fold_text
from factcheck.words import LANGUAGES, Words
from ui.actions import Actions
from ui.deeds import MENUS, Deed

NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True)
class Entry:
    """A deed by its action's name: what it is called, with its menu before it, and that folded in every language."""

    name: str
    title: str
    action: QAction
    sought: str

    def matches(self, words: str) -> bool:
        """Return whether the deed is meant by words, parts of words among them, in whatever language."""
        return all(word in self.sought for word in fold_text(words).split())

    @property
    def keys(self) -> str:
        """The deed's keys as the system writes them: the first one, and others that are a single sign."""
        shown = [keys.toString(NATIVE) for keys in self.action.shortcuts()]
        return "  ".join(f"\u2066{keys}\u2069" for place, keys in enumerate(shown) if place == 0 or len(keys) == 1)


def entries(actions: Actions, words: Words) -> list[Entry]:
    """Return every deed in the order of the menus; a choice is an entry for each of its values."""
    spoken = [Words(language) for language in LANGUAGES]
    found = []
    for path, name in _named():
        titles = [" › ".join(one(part).replace("&", "") for part in path) for one in (words, *spoken)]
        found.append(Entry(name, titles[0], actions[name], fold_text("\n".join(titles[1:]))))
    return found


def _named() -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the templates from the menu to the deed, and the name of its action."""

    def within(path: tuple[str, ...], deed: Deed) -> Iterator[tuple[tuple[str, ...], str]]:
        if deed.deeds:
            for one in deed.deeds:
                yield from within((*path, deed.text), one)
        elif deed.choices:
            yield from (((*path, deed.text, text), f"{deed.name}.{value}") for value, text in deed.choices)
        elif deed.name:
            yield (*path, deed.text), deed.name

    for title, deeds in MENUS:
        for deed in deeds:
            yield from within((title,), deed)
