"""Which articles of a desk a list shows, and in what order: as a value that can be kept under a name."""

import json
from dataclasses import dataclass, fields
from enum import StrEnum

from factcheck.model import Level, Status
from factcheck.words import N_


class Order(StrEnum):
    """What a list of articles is ordered by; those that are alike in it, the newest in the desk first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    PUBLISHED = "published"
    TITLE = "title"
    OUTLET = "outlet"

    @property
    def label(self) -> str:
        """The template of this order's name; `Words` turns it into the reader's language."""
        return _LABELS[self]


_LABELS = {
    Order.NEWEST: N_("Newest first"),
    Order.OLDEST: N_("Oldest first"),
    Order.PUBLISHED: N_("By date of publication"),
    Order.TITLE: N_("By title"),
    Order.OUTLET: N_("By outlet"),
}


@dataclass(frozen=True, slots=True)
class Sift:
    """What is asked of an article: everything that is not empty must hold. Without anything, all but the archived.

    `words` are searched for as in the whole desk, in the article and its claims. `since` and `until` are days, ISO
    8601, that are meant too: of the publication, else of the arrival. `language` is a code as `ar`. `status` is that
    of one of its claims, `tag` one that a claim has; `analyst` took the article in or changed something in it;
    `lacking` means that a claim does not have all that the checklist asks of its status. `collection` is an id.
    """

    words: str = ""
    level: Level = Level.PREFIXES
    outlet: str = ""
    language: str = ""
    since: str = ""
    until: str = ""
    status: Status | None = None
    tag: str = ""
    analyst: str = ""
    lacking: bool = False
    collection: str = ""
    archived: bool = False
    order: Order = Order.NEWEST

    @property
    def is_plain(self) -> bool:
        """Whether all articles are asked for but the archived ones, the newest first."""
        return self == PLAIN

    def as_json(self) -> str:
        """Return this as JSON; what is empty is left out."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        default = {field.name: field.default for field in fields(self)}
        return json.dumps({name: one for name, one in values.items() if one != default[name]}, ensure_ascii=False)

    @classmethod
    def from_json(cls, written: str) -> "Sift":
        """Return what was written by `as_json`; what this program does not know is passed over."""
        known = {field.name for field in fields(cls)}
        values = {name: one for name, one in json.loads(written).items() if name in known}
        for name, kind in (("level", Level), ("status", Status), ("order", Order)):
            if name in values:
                values[name] = kind(values[name])
        return cls(**values)


PLAIN = Sift()


@dataclass(frozen=True, slots=True)
class Collection:
    """Articles that an analyst put together under a name; `articles` is how many there are."""

    id: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """A search that is kept under a name; what is on it is found anew each time."""

    id: str
    name: str
    sift: Sift
