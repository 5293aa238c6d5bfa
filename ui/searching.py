"""What is done with the whole desk: searching it, going to a place, marking places; a part of the session.

It is made at the first search.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.stamps import DESK
from factcheck import anchors
from factcheck.errors import IsnadError, Refused
from factcheck.model import Claim, Level, Status, Version, Where
from factcheck.words import N_, Sentence
from ui.work import Work

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from db.store import Store
    from factcheck.search.places import Hit
    from ui.session import Session

_CHANGED = N_("The article has changed since this search: search again.")


@dataclass(frozen=True, slots=True)
class Group:
    """What answers to a query in one article, in its claims and their evidence, or in a source: `hits`, in their order.

    `article` is empty for a source, whose name is the title.
    """

    article: str
    title: str
    hits: "tuple[Hit, ...]"


class Found:
    """The answers to one query, read a page at a time: articles, then claims, evidence, sources; each the newest first.

    Nothing of the desk is kept open between two pages, so that it can be written to.
    """

    def __init__(
        self, store: "Store", typed: str, level: Level, language: str, searching: "Searching | None" = None
    ) -> None:
        """Ask for what was typed; nothing is read yet. Sources are named in `language` where they can."""
        self._store = store
        self._language = language
        self._searching = searching
        self._typed, self._level = typed, level
        self._left = list(Where)
        self._below: int | None = None

    @property
    def has_more(self) -> bool:
        """Whether there may be another page."""
        return bool(self._left)

    def is_read_apart(self, all: bool) -> bool:
        """Whether a page may take longer than a frame, since words only begin so or `all` is read: use `reading`."""
        return ("*" in self._typed or all) and self._searching is not None and self._store.path != ":memory:"

    def reading(self, least: int) -> Work:
        """Return the reading of a page with another connection; `start` it, and `take` what it produces."""
        return Work(
            _page(self._store.path, (self._typed, self._level, self._language), self._place(), least), self._searching
        )

    def start(self, work: Work) -> None:
        """Let a reading begin, off this thread."""
        if self._searching is not None:
            self._searching.start(work)

    def take(self, read: "tuple[list[Group], Place]") -> list[Group]:
        """Return the page that was read, and go on behind it next time."""
        groups, (left, self._below) = read
        self._left = list(left)
        return groups

    def _place(self) -> "Place":
        return tuple(self._left), self._below

    def page(self, least: int, seconds: float) -> list[Group]:
        """Read on until there are at least so many hits or the time is over; it may be that nothing was found yet.

        Raises Refused where no word was typed, DeskError when the desk cannot be read.
        """
        hits: list[Hit] = []
        until = perf_counter() + seconds
        while self._left and len(hits) < least and perf_counter() < until:
            found = self._store.search.answers(self._typed, self._level, self._left[0], self._below)
            for number, more in found:
                self._below = number
                hits += more
                if len(hits) >= least or perf_counter() >= until:
                    break
            else:
                del self._left[0]
                self._below = None
        return [
            Group(article, self._title(article, source), tuple(group))
            for (article, _, source), group in groupby(hits, key=lambda hit: (hit.article, bool(hit.claim), hit.source))
        ]

    def _title(self, article: str, source: str) -> str:
        if source:
            return self._store.sources.get(source).name(self._language)
        return self._store.articles.get(article).title


Place = tuple[tuple[Where, ...], int | None]
"""How far the answers were read: what is still to be searched, and below which number."""


def _page(path: str, asked: tuple[str, Level, str], place: Place, least: int) -> Iterator[tuple[list[Group], Place]]:
    from db.store import Store

    with Store(path) as store:
        store.connection.execute("PRAGMA query_only = ON")
        found = Found(store, *asked)
        found.take(([], place))
        groups = found.page(least, inf)
        yield groups, found._place()


class Searching(QObject):
    """The search of a session's desk. `place_opened(start, end)` says where in the open article (code points)."""

    place_opened = Signal(int, int)

    def __init__(self, session: "Session", store: "Store") -> None:
        super().__init__(session)
        self._store = store
        self._session = session
        self.on_desk = False
        self._executor: ThreadPoolExecutor | None = None

    def start(self, work: Work) -> None:
        """Let work begin that reads answers."""
        from concurrent.futures import ThreadPoolExecutor

        self._executor = self._executor or ThreadPoolExecutor(max_workers=1)
        work.start(self._executor)

    def close(self) -> None:
        """Wait for what is being read."""
        if self._executor is not None:
            self._executor.shutdown()

    def search(self, typed: str, level: Level) -> Found:
        """Return the answers to what was typed, to be read."""
        return Found(self._store, typed, level, self._session.words.language, self)

    def open_place(self, hit: "Hit") -> None:
        """Open the article of a hit, and go to the claim or the words; a title is the article itself.

        For a source, the first claim is gone to that names it.
        """
        session, article, claim = self._session, hit.article, hit.claim
        if hit.source:
            claim = next(
                (one for of_status in self._store.sources.claims(hit.source).values() for one in of_status), ""
            )
            if not claim:
                session.told.emit(session.words(N_("No claim names this source.")))
                return
            article = self._store.claims.get(claim).article
        session.open_article(article)
        if session.article is None or session.article.id != article:
            return
        if claim:
            session.choose(claim)
        elif hit.version and session.version and hit.version == session.version.id:
            self.place_opened.emit(hit.start, hit.end)
        elif hit.version:
            session.refused.emit(session.words(_CHANGED))

    def mark_hits(self, hits: "Sequence[Hit]", status: Status) -> int:
        """Make claims of hits in the texts of articles, as one step, and return how many; where one is, it is changed.

        The step stands on the open article's stack where all hits are in that; else, since undo in an article never
        reaches into another one, on the desk's own: `on_desk` says so.
        """
        articles = {hit.article for hit in hits}
        here = self._session.article
        self.on_desk = here is None or articles != {here.id}
        stack = DESK if self.on_desk or here is None else here.id
        try:
            with self._store.step(Sentence.of(N_("Mark what was found")), stack):
                for article, group in groupby(sorted(hits, key=lambda hit: hit.article), key=lambda hit: hit.article):
                    self._mark_in(article, list(group), status)
        except IsnadError as error:
            self._session.refused.emit(error.said(self._session.words))
            return 0
        return len(hits)

    def _mark_in(self, article: str, hits: "list[Hit]", status: Status) -> None:
        version = self._store.articles.version(article)
        if any(hit.version != version.id for hit in hits):
            raise Refused(_CHANGED)  # its sentence is marked for translation above
        there = dict(_places(self._store.claims.of(article), version))
        for hit in hits:
            claim = there.get((hit.start, hit.end))
            if claim:
                self._store.claims.set_status(claim, status)
            else:
                passage = anchors.make(version.text, hit.start, hit.end, version=version.id)
                self._store.claims.add(article, passage, status)


def _places(claims: list[Claim], version: Version) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the place of every claim in a version, with its id."""
    for claim in claims:
        passage = claim.passage_in(version.id)
        if passage:
            yield (passage.start, passage.end), claim.id
