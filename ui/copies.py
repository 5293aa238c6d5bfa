"""The copies of pages and files that are kept as evidence, fetched and read in a worker; a part of the session."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from factcheck.errors import IsnadError
from factcheck.evidence import Evidence, EvidenceKind, Snapshot, Stance
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store
    from factcheck.fetching import Fetched
    from ui.session import Session
    from ui.work import Work


class Fetching(Iterator[object]):
    """The fetching of one page as work: once `stop` is set it ends. Its one result is an `Answer`."""

    expected = 1

    def __init__(self, fetch: "Callable[[Event], Fetched]", evidence: str) -> None:
        self.stop = Event()
        self._fetch: Callable[[Event], Fetched] | None = fetch
        self._evidence = evidence

    def __next__(self) -> object:
        """Return the answer. Raises FetchRefused, but for a server that says there is no page: that is the answer."""
        from factcheck.fetching import NoPage

        fetch, self._fetch = self._fetch, None
        if fetch is None:
            raise StopIteration
        try:
            return Answer(self._evidence, fetch(self.stop))
        except NoPage as error:
            return Answer(self._evidence, error)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of fetching the page of an item of evidence: the page, or why there is none."""

    evidence: str
    found: "Fetched | IsnadError"


@dataclass(frozen=True, slots=True)
class Target:
    """What files are kept for: an item of evidence, or where that is empty a new one of a claim, of that stance."""

    claim: str
    evidence: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class FileRead:
    """Name, media type and bytes of a file, or why it was not read, and what it is kept for."""

    target: Target
    found: tuple[str, str, bytes] | IsnadError


class Copies(QObject):
    """The copies of one session's desk. `kept` names the item of evidence that has one more.

    `absent(evidence, sentence)` says that a server has no page at the item's link; its answer can be kept all the same.
    """

    kept = Signal(str)
    absent = Signal(str, str)

    def __init__(self, session: "Session", store: "Store") -> None:
        super().__init__(session)
        self._session = session
        self._store = store

    def of(self, evidence: str) -> list[Snapshot]:
        """Return the copies of an item, the oldest first."""
        return self._store.snapshots.of(evidence)

    def content(self, snapshot: Snapshot) -> tuple[bytes, bool]:
        """Return the bytes of a copy, as they were sent, and whether they still have the SHA-256 that was written down.

        Raises NotFound where the desk has lost them.
        """
        from db.stamps import sha256

        content = self._store.snapshots.content(snapshot)
        return content, sha256(content) == snapshot.sha256

    def size(self, snapshot: Snapshot) -> int:
        """Return how many bytes a copy has."""
        return self._store.snapshots.size(snapshot)

    def fetch(self, item: Evidence, any_status: bool = False) -> "Work":
        """Fetch the page at an item's link in a worker and keep it; `any_status` keeps an answer without one too."""
        from factcheck.fetching import fetch

        private, url = self._session.private_allowed, item.url
        return self._session.traffic.start_work(
            Fetching(lambda stop: fetch(url, private=private, any_status=any_status, stop=stop), item.id), self._fetched
        )

    @Slot(object)
    def _fetched(self, answer: object) -> None:
        if not isinstance(answer, Answer):
            return
        if isinstance(answer.found, IsnadError):
            self.absent.emit(answer.evidence, answer.found.said(self._session.words))
            return
        try:
            made = self._store.snapshots.add(answer.evidence, answer.found)
        except IsnadError as error:
            self._session.refused.emit(error.said(self._session.words))
            return
        told = N_("The page was kept: {url}") if not made.redirects else N_("The page was kept; the link led to {url}")
        self._session.told.emit(self._session.words(told, url=made.final_url))
        self.kept.emit(answer.evidence)

    def keep_files(self, paths: Iterable[Path], evidence: str = "", stance: Stance = Stance.SUPPORTS) -> "Work":
        """Keep files in the desk, each as a copy of an item of evidence, or of a new one of the chosen claim."""
        target = Target(self._session.chosen, evidence, stance)
        return self._session.traffic.start_work(_read(list(paths), target), self._file_read)

    @Slot(object)
    def _file_read(self, read: object) -> None:
        if not isinstance(read, FileRead):
            return
        if isinstance(read.found, IsnadError):
            self._session.refused.emit(read.found.said(self._session.words))
            return
        (name, media_type, content), target, evidence = read.found, read.target, read.target.evidence
        try:
            article = self._store.claims.get(target.claim).article
            with self._store.step(Sentence.of(N_("Keep a copy of {url}"), url=name), article):
                if not evidence:
                    kind = EvidenceKind.IMAGE if media_type.startswith("image/") else EvidenceKind.DOCUMENT
                    evidence = self._store.evidence.add(target.claim, target.stance, kind, title=name).id
                self._store.snapshots.add_file(evidence, name, media_type, content)
        except IsnadError as error:
            self._session.refused.emit(error.said(self._session.words))
            return
        self._session.told.emit(self._session.words(N_("A copy was kept of {file}"), file=name))
        self.kept.emit(evidence)

    def remove(self, snapshot: Snapshot) -> None:
        """Take a copy away."""
        try:
            self._store.snapshots.remove(snapshot.id)
        except IsnadError as error:
            self._session.refused.emit(error.said(self._session.words))


def _read(paths: list[Path], target: Target) -> Iterator[object]:
    from factcheck.evidence import read_file

    for path in paths:
        try:
            yield FileRead(target, read_file(path))
        except IsnadError as error:
            yield FileRead(target, error)
