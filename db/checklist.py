"""The checklist of a desk: what claims of a status want."""

import sqlite3
from typing import TYPE_CHECKING

from db.rows import columns, value
from db.stamps import DESK, sha256
from factcheck.errors import Refused
from factcheck.lacks import DEFAULTS, MOST, Requirement, Want
from factcheck.model import Status
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store


class Checklist:
    """The checklist of one desk; made by the store. Every change is a step on the desk's stack."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def wants(self) -> list[Want]:
        """Return the lines of the checklist, status by status."""
        order = {status: number for number, status in enumerate(Status)}
        rows = self._store.connection.execute(f"SELECT {columns(Want)} FROM want ORDER BY position, id")
        return sorted((value(Want, cells) for cells in rows), key=lambda want: order[want.status])

    def want(self, status: Status, requirement: Requirement, least: int = 1) -> Want:
        """Let claims of a status want something from now on, as one step; `least` where the requirement counts.

        Raises Refused for more than a claim could ever have.
        """
        if least > MOST:
            raise Refused(N_("A checklist can want {most} at most."), most=MOST)
        wanted = Want(_id(status, requirement), status, requirement, max(1, least))
        last = self._store.connection.execute("SELECT coalesce(max(position), -1) FROM want").fetchone()[0]
        known = next((one for one in self.wants() if one.id == wanted.id), None)
        if known == wanted:
            return known
        with self._store.step(Sentence.of(N_("Change the checklist")), DESK):
            table = self._store.tables.table("want")
            if known:
                table.update(wanted.id, {"least": wanted.least})
            else:
                table.insert(_row(wanted, last + 1))
        return wanted

    def drop(self, status: Status, requirement: Requirement) -> None:
        """Let claims of a status want something no longer, as one step."""
        with self._store.step(Sentence.of(N_("Change the checklist")), DESK):
            self._store.tables.table("want").delete_where("id = ?", [_id(status, requirement)])

    def restore(self) -> None:
        """Make the checklist what a new desk begins with, as one step."""
        table = self._store.tables.table("want")
        rows = _defaults()
        with self._store.step(Sentence.of(N_("Restore the usual checklist")), DESK):
            for want in self.wants():
                if want.id not in {one["id"] for one in rows}:
                    table.delete(want.id)
            for one in rows:
                table.upsert(one, pk="id")


def fill(connection: sqlite3.Connection) -> None:
    """Put the program's own checklist into a new desk; it is nothing that an analyst did."""
    for row in _defaults():
        connection.execute(
            f"INSERT INTO want ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
        )


def usual() -> list[Want]:
    """Return the program's own checklist; its ids are the same in all desks."""
    return [Want(_id(status, requirement), status, requirement, least) for status, requirement, least in DEFAULTS]


def _defaults() -> list[dict[str, str | int]]:
    return [_row(want, position) for position, want in enumerate(usual())]


def _id(status: Status, requirement: Requirement) -> str:
    return sha256(f"want\n{status}\n{requirement}".encode())[:32]


def _row(want: Want, position: int) -> dict[str, str | int]:
    return {
        "id": want.id,
        "status": want.status,
        "requirement": want.requirement,
        "least": want.least,
        "position": position,
    }
