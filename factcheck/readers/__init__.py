"""The bytes of one format made into drafts, one module a format; what is not read is refused by its name."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from factcheck.errors import InputRefused
from factcheck.model import Draft
from factcheck.readers import unread
from factcheck.readers.drafting import label
from factcheck.readers.drafting import suffix as suffix_of
from factcheck.readers.files import LARGEST, READABLE, content, name_of
from factcheck.readers.folders import Shut, inputs
from factcheck.readers.locked import OLD_OFFICE, is_locked
from factcheck.readers.package import Package, damaged, protected
from factcheck.readers.plain import paste
from factcheck.text.encoding import decode, looks_binary
from factcheck.words import N_

__all__ = [
    "LARGEST", "READABLE", "Shut", "content", "drafts", "inputs", "is_page", "is_plain", "name_of", "paste", "read",
    "read_path",
]  # fmt: skip

_READERS = {
    ".txt": "plain.read",
    ".text": "plain.read",
    ".md": "markdown.read",
    ".markdown": "markdown.read",
    ".html": "html.read",
    ".htm": "html.read",
    ".xhtml": "html.read",
    ".clipping": "html.read_clipping",
    ".mht": "mail.read_page",
    ".mhtml": "mail.read_page",
    ".eml": "mail.read",
    ".docx": "word.read",
    ".docm": "word.read",
    ".odt": "opendocument.read",
    ".rtf": "rich.read",
    ".epub": "book.read",
    ".pdf": "pdf.read",
    ".srt": "subtitles.read",
    ".vtt": "subtitles.read",
    ".csv": "table.read_separated",
    ".tsv": "table.read_separated",
    ".xlsx": "table.read_workbook",
}
"""The reader of each suffix: a module of this package, loaded when it is needed, and its function."""

_DECLARABLE = frozenset({"html.read", "plain.read"})
"""The readers of texts whose encoding somebody else may declare."""

_BINARY_KINDS = frozenset({".docx", ".docm", ".odt", ".epub", ".pdf", ".xlsx"})
_HANDED_OUT = _BINARY_KINDS | {".txt", ".text", ".rtf"}
_WRAPS_BYTES = frozenset({".eml", ".mht", ".mhtml", ".rtf"})
_TOO_LONG = N_("{name} is too large for its kind, of which {most} MB are read. Save its text as plain text (.txt).")
_BINARY = N_("{name} is not a text: it holds binary data. Add a text, Markdown or HTML file.")

_LARGEST = {".md": 4_000_000, ".markdown": 4_000_000, ".html": 24_000_000, ".htm": 24_000_000, ".xhtml": 24_000_000}
"""The most bytes of a format that takes a second or more for each million of them."""

_ZIP = b"PK\x03\x04"
_PACKED = (OLD_OFFICE, _ZIP)
_KINDS = (
    (OLD_OFFICE, "Microsoft Office", unread.SAVE_AS_TEXT),
    (_ZIP, "ZIP", unread.NO_TEXT_IN_IT),
    (b"\x89PNG", "PNG", unread.PICTURE),
    (b"\xff\xd8\xff", "JPEG", unread.PICTURE),
    (b"GIF8", "GIF", unread.PICTURE),
)
_PARTS = (
    ("word/document", ".docx"),
    ("xl/workbook", ".xlsx"),
    ("META-INF/container.xml", ".epub"),
    ("content.xml", ".odt"),
)
_LIKE_HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_BEGINNING = 4_096
_UNSEEN = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n\f\v"


def read(content: bytes, name: str = "") -> Draft:
    """Return the draft of an input that is one article, of a table the first: see `drafts`."""
    return drafts(content, name)[0]


def drafts(content: bytes, name: str = "", declared: str = "", columns: Mapping[str, str] | None = None) -> list[Draft]:
    """Return the articles of one input; `name` is its path, or empty for text that was pasted or piped in.

    The name's suffix says how it is read, unless its first bytes say that it is something else. Without a suffix that
    is known it is HTML if it begins like HTML, else text. `declared` is the encoding that whoever sent a text or a page
    says it is in; `columns` names the columns of a table's fields, where somebody chose them. Raises InputRefused, with
    what to do instead, for a kind that is not read and for an input without text.
    """
    suffix = _kind(content, suffix_of(name))
    _require_text(content, name, suffix)
    suffix = suffix or (".html" if _like_html(content) else ".txt")
    told: dict[str, Any] = {"declared": declared} if declared and _READERS[suffix] in _DECLARABLE else {}
    if columns and _READERS[suffix].startswith("table."):
        told["columns"] = columns
    found = _reader(suffix)(content, name, **told)
    several = found if isinstance(found, list) else [found]
    is_address = name.startswith(("http://", "https://"))  # that of a page in a web archive
    return [replace(one, url=name) if is_address and not one.url else one for one in several]


def read_path(path: Path) -> Draft:
    """Return the draft of a regular file of at most 64 MB. Raises InputRefused as `content` and `read` do."""
    return read(content(path), name_of(path))


def is_plain(content: bytes, name: str) -> bool:
    """Return whether an input is read as plain text: kept to the character, with nothing to parse in it."""
    suffix = _kind(content, suffix_of(name))
    return _READERS.get(suffix) == "plain.read" or (not suffix and not _like_html(content))


def is_page(content: bytes, name: str) -> bool:
    """Return whether an input is read as one web page."""
    suffix = _kind(content, suffix_of(name))
    return _READERS.get(suffix) == "html.read" or (not suffix and _like_html(content))


def _reader(suffix: str) -> Callable[..., Draft | list[Draft]]:
    module, _, function = _READERS[suffix].partition(".")
    found: Callable[..., Draft | list[Draft]] = getattr(import_module(f"factcheck.readers.{module}"), function)
    return found


def _kind(content: bytes, suffix: str) -> str:
    """Return the suffix that an input should have: what its first bytes say, else its own where it is one we know."""
    if content.startswith(b"%PDF-"):
        return ".pdf"
    if content.startswith(b"{\\rtf"):
        return ".rtf"
    if suffix == ".doc":  # what many programs call whatever Word opens
        return (_packed(content) if content.startswith(_ZIP) else ".html" if _like_html(content) else "") or suffix
    if content.startswith(_ZIP) and suffix not in unread.KINDS:
        told = _packed(content)
        return suffix if suffix in _BINARY_KINDS and (not told or suffix == ".docm") else told
    if suffix in _HANDED_OUT and _like_html(content):  # what many sites and tools hand out under such names
        return ".html"
    return suffix if suffix in _READERS or suffix in unread.KINDS else ""


def _packed(content: bytes) -> str:
    """Return the suffix of what lies in a ZIP: a document of parts, or something else."""
    with suppress(InputRefused):
        names = Package(content, "").names()
        return next((suffix for part, suffix in _PARTS if any(one.startswith(part) for one in names)), "")
    return ""


def _require_text(content: bytes, name: str, suffix: str) -> None:
    shown = label(name)
    if (
        content.startswith(_PACKED)
        and (suffix in unread.KINDS or content.startswith(OLD_OFFICE))
        and is_locked(content)
    ):
        raise protected(name)
    if suffix in unread.KINDS:
        raise unread.refusal(name)
    if suffix in _BINARY_KINDS:
        if not content.startswith((_ZIP, b"%PDF-")) and b"%PDF-" not in content[:1024]:
            raise damaged(name)
        return
    for magic, kind, sentence in _KINDS:
        if content.startswith(magic):
            raise InputRefused(sentence, name=shown, kind=kind)
    if looks_binary(content) and suffix not in _WRAPS_BYTES:
        raise InputRefused(_BINARY, name=shown)
    most = _LARGEST.get(suffix, LARGEST)
    if len(content) > most:
        raise InputRefused(_TOO_LONG, name=shown, most=most // 1_000_000)


def _like_html(content: bytes) -> bool:
    beginning = content[:_BEGINNING]
    is_markup = beginning.lstrip(_UNSEEN)[:1] == b"<"  # asked of each of thousands of texts
    return is_markup and bool(_LIKE_HTML.match(decode(beginning).text))
