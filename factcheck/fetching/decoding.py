"""The content of a kept copy as it is to be read: unpacked as its headers say, but never beyond a limit."""

import zlib

from factcheck.errors import FetchRefused
from factcheck.words import N_

_WINDOWS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}
_DAMAGED = N_("The copy is packed, and damaged, so it cannot be shown.")


def decoded(content: bytes, headers: tuple[tuple[str, str], ...], most: int = 64 * 2**20) -> bytes:
    """Return a copy's content without its content encoding.

    Raises FetchRefused for more than `most` bytes, for what is damaged, and for an encoding that is not known.
    """
    encodings = [part for name, value in headers if name.lower() == "content-encoding" for part in value.split(",")]
    for encoding in reversed([part.strip().lower() for part in encodings]):
        if encoding not in {"", "identity"}:
            content = _unpacked(content, encoding, most)
    return content


def _unpacked(content: bytes, encoding: str, most: int) -> bytes:
    if encoding not in _WINDOWS:
        raise FetchRefused(N_("The copy is packed as {encoding}, which cannot be shown here."), encoding=encoding)
    unpacker = zlib.decompressobj(_WINDOWS[encoding])
    try:
        found = unpacker.decompress(content, most)
    except zlib.error as error:
        raise FetchRefused(_DAMAGED) from error
    if unpacker.unconsumed_tail or (len(found) == most and not unpacker.eof):
        raise FetchRefused(N_("The copy is too large when it is unpacked, so it is not shown."))
    if not unpacker.eof:
        raise FetchRefused(_DAMAGED)
    return found
