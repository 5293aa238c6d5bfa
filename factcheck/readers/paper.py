"""Pages of print made into running text: what repeats at their edges left out, broken lines and words joined again."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import quantiles

from factcheck.readers.justified import FALLS_SHORT, REACHES
from factcheck.text.backwards import decomposed, forwards

_DIGITS = re.compile(r"\d+")
_NUMBER_ALONE = re.compile(r"\W*(?:page|p\.|صفحة|ص)?\W*\d{1,4}(?:\W*(?:of|/|من|-)\W*\d{1,4})?\W*", re.IGNORECASE)
_EDGE = 2
"""Lines at the top and at the bottom of a page that may be its head and its foot."""
_PAGES_FOR_EDGES = 3
_OFTEN, _OFTEN_NUMBERED = 0.6, 0.4
"""The share of the pages at whose edge a line stands that is their head or foot, and one with their number."""
_COUNTED = "\0"
_LONGEST_NUMBER = 7
_FULL = 0.72
"""The share of a full line's length below which a line ends its paragraph."""
_ENDS = re.compile(r"[.!?؟:؛…۔][\"'»”)\]]*$")
_BEGINS = re.compile(r"(?:[•●▪◦*–—-]|\(?[0-9٠-٩]{1,3}[.)-])\s")
_FROM_RIGHT = re.compile("[\u0590-\u065f\u066e-\u06d5\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ADDRESS = re.compile(r"(?:https?://|www\.)(?:\S*[/?&=_-])?$")
_HYPHEN = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_ARABIC = re.compile("[\u0620-\u065f\u066e-\u06d3]+")
_VOWELS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_PAIR = re.compile("ا([أإآا])ل")
_TURNED = re.compile("(?<![\u0620-\u065f])[وفبك]?ا[أإآا]ل(?=[\u0620-\u065f])")
_ALEF_LAM = re.compile("(?=[اأإآ]ل)")
_COMMON = frozenset(
    re.split(
        r"\s+",
        """في من على إلى أن إن عن مع هذا هذه ذلك التي الذي الذين ما لا لم لن قد كان كانت كما بعد قبل بين عند كل أو ثم
        حيث وقد ومن وفي وهو وهي وأن وقال قال إنه أنه خلال حتى غير أي أكثر اليوم عام العام الأول الأولى هو هي الى ان او
        the of and to in is that for it as was with on be by at this are from or an""",
    )
)
_SCRIPTS = 5
_BRACKETS = (("(", ")"), ("{", "}"), ("«", "»"))
_ORPHANS = re.compile("(?<!\\S)[\u064b-\u0652\u0670]+\\s?")
_ITEM_TURNED = re.compile(r"^(?:([.)])([0-9٠-٩]{1,3})|([%٪])([0-9٠-٩]+(?:[.,٫][0-9٠-٩]+)?))(?=\s)", re.MULTILINE)
_NUMBER_TURNED = re.compile(r"(?<=[\u0620-\u06d3] )([.])([0-9٠-٩]{2,}(?:[/-][0-9٠-٩]+)*)(?=[^\S\n]*$)", re.MULTILINE)
_END_BEFORE = re.compile(r"^([.!?:])([A-Za-z][^\u0590-\u08ff\n]*[^\s.!?:\u0590-\u08ff])[^\S\n]*$", re.MULTILINE)
_END_AT_RIGHT = re.compile(r"^([.!?؟:،؛])(?=[\u0620-\u06d3])([^\n]*[^\s.!?؟:،؛…])[^\S\n]*$", re.MULTILINE)
_END_APART = re.compile("(?<=[\u0620-\u065f\u0660-\u06d3])[^\\S\n]+(?=[.،؛؟!](?:\\s|\\Z))")
_LONGEST_EDGE = 90
_CID = "(cid:"


def runs_from_right(text: str) -> bool:
    """Return whether most letters of a text run from right to left."""
    from_right = len(_FROM_RIGHT.findall(text))
    return 2 * from_right > sum(map(str.isalpha, text))


def read_from(shown: Sequence[str], *, right_to_left: bool) -> str:
    """Return lines that come as they show from left to right, in the order of reading.

    What has letters of both directions, or none, runs as most of the text does; the rest as it must.
    """
    lengths = REACHES + FALLS_SHORT

    def read(line: str) -> str:
        if _FROM_RIGHT.search(line) or (right_to_left and not any(map(str.isalpha, line))):
            return forwards(line, right_to_left=right_to_left or runs_from_right(line))
        return decomposed(line)

    return "\n".join(read(line.rstrip(lengths)) + (line[-1:] if line[-1:] in lengths else "") for line in shown)


def signs_righted(page: str) -> str:
    """Return a page whose brackets face the right way and on which no vowel sign stands alone.

    An engine that orders a line of Arabic may leave its brackets as they were painted, and lose a sign's letter.
    """
    page = _ORPHANS.sub("", page)
    for opening, closing in _BRACKETS:
        right = len(re.findall(f"{re.escape(opening)}[^{opening}{closing}]*{re.escape(closing)}", page))
        wrong = len(
            re.findall(f"{re.escape(closing)}[^{opening}{closing}\\s][^{opening}{closing}]*{re.escape(opening)}", page)
        )
        if wrong > right:
            page = page.translate(str.maketrans(opening + closing, closing + opening))
        neither = f"[^{re.escape(opening + closing)}\\n]*"
        for sign in (opening, closing):  # the one of a pair that stands where the direction changes
            twice = re.compile(f"^({neither}){re.escape(sign)}({neither}){re.escape(sign)}({neither})$", re.MULTILINE)
            page = twice.sub(rf"\1{opening}\2{closing}\3", page)
        short = f"[^\\s{re.escape(opening + closing)}]{{1,12}}"
        turned = f"^({neither}){re.escape(closing)}({short}){re.escape(opening)}({neither})$"
        page = re.sub(turned, rf"\1{opening}\2{closing}\3", page, flags=re.MULTILINE)
    return page


def ends_righted(page: str) -> str:
    """Return a page of Arabic on which the sign that ends a line, or an item's number, stands where it is read.

    In a line from right to left the full stop of a Latin sentence is painted on its left, and the dot of a number too;
    in one from left to right, which many programs make of Arabic, that of an Arabic sentence on its right.
    """
    page = _NUMBER_TURNED.sub(r"\2\1", _ITEM_TURNED.sub(r"\2\1\4\3", page))
    return _END_APART.sub("", _END_AT_RIGHT.sub(r"\2\1", _END_BEFORE.sub(r"\2\1", page)))


class Measured(str):
    """A line of which it is known whether it `reaches` the edge of its column."""

    __slots__ = ("reaches",)
    reaches: bool


def lines(page: str) -> list[str]:
    """Return the lines of a page that have something in them; `Measured` where the page shows how long they are."""
    return [_measured(line) for line in page.split("\n") if line.split()]


def _measured(line: str) -> str:
    text = " ".join(line.split())
    if line[-1:] not in {REACHES, FALLS_SHORT}:
        return text
    measured = Measured(text)
    measured.reaches = line.endswith(REACHES)
    return measured


def without_edges(pages: Sequence[list[str]]) -> list[list[str]]:
    """Return the pages without heads, feet and page numbers: what stands at the same edge of most of them.

    Of such lines one number may go up with the pages; lines that differ in other numbers are those of tables.
    """
    if len(pages) < _PAGES_FOR_EDGES:
        return [_without_numbers(page) if len(pages) > 1 else page for page in pages]
    seen = Counter(key for at, page in enumerate(pages) for key in _keys_of_edges(page, at))
    most = max(_PAGES_FOR_EDGES, _OFTEN * len(pages))
    numbered = max(_PAGES_FOR_EDGES, _OFTEN_NUMBERED * len(pages))
    often = {key for key, count in seen.items() if count >= (numbered if _COUNTED in key else most)}
    return [_without_numbers(_stripped(page, at, often)) for at, page in enumerate(pages)]


def _keys_of_edges(page: list[str], at: int) -> set[str]:
    top, foot = page[:_EDGE], page[max(_EDGE, len(page) - _EDGE) :]
    edges = [(line, True) for line in top] + [(line, False) for line in foot]
    return {key for line, is_top in edges if len(line) <= _LONGEST_EDGE for key in _keys(line, at, is_top=is_top)}


def _keys(line: str, at: int, *, is_top: bool) -> Iterator[str]:
    """Yield what a line has in common with heads or feet of other pages: its text, or all of it but the page's number.

    The pages with even and those with odd numbers may have heads of their own.
    """
    edge = "top:" if is_top else "foot:"
    yield edge + line
    for number in _DIGITS.finditer(line):
        if len(number[0]) < _LONGEST_NUMBER:
            yield f"{edge}{line[: number.start()]}{_COUNTED}{int(number[0]) - at}{line[number.end() :]}"


def _stripped(page: list[str], at: int, often: set[str]) -> list[str]:
    kept = list(page)
    for _ in range(_EDGE):
        if kept and not often.isdisjoint(_keys(kept[0], at, is_top=True)):
            kept = kept[1:]
        if kept and not often.isdisjoint(_keys(kept[-1], at, is_top=False)):
            kept = kept[:-1]
    return kept


def _without_numbers(page: list[str]) -> list[str]:
    kept = list(page)
    while kept and _NUMBER_ALONE.fullmatch(kept[-1]):
        kept = kept[:-1]
    while kept and _NUMBER_ALONE.fullmatch(kept[0]):
        kept = kept[1:]
    return kept


def joined(pages: Sequence[Sequence[str]]) -> str:
    """Return the pages as one text, a paragraph a line.

    A line goes on in the next one unless it is clearly shorter than its page's lines are, or ends a sentence short of
    their full length, or the next one begins an item of a list.
    """
    paragraphs: list[str] = []
    open_ = False
    for page in pages:
        full = _full(page)
        for line in page:
            if (open_ or (paragraphs and _goes_on(paragraphs[-1], line))) and not _BEGINS.match(line):
                paragraphs[-1] = _tied(paragraphs[-1], line)
            else:
                paragraphs.append(line)
            if isinstance(line, Measured):
                open_ = line.reaches
                continue
            short = len(line) < _FULL * full or (len(line) < 0.9 * full and _ENDS.search(line) is not None)
            open_ = not short
        open_ = open_ and not _ENDS.search(paragraphs[-1])
    return "\n".join(paragraphs)


def _goes_on(before: str, line: str) -> bool:
    """Whether a sentence of Latin letters goes on in a line, however short the line before it is."""
    return bool(re.match("[a-zà-ÿ]", line) and re.search("[A-Za-zÀ-ÿ0-9,-]$", before))


def _full(page: Sequence[str]) -> float:
    """Return how many characters a full line of a page has."""
    lengths = [len(line) for line in page]
    return quantiles(lengths, n=10)[8] if len(lengths) > 2 else float(max(lengths, default=0))


def _tied(before: str, line: str) -> str:
    if _ADDRESS.search(before) and re.match("[A-Za-z0-9]", line):
        return before + line
    if _HYPHEN.search(before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"


def common(text: str) -> float:
    """Return the share of words that are among the commonest of Arabic and English; of none, 0."""
    words = re.findall(r"[^\W\d_]+", _VOWELS.sub("", text).lower())
    return sum(word in _COMMON for word in words) / len(words) if words else 0.0


def vocabulary(text: str) -> frozenset[str]:
    """Return the Arabic words of a text."""
    return frozenset(_ARABIC.findall(text))


def turns_pairs(text: str) -> bool:
    """Return whether the letters of lam-alef stand turned round in a text: no Arabic word begins as األ and اال do."""
    return _TURNED.search(text) is not None


def pairs_righted(text: str, known: frozenset[str]) -> str:
    """Return a text with lam-alef put right: at the beginning of words always, within them where a word is then known.

    `known` are words of the same text as another engine reads them, which does not turn the pairs.
    """

    def mend(found: "re.Match[str]") -> str:
        word = _PAIR.sub(r"ال\1", found[0]) if _TURNED.match(found[0]) else found[0]
        if word in known:
            return word
        places = [place.start() for place in _ALEF_LAM.finditer(word)]
        turned = (f"{word[:at]}ل{word[at]}{word[at + 2 :]}" for at in places)
        return next((one for one in turned if one in known), word)

    return _ARABIC.sub(mend, text)


def is_garbage(text: str) -> bool:
    """Return whether the letters of a text are no text: of many scripts without order, unassigned, or mere numbers."""
    letters = [sign for sign in text[:20_000] if sign.isalpha()]
    strange = sum(unicodedata.category(sign) in {"Co", "Cn"} for sign in text[:20_000])
    if text.count(_CID) * 6 > len(text) / 4 or strange * 4 > len(letters):
        return True
    if len(letters) < 24:
        return False
    scripts = Counter(unicodedata.name(sign, "?").partition(" ")[0] for sign in letters)
    main = sum(count for _, count in scripts.most_common(2))
    return len(scripts) >= _SCRIPTS and main < 0.7 * len(letters)
