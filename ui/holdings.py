"""The articles of the desk as a list asks for them, and how the analyst keeps them in order: a part of the session."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from db.stamps import DESK
from factcheck.errors import IsnadError
from factcheck.sift import Collection, Shelf, Sift
from factcheck.words import N_, Sentence
from ui.work import Work

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from db.articles import Listed
    from db.store import Change, Store
    from ui.session import Session

_MANY = 5000
"""With more articles than this, it takes longer than a frame to see what there is to choose from."""

FIRST = 256
"""How many articles are listed at once; the others follow when the window has breathed."""


class Holdings(QObject):
    """The lists of one desk. What is refused the session says; nothing is raised.

    `found(Sift, list[str])` brings the ids that were asked for last, `choices_found(dict)` what there is to choose
    from, by what a `Sift` calls it; `lists_changed` says that collections or saved searches did.
    """

    found = Signal(object, object)
    choices_found = Signal(object)
    lists_changed = Signal()

    def __init__(self, session: "Session", store: "Store") -> None:
        super().__init__(session)
        self._session = session
        self._store = store
        self._executor: ThreadPoolExecutor | None = None
        self._work: Work | None = None
        self._next: Sift | None = None
        store.listen(self._changed)

    def close(self) -> None:
        """Look no longer, and wait for what is being looked for."""
        self._store.forget(self._changed)
        self._next = None
        if self._work is not None:
            self._work.cancel()
        if self._executor is not None:
            self._executor.shutdown()

    # What there is

    def first(self, sift: Sift) -> list[str]:
        """Return the ids of the first articles that are asked for."""
        return self._store.library.ids(sift, FIRST)

    def ask(self, sift: Sift) -> None:
        """Look for all articles that are asked for, off this thread; of several wishes the newest is answered."""
        if self._store.path == ":memory:":
            self._answered(next(_sifted(self._store, sift)))
        elif self._work is not None:
            self._next = sift
        else:
            self._start(sift)

    def rows(self, ids: Sequence[str]) -> "dict[str, Listed]":
        """Return those of some articles that the desk holds, by id."""
        return {listed.article.id: listed for listed in self._store.articles.listed(frozenset(ids))}

    def collections(self) -> list[Collection]:
        """Return the collections by name."""
        return self._store.collections.listed()

    def collections_of(self, article: str) -> set[str]:
        """Return the ids of the collections that an article is in."""
        return self._store.collections.of(article)

    def is_archived(self, article: str) -> bool:
        """Return whether an article is put away."""
        return self._store.collections.is_archived(article)

    def shelves(self) -> list[Shelf]:
        """Return the saved searches by name."""
        return self._store.shelves.listed()

    def ask_choices(self) -> None:
        """Look for the outlets, languages (codes), analysts and tags that there are; of many articles apart."""
        if self._store.path == ":memory:" or not self._store.library.has_more_than(_MANY):
            self.choices_found.emit(_choices(self._store))
            return
        work = Work(_choices_apart(self._store.path), self)
        work.produced.connect(self.choices_found)
        work.failed.connect(self._failed)
        work.finished.connect(work.deleteLater)
        work.start(self._workers())

    # What the analyst does

    def collect(self, name: str, articles: Sequence[str]) -> None:
        """Put articles into the collection of a name, which is made if there is none."""
        self._do(partial(self._store.collections.make, name, articles))

    def take_out(self, collection: str, articles: Sequence[str]) -> None:
        """Take articles out of a collection."""
        self._do(partial(self._store.collections.take, collection, articles))

    def archive(self, articles: Sequence[str]) -> None:
        """Put articles away, or where the first one is away already, take them back."""
        kept = self._store.collections
        back = bool(articles) and kept.is_archived(articles[0])
        self._do(partial(kept.fetch if back else kept.archive, articles))

    def remove(self, articles: Sequence[str]) -> None:
        """Take articles out of the library, as one step."""
        if len(articles) == 1:
            self._session.remove_article(articles[0])
        elif articles:
            self._do(partial(self._remove, articles))

    def _remove(self, articles: Sequence[str]) -> None:
        with self._store.step(Sentence.of(N_("Remove articles: {count}"), count=len(articles)), DESK):
            for article in articles:
                self._store.articles.remove(article)

    def save(self, name: str, sift: Sift) -> None:
        """Keep a search under a name."""
        self._do(partial(self._store.shelves.save, name, sift))

    def delete_shelf(self, shelf: str) -> None:
        """Delete a saved search."""
        self._do(partial(self._store.shelves.remove, shelf))

    def delete_collection(self, collection: str) -> None:
        """Delete a collection; its articles stay."""
        self._do(partial(self._store.collections.remove, collection))

    def _do(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except IsnadError as error:
            self._session.refused.emit(error.said(self._session.words))

    # How it comes about

    def _changed(self, change: "Change") -> None:
        if change.shared & {"collection", "shelf"}:
            self.lists_changed.emit()

    def _start(self, sift: Sift) -> None:
        work = self._work = Work(_looked_up(self._store.path, sift), self)
        work.produced.connect(self._answered)
        work.failed.connect(self._failed)
        work.finished.connect(self._finished)
        work.start(self._workers())

    def _workers(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor

        self._executor = self._executor or ThreadPoolExecutor(max_workers=1)
        return self._executor

    @Slot(object)
    def _answered(self, answer: tuple[Sift, list[str]]) -> None:
        if self._next is None:
            self.found.emit(*answer)

    @Slot(object)
    def _failed(self, error: object) -> None:
        if isinstance(error, IsnadError):
            self._session.refused.emit(error.said(self._session.words))
        elif isinstance(error, BaseException):
            raise error

    @Slot()
    def _finished(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.deleteLater()
        if self._next is not None:
            sift, self._next = self._next, None
            self._start(sift)


def _looked_up(path: str, sift: Sift) -> Iterator[tuple[Sift, list[str]]]:
    """Look up in a desk with a connection of one's own, which may only read; on any thread."""
    from db.store import Store

    with Store(path) as store:
        store.connection.execute("PRAGMA query_only = ON")
        yield from _sifted(store, sift)


def _choices_apart(path: str) -> Iterator[dict[str, list[str]]]:
    from db.store import Store

    with Store(path) as store:
        store.connection.execute("PRAGMA query_only = ON")
        yield _choices(store)


def _choices(store: "Store") -> dict[str, list[str]]:
    library = store.library
    return {
        "outlet": library.outlets(),
        "language": library.languages(),
        "analyst": library.analysts(),
        "tag": library.tags(),
    }


def _sifted(store: "Store", sift: Sift) -> Iterator[tuple[Sift, list[str]]]:
    yield sift, store.library.ids(sift)
