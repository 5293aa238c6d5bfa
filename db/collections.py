"""Collections of articles, and the archive: what an analyst puts where. Every deed is a step on the desk's stack."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.stamps import DESK, new_id, now
from db.tables import one, resolve
from factcheck.errors import NotFound, Refused
from factcheck.sift import Collection
from factcheck.text.clean import clean
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store


class Collections:
    """The collections of one desk, and its archive."""

    def __init__(self, store: "Store") -> None:
        """Keep in a store."""
        self._store = store
        self._connection = store.connection

    # Reading

    def listed(self) -> list[Collection]:
        """Return the collections by name, each with the number of its articles."""
        rows = self._connection.execute(
            "SELECT c.id, c.name, (SELECT count(*) FROM collected d WHERE d.collection = c.id) "
            "FROM collection c ORDER BY c.name, c.id"
        )
        return [Collection(*row) for row in rows]

    def find(self, name: str) -> str:
        """Return the id of the collection with a name, or whose id begins so. Raises NotFound."""
        row = one(self._connection, "SELECT id FROM collection WHERE name = ?", name)
        return str(row[0]) if row else resolve(self._connection, "collection", name)

    def of(self, article: str) -> set[str]:
        """Return the ids of the collections that an article is in."""
        rows = self._connection.execute("SELECT collection FROM collected WHERE article = ?", (article,))
        return {id for (id,) in rows}

    def is_archived(self, article: str) -> bool:
        """Return whether an article is put away."""
        return one(self._connection, "SELECT 1 FROM archived WHERE id = ?", article) is not None

    # Writing

    def make(self, name: str, articles: Sequence[str] = ()) -> str:
        """Make a collection, with articles in it, as one step, and return its id; a name that is there is that one.

        Raises Refused for an empty name.
        """
        name = _named(name)
        row = one(self._connection, "SELECT id FROM collection WHERE name = ?", name)
        id = str(row[0]) if row else new_id()
        with self._store.step(Sentence.of(N_("Collect in {name}"), name=name), DESK):
            if row is None:
                self._store.tables.table("collection").insert({"id": id, "name": name, "created": now()})
            self._put(id, articles)
        return id

    def put(self, collection: str, articles: Sequence[str]) -> None:
        """Put articles into a collection, as one step; those that are in it stay. Raises NotFound."""
        with self._store.step(Sentence.of(N_("Collect in {name}"), name=self._name(collection)), DESK):
            self._put(collection, articles)

    def take(self, collection: str, articles: Sequence[str]) -> None:
        """Take articles out of a collection, as one step. Raises NotFound."""
        with self._store.step(Sentence.of(N_("Take out of {name}"), name=self._name(collection)), DESK):
            for article in articles:
                self._store.tables.table("collected").delete_where(
                    "collection = ? AND article = ?", [collection, article]
                )

    def rename(self, collection: str, name: str) -> None:
        """Give a collection another name, as one step. Raises NotFound, and Refused for an empty name."""
        self._name(collection)
        with self._store.step(Sentence.of(N_("Rename to {name}"), name=_named(name)), DESK):
            self._store.tables.table("collection").update(collection, {"name": _named(name)})

    def remove(self, collection: str) -> None:
        """Delete a collection, as one step; its articles stay in the desk. Raises NotFound."""
        with self._store.step(Sentence.of(N_("Delete {name}"), name=self._name(collection)), DESK):
            self._store.tables.table("collected").delete_where("collection = ?", [collection])
            self._store.tables.table("collection").delete(collection)

    def archive(self, articles: Sequence[str]) -> None:
        """Put articles away, as one step: lists leave them out, the search finds them still. Raises NotFound."""
        title = self._store.articles.get(articles[0]).title if articles else ""
        with self._store.step(Sentence.of(N_("Archive {title}"), title=title), DESK):
            for article in articles:
                if not self.is_archived(article):
                    self._store.tables.table("archived").insert({"id": article, "at": now()})

    def fetch(self, articles: Sequence[str]) -> None:
        """Take articles back out of the archive, as one step. Raises NotFound."""
        title = self._store.articles.get(articles[0]).title if articles else ""
        with self._store.step(Sentence.of(N_("Take {title} out of the archive"), title=title), DESK):
            for article in articles:
                self._store.tables.table("archived").delete_where("id = ?", [article])

    def _put(self, collection: str, articles: Sequence[str]) -> None:
        for article in articles:
            if collection not in self.of(article):
                self._store.tables.table("collected").insert(
                    {"id": new_id(), "collection": collection, "article": article}
                )

    def _name(self, collection: str) -> str:
        row = one(self._connection, "SELECT name FROM collection WHERE id = ?", collection)
        if row is None:
            raise NotFound(N_("There is no collection {id} in this desk."), id=collection)
        return str(row[0])


def _named(name: str) -> str:
    name = " ".join(clean(name).text.split())
    if not name:
        raise Refused(N_("A name is needed."))
    return name
