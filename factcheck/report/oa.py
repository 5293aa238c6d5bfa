"""Web annotations under RDF's own names, expanded, flattened or prefixed, given those of the W3C's context."""

from typing import Any

from factcheck.report import nodes

SIGNS = (b"ns/oa#", b'"oa:has', b'"oa:Annotation"')
"""What stands in a file of them."""

_SHORT = {
    "hasTarget": "target", "hasBody": "body", "hasSource": "source", "hasSelector": "selector",
    "hasStartSelector": "startSelector", "hasEndSelector": "endSelector", "motivatedBy": "motivation",
    "hasPurpose": "purpose", "issued": "generated", "@id": "id", "@type": "type",
}  # fmt: skip
_NAMES = ("motivation", "purpose", "type")
_SINGLE = (
    "exact", "prefix", "suffix", "start", "end", "value", "format", "language", "bodyValue", "created", "modified",
    "source", "conformsTo", "name", "title",
)  # fmt: skip
"""Of what expanded JSON-LD makes a list though there is one of it."""


def is_long(content: bytes) -> bool:
    """Return whether a file has RDF's names."""
    return any(sign in content for sign in SIGNS)


def shortened(tree: Any) -> Any:
    """Return a tree of JSON with the names of the W3C's context, and with what its parts refer to."""
    return _renamed(nodes.plain(tree))


def _renamed(tree: Any) -> Any:
    if isinstance(tree, list):
        return [_renamed(one) for one in tree]
    if not isinstance(tree, dict):
        return tree
    found = {_SHORT.get(name, name): _renamed(held) for name, held in tree.items()}
    for name in _NAMES:
        if name in found:
            found[name] = [nodes.short(one) for one in nodes.every(found[name]) if isinstance(one, str)]
    for name in _SINGLE:
        if isinstance(found.get(name), list) and len(found[name]) == 1:
            found[name] = found[name][0]
    return found
