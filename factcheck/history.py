"""What was ever done to an article, on its way to another desk: its steps, and what only they still speak of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from factcheck.attribution import Source
from factcheck.model import Original, Record, Step
from factcheck.past import Row, RowChange

KINDS = ("article", "version", "claim", "passage", "evidence", "hop", "snapshot", "correction", "review", "exported")
"""The kinds of rows that belong to one article, in the order in which they refer to each other."""

Rows = dict[tuple[str, str], Row]
"""The rows that there are, by kind and id."""


@dataclass(frozen=True, slots=True)
class PastStep:
    """One step and what it did to the article's rows; `own`: it stands on the article's own undo stack."""

    step: Step
    own: bool
    changes: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """What belongs to no single article of a desk, but to how its articles are found.

    `collections` are id, name and time of making of each; `shelves` id, name, search (JSON, as `Sift` writes it) and
    time of making; `equivalents` two folded words that a search takes for each other; `templates` are the name of each
    template of reports, and what its file holds.
    """

    collections: tuple[tuple[str, str, str], ...] = ()
    shelves: tuple[tuple[str, str, str, str], ...] = ()
    equivalents: tuple[tuple[str, str], ...] = ()
    templates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The steps of one article, the oldest first; each change begins where the one before it left the row.

    `sources` and `originals` are those that only past states name. `tells_protected`: some state names a source that
    the desk protects, or once did. `collections` are those that the article is in: id, name and time of making;
    `archived` is when it was put away, or empty. `library`, with one article of a whole desk, is what belongs to none.
    """

    article: str
    steps: tuple[PastStep, ...]
    sources: tuple[Source, ...] = ()
    originals: tuple[Original, ...] = ()
    tells_protected: bool = False
    collections: tuple[tuple[str, str, str], ...] = ()
    archived: str = ""
    library: Library | None = None

    def untold(self) -> "History":
        """Return what is left where nothing may be told of the past: where the article lies in the library."""
        return replace(self, steps=(), sources=(), originals=(), tells_protected=False)

    def without(self, tells: Callable[[str], bool]) -> "History":
        """Return this without the collections, kept searches, equivalents and templates whose words `tells` finds."""
        collections = tuple(one for one in self.collections if not tells(one[1]))
        library = self.library and Library(
            tuple(one for one in self.library.collections if not tells(one[1])),
            tuple(one for one in self.library.shelves if not any(map(tells, one[1:3]))),
            tuple(one for one in self.library.equivalents if not any(map(tells, one))),
            tuple(one for one in self.library.templates if not any(map(tells, one))),
        )
        return replace(self, collections=collections, library=library)


@dataclass(frozen=True, slots=True)
class Carried:
    """An article with its history, as a portable desk carries it."""

    record: Record
    history: History


def chained(steps: Iterable[PastStep]) -> tuple[PastStep, ...]:
    """Return the steps with what each really changed; what changed nothing (a row that came in again) is left out."""
    rows: Rows = {}
    found = []
    for past in steps:
        changes = []
        for change in past.changes:
            before = rows.pop((change.kind, change.row), None)
            if change.after is not None:
                rows[change.kind, change.row] = change.after
            if before != change.after:
                changes.append(replace(change, before=before))
        if changes:
            found.append(replace(past, changes=tuple(changes)))
    return tuple(found)


def left(steps: Iterable[PastStep]) -> Rows:
    """Return the rows as the last of some steps left them."""
    rows: Rows = {}
    for past in steps:
        for change in past.changes:
            rows.pop((change.kind, change.row), None)
            if change.after is not None:
                rows[change.kind, change.row] = change.after
    return rows
