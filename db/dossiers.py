"""Everything that is recorded of claims, read at once, and written back as it was exported."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from db.claims import VERDICT
from db.rows import TABLES as KEPT
from db.rows import Kept, columns, row, value
from factcheck import dossier
from factcheck.attribution import Hop, Source
from factcheck.dossier import Dossier
from factcheck.evidence import Evidence, Snapshot
from factcheck.lacks import Want
from factcheck.model import Claim, Correction, Record
from factcheck.ratings import Rating
from factcheck.reviews import Review

if TYPE_CHECKING:
    from db.store import Store
    from factcheck.history import History

_Kept = TypeVar("_Kept", Source, Hop, Evidence, Snapshot, Correction, Review, Rating, Want)

_ORDERS: dict[type, str] = {
    Hop: "k.claim, k.evidence, k.level, k.place, k.id",
    Evidence: "k.created, k.id",
    Snapshot: "k.captured, k.id",
    Correction: "k.at, k.id",
    Review: "k.at, k.id",
}

_LONG = ("rationale", "unknowns")


class Dossiers:
    """The dossiers of one desk; made by the store."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def of(self, claim: str) -> Dossier:
        """Return everything that is recorded of a claim. Raises NotFound."""
        store = self._store
        evidence = tuple(store.evidence.of(claim))
        own, chains = dossier.sorted_out(store.hops.all_of(claim), evidence)
        return Dossier(
            store.claims.get(claim), own, evidence, chains, tuple(store.evidence.snapshots(claim)),
            tuple(store.exports.corrections(claim)),
            store.sources.known(), tuple(store.ratings.scale()), tuple(store.checklist.wants()),
            store.sources.kinships(), tuple(store.reviews.of(claim)),
        )  # fmt: skip

    def completed(self, record: Record) -> Record:
        """Return an article's record with what is recorded of its claims, and with the scale and the checklist."""
        article = record.article.id
        of_article = "k.claim IN (SELECT id FROM claim WHERE article = ?)"
        hops = self._read(Hop, of_article, article)
        evidence = self._read(Evidence, of_article, article)
        return replace(
            record,
            sources=self._kin(hops, evidence),
            hops=tuple(hops),
            evidence=tuple(evidence),
            snapshots=tuple(self._read(Snapshot, of_article, article)),
            corrections=tuple(self._read(Correction, of_article, article)),
            ratings=tuple(self._store.ratings.scale()),
            checklist=tuple(self._store.checklist.wants()),
            reviews=tuple(self._read(Review, of_article, article)),
        )

    def _kin(self, hops: list[Hop], evidence: list[Evidence]) -> tuple[Source, ...]:
        """The sources that are named, and those that count as one with them: a report counts roots as the desk does."""
        if not hops and not evidence:
            return ()
        sources = self._store.sources.listed()
        kinships = self._store.sources.kinships()
        wanted = {kinships.of(hop.source) for hop in hops}
        wanted |= {kinships.of_name(item.publisher) for item in evidence if item.publisher}
        kin = (source for source in sources if kinships.of(source.id) in wanted)
        return tuple(sorted(kin, key=lambda source: source.id))

    def history(self, record: Record) -> "History":
        """Return all that was ever done to a record's article, for another desk."""
        return self.histories([record])[0]

    def histories(self, records: Sequence[Record], *, whole: bool = False) -> "tuple[History, ...]":
        """Return the histories of some records' articles, for another desk; `whole`: these are all of this desk."""
        from db import carried

        return carried.histories(self._store, records, whole=whole)

    def holds(self, record: Record) -> bool:
        """Return whether the desk holds an article as it stands in a record, but for what belongs to the whole desk."""
        held = self._store.articles.record(record.article.id)
        return held == replace(record, sources=held.sources, ratings=held.ratings, checklist=held.checklist)

    def restore(self, record: Record) -> None:
        """Write what a record holds of its claims, ids kept, inside the step in progress; see `insert_missing`."""
        self.insert_missing(record)
        kept: tuple[Kept, ...] = (*record.evidence, *record.hops, *record.snapshots, *record.corrections)
        for one in (*kept, *record.reviews):
            self._insert(one)

    def insert_missing(self, record: Record) -> None:
        """Write the sources and ratings of a record that the desk does not know, inside the step in progress.

        Those that it has already stay as they are; its checklist does too.
        """
        self._store.sources.insert_missing(record.sources)
        scale = {rating.id for rating in self._store.ratings.scale()}
        for rating in record.ratings:
            if rating.id not in scale:
                self._insert(rating)

    def join(self, claims: Sequence[Claim]) -> dict[str, Any]:
        """Give the first of some claims the chains and evidence of all, inside the step in progress.

        Returns their further fields as one has them: the tags and long texts of all, of the rest what is set first.
        """
        ids = [claim.id for claim in claims]
        self._store.hops.join(ids)
        for kind in (Evidence, Snapshot, Correction, Review):
            for other in ids[1:]:
                query = f"UPDATE {KEPT[kind]} SET claim = ? WHERE claim = ?"
                self._store.connection.execute(query, (ids[0], other))
        fields = {
            name: next((held for claim in claims if (held := getattr(claim, name))), getattr(claims[0], name))
            for name in VERDICT
        }
        for name in _LONG:
            fields[name] = "\n\n".join(dict.fromkeys(filter(None, (getattr(claim, name) for claim in claims))))
        return {**fields, "tags": tuple(dict.fromkeys(tag for claim in claims for tag in claim.tags))}

    def _insert(self, kept: Kept) -> None:
        self._store.tables.table(KEPT[type(kept)]).insert(row(kept))

    def _read(self, kind: type[_Kept], condition: str, given: str) -> list[_Kept]:
        rows = self._store.connection.execute(
            f"SELECT {columns(kind, 'k.')} FROM {KEPT[kind]} k WHERE {condition} ORDER BY {_ORDERS[kind]}", (given,)
        )
        return [value(kind, cells) for cells in rows]
