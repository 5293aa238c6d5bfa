"""OpenDocument texts (.odt): every paragraph a line, tables row by row, notes at the end."""

import re
from collections.abc import Iterator
from typing import Any

from factcheck.model import Draft
from factcheck.readers.drafting import Source, Told, declared_title, draft, made_at
from factcheck.readers.package import Package, damaged, protected
from factcheck.text.encoding import Decoded

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _OFFICE = f"{{{_NAMES}text:1.0}}", f"{{{_NAMES}table:1.0}}", f"{{{_NAMES}office:1.0}}"
_ENCRYPTED = f"{{{_NAMES}manifest:1.0}}encryption-data"
_DC, _META = "{http://purl.org/dc/elements/1.1/}", f"{{{_NAMES}meta:1.0}}"
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_NOT_TEXT = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}sequence-decls"}


def read(content: bytes, name: str) -> Draft:
    """Return the draft of an OpenDocument text. Raises InputRefused, also for one that is protected by a password."""
    package = Package(content, name)
    manifest = package.tree("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(_ENCRYPTED), None) is not None:
        raise protected(name)
    root = package.tree("content.xml")
    body = None if root is None else next(root.iter(f"{_OFFICE}text"), None)
    if body is None:
        raise damaged(name)
    notes = [line for note in body.iter(f"{_TEXT}note-body") for line in _lines(note)]
    text = "\n".join([*_lines(body), *notes])
    return draft(Source(content, name, Decoded("", "")), text, MEDIA_TYPE, _told(package, body))


def _lines(root: Any) -> list[str]:
    found: list[str] = []
    for child in root:
        if child.tag in _PARAGRAPHS:
            found += "".join(_pieces(child)).split("\n")
            found += [line for box in child.iter(f"{{{_NAMES}drawing:1.0}}text-box") for line in _lines(box)]
        elif child.tag == f"{_TABLE}table-row":
            cells = [_lines(cell) for cell in child if cell.tag == f"{_TABLE}table-cell"]
            if all(len(cell) <= 1 for cell in cells):
                found.append("\t".join("".join(cell) for cell in cells))
            else:
                found += [line for cell in cells for line in cell]
        elif isinstance(child.tag, str) and child.tag not in _NOT_TEXT:
            found += _lines(child)
    return [line.strip() for line in found if line.strip()]


def _pieces(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph; runs of white space count as one space, as the format has it."""
    yield _collapsed(element.text)
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * _spaces(child.get(f"{_TEXT}c"))
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif isinstance(child.tag, str) and child.tag not in _NOT_TEXT and not child.tag.endswith("}text-box"):
            yield from _pieces(child)
        yield _collapsed(child.tail)


def _spaces(told: str | None) -> int:
    """Return how many spaces one element stands for."""
    return min(int(told), 100) if told and re.fullmatch("[0-9]{1,9}", told) else 1


def _collapsed(text: str | None) -> str:
    words = (text or "").replace("\n", " ").replace("\t", " ")
    while "  " in words:
        words = words.replace("  ", " ")
    return words


def _told(package: Package, body: Any) -> Told:
    meta = package.tree("meta.xml")

    def told(*tags: str) -> str:
        found = (next(meta.iter(tag), None) for tag in tags) if meta is not None else ()
        return next((one.text.strip() for one in found if one is not None and one.text), "")

    heading = next((one for one in body.iter(f"{_TEXT}h") if one.get(f"{_TEXT}outline-level") == "1"), None)
    title = "" if heading is None else "".join(_pieces(heading))
    return Told(
        title=title.strip() or declared_title(told(f"{_DC}title")),
        author=told(f"{_META}initial-creator", f"{_DC}creator"),
        language=told(f"{_DC}language"),
        warnings=made_at(told(f"{_META}creation-date", f"{_DC}date")),
    )
