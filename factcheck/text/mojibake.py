"""Text that was decoded wrongly before it came here: seen and told, never repaired in silence."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from factcheck.text.codepages import likeness
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
_GARBLED = (("\u00d8\u00d9\u00da\u00db", _UTF8_AS_WESTERN), ("\u0637\u0638", _UTF8_AS_ARABIC))
_ACCENTED = re.compile("[\u00c0-\u00ff\u0178\u0428\u0429]")
"""What Arabic letters look like in the code pages of the West, and of Russian."""
_FEWEST_PAIRS, _FEWEST_ARTICLES, _FEWEST_ACCENTED = 4, 3, 6

_SAVED = {"utf-8": "utf-8", "windows-1256": "cp1256", "iso-8859-6": "iso8859-6"}
_SHOWN = {"windows-1252": "cp1252", "windows-1256": "cp1256", "mac-roman": "mac_roman", "windows-1251": "cp1251"}
"""Python's names of the encodings; windows-1252 stands for Latin-1, too, which it holds."""
_HOW = N_("Saved as {saved}, read as {shown}")
_SOUND = 0.5  # how like Arabic a line must read
_LOST = 0.1  # the share of characters that may be beyond repair
_ROUNDS = 2
_PREVIEW = 160
_SAMPLE = 50_000
_STRETCH = 2_000
_FEW_LETTERS = re.compile("[\u0621-\u064a]{3}")
_BYTEWISE = re.compile("[\0-\x7f]+|[^\0-\x7f]+")
_BEYOND = re.compile("[^\0-\x7f]")


@dataclass(frozen=True, slots=True)
class Repair:
    """A text as it may have been before it was decoded wrongly, how that came about, and one line before and after."""

    text: str
    how: Sentence
    before: str
    after: str


def looks_garbled(text: str) -> bool:
    """Return whether `text` reads like Arabic that was decoded in the wrong encoding (mojibake)."""
    sample = text[:_SAMPLE]
    # A sound text has none of the first characters, or nearly none of the second ones: the rest is not looked for.
    garbled = [pattern for first, pattern in _GARBLED if any(character in sample for character in first)]
    pairs = sum(len(pattern.findall(sample)) for pattern in garbled)
    articles = len(_ARABIC_AS_WESTERN.findall(sample)) if "\u00c7" in sample else 0
    if pairs < _FEWEST_PAIRS and articles < _FEWEST_ARTICLES:
        return _is_repaired(sample[:_STRETCH])
    letters = sum(map(str.isalpha, sample))
    return (
        (pairs >= _FEWEST_PAIRS and 6 * pairs > letters)
        or (articles >= _FEWEST_ARTICLES and 40 * articles > letters)
        or _is_repaired(sample[:_STRETCH])
    )


def _is_repaired(text: str) -> bool:
    """Whether a short text, with more accents on its letters than any language has, reads like Arabic once repaired."""
    strange = len(_ACCENTED.findall(text))
    return strange >= _FEWEST_ACCENTED and 3 * strange > sum(map(str.isalpha, text)) and bool(repairs(text))


def garbled_warnings(text: str) -> tuple[Sentence, ...]:
    """Return a warning when the text reads like mojibake, else nothing."""
    if not looks_garbled(text):
        return ()
    template = N_(
        "The text looks like Arabic that was saved in the wrong encoding before it came here (as in Ø§Ù„)."
        " It was kept as it is: look for a better copy."
    )
    return (Sentence.of(template),)


def unwrapped(text: str) -> tuple[str, str] | None:
    """Return what a text was before all of it was encoded twice, and as what it was read then; None where it was not.

    Nothing is lost by this: every character goes back to a byte, and the bytes are UTF-8 from the first to the last.
    """
    if not looks_garbled(text):
        return None
    for shown, codec in _SHOWN.items():
        with suppress(UnicodeError):
            found = b"".join(_bytes(text, codec)).decode("utf-8")
            if not looks_garbled(found) and likeness(found[:_SAMPLE]) > likeness(text[:_SAMPLE]):
                return found, shown
    return None


def _bytes(text: str, codec: str) -> Iterator[bytes]:
    """Yield the bytes of each run of characters. Raises UnicodeEncodeError for a character that was never a byte."""
    for run in _BYTEWISE.findall(text):
        try:
            yield run.encode(codec)
        except UnicodeEncodeError:
            yield b"".join(_one_byte(character, codec) for character in run)


def _one_byte(character: str, codec: str) -> bytes:
    try:
        return character.encode(codec)
    except UnicodeEncodeError:
        return character.encode("latin-1")


def repairs(text: str) -> list[Repair]:
    """Return what a text may have been, likeliest first; none for a text that reads like Arabic or like no mojibake.

    Only lines that read better are repaired, each as a whole. What is lost beyond repair becomes U+FFFD.
    """
    lines = text.split("\n")
    ways = [(saved, shown) for saved in _SAVED for shown in _SHOWN if saved != shown]
    found: dict[str, Repair] = {}
    for saved, shown in ways:
        mended = [_mended(line, saved, shown) for line in lines]
        at = next((at for at, line in enumerate(lines) if line != mended[at]), None)
        if at is not None:
            mended = [_whole(line, saved, shown) if line == lines[n] else line for n, line in enumerate(mended)]
            how = Sentence.of(_HOW, saved=saved, shown=shown)
            repaired = "\n".join(mended)
            found.setdefault(repaired, Repair(repaired, how, lines[at][:_PREVIEW], mended[at][:_PREVIEW]))
    # A character that was never a byte of that encoding has become a question mark.
    return sorted(
        found.values(), key=lambda one: (one.text.count("?") > text.count("?"), -likeness(one.text[:_SAMPLE]))
    )


def _mended(line: str, saved: str, shown: str) -> str:
    """Return a line as it was, if it then reads like Arabic; else the line itself."""
    if line.isascii() or likeness(line_sample := _sample(line)) >= _SOUND:
        return line
    for rounds in range(1, _ROUNDS + 1):
        turned = turned_back(line_sample, saved, shown, rounds)
        if likeness(turned) >= _SOUND and _FEW_LETTERS.search(turned):
            mended = turned_back(line, saved, shown, rounds)
            return mended if mended.count("\ufffd") <= 1 + _LOST * len(mended) else line
    return line


def _whole(line: str, saved: str, shown: str) -> str:
    """Return a line that reads like no Arabic, mended as others of its text were, if nothing is lost in it."""
    if line.isascii() or likeness(_sample(line)) >= _SOUND:
        return line
    mended = turned_back(line, saved, shown, 1)
    return line if "\ufffd" in mended else mended


def _sample(text: str) -> str:
    """Return a stretch that begins with the first character beyond ASCII; it says how all of a long line reads."""
    found = _BEYOND.search(text) if len(text) > _STRETCH else None
    if found is None:
        return text
    return text[found.start() : found.start() + _STRETCH]


def turned_back(line: str, saved: str, shown: str, rounds: int) -> str:
    """Return a text as it was before it was saved in one encoding and read in another, so many times."""
    for _ in range(rounds):
        try:
            content = line.encode(_SHOWN[shown])
        except UnicodeEncodeError:
            content = b"".join(_byte(character, _SHOWN[shown]) for character in line)
        line = content.decode(_SAVED[saved], "replace")
    return line


def _byte(character: str, codec: str) -> bytes:
    """Return the byte that was shown as this character; bytes that a code page lacks are often shown as controls."""
    try:
        return character.encode(codec)
    except UnicodeEncodeError:
        return character.encode("latin-1", "replace")
