"""Which texts of the desk are nearly the same as another one: looked up by a few numbers of each text."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.store import Store
    from factcheck.gist import Gist, Gists
    from factcheck.nearness import Sketch, Sketcher

_LOOKED_AT = 3
"""How many of the likeliest texts are compared word by word."""
_COMMON = 64
"""Of the texts that have one number in common, no more than these are looked at: it is then of what many repeat."""
_MARKS = 8
_ALIKE = " UNION ALL ".join([f"SELECT * FROM (SELECT text FROM sketch WHERE mark = ? LIMIT {_COMMON})"] * _MARKS)
"""Asks for the texts that have one of eight numbers, with each as often as they have one."""


@dataclass(frozen=True, slots=True)
class Like:
    """An article with a text like another one: its id, its version's, its title, and how much is the same (0 to 1)."""

    article: str
    version: str
    title: str
    share: float
    same_words: bool = False


class Near:
    """The sketches of one desk's texts; made by the intake."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._connection = store.connection

    @cached_property
    def _gists(self) -> "Gists":
        from factcheck.gist import Gists  # not needed until something comes in

        return Gists(self._store.index.tokens)

    @cached_property
    def _sketcher(self) -> "Sketcher":
        from factcheck.nearness import Sketcher

        return Sketcher(self._store.index.tokens)

    def gist(self, text: str, known: str = "") -> "Gist":
        """Return what is to be known of a text; `known` is its SHA-256 where the caller has it already."""
        return self._gists.of(text, known)

    def sketch(self, text: str) -> "Sketch":
        """Return what a text is known by."""
        return self._sketcher.sketch(text)

    def like(self, text: str, sketch: "Sketch") -> Like | None:
        """Return the article with the same words, else the likest one that is nearly the same; None for a few words."""
        from factcheck.nearness import NEARLY

        self.follow()
        for (id,) in self._connection.execute("SELECT text FROM sketched WHERE words = ?", (sketch.words,)):
            # A handful of words may well be the same in texts that are not.
            if sketch.marks and (found := self._article(id, 1.0, same_words=True)):
                return found
        marks = (*sketch.marks, *[None] * (_MARKS - len(sketch.marks)))
        found_marks = Counter(id for (id,) in self._connection.execute(_ALIKE, marks))
        shares = [(self._share(text, id), id) for id, _ in found_marks.most_common(_LOOKED_AT)]
        for share, id in sorted(shares, reverse=True):
            if share >= NEARLY and (found := self._article(id, share)):
                return found
        return None

    def learn(self, sketches: "Iterable[tuple[int, Sketch]]") -> None:
        """Keep the sketches of texts, by their numbers, in the caller's transaction."""
        told = list(sketches)
        self._connection.executemany(
            "INSERT OR IGNORE INTO sketched (text, words) VALUES (?, ?)",
            [(text, sketch.words) for text, sketch in told],
        )
        marks = [pair for text, sketch in told for pair in zip(sketch.marks, repeat(text), strict=False)]
        marks.sort(key=itemgetter(0))  # in order: they lie side by side
        self._connection.executemany("INSERT OR IGNORE INTO sketch (mark, text) VALUES (?, ?)", marks)

    def follow(self) -> None:
        """Learn the texts that came into the desk another way: out of reports, by merging, by another program."""
        rows = self._connection.execute(
            "SELECT id, content FROM text WHERE id > (SELECT coalesce(max(text), 0) FROM sketched)"
        )
        missing = rows.fetchone()
        if missing is None:
            return
        if not self._connection.in_transaction:
            with self._store.transaction():
                self.follow()
            return
        while missing is not None:
            self.learn([(missing[0], self.sketch(missing[1]))])
            missing = rows.fetchone()

    def _share(self, text: str, id: int) -> float:
        (content,) = self._connection.execute("SELECT content FROM text WHERE id = ?", (id,)).fetchone()
        return self._sketcher.share(text, content)

    def _article(self, id: int, share: float, *, same_words: bool = False) -> Like | None:
        row = self._connection.execute(
            "SELECT a.id, v.id, a.title FROM text t JOIN version v "
            "ON substr(v.text, 1, 16) = substr(t.sha256, 1, 16) AND v.text = t.sha256 JOIN article a "
            "ON a.id = v.article WHERE t.id = ? ORDER BY v.captured DESC LIMIT 1",
            (id,),
        ).fetchone()
        return Like(row[0], row[1], row[2], share, same_words) if row else None
