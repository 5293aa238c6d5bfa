"""The bytes of one format made into a draft: plain text, Markdown and HTML; every other format is refused by name."""

import re
from pathlib import Path, PurePath

from factcheck.errors import InputRefused
from factcheck.model import Draft
from factcheck.readers import html, markdown, plain
from factcheck.readers.drafting import label
from factcheck.readers.files import LARGEST, READABLE, content, inputs, name_of
from factcheck.readers.plain import paste
from factcheck.text.encoding import decode, looks_binary
from factcheck.words import N_

__all__ = ["LARGEST", "READABLE", "content", "inputs", "name_of", "paste", "read", "read_path"]

_READERS = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
}
_SAVE_AS_TEXT = N_(
    "{name} is a document of a kind that is not read ({kind}). Open it in the program that made it,"
    " save it as plain text or as HTML, and add that file."
)
_COPY_TEXT = N_(
    "{name} is of a kind that is not read ({kind}). Copy its text and paste it, or save it as plain text (.txt)."
)
_NO_TEXT_IN_IT = N_("{name} holds no text that can be read ({kind}): add a text, Markdown or HTML file.")
_TOO_LONG = N_("{name} is too large for its kind, of which {most} MB are read. Save its text as plain text (.txt).")
_BINARY = N_("{name} is not a text: it holds binary data. Add a text, Markdown or HTML file.")

_DOCUMENTS = {
    ".doc",
    ".docx",
    ".docm",
    ".odt",
    ".rtf",
    ".pages",
    ".ppt",
    ".pptx",
    ".odp",
    ".xls",
    ".xlsx",
    ".ods",
    ".epub",
}
_WRAPPED = {".pdf", ".ps", ".djvu", ".eml", ".msg", ".mht", ".mhtml", ".webarchive", ".xml", ".json", ".qdpx"}
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".svg", ".heic", ".ico"}
_SOUNDS = {".mp3", ".mp4", ".m4a", ".mov", ".avi", ".wav", ".ogg", ".mkv", ".webm"}
_OTHERS = {".zip", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".exe", ".dll", ".so", ".db", ".sqlite"}
_REFUSED = {
    **dict.fromkeys(_DOCUMENTS, _SAVE_AS_TEXT),
    **dict.fromkeys(_WRAPPED, _COPY_TEXT),
    **dict.fromkeys(_PICTURES | _SOUNDS | _OTHERS, _NO_TEXT_IN_IT),
}
_LARGEST = {".md": 4_000_000, ".markdown": 4_000_000, ".html": 24_000_000, ".htm": 24_000_000, ".xhtml": 24_000_000}
"""The most bytes of a format that takes a second or more for each million of them."""

_KINDS = (
    (b"%PDF-", "PDF", _COPY_TEXT),
    (b"PK\x03\x04", "Word, Excel or ZIP", _SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "Microsoft Office", _SAVE_AS_TEXT),
    (b"{\\rtf", "RTF", _SAVE_AS_TEXT),
    (b"\x89PNG", "PNG", _NO_TEXT_IN_IT),
    (b"\xff\xd8\xff", "JPEG", _NO_TEXT_IN_IT),
    (b"GIF8", "GIF", _NO_TEXT_IN_IT),
)
_LIKE_HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_BEGINNING = 4_096


def read(content: bytes, name: str = "") -> Draft:
    """Return the draft of one input; `name` is its path, or empty for text that was pasted or piped in.

    The name's suffix says how it is read. Without one that is known it is HTML if it begins like HTML, else text.
    Raises InputRefused, with what to do instead, for a kind that is not read and for an input without text.
    """
    suffix = PurePath(name).suffix.lower()
    _require_text(content, name, suffix)
    reader = _READERS.get(suffix)
    if reader is None:
        reader = html.read if _like_html(content) else plain.read
    return reader(content, name)


def read_path(path: Path) -> Draft:
    """Return the draft of a regular file of at most 64 MB. Raises InputRefused as `content` and `read` do."""
    return read(content(path), name_of(path))


def _require_text(content: bytes, name: str, suffix: str) -> None:
    shown = label(name)
    if suffix in _REFUSED:
        raise InputRefused(_REFUSED[suffix], name=shown, kind=suffix[1:].upper())
    for magic, kind, sentence in _KINDS:
        if content.startswith(magic):
            raise InputRefused(sentence, name=shown, kind=kind)
    if looks_binary(content):
        raise InputRefused(_BINARY, name=shown)
    most = _LARGEST.get(suffix, LARGEST)
    if len(content) > most:
        raise InputRefused(_TOO_LONG, name=shown, most=most // 1_000_000)


def _like_html(content: bytes) -> bool:
    return bool(_LIKE_HTML.match(decode(content[:_BEGINNING]).text))
