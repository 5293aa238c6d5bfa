"""Plain text: kept to the character."""

from factcheck.model import Draft
from factcheck.readers.drafting import Source, Told, draft
from factcheck.text.encoding import decode


def read(content: bytes, name: str) -> Draft:
    """Return the draft of a plain text; its title is its first line. Raises InputRefused when there is no text."""
    decoded = decode(content)
    return draft(Source(content, name, decoded), decoded.text, "text/plain", Told())
