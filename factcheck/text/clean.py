"""The one form in which texts are stored: LF line ends, and nothing that Qt or SQLite would change or cut."""

import re
from dataclasses import dataclass

from factcheck.text.hidden import hidden_warnings
from factcheck.words import N_, Sentence

_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_NUL = re.compile("\0")
_NONCHARACTER = re.compile("[\ufdd0\ufdd1]")
_SURROGATE = re.compile("[\ud800-\udfff]")

_SPECIAL = re.compile("[\0\r\x85\u2028\u2029\u202a-\u202e\ud800-\udfff\ufdd0\ufdd1]")
"""All that is changed, or warned of."""

_REPLACED = (
    (_NUL, N_("NUL characters in the text, replaced by U+FFFD: {count}.")),
    (_NONCHARACTER, N_("Characters that are none (U+FDD0, U+FDD1), replaced by U+FFFD: {count}.")),
    (_SURROGATE, N_("Halves of characters (lone surrogates), replaced by U+FFFD: {count}.")),
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text as it is stored, and what a person should know of how it came to be."""

    text: str
    warnings: tuple[Sentence, ...] = ()


def clean(text: str) -> Cleaned:
    """Return `text` with LF line ends, without a leading BOM, and with U+FFFD for what cannot be stored.

    Nothing else is changed. What was replaced is told in the warnings, and so are hidden characters that change the
    order in which the text shows; these are kept.
    """
    text = text.removeprefix("\ufeff")
    if not _SPECIAL.search(text):
        return Cleaned(text)
    text = _LINE_END.sub("\n", text)
    warnings: list[Sentence] = []
    for pattern, template in _REPLACED:
        text, count = pattern.subn("\ufffd", text)
        if count:
            warnings.append(Sentence.of(template, count=count))
    return Cleaned(text, (*warnings, *hidden_warnings(text)))
