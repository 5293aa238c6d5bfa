"""Searches that are kept under a name: shelves, on which is always what answers now. Each deed is a step."""

from typing import TYPE_CHECKING

from db.stamps import DESK, new_id, now
from db.tables import one, resolve
from factcheck.errors import NotFound, Refused
from factcheck.sift import Shelf, Sift
from factcheck.text.clean import clean
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store


class Shelves:
    """The shelves of one desk."""

    def __init__(self, store: "Store") -> None:
        """Keep in a store."""
        self._store = store
        self._connection = store.connection

    def listed(self) -> list[Shelf]:
        """Return the shelves by name."""
        rows = self._connection.execute("SELECT id, name, sift FROM shelf ORDER BY name, id")
        return [Shelf(id, name, Sift.from_json(sift)) for id, name, sift in rows]

    def find(self, name: str) -> Shelf:
        """Return the shelf with a name, or whose id begins so. Raises NotFound."""
        row = one(self._connection, "SELECT id FROM shelf WHERE name = ? ORDER BY id", name)
        return self.get(str(row[0]) if row else resolve(self._connection, "shelf", name))

    def get(self, shelf: str) -> Shelf:
        """Return a shelf. Raises NotFound."""
        row = one(self._connection, "SELECT id, name, sift FROM shelf WHERE id = ?", shelf)
        if row is None:
            raise NotFound(N_("There is no saved search {id} in this desk."), id=shelf)
        return Shelf(row[0], row[1], Sift.from_json(row[2]))

    def save(self, name: str, sift: Sift) -> str:
        """Keep a search under a name, as one step, and return its id; one of that name is changed to this search.

        Raises Refused for an empty name.
        """
        name = " ".join(clean(name).text.split())
        if not name:
            raise Refused(N_("A name is needed."))
        row = one(self._connection, "SELECT id FROM shelf WHERE name = ? ORDER BY id", name)
        id = str(row[0]) if row else new_id()
        with self._store.step(Sentence.of(N_("Save the search {name}"), name=name), DESK):
            table = self._store.tables.table("shelf")
            if row:
                table.update(id, {"sift": sift.as_json()})
            else:
                table.insert({"id": id, "name": name, "sift": sift.as_json(), "created": now()})
        return id

    def remove(self, shelf: str) -> None:
        """Delete a saved search, as one step. Raises NotFound."""
        with self._store.step(Sentence.of(N_("Delete {name}"), name=self.get(shelf).name), DESK):
            self._store.tables.table("shelf").delete(shelf)
