"""The claims of a desk and their passages."""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from itertools import groupby
from typing import TYPE_CHECKING

from db.stamps import new_id, now
from db.tables import resolve
from factcheck.errors import NotFound
from factcheck.model import Claim, Passage, Status
from factcheck.text.clean import clean
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

_MARK_LABELS = {
    Status.UNCHECKED: N_("Mark as unchecked"),
    Status.SOURCED: N_("Mark as sourced"),
    Status.DISPUTED: N_("Mark as disputed"),
    Status.VERIFIED: N_("Mark as verified"),
}

STATUS_LABELS = {
    Status.UNCHECKED: N_("Change the status to unchecked"),
    Status.SOURCED: N_("Change the status to sourced"),
    Status.DISPUTED: N_("Change the status to disputed"),
    Status.VERIFIED: N_("Change the status to verified"),
}
"""What the step is called that gives a claim, or several, a status."""


class Claims:
    """The claims of one desk; made by the store."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._connection = store.connection

    # Reading

    def resolve(self, prefix: str) -> str:
        """Return the id of the one claim whose id begins with `prefix`. Raises NotFound for none and for several."""
        return resolve(self._connection, "claim", prefix)

    def of(self, article: str) -> list[Claim]:
        """Return an article's claims, the oldest first."""
        return self._read("c.article = ?", article)

    def some(self, claims: Iterable[str]) -> list[Claim]:
        """Return those of the claims with these ids that the desk still holds, the oldest first."""
        return self._read("c.id IN (SELECT value FROM json_each(?))", json.dumps(list(claims)))

    def get(self, claim: str) -> Claim:
        """Return a claim. Raises NotFound."""
        found = self._read("c.id = ?", claim)
        if not found:
            raise NotFound(N_("There is no claim {id} in this desk."), id=claim)
        return found[0]

    def _read(self, condition: str, value: str) -> list[Claim]:
        rows = self._connection.execute(
            'SELECT c.id, c.article, c.status, c.wording, c.note, c.created, c.updated, p.id, p.version, p."start", '
            'p."end", p.quote, p.prefix, p.suffix, p.sure '
            "FROM claim c JOIN passage p ON p.claim = c.id JOIN version v ON v.id = p.version "
            f'WHERE {condition} ORDER BY c.created, c.id, v.number, p."start", p."end"',
            (value,),
        )
        claims = []
        for (id, article, status, wording, note, created, updated), group in groupby(rows, key=lambda row: row[:7]):
            passages = tuple(Passage(*row[7:]) for row in group)
            claims.append(Claim(id, article, Status(status), wording, note, created, updated, passages))
        return claims

    # Writing

    def add(self, article: str, passage: Passage, status: Status, wording: str = "", note: str = "") -> Claim:
        """Make a claim of a passage of the article, as one step; without a wording, the quote is the wording."""
        made = now()
        said = clean(wording).text.strip() or " ".join(passage.quote.split())
        claim = Claim("", article, status, said, clean(note).text, made, made, (passage,))
        with self._store.step(Sentence.of(_MARK_LABELS[status]), article):
            return self.insert(claim)

    def insert(self, claim: Claim) -> Claim:
        """Write a claim with its passages inside the step in progress; what has no id yet is given one."""
        row = asdict(replace(claim, id=claim.id or new_id(), passages=()))
        del row["passages"]
        self._store.tables.table("claim").insert(row)
        return replace(claim, id=row["id"], passages=self.add_passages(row["id"], claim.passages))

    def add_passages(self, claim: str, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """Write more passages of a claim inside the step in progress, and return them with their ids."""
        written = tuple(replace(passage, id=passage.id or new_id()) for passage in passages)
        for passage in written:
            self._store.tables.table("passage").insert({**asdict(passage), "claim": claim})
        return written

    def set_status(self, claim: str, status: Status) -> Claim:
        """Change a claim's status, as one step. Raises NotFound."""
        return self._change(claim, Sentence.of(STATUS_LABELS[status]), status=status)

    def set_wording(self, claim: str, wording: str) -> Claim:
        """Change a claim's wording, as one step; an empty one goes back to the quote. Raises NotFound."""
        wording = clean(wording).text.strip() or self.get(claim).quoted
        return self._change(claim, Sentence.of(N_("Edit the wording")), wording=wording)

    def set_note(self, claim: str, note: str) -> Claim:
        """Change a claim's note, as one step. Raises NotFound."""
        return self._change(claim, Sentence.of(N_("Edit the note")), note=clean(note).text)

    def _change(self, claim: str, label: Sentence, **values: str) -> Claim:
        before = self.get(claim)
        if all(getattr(before, name) == value for name, value in values.items()):
            return before
        with self._store.step(label, before.article):
            self._store.tables.table("claim").update(claim, {**values, "updated": now()})
        return self.get(claim)

    def remove(self, claim: str) -> Claim:
        """Delete a claim with its passages, as one step, and return what it was. Raises NotFound."""
        before = self.get(claim)
        with self._store.step(Sentence.of(N_("Delete a claim")), before.article):
            self._store.tables.table("passage").delete_where("claim = ?", [claim])
            self._store.tables.table("claim").delete(claim)
        return before
