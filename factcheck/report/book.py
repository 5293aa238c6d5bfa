"""Whether an electronic book keeps to EPUB: its container, its metadata, its list of files and its order of reading.

The pages inside are not looked into.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from factcheck.errors import InputRefused
from factcheck.report.rules import MISSING, NOT_KNOWN, TWICE, said
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from factcheck.readers.package import Package

_MEDIA_TYPE = b"application/epub+zip"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTAINER = "META-INF/container.xml"
_ROOT = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_LONGEST = 100
_NO_FILE = N_("{place} names a file that the book does not hold: {value}")

Problems = Iterator[Sentence]


def is_book(content: bytes) -> bool:
    """Return whether a file's bytes begin as those of an EPUB do: a zip whose first file is its media type."""
    return content.startswith(b"PK\x03\x04") and content[30:38] == b"mimetype" and _MEDIA_TYPE in content[:_LONGEST]


def problems(content: bytes) -> Problems:
    """Yield what a book lacks; what cannot be read is one problem."""
    from factcheck.readers.package import Package

    try:
        yield from _book(Package(content, "EPUB"))
    except InputRefused as refusal:
        yield refusal.sentence


def _book(package: "Package") -> Problems:
    media_type = package.part("mimetype")
    if media_type != _MEDIA_TYPE:
        yield said(NOT_KNOWN, "mimetype", value=(media_type or b"").decode("utf-8", "replace"))
    container = package.tree(_CONTAINER)
    root = None if container is None else next(container.iter(_ROOT), None)
    path = "" if root is None else str(root.get("full-path") or "")
    if not path:
        yield said(MISSING, f"{_CONTAINER}: rootfile")
        return
    book = package.tree(path)
    if book is None:
        yield said(_NO_FILE, _CONTAINER, value=path)
        return
    yield from _metadata(book, path)
    yield from _manifest(book, path, set(package.names()))


def _metadata(book: Any, path: str) -> Problems:
    for name in ("title", "language", "identifier"):
        if not any("".join(one.itertext()).strip() for one in book.iter(f"{_DC}{name}")):
            yield said(MISSING, f"{path}: dc:{name}")
    wanted = book.get("unique-identifier")
    if not wanted or wanted not in {one.get("id") for one in book.iter(f"{_DC}identifier")}:
        yield said(MISSING, f"{path}: unique-identifier")
    if not book.get("version"):
        yield said(MISSING, f"{path}: version")
    if _is_third(book) and "dcterms:modified" not in {one.get("property") for one in book.iter(f"{_OPF}meta")}:
        yield said(MISSING, f"{path}: dcterms:modified")


def _is_third(book: Any) -> bool:
    return str(book.get("version") or "").startswith("3")


def _manifest(book: Any, path: str, names: set[str]) -> Problems:
    seen: set[str] = set()
    for number, item in enumerate(book.iter(f"{_OPF}item")):
        place = f"{path}: item[{number}]"
        for name in ("id", "href", "media-type"):
            if not item.get(name):
                yield said(MISSING, f"{place}.{name}")
        if item.get("id") in seen:
            yield said(TWICE, f"{place}.id", value=item.get("id"))
        seen.add(str(item.get("id")))
        href = unquote(str(item.get("href") or "").partition("#")[0])
        if href and "://" not in href and _joined(path, href) not in names:
            yield said(_NO_FILE, place, value=href)
    if _is_third(book) and not any("nav" in (one.get("properties") or "").split() for one in book.iter(f"{_OPF}item")):
        yield said(MISSING, f"{path}: nav")
    order = list(book.iter(f"{_OPF}itemref"))
    if not order:
        yield said(MISSING, f"{path}: spine")
    for number, one in enumerate(order):
        if one.get("idref") not in seen:
            yield said(NOT_KNOWN, f"{path}: itemref[{number}]", value=one.get("idref"))


def _joined(path: str, href: str) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(path).parent / href).parts:
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
