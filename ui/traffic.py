"""What comes into the desk and what leaves it: files read and reports written in a worker, taken in on this thread."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

import resources
from db.store import Store
from factcheck.errors import IsnadError, NotFound
from factcheck.words import N_, Words
from ui.work import Work

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from factcheck.apart import Columns
    from factcheck.model import Article, Claim
    from factcheck.report import Report
    from ui.jobs import Order
    from ui.taking import Taking


class Traffic(QObject):
    """The imports and exports of one session.

    `arrived` names an article that was taken in, or recognised: the last one where several came at once. `summed` hands
    over the `Arrivals` of an import of many inputs when it is done; of a few, each is `refused` and `told` by itself.
    """

    nearly = "copy"
    """What becomes of a text that is nearly the same as one of the desk: "copy", "version" or "skip"."""
    aids = 0
    """Which other programs may help to read: the flags of `factcheck.apart.Aids`."""

    arrived = Signal(str)
    refused = Signal(str)
    told = Signal(str)
    summed = Signal(object)
    work_started = Signal(object)
    work_ended = Signal(object)

    def __init__(self, store: Store, words: Words, parent: QObject | None = None) -> None:
        """Carry for a store; `words` is the language of what is told and refused."""
        super().__init__(parent)
        self.words = words
        self._store = store
        self._executor: ThreadPoolExecutor | None = None
        self._running: set[Work] = set()

    @cached_property
    def taking(self) -> "Taking":
        """What takes in what was read."""
        from ui.taking import Taking

        return Taking(self._store, self)

    @property
    def is_busy(self) -> bool:
        """Whether an import or an export is running."""
        return bool(self._running)

    def running(self) -> tuple[Work, ...]:
        """Return the imports and exports that are running."""
        return tuple(self._running)

    def paste(self, text: str) -> None:
        """Make an article of pasted text."""
        from factcheck import readers

        try:
            self.take([readers.paste(text)])
        except IsnadError as error:
            self.refused.emit(error.said(self.words))

    def paste_markup(self, markup: str, link: str, text: str) -> Work:
        """Make an article of copied HTML, which came from `link`; of its `text` where no text is found in it."""
        from ui.jobs import clipping

        work = Work(clipping(markup, link, text), self, N_("Reading…"))
        work.produced.connect(self.taking.read)
        self._start(work)
        return work

    def import_sample(self) -> None:
        """Open the article that comes with the program."""
        self.import_paths([resources.path("samples", "article.txt")])

    def import_paths(self, paths: Iterable[Path], columns: "Columns | None" = None) -> Work:
        """Read files and folders in a worker, take each in as it is read, and say what was refused.

        `columns` says which column of a table is which field.
        """
        from ui.jobs import reading

        work = Work(reading(list(paths), self.aids, columns), self, N_("Reading…"))
        work.produced.connect(self.taking.read)
        self._start(work)
        return work

    @property
    def desk(self) -> str:
        """The path of the desk file."""
        return self._store.path

    def report(self, articles: str | Sequence[str], language: str) -> "Report":
        """Return the report of an article, or of several, in a language, with all its parts."""
        from ui import delivery

        return delivery.report(self._store, [articles] if isinstance(articles, str) else articles, language)

    def outgoing(self, claims: "Sequence[Claim]", article: "Article") -> "tuple[list[Claim], Article]":
        """Return claims and their article as they may be given to other programs: no protected source is named."""
        hidden = [source for source in self._store.sources.listed() if source.protected]
        if not hidden:
            return list(claims), article
        from factcheck.report.protection import unnamed

        record = replace(self._store.articles.record(article.id), originals=(), snapshots=())
        left = unnamed(record, hidden)
        shown = {claim.id: claim for claim in left.claims}
        return [shown.get(claim.id, claim) for claim in claims], left.article

    def export(self, article: str, path: Path, language: str) -> Work:
        """Write an article's report in a worker; the file's suffix is the format."""
        from ui.jobs import Order

        return self.carry_out(article, Order(path, language))

    def carry_out(self, articles: str | Sequence[str], order: "Order") -> Work:
        """Read and write the report of an article, or of several, in a worker, as it was ordered."""
        from ui.delivery import Delivery

        ids = [articles] if isinstance(articles, str) else list(articles)
        work = Work(Delivery(self._store.path, self._store.by, ids, order), self, N_("Writing the report…"))
        work.produced.connect(self._delivered)
        self._start(work)
        return work

    def start_work(self, steps: Iterator[object], produced: Callable[[object], None]) -> Work:
        """Have something computed after what is running; what it fails with is told as a refusal.

        `produced`, a slot, is given each result; it is connected before the first one can be there.
        """
        work = Work(steps, self)
        work.produced.connect(produced)
        self._start(work)
        return work

    def close(self) -> None:
        """Stop what is running, and wait until it has stopped."""
        for work in self._running:
            work.cancel()
        if self._executor is not None:
            self._executor.shutdown()

    def _start(self, work: Work) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self._executor = self._executor or ThreadPoolExecutor(max_workers=1)
        self._running.add(work)
        work.failed.connect(self._work_failed)
        work.finished.connect(self._work_finished)
        self.work_started.emit(work)
        work.start(self._executor)

    def take(self, read: object, nearly: str = "") -> None:
        """Take in what was read of one input and looked at; `nearly` is what was chosen for it alone."""
        self.taking.take(read, nearly)

    @Slot(object)
    def _delivered(self, told: object) -> None:
        from ui.delivery import Warned, Written

        if isinstance(told, Warned):
            self.refused.emit(self.words(told.sentence, title=told.title))  # it stays until it is closed
        elif isinstance(told, Written):
            with suppress(NotFound):  # an article may have been deleted while its report was written
                self._store.exports.record(told.articles, told.format)
            self.told.emit(self.words(N_("The report was written: {file}"), file=str(told.path)))
        else:
            self._work_failed(told)

    @Slot(object)
    def _work_failed(self, error: object) -> None:
        if isinstance(error, IsnadError):
            self.refused.emit(error.said(self.words))
        elif isinstance(error, BaseException):
            raise error

    @Slot()
    def _work_finished(self) -> None:
        self.taking.finish()
        work = self.sender()
        if isinstance(work, Work):
            self._running.discard(work)
            self.work_ended.emit(work)
            work.deleteLater()
