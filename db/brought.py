"""How an article that was exported whole comes in: as new, with its history, or as later work on one that is here."""

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db import adopting, carried
from db.journal import record_label, same_row
from db.pastrows import is_row, rows_of
from db.stamps import DESK, new_id, sha256
from db.tables import columns, insert, one
from db.taken import Outcome, TakenIn
from factcheck.errors import Refused
from factcheck.history import History, PastStep, Rows, left
from factcheck.model import Record
from factcheck.recognition import Recognised, recognised
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

_OTHERWISE = N_("The article {title} is in this desk already, with other claims or versions. It was left as is.")
_BOTH = N_(
    "{title} was worked on in both desks since it left one of them, at the same claims: {claims}. It was left as is."
)
_IN_PARTS = N_("The article {title} was not taken in: parts of it are missing, or belong to another article here.")
_LATER = N_("This desk holds all of {title} that the file holds, and later work. It was left as is.")
_TWIN = N_("This desk holds the same text as another article already: {title}.")
_LISTED = 3


def take_in(store: "Store", record: Record, history: History | None = None) -> TakenIn:
    """Put an article that was exported whole into the desk, its ids kept, with its history where it has one.

    Where the article is here already, what was done to it elsewhere since is added to it. Raises Refused where the two
    do not fit together; the same again changes nothing.
    """
    try:
        with store.together():
            is_here = one(store.connection, "SELECT 1 FROM article WHERE id = ?", record.article.id)
            adopted = () if is_here else adopting.adopt(store, record)
            known = recognised(record, history, store.sources.known(), store.ratings.scale())
            taken = _Arrival(store, known).take_in()
            library = history.library if history else None
            shelved = adopting.shelve(store, library) if library else ()
        kept = adopting.keep_templates(store, library) if library else ()
        return replace(taken, warnings=(*taken.warnings, *adopted, *shelved, *kept))
    except sqlite3.IntegrityError as error:
        raise Refused(_IN_PARTS, title=record.article.title) from error


class _Arrival:
    def __init__(self, store: "Store", known: Recognised) -> None:
        self._store, self._connection = store, store.connection
        self._record, self._history, self._told = known.record, known.history, known.told
        self._article = known.record.article

    def take_in(self) -> TakenIn:
        is_here = one(self._connection, "SELECT 1 FROM article WHERE id = ?", self._article.id)
        if is_here and (self._history is None or not self._history.steps):
            if not self._store.dossiers.holds(self._record):
                raise self._refusal(_OTHERWISE)
            return self._done(Outcome.UNCHANGED)
        self._check()
        fresh = self._fresh()
        if not is_here:
            self._keep_contents()
            self._keep_steps(fresh)
            self._restore()
            return self._done(Outcome.ADDED, *self._told, *self._twins())
        if not fresh:
            later = () if self._store.dossiers.holds(self._record) else (self._sentence(_LATER),)
            return self._done(Outcome.UNCHANGED, *later)
        changed = self._later(fresh)
        self._keep_contents()
        self._keep_steps(fresh)
        self._apply(changed)
        return self._done(Outcome.UPDATED, *self._told)

    def _done(self, outcome: Outcome, *told: Sentence) -> TakenIn:
        return TakenIn(outcome, self._article.id, self._record.version.id, told)

    def _sentence(self, template: str, **values: str) -> Sentence:
        return Sentence.of(template, **{"title": self._article.title, **values})

    def _refusal(self, template: str, **values: str) -> Refused:
        return Refused(template, title=self._article.title, **values)

    def _check(self) -> None:
        """Refuse a record that is not whole, and a history that does not lead to it."""
        record, history = self._record, self._history
        contents = {kept.sha256 for kept in record.originals}
        contents |= {sha256(version.text.encode()) for version in record.versions}
        needed = {version.original for version in record.versions} | {copy.sha256 for copy in record.snapshots}
        query = "SELECT 1 FROM original WHERE sha256 = ?1 UNION SELECT 1 FROM text WHERE sha256 = ?1"
        if not all(one(self._connection, query, missing) for missing in needed - contents):
            raise self._refusal(_IN_PARTS)
        if history is None:
            return
        if not history.steps:
            return
        rows = {key: row for key, row in left(history.steps).items() if key[0] != "exported"}
        states = ((change.kind, change.after) for past in history.steps for change in past.changes if change.after)
        wanted = rows_of(record)
        leads = rows.keys() == wanted.keys() and all(same_row(wanted[key], rows[key]) for key in rows)
        if not leads or not all(is_row(kind, row) for kind, row in states):
            raise self._refusal(_IN_PARTS)

    def _twins(self) -> tuple[Sentence, ...]:
        row = one(
            self._connection,
            "SELECT a.title FROM version v JOIN article a ON a.id = v.article "
            "WHERE substr(v.text, 1, 16) = substr(?1, 1, 16) AND v.text = ?1 AND a.id <> ?2",
            sha256(self._record.version.text.encode()),
            self._article.id,
        )
        return (Sentence.of(_TWIN, title=row[0]),) if row else ()

    # The history

    def _fresh(self) -> list[PastStep]:
        """The steps that this desk does not know."""
        if self._history is None:
            return []
        self._known = carried.known(self._store, self._article.id)
        return [past for past in self._history.steps if past.step.id not in self._known]

    def _keep_steps(self, fresh: list[PastStep]) -> None:
        known = dict(self._known) if fresh else {}
        for past in fresh:
            step = past.step
            reverses = known.get(step.reverses or "")
            if reverses and one(self._connection, "SELECT 1 FROM step WHERE reverses = ?", reverses):
                reverses = None  # it was reversed here as well
            cursor = self._connection.execute(
                "INSERT INTO step (id, stack, kind, label, at, by, reverses) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (step.id, self._article.id if past.own else carried.BROUGHT, step.kind, record_label(step.label),
                 step.at, step.by, reverses),
            )  # fmt: skip
            known[step.id] = step.id
            self._connection.executemany(
                "INSERT INTO journal (step, kind, row, before, after) VALUES (?, ?, ?, ?, ?)",
                ((cursor.lastrowid, one.kind, one.row, _dumped(one.before), _dumped(one.after))
                 for one in past.changes),
            )  # fmt: skip

    def _later(self, fresh: list[PastStep]) -> Rows:
        """The rows that the steps changed, as they left them, but for those that are so already; None: deleted.

        Raises Refused where this desk changed one of them as well.
        """
        first: dict[tuple[str, str], Any] = {}
        for past in fresh:
            for change in past.changes:
                first.setdefault((change.kind, change.row), change.before)
        last = left(fresh)
        found: dict[tuple[str, str], Any] = {}
        clashes = []
        for key, before in first.items():
            here, after = self._row(*key), last.get(key)
            if same_row(here, after):
                continue
            if not same_row(here, before):
                clashes.append(self._wording(key[0], here or before or after or {}))
            found[key] = after
        if clashes:
            names = list(dict.fromkeys(filter(None, clashes)))
            raise self._refusal(_BOTH, claims=" · ".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else ""))
        return found

    def _row(self, kind: str, id: str) -> dict[str, Any] | None:
        return next(self._store.tables.table(kind).rows_where("id = ?", (id,)), None)

    def _wording(self, kind: str, row: dict[str, Any]) -> str:
        if kind in {"article", "version"}:
            return self._article.title
        claim = row["id"] if kind == "claim" else row.get("claim", "")
        said = one(self._connection, "SELECT wording FROM claim WHERE id = ?", claim)
        return str(said[0]) if said else str(row.get("wording", ""))

    def _apply(self, changed: Rows) -> None:
        if not changed:
            return
        with self._store.step(self._sentence(N_("Take in later work on {title}")), DESK):
            self._store.dossiers.insert_missing(self._record)
            self._insert_past_sources()
            for (kind, id), row in changed.items():
                if row is None:
                    self._store.tables.table(kind).delete(id)
                else:
                    self._store.tables.table(kind).upsert(row, pk="id")

    def _insert_past_sources(self) -> None:
        past = self._history.sources if self._history else ()
        there = self._store.sources.known().keys() | {source.id for source in past}
        self._store.sources.insert_missing(
            source if source.part_of in there else replace(source, part_of="") for source in past
        )

    # The record

    def _keep_contents(self) -> None:
        texts = {sha256(version.text.encode()): version.text for version in self._record.versions}
        for name, text in texts.items():
            self._keep("text", name, text)
        past = self._history.originals if self._history else ()
        past_texts = self._past_texts()
        for kept in (*self._record.originals, *past):
            if kept.sha256 not in texts:
                self._keep("original", kept.sha256, kept.content)
            if kept.sha256 in past_texts:
                self._keep("text", kept.sha256, kept.content.decode())

    def _past_texts(self) -> set[str]:
        """The SHA-256 of the texts that versions had which are gone: redo may bring them back."""
        steps = self._history.steps if self._history else ()
        versions = (one.after for past in steps for one in past.changes if one.kind == "version" and one.after)
        return {str(row["text"]) for row in versions}

    def _keep(self, table: str, name: str, content: bytes | str) -> None:
        self._connection.execute(f"INSERT OR IGNORE INTO {table} (sha256, content) VALUES (?, ?)", (name, content))

    def _restore(self) -> None:
        record = self._record
        with self._store.step(self._sentence(N_("Import {title}")), DESK):
            insert(self._connection, "article", columns(record.article))
            for version in record.versions:
                self._store.intake.insert_version(version)
            for claim in record.claims:
                self._store.claims.insert(claim)
            self._store.dossiers.restore(record)
            self._insert_past_sources()
            if self._history:
                for (kind, _), row in left(self._history.steps).items():
                    if kind == "exported":
                        insert(self._connection, kind, row)
                self._shelve(self._history)

    def _shelve(self, history: History) -> None:
        """Put the article where it lies in the library of the other desk; a collection of the same name is that one."""
        for id, name, created in history.collections:
            query = "SELECT id FROM collection WHERE id = ?1 OR name = ?2 ORDER BY id = ?1 DESC, id LIMIT 1"
            known = one(self._connection, query, id, name)
            if known is None:
                insert(self._connection, "collection", {"id": id, "name": name, "created": created})
            here = {"id": new_id(), "collection": known[0] if known else id, "article": self._article.id}
            insert(self._connection, "collected", here)
        if history.archived:
            insert(self._connection, "archived", {"id": self._article.id, "at": history.archived})


def _dumped(row: dict[str, Any] | None) -> str | None:
    from json import dumps

    return None if row is None else dumps(row, ensure_ascii=False)
