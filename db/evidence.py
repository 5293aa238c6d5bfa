"""The evidence of a desk's claims."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db.rows import columns, row, value
from db.stamps import new_id, now
from factcheck.errors import NotFound
from factcheck.evidence import Evidence, EvidenceKind, Snapshot, Stance
from factcheck.model import Passage
from factcheck.text.clean import clean
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

_LINES = (
    *("title", "publisher", "url", "language", "published", "captured", "affiliation"),
)  # what stands on one line; the other texts are kept as they were written


class Evidences:
    """The evidence of one desk; made by the store. Every change is a step of the claim's article."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def of(self, claim: str) -> list[Evidence]:
        """Return a claim's evidence, the oldest first."""
        return self._read("claim = ?", claim)

    def snapshots(self, claim: str) -> list[Snapshot]:
        """Return the copies that were kept of a claim's evidence, the oldest first."""
        rows = self._store.connection.execute(
            f"SELECT {columns(Snapshot)} FROM snapshot WHERE claim = ? ORDER BY captured, id", (claim,)
        )
        return [value(Snapshot, cells) for cells in rows]

    def get(self, evidence: str) -> Evidence:
        """Return an item, by its id or the beginning of it. Raises NotFound."""
        found = self._read("id >= ?1 AND id < ?1 || char(1114111)", evidence) if evidence else []
        if not found:
            raise NotFound(N_("There is no evidence {id} in this desk."), id=evidence)
        if len(found) > 1 and all(one.id != evidence for one in found):
            raise NotFound(N_("Several items of evidence begin with {id}: give more of the id."), id=evidence)
        return next((one for one in found if one.id == evidence), found[0])

    def _read(self, condition: str, given: str) -> list[Evidence]:
        rows = self._store.connection.execute(
            f"SELECT {columns(Evidence)} FROM evidence WHERE {condition} ORDER BY created, id", (given,)
        )
        return [value(Evidence, cells) for cells in rows]

    # Writing

    def add(self, claim: str, stance: Stance, kind: EvidenceKind, **fields: Any) -> Evidence:
        """Give a claim an item of evidence, as one step; `fields` are further ones of Evidence. Raises NotFound."""
        article = self._store.claims.get(claim).article
        made = _checked(Evidence(new_id(), claim, stance, kind, created=now(), **fields))
        with self._store.step(Sentence.of(N_("Add evidence")), article):
            self._store.tables.table("evidence").insert(row(made))
        return made

    def add_passage(self, claim: str, passage: Passage, stance: Stance, kind: EvidenceKind, **fields: Any) -> Evidence:
        """Take a passage of any article of the desk as evidence, as one step. Raises NotFound.

        What the desk knows of the article goes along, and so does the chain of a claim that stands there already.
        """
        connection = self._store.connection
        found = connection.execute("SELECT article FROM version WHERE id = ?", (passage.version,)).fetchone()
        if found is None:
            raise NotFound(N_("There is no version {id} in this desk."), id=passage.version)
        article = self._store.articles.get(found[0])
        with self._store.step(Sentence.of(N_("Add evidence")), self._store.claims.get(claim).article):
            known = {
                "title": article.title, "publisher": article.outlet, "url": article.url,
                "published": article.published, "language": article.language,
            }  # fmt: skip
            own = {"quote": passage.quote, "passage": replace(passage, id="")}
            made = self.add(claim, stance, kind, **{**known, **fields, **own})
            there = connection.execute(
                'SELECT claim FROM passage WHERE version = ?1 AND claim <> ?2 AND "start" < ?4 AND "end" > ?3 '
                'AND claim IN (SELECT claim FROM hop WHERE evidence IS NULL) ORDER BY abs("start" - ?3), claim LIMIT 1',
                (passage.version, claim, passage.start, passage.end),
            ).fetchone()
            if there:
                self._store.hops.copy([replace(hop, cue=None) for hop in self._store.hops.of(there[0])], claim, made.id)
        return made

    def change(self, evidence: str, **fields: Any) -> Evidence:
        """Change fields of an item, as one step. Raises NotFound."""
        before = self.get(evidence)
        own = {"id": before.id, "claim": before.claim, "created": before.created}
        after = _checked(replace(before, **{**fields, **own}))
        with self._store.step(Sentence.of(N_("Change evidence")), self._store.claims.get(before.claim).article):
            self._store.tables.table("evidence").update(before.id, row(after))
        return after

    def remove(self, evidence: str) -> Evidence:
        """Delete an item with its chain and its copies, as one step, and return what it was. Raises NotFound.

        The bytes of the copies stay in the desk.
        """
        before = self.get(evidence)
        with self._store.step(Sentence.of(N_("Delete evidence")), self._store.claims.get(before.claim).article):
            for kind in ("hop", "snapshot"):
                self._store.tables.table(kind).delete_where("evidence = ?", [before.id])
            self._store.tables.table("evidence").delete(before.id)
        return before


def _checked(item: Evidence) -> Evidence:
    texts: dict[str, Any] = {name: " ".join(clean(getattr(item, name)).text.split()) for name in _LINES}
    texts |= {name: clean(getattr(item, name)).text for name in ("quote", "translation", "interests", "note")}
    return replace(item, **texts)
