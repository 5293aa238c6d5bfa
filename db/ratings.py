"""The scale of verdicts of a desk."""

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db.rows import columns, row, value
from db.stamps import DESK, new_id, now, sha256
from factcheck.errors import NotFound, Refused
from factcheck.ratings import DEFAULTS, Rating, checked
from factcheck.text.clean import clean
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store


class Ratings:
    """The ratings of one desk; made by the store. Every change is a step on the desk's stack."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def scale(self) -> list[Rating]:
        """Return the ratings in their order."""
        query = f"SELECT {columns(Rating)} FROM rating ORDER BY position, id"
        return [value(Rating, cells) for cells in self._store.connection.execute(query)]

    def get(self, rating: str) -> Rating:
        """Return a rating. Raises NotFound."""
        found = next((one for one in self.scale() if one.id == rating), None)
        if found is None:
            raise NotFound(N_("There is no rating {id} on this desk's scale."), id=rating)
        return found

    def named(self, name: str) -> Rating:
        """Return the rating of a name, in either language, or of an id or its beginning. Raises NotFound."""
        from factcheck.attribution import folded

        wanted = folded(name)
        for one in self.scale():
            if wanted and (wanted in (folded(one.name_ar), folded(one.name_en)) or one.id.startswith(name)):
                return one
        raise NotFound(N_("There is no rating {id} on this desk's scale."), id=name)

    def add(self, name_ar: str, name_en: str, number: int, colour: str, pattern: str) -> Rating:
        """Put a rating at the end of the scale, as one step. Raises Refused."""
        last = max((one.position for one in self.scale()), default=-1)
        made = Rating(new_id(), _said(name_ar), _said(name_en), last + 1, number, colour.lower(), pattern)
        with self._store.step(Sentence.of(N_("Add the rating {name}"), name=made.name()), DESK):
            self._store.tables.table("rating").insert(row(checked(made)))
        return made

    def change(self, rating: str, **fields: Any) -> Rating:
        """Change fields of a rating (`name_ar`, `number`, …), as one step. Raises NotFound and Refused."""
        before = self.get(rating)
        fields = {name: _said(held) if isinstance(held, str) else held for name, held in fields.items()}
        after = checked(replace(before, **fields))
        with self._store.step(Sentence.of(N_("Change the rating {name}"), name=before.name()), DESK):
            self._store.tables.table("rating").update(rating, row(after))
        return after

    def arrange(self, ratings: list[str]) -> None:
        """Put the scale in the order of these ids, as one step; those that are not named follow in their order."""
        rest = [one.id for one in self.scale() if one.id not in ratings]
        with self._store.step(Sentence.of(N_("Arrange the scale")), DESK):
            for position, rating in enumerate([*ratings, *rest]):
                self._store.tables.table("rating").update(rating, {"position": position})

    def counts(self) -> dict[str, int]:
        """Return how many claims have each rating that any has."""
        query = "SELECT rating, count(*) FROM claim WHERE rating IS NOT NULL GROUP BY rating"
        return dict(self._store.connection.execute(query).fetchall())

    def uses(self, rating: str) -> int:
        """Return how many claims have a rating."""
        query = "SELECT count(*) FROM claim WHERE rating = ?"
        return int(self._store.connection.execute(query, (rating,)).fetchone()[0])

    def remove(self, rating: str, replacement: str = "", reason: str = "") -> None:
        """Take a rating from the scale, as one step; claims that have it get the replacement.

        Claims that were exported keep their old verdict as a correction, with the reason. Raises NotFound, and Refused
        where the rating is in use and there is no other one to replace it.
        """
        before, used = self.get(rating), self.uses(rating)
        if used and (not replacement or replacement == rating):
            raise Refused(
                N_("The rating {name} is in use by claims ({count}): say which other one they are to have."),
                name=before.name(),
                count=used,
            )
        label = Sentence.of(N_("Delete the rating {name}"), name=before.name())
        with self._store.step(label, DESK):
            if used:
                self.get(replacement)
                self._replace(rating, replacement, label, reason)
            self._store.tables.table("rating").delete(rating)

    def _replace(self, rating: str, replacement: str, label: Sentence, reason: str) -> None:
        connection = self._store.connection
        exported = (
            "SELECT id FROM claim WHERE rating = ? AND EXISTS "
            "(SELECT 1 FROM exported WHERE exported.article = claim.article AND exported.at >= claim.created)"
        )
        for (claim,) in connection.execute(exported, (rating,)).fetchall():
            self._store.claims.change(claim, label, reason, rating=replacement)
        query = "UPDATE claim SET rating = ?, updated = ? WHERE rating = ?"
        connection.execute(query, (replacement, now(), rating))

    def restore(self) -> None:
        """Make the scale what a new desk begins with, as one step; behind it stay those others that are in use."""
        table = self._store.tables.table("rating")
        usual = defaults()
        ids = {one.id for one in usual}
        with self._store.step(Sentence.of(N_("Restore the usual scale")), DESK):
            others = [one for one in self.scale() if one.id not in ids]
            kept = [one for one in others if self.uses(one.id)]
            for one in others:
                if one not in kept:
                    table.delete(one.id)
            for position, one in enumerate([*usual, *kept]):
                table.upsert(row(replace(one, position=position)), pk="id")


def _said(name: str) -> str:
    return " ".join(clean(name).text.split())


def defaults() -> list[Rating]:
    """Return the program's own scale; its ids are the same in all desks."""
    return [
        Rating(sha256(f"rating\n{name_en}".encode())[:32], name_ar, name_en, position, number, colour, pattern)
        for position, (name_ar, name_en, number, colour, pattern) in enumerate(DEFAULTS)
    ]


def fill(connection: sqlite3.Connection) -> None:
    """Put the program's own scale into a new desk; it is nothing that an analyst did."""
    for rating in defaults():
        cells = row(rating)
        connection.execute(
            f"INSERT INTO rating ({columns(Rating)}) VALUES ({', '.join('?' * len(cells))})", tuple(cells.values())
        )
