"""Characters that nobody sees and that change what is seen: found and reported, never removed from a stored text."""

import re

from factcheck.words import N_, Sentence

_OVERRIDES = re.compile("[\u202a\u202b\u202d\u202e]")
"""LRE, RLE, LRO, RLO: they show letters in another order than they are stored in."""


def hidden_controls(text: str) -> int:
    """Return how many bidi embeddings and overrides (LRE, RLE, LRO, RLO) the text holds."""
    return len(_OVERRIDES.findall(text))


def hidden_warnings(text: str) -> tuple[Sentence, ...]:
    """Return a warning when the text may show in another order than it is stored in, else nothing."""
    count = hidden_controls(text)
    if not count:
        return ()
    template = N_(
        "The text holds hidden characters that change the order in which it shows: {count}. They were kept;"
        " what you see may differ from what is stored."
    )
    return (Sentence.of(template, count=count),)
