"""What is said of an article over its text, changed by the analyst: each field as one step on the article's stack."""

import re
from typing import TYPE_CHECKING

from factcheck.errors import Refused
from factcheck.model import Article
from factcheck.text.clean import clean
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

FIELDS = {
    "title": N_("Edit the title"),
    "outlet": N_("Edit the outlet"),
    "author": N_("Edit the author"),
    "published": N_("Edit the date"),
    "language": N_("Edit the language"),
    "url": N_("Edit the link"),
    "reviewer": N_("Edit the reviewer"),
}
"""The fields, with what the step is called that changes one."""

_LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def change(store: "Store", article: Article, field: str, value: str) -> None:
    """Change one of FIELDS of an article; spaces and line ends in it become single spaces.

    Raises Refused for an empty title, and for a language that is no tag of BCP 47.
    """
    value = " ".join(clean(value).text.split())
    if field == "title" and not value:
        raise Refused(N_("An article needs a title."))
    if field == "language":
        value = value or "und"
        if not _LANGUAGE.fullmatch(value):
            raise Refused(N_("A language is named by its tag: ar, en, fr …"))
    if getattr(article, field) != value:
        with store.step(Sentence.of(FIELDS[field]), article.id):
            store.tables.table("article").update(article.id, {field: value})
