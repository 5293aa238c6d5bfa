"""The pictures of a report's pages in the manuals: `python -m tools.pictures` makes them out of the worked sample."""

import struct
import sys
import zlib
from dataclasses import replace
from pathlib import Path

from factcheck.report import Format, json, render
from factcheck.report.pictures import Picture, pages

ROOT = Path(__file__).parents[1]
WORKED = ROOT / "resources" / "samples" / "worked.json"
SHOWN = (0, 3, 8)
"""The pages that are shown, counted from 0: the cover, the article, the claims."""

_WIDTH, _GAP, _GREY = 420, 8, 0xCC


def main() -> int:
    """Write a picture for each language."""
    report = json.read(WORKED.read_bytes())
    for language in ("ar", "en"):
        found = list(pages(render(replace(report, language=language), Format.PDF), _WIDTH))
        ordered = [found[place] for place in (reversed(SHOWN) if language == "ar" else SHOWN)]
        ROOT.joinpath("docs", "pictures", f"report-{language}.png").write_bytes(_png(ordered))
    return 0


def _png(beside: list[Picture]) -> bytes:
    """Return pages side by side, as a picture in 16 greys and colours of few bits: small, since it is a thumbnail."""
    height = min(page.height for page in beside)
    rows = []
    for row in range(height):
        line = bytearray()
        for place, page in enumerate(beside):
            line += bytes([_GREY]) * (3 * _GAP if place else 0)
            pixels = page.pixels[row * page.width * 4 : (row + 1) * page.width * 4]
            colours = bytearray(page.width * 3)
            colours[0::3], colours[1::3], colours[2::3] = pixels[2::4], pixels[1::4], pixels[0::4]
            line += colours
        # Five bits of each colour are enough for the eye, and pack far better than eight.
        rows.append(b"\0" + bytes(value | 7 for value in line))
    width = (len(rows[0]) - 1) // 3
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )


if __name__ == "__main__":
    sys.exit(main())
