"""What the list of claims says in words of a claim's record: where the mouse rests, and to a screen reader."""

from factcheck.glance import Glance
from factcheck.model import Direction
from factcheck.text.direction import text_direction
from factcheck.words import Words

_ISOLATE, _END = "\u2068", "\u2069"


def speakers(glance: Glance, words: Words) -> str:
    """Return who says it on whose word: the names of the chain, the first speaker first; empty where there is none."""
    levels = [
        words(", ").join(f"{_ISOLATE}{source.name(words.language)}{_END}" for source in level)
        for level in glance.speakers
    ]
    # The arrow points onward in the direction in which the whole line is drawn: that of most of its letters.
    arrow = " ← " if text_direction(" ".join(levels)) is Direction.RTL else " → "
    return arrow.join(levels)


def told(glance: Glance, words: Words) -> list[str]:
    """Return what is recorded and what is lacking, a sentence each."""
    who = speakers(glance, words)
    said = [words("Who says it: {names}", names=who)] if who else []
    if glance.evidence:
        said.append(words.many("{count} item of evidence", "{count} items of evidence", glance.evidence))
    else:
        said.append(words("No evidence yet"))
    if glance.wants:
        wants = " · ".join(words.sentence(want.sentence) for want in glance.wants)
        said.append(words("Still lacks: {wants}", wants=wants))
    return said
