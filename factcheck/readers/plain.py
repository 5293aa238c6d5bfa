"""Plain text: kept to the character."""

from factcheck.model import Draft
from factcheck.readers.drafting import Source, Told, draft
from factcheck.text.encoding import Decoded, decode


def read(content: bytes, name: str, declared: str = "") -> Draft:
    """Return the draft of a plain text; its title is its first line. Raises InputRefused when there is no text.

    `declared` is the encoding that whoever handed the text over says it is in.
    """
    return _draft(content, name, decode(content, declared))


def paste(text: str) -> Draft:
    """Return the draft of text that was pasted. Raises InputRefused when there is no text in it."""
    return _draft(text.encode("utf-8", "surrogatepass"), "", Decoded(text, "utf-8"))


def _draft(content: bytes, name: str, decoded: Decoded) -> Draft:
    return draft(Source(content, name, decoded), decoded.text, "text/plain", Told())
