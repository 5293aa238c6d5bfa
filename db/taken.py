"""What becomes of a draft that comes into a desk: the values that it turns into, and what is told of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from db.stamps import now, sha256
from factcheck.model import Article, Draft, Version
from factcheck.words import N_, Sentence

IMPORT = N_("Import {title}")


class Outcome(StrEnum):
    """What became of an input."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new version"
    ANNOTATED = "annotated"
    COPY = "copy"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a draft: the outcome, the article and version it now is, and what an analyst should know.

    `near` is the id of another article whose text is nearly the same, or empty.
    """

    outcome: Outcome
    article: str
    version: str
    warnings: tuple[Sentence, ...] = ()
    near: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The SHA-256 of a draft's text in UTF-8 and of the bytes that it was read from: the same where these are it."""

    text: str
    original: str

    @classmethod
    def of(cls, draft: Draft) -> Self:
        """Return those of a draft."""
        encoded = draft.text.encode()
        text = sha256(encoded)
        return cls(text, text if draft.original == encoded else sha256(draft.original))


def article_of(draft: Draft, id: str) -> Article:
    """Return the article that a draft becomes now."""
    return Article(
        id, draft.title, draft.outlet, draft.author, draft.published, draft.url, draft.language, draft.direction, now()
    )


def version_of(draft: Draft, content: Content, article: str, number: int, id: str) -> Version:
    """Return the version of an article that a draft becomes now."""
    return Version(
        id, article, number, draft.text, content.original, draft.media_type, draft.encoding, draft.name, now()
    )
