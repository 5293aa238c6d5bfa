"""Text that was decoded wrongly before it came here: seen and told, never repaired in silence."""

import re

from factcheck.words import N_, Sentence

_UTF8_AS_WESTERN = re.compile(
    "[\u00d8-\u00db][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
"""A lead byte of Arabic in UTF-8, then a following byte, both shown in Latin-1 or windows-1252."""
_UTF8_AS_ARABIC = re.compile(
    "[\u0637\u0638][\u0080-\u00bf\u0152\u0153\u0192\u02c6\u2013-\u203a\u20ac\u2122\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be]"
)
"""The same, shown in windows-1256, where the lead bytes are ط and ظ."""
_ARABIC_AS_WESTERN = re.compile("\u00c7\u00e1[\u00c0-\u00ff]")
"""The article ال of windows-1256, and a letter after it, shown in windows-1252."""

_SAMPLE = 50_000


def looks_garbled(text: str) -> bool:
    """Return whether `text` reads like Arabic that was decoded in the wrong encoding (mojibake)."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    pairs = len(_UTF8_AS_WESTERN.findall(sample)) + len(_UTF8_AS_ARABIC.findall(sample))
    articles = len(_ARABIC_AS_WESTERN.findall(sample))
    return (pairs >= 4 and 6 * pairs > letters) or (articles >= 3 and 40 * articles > letters)


def garbled_warnings(text: str) -> tuple[Sentence, ...]:
    """Return a warning when the text reads like mojibake, else nothing."""
    if not looks_garbled(text):
        return ()
    template = N_(
        "The text looks like Arabic that was saved in the wrong encoding before it came here (as in Ø§Ù„)."
        " It was kept as it is: look for a better copy."
    )
    return (Sentence.of(template),)
