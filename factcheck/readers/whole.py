"""All that a page or a book shows, for whoever wants to see what was left out of its article."""

from factcheck.errors import InputRefused
from factcheck.leftout import PAGES
from factcheck.readers import book, html, mail
from factcheck.readers.drafting import label
from factcheck.words import N_

_NO_PAGE = N_("Only of web pages and of books can be shown what was left out: {name} is neither.")


def lines(content: bytes, name: str, media_type: str, encoding: str) -> list[str]:
    """Return every block of text that a page or a book shows, in its order; `encoding` is the one that it was read in.

    Raises InputRefused for what is neither.
    """
    if media_type not in PAGES:
        raise InputRefused(_NO_PAGE, name=label(name))
    if media_type == book.MEDIA_TYPE:
        return book.everything(content, name)
    page, declared = mail.page_of(content, name) if media_type == mail.PAGE else (content, encoding)
    return html.everything(page, name, declared or encoding)
