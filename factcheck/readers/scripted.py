"""Pages that show their text by a program, which is never run: the text is in the data that the page hands to it."""

import json
import re
from typing import Any

_KEYS = re.compile(r"(?:body|content|contents|text|html|paragraph|value|article_?body|article_?text)s?$", re.IGNORECASE)
_SHORTEST, _FEWEST_SPACES = 60, 7
_MOST_NODES = 200_000
_MARKUP = re.compile(r"<(?:p|br|div|h\d|ul|ol|blockquote|span|strong)\b[^>]*>", re.IGNORECASE)


def texts(page: Any) -> list[str]:
    """Return the pieces of a text in a page's JSON (an lxml element), HTML or plain, in order; none is most pages'.

    What the page calls its article's body comes alone; else the longest piece where it is most of them, else all.
    """
    found: list[tuple[str, str]] = []
    for script in page.iter("script"):
        if "json" in (script.get("type") or "").lower():
            try:
                found += _strings(json.loads((script.text or "").strip(), strict=False))
            except (ValueError, RecursionError):
                continue
    declared = [text for key, text in found if key.lower() == "articlebody"]
    pieces = list(dict.fromkeys(text for _, text in found))
    longest = max(declared or pieces, key=len, default="")
    if declared or 3 * len(longest) > 2 * sum(map(len, pieces)):
        return [longest]
    return pieces


def is_markup(text: str) -> bool:
    """Return whether a piece of a text is HTML."""
    return _MARKUP.search(text) is not None


def _strings(told: Any) -> list[tuple[str, str]]:
    """Return the long texts in JSON with the keys that they stand under, in their order."""
    found: list[tuple[str, str]] = []
    waiting, seen = [("", told)], 0
    while waiting and seen < _MOST_NODES:
        key, one = waiting.pop()
        seen += 1
        if isinstance(one, dict):
            waiting += reversed([(str(inner), value) for inner, value in one.items()])
        elif isinstance(one, list):
            waiting += [(key, value) for value in reversed(one)]
        elif isinstance(one, str) and len(one) >= _SHORTEST and one.count(" ") >= _FEWEST_SPACES and _KEYS.match(key):
            found.append((key, one))
    return found
