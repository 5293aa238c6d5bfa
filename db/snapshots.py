"""The copies of pages and files that a desk keeps as evidence."""

from typing import TYPE_CHECKING

from db.rows import columns, row, value
from db.stamps import new_id, now, sha256
from factcheck.errors import NotFound
from factcheck.evidence import Snapshot
from factcheck.text.clean import clean
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store
    from factcheck.fetching import Fetched


_CONTENT = (
    "coalesce((SELECT content FROM original WHERE sha256 = ?1), "
    "(SELECT CAST(content AS BLOB) FROM text WHERE sha256 = ?1))"
)
"""The bytes of a SHA-256: those of an original that is nothing but its text are kept as that."""


class Snapshots:
    """The snapshots of one desk; made by the store. Every change is a step of the claim's article."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def of(self, evidence: str) -> list[Snapshot]:
        """Return the copies of an item of evidence, the oldest first."""
        query = f"SELECT {columns(Snapshot)} FROM snapshot WHERE evidence = ? ORDER BY captured, id"
        return [value(Snapshot, cells) for cells in self._store.connection.execute(query, (evidence,))]

    def content(self, snapshot: Snapshot) -> bytes:
        """Return the bytes of a copy, as they were sent. Raises NotFound where the desk has lost them."""
        (found,) = self._store.connection.execute(f"SELECT {_CONTENT}", (snapshot.sha256,)).fetchone()
        if found is None:
            raise NotFound(N_("The bytes of this copy are not in the desk."))
        return bytes(found)

    def size(self, snapshot: Snapshot) -> int:
        """Return how many bytes a copy has; 0 where the desk has lost them."""
        (size,) = self._store.connection.execute(f"SELECT length({_CONTENT})", (snapshot.sha256,)).fetchone()
        return int(size or 0)

    def add(self, evidence: str, fetched: "Fetched") -> Snapshot:
        """Keep what was fetched as a copy of an item of evidence, as one step. Raises NotFound."""
        return self._keep(
            evidence, fetched.content, url=fetched.url, final_url=fetched.final_url, media_type=fetched.media_type,
            captured=fetched.captured, served=fetched.served, http_status=fetched.status, http_reason=fetched.reason,
            headers=fetched.headers, redirects=fetched.redirects,
        )  # fmt: skip

    def add_file(self, evidence: str, name: str, media_type: str, content: bytes) -> Snapshot:
        """Keep a file as a copy of an item of evidence, as one step; `name` is without its folder. Raises NotFound."""
        said = clean(name).text
        return self._keep(evidence, content, url=said, final_url=said, media_type=media_type, captured=now())

    def _keep(self, evidence: str, content: bytes, **fields: object) -> Snapshot:
        item = self._store.evidence.get(evidence)
        kept = sha256(content)
        made = Snapshot(new_id(), item.claim, item.id, kept, **fields)  # type: ignore[arg-type]
        article = self._store.claims.get(item.claim).article
        with self._store.step(Sentence.of(N_("Keep a copy of {url}"), url=made.url), article):
            query = "INSERT OR IGNORE INTO original (sha256, content) VALUES (?, ?)"
            self._store.connection.execute(query, (kept, content))
            self._store.tables.table("snapshot").insert(row(made))
            if not item.captured:
                self._store.evidence.change(item.id, captured=made.captured[:10])
        return made

    def remove(self, snapshot: str) -> None:
        """Take a copy away from its item of evidence, as one step; its bytes stay in the desk. Raises NotFound."""
        query = "SELECT c.article FROM snapshot s JOIN claim c ON c.id = s.claim WHERE s.id = ?"
        found = self._store.connection.execute(query, (snapshot,)).fetchone()
        if found is None:
            raise NotFound(N_("There is no copy {id} in this desk."), id=snapshot)
        with self._store.step(Sentence.of(N_("Delete a copy")), found[0]):
            self._store.tables.table("snapshot").delete(snapshot)
