"""Sentences and clauses of a text, by rules: candidates for what an analyst may mark, never more than that.

All offsets are code points. No sentence reaches over the end of its paragraph, and none is cut inside a short quote.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

Span = tuple[int, int]

_LETTER = "\u0620-\u064a\u066e-\u06d3"
_CLOSING = "»”’\"')\\]\u2069\u200f\u200e"
_GLUED = rf"(?<=[{_LETTER}][.؟!])[وف]?[{_LETTER}]{{3}}"  # the space behind the full stop was forgotten
_END = re.compile(rf"(?P<sign>[.…]+|[!?؟۔]+[.!?؟…]*|؛)(?P<close>[{_CLOSING}]*)(?=\s|$|{_GLUED})")
_QUOTE = re.compile(
    r"«[^«»\n]{0,300}»|“[^“”\n]{0,300}”|\([^()\n]{0,300}\)|\[[^\[\]\n]{0,300}\]"
    r"|(?:(?<!\w)|(?<=\b[وفبلك]))\"(?=\S)[^\"\n]{0,300}\"(?!\w)"
)
_SPACE = re.compile(r"\s*")
_NUMBERING = re.compile(rf"\W*(?:\d{{1,3}}|[{_LETTER}A-Za-z]|[ivxIVX]{{1,4}})")
_LAST_WORD = re.compile(rf"(?:[^\W_]\.)*[\w{_LETTER}\u064b-\u0652ـ]+\Z")
_LONGEST_WORD = 40
_NUMBER_BEFORE = re.compile(r"\d\s*\Z")
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "gen", "col", "maj", "capt", "lt", "sgt", "sen", "rep", "gov"}
    | {"hon", "rev", "messrs", "no", "vs", "fig", "cf", "dept"}
)
"""What stands before a name or a number, and so never at the end."""
_SHORTENED = frozenset(
    {"etc", "inc", "ltd", "co", "corp", "est", "approx"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)
_BEGINS = re.compile(
    r"[\"«“(]?(?:The|A|An|He|She|It|They|We|I|You|This|That|These|But|And|In|On|At|His|Her|Its|Their)\b"
)
_ARABIC_SHORTENED = frozenset({"أ.د", "ق.م", "ص.ب", "ج.م", "د.ك", "ر.س", "د.إ", "و.م", "إلخ", "الخ", "تحق", "ط.ب"})
_SAYS = re.compile(
    r"\s*(?:قال|قالت|يقول|تقول|سأل|سألت|تساءل|تساءلت|أضاف|أضافت|هتف|صرخ|كتب|كتبت|رد|ردت|أجاب"
    r"|(?:he|she|they|it|the|Mr|Mrs)?\s*(?:said|says|asked|asks|told|wrote|replied))\b"
)

_SOME_WORDS = re.compile(r"\s*(?:\S+\s+){2}\S")
_SAID = (
    "قال|أضاف|أكد|أوضح|ذكر|أشار|تابع|نقل|نفى|أعلن|كشف|شدد|دعا|طالب|اعتبر|رأى|لفت|بين|أفاد|صرح|اتهم|حذر|وصف|جاء|بلغ|وقع"
    "|وصل|التقى|شهد|عقد|قام|تم|بات|أصبح|ظل|كان|كانت|ليس|ليست|أدى|قتل|أصيب|توفي|فاز|خسر|انتهى|بدأ|استمر"
)
_PARTICLES = "قد|لم|لن|لا|سوف|إن|أن|أنه|أنها|إنه|إنها|هو|هي|هم|هذا|هذه|ذلك|من (?:ال)?(?:مقرر|متوقع|مرجح|ممكن|محتمل)"
_NO_VERB = (
    "يوم|يومي|يومين|يمن|يد|يدي|تونس|تركيا|تشاد|تل|تحت|تجاه|تسعة|تسعين|تاريخ|توتر|تصريح|تقرير|تعاون|تطوير|تنفيذ|تنظيم"
    "|تقديم|تحقيق|ناشط|نائب|نحو|نفس|نفط|نيويورك|ناطق|نصف|نتيجة|يهود|يهودي|ينبع|تدريب|توقيع|تجارة|نساء|نظام|نقابة"
)
_VERB = (
    rf"(?:(?:{_SAID})(?:ت|وا|تا|ا)?|{_PARTICLES}"
    rf"|س?(?!(?:{_NO_VERB})\b)[يتن][{_LETTER}]{{3,}}|(?!ال)[{_LETTER}]{{3,}}ت(?<!ات))"
)
_LINKS = "حيث|بل|فيما|بينما|كما|لكن|غير أن|إلا أن|إذ|مما|ما أدى|لأن|بعدما|رغم|في المقابل|في الوقت (?:نفسه|ذاته)"
_ALONE = "حيث|بينما|فيما (?!يخص|يتعلق|بين|بعد|مضى|إذا|عدا|لو)"
_ENGLISH = "and|but|while|whereas|which|who|although|because|so|yet"
_CONNECTIVE = re.compile(
    rf"[،,؛;]\s*(?=[وف]{_VERB}\b|و?(?:{_LINKS})\b|(?:{_ENGLISH})\b)|\s(?=(?<!من )(?<!إلى )(?:{_ALONE})\b)"
)


def sentences(text: str) -> list[Span]:
    """Return where the sentences of a text begin and end, in order; together they hold all that is no white space."""
    found: list[Span] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        start, end = paragraph.span()
        found += _trimmed(text, _cut(start, end, _ends(text, start, end)))
    return found


def clauses(text: str, start: int, end: int) -> list[Span]:
    """Return where the clauses of `[start, end)`, a sentence, begin and end, in order.

    A cut is made before a connective with a verb behind it, where both sides have three words.
    """
    quotes = _Quotes(text, start, end)
    cuts: list[int] = []
    last = start
    for found in _CONNECTIVE.finditer(text, start, end):
        at = found.end()
        if not quotes.end(at) and _SOME_WORDS.match(text, last, at) and _SOME_WORDS.match(text, at, end):
            cuts.append(at)
            last = at
    return _trimmed(text, _cut(start, end, cuts))


class _Quotes:
    """The quotes and brackets of a stretch of text that are closed soon."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._spans = [(start + one.start(), start + one.end()) for one in _QUOTE.finditer(text[start:end])]

    def end(self, at: int) -> int:
        """Return where the quote ends that `at` stands in, or 0."""
        number = bisect_left(self._spans, (at, 0)) - 1
        return self._spans[number][1] if number >= 0 and at < self._spans[number][1] else 0


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    begin = start
    quotes = _Quotes(text, start, end)
    for found in _END.finditer(text, start, end):
        at = found.end()
        closed = quotes.end(found.start())
        if closed > at or not _ends_here(text, begin, found, end):
            continue
        if closed and found["sign"][0] != "." and _SAYS.match(text, at, end):
            continue
        yield at
        begin = at


def _ends_here(text: str, begin: int, found: re.Match[str], end: int) -> bool:
    sign, before = found["sign"], text[begin : found.start()]
    behind = _SPACE.match(text, found.end(), end)
    following = text[behind.end() : min(end, behind.end() + 10)] if behind else ""
    if not following:
        return True
    if sign[0] not in ".…":
        return not following[0].islower()
    if following[0].islower() or (len(sign) > 1 or sign == "…"):
        return following[0].isupper()
    if sign == "." and found["close"][:1] in {"", ")", "]"}:
        return not (_NUMBERING.fullmatch(before) or _is_short(before, following))
    return True


def _is_short(before: str, following: str) -> bool:
    """Return whether the full stop behind these words belongs to an abbreviation or an initial."""
    before = before[-_LONGEST_WORD:]
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    last = word[0]
    if last.lower() in _TITLES:
        return True
    if last.lower() in _SHORTENED or "." in last or last in _ARABIC_SHORTENED:
        return not _BEGINS.match(following)
    single = len(last.strip("ـ")) == 1 and last.isalpha()
    return single and not _NUMBER_BEFORE.search(before[: word.start()])  # of a year, «م» and «هـ» may be the end


def _cut(start: int, end: int, cuts: Iterable[int]) -> list[Span]:
    edges = [start, *cuts, end]
    return list(pairwise(edges))


def _trimmed(text: str, spans: Iterable[Span]) -> list[Span]:
    found = []
    for start, end in spans:
        inner = text[start:end]
        low, high = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
        if low < high:
            found.append((low, high))
    return found
