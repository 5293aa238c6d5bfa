"""The nodes of JSON-LD with short names, as files that many programs wrote have them: compact, expanded, prefixed.

Nothing is fetched: a context is not looked up, the names of schema.org are known by their last part. What is named by
its `@id` elsewhere in the same file is put in its place.
"""

from collections.abc import Iterator
from typing import Any

_DEEPEST = 24
_MOST = 200_000  # nodes that are looked at in one file
Node = dict[str, Any]


def nodes(tree: Any, wanted: str) -> Iterator[Node]:
    """Yield every node of a type in a tree of JSON, the outermost of those that lie in each other, with short names."""
    reader = _Reader()
    outer = list(reader.found(tree, wanted, 0))
    for one in outer:
        yield reader.plain(one, 0, frozenset())


def plain(tree: Any) -> Any:
    """Return a tree with short names, without the wrapping of expanded JSON-LD, and with what it refers to."""
    reader = _Reader()
    list(reader.found(tree, "", 0))
    return reader.plain(tree, 0, frozenset())


class _Reader:
    """Looks at the nodes of one file: at so many and no more, since those that refer to each other may be endless."""

    def __init__(self) -> None:
        self._known: dict[str, Node] = {}
        self._left = self._looks = _MOST

    def found(self, tree: Any, wanted: str, depth: int) -> Iterator[Node]:
        """Yield the outermost nodes of a type; each that has a name is known from then on."""
        self._looks -= 1
        if depth > _DEEPEST or self._looks < 0:
            return
        if isinstance(tree, list):
            for one in tree:
                yield from self.found(one, wanted, depth + 1)
        elif isinstance(tree, dict):
            id = tree.get("@id", tree.get("id"))
            if isinstance(id, str) and len(tree) > 1:
                self._known.setdefault(id, tree)
            is_one = wanted in types(tree)
            if is_one:
                yield tree
            for one in tree.values():
                if isinstance(one, dict | list):
                    inner = self.found(one, wanted, depth + 1)
                    yield from [] if is_one and list(inner) else inner

    def plain(self, value: Any, depth: int, open: frozenset[str]) -> Any:
        """Return a value as `plain` does; `open` are the names of the nodes that it lies in."""
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            return ""
        if isinstance(value, list):
            return [self.plain(one, depth + 1, open) for one in value]
        if not isinstance(value, dict):
            return value
        for wrapping in ("@value", "@list", "@set"):
            if wrapping in value:
                return self.plain(value[wrapping], depth + 1, open)
        id = value.get("@id", value.get("id"))
        if isinstance(id, str) and len(value) == 1:
            held = None if id in open else self._known.get(id)
            return id if held is None else self.plain(held, depth + 1, open)
        inside = open | {id} if isinstance(id, str) else open
        return {
            name if name.startswith("@") else short(name): held
            if name.startswith("@") and name != "@graph"
            else self.plain(held, depth + 1, inside)
            for name, held in value.items()
        }


def types(node: Node) -> set[str]:
    """Return the short names of a node's types."""
    told = node.get("@type", node.get("type"))
    return {short(one) for one in (told if isinstance(told, list) else [told]) if isinstance(one, str)}


def short(name: str) -> str:
    """Return the last part of the name of a type or property."""
    return name.rpartition("/")[2].rpartition("#")[2].rpartition(":")[2]


def every(value: Any) -> list[Any]:
    """Return the values of a property, of which there may be none, one or several."""
    return [] if value is None else value if isinstance(value, list) else [value]


def texts(value: Any) -> list[str]:
    """Return the texts among the values of a property, in their order; of languages, as of several values, each."""
    found = []
    for one in every(value):
        if isinstance(one, bool) or one is None:
            continue
        if isinstance(one, str | int | float):
            found.append(str(one))
        elif isinstance(one, dict):
            found += texts(one.get("value", one.get("text", one.get("name"))))
    return [text for text in found if text.strip()]
