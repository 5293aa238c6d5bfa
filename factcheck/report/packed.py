"""What gzip packed, unpacked within limits."""

import gzip
import zlib
from io import BytesIO

from factcheck.errors import InputRefused
from factcheck.words import N_

_MOST = 500_000_000
_DAMAGED = N_("This file cannot be unpacked: it is damaged or cut off.")
_SWELLS = N_("This file swells to more than {most} MB when it is unpacked. It was not read.")
_TWICE = N_("This file is packed several times over. It was not read.")


def is_packed(content: bytes) -> bool:
    """Return whether a file's bytes begin as those of gzip do."""
    return content.startswith(b"\x1f\x8b")


def unpacked(content: bytes) -> bytes:
    """Return what was packed. Raises InputRefused for what is damaged, swells, or is packed once more inside."""
    try:
        with gzip.GzipFile(fileobj=BytesIO(content)) as file:
            found = file.read(_MOST + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputRefused(_DAMAGED) from error
    if len(found) > _MOST:
        raise InputRefused(_SWELLS, most=_MOST // 1_000_000)
    if is_packed(found):
        raise InputRefused(_TWICE)
    return found
