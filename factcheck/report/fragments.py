"""The ends of addresses that point into a text: characters (RFC 5147) and words (text fragments, `:~:text=`)."""

import re
from urllib.parse import unquote

from factcheck.selectors import Selector
from factcheck.text.clean import clean

_CHARACTERS = re.compile(r"char=(\d{0,15}),(\d{1,15})(?:;.*)?", re.DOTALL)
_WORDS = re.compile(
    r"(?:.*:~:)?text=(?:([^,&]*)-,)?([^,&-][^,&]*)(?:,(?!-)([^,&]*))?(?:,-([^,&]*))?(?:&.*)?", re.DOTALL
)


def fragment(value: str) -> Selector | None:
    """Return what a fragment points at; None where it is of another kind."""
    found = _CHARACTERS.fullmatch(value)
    if found:
        return Selector(start=int(found[1] or 0), end=int(found[2]))
    found = _WORDS.fullmatch(value)
    if not found:
        return None
    prefix, first, last, suffix = (clean(unquote(part or "")).text for part in found.groups())
    if not last:
        return Selector(first, prefix, suffix)
    return Selector(first, prefix, until=Selector(last, suffix=suffix), inclusive=True)
