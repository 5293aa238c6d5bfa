"""Characters that nobody sees and that change what is seen: found and reported, never removed from a stored text."""

import re
from dataclasses import dataclass

from factcheck.text.bidi import isolates
from factcheck.words import N_, Sentence

_CONTROLS = {
    "\u202a": ("LRE", N_("left-to-right embedding")),
    "\u202b": ("RLE", N_("right-to-left embedding")),
    "\u202d": ("LRO", N_("left-to-right override")),
    "\u202e": ("RLO", N_("right-to-left override")),
    "\u202c": ("PDF", N_("end of an embedding or override")),
    "\u2066": ("LRI", N_("left-to-right isolate")),
    "\u2067": ("RLI", N_("right-to-left isolate")),
    "\u2068": ("FSI", N_("isolate that finds its direction")),
    "\u2069": ("PDI", N_("end of an isolate")),
    "\u200e": ("LRM", N_("left-to-right mark")),
    "\u200f": ("RLM", N_("right-to-left mark")),
    "\u061c": ("ALM", N_("Arabic letter mark")),
    "\u200d": ("ZWJ", N_("invisible joiner")),
    "\u200c": ("ZWNJ", N_("invisible non-joiner")),
    "\u200b": ("ZWSP", N_("invisible space")),
    "\u2060": ("WJ", N_("word joiner")),
    "\ufeff": ("BOM", N_("byte order mark")),
    "\u00ad": ("SHY", N_("soft hyphen")),
}
HIDDEN = frozenset(_CONTROLS)
"""Every character that nobody sees, of those that are told of."""
_CONTROL = re.compile(f"[{''.join(_CONTROLS)}]")
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e")
_CAN_REORDER = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_ENDS = frozenset({"PDF", "PDI"})
_ISOLATES = re.compile("[\u2066-\u2069]")
# As invisible as the characters for which it stands, and alike in how lines break, words end and letters join.
_IDLE = "\u206a"


@dataclass(frozen=True, slots=True)
class Control:
    """A character that nobody sees: its offset, its short name for a label, a template that says what it is.

    `reorders` says whether it shows what is around it in another order than a reader would expect.
    """

    position: int
    name: str
    meaning: str
    reorders: bool


def controls(text: str) -> list[Control]:
    """Return every hidden control of a text.

    Embeddings, overrides and their ends reorder, and so do isolates that are not closed within their paragraph, and
    ends of none. Marks, joiners and closed isolates do what a careful writer means by them.
    """
    unclosed = _unclosed(text)
    return [
        Control(at, *_CONTROLS[found[0]], found[0] in _REORDERING or at in unclosed)
        for found in _CONTROL.finditer(text)
        for at in [found.start()]
    ]


def _unclosed(text: str) -> set[int]:
    unclosed: set[int] = set()
    start = 0
    for line in text.split("\n") if _ISOLATES.search(text) else ():
        closed = isolates(line)
        unclosed |= {start + found.start() for found in _ISOLATES.finditer(line) if found.start() not in closed}
        start += len(line) + 1
    return unclosed


def misleading(text: str) -> int:
    """Return how many hidden controls show what is around them in another order; their ends are not counted."""
    if not any(sign in text for sign in _CAN_REORDER):
        return 0
    return sum(control.reorders and control.name not in _ENDS for control in controls(text))


def in_stored_order(text: str) -> str:
    """Return a text as long, to be drawn, in which no hidden character changes the order of what is around it.

    Those that `controls` says reorder give way to one that is as invisible and does nothing; all else is as it was.
    """
    if not misleading(text):
        return text
    letters = list(text)
    for control in controls(text):
        if control.reorders:
            letters[control.position] = _IDLE
    return "".join(letters)


def hidden_warnings(text: str) -> tuple[Sentence, ...]:
    """Return a warning when the text may show in another order than it is stored in, else nothing."""
    count = misleading(text)
    if not count:
        return ()
    template = N_(
        "The text holds hidden characters that change the order in which it shows: {count}. They were kept;"
        " what you see may differ from what is stored."
    )
    return (Sentence.of(template, count=count),)
