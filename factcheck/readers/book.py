"""Electronic books (.epub): the pages in the order of reading."""

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from factcheck.model import Draft
from factcheck.readers import blocks
from factcheck.readers.drafting import Source, Told, draft
from factcheck.readers.html import parsed_page
from factcheck.readers.package import Package, damaged, protected
from factcheck.text.clean import clean
from factcheck.text.encoding import Decoded, decode

MEDIA_TYPE = "application/epub+zip"

_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_CIPHERED = "{http://www.w3.org/2001/04/xmlenc#}CipherReference"
_PAGES = {".xhtml", ".html", ".htm", ".xml"}
_KINDS = {"application/xhtml+xml", "text/html", "application/x-dtbook+xml"}


def read(content: bytes, name: str) -> Draft:
    """Return the draft of a book: the visible text of its pages. Raises InputRefused, also for a locked book."""
    package = Package(content, name)
    book, folder = _book(package, name)
    pages = _pages(book, folder)
    _require_open(package, pages, name)
    lines = [line for page in pages for line in _lines(package.part(page), name)]
    return draft(Source(content, name, Decoded("", "")), "\n".join(lines), MEDIA_TYPE, _told(book))


def everything(content: bytes, name: str) -> list[str]:
    """Return every block of text of a book's pages, those beside its order of reading last. Raises InputRefused."""
    package = Package(content, name)
    book, folder = _book(package, name)
    pages = _pages(book, folder, beside=True)
    _require_open(package, pages, name)
    found = (_page(package.part(page), name) for page in pages)
    return [clean(line).text for page in found if page is not None for line in blocks.lines(blocks.visible(page))]


def _book(package: Package, name: str) -> tuple[Any, PurePosixPath]:
    """Return what tells of a book's pages, and the folder that they are named in."""
    container = package.tree("META-INF/container.xml")
    root = None if container is None else next(container.iter(f"{_CONTAINER}rootfile"), None)
    path = "" if root is None else root.get("full-path") or ""
    book = package.tree(path) if path else None
    if book is None:
        raise damaged(name)
    return book, PurePosixPath(path).parent


def _pages(book: Any, folder: PurePosixPath, *, beside: bool = False) -> list[str]:
    """Return the names of the pages in the order of reading; with `beside`, of all others as well."""
    told = list(book.iter(f"{_OPF}item"))
    items = {item.get("id"): item.get("href") or "" for item in told}
    kinds = {_joined(folder, unquote(item.get("href") or "")): item.get("media-type") or "" for item in told}
    order = book.iter(f"{_OPF}itemref")
    wanted = [items.get(one.get("idref"), "") for one in order if beside or one.get("linear") != "no"]
    wanted += items.values() if beside else ()
    found = [_joined(folder, unquote(href.partition("#")[0])) for href in wanted if href]
    return [page for page in dict.fromkeys(found) if _is_page(page, kinds.get(page, ""))]


def _is_page(page: str, kind: str) -> bool:
    return PurePosixPath(page).suffix.lower() in _PAGES or kind in _KINDS


def _joined(folder: PurePosixPath, href: str) -> str:
    parts: list[str] = []
    for part in (folder / href).parts:
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _require_open(package: Package, pages: list[str], name: str) -> None:
    """Refuse a book whose pages are enciphered; of some only the fonts are."""
    ciphers = package.tree("META-INF/encryption.xml")
    if ciphers is not None:
        locked = {unquote(one.get("URI") or "") for one in ciphers.iter(_CIPHERED)}
        if locked & set(pages):
            raise protected(name)


def _page(content: bytes | None, name: str) -> Any:
    return parsed_page(decode(content, "utf-8").text, name) if content else None


def _lines(content: bytes | None, name: str) -> list[str]:
    page = _page(content, name)
    return [] if page is None else blocks.lines(blocks.region(blocks.visible(page)))


def _told(book: Any) -> Told:
    def every(tag: str) -> list[str]:
        return [text for one in book.iter(f"{_DC}{tag}") if (text := "".join(one.itertext()).strip())]

    def told(tag: str) -> str:
        return next(iter(every(tag)), "")

    return Told(
        title=told("title"), author=", ".join(dict.fromkeys(every("creator"))), outlet=told("publisher"),
        published=told("date")[:10], language=told("language"),
    )  # fmt: skip
