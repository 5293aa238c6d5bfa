"""Where a text stands on the pages of the PDF that it was read from: which page, and which place of its picture."""

from collections.abc import Iterator, Sequence
from ctypes import byref, c_double, c_int
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from factcheck.alignment import Alignment, unordered, words
from factcheck.layout import WHOLE, Laid, lines_of, paragraphs_of
from factcheck.readers import paper, pdf, picture
from factcheck.readers.package import damaged

_MOST_LETTERS = 60_000
"""The most letters of one page whose places are looked for."""
_MOST_WORDS = 6_000
_SEEN = 60_000

Place = tuple[int, int, int, int, int, int]
"""A word of the text (code points from, to), and where it stands on its page: left, top, right, bottom."""


def answer(content: bytes, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Answer where the pages begin in a text (`marks`), or draw a page and tell where its words are (`words`)."""
    name, laid = asked["name"], [Laid(*one) for one in asked["layout"]]
    if "marks" in asked:
        return {"marks": marks(content, name, asked["marks"], laid)}, b""
    count, drawn = picture.page(content, name, asked["number"], asked["dots"])
    start, text = asked["words"]
    found = places(content, name, asked["number"], text, laid) if text else []
    return {"pages": count, "words": [(start + one[0], start + one[1], *one[2:]) for one in found]}, drawn


def marks(content: bytes, name: str, text: str, laid: Sequence[Laid] = ()) -> list[tuple[int, int, int]]:
    """Return what of a text stands on which page: ranges (code points) and pages (from 0 on), in order, a line each.

    Lines that were joined, mended or left out have no range of their own. `laid` are the words of a PDF whose pages are
    pictures, as they were recognised. Raises InputRefused.
    """
    if laid:
        lines = list(paragraphs_of(laid))
    else:
        lines = [(number, line) for number, page in enumerate(pdf.pages(content, name)) for line in paper.lines(page)]
    aligned = Alignment([line for _, line in lines[:_SEEN]], text, unordered)
    there = zip(lines, aligned.spans, strict=False)
    spans = [(number, span) for (number, _), span in there if span is not None]
    return [(aligned.words[first].start, aligned.words[end - 1].end, number) for number, (first, end) in spans]


def places(content: bytes, name: str, number: int, text: str, laid: Sequence[Laid] = ()) -> list[Place]:
    """Return where the words of a text stand on a page (from 0 on); words that are not found there are left out.

    The page's words are taken in both orders, since a line of Arabic may be painted from its end. Raises InputRefused.
    """
    ours = words(text, unordered)[:_MOST_WORDS]
    lines = _recognised(laid, number) if laid else _lines(content, name, number)
    keys = [word.key for word in ours]
    best: list[tuple[int, int]] = []
    painted: list[_Painted] = []
    for one in ([word for line in lines for word in line], [word for line in lines for word in line[::-1]]):
        matcher = SequenceMatcher(None, keys, [word.key for word in one], autojunk=False)
        found = [(a + at, b + at) for a, b, size in matcher.get_matching_blocks() for at in range(size)]
        if len(found) > len(best):
            best, painted = found, one
    return [(ours[a].start, ours[a].end, *painted[b].box) for a, b in best]


@dataclass(frozen=True, slots=True)
class _Painted:
    """A word as it is painted: its key, and where: left, top, right, bottom."""

    key: str
    box: tuple[int, int, int, int]


def _recognised(laid: Sequence[Laid], number: int) -> list[list[_Painted]]:
    """Return the words of each line of a page, as they were recognised on it."""
    return [
        [_Painted(key, one[3:7]) for one in line if (key := unordered(one.word))]
        for page, line in lines_of(laid)
        if page == number
    ]


def _lines(content: bytes, name: str, number: int) -> list[list[_Painted]]:
    """Return the words of each line of a page, as it is painted. Raises InputRefused."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(content) as opened:
            if not 0 <= number < len(opened):
                raise damaged(name)
            page = opened[number]
            letters = list(_letters(page))
    except (PdfiumError, ValueError, OSError) as error:
        raise damaged(name) from error
    lines: list[list[_Painted]] = [[]]
    word: list[tuple[str, tuple[int, int, int, int]]] = []
    for sign, box in [*letters, ("\n", None)]:
        if box is not None and not sign.isspace():
            word.append((sign, box))
            continue
        key = unordered("".join(one for one, _ in word))
        if key:
            left, top, right, bottom = zip(*(place for _, place in word), strict=True)
            lines[-1].append(_Painted(key, (min(left), min(top), max(right), max(bottom))))
        word = []
        if sign in "\r\n":
            lines.append([])
    return [line for line in lines if line]


def _letters(page: Any) -> Iterator[tuple[str, tuple[int, int, int, int] | None]]:
    """Yield the letters of a page with their places; white space that nothing paints has none."""
    from pypdfium2 import PdfiumError, raw

    text = page.get_textpage()
    for at in range(min(text.count_chars(), _MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(text, at)
        sign = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
        if sign.isspace():
            yield sign, None
            continue
        try:
            left, bottom, right, top = text.get_charbox(at, loose=True)
        except PdfiumError:
            continue
        across, down = zip(_on_picture(page, left, top), _on_picture(page, right, bottom), strict=True)
        yield sign, (min(across), min(down), max(across), max(down))


def _on_picture(page: Any, x: float, y: float) -> tuple[int, int]:
    """Return where a point of a page is on its picture, which may be turned or cut."""
    from pypdfium2 import raw

    across, down = c_int(), c_int()
    raw.FPDF_PageToDevice(page, 0, 0, WHOLE, WHOLE, 0, c_double(x), c_double(y), byref(across), byref(down))
    return max(0, min(WHOLE, across.value)), max(0, min(WHOLE, down.value))
