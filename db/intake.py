"""How an article comes into the desk: from a draft that a reader made, or whole from a report."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.desk import Spoilt
from db.near import Near
from db.stamps import DESK, new_id
from db.tables import columns, insert, one
from db.taken import IMPORT, Content, Outcome, TakenIn, article_of, version_of
from factcheck import revision
from factcheck.errors import Refused
from factcheck.history import Carried
from factcheck.model import Draft, Record, Version
from factcheck.nearly import Nearly
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store
    from factcheck.gist import Gist
    from factcheck.pieces import Piece


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would become of a draft: in words, and whether that is for a person to choose, as `Nearly` says."""

    told: Sentence
    is_near: bool = False


_HELD = N_("The desk holds this article already: {title}.")
_LATER = N_("It becomes a new version of {title}, which is in the desk.")
_SAME_WORDS = N_("The desk holds the same text as {title}, which came from another place. Nothing was added.")
_NEARLY = N_("{share} % of it is the same as in {title}, which is in the desk: it may be a copy or another version.")
_SKIPPED = N_("{share} % of it is the same as in {title}, which is in the desk: it was not taken in.")
_AS_VERSION = N_("{share} % of it is the same as in {title}: it is a new version of that.")


_BATCH = 8
"""How many drafts are worth asking about together."""


class Intake:
    """Takes articles into one desk; made by the store."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._connection = store.connection
        self.near = Near(store)

    def take_in_all(self, found: "Sequence[Piece]", nearly: Nearly = Nearly.COPY) -> list[TakenIn | Refused]:
        """Take in what was read from several inputs in one transaction, each as a step of its own.

        What is refused comes back as its refusal, in its place; the others are kept. Raises DeskError: none is kept.
        """
        try:
            with self._store.together():
                return self._take_in_together(found, nearly)
        except (Spoilt, sqlite3.IntegrityError):
            return [self._attempt(one, nearly) for one in found]

    def _take_in_together(self, found: "Sequence[Piece]", nearly: Nearly) -> list[TakenIn | Refused]:
        if len(found) < _BATCH or not all(isinstance(one, Draft) for one in found):
            return [self._attempt(one, nearly) for one in found]
        from db.batch import Batch

        batch = Batch(self._store, [draft for draft in found if isinstance(draft, Draft)])
        taken: list[TakenIn | Refused] = []
        for draft, new in zip(found, batch.sorted_out(), strict=True):
            if new is None:  # what of it is known may be in this batch
                batch.write()
            taken.append(new or self._attempt(draft, nearly))
        batch.write()
        return taken

    def _attempt(self, found: "Piece", nearly: Nearly) -> TakenIn | Refused:
        try:
            return self.take_in(found, nearly)
        except Refused as refusal:
            return refusal

    def take_in(self, found: "Piece", nearly: Nearly = Nearly.COPY) -> TakenIn:
        """Take in what was read from an input. Raises Refused and DeskError; see `add` and `restore`."""
        if isinstance(found, Record):
            return self.restore(found)
        if isinstance(found, Carried):
            from db import brought

            return brought.take_in(self._store, found.record, found.history)
        if isinstance(found, Draft):
            return self.add(found, nearly)
        from db import annotated, reviewed, tabled
        from factcheck.report.reviewed import Reviews
        from factcheck.report.tabled import Tabled

        if isinstance(found, Reviews):
            return reviewed.take_in(self._store, found)
        if isinstance(found, Tabled):
            return tabled.take_in(self._store, found)
        return annotated.take_in(self._store, found)

    def add(self, draft: Draft, nearly: Nearly = Nearly.COPY) -> TakenIn:
        """Make an article of a draft, or a new version of the one that it is a later state of.

        The same bytes, the same text from the same place, and the same words from another one are recognised and change
        nothing; what becomes of a text that is nearly the same, `nearly` says. A new version takes along the claims
        whose words still stand in it. Raises DeskError.
        """
        content = Content.of(draft)
        known = self._known(content.original)
        if known:
            return TakenIn(Outcome.UNCHANGED, *known, draft.warnings)
        earlier = self._earlier(draft)
        if earlier is None:
            return self._add_unlike(draft, content, nearly)
        if earlier.text == draft.text:
            told = Sentence.of(N_("The file's bytes are new, its text is the one that the desk already holds."))
            return TakenIn(Outcome.UNCHANGED, earlier.article, earlier.id, (*draft.warnings, told))
        return self._revise(draft, content, earlier)

    def foresee(self, draft: Draft) -> Foreseen | None:
        """Return what `add` would say of a draft, with nothing done; None where it would be an article of its own."""
        content = Content.of(draft)
        known, earlier = self._known(content.original), self._earlier(draft)
        if known or (earlier and earlier.text == draft.text):
            article = known[0] if known else earlier.article if earlier else ""
            return Foreseen(Sentence.of(_HELD, title=self._store.articles.get(article).title))
        if earlier:
            return Foreseen(Sentence.of(_LATER, title=self._store.articles.get(earlier.article).title))
        like = self.near.like(draft.text, self.gist(draft, content).sketch)
        if like is None:
            return None
        if like.same_words:
            return Foreseen(Sentence.of(_SAME_WORDS, title=like.title))
        return Foreseen(Sentence.of(_NEARLY, title=like.title, share=int(100 * like.share)), is_near=True)

    def _add_unlike(self, draft: Draft, content: Content, nearly: Nearly) -> TakenIn:
        """Add a draft that comes from a new place, after a look at what is in the desk with nearly the same words."""
        gist = self.gist(draft, content)
        like = self.near.like(draft.text, gist.sketch)
        if like is None:
            return self._add(draft, content, gist)
        if like.same_words:
            told = Sentence.of(_SAME_WORDS, title=like.title)
            return TakenIn(Outcome.UNCHANGED, like.article, like.version, (*draft.warnings, told), like.article)
        template = {Nearly.COPY: _NEARLY, Nearly.VERSION: _AS_VERSION, Nearly.SKIP: _SKIPPED}[nearly]
        told = Sentence.of(template, title=like.title, share=int(100 * like.share))
        if nearly is Nearly.SKIP:
            return TakenIn(Outcome.COPY, like.article, like.version, (*draft.warnings, told), like.article)
        if nearly is Nearly.VERSION:
            taken = self._revise(draft, content, self._store.articles.version(like.article))
        else:
            taken = self._add(draft, content, gist)
        return replace(taken, warnings=(*taken.warnings, told), near=like.article)

    def restore(self, record: Record) -> TakenIn:
        """Put an article that was exported as a whole record into the desk, its ids kept; see `db.brought`."""
        from db import brought

        return brought.take_in(self._store, record)

    def _known(self, original: str) -> tuple[str, str] | None:
        query = (
            "SELECT article, id, captured FROM version WHERE substr(text, 1, 16) = substr(?1, 1, 16) AND text = ?1 "
            "AND original = text UNION ALL "
            "SELECT article, id, captured FROM version WHERE original = ?1 AND original <> text ORDER BY captured DESC"
        )
        row: tuple[str, str, str] | None = one(self._connection, query, original)
        return row and row[:2]

    def _earlier(self, draft: Draft) -> Version | None:
        """The newest version of the article that the draft, by its place and its words, is a later state of."""
        found: list[tuple[str]] = []
        if draft.name:
            by_name = "SELECT DISTINCT article FROM version WHERE name = ? AND name <> ''"
            found += self._connection.execute(by_name, (draft.name,))
        if draft.url:
            found += self._connection.execute("SELECT id FROM article WHERE url = ? AND url <> ''", (draft.url,))
        articles = dict.fromkeys(found)
        versions = sorted((self._store.articles.version(id) for (id,) in articles), key=lambda one: one.captured)
        return next((version for version in versions[::-1] if revision.is_revision(version.text, draft.text)), None)

    def gist(self, draft: Draft, content: Content) -> "Gist":
        """Return what is known of a draft's text, from where it was read if it is still the same."""
        if draft.gist is not None and draft.gist.sha256 == content.text:
            return draft.gist
        return self.near.gist(draft.text, content.text)

    def add_as(self, draft: Draft, id: str) -> TakenIn:
        """Make an article of a draft under an id that the desk does not have yet."""
        content = Content.of(draft)
        return self._add(draft, content, self.gist(draft, content), id)

    def _add(self, draft: Draft, content: Content, gist: "Gist", id: str = "") -> TakenIn:
        article = article_of(draft, id or new_id())
        with self._store.step(Sentence.of(IMPORT, title=draft.title), DESK):
            insert(self._connection, "article", columns(article))
            version = self._version(draft, content, gist, article.id, 1)
        return TakenIn(Outcome.ADDED, article.id, version.id, draft.warnings)

    def _revise(self, draft: Draft, content: Content, earlier: Version) -> TakenIn:
        gist = self.gist(draft, content)
        claims = self._store.claims.of(earlier.article)
        with self._store.step(Sentence.of(N_("New version {number}"), number=earlier.number + 1), earlier.article):
            version = self._version(draft, content, gist, earlier.article, earlier.number + 1)
            lost = 0
            for claim in claims:
                carried = revision.carry(claim, earlier.id, version.id, version.text)
                lost += not carried and claim.passage_in(earlier.id) is not None
                self._store.claims.add_passages(claim.id, carried)
        told = Sentence.of(N_("Claims whose words are not in the new version: {lost}."), lost=lost)
        return TakenIn(Outcome.NEW_VERSION, earlier.article, version.id, (*draft.warnings, *((told,) if lost else ())))

    def _version(self, draft: Draft, content: Content, gist: "Gist", article: str, number: int) -> Version:
        version = version_of(draft, content, article, number, new_id())
        if content.original != content.text:
            self._keep("original", content.original, draft.original)
        if draft.layout:
            from db import layouts

            layouts.keep(self._connection, content.original, draft.layout)
        self._insert_version(version, gist)
        return version

    def insert_version(self, version: Version) -> None:
        """Keep a version whose original the desk holds already, inside a step of the caller's."""
        self._insert_version(version, self.near.gist(version.text))

    def _insert_version(self, version: Version, gist: "Gist") -> None:
        kept = self._keep("text", gist.sha256, version.text)
        if kept is not None:
            self.near.learn([(kept, gist.sketch)])
            self._store.index.expect(kept, gist.words)
        insert(self._connection, "version", columns(version) | {"text": gist.sha256})

    def _keep(self, table: str, sha256: str, content: bytes | str | None) -> int | None:
        """Keep a content and return its number; None where it was kept already."""
        written = self._connection.execute(
            f"INSERT OR IGNORE INTO {table} (sha256, content) VALUES (?, ?)", (sha256, content)
        )
        return written.lastrowid if written.rowcount else None
