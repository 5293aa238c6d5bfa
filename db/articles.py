"""The articles of a desk: listed, read, removed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.claims import OF_A_CLAIM
from db.stamps import DESK
from db.tables import one, resolve
from factcheck.errors import NotFound
from factcheck.model import Article, Direction, Original, Record, Status, Version
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as a list shows it: with the number of its versions and of its claims by status."""

    article: Article
    versions: int
    claims: dict[Status, int]


class Articles:
    """The articles of one desk; made by the store."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._connection = store.connection

    # Reading

    def resolve(self, prefix: str) -> str:
        """Return the id of the one article whose id begins with `prefix`. Raises NotFound for none and for several."""
        return resolve(self._connection, "article", prefix)

    def get(self, article: str) -> Article:
        """Return an article. Raises NotFound."""
        row = one(self._connection, f"SELECT {_ARTICLE} FROM article a WHERE id = ?", article)
        if row is None:
            raise NotFound(N_("There is no article {id} in this desk."), id=article)
        return _article(row)

    def known(self, article: str) -> str:
        """Return the id of an article that the desk holds: this one if it does, else the newest; empty for none."""
        row = one(self._connection, "SELECT id FROM article WHERE id = ?", article) or one(
            self._connection, "SELECT id FROM article ORDER BY created DESC, rowid DESC LIMIT 1"
        )
        return str(row[0]) if row else ""

    def listed(self, only: frozenset[str] | None = None) -> list[Listed]:
        """Return the articles (`only` those with these ids), the newest in the desk first, with their counts."""
        condition = "" if only is None else f"WHERE a.id IN ({', '.join('?' * len(only))})"
        rows = self._connection.execute(
            f"SELECT {_ARTICLE}, (SELECT count(*) FROM version v WHERE v.article = a.id) FROM article a {condition} "
            "ORDER BY a.created DESC, a.rowid DESC",
            tuple(only or ()),
        ).fetchall()
        counts: dict[str, dict[Status, int]] = {}
        condition = condition.replace("a.id", "article")
        for article, status, count in self._connection.execute(
            f"SELECT article, status, count(*) FROM claim {condition} GROUP BY article, status", tuple(only or ())
        ):
            counts.setdefault(article, {})[Status(status)] = count
        return [Listed(_article(row[:-1]), row[-1], _all_statuses(counts.get(row[0], {}))) for row in rows]

    def count_versions(self, article: str) -> int:
        """Return how many versions an article has."""
        query = "SELECT count(*) FROM version WHERE article = ?"
        return int(self._connection.execute(query, (article,)).fetchone()[0])

    def versions(self, article: str) -> list[Version]:
        """Return the versions of an article, the oldest first."""
        rows = self._connection.execute(f"{VERSIONS} WHERE v.article = ? ORDER BY v.number", (article,))
        return [Version(*row) for row in rows]

    def version(self, article: str) -> Version:
        """Return the newest version of an article: the one that is read, marked and reported. Raises NotFound."""
        row = one(self._connection, f"{VERSIONS} WHERE v.article = ? ORDER BY v.number DESC LIMIT 1", article)
        if row is None:
            raise NotFound(N_("There is no article {id} in this desk."), id=article)
        return Version(*row)

    def of_version(self, version: str) -> str:
        """Return the id of the article that a version is of. Raises NotFound."""
        found = one(self._connection, "SELECT article FROM version WHERE id = ?", version)
        if found is None:
            raise NotFound(N_("There is no version {id} in this desk."), id=version)
        return str(found[0])

    def record(self, article: str) -> Record:
        """Return everything that the desk holds of an article. Raises NotFound."""
        originals = self._connection.execute(
            "SELECT k.sha256, coalesce(o.content, CAST(t.content AS BLOB)) FROM ("
            "SELECT original AS sha256 FROM version WHERE article = ?1 UNION SELECT s.sha256 FROM snapshot s "
            "JOIN claim c ON c.id = s.claim WHERE c.article = ?1) k "
            "LEFT JOIN original o ON o.sha256 = k.sha256 LEFT JOIN text t ON t.sha256 = k.sha256 ORDER BY k.sha256",
            (article,),
        )
        plain = Record(
            self.get(article),
            tuple(self.versions(article)),
            tuple(self._store.claims.of(article)),
            tuple(Original(*row) for row in originals),
        )
        return self._store.dossiers.completed(plain)

    # Writing

    def remove(self, article: str) -> None:
        """Take an article with its versions and claims out of the library; undo on the desk's stack brings it back.

        The bytes and texts stay in the desk. Raises NotFound.
        """
        title = self.get(article).title
        tables = self._store.tables
        with self._store.step(Sentence.of(N_("Remove {title}"), title=title), DESK):
            for kind in OF_A_CLAIM:
                tables.table(kind).delete_where("claim IN (SELECT id FROM claim WHERE article = ?)", [article])
            tables.table("claim").delete_where("article = ?", [article])
            tables.table("version").delete_where("article = ?", [article])
            tables.table("collected").delete_where("article = ?", [article])
            tables.table("archived").delete_where("id = ?", [article])
            tables.table("article").delete(article)


_ARTICLE = "a.id, a.title, a.outlet, a.author, a.published, a.url, a.language, a.direction, a.created, a.reviewer"
VERSIONS = (
    "SELECT v.id, v.article, v.number, t.content, v.original, v.media_type, v.encoding, v.name, v.captured "
    "FROM version v JOIN text t ON t.sha256 = v.text"
)


def _article(row: tuple[str, ...]) -> Article:
    id, title, outlet, author, published, url, language, direction, created, reviewer = row
    return Article(id, title, outlet, author, published, url, language, Direction(direction), created, reviewer)


def _all_statuses(counts: dict[Status, int]) -> dict[Status, int]:
    return {status: counts.get(status, 0) for status in Status}
