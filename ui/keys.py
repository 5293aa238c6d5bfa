"""Keys that the reader chose: bound to the deeds in place of the usual ones, and kept."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeySequence

from ui.actions import Actions
from ui.article.view import ArticleView
from ui.deeds import all_deeds

PORTABLE = QKeySequence.SequenceFormat.PortableText


def usual(name: str) -> list[QKeySequence]:
    """Return the keys that a deed has until others are chosen."""
    deed = next((deed for deed in all_deeds() if deed.name == name), None)
    if deed is None:
        return []
    if isinstance(deed.keys, tuple):
        return [QKeySequence(keys) for keys in deed.keys]
    return QKeySequence.keyBindings(deed.keys)


def bind(actions: Actions, view: ArticleView, chosen: Mapping[str, Sequence[str]]) -> None:
    """Give each deed its chosen keys (portable text, an empty list for none), and every other one its usual keys."""
    for deed in all_deeds():
        if not deed.choices:
            kept = chosen.get(deed.name)
            actions[deed.name].setShortcuts(usual(deed.name) if kept is None else [QKeySequence(one) for one in kept])
    # The article knows the marks' keys by itself, in any digits; it must not where they are others now.
    view.has_own_keys = not any(deed.name in chosen for deed in all_deeds() if deed.local)


def is_single(keys: QKeySequence) -> bool:
    """Return whether a key is a letter, digit or sign without Ctrl, Alt or the like: one that is typed."""
    text = keys.toString(PORTABLE)
    return len(text) == 1


def holder(actions: Actions, keys: QKeySequence, but: str) -> str:
    """Return the name of another deed that has a key, or empty."""
    others = (deed.name for deed in all_deeds() if deed.name != but and not deed.choices)
    return next((name for name in others if keys in actions[name].shortcuts()), "")
