"""Whether a web archive keeps to WARC: its records can be read, are named and dated, and have the digests they tell."""

import gzip
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from factcheck.report.rules import MISSING, said
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_NEEDED = ("WARC-Type", "WARC-Record-ID", "WARC-Date", "Content-Length")
_BLOCK = 1 << 20
_MOST = 2_000_000_000
_DIGEST = N_("{place} was changed: its bytes do not have the digest that it tells.")
_DAMAGED = N_("The archive cannot be read any further than record {number}: it is damaged or cut off.")
_SWELLS = N_("The archive swells to more than {most} MB. It was not read any further.")


def is_archive(content: bytes) -> bool:
    """Return whether a file's bytes begin as those of a web archive do, packed or not."""
    return _beginning(content).startswith(b"WARC/")


def _beginning(content: bytes) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content[:16]
    try:
        return zlib.decompressobj(wbits=31).decompress(content[:4096], 16)
    except zlib.error:
        return b""


def problems(content: bytes) -> tuple[str, Iterator[Sentence]]:
    """Return which version of the standard an archive follows, and what is wrong with it."""
    version = _beginning(content)[5:8].decode("ascii", "replace")
    return f"WARC {version}", _records(content)


def _records(content: bytes) -> Iterator[Sentence]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        size = 0
        for number, record in enumerate(ArchiveIterator(BytesIO(content), no_record_parse=True), 1):
            for name in _NEEDED:
                if not record.rec_headers.get_header(name):
                    yield said(MISSING, f"record {number}: {name}")
            read = _read(record, _MOST - size)
            size += read
            if size >= _MOST:
                yield Sentence.of(_SWELLS, most=_MOST // 1_000_000)
                return
            if read < (record.length or 0):
                yield Sentence.of(_DAMAGED, number=number)
                return
        for number, record in enumerate(ArchiveIterator(BytesIO(content), check_digests=True), 1):
            _read(record, _MOST)
            if getattr(record.digest_checker, "passed", None) is False:
                yield said(_DIGEST, f"record {number}")
    except (ArchiveLoadFailed, gzip.BadGzipFile, zlib.error, ValueError, EOFError, OSError):
        yield Sentence.of(_DAMAGED, number=number)


def _read(record: "ArcWarcRecord", most: int) -> int:
    """Read a record to its end, as its digests ask for, or to a limit; return how many bytes it has."""
    size = 0
    while size < most and (block := record.raw_stream.read(_BLOCK)):
        size += len(block)
    return size
