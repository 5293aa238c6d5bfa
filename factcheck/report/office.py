"""Whether a document of an office program is whole: Office Open XML (Word, Excel, …) or OpenDocument.

Its sums, its list of parts and where these lead are looked at; what stands on its pages is not.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any

from factcheck.errors import InputRefused
from factcheck.readers.package import DAMAGED, parsed
from factcheck.report.rules import MISSING, said
from factcheck.words import N_, Sentence

_LARGEST, _SWELLING, _UNSUSPECTED = 2**30, 500, 32_000_000
_LARGEST_TREE = 32_000_000
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_MANIFEST = "META-INF/manifest.xml"
_MAIN = "/officeDocument"
_OPEN = b"application/vnd.oasis.opendocument."
_NO_PART = N_("{place} names a part that the document does not hold: {value}")
_ALTERED = N_("{place} is damaged: its bytes do not have the sum that the document keeps of them.")
_SWELLS = N_("The document would swell to {size} MB when it is opened. It was not read.")
_NAMES = {"wordprocessingml": "Word", "spreadsheetml": "Excel", "presentationml": "PowerPoint"}
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, NotImplementedError, RuntimeError, KeyError)

Problems = Iterator[Sentence]


def standard(content: bytes) -> str:
    """Return what a ZIP is to be held against, or an empty text where it is no such document."""
    if not content.startswith(b"PK\x03\x04"):
        return ""
    if content[30:38] == b"mimetype" and _OPEN in content[:120]:
        return "OpenDocument"
    if _TYPES.encode() not in content[:200] and _TYPES.encode() not in content[-200_000:]:
        return ""
    told = next((name for part, name in _NAMES.items() if part in _types(content)), "")
    return f"Office Open XML ({told})" if told else "Office Open XML"


def _types(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts, parts.open(_TYPES) as stream:
            return stream.read(_LARGEST_TREE).decode("utf-8", "replace")
    except _BROKEN:  # what is cut off has no list of its parts any more, but begins with their types
        return ""


def problems(content: bytes) -> Problems:
    """Yield what a document lacks; what cannot be opened at all is one problem."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            size = sum(info.file_size for info in parts.infolist())
            if size > min(_LARGEST, max(_UNSUSPECTED, len(content) * _SWELLING)):
                yield said(_SWELLS, "", size=size // 1_000_000)
                return
            damaged = parts.testzip()
            if damaged is not None:
                yield said(_ALTERED, damaged)
                return
            yield from _open_document(parts) if _MANIFEST in parts.namelist() else _parts(parts)
    except _BROKEN:
        yield Sentence.of(DAMAGED, name="ZIP")


def _tree(parts: zipfile.ZipFile, name: str) -> Any:
    return parsed(parts.read(name), name)


def _open_document(parts: zipfile.ZipFile) -> Problems:
    names = set(parts.namelist())
    for name in ("content.xml", _MANIFEST):
        if name not in names:
            yield said(MISSING, name)
        else:
            yield from _well_formed(parts, name)


def _well_formed(parts: zipfile.ZipFile, name: str) -> Problems:
    if parts.getinfo(name).file_size > _LARGEST_TREE:
        return
    try:
        _tree(parts, name)
    except InputRefused as refusal:
        yield refusal.sentence


def _parts(parts: zipfile.ZipFile) -> Problems:
    names = set(parts.namelist())
    for name in (_TYPES, _RELATIONS):
        if name not in names:
            yield said(MISSING, name)
    for name in sorted(names):
        if name.endswith((".xml", ".rels")):
            found = list(_well_formed(parts, name))
            yield from found
            if not found and name.endswith(".rels"):
                yield from _relations(parts, name, names)


def _relations(parts: zipfile.ZipFile, name: str, names: set[str]) -> Problems:
    base = dirname(dirname(name))
    told = [one for one in _tree(parts, name) if isinstance(one.tag, str)]
    for one in told:
        target = str(one.get("Target") or "").partition("#")[0]
        path = target.lstrip("/") if target.startswith("/") else normpath(join(base, target))
        if target and one.get("TargetMode") != "External" and path not in names:
            yield said(_NO_PART, name, value=target)
    if name == _RELATIONS and not any(str(one.get("Type") or "").endswith(_MAIN) for one in told):
        yield said(MISSING, f"{name}: officeDocument")
