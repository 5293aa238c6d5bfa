"""Where the words that were recognised in the pictures of pages stand on them, and what they read like together."""

import csv
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

WHOLE = 100_000
"""The width and the height of a page, in the units of the places on it."""

_MOST = 64_000_000
"""The most bytes that a kept layout may have when it is opened: some million words."""
_A_WORD = "5"
"""How Tesseract's table calls the rows that are words; that of a page is 1, and its width and height are the whole."""


class Laid(NamedTuple):
    """A word on a page (from 0 on): the numbers of its paragraph and of its line, and its place in shares of WHOLE."""

    page: int
    paragraph: int
    line: int
    left: int
    top: int
    right: int
    bottom: int
    word: str


def of_table(table: str, page: int) -> Iterator[Laid]:
    """Yield the words of Tesseract's table (TSV) of one page; rows that are no words, or not sound, are passed over."""
    rows = list(csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    try:
        width, height = next((int(row["width"]), int(row["height"])) for row in rows if row["level"] == "1")
    except (StopIteration, KeyError, TypeError, ValueError):
        return
    if width <= 0 or height <= 0:
        return
    paragraphs: dict[tuple[str, ...], int] = {}
    for row in rows:
        word = (row.get("text") or "").strip()
        if row.get("level") != _A_WORD or not word:
            continue
        try:
            left, top = int(row["left"]), int(row["top"])
            right, bottom = left + int(row["width"]), top + int(row["height"])
            paragraph = paragraphs.setdefault((row["block_num"], row["par_num"]), len(paragraphs))
            line = int(row["line_num"])
        except (KeyError, TypeError, ValueError):
            continue
        yield Laid(
            page, paragraph, line, _share(left, width), _share(top, height), _share(right, width),
            _share(bottom, height), word,
        )  # fmt: skip


def _share(place: int, whole: int) -> int:
    return max(0, min(WHOLE, round(place * WHOLE / whole)))


def text_of(laid: Iterable[Laid]) -> str:
    """Return the text of words that were recognised, a line for each paragraph: the lines of the page are rejoined."""
    return "\n".join(text for _, text in paragraphs_of(laid))


def paragraphs_of(laid: Iterable[Laid]) -> Iterator[tuple[int, str]]:
    """Yield the text of each paragraph, with the number of its page (from 0 on)."""
    for (page, _), words in groupby(laid, key=lambda one: one[:2]):
        yield page, " ".join(one.word for one in words)


def lines_of(laid: Iterable[Laid]) -> Iterator[tuple[int, list[Laid]]]:
    """Yield each line of the pages as it stands there, with the number of its page (from 0 on)."""
    for (page, _, _), words in groupby(laid, key=lambda one: one[:3]):
        yield page, list(words)


def packed(laid: Sequence[Laid]) -> bytes:
    """Return words with their places as a desk keeps them; nothing for none."""
    return zlib.compress(json.dumps(laid, ensure_ascii=False, separators=(",", ":")).encode()) if laid else b""


def opened(kept: bytes) -> list[Laid]:
    """Return the words that `packed` packed; none where these are no such bytes."""
    if not kept:
        return []
    try:
        told = zlib.decompressobj().decompress(kept, _MOST)
        return [Laid(*one) for one in json.loads(told)]
    except (zlib.error, ValueError, TypeError):
        return []
