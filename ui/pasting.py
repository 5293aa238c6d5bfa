"""What was copied or dragged out of another program: its text, or its HTML with the link that it came from."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

if TYPE_CHECKING:
    from ui.incoming import Incoming
    from ui.traffic import Traffic

_WINDOWS_HTML = 'application/x-qt-windows-mime;value="HTML Format"'
_ADDRESSES = ("text/x-moz-url-priv", "chromium/x-source-url", "text/x-moz-url")
_SOURCE = re.compile(rb"^SourceURL:([^\r\n]+)", re.MULTILINE)
_HEAD = 4_096
_WEB = re.compile(r"https?://[^\s<>\"]+")


def paste(data: QMimeData | None, traffic: "Traffic | Incoming") -> None:
    """Make articles of what was copied: files as they are opened, HTML as a page, in a process of its own, and text."""
    data = data or QMimeData()  # an empty clipboard may have none
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        traffic.import_paths(paths)
        return
    markup = data.html() if data.hasFormat("text/html") else ""
    if markup.strip():
        traffic.paste_markup(markup, source(data), data.text())
    else:
        traffic.paste(data.text())


def source(data: QMimeData) -> str:
    """Return the address of the page that something was copied from, as the browser tells it, or empty."""
    told = [_decoded(bytes(data.data(name).data())) for name in _ADDRESSES if data.hasFormat(name)]
    if data.hasFormat(_WINDOWS_HTML):
        found = _SOURCE.search(bytes(data.data(_WINDOWS_HTML).data())[:_HEAD])
        told += [found[1].decode("utf-8", "replace")] if found else []
    return next((address[0] for one in told if (address := _WEB.match(one.strip()))), "")


def _decoded(content: bytes) -> str:
    """Firefox writes UTF-16 in the machine's order, Chromium UTF-8; an address has no zero in it."""
    if b"\0" in content[:2]:
        return content.decode("utf-16-le" if content[1:2] == b"\0" else "utf-16-be", "replace").strip("\0\ufeff")
    return content.decode("utf-8", "replace")
