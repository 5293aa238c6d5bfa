"""When reports left the desk, and the verdicts that were changed after one did."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.rows import columns, row, value
from db.stamps import new_id, now
from factcheck.errors import NotFound
from factcheck.model import Claim, Correction, Status
from factcheck.text.clean import clean
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.store import Store

STACK = "exports"
"""A stack of its own: an export is not undone, and ends nothing that could be redone."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One report that left the desk: of which article, in which format, when (UTC, ISO 8601) and by whom."""

    id: str
    article: str
    format: str
    at: str
    by: str


class Exports:
    """The exports of one desk; made by the store."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def of(self, article: str) -> list[Exported]:
        """Return the exports of an article, the oldest first."""
        query = "SELECT id, article, format, at, by FROM exported WHERE article = ? ORDER BY at, id"
        return [Exported(*cells) for cells in self._store.connection.execute(query, (article,))]

    def record(self, articles: "Iterable[str]", format: str) -> None:
        """Record that a report of some articles was written, as one step for each. Raises NotFound."""
        for article in articles:
            title = self._store.articles.get(article).title
            with self._store.step(Sentence.of(N_("Export the report of {title}"), title=title), STACK):
                made = {"id": new_id(), "article": article, "format": format, "at": now(), "by": self._store.by}
                self._store.tables.table("exported").insert(made)

    def since(self, claim: Claim) -> str:
        """Return when the claim last left the desk in a report; empty where it never did."""
        query = "SELECT max(at) FROM exported WHERE article = ? AND at >= ?"
        found = self._store.connection.execute(query, (claim.article, claim.created)).fetchone()
        return str(found[0] or "")

    # Corrections

    def corrections(self, claim: str) -> list[Correction]:
        """Return the verdicts that a claim had before, the oldest first."""
        query = f"SELECT {columns(Correction)} FROM correction WHERE claim = ? ORDER BY at, id"
        return [value(Correction, cells) for cells in self._store.connection.execute(query, (claim,))]

    def unexplained(self, claim: str) -> Correction | None:
        """Return the correction whose reason is still asked for, or None."""
        return next((one for one in reversed(self.corrections(claim)) if not one.reason), None)

    def keep_verdict(self, before: Claim, after: Claim, reason: str) -> None:
        """Keep the old verdict of a claim that was exported with it, inside the step in progress.

        An unchecked claim had no verdict. Between two exports the verdict is kept once, as readers saw it; going back
        to it takes the correction away.
        """
        unsaid = before.status is Status.UNCHECKED and not before.rating
        exported = "" if unsaid else self.since(before)
        if not exported or (before.status, before.rating) == (after.status, after.rating):
            return
        reason = " ".join(clean(reason).text.split())
        latest = next((one for one in reversed(self.corrections(before.id)) if one.at >= exported), None)
        table = self._store.tables.table("correction")
        if latest is not None:
            if self._verdict(after) == (latest.status, latest.rating_ar, latest.rating_en):
                table.delete(latest.id)
            elif reason:
                table.update(latest.id, {"reason": reason})
            return
        status, rating_ar, rating_en = self._verdict(before)
        table.insert(row(Correction(new_id(), before.id, status, rating_ar, rating_en, reason, now(), self._store.by)))

    def explain(self, correction: str, reason: str) -> None:
        """Give the reason of a correction, as one step of the claim's article. Raises NotFound."""
        query = "SELECT k.claim, c.article FROM correction k JOIN claim c ON c.id = k.claim WHERE k.id = ?"
        found = self._store.connection.execute(query, (correction,)).fetchone()
        if found is None:
            raise NotFound(N_("There is no correction {id} in this desk."), id=correction)
        with self._store.step(Sentence.of(N_("Give the reason for a correction")), found[1]):
            said = " ".join(clean(reason).text.split())
            self._store.tables.table("correction").update(correction, {"reason": said})

    def _verdict(self, claim: Claim) -> tuple[Status, str, str]:
        rating = self._store.ratings.get(claim.rating) if claim.rating else None
        return claim.status, rating.name_ar if rating else "", rating.name_en if rating else ""
