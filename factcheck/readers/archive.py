"""What lies in an archive: the files of a ZIP, the pages of a web archive (.warc, .warc.gz, .wacz). Never unpacked."""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath, PurePosixPath
from typing import Any

from factcheck.errors import InputRefused
from factcheck.readers import unread
from factcheck.readers.drafting import label, suffix
from factcheck.readers.files import LARGEST, LOOKED_FOR
from factcheck.readers.folders import SAVED_WITH_PAGE
from factcheck.readers.package import damaged, protected
from factcheck.words import N_

ARCHIVES = (".zip", ".wacz", ".warc", ".warc.gz")
"""The ends of the names of archives."""

MOST_FILES = 10_000
LARGEST_WHOLE, SWELLING = 1024 * 1024 * 1024, 100
"""The most files that are read of one archive; the most bytes that they may inflate to together, and how many times the
archive's own: texts are packed to a tenth of their size, seldom to a thirtieth."""

Member = tuple[str, bytes | InputRefused]

_TOO_MANY = N_("{name} holds more than {most} files. Unpack it, and add its folders one by one.")
_SWELLS = N_("{name} swells to more than {most} MB when it is opened. It was not read.")
_LINK = N_("{name} is only a link to another file. It was not followed.")
_NESTED = N_("{name} is an archive in an archive. Unpack the outer one, and add this.")
_NOTHING = N_("There is no file that can be read in {name}.")
_PASSED = {_LINK, _NESTED, unread.PICTURE, unread.RECORDING}
"""What is told of members that are no reason to open an archive."""
_BLOCK = 1 << 20
_ENCIPHERED = 0x41
"""The bits by which a ZIP says that a file in it wants a password."""
_RECORD = b"WARC/"
_READ_ON_THE_WEB = re.compile(
    r"html|^text/(plain|rtf|markdown)|^application/(pdf|rtf|epub\+zip|msword|.*wordprocessingml|.*opendocument\.text)"
)
"""The media types of what is read in a web archive: pages and documents, none of what adorns or runs them."""


def is_archive(name: str) -> bool:
    """Return whether a file's name is that of an archive."""
    return suffix(name) in ARCHIVES or name.lower().endswith(".warc.gz")


def members(content: bytes, name: str) -> Iterator[Member]:
    """Yield the name and bytes of every file in an archive that can be read, or why it was refused.

    The name of a page in a web archive is its address. Links, archives in archives, pictures and recordings come last,
    refused; those that adorn a saved page are passed over. Raises
    InputRefused where the archive itself cannot be read, or holds nothing to read. What unpacks hostile bytes can take
    all time and memory there is: call it apart, as `factcheck.apart.members` does.
    """
    lower, any_, passed = name.lower(), False, list[Member]()
    if lower.endswith((".warc", ".warc.gz")):
        found = _pages(content, name, _most(content))
    else:
        found = _files(content, name, ".warc" if lower.endswith(".wacz") else "")
    for member in found:
        if isinstance(member[1], InputRefused) and member[1].sentence.template in _PASSED:
            passed.append(member)
            continue
        any_ = True
        yield member
    if not any_:
        raise InputRefused(_NOTHING, name=label(name))
    yield from passed


def _files(content: bytes, name: str, only: str) -> Iterator[Member]:
    """Yield the readable files of a ZIP; with `only`, the pages in its web archives instead."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
        raise damaged(name) from error
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_FILES:
        raise InputRefused(_TOO_MANY, name=label(name), most=MOST_FILES)
    left = _most(content)
    told = sum(info.file_size for info in infos if only or _is_wanted(_shown(info.filename)))
    if told > left:
        raise InputRefused(_SWELLS, name=label(name), most=left // 1_000_000)
    for info in infos:
        inner = _shown(info.filename)
        if only and inner.lower().endswith((".warc", ".warc.gz")):
            packed = _inflated(archive, info, name, left)
            yield from _pages(packed, name, left) if isinstance(packed, bytes) else [(inner, packed)]
        elif not only and _is_wanted(inner) and (info.file_size or not inner.lower().endswith(".ann")):
            if _is_link(info) or is_archive(inner):
                yield inner, InputRefused(_LINK if _is_link(info) else _NESTED, name=label(inner))
                continue
            found = _inflated(archive, info, inner, left)
            left -= len(found) if isinstance(found, bytes) else 0
            yield inner, found
        elif not only and _is_media(inner):
            yield inner, unread.refusal(inner)


def _most(content: bytes) -> int:
    """The most bytes that an archive may inflate to."""
    return min(LARGEST_WHOLE, max(LARGEST, SWELLING * len(content)))


def _is_link(info: zipfile.ZipInfo) -> bool:
    """Whether a member only points to another file, maybe outside of the archive: it says nothing itself."""
    return stat.S_ISLNK(info.external_attr >> 16)


def _is_wanted(inner: str) -> bool:
    return not _is_hidden(inner) and (suffix(inner) in LOOKED_FOR or is_archive(inner))


def _is_hidden(inner: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(inner).parts)


def _is_media(inner: str) -> bool:
    """Whether a member is a picture or a recording by itself, in no folder of a page that a browser saved."""
    folders = PurePosixPath(inner).parts[:-1]
    return (
        suffix(inner) in unread.MEDIA
        and not _is_hidden(inner)
        and not any(part.endswith(SAVED_WITH_PAGE) for part in folders)
    )


def _shown(filename: str) -> str:
    """Return a member's name without the steps that would lead out of the archive: nothing is written under it."""
    parts = PurePosixPath(filename.replace("\\", "/")).parts
    return "/".join(part for part in parts if part not in {"..", ".", "/"}) or "?"


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, left: int) -> bytes | InputRefused:
    pieces: list[bytes] = []
    size, most = 0, min(left, LARGEST)
    if info.flag_bits & _ENCIPHERED:
        return protected(name)
    try:
        with archive.open(info) as stream:
            while piece := stream.read(_BLOCK):
                pieces.append(piece)
                size += len(piece)
                if size > most:
                    return InputRefused(_SWELLS, name=label(name), most=most // 1_000_000)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, NotImplementedError):
        return damaged(name)
    return b"".join(pieces) if size else InputRefused(N_("{name} is empty."), name=label(name))


def _is_web_archive(content: bytes) -> bool:
    """Whether it begins as every record does: the library looks for that as long as there are lines."""
    if content[:2] == b"\x1f\x8b":
        try:
            content = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(content, len(_RECORD))
        except zlib.error:
            return False
    return content.startswith(_RECORD)


def _pages(content: bytes, name: str, most: int) -> Iterator[Member]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    size = 0
    if not _is_web_archive(content):
        raise damaged(name)
    try:
        for record in ArchiveIterator(BytesIO(content)):
            if record.rec_type not in {"response", "resource"}:
                continue
            headers = record.http_headers
            kind = (headers.get_header("Content-Type") if headers else record.content_type) or ""
            address = record.rec_headers.get_header("WARC-Target-URI") or PurePath(name).name
            is_there = not headers or headers.get_statuscode() == "200"
            if is_there and _READ_ON_THE_WEB.search(kind.lower()) and not address.endswith("/robots.txt"):
                page = _body(record, headers)
                size += len(page)
                if len(page) > LARGEST or size > most:
                    raise InputRefused(_SWELLS, name=label(name), most=min(LARGEST, most) // 1_000_000)
                yield address, page
    # The library takes it for granted that a record has the headers that it should have.
    except (ArchiveLoadFailed, zlib.error, ValueError, EOFError, OSError, AttributeError, TypeError, KeyError) as error:
        raise damaged(name) from error


def _body(record: Any, headers: Any) -> bytes:
    """Return the bytes of a record's page, of at most LARGEST + 1."""
    packed = (headers.get_header("Content-Encoding") or "").strip().lower() if headers else ""
    if packed != "br":
        found: bytes = record.content_stream().read(LARGEST + 1)
        return found
    import brotli  # type: ignore[import-untyped]

    headers.remove_header("Content-Encoding")  # warcio does not know how today's brotli is called
    content, opened, pieces, size = record.content_stream().read(LARGEST + 1), brotli.Decompressor(), [], 0
    try:
        while size <= LARGEST and not opened.is_finished() and (content or not opened.can_accept_more_data()):
            pieces.append(opened.process(content, output_buffer_limit=_BLOCK))
            content, size = b"", size + len(pieces[-1])
    except brotli.error as error:
        raise ValueError(str(error)) from error
    return b"".join(pieces)[: LARGEST + 1]
