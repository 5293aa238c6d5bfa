"""What an analyst types into the search field, understood: words, "phrases", prefix*, -without, OR."""

import re
from dataclasses import dataclass

from factcheck.errors import Refused
from factcheck.model import Level
from factcheck.search import forms
from factcheck.search.forms import Equivalents, Word
from factcheck.text.fold import fold_text
from factcheck.words import N_

WORD = re.compile(r"[^\W_]+")
"""A word of a folded text."""

_QUOTES = {'"': '"', "«": "»", "“": "”", "„": "“", "”": "”"}
_OR = {"OR", "|"}
_QUOTED = "|".join(f"{opening}[^{closing}]*{closing}" for opening, closing in _QUOTES.items())
_TOKEN = re.compile(
    r"(?P<minus>(?<!\S)[-\u2212](?=[^\s\-\u2212]))?"
    rf"(?:(?P<quoted>{_QUOTED})|(?P<or>(?<!\S)(?:OR|\|)(?!\S))|(?P<plain>[^\s\"«“„”»]+)|(?P<stray>[\"«“„”»]))"
)

Part = tuple[Word, ...]
"""Words that stand one after another: a phrase, or one word alone."""


@dataclass(frozen=True, slots=True)
class Group:
    """One side of an OR: the parts that must all be there, and those of which none may be."""

    wanted: tuple[Part, ...]
    unwanted: tuple[Part, ...] = ()


Query = tuple[Group, ...]
"""The sides of the ORs, of which one must hold."""


@dataclass(frozen=True, slots=True)
class _Typed:
    words: tuple[str, ...]
    minus: bool = False
    open: bool = False


def parse(typed: str, level: Level = Level.PREFIXES, equivalents: Equivalents | None = None) -> Query:
    """Return what was asked for. What makes no sense as a query is taken as its plain words.

    Raises Refused where there is no word at all.
    """
    sides = _sides(typed) or [_plain(typed)]
    if not any(sides):
        raise Refused(N_("There is no word to search for in {query}."), query=typed)
    known = equivalents or {}
    return tuple(
        Group(
            tuple(_part(one, level, known) for one in side if not one.minus),
            tuple(_part(one, level, known) for one in side if one.minus),
        )
        for side in sides
    )


def _plain(typed: str) -> list[_Typed]:
    """Every word, and an OR that connects nothing only where there is no other."""
    connected = " ".join(part for part in typed.split() if part not in _OR)
    words = WORD.findall(fold_text(connected)) or WORD.findall(fold_text(typed))
    return [_Typed((one,)) for one in words]


def _part(typed: _Typed, level: Level, equivalents: Equivalents) -> Part:
    last = len(typed.words) - 1
    return tuple(
        forms.word(one, level, equivalents, typed.open and number == last) for number, one in enumerate(typed.words)
    )


def _sides(typed: str) -> list[list[_Typed]] | None:
    """The sides of the ORs; None where a quotation mark or an OR stands alone, or nothing is wanted on a side."""
    sides: list[list[_Typed]] = [[]]
    for token in _TOKEN.finditer(typed):
        if token["stray"]:
            return None
        if token["or"]:
            sides.append([])
            continue
        text = token["plain"] or token["quoted"][1:-1]
        words = tuple(WORD.findall(fold_text(text)))
        if words:
            sides[-1].append(_Typed(words, bool(token["minus"]), text.endswith("*")))
    return sides if all(any(not one.minus for one in side) for side in sides) else None
