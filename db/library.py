"""Which articles of a desk answer to what a list asks for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.articles import Listed
from factcheck.sift import Order, Sift

if TYPE_CHECKING:
    from db.store import Store

_DAY = "substr(coalesce(nullif(a.published, ''), a.created), 1, 10)"
_NEWEST = "a.created DESC, a.rowid DESC"
_ORDERS = {
    Order.NEWEST: _NEWEST,
    Order.OLDEST: "a.created, a.rowid",
    Order.PUBLISHED: f"{_DAY} DESC, {_NEWEST}",
    Order.TITLE: f"a.title, {_NEWEST}",
    Order.OUTLET: f"a.outlet = '', a.outlet, {_NEWEST}",
}
_CONDITIONS = (
    ("outlet", "a.outlet = :outlet"),
    ("language", "a.language = :language"),
    ("since", f"{_DAY} >= :since"),
    ("until", f"{_DAY} <= :until"),
    ("status", "a.id IN (SELECT article FROM claim WHERE status = :status)"),
    ("tag", "a.id IN (SELECT c.article FROM claim c, json_each(c.tags) t WHERE t.value = :tag)"),
    (
        "analyst",
        "a.id IN (SELECT stack FROM step WHERE by = :analyst UNION SELECT j.row FROM step s "
        "JOIN journal j ON j.step = s.seq AND j.kind = 'article' WHERE s.by = :analyst)",
    ),
    ("collection", "a.id IN (SELECT article FROM collected WHERE collection = :collection)"),
)


class Library:
    """The lists of articles of one desk."""

    def __init__(self, store: "Store") -> None:
        """Read from a store."""
        self._store = store
        self._connection = store.connection

    def ids(self, sift: Sift, most: int = -1) -> list[str]:
        """Return the ids of the articles that are asked for (no more than `most`), in the order that is asked for.

        Raises Refused where there is no word among the words.
        """
        asked = [(name, condition) for name, condition in _CONDITIONS if getattr(sift, name)]
        away = "IN" if sift.archived else "NOT IN"
        where = " AND ".join([f"a.id {away} (SELECT id FROM archived)", *(condition for _, condition in asked)])
        narrowed = bool(sift.words) or sift.lacking
        rows = self._connection.execute(
            f"SELECT a.id FROM article a WHERE {where} ORDER BY {_ORDERS[sift.order]} LIMIT :most",
            {"most": -1 if narrowed else most, **{name: str(getattr(sift, name)) for name, _ in asked}},
        )
        found = [id for (id,) in rows]
        if sift.words:
            answering = self._store.search.articles(sift.words, sift.level)
            found = [id for id in found if id in answering]
        if sift.lacking:
            with_claims = set(self._all("SELECT DISTINCT article FROM claim"))
            found = [id for id in found if id in with_claims and self._lacks(id)]
        return found[:most] if narrowed and most >= 0 else found

    def rows(self, ids: Sequence[str]) -> list[Listed]:
        """Return those of some articles (a few hundred) that the desk holds, in the order given."""
        there = {listed.article.id: listed for listed in self._store.articles.listed(frozenset(ids))}
        return [there[id] for id in ids if id in there]

    def has_more_than(self, articles: int) -> bool:
        """Return whether the desk has more than so many articles; only as many are counted."""
        return bool(self._all(f"SELECT 1 FROM article LIMIT 1 OFFSET {articles}"))

    def outlets(self) -> list[str]:
        """Return the outlets that articles are of, in order."""
        return self._all("SELECT DISTINCT outlet FROM article WHERE outlet <> '' ORDER BY outlet")

    def languages(self) -> list[str]:
        """Return the codes of the languages that articles are in, in order."""
        return self._all("SELECT DISTINCT language FROM article WHERE language NOT IN ('', 'und') ORDER BY language")

    def analysts(self) -> list[str]:
        """Return who has done something in this desk, in order."""
        return self._all("SELECT DISTINCT by FROM step WHERE by <> '' ORDER BY by")

    def tags(self) -> list[str]:
        """Return the tags that claims have, in order."""
        return self._all("SELECT DISTINCT t.value FROM claim c, json_each(c.tags) t ORDER BY t.value")

    def _all(self, query: str) -> list[str]:
        return [value for (value,) in self._connection.execute(query)]

    def _lacks(self, article: str) -> bool:
        claims = self._connection.execute("SELECT id FROM claim WHERE article = ?", (article,)).fetchall()
        return any(self._store.dossiers.of(claim).lacks() for (claim,) in claims)
