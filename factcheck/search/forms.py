"""The written forms that answer to a word of a query, by level, and how near each is to what was asked for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from factcheck.model import Level
from factcheck.search.lexicon import WHOLE
from factcheck.text.fold import spelled

if TYPE_CHECKING:
    from Stemmer import Stemmer


SAME, ATTACHED, BEGUN, STEM = 1.0, 0.9, 0.6, 0.5
EQUIVALENT = 0.8
"""Nearness: the word itself, with a prefix, one that only begins so, one of its stem; an equivalent's is a factor."""

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بكل"
_ARTICLE = "ال"
_FUTURE, _PERSONS = "س", "ايتن"
_ERAS = "مه"
_CONJOINED, _LONG_ENOUGH = ("وال", "فال", "ولل", "فلل"), 5

_LONGEST = 64
"""No word is longer: what is, is not one, and nothing is attached to it."""

Equivalents = Mapping[str, Iterable[str]]
"""Folded words and what may stand in their place, folded too."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word to look for: the folded forms that answer to it with their nearness, and its stem where that counts.

    `open` means that words which only begin with one of the forms answer too.
    """

    forms: Mapping[str, float]
    stem: str = ""
    open: bool = False
    core: re.Pattern[str] = field(init=False, repr=False)
    """Finds the shortest strings of which every form contains one: what to look for in a text."""
    _cores: list[str] = field(init=False, repr=False, compare=False)
    _spelled: list[re.Pattern[str]] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        found: list[str] = []
        for form in sorted(self.forms, key=len):
            if not any(core in form for core in found):
                found.append(form)
        object.__setattr__(self, "core", re.compile("|".join(map(re.escape, found))))
        object.__setattr__(self, "_cores", found)

    @property
    def is_long(self) -> bool:
        """Whether no language has such a word: then only itself answers to it."""
        return max(map(len, self.forms)) > 2 * _LONGEST

    @property
    def spelled(self) -> re.Pattern[str]:
        """Finds the same as `core` in a text that is not folded; made when it is first asked for, for it takes time."""
        if not self._spelled:
            self._spelled.append(re.compile("|".join(map(spelled, self._cores))))
        return self._spelled[0]

    def nearness(self, word: str) -> float:
        """Return how near a folded word of a text is to the asked one; 0 where it does not answer."""
        near = self.forms.get(word, 0.0)
        if near or not (self.open or self.stem):
            return near
        if self.open and any(word.startswith(form) for form in self.forms):
            return BEGUN
        return STEM if self.stem and stem(word) == self.stem and not self._only_ends(word) else 0.0

    def _only_ends(self, word: str) -> bool:
        """Whether a word has the asked one at its end by chance: فلاديفوستوك is not «فـ» and another word."""
        return word in WHOLE and word.endswith(next(iter(self.forms)))


def word(asked: str, level: Level, equivalents: Equivalents, open_ended: bool = False) -> Word:
    """Return what answers to a folded word at a level; an open end takes words that only begin so."""
    forms = {asked: SAME}
    if len(asked) > _LONGEST:
        return Word(forms, open=open_ended)
    if level is not Level.EXACT:
        for base, near in [(asked, SAME), *((other, EQUIVALENT) for other in _others(asked, equivalents))]:
            forms.setdefault(base, near)
            for form in attached(base):
                forms.setdefault(form, near * ATTACHED)
    return Word(forms, stem(asked) if level is Level.STEMS and not open_ended else "", open_ended)


def attached(asked: str) -> list[str]:
    """Return the forms of a folded word with prefixes attached to it: و ف before ب ك ل before ال, لل, and س.

    To a number the era may be attached, too: 2019م, 1440هـ. A form that is, or ends in, a whole word of its own is none
    of them.
    """
    if len(asked) > _LONGEST or (len(asked) < 2 and not asked.isdigit()):
        return []
    inner = [prefix + asked for prefix in (_ARTICLE, *_PREPOSITIONS, "بال", "كال", "لل")]
    if len(asked) > 2 and asked[0] in _PERSONS:
        inner.append(_FUTURE + asked)
    if asked.startswith(_ARTICLE) and len(asked) > 3:
        rest = asked.removeprefix(_ARTICLE)
        inner.append("ل" + rest if rest.startswith("ل") else "لل" + rest)
    if asked.isdigit():
        inner += [form + era for form in [asked, *inner[1:4]] for era in _ERAS]
    forms = [*inner, *(letter + form for letter in _CONJUNCTIONS for form in [asked, *inner])]
    return [form for form in forms if not _is_whole(form, asked)]


def _is_whole(form: str, asked: str) -> bool:
    """Whether a form, without some of its prefixes, is a word that only looks as if it had the rest of them."""
    return any(form[cut:] in WHOLE for cut in range(max(1, len(form) - len(asked))))


def _others(asked: str, equivalents: Equivalents) -> list[str]:
    """What may stand in the place of a word, also where both have the same prefixes."""
    found = list(equivalents.get(asked, ()))
    for cut in range(1, min(5, len(asked) - 1)):
        if asked[cut:] in equivalents and asked in attached(asked[cut:]):
            found += [asked[:cut] + other for other in equivalents[asked[cut:]]]
    return found


def stem(word: str) -> str:
    """Return a folded word's stem by Snowball's Arabic rules (M. Chelli's); a word that is not Arabic is its own.

    Those rules know no conjunction before the article: it is taken off first.
    """
    return _STEMS[word]


def stems(words: Sequence[str]) -> list[str]:
    """Return the stem of each of many folded words, none of which is remembered."""
    return list(map(str, _stemmer().stemWords(list(map(_without_conjunction, words)))))


def _without_conjunction(word: str) -> str:
    return word[1:] if word.startswith(_CONJOINED) and len(word) > _LONG_ENOUGH else word


class _Stems(dict[str, str]):
    """The stems of words met so far: a look-up takes a tenth of the time of stemming."""

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_STEMS:
            self.clear()
        self[word] = found = str(_stemmer().stemWord(_without_conjunction(word)))
        return found


_STEMS = _Stems()
_MOST_STEMS = 300_000


@cache
def _stemmer() -> "Stemmer":
    from Stemmer import Stemmer  # not every search needs it

    return Stemmer("arabic", 0)
