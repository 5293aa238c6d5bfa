"""The JSON-LD in a page, as search engines find it: the scripts of that type."""

import re
from collections.abc import Iterator

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(?:!doctype\s+html|html|head|body|script|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_LARGEST = 64_000_000
_HEAD = 64_000


def is_page(content: bytes) -> bool:
    """Return whether a file's bytes begin as those of a page in HTML do."""
    return _PAGE.match(content[:_HEAD]) is not None


def text(content: bytes) -> str:
    """Return the text of a page, of which at most 64 million bytes are looked at."""
    from factcheck.text.encoding import decode

    return decode(content[:_LARGEST], _declared(content)).text.removeprefix("\ufeff")


def pieces(content: bytes) -> Iterator[bytes]:
    """Yield each JSON-LD of a page as UTF-8."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(text(content).encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):  # an empty page
        return
    for script in tree.iter("script"):
        kind = str(script.get("type") or "").partition(";")[0].strip().lower()
        if kind == "application/ld+json":
            yield (script.text or "").strip().encode("utf-8", "replace")


def _declared(content: bytes) -> str:
    found = _CHARSET.search(content[:_HEAD])
    return found[1].decode() if found else ""
