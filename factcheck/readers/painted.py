"""Lines of a page of a PDF as they are painted: what stands on one line, from its left to its right."""

import unicodedata
from collections.abc import Iterable, Iterator
from ctypes import byref, c_double
from itertools import pairwise
from typing import Any

from factcheck.readers import justified
from factcheck.readers.signs import Line, Sign

MOST_SIGNS = 250_000
"""The most signs of a document whose places are asked for: that takes a second for each 60,000."""
MOST_OF_PAGE = 30_000
"""The same of one page: no page that is read by people holds more."""

# All in parts of a letter's height, as it is set.
_SPACE = 0.17
"""A gap as wide as this is a space between words."""
_WIDE = 0.8
"""A gap between letters that is one whatever pdfium takes for a word."""
_FILLED = 0.12
"""What is narrower than this is no space, whatever the file says."""
_PIECES = 0.8
"""Pieces of one line that are painted one after another with other lines between them are no further apart."""
_BULLET = 3.0
_LINE = 0.35
"""How much lower or higher than its line a sign may stand that belongs to it."""
_MARK = 1.6
_FLOATS = 0.9
_PAIR = 0.75
"""How wide lam-alef is, about."""
_EQUAL = 0.02
_SAME = 0.4
"""How near two letters are that are one: what a mark stands on is told with it again."""
_BESIDE = 3.0
"""How near letters are that tell on which line a mark stands."""
_BULLETS = frozenset("•●▪◦■□–-*·")
_FROM_RIGHT = frozenset({"R", "AL"})
_BETWEEN = frozenset({10, 13, 32})
_HYPHEN = 0xFFFE
"""What pdfium calls a hyphen that ends a line."""
_LAM, _ALEFS, _GOD = "ل", frozenset("اأإآ"), "الله"
_TANWIN = "\u064b"
_SHADDA = "\u0651"


def lines(page: Any) -> list[str] | None:
    """Return the lines of a page (pypdfium2's) in the order in which they are painted, each from left to right.

    A letter's marks stand behind it in the order of reading, whichever this is; behind a line may stand what
    `justified` tells of its length. None: its lines do not run from side
    to side.
    """
    text = page.get_textpage()
    found, marks = _told(text)
    if any(_is_upright(line) for line in found):
        return None
    found = _once(found, [mark for mark, _ in marks])
    made = _whole([part for line in found for part in _levels(line)], [mark for mark, _ in marks])
    for mark, high in marks:
        _set_on(mark, high, made)
    ordered = sorted(made, key=lambda line: line.at)
    return [_shown(line) + mark for line, mark in zip(ordered, justified.marks(ordered), strict=True)]


def _told(text: Any) -> tuple[list[Line], list[tuple[Sign, float]]]:
    """Return the lines that pdfium tells apart, without their marks, and the marks, each with its letters' height."""
    from pypdfium2 import raw

    box, across, down = raw.FS_RECTF(), c_double(), c_double()
    lines: list[Line] = []
    marks: list[tuple[Sign, float]] = []
    begins, high, word = True, 1.0, 0
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        code = ord("-") if code == _HYPHEN else code
        begins = begins or code in {10, 13}
        word += code in _BETWEEN
        if (
            code < 32
            or (code == 32 and raw.FPDFText_IsGenerated(text, at))
            or 0xD800 <= code <= 0xDFFF
            or code in {0xFFFE, 0xFFFF}
            or code > 0x10FFFF
        ):
            continue
        raw.FPDFText_GetLooseCharBox(text, at, byref(box))
        raw.FPDFText_GetCharOrigin(text, at, byref(across), byref(down))
        sign = Sign(chr(code), at, min(box.left, box.right), max(box.left, box.right), down.value, across.value, word)
        if begins:
            high, begins = _height(text, at), False
            lines.append(Line(high, []))
        if unicodedata.category(sign.text) == "Mn":
            marks.append((sign, high))
        else:
            lines[-1].signs.append(sign)
    for line in lines:
        _order_letters_of_one(line, [mark for mark, _ in marks])
    return [line for line in lines if line.signs], marks


def _order_letters_of_one(line: Line, marks: list[Sign]) -> None:
    """Let the letters that are painted as one sign stand from right to left: pdfium does not always know their order.

    Of lam-alef and of God's name that order is known.
    """
    for at, sign in enumerate(line.signs):
        if sign.text not in _ALEFS and sign.text != _LAM:
            continue
        several = [one for one in line.signs[at : at + 4] if _of_one(one, sign)]
        letters = [one.text for one in several]
        if sorted(letters) == sorted(_GOD):
            letters = list(_GOD)
        elif len(letters) == 2 and letters[1] == _LAM and letters[0] in _ALEFS:
            letters.reverse()
        elif len(letters) != 2 or letters[0] != _LAM or letters[1] not in _ALEFS:
            continue
        over = [mark for mark in marks if abs(mark.at - sign.at) <= len(_GOD) and _of_one(mark, sign)]
        left, right, word = min(one.left for one in several + over), max(one.right for one in several + over), sign.word
        if (
            over and right - left < _PAIR / 2 * line.high
        ):  # they are told with their mark alone, and are as wide as this
            left, right, word = sign.origin, sign.origin + _PAIR * line.high, -sign.at
        part = (right - left) / len(several)
        for number, (one, letter) in enumerate(zip(several, letters, strict=True)):
            one.text, one.left, one.right = letter, right - (number + 1) * part, right - number * part
            one.word = word


def _height(text: Any, at: int) -> float:
    """Return how high a sign's letters are set, on the page."""
    from pypdfium2 import raw

    turned = raw.FS_MATRIX()
    scale: float = (turned.c**2 + turned.d**2) ** 0.5 if raw.FPDFText_GetMatrix(text, at, byref(turned)) else 1.0
    return max(1.0, float(abs(raw.FPDFText_GetFontSize(text, at))) * (scale or 1.0))


def _is_upright(line: Line) -> bool:
    """Whether a line runs from top to bottom."""
    bases = [sign.base for sign in line.signs]
    return len(bases) > 2 and max(bases) - min(bases) > max(line.right - line.left, 2 * line.high)


def _levels(line: Line) -> Iterator[Line]:
    """Yield the parts of what pdfium holds for one line that stand at heights of their own."""
    levels: list[Line] = []
    for sign in line.signs:
        level = next((one for one in levels if abs(one.signs[0].base - sign.base) < 2 * _LINE * line.high), None)
        if level is None:
            levels.append(level := Line(line.high, []))
        level.signs.append(sign)
    yield from levels


def _whole(parts: list[Line], marks: Iterable[Sign]) -> list[Line]:
    """Return the lines, put together of their parts.

    Letters that are told with a mark alone have its height: they belong to the line that they stand over or under.
    """
    told = {(mark.origin, mark.base) for mark in marks}
    floating = [part for part in parts if all((sign.origin, sign.base) in told for sign in part.signs)]
    afloat = set(map(id, floating))
    found = _joined([part for part in parts if id(part) not in afloat])
    for part in floating:
        near = [one for one in found if _apart(one, part) < _reach(one, part)]
        line = min(near, key=lambda one: abs(one.base - part.base), default=None)
        if line is None or abs(line.base - part.base) > _FLOATS * max(line.high, part.high):
            found.append(part)
        else:
            line.signs += part.signs
    return _joined(found)


def _joined(parts: list[Line]) -> list[Line]:
    found: list[Line] = []
    for part in sorted(parts, key=lambda one: (-one.base, one.at)):
        near = [one for one in found[-12:] if abs(one.base - part.base) < _LINE * max(one.high, part.high)]
        beside = [one for one in near if _apart(one, part) < _reach(one, part)]
        if not beside:
            found.append(part)
            continue
        joined = beside[0]
        for sign in part.signs if _is_bullet(part) else joined.signs if _is_bullet(joined) else ():
            sign.at = max(joined.at, part.at)  # many programs paint all bullets last
        joined.high = max(joined.high, part.high)
        joined.signs += part.signs
        for other in beside[1:]:  # what this part stands between is one line as well
            joined.signs += other.signs
            found.remove(other)
    return found


def _apart(one: Line, other: Line) -> float:
    """How far two lines are apart from side to side."""
    return max(one.left, other.left) - min(one.right, other.right)


def _reach(one: Line, other: Line) -> float:
    return max(one.high, other.high) * (_BULLET if _is_bullet(one) or _is_bullet(other) else _PIECES)


def _is_bullet(line: Line) -> bool:
    return len(line.signs) == 1 and line.signs[0].text in _BULLETS


def _once(lines: list[Line], marks: list[Sign]) -> list[Line]:
    """Return the lines without the letters that are told a second time, with the mark that is painted over them."""
    told = {(mark.origin, mark.base) for mark in marks}
    alone = [sign for line in lines for sign in line.signs if (sign.origin, sign.base) not in told]
    of_marks = [(sign, line) for line in lines for sign in line.signs if (sign.origin, sign.base) in told]
    for sign, line in of_marks:
        near = [one for one in alone if abs(one.base - sign.base) < _MARK * line.high]
        beside = [one for one in near if abs(one.middle - sign.middle) < _BESIDE * line.high]
        base = min((one.base for one in beside), key=lambda one: abs(one - sign.base), default=sign.base)
        if any(
            other.text == sign.text
            and abs(other.middle - sign.middle) < _SAME * line.high
            and 0.05 < (sign.base - other.base) / line.high < _MARK
            and abs(other.base - base) < _LINE * line.high  # one of the line below is no second telling
            for other in near
        ):
            line.signs.remove(sign)
    return [line for line in lines if line.signs]


def _set_on(mark: Sign, high: float, lines: Iterable[Line]) -> None:
    """Put a mark on the letter that it is painted over."""
    near = [line for line in lines if -high * _MARK < line.base - mark.base < high * _MARK / 2]
    over = [
        (_is_far(sign, mark), abs(sign.middle - mark.middle) + abs(line.base - mark.base) / 2, sign.at, sign)
        for line in near
        if line.left - high < mark.middle < line.right + high
        for sign in line.signs
        if sign.text != " "
    ]
    letter = min(over)[-1] if over else None
    if letter is not None and mark.text not in letter.marks:
        letter.marks.append(mark.text)
    if letter is not None and _of_one(letter, mark):  # pdfium parts a painted sign's width among its letters
        letter.left, letter.right = min(letter.left, mark.left), max(letter.right, mark.right)


def _is_far(sign: Sign, mark: Sign) -> int:
    """Return whether a mark belongs to another painted sign, or to another letter of this one (the tanwin to alef)."""
    return 2 if not _of_one(sign, mark) else int(mark.text == _TANWIN and sign.text not in _ALEFS)


def _of_one(sign: Sign, other: Sign) -> bool:
    """Whether two are painted as one."""
    return abs(sign.origin - other.origin) + abs(sign.base - other.base) < _EQUAL


def _shown(line: Line) -> str:
    """Return a line's text as it shows."""
    pieces: list[str] = []
    signs = _in_order(line.signs)
    edge, before, spaced = signs[0].left, signs[0], False
    for at, sign in enumerate(signs):
        if sign.text == " ":
            spaced = sign.right - sign.left > _FILLED * line.high
            continue
        if _is_again(sign, signs[max(0, at - 3) : at] + signs[at + 1 : at + 4], line):
            continue
        is_turned = unicodedata.bidirectional(sign.text) in _FROM_RIGHT
        # pdfium does not know the order of words, but where one ends; in a line that is stretched, gaps do not tell.
        of_one = sign.word == before.word and sign.text.isalpha() and before.text.isalpha()
        gap = (sign.left - edge) / line.high
        if gap > (_WIDE if of_one else _SPACE if sign.word == before.word else _FILLED) or (spaced and gap > _FILLED):
            pieces.append(" ")
        marks = "".join(sorted(sign.marks, key=lambda mark: mark != _SHADDA))
        pieces.append(marks[::-1] + sign.text if is_turned else sign.text + marks)
        edge, before, spaced = max(edge, sign.right), sign, False
    return "".join(pieces)


def _in_order(signs: list[Sign]) -> list[Sign]:
    """Return signs from left to right; an alef that is painted within a lam is read behind it."""
    found = sorted(signs, key=lambda sign: sign.middle)
    for at, (lam, alef) in enumerate(pairwise(found)):
        if lam.text == _LAM and alef.text in _ALEFS and not _of_one(lam, alef):
            within = min(lam.right, alef.right) - max(lam.left, alef.left)
            if 2 * within > alef.right - alef.left:
                found[at : at + 2] = alef, lam
    return found


def _is_again(sign: Sign, others: list[Sign], line: Line) -> bool:
    """Whether a letter was painted before, as letters are that shall look bold."""
    most = _SAME * line.high / 8
    near = (one for one in others if one.text == sign.text and abs(one.middle - sign.middle) < most)
    return any(one.at < sign.at and (one.at < sign.at - 3 or not _of_one(one, sign)) for one in near)
