"""The history of an article on its way to another desk: its steps out of the journal, with ids that all desks share."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from json import loads
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from db import journal
from db.rows import columns, value
from db.stamps import sha256
from db.tables import one
from factcheck.attribution import Source
from factcheck.history import History, Library, PastStep, chained
from factcheck.model import Original, Record
from factcheck.past import RowChange

if TYPE_CHECKING:
    from db.store import Store

BROUGHT = "brought"
"""The stack of steps that came from another desk and did more there than to one article: they are not undone here."""

_COLLECTIONS = (
    "SELECT c.id, c.name, c.created FROM collection c JOIN collected d ON d.collection = c.id WHERE d.article = ? "
    "ORDER BY c.created, c.id"
)
_STEPS = (
    "WITH steps AS (SELECT seq FROM step WHERE stack = ?1 "
    "UNION SELECT step FROM journal WHERE row = ?1 AND kind = 'article'), "
    "touched AS (SELECT DISTINCT kind, row, json_extract(coalesce(after, before), '$.article') AS article, "
    "json_extract(coalesce(after, before), '$.claim') AS claim FROM journal WHERE step IN (SELECT seq FROM steps)), "
    "claims AS (SELECT row FROM touched WHERE kind = 'claim' AND article = ?1), "
    "own AS (SELECT 'article' AS kind, ?1 AS row UNION SELECT kind, row FROM touched WHERE "
    "(kind IN ('version', 'claim', 'exported') AND article = ?1) OR "
    "(kind IN ('passage', 'evidence', 'hop', 'snapshot', 'correction', 'review') AND claim IN (SELECT row FROM claims))"
    " UNION SELECT 'exported', id FROM exported WHERE article = ?1) "
    "SELECT j.step, s.stack, j.kind, j.row, j.after FROM own "
    "JOIN journal j ON j.kind = own.kind AND j.row = own.row JOIN step s ON s.seq = j.step ORDER BY j.seq"
)
"""What was done to the rows of an article: those of its own stack's steps, and of the steps that made or removed it."""


def histories(store: "Store", records: Iterable[Record], *, whole: bool = False) -> tuple[History, ...]:
    """Return the histories of some records' articles; of the whole desk, what belongs to none goes with the last.

    That are the sources that none names, all collections and kept searches, the equivalents, and the templates.
    Raises NotFound.
    """
    found = [history(store, record) for record in records]
    if whole and found:
        told = {source.id for record in records for source in record.sources}
        told |= {source.id for one in found for source in one.sources}
        spare = tuple(source for source in store.sources.listed() if source.id not in told)
        found[-1] = replace(
            found[-1],
            sources=(*found[-1].sources, *spare),
            tells_protected=found[-1].tells_protected or any(source.protected for source in spare),
            library=_library(store),
        )
    return tuple(found)


def _library(store: "Store") -> Library:
    from factcheck.report import templates

    read = store.connection.execute
    return Library(
        tuple(read("SELECT id, name, created FROM collection ORDER BY created, id").fetchall()),
        tuple(read("SELECT id, name, sift, created FROM shelf ORDER BY created, id").fetchall()),
        tuple(store.equivalents.pairs()),
        tuple((name, templates.written(one).decode()) for name, one in templates.kept(store.path)),
    )


def history(store: "Store", record: Record) -> History:
    """Return the history of a record's article."""
    article = record.article.id
    steps = chained(_steps(store, article))
    states = [change.after for past in steps for change in past.changes if change.after]
    named = {str(row["source"]) for row in states if "source" in row}
    spoken = named - {source.id for source in record.sources}
    kept = {original.sha256 for original in record.originals}
    texts = {sha256(version.text.encode()) for version in record.versions}
    copies = {str(row[name]) for row in states for name in ("sha256", "text", "original") if name in row}
    return History(
        article, steps,
        tuple(source for source in store.sources.listed() if source.id in spoken),
        tuple(_originals(store, sorted(copies - kept - texts))),
        _tells_protected(store, named, {str(row["publisher"]) for row in states if row.get("publisher")}),
        tuple(store.connection.execute(_COLLECTIONS, (article,)).fetchall()),
        str((one(store.connection, "SELECT at FROM archived WHERE id = ?", article) or [""])[0]),
    )  # fmt: skip


def known(store: "Store", article: str) -> dict[str, str]:
    """Return the desk's own ids of the steps that touched an article, by the ids that all desks share."""
    return {
        portable_id(id, stack, article): id
        for id, stack in {
            (row[0], row[1])
            for row in store.connection.execute(
                "SELECT s.id, s.stack FROM step s WHERE s.stack = ?1 UNION "
                f"SELECT s.id, s.stack FROM ({_STEPS}) f JOIN step s ON s.seq = f.step",
                (article,),
            )
        }
    }


def portable_id(step: str, stack: str, article: str) -> str:
    """Return the id that all desks share of what a step did to one article, which is not all that it did."""
    return step if stack in {article, BROUGHT} else sha256(f"{step} {article}".encode())[:32]


def _steps(store: "Store", article: str) -> Iterator[PastStep]:
    rows = store.connection.execute(_STEPS, (article,))
    for (seq, stack), changes in groupby(rows, key=itemgetter(0, 1)):
        step = journal.step_at(store.connection, seq)
        made = portable_id(step.id, stack, article)
        reverses = portable_id(step.reverses, stack, article) if step.reverses else None
        told = type(step)(made, step.kind, step.label, step.at, step.by, reverses)
        yield PastStep(told, stack == article, tuple(_change(*cells[2:]) for cells in changes))


def _change(kind: str, row: str, after: str | None) -> RowChange:
    return RowChange(kind, row, None, journal.state(kind, row, after))


def _originals(store: "Store", wanted: Iterable[str]) -> Iterator[Original]:
    query = (
        "SELECT coalesce((SELECT content FROM original WHERE sha256 = ?1), "
        "(SELECT CAST(content AS BLOB) FROM text WHERE sha256 = ?1))"
    )
    for sha in wanted:
        (content,) = store.connection.execute(query, (sha,)).fetchone()
        if content is not None:
            yield Original(sha, bytes(content))


def _tells_protected(store: "Store", sources: set[str], publishers: set[str]) -> bool:
    """Whether a source that is protected, or was at any time, is among those that are named."""
    query = f"SELECT {columns(Source)} FROM source WHERE protected"
    hidden = [value(Source, cells) for cells in store.connection.execute(query)]
    if any(source.id in sources or publishers.intersection(source.names) for source in hidden):
        return True
    marks = ", ".join("?" * len(sources))
    past = store.connection.execute(
        f"SELECT before, after FROM journal WHERE kind = 'source' AND row IN ({marks})", tuple(sources)
    )
    states: list[dict[str, Any]] = [loads(cells) for change in past for cells in change if cells]
    return any(state["protected"] for state in states)
