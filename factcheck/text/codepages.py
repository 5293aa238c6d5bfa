"""How much like Arabic bytes read in each of the code pages that Arabic was written in before Unicode."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import exp

CODE_PAGES = {"windows-1256": "cp1256", "iso-8859-6": "iso8859-6", "mac-arabic": "mac_arabic", "cp720": "cp720"}
"""The names that are shown and Python's; of two that read alike the first is taken."""

_WORD = re.compile(rb"[\x21-\x7f]{0,20}[\x80-\xff][^\x00-\x20]{0,200}[\x00-\x20]?")
_WORDS = 400

_OFTEN = (
    "ا 1.9 ل 2.1 ي 2.6 م 2.7 و 2.8 ن 2.8 ر 3.0 ت 3.0 ب 3.3 ة 3.3 ع 3.3 د 3.4 س 3.6 ف 3.6 أ 3.7 ه 3.7 ق 3.8 ك 3.8 ح 3.9"
)
_SELDOM = "ج 4.2 ش 4.4 ص 4.5 ط 4.5 إ 4.6 خ 4.7 ى 4.7 ذ 4.9 ض 4.9 ز 5.0 غ 5.3 ث 5.2 ئ 5.4 ء 5.4 ظ 6.0 آ 6.2 ؤ 6.4"
_COSTS = {
    **{letter: float(cost) for letter, cost in re.findall(r"(\S) (\S+)", f"{_OFTEN} {_SELDOM}")},
    **dict.fromkeys("،", 4.5),
    **dict.fromkeys("؛؟«»“”‘’–—…٪", 6.0),
    **dict.fromkeys("ً", 5.5),
    **dict.fromkeys("ٌٍَُِّْ", 6.5),
    **dict.fromkeys("ـ", 5.0),
    **dict.fromkeys("٠١٢٣٤٥٦٧٨٩", 5.5),
    **dict.fromkeys("پچژگک", 6.0),
    **dict.fromkeys("\u200c\u200e\u200f", 7.0),
    "\u00a0": 0.0,
    **dict.fromkeys("[\\]^_{|}~", 8.0),  # what letters of windows-1256 are in MacArabic
}
"""What a character costs: about minus the logarithm of its share in Arabic news."""
_NBSP = 0xA0
_ASCII, _STRANGE, _BROKEN = 1.0, 10.0, 14.0
_MISPLACED = 5.0
_NBSP_FOR_SPACE = 20.0

_LETTER = "ء-غف-ي"
_LATIN = "A-Za-z\u00c0-\u024f"
_NOT_LAST = re.compile(
    f"[ةى][{_LETTER}]|(?<![{_LETTER}])[ىةئ]|[{_LATIN}][{_LETTER}]"
    f"|(?:(?<=[{_LETTER}])[{_LETTER}]|[ء-اة-غقمنهىي]|[{_LETTER}](?![A-Z]))[{_LATIN}]"  # but وFacebook may be
)
_ORPHAN = re.compile(f"(?<![{_LETTER}\u064b-\u0652])[\u064b-\u0652]")
_ARTICLE = re.compile(f"(?<![{_LETTER}])(?:[وبكف]?ال|لل)(?=[{_LETTER}]{{2}})")
_COMMON = re.compile(
    rf"(?<![{_LETTER}])(?:في|من|على|إلى|أن|إن|عن|مع|هذا|هذه|التي|الذي|كما|كان|كانت|قال|قالت|بين|بعد|قبل|خلال|وقد|حيث"
    rf"|عام|يوم|اليوم|رئيس|وزير|ما|لا|لم|هو|هي|ذلك|منذ|حول|أو|بن|عند|غير|كل|ضد|نحو|وفي|ومن|وأن|أنه|له|لها)(?![{_LETTER}])"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Bytes read in one code page: its name, how like Arabic they read (0 to 1), and how surely no other is meant."""

    encoding: str
    likeness: float
    confidence: float


def readings(content: bytes) -> Sequence[Reading]:
    """Return the Arabic code pages, likeliest first. Only the first words with bytes beyond ASCII count."""
    words = b"".join(found[0] for found in islice(_WORD.finditer(content), _WORDS))
    size = sum(byte > 0x7F and byte != _NBSP for byte in words)
    ascii_cost = _ASCII * sum(0x20 < byte <= 0x7F for byte in words)  # the same in all of them, and says nothing
    if not size:
        return ()
    texts = {name: words.decode(codec, "replace") for name, codec in CODE_PAGES.items()}
    costs = {name: cost(text) for name, text in texts.items()}
    found = []
    for name, text in texts.items():
        margin = min((costs[other] for other in texts if texts[other] != text), default=0.0) - costs[name]
        likely = _likely((costs[name] - ascii_cost) / size)
        found.append(Reading(name, likely, likely / (1 + exp(-max(margin, -100.0) / 2))))
    return sorted(found, key=lambda one: costs[one.encoding])


def likeness(text: str) -> float:
    """Return how like Arabic a text reads, from 0 to 1; what is ASCII in it hardly counts. 0 for ASCII alone."""
    size = sum(character > "\x7f" and character != "\xa0" for character in text)
    ascii_cost = _ASCII * sum(" " < character <= "\x7f" for character in text)
    return _likely((cost(text) - ascii_cost) / size) if size else 0.0


def _likely(each: float) -> float:
    return 1 / (1 + exp(min(4 * (each - 4.4), 50.0)))


def cost(text: str) -> float:
    """Return how unlike Arabic a text reads: the sum of its characters' costs."""
    total = _NBSP_FOR_SPACE if text.count("\u00a0") > text.count(" ") else 0.0
    for character in text:
        if character <= "\x7f":
            total += _COSTS.get(character, _ASCII) if character > " " else 0
        elif character == "\ufffd" or "\x80" <= character <= "\x9f":
            total += _BROKEN
        else:
            total += _COSTS.get(character, _STRANGE)
    total += _MISPLACED * (len(_NOT_LAST.findall(text)) + len(_ORPHAN.findall(text)))
    return total - 4 * len(_ARTICLE.findall(text)) - 3 * len(_COMMON.findall(text))
