"""The sources of a desk: who is named in chains of attribution, shared by all its articles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from db.rows import columns, row, value
from db.stamps import DESK, new_id
from db.tables import resolve
from factcheck import attribution, chain, kinds, merging
from factcheck.attribution import Hop, Resting, Source, SourceKind
from factcheck.errors import NotFound, Refused
from factcheck.merging import Merging
from factcheck.model import Status
from factcheck.text.clean import clean
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store


@dataclass(frozen=True)
class _Read:
    newest: tuple[int, ...]
    known: Mapping[str, Source]

    @cached_property
    def kinships(self) -> chain.Kinships:
        return chain.Kinships(self.known.values())


class Sources:
    """The sources of one desk; made by the store. Every change is a step on the desk's stack."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._read: _Read | None = None
        self._counted: tuple[int, Mapping[str, Mapping[Status, int]]] = (-1, {})

    # Reading

    def listed(self) -> list[Source]:
        """Return all sources, in the order in which they came into the desk."""
        return list(self._all().known.values())

    def known(self) -> Mapping[str, Source]:
        """Return all sources by their ids."""
        return self._all().known

    def kinships(self) -> chain.Kinships:
        """Return which sources count as one."""
        return self._all().kinships

    def _all(self) -> "_Read":
        """All sources, read anew where one changed: every claim that is looked at asks for them."""
        query = "SELECT coalesce(max(seq), 0), count(*) FROM journal WHERE kind = 'source'"
        newest = tuple(self._store.connection.execute(query).fetchone())
        # What a step in progress wrote may be taken back, and its numbers then be given to other entries.
        fresh = self._store.connection.in_transaction
        if fresh or self._read is None or self._read.newest != newest:
            rows = self._store.connection.execute(f"SELECT {columns(Source)} FROM source ORDER BY rowid")
            read = _Read(newest, {source.id: source for source in (value(Source, cells) for cells in rows)})
            if fresh:
                return read
            self._read = read
        return self._read

    def get(self, source: str) -> Source:
        """Return a source. Raises NotFound."""
        query = f"SELECT {columns(Source)} FROM source WHERE id = ?"
        cells = self._store.connection.execute(query, (source,)).fetchone()
        if cells is None:
            raise NotFound(N_("There is no source {id} in this desk."), id=source)
        return value(Source, cells)

    def resolve(self, asked: str) -> str:
        """Return the id of the one source that answers to a name, or whose id begins so. Raises NotFound."""
        named = self.named(asked)
        if len(named) > 1:
            raise NotFound(N_("Several sources are called {name}: give the id of one of them."), name=asked)
        return named[0].id if named else resolve(self._store.connection, "source", asked)

    def named(self, name: str) -> list[Source]:
        """Return the sources that answer to a name, spelled in any way that a search takes for the same."""
        return attribution.named(self.listed(), name)

    def completed(self, typed: str) -> list[Source]:
        """Return the sources that what was typed may become, the likeliest first."""
        return attribution.completed(self.listed(), typed)

    def uses(self) -> dict[str, int]:
        """Return how many claims rest on each source, in their own chains or in those of their evidence."""
        query = "SELECT source, count(DISTINCT claim) FROM hop GROUP BY source"
        return dict(self._store.connection.execute(query).fetchall())

    def counts(self) -> Mapping[str, Mapping[Status, int]]:
        """Return how many claims rest on each source that any rests on, by their status."""
        connection = self._store.connection
        newest = int(connection.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0])
        if not connection.in_transaction and self._counted[0] == newest:
            return self._counted[1]  # a list that is searched asks for them at each letter
        found: dict[str, dict[Status, int]] = {}
        query = (
            "SELECT h.source, claim.status, count(*) FROM (SELECT DISTINCT source, claim FROM hop) h "
            "JOIN claim ON claim.id = h.claim GROUP BY h.source, claim.status"
        )
        for source, status, count in connection.execute(query):
            found.setdefault(source, {})[Status(status)] = count
        self._counted = (-1 if connection.in_transaction else newest, found)
        return found

    def resting(self, source: str) -> list[Resting]:
        """Return the claims of the desk that rest on a source, by status and article, in the order of their making."""
        query = (
            "SELECT claim.id, claim.status, claim.wording, article.id, article.title, min(hop.evidence IS NOT NULL) "
            "FROM hop JOIN claim ON claim.id = hop.claim JOIN article ON article.id = claim.article "
            "WHERE hop.source = ? GROUP BY claim.id ORDER BY article.created, article.id, claim.created, claim.id"
        )
        order = {status: number for number, status in enumerate(Status)}
        rows = self._store.connection.execute(query, (source,))
        found = [
            Resting(claim, Status(status), wording, article, title, bool(only))
            for claim, status, wording, article, title, only in rows
        ]
        return sorted(found, key=lambda one: order[one.status])

    def claims(self, source: str) -> dict[Status, list[str]]:
        """Return the ids of the claims that rest on a source, by their status, the oldest first."""
        found: dict[Status, list[str]] = {status: [] for status in Status}
        for claim, status in self._store.connection.execute(
            "SELECT id, status FROM claim WHERE id IN (SELECT claim FROM hop WHERE source = ?) ORDER BY created, id",
            (source,),
        ):
            found[Status(status)].append(claim)
        return found

    # Writing

    def add(self, kind: SourceKind, name_ar: str = "", name_en: str = "", **fields: Any) -> Source:
        """Make a source, as one step; `fields` are further ones of Source. Raises Refused where it has no name."""
        made = _checked(Source(new_id(), kind, name_ar, name_en, **fields))
        with self._store.step(Sentence.of(N_("Add the source {name}"), name=made.name()), DESK):
            self._insert([made])
            self._check_parts()
        return made

    def find_or_add(self, name: str, kind: SourceKind | None = None) -> Source:
        """Return the source that answers to a name, or make one of it, as one step of its own. Raises Refused.

        A name in Arabic letters becomes the Arabic name, any other the English one; without a kind it is guessed.
        """
        known = self.named(name)
        if known:
            return known[0]
        return self.add(kind or kinds.guessed(name), **attribution.in_its_script(name))

    def change(self, source: str, **fields: Any) -> Source:
        """Change fields of a source, as one step. Raises NotFound, Refused, and ChainRefused for a ring."""
        before = self.get(source)
        after = _checked(replace(before, **fields))
        with self._store.step(Sentence.of(N_("Change the source {name}"), name=before.name()), DESK):
            self._store.tables.table("source").update(source, row(after))
            self._check_parts()
        return after

    def remove(self, source: str) -> None:
        """Delete a source that no chain names, as one step. Raises NotFound and Refused."""
        before = self.get(source)
        used = self.uses().get(source, 0)
        if used:
            raise Refused(
                N_("The source {name} stands in the chains of claims ({count}), so it is not deleted."),
                name=before.name(),
                count=used,
            )
        with self._store.step(Sentence.of(N_("Delete the source {name}"), name=before.name()), DESK):
            self._store.connection.execute("UPDATE source SET part_of = NULL WHERE part_of = ?", (source,))
            self._store.tables.table("source").delete(source)

    def merging(self, kept: str, other: str) -> Merging:
        """Return what `merge` would do, and do nothing. Raises as that does."""
        first, second = self.get(kept), self.get(other)
        rows = self._store.connection.execute(
            f"SELECT {columns(Hop)} FROM hop WHERE claim IN (SELECT claim FROM hop WHERE source = ?)", (other,)
        )
        return merging.plan(first, second, (value(Hop, cells) for cells in rows), self.known())

    def merge(self, kept: str, other: str) -> Source:
        """Make one source of two, as one step: the first, which then answers to the other's names too.

        Two hops side by side become one. Raises NotFound, Refused for a source and itself, and ChainRefused where a
        chain has one of them on the word of the other.
        """
        plan = self.merging(kept, other)
        label = Sentence.of(
            N_("Merge the sources {name} and {other}"), name=plan.before.name(), other=plan.other.name()
        )
        with self._store.step(label, DESK):
            hops, sources = self._store.tables.table("hop"), self._store.tables.table("source")
            for hop in plan.gone:
                hops.delete(hop.id)
            for hop in plan.hops:
                hops.update(hop.id, {"source": hop.source, "place": hop.place})
            for speaker in plan.speakers:
                sources.update(speaker.id, {"part_of": kept})
            sources.update(kept, row(plan.after))
            sources.delete(other)
        return plan.after

    def insert_missing(self, sources: Iterable[Source]) -> None:
        """Write those sources, inside the step in progress, whose ids the desk does not know."""
        known = self.known()
        self._insert([source for source in sources if source.id not in known])

    def _insert(self, sources: list[Source]) -> None:
        for source in sources:
            self._store.tables.table("source").insert(row(source))

    def _check_parts(self) -> None:
        chain.check_parts(self.known())


def _checked(source: Source) -> Source:
    """Return a source as it is kept: its names on one line each. Raises Refused where it has none."""
    name_ar, name_en = _line(source.name_ar), _line(source.name_en)
    if not name_ar and not name_en:
        raise Refused(N_("A source needs a name."))
    aliases = tuple(dict.fromkeys(filter(None, map(_line, source.aliases))))
    url, note = _line(source.url), clean(source.note).text
    return replace(source, name_ar=name_ar, name_en=name_en, aliases=aliases, url=url, note=note)


def _line(text: str) -> str:
    return " ".join(clean(text).text.split())
