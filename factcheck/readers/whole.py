"""All that a page shows, for whoever wants to see what was left out of its article."""

from factcheck.errors import InputRefused
from factcheck.readers import html, mail
from factcheck.readers.drafting import label
from factcheck.words import N_

PAGES = frozenset({"text/html", mail.PAGE})
"""The types of input of which something may be left out."""


def lines(content: bytes, name: str, media_type: str, encoding: str) -> list[str]:
    """Return every block of text that a page shows, in its order; `encoding` is the one that it was read in.

    Raises InputRefused for what is no page.
    """
    if media_type not in PAGES:
        raise InputRefused(N_("Only of web pages can be shown what was left out: {name} is none."), name=label(name))
    page, declared = mail.page_of(content, name) if media_type == mail.PAGE else (content, encoding)
    return html.everything(page, name, declared or encoding)
