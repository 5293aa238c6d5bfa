"""Text that comes in the order in which it shows, out of old PDFs: seen, and put back into the order of reading."""

import re
import unicodedata
from itertools import islice

_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_ORDERING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_NUMBER_LAST = re.compile(r"[\W_]*\d[\W\d_]*(?:[\u0620-\u064a\u066e-\u06d5\ufb50-\ufdff\ufe70-\ufefc]|\Z)")
_ARABIC_BEFORE = "\u061c"
_WORD = re.compile("[\u0621-\u064a]{3,}")
_PRIVATE = range(0x100000, 0x10FFFE)
_SAMPLE = 20_000


def looks_backwards(text: str) -> bool:
    """Return whether Arabic words stand in `text` from their last letter to their first.

    In Arabic the article ال begins a word, and ة and ى end one. Three lines are enough to tell.
    """
    words = _WORD.findall(decomposed(text[:_SAMPLE]))
    right = sum(word.startswith("ال") + word.endswith(("ة", "ى")) for word in words)
    wrong = sum(word.endswith("لا") + word.startswith(("ة", "ى")) for word in words)
    return bool(wrong > right)


def forwards(text: str, *, right_to_left: bool = True) -> str:
    """Return `text`, each line of which comes as it shows from left to right, in the order of reading.

    First the order is put right, and then presentation forms become letters: a ligature is one character as long as
    the order is wrong. The lines are those of a text that runs from right to left, or else from left to right.
    """
    return "\n".join(decomposed(_reordered(line, right_to_left=right_to_left)) for line in text.split("\n"))


def decomposed(text: str) -> str:
    """Return `text` with letters in place of presentation forms, and nothing else changed."""
    return _FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]).strip() or form[0], text)


def _reordered(line: str, *, right_to_left: bool) -> str:
    line = _ORDERING.sub("", line).replace("\r", "")
    if right_to_left and _NUMBER_LAST.match(line):  # what is read before it are Arabic letters, and order it so
        return _turned(_ARABIC_BEFORE + line, right_to_left=True).replace(_ARABIC_BEFORE, "")
    return _turned(line, right_to_left=right_to_left)


def _turned(line: str, *, right_to_left: bool) -> str:
    from bidi.algorithm import get_display

    # get_display fails on characters newer than Python's tables: private ones stand for them.
    unknown = "".join({character for character in line if not unicodedata.bidirectional(character)})
    private = "".join(islice((chr(code) for code in _PRIVATE if chr(code) not in line), len(unknown)))
    shown = str(get_display(line.translate(str.maketrans(unknown, private)), base_dir="R" if right_to_left else "L"))
    return shown.translate(str.maketrans(private, unknown))
