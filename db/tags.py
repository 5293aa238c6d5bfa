"""The tags of a desk's claims: which there are, and several claims given or relieved of some at once."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store


class Tags:
    """The tags of one desk; made by the store."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def known(self) -> list[str]:
        """Return every tag of the desk's claims once, the most used first."""
        rows = self._store.connection.execute(
            "SELECT value FROM claim, json_each(claim.tags) WHERE claim.tags <> '[]' "
            "GROUP BY value ORDER BY count(*) DESC, value"
        )
        return [tag for (tag,) in rows]

    def change(self, claims: Iterable[str], added: Collection[str], removed: Collection[str]) -> None:
        """Give claims of one article some tags and take others from them, as one step. Raises NotFound.

        A tag that a claim has stays where it stands; new ones come last.
        """
        there = [self._store.claims.get(id) for id in claims]
        if not there:
            return
        with self._store.step(Sentence.of(N_("Change the tags")), there[0].article):
            for claim in there:
                kept = [tag for tag in claim.tags if tag not in removed]
                self._store.verdicts.edit(claim.id, tags=(*kept, *added))
