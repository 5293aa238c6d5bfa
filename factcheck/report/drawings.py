"""The attribution of an article for documents that take pictures or words only: pictures as PNG, chains as lines."""

import struct
import sys
import zlib
from dataclasses import dataclass

from factcheck import dossier
from factcheck.errors import ExportRefused
from factcheck.highlights import in_reading_order
from factcheck.model import Record
from factcheck.report import graph
from factcheck.report.phrases import Phrases
from factcheck.words import N_, Words

_DOTS = 1_400
"""How many pixels wide a picture is: twice what a sheet's text has on a screen, so that it prints well."""
_COLOURS = 256


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture (PNG) as wide as a sheet's text, its height for a width of 1, and what it shows in words."""

    content: bytes
    ratio: float
    words: str


def chains(record: Record, words: Words) -> list[str]:
    """Return a line for each claim that has a chain: its number and its sources outward, those of one level together.

    A source whose original was not seen is followed by that.
    """
    dossiers, lines = dossier.of(record), []
    for number, claim in enumerate(in_reading_order(record.claims, record.version.id), 1):
        known = dossiers[claim.id]
        levels = [
            words(N_(", ")).join(
                f"{known.sources[hop.source].name(words.language)} ({words(hop.seen.label)})" for hop in level
            )
            for level in known.levels
        ]
        if levels:
            lines.append(f"{words(N_('Claim {number}'), number=number)} ← {' ← '.join(levels)}")
    return lines


def drawings(record: Record, words: Words) -> tuple[Drawing, ...]:
    """Return the pictures of the attribution; none where no claim has a chain, too many have, or Pango is missing."""
    figures = [figure for figure in graph.figures(record, Phrases(words)) if figure.startswith("<figure")]
    if not figures:
        return ()
    from factcheck.report.html import for_figures
    from factcheck.report.pdf import ACCESSIBLE, set_page
    from factcheck.report.pictures import pages

    told = "; ".join(chains(record, words))
    try:
        document = set_page(for_figures(figures, words.language), ACCESSIBLE)
    except ExportRefused:
        return ()
    found = []
    for picture in pages(document, _DOTS):
        rows = _cropped(picture.pixels, picture.width, picture.height)
        found.append(Drawing(_png(picture.width, rows), len(rows) / picture.width, told))
    return tuple(found)


def _cropped(pixels: bytes, width: int, height: int) -> list[bytes]:
    """Return the rows of a page down to the last that is not white, four bytes a pixel."""
    stride = width * 4
    rows = [pixels[at * stride : (at + 1) * stride] for at in range(height)]
    white = b"\xff" * width
    while len(rows) > 1 and all(rows[-1][colour::4] == white for colour in range(3)):
        rows.pop()
    return rows


def _png(width: int, rows: list[bytes]) -> bytes:
    """Return the rows as a picture of up to 256 colours: a drawing has few, and takes a third of the room so."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    pixels, colours = _reduced(rows)
    index = {colour: number for number, colour in enumerate(sorted(colours))}
    palette = b"".join(colour.to_bytes(4, sys.byteorder)[2::-1] for colour in index)
    head = struct.pack(">IIBBBBB", width, len(rows), 8, 3, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + bytes(map(index.__getitem__, row)) for row in pixels), 9)
    parts = chunk(b"IHDR", head), chunk(b"PLTE", palette), chunk(b"IDAT", packed), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _reduced(rows: list[bytes]) -> tuple[list[memoryview], set[int]]:
    """Return the rows, a number a pixel, in the finest steps of red, green and blue that leave up to 256 colours."""
    for steps in (51, 31, 15, 5):
        table = bytes(round(round(value * steps / 255) * 255 / steps) for value in range(256))
        pixels = [memoryview(row.translate(table)).cast("I") for row in rows]
        colours = set().union(*pixels)
        if len(colours) <= _COLOURS:
            break
    return pixels, colours
