"""What lies in an archive: the files of a ZIP, the pages of a web archive (.warc, .warc.gz, .wacz). Never unpacked."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath, PurePosixPath
from time import monotonic

from factcheck.errors import InputRefused
from factcheck.readers.drafting import label, suffix
from factcheck.readers.files import LARGEST, READABLE
from factcheck.readers.package import damaged, protected
from factcheck.words import N_

ARCHIVES = (".zip", ".wacz", ".warc", ".warc.gz")
"""The ends of the names of archives."""

MOST_FILES = 10_000
LARGEST_WHOLE = 1024 * 1024 * 1024
"""The most files that are read of one archive, and the most bytes that they may inflate to together."""

Member = tuple[str, bytes | InputRefused]

_TOO_MANY = N_("{name} holds more than {most} files. Unpack it, and add its folders one by one.")
_SWELLS = N_("{name} swells to more than {most} MB when it is opened. It was not read.")
_NOTHING = N_("There is no file that can be read in {name}.")
_TOO_SLOW = N_("{name} takes too long to unpack, as only broken or hostile files do. It was not read.")
_BLOCK = 1 << 20
_SECONDS, _SECONDS_A_MEGABYTE = 9.0, 2.0


def is_archive(name: str) -> bool:
    """Return whether a file's name is that of an archive."""
    return suffix(name) in ARCHIVES or name.lower().endswith(".warc.gz")


def members(content: bytes, name: str) -> Iterator[Member]:
    """Yield the name and bytes of every file in an archive that can be read, or why it was refused.

    The name of a page in a web archive is its address. Archives in archives are passed over. Raises InputRefused where
    the archive itself cannot be read, or holds nothing to read.
    """
    lower, any_ = name.lower(), False
    if lower.endswith((".warc", ".warc.gz")):
        found = _pages(content, name)
    else:
        found = _files(content, name, ".warc" if lower.endswith(".wacz") else "")
    for member in found:
        any_ = True
        yield member
    if not any_:
        raise InputRefused(_NOTHING, name=label(name))


def _files(content: bytes, name: str, only: str) -> Iterator[Member]:
    """Yield the readable files of a ZIP; with `only`, the pages in its web archives instead."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
        raise damaged(name) from error
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_FILES:
        raise InputRefused(_TOO_MANY, name=label(name), most=MOST_FILES)
    left = LARGEST_WHOLE
    for info in infos:
        inner = _shown(info.filename)
        if only and inner.lower().endswith((".warc", ".warc.gz")):
            packed = _inflated(archive, info, name, left)
            yield from _pages(packed, name) if isinstance(packed, bytes) else [(inner, packed)]
        elif not only and _is_wanted(inner):
            found = _inflated(archive, info, inner, left)
            left -= len(found) if isinstance(found, bytes) else 0
            yield inner, found


def _is_wanted(inner: str) -> bool:
    path = PurePosixPath(inner)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not hidden and suffix(inner) in READABLE and not is_archive(inner)


def _shown(filename: str) -> str:
    """Return a member's name without the steps that would lead out of the archive: nothing is written under it."""
    parts = PurePosixPath(filename.replace("\\", "/")).parts
    return "/".join(part for part in parts if part not in {"..", ".", "/"}) or "?"


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, left: int) -> bytes | InputRefused:
    pieces: list[bytes] = []
    size, most = 0, min(left, LARGEST)
    try:
        with archive.open(info) as stream:
            while piece := stream.read(_BLOCK):
                pieces.append(piece)
                size += len(piece)
                if size > most:
                    return InputRefused(_SWELLS, name=label(name), most=most // 1_000_000)
    except RuntimeError:  # what zipfile raises for a file that wants a password
        return protected(name)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, NotImplementedError):
        return damaged(name)
    return b"".join(pieces) if size else InputRefused(N_("{name} is empty."), name=label(name))


class _Timed(BytesIO):
    """Bytes that are handed out for a limited time: what is packed may swell endlessly between two reads of it."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self._until = monotonic() + _SECONDS + _SECONDS_A_MEGABYTE * len(content) / 1_000_000

    def read(self, size: int | None = -1) -> bytes:
        """Return what BytesIO does. Raises TimeoutError when the time is over."""
        if monotonic() > self._until:
            raise TimeoutError
        return super().read(size)


def _pages(content: bytes, name: str) -> Iterator[Member]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    size = 0
    try:
        for record in ArchiveIterator(_Timed(content)):
            if record.rec_type not in {"response", "resource"}:
                continue
            headers = record.http_headers
            kind = (headers.get_header("Content-Type") if headers else record.content_type) or ""
            if "html" in kind and (not headers or headers.get_statuscode() == "200"):
                page = record.content_stream().read(LARGEST + 1)
                size += len(page)
                if len(page) > LARGEST or size > LARGEST_WHOLE:
                    raise InputRefused(_SWELLS, name=label(name), most=LARGEST_WHOLE // 1_000_000)
                yield record.rec_headers.get_header("WARC-Target-URI") or PurePath(name).name, page
    except TimeoutError as error:
        raise InputRefused(_TOO_SLOW, name=label(name)) from error
    # The library takes it for granted that a record has the headers that it should have.
    except (ArchiveLoadFailed, zlib.error, ValueError, EOFError, OSError, AttributeError, TypeError, KeyError) as error:
        raise damaged(name) from error
