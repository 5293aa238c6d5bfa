"""Word documents (.docx, .docm): every paragraph a line, tables row by row, notes at the end; macros are left alone."""

import re
from collections.abc import Iterator
from typing import Any

from factcheck.model import Direction, Draft
from factcheck.readers.drafting import Source, Told, declared_title, draft, made_at
from factcheck.readers.package import Package, damaged, protected
from factcheck.text.encoding import Decoded
from factcheck.words import N_, Sentence

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CORE = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "author": "{http://purl.org/dc/elements/1.1/}creator",
    "made": "{http://purl.org/dc/terms/}created",
    "language": "{http://purl.org/dc/elements/1.1/}language",
}
_MAIN = re.compile(r"word/document\d*\.xml$")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_NOT_TEXT = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr"}
_MANIFEST = b"\xd0\xcf\x11\xe0"


def read(content: bytes, name: str) -> Draft:
    """Return the draft of a Word document: its text as it stands with all changes accepted, comments left out.

    Raises InputRefused for one that is damaged, protected by a password, hostile, or without text.
    """
    if content.startswith(_MANIFEST):  # a ZIP that Word encrypted lies in a file of the old kind
        raise protected(name)
    package = Package(content, name)
    main = next(filter(_MAIN.search, package.names()), "")
    root = package.tree(main) if main else None
    body = None if root is None else next(root.iter(f"{_W}body", f"{_STRICT}body"), None)
    if body is None:
        raise damaged(name)
    lines = [*_lines(body), *_notes(package)]
    told = _told(package, main, body)
    return draft(Source(content, name, Decoded("", "")), "\n".join(lines), MEDIA_TYPE, told)


def _lines(root: Any) -> list[str]:
    """Return the text of the paragraphs and rows below an element, in order."""
    found: list[str] = []
    for block in _blocks(root):
        if _local(block) == "tr":
            cells = [_lines(cell) for cell in block if _local(cell) in {"tc", "sdt"}]
            if all(len(cell) <= 1 for cell in cells):
                found.append("\t".join("".join(cell) for cell in cells))
            else:
                found += [line for cell in cells for line in cell]
            continue
        found += "".join(_pieces(block)).split("\n")
        for box in block.iter(f"{_W}txbxContent"):
            if next(box.iterancestors(_FALLBACK), None) is None:
                found += _lines(box)
    return [line.strip() for line in found if line.strip()]


def _blocks(root: Any) -> Iterator[Any]:
    """Yield the paragraphs and rows below an element, not those inside of them."""
    for child in root:
        kind = _local(child)
        if kind in {"p", "tr"}:
            yield child
        elif kind not in _NOT_TEXT and child.tag != _FALLBACK:
            yield from _blocks(child)


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        kind = _local(child)
        if kind in _NOT_TEXT or kind == "txbxContent" or child.tag == _FALLBACK or _is_hidden(child):
            continue
        if kind == "t":
            yield child.text or ""
        elif kind in _SIGNS:
            yield _SIGNS[kind]
        elif kind == "sym":
            yield ""
        else:
            yield from _pieces(child)


def _is_hidden(element: Any) -> bool:
    """Whether a run is set so that nobody who opens the document sees it."""
    space = element.tag.rpartition("}")[0] if isinstance(element.tag, str) and element.tag.endswith("}r") else ""
    vanish = element.find(f"{space}}}rPr/{space}}}vanish") if space else None
    return vanish is not None and (vanish.get(f"{space}}}val") or "1").lower() not in {"0", "false", "off"}


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _notes(package: Package) -> Iterator[str]:
    for kind in ("footnote", "endnote"):
        root = package.tree(f"word/{kind}s.xml")
        for note in () if root is None else root.iter(f"{_W}{kind}"):
            if note.get(f"{_W}type") is None:  # the others are the line above the notes, and such
                yield from _lines(note)


def _told(package: Package, main: str, body: Any) -> Told:
    core = package.tree("docProps/core.xml")
    fields = {} if core is None else {name: (core.findtext(tag) or "").strip() for name, tag in _CORE.items()}
    heading = _heading(body)
    warnings: tuple[Sentence, ...] = ()
    if any(part.endswith("vbaProject.bin") for part in package.names()):
        warnings = (Sentence.of(N_("The document holds macros. They were not run, and are not in the text.")),)
    return Told(
        title=heading or declared_title(fields.get("title", "")),
        author=fields.get("author", ""),
        language=fields.get("language", ""),
        direction=Direction.RTL if _mostly_right_to_left(body) else None,
        warnings=(*warnings, *made_at(fields.get("made", ""))),
    )


def _heading(body: Any) -> str:
    """Return the first paragraph in the style of a title or of a first heading, or empty."""
    for paragraph in body.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = "" if style is None else (style.get(f"{_W}val") or "").lower()
        if name in {"title", "heading1", "1"} and (text := "".join(_pieces(paragraph)).strip()):
            return text
    return ""


def _mostly_right_to_left(body: Any) -> bool:
    paragraphs = list(body.iter(f"{_W}p"))
    marked = sum(one.find(f"{_W}pPr/{_W}bidi") is not None for one in paragraphs)
    return marked * 2 > len(paragraphs)
