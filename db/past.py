"""The past of one claim, read from the journal: its history in words, any state it had, and a way back to it."""

from dataclasses import fields
from itertools import groupby
from typing import TYPE_CHECKING, Any

from db import journal
from db.claims import claim_of
from db.rows import value
from db.stamps import now
from factcheck import chain, dossier
from factcheck.attribution import Hop
from factcheck.dossier import Dossier
from factcheck.errors import NotFound, Refused
from factcheck.evidence import Evidence, Snapshot
from factcheck.model import Correction, Passage
from factcheck.past import Altered, Deed, RowChange, altered, deed
from factcheck.reviews import Review
from factcheck.words import N_, Sentence, Words

if TYPE_CHECKING:
    from db.store import Store

Rows = dict[tuple[str, str], dict[str, Any]]

_OWN = ("passage", "hop", "evidence", "snapshot", "correction", "review")
_KEPT_ON = ("correction", "review")  # what was corrected or read stays told, whichever state is brought back


class Past:
    """The pasts of one desk's claims; made by the store."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._connection = store.connection

    def of(self, claim: str, words: Words) -> list[Deed]:
        """Return the history of a claim in words, oldest step first; also of one that was deleted. Raises NotFound."""
        names, changes = self._names(words), self._changes(claim)
        return [
            deed(journal.step_at(self._connection, seq), [change for _, change in group], names, words)
            for seq, group in groupby(changes, key=lambda pair: pair[0])
        ]

    def at(self, claim: str, step: str) -> Dossier:
        """Return the record of a claim as a step left it, with today's sources and scale.

        Raises NotFound where the step did not touch the claim or left it deleted.
        """
        rows = self._rows_after(claim, step)
        passages = [Passage(**_only(held, Passage)) for (kind, _), held in rows.items() if kind == "passage"]
        numbers = {version.id: version.number for version in self._versions(rows["claim", claim]["article"])}
        passages.sort(key=lambda one: (numbers.get(one.version, 0), one.start, one.end))
        evidence = sorted(_values(Evidence, "evidence", rows), key=lambda item: (item.created, item.id))
        own, chains = dossier.sorted_out(chain.ordered(_values(Hop, "hop", rows)), evidence)
        snapshots = sorted(_values(Snapshot, "snapshot", rows), key=lambda one: (one.captured, one.id))
        corrections = sorted(_values(Correction, "correction", rows), key=lambda one: (one.at, one.id))
        reviews = sorted(_values(Review, "review", rows), key=lambda one: (one.at, one.id))
        return Dossier(
            claim_of(rows["claim", claim], tuple(passages)), own, tuple(evidence), chains, tuple(snapshots),
            tuple(corrections), self._store.sources.known(), tuple(self._store.ratings.scale()),
            tuple(self._store.checklist.wants()), reviews=tuple(reviews),
        )  # fmt: skip

    def against_now(self, claim: str, step: str, words: Words) -> tuple[Altered, ...]:
        """Return in words what bringing back the state after a step would change. Raises NotFound as `at` does."""
        wanted, present = self._rows_after(claim, step), self._rows_after(claim, "")
        changes = [
            RowChange(kind, row, present.get((kind, row)), wanted.get((kind, row)))
            for kind, row in dict.fromkeys((*wanted, *present))
            if kind not in _KEPT_ON
        ]
        return altered([change for change in changes if change.before != change.after], self._names(words), words)

    def _names(self, words: Words) -> dict[str, str]:
        """The names of sources and ratings by their ids."""
        names = {source.id: source.name(words.language) for source in self._store.sources.listed()}
        return names | {rating.id: rating.name(words.language) for rating in self._store.ratings.scale()}

    def bring_back(self, claim: str, step: str) -> None:
        """Make a claim what it was after a step, as a new step; also one that was deleted since.

        Its verdict then is told as a correction where the report was exported. Raises NotFound as `at` does, and
        Refused where a source, rating or version that it needs is no longer there.
        """
        wanted = self._rows_after(claim, step)
        present = self._rows_after(claim, "")
        self._check_needs(wanted)
        tables = self._store.tables
        with self._store.step(Sentence.of(N_("Bring back an earlier state")), wanted["claim", claim]["article"]):
            if ("claim", claim) in present:
                before = claim_of(present["claim", claim], ())
                self._store.exports.keep_verdict(before, claim_of(wanted["claim", claim], ()), "")
            for kind in reversed(("claim", "passage", "evidence", "hop", "snapshot")):
                for (table, row), _ in present.items():
                    if table == kind and (table, row) not in wanted:
                        tables.table(kind).delete(row)
            for (kind, row), held in wanted.items():
                if kind not in _KEPT_ON and held != present.get((kind, row)):
                    changed = {**held, "updated": now()} if kind == "claim" else held
                    tables.table(kind).upsert(changed, pk="id")

    def _rows_after(self, claim: str, step: str) -> Rows:
        """The rows of a claim after a step, as the journal tells; after an empty step, as they are now."""
        seq = None
        if step:
            found = self._connection.execute("SELECT seq FROM step WHERE id = ?", (step,)).fetchone()
            seq = found[0] if found else 0
        rows: Rows = {}
        touched = not step
        for at, change in self._changes(claim):
            if seq is not None and at > seq:
                break
            touched = touched or at == seq
            if change.after is None:
                rows.pop((change.kind, change.row), None)
            else:
                rows[change.kind, change.row] = change.after
        if step and (not touched or ("claim", claim) not in rows):
            raise NotFound(N_("The claim has no state of step {id} to go back to."), id=step)
        return rows

    def _changes(self, claim: str) -> list[tuple[int, RowChange]]:
        """Every change of the claim's rows, by any step of any stack, with its step's number, in order."""
        # Rows of the claim's own are written on its article's stack, or came with the claim itself.
        rows = self._connection.execute(
            "WITH made AS (SELECT step, json_extract(coalesce(after, before), '$.article') AS article FROM journal "
            "WHERE kind = 'claim' AND row = ?1), "
            "steps AS (SELECT step FROM made UNION SELECT seq FROM step WHERE stack IN (SELECT article FROM made)), "
            "own AS (SELECT DISTINCT kind, row FROM journal WHERE step IN (SELECT step FROM steps) AND "
            f"kind IN ({', '.join(repr(kind) for kind in _OWN)}) AND "
            "(json_extract(after, '$.claim') = ?1 OR json_extract(before, '$.claim') = ?1) "
            "UNION SELECT 'claim', ?1) "
            "SELECT j.step, j.kind, j.row, j.before, j.after FROM own JOIN journal j ON j.kind = own.kind "
            "AND j.row = own.row ORDER BY j.seq",
            (claim,),
        ).fetchall()
        if not rows:
            raise NotFound(N_("There is no claim {id} in this desk."), id=claim)
        loaded = [
            (at, kind, row, journal.state(kind, row, before), journal.state(kind, row, after))
            for at, kind, row, before, after in rows
        ]
        return [
            (at, RowChange(kind, row, _of(before, kind, claim), _of(after, kind, claim)))
            for at, kind, row, before, after in loaded
            if _of(before, kind, claim) or _of(after, kind, claim)
        ]

    def _check_needs(self, wanted: Rows) -> None:
        needs = {("source", held["source"]) for (kind, _), held in wanted.items() if kind == "hop"}
        needs |= {("version", held["version"]) for (kind, _), held in wanted.items() if kind == "passage"}
        needs |= {
            ("rating", held["rating"]) for (kind, _), held in wanted.items() if kind == "claim" and held["rating"]
        }
        for kind, id in needs:
            if not self._connection.execute(f"SELECT 1 FROM {kind} WHERE id = ?", (id,)).fetchone():
                raise Refused(
                    N_("A source, rating or version of that state is no longer in the desk. Undo its deletion.")
                )

    def _versions(self, article: str) -> list[Any]:
        return self._store.articles.versions(article)


def _of(cells: dict[str, Any] | None, kind: str, claim: str) -> dict[str, Any] | None:
    """The cells while they belong to the claim: a row that was joined to another one came or went, for this one."""
    return cells if cells and (kind == "claim" or cells["claim"] == claim) else None


def _only(held: dict[str, Any], kind: type) -> dict[str, Any]:
    return {field.name: held[field.name] for field in fields(kind)}


def _values(kind: Any, table: str, rows: Rows) -> list[Any]:
    return [value(kind, _only(held, kind).values()) for (name, _), held in rows.items() if name == table]
