"""The index of words: what the search reads, kept in line with the desk's rows in the transaction that changes them."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.search.indexed import Tokens

_OWNERS = {"version": "article", "passage": "claim"}
"""The kinds of rows that are searched as part of another one, which they name in a field of that kind."""

_AT_ONCE = 500
"""How many rows are asked for in one query."""

BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR})
"""What SQLite says (the code's lowest byte) where what the index consists of is broken, or not there."""

Row = tuple[str, str, str, int | None]
"""A row of what can be searched: its kind, its id, what it says, and the number of its text or None."""


def register(connection: sqlite3.Connection) -> None:
    """Give a connection the function by which SQLite compares the index with the texts."""
    connection.create_function("isnad_words", -1, _words, deterministic=True)


def _words(*texts: str | None) -> str:
    from factcheck.search.indexed import Tokens

    return Tokens().words(texts)


class Index:
    """The index of one desk; made by the store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._stemmed: set[str] = set()
        self._told: dict[int, str] = {}

    @cached_property
    def tokens(self) -> "Tokens":
        """The tokens met so far: what folds each of them once, for the index and whoever else looks at the words."""
        # What folds is loaded at the first write: opening the window does not wait for it.
        from factcheck.search.indexed import Tokens

        return Tokens()

    def follow(self, step: int) -> None:
        """Bring the index in line with what the steps of this transaction changed, of which `step` is the first."""
        changed = self._changed(step)
        if not changed:
            return
        wanted = {row[1]: row for row in self._wanted(changed)}
        there = {row: (id, told) for id, row, *told in self._there(changed)}
        for row, (id, told) in there.items():
            if row not in wanted or list(wanted[row][2:]) != told:
                self._forget(id, row in wanted)
        self._learn(
            (there[row][0] if row in there else None, wanted[row])
            for row in changed
            if row in wanted and (row not in there or list(wanted[row][2:]) != there[row][1])
        )
        self._keep_stems()

    def begun(self) -> None:
        """Hear that a transaction begins: nothing is followed in it yet."""
        self._stemmed = set()
        self._told = {}

    def expect(self, text: int, words: str) -> None:
        """Hear the folded words of a text that this transaction keeps: they need not be made out again."""
        self._told[text] = words

    def committed(self) -> None:
        """Hear that what was followed is kept: the words met in it need not be looked up again."""
        if self._stemmed:
            self.tokens.fresh -= self._stemmed

    def _changed(self, step: int) -> dict[str, str]:
        """The ids of what can be searched and changed, in that order, with their kinds."""
        rows = self._connection.execute(
            "SELECT kind, row, CASE kind WHEN 'version' THEN json_extract(coalesce(after, before), '$.article') "
            "WHEN 'passage' THEN json_extract(coalesce(after, before), '$.claim') END "
            "FROM journal INDEXED BY journal_step WHERE step >= ? ORDER BY seq",
            (step,),
        )
        owners = ((_OWNERS.get(kind, kind), row if owner is None else owner) for kind, row, owner in rows)
        return {row: kind for kind, row in owners if kind in _SEARCHED}

    def _wanted(self, changed: dict[str, str]) -> Iterator[Row]:
        for kind in dict.fromkeys(changed.values()):
            rows = [row for row, its in changed.items() if its == kind]
            for first in range(0, len(rows), _AT_ONCE):
                some = rows[first : first + _AT_ONCE]
                # One by one: of rows that a query has to find first, SQLite makes the whole view to look for them.
                given = ", ".join("?" * len(some))
                yield from self._connection.execute(
                    f"SELECT kind, row, said, text FROM searchable WHERE kind = '{kind}' AND row IN ({given})", some
                )

    def _there(self, changed: Iterable[str]) -> list[tuple[int, str, str, int | None]]:
        from json import dumps  # not needed to open a desk

        query = f"SELECT id, row, said, text FROM searched WHERE row IN {_GIVEN}"
        return self._connection.execute(query, (dumps(list(changed)),)).fetchall()

    def _forget(self, id: int, comes_again: bool) -> None:
        """Take a row's words out of the index; the row itself stays where it is to be told anew in its place."""
        self._connection.execute(
            "INSERT INTO word_index (word_index, rowid, words) SELECT 'delete', id, words FROM searched_words "
            "WHERE id = ?",
            (id,),
        )
        if not comes_again:
            self._connection.execute("DELETE FROM searched WHERE id = ?", (id,))

    def _learn(self, rows: Iterable[tuple[int | None, Row]]) -> None:
        """Tell the index rows, each under the number that it had, or as the newest."""
        (newest,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM searched").fetchone()
        numbers = count(newest + 1)
        numbered = [(next(numbers) if id is None else id, *row) for id, row in rows]
        self._connection.executemany(
            "INSERT INTO searched (id, kind, row, said, text) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET said = excluded.said, text = excluded.text",
            numbered,
        )
        self._connection.executemany(
            "INSERT INTO word_index (rowid, words) VALUES (?, ?)",
            ((id, self._words_of(said, text)) for id, _, _, said, text in numbered),
        )

    def _words_of(self, said: str, text: int | None) -> str:
        if text is None:
            return self.tokens.words((said,))
        told = None if said else self._told.get(text)
        if told is None:
            (content,) = self._connection.execute("SELECT content FROM text WHERE id = ?", (text,)).fetchone()
            return self.tokens.words((said, content))
        self.tokens.meet(told.split())
        return told

    def _keep_stems(self) -> None:
        fresh = self.tokens.fresh - self._stemmed
        self._connection.executemany("INSERT OR IGNORE INTO stem (stem, word) VALUES (?, ?)", sorted(_stems(fresh)))
        self._stemmed |= fresh

    def agrees(self) -> bool:
        """Return whether the index knows every word of the desk's rows, in the right places, and nothing else."""
        try:
            return self._agrees()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in BROKEN:
                raise
            return False

    def _agrees(self) -> bool:
        here, there = "SELECT kind, row, said, text FROM searchable", "SELECT kind, row, said, text FROM searched"
        for one, other in ((here, there), (there, here)):
            if self._connection.execute(f"SELECT 1 FROM ({one} EXCEPT {other}) LIMIT 1").fetchone():
                return False
        self._connection.execute("INSERT INTO word_index (word_index, rank) VALUES ('integrity-check', 1)")
        if not self._finds_all():
            return False
        known = set(self._connection.execute("SELECT stem, word FROM stem"))
        return known.issuperset(_stems(self._vocabulary())) and known.issubset(_stems(word for _, word in known))

    def _finds_all(self) -> bool:
        """Whether every word of the index is found where it is looked for, which SQLite's own check does not see."""
        self._vocabulary()
        for word, rows in self._connection.execute("SELECT term, doc FROM temp.vocabulary").fetchall():
            query = f"SELECT count(*) FROM (SELECT 1 FROM word_index WHERE word_index MATCH ? LIMIT {_FEW})"
            if self._connection.execute(query, (f'"{word}"',)).fetchone()[0] != min(rows, _FEW):
                return False
        return True

    def size(self) -> int:
        """Return how many rows the index tells of; 0 where it is not there."""
        if not self._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'searched'").fetchone():
            return 0
        return int(self._connection.execute("SELECT count(*) FROM searched").fetchone()[0])

    def rebuild(self) -> None:
        """Make the index anew from the desk's rows, the oldest first, in the caller's transaction."""
        from db.remaking import remake

        remake(self._connection)
        self._connection.execute(
            "INSERT INTO searched (kind, row, said, text) SELECT s.kind, s.row, s.said, s.text FROM searchable s "
            "LEFT JOIN article a ON a.id = s.row LEFT JOIN claim c ON c.id = s.row "
            "LEFT JOIN evidence e ON e.id = s.row "
            "ORDER BY coalesce(a.created, c.created, e.created, ''), s.row"
        )
        self._connection.execute("INSERT INTO word_index (word_index) VALUES ('rebuild')")
        self._connection.execute("INSERT INTO word_index (word_index) VALUES ('optimize')")
        # Right pairs stay, also of words that are gone: another program may have met them, and not look again.
        known = set(self._connection.execute("SELECT stem, word FROM stem"))
        wrong = known.difference(_stems(word for _, word in known))
        self._connection.executemany("DELETE FROM stem WHERE stem = ? AND word = ?", wrong)
        self._connection.executemany(
            "INSERT OR IGNORE INTO stem (stem, word) VALUES (?, ?)", _stems(self._vocabulary())
        )

    def _vocabulary(self) -> list[str]:
        """Every word that is in the index."""
        self._connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, word_index, row)"
        )
        return [term for (term,) in self._connection.execute("SELECT term FROM temp.vocabulary")]


_LONGEST = 64
_FEW = 50
"""So many rows of a word are looked up to see that it is found."""
_SEARCHED = frozenset({"article", "claim", "evidence", "source"})
_GIVEN = "(SELECT value FROM json_each(?))"


def _stems(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each word behind its stem, where that is another; no language has words of more than 64 letters."""
    from factcheck.search.forms import stems

    short = [word for word in words if len(word) <= _LONGEST]
    return ((found, word) for found, word in zip(stems(short), short, strict=True) if found != word)
