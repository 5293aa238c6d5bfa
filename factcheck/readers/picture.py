"""A page of a PDF as a picture in shades of grey, for programs that recognise text and for eyes."""

from factcheck.readers.package import damaged

POINTS = 72
"""Dots to the inch at which a page is as large as it says that it is."""

_MOST = 40_000_000
"""The most dots of a picture: what is larger is drawn coarser."""


def page(content: bytes, name: str, number: int, dots: int = 300) -> tuple[int, bytes]:
    """Return how many pages a PDF has, and one of them (from 0 on) as a PGM picture, so many dots to the inch.

    Raises InputRefused for what is no PDF and for a page that is not there or cannot be drawn.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(content) as opened:
            count = len(opened)
            if not 0 <= number < count:
                raise damaged(name)
            drawn = opened[number]
            width, height = drawn.get_size()
            scale = dots / POINTS
            scale *= min(1.0, (_MOST / max(1.0, width * height * scale * scale)) ** 0.5)
            bitmap = drawn.render(scale=scale, grayscale=True)
            rows = bytes(bitmap.buffer)
            size, stride = bitmap.width, bitmap.stride
            if stride != size:
                rows = b"".join(rows[at : at + size] for at in range(0, len(rows), stride))
            return count, b"P5 %d %d 255\n" % (size, bitmap.height) + rows
    except (PdfiumError, ValueError, OSError) as error:
        raise damaged(name) from error
