"""What can be read in a file's bytes, whatever kind of file it is: for looking for a word in it, not for reading it."""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape

_MOST = 64 * 2**20
"""How many bytes of one packed part are unpacked."""

_DEEP = 3
_TAG = re.compile("<[^<>]*>")
_CODEPAGES = ("utf-16-le", "utf-16-be", "cp1256")


def texts(content: bytes, depth: int = 0) -> Iterator[str]:
    """Yield the texts in a file: as its bytes stand, without markup, and of each part that is packed in it."""
    if content.startswith(b"%PDF"):
        yield from _pdf(content)
    if depth < _DEEP:
        for part in _parts(content):
            yield from texts(part, depth + 1)
    yield from _plain(content)


def _plain(content: bytes) -> Iterator[str]:
    try:
        found = [content.decode()]
    except UnicodeDecodeError:
        found = [content.decode("utf-8", "ignore"), *(content.decode(name, "ignore") for name in _CODEPAGES)]
    for text in found:
        yield text
        if "<" in text or "&" in text:
            # A name may be cut by tags, in a word as well as between words.
            yield unescape(_TAG.sub("", text))
            yield unescape(_TAG.sub(" ", text))


def _parts(content: bytes) -> Iterator[bytes]:
    try:
        if content.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                yield "\n".join(packed.namelist()).encode("utf-8", "replace")
                for info in packed.infolist():
                    with packed.open(info) as part:
                        yield part.read(_MOST)
        elif content.startswith(b"\x1f\x8b"):
            with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
                yield file.read(_MOST)
        elif re.search(rb"(?im)^(content-transfer-encoding|subject|from):", content[:20_000]):
            yield from _mail(content)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        return


def _mail(content: bytes) -> Iterator[bytes]:
    from email import message_from_bytes, policy

    message = message_from_bytes(content, policy=policy.default)
    for part in message.walk():
        yield "\n".join(f"{name}: {said}" for name, said in part.items()).encode("utf-8", "replace")
        body = part.get_payload(decode=True)
        if isinstance(body, bytes):
            yield body


def _pdf(content: bytes) -> Iterator[str]:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            yield "\n".join(map(str, document.get_metadata_dict().values()))
            for page in document:
                yield page.get_textpage().get_text_range()
    except (pypdfium2.PdfiumError, ValueError):
        return
