"""What is seen of many claims' records at a glance, read from the desk all at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.attribution import Hop, Seen
from factcheck.evidence import Evidence, EvidenceKind, Stance
from factcheck.glance import Desk, Glance, glances
from factcheck.model import Claim, Passage

if TYPE_CHECKING:
    from db.store import Store

_SEEN = {seen.value: seen for seen in Seen}
_STANCES = {stance.value: stance for stance in Stance}
_KINDS = {kind.value: kind for kind in EvidenceKind}
_SOMEWHERE = Passage("", "", 0, 1, "", "", "")
"""Stands for the passage of an item: a glance asks only whether there is one."""


class Glances:
    """The glances of one desk; made by the store."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def of(self, claims: Sequence[Claim]) -> dict[str, Glance]:
        """Return the glance of each of some claims, by its id: three queries, however many there are."""
        from json import dumps

        store, ids = self._store, (dumps([claim.id for claim in claims]),)
        these = "WHERE claim IN (SELECT value FROM json_each(?))"
        ask = store.connection.execute
        hops = [
            Hop(id, claim, source, level, place, _SEEN[seen], evidence=evidence or "")
            for id, claim, source, level, place, seen, evidence in ask(
                f"SELECT id, claim, source, level, place, seen, evidence FROM hop {these}", ids
            )
        ]
        items = [
            Evidence(
                id, claim, _STANCES[stance], _KINDS[kind], "", publisher, url, passage=_SOMEWHERE if placed else None
            )
            for id, claim, stance, kind, publisher, url, placed in ask(
                f"SELECT id, claim, stance, kind, publisher, url, passage IS NOT NULL FROM evidence {these}", ids
            )
        ]
        kept = frozenset(item for (item,) in ask(f"SELECT DISTINCT evidence FROM snapshot {these}", ids))
        desk = Desk(store.sources.known(), store.sources.kinships(), store.checklist.wants())
        return glances(claims, hops, items, kept, desk)
