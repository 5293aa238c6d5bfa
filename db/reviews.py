"""The second readings of claims."""

from typing import TYPE_CHECKING

from db.rows import columns, row, value
from db.stamps import new_id, now
from db.tables import resolve
from factcheck.errors import Refused
from factcheck.reviews import Decision, Review
from factcheck.text.clean import clean
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store


class Reviews:
    """The second readings of one desk; made by the store."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def of(self, claim: str) -> list[Review]:
        """Return the second readings of a claim, the oldest first."""
        query = f"SELECT {columns(Review)} FROM review WHERE claim = ? ORDER BY at, id"
        return [value(Review, cells) for cells in self._store.connection.execute(query, (claim,))]

    def add(self, claim: str, decision: Decision, remark: str = "", by: str = "") -> Review:
        """Keep what a second reader says of a claim's verdict, as one step of its article.

        `by` is the reader's name, else that of whoever writes this desk. Raises NotFound, and Refused where there is
        no name at all, or where the reader disagrees or returns the claim without a remark.
        """
        store, held = self._store, self._store.claims.get(claim)
        by, remark = " ".join(clean(by).text.split()) or store.by, clean(remark).text.strip()
        if not by:
            raise Refused(N_("A second reading needs the reader's name."))
        if decision is not Decision.AGREES and not remark:
            raise Refused(N_("A reader who does not agree says why."))
        rating = store.ratings.get(held.rating) if held.rating else None
        names = (rating.name_ar, rating.name_en) if rating else ("", "")
        review = Review(new_id(), claim, decision, remark, held.status, *names, now(), by)
        with store.step(Sentence.of(N_("Add a second reading")), held.article):
            store.tables.table("review").insert(row(review))
        return review

    def remove(self, review: str) -> None:
        """Take the second reading with this id, or the one whose id begins so, away, as one step. Raises NotFound."""
        id = resolve(self._store.connection, "review", review)
        query = "SELECT c.article FROM review r JOIN claim c ON c.id = r.claim WHERE r.id = ?"
        (article,) = self._store.connection.execute(query, (id,)).fetchone()
        with self._store.step(Sentence.of(N_("Remove a second reading")), article):
            self._store.tables.table("review").delete(id)
