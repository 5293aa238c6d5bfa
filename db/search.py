"""The search over the whole desk: what in it answers to a query, and where in its texts."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from db.index import BROKEN
from db.tables import one
from factcheck.errors import DeskError
from factcheck.model import Level, Where
from factcheck.words import N_

if TYPE_CHECKING:
    from db.store import Store
    from factcheck.search.forms import Word
    from factcheck.search.places import Field, Hit, Owner
    from factcheck.search.query import Group, Query


DIFFERS = N_("The index of the search does not agree with the texts: check --rebuild makes it anew.")


class Search:
    """The search of one desk; made by the store."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._connection = store.connection

    def hits(self, typed: str, level: Level = Level.PREFIXES, where: Where | None = None) -> Iterator["Hit"]:
        """Yield the places that answer to what was typed, those in what came last first, as found.

        Without `where`, everything is searched.
        Raises Refused where no word was typed. Do not write to the desk between two hits.
        """
        return (hit for _, found in self.answers(typed, level, where) for hit in found)

    def answers(
        self, typed: str, level: Level = Level.PREFIXES, where: Where | None = None, below: int | None = None
    ) -> Iterator[tuple[int, list["Hit"]]]:
        """Yield what in the desk holds what was typed, the newest first: a number, and the places in each.

        The number of the last one read, given as `below`, goes on behind it. Raises and is used as `hits`.
        """
        from factcheck.search import places, query

        asked = query.parse(typed, level, self._store.equivalents.known())
        return (
            (number, places.hits(asked, owner, fields)) for number, owner, fields in self._found(asked, where, below)
        )

    def articles(self, typed: str, level: Level = Level.PREFIXES) -> set[str]:
        """Return the articles that answer, themselves or by a claim or its evidence. Raises Refused without a word."""
        from factcheck.search import query

        asked = query.parse(typed, level, self._store.equivalents.known())
        if any(len(part) > 1 for group in asked for part in (*group.wanted, *group.unwanted)):
            return {found[0].article for _, found in self.answers(typed, level) if found} - {""}
        # Of words alone the index knows all.
        rows = self._asked(
            "SELECT CASE s.kind WHEN 'article' THEN s.row "
            "WHEN 'claim' THEN (SELECT article FROM claim WHERE id = s.row) "
            "WHEN 'evidence' THEN (SELECT c.article FROM evidence e JOIN claim c ON c.id = e.claim WHERE e.id = s.row) "
            "ELSE '' END FROM word_index i CROSS JOIN searched s ON s.id = i.rowid WHERE word_index MATCH ?",
            (expression(asked, self.words_of),),
        )
        return {article for (article,) in rows} - {""}

    def _found(
        self, asked: "Query", where: Where | None, below: int | None
    ) -> Iterator[tuple[int, "Owner", list["Field"]]]:
        condition = f"AND s.kind = '{_KINDS[where]}'" if where else ""
        further = "" if below is None else "AND i.rowid < ?"
        rows = self._asked(
            "SELECT i.rowid, s.kind, s.row, s.said, t.content "
            "FROM word_index i CROSS JOIN searched s ON s.id = i.rowid LEFT JOIN text t ON t.id = s.text "
            f"WHERE word_index MATCH ? {further} {condition} ORDER BY i.rowid DESC",
            (expression(asked, self.words_of), *(() if below is None else (below,))),
        )
        of_kind = {"claim": self._of_claim, "evidence": self._of_evidence, "source": self._of_source}
        for number, kind, row, said, text in rows:
            yield number, *(self._of_article(row, said, text) if kind == "article" else of_kind[kind](row))

    def _asked(self, query: str, values: tuple[str | int, ...]) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(query, values)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in BROKEN:
                raise
            raise DeskError(DIFFERS) from error

    def words_of(self, stem: str) -> list[str]:
        """Return the words of the desk's texts that have a stem, the stem itself first."""
        rows = self._asked("SELECT word FROM stem WHERE stem = ?", (stem,))
        return [stem, *(word for (word,) in rows)]

    def _of_article(self, article: str, said: str, text: str) -> "Fields":
        from factcheck.search.places import Field, Kind, Owner

        version = one(
            self._connection, "SELECT id FROM version WHERE article = ? ORDER BY number DESC LIMIT 1", article
        )
        # A title that is the text's own first line would be told twice.
        own = [] if text.lstrip().startswith(said) else [Field(Kind.TITLE, said)]
        return Owner(article), [*own, Field(Kind.TEXT, text, version[0])]

    def _of_claim(self, claim: str) -> "Fields":
        from factcheck.search.places import Field, Kind, Owner

        article, wording, note, rationale = one(
            self._connection, "SELECT article, wording, note, rationale FROM claim WHERE id = ?", claim
        )
        quotes = [
            Field(Kind.QUOTE, quote, version, start)
            for quote, version, start in self._connection.execute(
                'SELECT p.quote, p.version, p."start" FROM passage p JOIN version v ON v.id = p.version '
                'WHERE p.claim = ? ORDER BY v.number DESC, p."start"',
                (claim,),
            )
        ]
        quotes = [field for field in quotes if field.version == quotes[0].version]
        # A wording that nobody wrote is the quote, and its hits would be told twice.
        own = [] if wording in {" ".join(field.text.split()) for field in quotes} else [Field(Kind.WORDING, wording)]
        return Owner(article, claim), [*own, *quotes, Field(Kind.NOTE, note), Field(Kind.RATIONALE, rationale)]

    def _of_evidence(self, id: str) -> "Fields":
        from factcheck.search.places import Field, Kind, Owner

        item = self._store.evidence.get(id)
        said = (
            (Kind.TITLE, item.title), (Kind.PUBLISHER, item.publisher), (Kind.QUOTE, item.quote),
            (Kind.TRANSLATION, item.translation), (Kind.NOTE, item.note),
        )  # fmt: skip
        article = self._store.claims.get(item.claim).article
        return Owner(article, item.claim, id), [Field(kind, text) for kind, text in said]

    def _of_source(self, id: str) -> "Fields":
        from factcheck.search.places import Field, Kind, Owner

        source = self._store.sources.get(id)
        return Owner(source=id), [*(Field(Kind.NAME, name) for name in source.names), Field(Kind.NOTE, source.note)]


_KINDS = {
    Where.ARTICLES: "article", Where.CLAIMS: "claim", Where.EVIDENCE: "evidence", Where.SOURCES: "source",
}  # fmt: skip

Fields: TypeAlias = "tuple[Owner, list[Field]]"
"""The texts of one thing that is searched, and whose they are."""

WordsOf = Callable[[str], Iterable[str]]
"""Says which words have a stem."""


def expression(asked: "Query", words_of: WordsOf) -> str:
    """Return the FTS5 expression for the rows in which a query's words are; what stands after what is not in it."""
    return " OR ".join(f"({_of_group(group, words_of)})" for group in asked)


def _of_group(group: "Group", words_of: WordsOf) -> str:
    wanted = " AND ".join(_of_word(word, words_of) for part in group.wanted for word in part)
    # Of an unwanted phrase each word alone may be there: the texts themselves are asked.
    unwanted = [_of_word(part[0], words_of) for part in group.unwanted if len(part) == 1]
    return f"({wanted}) NOT ({' OR '.join(unwanted)})" if unwanted else wanted


def _of_word(word: "Word", words_of: WordsOf) -> str:
    star = "*" if word.open else ""
    # The forms are letters and digits alone, so no quotation mark is in them.
    forms = [f'"{form}"{star}' for form in word.forms]
    stems = [f'"{one}"' for one in words_of(word.stem) if word.nearness(one)] if word.stem else []
    return f"({' OR '.join(dict.fromkeys([*forms, *stems]))})"
