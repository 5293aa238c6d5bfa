"""Articles that are surely new to a desk, written together: what is asked and written of each is so of all at once.

Everything that `Intake.add` would ask of one draft by itself is asked here of all of them; a draft of which anything is
known, in the desk or earlier in the batch, is left to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from json import dumps
from operator import attrgetter
from typing import TYPE_CHECKING, Self

from db.journal import record_label
from db.stamps import DESK, new_id
from db.tables import insertion
from db.taken import IMPORT, Content, Outcome, TakenIn, article_of, version_of
from factcheck.model import Article, Draft, Version
from factcheck.words import Sentence

if TYPE_CHECKING:
    from db.intake import Intake
    from db.store import Store
    from factcheck.gist import Gist

_HELD = {
    "name": "SELECT DISTINCT name FROM version WHERE name <> '' AND name IN (SELECT value FROM json_each(?))",
    "url": "SELECT DISTINCT url FROM article WHERE url <> '' AND url IN (SELECT value FROM json_each(?))",
    "content": "SELECT sha256 FROM text WHERE sha256 IN (SELECT value FROM json_each(?1)) "
    "UNION SELECT sha256 FROM original WHERE sha256 IN (SELECT value FROM json_each(?1))",
    "words": "SELECT DISTINCT words FROM sketched WHERE words IN (SELECT value FROM json_each(?))",
    "mark": "SELECT DISTINCT mark FROM sketch WHERE mark IN (SELECT value FROM json_each(?))",
}
"""What the desk holds of what drafts may be known by."""

Key = tuple[str, str | int]
_ARTICLE = tuple(Article.__dataclass_fields__)
_VERSION = tuple(name for name in Version.__dataclass_fields__ if name != "text")
_article, _version = attrgetter(*_ARTICLE), attrgetter(*_VERSION)


class Batch:
    """The drafts of one transaction, which its caller began."""

    def __init__(self, store: "Store", drafts: Sequence[Draft]) -> None:
        """Ask what the desk holds of these drafts."""
        self._store = store
        self._connection = store.connection
        store.intake.near.follow()
        self._drafts = [_Known.of(store.intake, draft) for draft in drafts]
        self._held = set(self._asked())
        self._new: list[_New] = []

    def sorted_out(self) -> Iterator[TakenIn | None]:
        """Yield what becomes of each draft when all is written; None where it is not surely new."""
        ids = sorted(new_id() for _ in range(2 * len(self._drafts)))  # in order they are written faster
        for known, article, version in zip(self._drafts, ids[::2], ids[1::2], strict=True):
            new = self._held.isdisjoint(known.keys)
            self._held |= known.keys
            if not new:
                yield None
                continue
            made = version_of(known.draft, known.content, article, 1, version)
            self._new.append(_New(known, article_of(known.draft, article), made))
            yield TakenIn(Outcome.ADDED, article, version, known.draft.warnings)

    def write(self) -> None:
        """Write what was found to be new since the last time, each as a step of its own."""
        new, self._new = self._new, []
        if not new:
            return
        step, text = self._after_last("step", "seq"), self._after_last("text", "id")
        gists = [(text + at, one.known.gist) for at, one in enumerate(new)]
        self._write_steps(new, step)
        self._write_contents(new, text)
        self._store.intake.near.learn((number, gist.sketch) for number, gist in gists)
        self._write_rows(new, step)
        for number, gist in gists:
            self._store.index.expect(number, gist.words)

    def _asked(self) -> Iterator[Key]:
        asked: dict[str, list[str | int]] = {kind: [] for kind in _HELD}
        for kind, value in frozenset().union(*(one.keys for one in self._drafts)):
            asked[kind].append(value)
        for kind, query in _HELD.items():
            yield from ((kind, value) for (value,) in self._connection.execute(query, (dumps(asked[kind]),)))

    def _after_last(self, table: str, number: str) -> int:
        return int(self._connection.execute(f"SELECT coalesce(max({number}), 0) + 1 FROM {table}").fetchone()[0])

    def _write_steps(self, new: "list[_New]", first: int) -> None:
        labels = (record_label(Sentence.of(IMPORT, title=one.article.title), self._store.deed) for one in new)
        self._connection.executemany(
            "INSERT INTO step (seq, id, stack, kind, label, at, by) VALUES (?, ?, ?, 'do', ?, ?, ?)",
            [
                (first + at, new_id(), DESK, label, one.article.created, self._store.by)
                for at, (one, label) in enumerate(zip(new, labels, strict=True))
            ],
        )

    def _write_contents(self, new: "list[_New]", first: int) -> None:
        known = [one.known for one in new]
        self._connection.executemany(
            "INSERT INTO text (id, sha256, content) VALUES (?, ?, ?)",
            [(first + at, one.content.text, one.draft.text) for at, one in enumerate(known)],
        )
        self._connection.executemany(
            "INSERT INTO original (sha256, content) VALUES (?, ?)",
            [(one.content.original, one.draft.original) for one in known if one.content.original != one.content.text],
        )
        if laid := [(one.content.original, one.draft.layout) for one in known if one.draft.layout]:
            from db import layouts  # few drafts were recognised in pictures

            for original, layout in laid:
                layouts.keep(self._connection, original, layout)

    def _write_rows(self, new: "list[_New]", first: int) -> None:
        execute = self._connection.execute
        article, version = (
            insertion(table, names) for table, names in (("article", _ARTICLE), ("version", (*_VERSION, "text")))
        )
        execute("INSERT INTO step_in_progress (seq) VALUES (?)", (first,))
        for step, one in enumerate(new, first):
            execute("UPDATE step_in_progress SET seq = ?", (step,))
            execute(article, _article(one.article))
            execute(version, (*_version(one.version), one.known.content.text))
        execute("DELETE FROM step_in_progress")


@dataclass(frozen=True, slots=True)
class _Known:
    """A draft, and what it is known by."""

    draft: Draft
    content: Content
    gist: "Gist"
    keys: frozenset[Key]

    @classmethod
    def of(cls, intake: "Intake", draft: Draft) -> Self:
        content = Content.of(draft)
        gist = intake.gist(draft, content)
        keys: set[Key] = {("content", content.text), ("content", content.original), ("words", gist.sketch.words)}
        keys.update(zip(repeat("mark"), gist.sketch.marks, strict=False))
        keys.update((kind, value) for kind, value in (("name", draft.name), ("url", draft.url)) if value)
        return cls(draft, content, gist, frozenset(keys))


@dataclass(frozen=True, slots=True)
class _New:
    """A draft that is surely new, and what it becomes."""

    known: _Known
    article: Article
    version: Version
