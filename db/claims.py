"""The claims of a desk and their passages."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from db.stamps import new_id, now
from db.tables import resolve
from factcheck.degrees import Confidence, Worth
from factcheck.errors import NotFound
from factcheck.model import Claim, Passage, Status
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

MARK_LABELS = {
    Status.UNCHECKED: N_("Mark as unchecked"),
    Status.SOURCED: N_("Mark as sourced"),
    Status.DISPUTED: N_("Mark as disputed"),
    Status.VERIFIED: N_("Mark as verified"),
}
"""What the step is called that makes a claim of a status."""

STATUS_LABELS = {
    Status.UNCHECKED: N_("Change the status to unchecked"),
    Status.SOURCED: N_("Change the status to sourced"),
    Status.DISPUTED: N_("Change the status to disputed"),
    Status.VERIFIED: N_("Change the status to verified"),
}
"""What the step is called that gives a claim, or several, a status."""


OF_A_CLAIM = ("passage", "hop", "snapshot", "evidence", "correction", "review")
"""The tables whose rows belong to a claim and go with it."""

VERDICT = (
    *("rating", "rationale", "unknowns", "confidence", "topic", "tags"),
    *("said", "place", "worth", "as_of", "look_again", "override"),
)
"""What is written of a claim beside its status, in the order of the fields of Claim."""

_FIELDS = ("id", "article", "status", "wording", "note", "created", "updated", *VERDICT)
_BLANK = [None, *[""] * 4, "[]", *[""] * 6]
_STATUSES = {status.value: status for status in Status}
_CLAIM = ", ".join(f"c.{name}" for name in _FIELDS)


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
        return self._read("c.id IN (SELECT value FROM json_each(?))", _dumped(list(claims)))

    def get(self, claim: str) -> Claim:
        """Return a claim. Raises NotFound."""
        found = self._read("c.id = ?", claim)
        if not found:
            raise NotFound(N_("There is no claim {id} in this desk."), id=claim)
        return found[0]

    def _read(self, condition: str, value: str) -> list[Claim]:
        rows = self._connection.execute(
            f'SELECT {_CLAIM}, p.id, p.version, p."start", p."end", p.quote, p.prefix, p.suffix, p.sure '
            "FROM claim c JOIN passage p ON p.claim = c.id JOIN version v ON v.id = p.version "
            f'WHERE {condition} ORDER BY c.created, c.id, v.number, p."start", p."end"',
            (value,),
        )
        return [_claim(list(group)) for _, group in groupby(rows, key=itemgetter(0))]

    # Writing

    def add(self, article: str, passage: Passage, status: Status, wording: str = "", note: str = "") -> Claim:
        """Make a claim of a passage of the article, as one step; without a wording, the quote is the wording."""
        made = now()
        said = _clean(wording).strip() or " ".join(passage.quote.split())
        claim = Claim("", article, status, said, _clean(note), made, made, (passage,))
        with self._store.step(Sentence.of(MARK_LABELS[status]), article):
            return self.insert(claim)

    def insert(self, claim: Claim) -> Claim:
        """Write a claim with its passages inside the step in progress; what has no id yet is given one."""
        row = row_of(replace(claim, id=claim.id or new_id()))
        self._store.tables.table("claim").insert(row)
        return replace(claim, id=row["id"], passages=self.add_passages(row["id"], claim.passages))

    def add_passages(self, claim: str, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """Write more passages of a claim inside the step in progress, and return them with their ids."""
        written = tuple(replace(passage, id=passage.id or new_id()) for passage in passages)
        for passage in written:
            self._store.tables.table("passage").insert({**asdict(passage), "claim": claim})
        return written

    def set_status(self, claim: str, status: Status, reason: str = "") -> Claim:
        """Change a claim's status, as one step; `reason` is that of a correction. Raises NotFound."""
        return self.change(claim, Sentence.of(STATUS_LABELS[status]), reason, status=status)

    def set_wording(self, claim: str, wording: str) -> Claim:
        """Change a claim's wording, as one step; an empty one goes back to the quote. Raises NotFound."""
        wording = _clean(wording).strip() or self.get(claim).quoted
        return self.change(claim, Sentence.of(N_("Edit the wording")), wording=wording)

    def set_note(self, claim: str, note: str) -> Claim:
        """Change a claim's note, as one step. Raises NotFound."""
        return self.change(claim, Sentence.of(N_("Edit the note")), note=_clean(note))

    def change(self, claim: str, label: Sentence, reason: str = "", **values: Any) -> Claim:
        """Change fields of a claim that are fit to be kept, as one step under a label. Raises NotFound.

        A reason to set the status all the same does not outlive that status. Where status or rating change after the
        article was exported, the old ones are kept as a correction, with its `reason` or the question for it.
        """
        before = self.get(claim)
        if values.get("status", before.status) is not before.status:
            values.setdefault("override", "")
        values = {name: value for name, value in values.items() if getattr(before, name) != value}
        if not values:
            return before
        with self._store.step(label, before.article):
            cells = {name: _cell(name, value) for name, value in values.items()}
            self._store.tables.table("claim").update(claim, {**cells, "updated": now()})
            if not values.keys().isdisjoint(("status", "rating")):
                self._store.exports.keep_verdict(before, replace(before, **values), reason)
        return self.get(claim)

    def remove(self, claim: str) -> Claim:
        """Delete a claim with all that is recorded of it, as one step, and return what it was. Raises NotFound."""
        before = self.get(claim)
        with self._store.step(Sentence.of(N_("Delete a claim")), before.article):
            for kind in OF_A_CLAIM:
                self._store.tables.table(kind).delete_where("claim = ?", [claim])
            self._store.tables.table("claim").delete(claim)
        return before


def _claim(rows: list[tuple[Any, ...]]) -> Claim:
    """Return the claim of these rows: one for each of its passages, its own fields first."""
    own = len(_FIELDS)
    return _made(rows[0][:own], tuple([Passage(*row[own:]) for row in rows]))


def claim_of(row: Mapping[str, Any], passages: tuple[Passage, ...]) -> Claim:
    """Return the claim of a row of its table, which may be one of the journal's, with these passages."""
    return _made(tuple(row[name] for name in _FIELDS), passages)


def row_of(claim: Claim) -> dict[str, Any]:
    """Return the row of a claim in its table."""
    return {name: _cell(name, getattr(claim, name)) for name in _FIELDS}


def _made(cells: tuple[Any, ...], passages: tuple[Passage, ...]) -> Claim:
    id, article, status, wording, note, created, updated, *rest = cells
    if rest == _BLANK:  # most claims of a long article, which are read at a stroke
        return Claim(id, article, _STATUSES[status], wording, note, created, updated, passages)
    rating, rationale, unknowns, confidence, topic, tags, said, place, worth, as_of, look_again, override = rest
    return Claim(
        id, article, _STATUSES[status], wording, note, created, updated, passages,
        rating or "", rationale, unknowns, Confidence(confidence),
        topic, _tags(tags), said, place, Worth(worth), as_of, look_again, override,
    )  # fmt: skip


def _cell(name: str, value: Any) -> Any:
    if name == "rating":
        return value or None
    return _dumped(value) if name == "tags" else value


# JSON and the rules of clean text are not needed to show claims, and a start does not wait for them.


def _clean(text: str) -> str:
    from factcheck.text.clean import clean

    return clean(text).text


def _dumped(value: Any) -> str:
    from json import dumps

    return dumps(value, ensure_ascii=False)


def _tags(held: str) -> tuple[str, ...]:
    if held == "[]":
        return ()
    from json import loads

    return tuple(loads(held))
