"""How an article comes into the desk: from a draft that a reader made, or whole from a report."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from db.articles import VERSIONS
from db.stamps import DESK, new_id, now, sha256
from db.tables import one
from factcheck import revision
from factcheck.errors import Refused
from factcheck.model import Article, Draft, Record, Version
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store


class Outcome(StrEnum):
    """What became of an input."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new version"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a draft: the outcome, the article and version it now is, and what an analyst should know."""

    outcome: Outcome
    article: str
    version: str
    warnings: tuple[Sentence, ...] = ()


class Intake:
    """Takes articles into one desk; made by the store."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._connection = store.connection

    def take_in(self, found: Draft | Record) -> TakenIn:
        """Take in what was read from an input. Raises Refused and DeskError; see `add` and `restore`."""
        return self.restore(found) if isinstance(found, Record) else self.add(found)

    def add(self, draft: Draft) -> TakenIn:
        """Make an article of a draft, or a new version of the one that it is a later state of.

        The same bytes, and the same text from the same place, are recognised and change nothing. A new version takes
        along the claims whose words still stand in it. Raises DeskError.
        """
        original = sha256(draft.original)
        known = self._known(original)
        if known:
            return TakenIn(Outcome.UNCHANGED, *known, draft.warnings)
        earlier = self._earlier(draft)
        if earlier is None:
            return self._add(draft, original)
        if earlier.text == draft.text:
            told = Sentence.of(N_("The file's bytes are new, its text is the one that the desk already holds."))
            return TakenIn(Outcome.UNCHANGED, earlier.article, earlier.id, (*draft.warnings, told))
        return self._revise(draft, original, earlier)

    def restore(self, record: Record) -> TakenIn:
        """Put an article that was exported as a whole record into the desk, its ids kept.

        Raises Refused when the desk holds the article in another state; the same record again changes nothing.
        """
        article, newest = record.article, record.version.id
        if one(self._connection, "SELECT 1 FROM article WHERE id = ?", article.id):
            if not self._store.dossiers.holds(record):
                raise Refused(
                    N_(
                        "The article {title} is in this desk already, with other claims or versions. It was left as is."
                    ),
                    title=article.title,
                )
            return TakenIn(Outcome.UNCHANGED, article.id, newest)
        with self._store.step(Sentence.of(N_("Import {title}"), title=article.title), DESK):
            texts = {sha256(version.text.encode()) for version in record.versions}
            for kept in record.originals:
                self._keep("original", kept.sha256, None if kept.sha256 in texts else kept.content)
            self._insert("article", asdict(article))
            for version in record.versions:
                self._insert_version(version)
            for claim in record.claims:
                self._store.claims.insert(claim)
            self._store.dossiers.restore(record)
        return TakenIn(Outcome.ADDED, article.id, newest)

    def _known(self, original: str) -> tuple[str, str] | None:
        query = "SELECT article, id FROM version WHERE original = ? ORDER BY captured DESC"
        row: tuple[str, str] | None = one(self._connection, query, original)
        return row

    def _earlier(self, draft: Draft) -> Version | None:
        """The newest version of the article that the draft, by its place and its words, is a later state of."""
        rows = self._connection.execute(
            f"{VERSIONS} WHERE v.id IN ("
            "SELECT id FROM version WHERE name = ?1 AND name <> '' UNION "
            "SELECT w.id FROM article a JOIN version w ON w.article = a.id WHERE a.url = ?2 AND a.url <> '') "
            "AND v.number = (SELECT max(number) FROM version w WHERE w.article = v.article) ORDER BY v.captured DESC",
            (draft.name, draft.url),
        )
        versions = (Version(*row) for row in rows)
        return next((version for version in versions if revision.is_revision(version.text, draft.text)), None)

    def _add(self, draft: Draft, original: str) -> TakenIn:
        article = Article(
            new_id(), draft.title, draft.outlet, draft.author, draft.published, draft.url, draft.language,
            draft.direction, now(),
        )  # fmt: skip
        with self._store.step(Sentence.of(N_("Import {title}"), title=draft.title), DESK):
            self._insert("article", asdict(article))
            version = self._version(draft, original, article.id, 1)
        return TakenIn(Outcome.ADDED, article.id, version.id, draft.warnings)

    def _revise(self, draft: Draft, original: str, earlier: Version) -> TakenIn:
        claims = self._store.claims.of(earlier.article)
        with self._store.step(Sentence.of(N_("New version {number}"), number=earlier.number + 1), earlier.article):
            version = self._version(draft, original, earlier.article, earlier.number + 1)
            lost = 0
            for claim in claims:
                carried = revision.carry(claim, earlier.id, version.id, version.text)
                lost += not carried and claim.passage_in(earlier.id) is not None
                self._store.claims.add_passages(claim.id, carried)
        told = Sentence.of(N_("Claims whose words are not in the new version: {lost}."), lost=lost)
        return TakenIn(Outcome.NEW_VERSION, earlier.article, version.id, (*draft.warnings, *((told,) if lost else ())))

    def _version(self, draft: Draft, original: str, article: str, number: int) -> Version:
        version = Version(
            new_id(), article, number, draft.text, original, draft.media_type, draft.encoding, draft.name, now()
        )
        same = sha256(draft.text.encode()) == original
        self._keep("original", original, None if same else draft.original)
        self._insert_version(version)
        return version

    def _insert_version(self, version: Version) -> None:
        text = sha256(version.text.encode())
        self._keep("text", text, version.text)
        self._insert("version", {**asdict(version), "text": text})

    def _insert(self, table: str, row: dict[str, object]) -> None:
        self._store.tables.table(table).insert(row)

    def _keep(self, table: str, sha256: str, content: bytes | str | None) -> None:
        self._connection.execute(f"INSERT OR IGNORE INTO {table} (sha256, content) VALUES (?, ?)", (sha256, content))
