"""The search over the whole desk: which articles and claims answer to a query, and where in them it stands."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from db.tables import one
from factcheck.model import Level, Where

if TYPE_CHECKING:
    from db.store import Store
    from factcheck.search.forms import Word
    from factcheck.search.places import Field, Hit
    from factcheck.search.query import Group, Query


class Search:
    """The search of one desk; made by the store."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._connection = store.connection

    def hits(self, typed: str, level: Level = Level.PREFIXES, where: Where | None = None) -> Iterator["Hit"]:
        """Yield the places that answer to what was typed, those of the newest article or claim first, as found.

        Without `where`, everything is searched.
        Raises Refused where no word was typed. Do not write to the desk between two hits.
        """
        return (hit for _, found in self.answers(typed, level, where) for hit in found)

    def answers(
        self, typed: str, level: Level = Level.PREFIXES, where: Where | None = None, below: int | None = None
    ) -> Iterator[tuple[int, list["Hit"]]]:
        """Yield the articles and claims that hold what was typed, the newest first: a number, and the places in each.

        The number of the last one read, given as `below`, goes on behind it. Raises and is used as `hits`.
        """
        from factcheck.search import places, query

        asked = query.parse(typed, level, self._store.equivalents.known())
        return (
            (number, places.hits(asked, article, claim, fields))
            for number, article, claim, fields in self._found(asked, where, below)
        )

    def articles(self, typed: str, level: Level = Level.PREFIXES) -> set[str]:
        """Return the articles that answer, themselves or by a claim. Raises Refused where no word was typed."""
        from factcheck.search import query

        asked = query.parse(typed, level, self._store.equivalents.known())
        if any(len(part) > 1 for group in asked for part in (*group.wanted, *group.unwanted)):
            return {found[0].article for _, found in self.answers(typed, level) if found}
        # Of words alone the index knows all.
        rows = self._connection.execute(
            "SELECT CASE s.kind WHEN 'article' THEN s.row ELSE (SELECT article FROM claim WHERE id = s.row) END "
            "FROM word_index i CROSS JOIN searched s ON s.id = i.rowid WHERE word_index MATCH ?",
            (expression(asked, self.words_of),),
        )
        return {article for (article,) in rows}

    def _found(
        self, asked: "Query", where: Where | None, below: int | None
    ) -> Iterator[tuple[int, str, str, list["Field"]]]:
        condition = f"AND s.kind = '{_KINDS[where]}'" if where else ""
        further = "" if below is None else "AND i.rowid < ?"
        rows = self._connection.execute(
            "SELECT i.rowid, s.kind, s.row, s.said, t.content "
            "FROM word_index i CROSS JOIN searched s ON s.id = i.rowid LEFT JOIN text t ON t.id = s.text "
            f"WHERE word_index MATCH ? {further} {condition} ORDER BY i.rowid DESC",
            (expression(asked, self.words_of), *(() if below is None else (below,))),
        )
        for number, kind, row, said, text in rows:
            if kind == "article":
                yield number, row, "", self._of_article(row, said, text)
            else:
                yield number, *self._of_claim(row)

    def words_of(self, stem: str) -> list[str]:
        """Return the words of the desk's texts that have a stem, the stem itself first."""
        rows = self._connection.execute("SELECT word FROM stem WHERE stem = ?", (stem,))
        return [stem, *(word for (word,) in rows)]

    def _of_article(self, article: str, title: str, text: str) -> list["Field"]:
        from factcheck.search.places import Field, Kind

        version = one(
            self._connection, "SELECT id FROM version WHERE article = ? ORDER BY number DESC LIMIT 1", article
        )
        # A title that is the text's own first line would be told twice.
        own = [] if text.lstrip().startswith(title) else [Field(Kind.TITLE, title)]
        return [*own, Field(Kind.TEXT, text, version[0])]

    def _of_claim(self, claim: str) -> tuple[str, str, list["Field"]]:
        from factcheck.search.places import Field, Kind

        article, wording, note = one(self._connection, "SELECT article, wording, note FROM claim WHERE id = ?", claim)
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
        return article, claim, [*own, *quotes, Field(Kind.NOTE, note)]


_KINDS = {Where.ARTICLES: "article", Where.CLAIMS: "claim"}

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
    stems = [f'"{one}"' for one in words_of(word.stem)] if word.stem else []
    return f"({' OR '.join(dict.fromkeys([*forms, *stems]))})"
