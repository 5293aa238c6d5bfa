"""The language of a text, told from its script and letters; `und` where these do not tell it."""

import re
from collections.abc import Mapping
from functools import cache

from factcheck.text.characters import histogram

_SCRIPTS = {
    "arabic": re.compile(
        "[\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufefc]"
    ),
    "hebrew": re.compile("[\u05d0-\u05f2]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
    "latin": re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]"),
    "other": re.compile("[\u0370-\u03ff\u0530-\u058f\u0900-\u1fff\u3040-\ud7ff]"),
}
_OTHER_ARABIC_SCRIPT = frozenset("ښړږځڅېۍڼ" + "ێۆڕڵەۇۈۋۅ" + "ڄڃڏڙڻڪ")
"""Letters of Pashto, of Kurdish and Uighur, of Sindhi: languages that are not told apart here."""
_URDU = frozenset("ٹڈڑںےہھۓۃ")
_PERSIAN = frozenset("پچژگکی")
_ARABIC = frozenset("يكةىأإؤئآ")
_NOT_RUSSIAN = re.compile("[^А-Яа-яЁё]")
_RUSSIAN = frozenset("ыэёЫЭЁ")
_YIDDISH = frozenset("װױײ")
_ENGLISH = frozenset(("the", "of", "and", "that", "with", "from", "to", "by", "this", "has", "have", "are", "is"))
_ONLY_ENGLISH = frozenset({"the", "and"})
_WORD = re.compile(r"[^\W\d_]+")

_SAMPLE = 50_000
_FEW = 0.01
"""Letters of another language below this share come from names that are quoted."""


def language(text: str) -> str:
    """Return `ar`, `fa`, `ur`, `he`, `ru` or `en`, or `und` when the script and the letters do not tell.

    The script of most of the first 50,000 characters decides. Arabic script without the letters of another language
    is taken for Arabic; Latin script is English only where its function words show it.
    """
    sample = text[:_SAMPLE]
    letters: dict[str, dict[str, int]] = {script: {} for script in _SCRIPTS}
    for character, count in histogram(sample).items():
        script = _script(character)
        if script:
            letters[script][character] = count
    script = max(letters, key=lambda name: sum(letters[name].values()))
    found = letters[script]
    if not found:
        return "und"
    match script:
        case "arabic":
            return _of_arabic_script(found)
        case "hebrew":
            return "und" if _YIDDISH & found.keys() else "he"
        case "cyrillic":
            return "ru" if _RUSSIAN & found.keys() and not any(map(_NOT_RUSSIAN.match, found)) else "und"
        case "latin":
            return "en" if _is_english(sample) else "und"
        case _:
            return "und"


@cache
def _script(character: str) -> str:
    return next((script for script, pattern in _SCRIPTS.items() if pattern.match(character)), "")


def _of_arabic_script(counts: Mapping[str, int]) -> str:
    total = sum(counts.values())

    def share(of: frozenset[str]) -> float:
        return sum(counts[letter] for letter in counts.keys() & of) / total

    if share(_OTHER_ARABIC_SCRIPT) > _FEW:
        return "und"
    if share(_URDU) > 2 * _FEW:
        return "ur"
    return "fa" if share(_PERSIAN) > share(_ARABIC) else "ar"


def _is_english(text: str) -> bool:
    words = _WORD.findall(text.lower())
    known = [word for word in words if word in _ENGLISH]
    return len(set(known)) >= 2 and not _ONLY_ENGLISH.isdisjoint(known) and len(known) >= 0.08 * len(words)
