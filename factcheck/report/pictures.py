"""Pages of a PDF as pictures, for a preview and for a printer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.report import Portion, Report

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


@dataclass(frozen=True, slots=True)
class Picture:
    """One page: width and height in pixels, and its pixels, four bytes each (blue, green, red, unused), row by row."""

    width: int
    height: int
    pixels: bytes


def first_page(report: Report, width: int) -> Picture:
    """Return the first page of a report, so many pixels wide. Raises ExportRefused where Pango is missing.

    The pages after it are not set: a preview is to be there at once.
    """
    from factcheck.report import render
    from factcheck.report.pdf import FORMAT

    # A cover fills its page; without it the first part that was chosen begins the first one.
    chosen = [portion for portion in Portion if portion in report.portions]
    shown = frozenset(chosen[:1] if Portion.COVER in chosen else chosen[:2])
    document = render(replace(report, records=report.records[:1], portions=shown), FORMAT)
    return next(pages(document, width))


def pages(document: bytes, width: int) -> Iterator[Picture]:
    """Yield the pages of a PDF, each so many pixels wide."""
    import pypdfium2

    opened: PdfDocument
    with pypdfium2.PdfDocument(document) as opened:
        for page in opened:
            bitmap = page.render(scale=width / page.get_width(), rev_byteorder=False, prefer_bgrx=True)
            rows, height = bytes(bitmap.buffer), bitmap.height
            wide, stride = bitmap.width, bitmap.stride
            pixels = (
                rows
                if stride == wide * 4
                else b"".join(rows[at * stride : at * stride + wide * 4] for at in range(height))
            )
            yield Picture(wide, height, pixels)
