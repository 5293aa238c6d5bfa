"""The base direction of a text and of a paragraph, from the letters in it."""

from unicodedata import bidirectional

from factcheck.model import Direction
from factcheck.text.characters import histogram

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})


def text_direction(text: str) -> Direction:
    """Return the direction of most of the strong letters of `text`; LTR when it has none, or as many of each."""
    balance = 0
    for character, count in histogram(text).items():
        kind = bidirectional(character)
        if kind in _RIGHT_TO_LEFT:
            balance += count
        elif kind == "L":
            balance -= count
    return Direction.RTL if balance > 0 else Direction.LTR


def paragraph_direction(text: str, default: Direction = Direction.LTR) -> Direction:
    """Return the direction of the first strong character of a paragraph, or `default` when it has none.

    This is UAX #9, P2 and P3: what stands between an isolate's beginning and its end (or, without one, the end of
    the paragraph) is passed over.
    """
    depth = 0
    for character in text:
        kind = bidirectional(character)
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in _RIGHT_TO_LEFT:
            return Direction.RTL
        elif depth == 0 and kind == "L":
            return Direction.LTR
    return default
