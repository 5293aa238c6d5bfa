"""What comes into the desk and what leaves it: files read and reports written in a worker, taken in on this thread."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

import resources
from db.stamps import now
from db.store import Store
from factcheck.errors import IsnadError
from factcheck.model import Draft
from factcheck.words import N_, Words
from ui.work import Work

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from factcheck.inputs import Found
    from factcheck.report import Report
    from ui.arrivals import Arrivals
    from ui.jobs import Order


_TOGETHER = 64
"""The most inputs that are taken in by one transaction: more would hold up the window for longer than is noticed."""


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
        self._leaving: dict[str, tuple[list[str], str]] = {}
        self._read: list[object] = []
        self._arrivals: Arrivals | None = None

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
        from ui.arrivals import Arrivals

        try:
            self._take_in([readers.paste(text)], Arrivals())
        except IsnadError as error:
            self.refused.emit(error.said(self.words))

    def paste_markup(self, markup: str, link: str, text: str) -> Work:
        """Make an article of copied HTML, which came from `link`; of its `text` where no text is found in it."""
        from ui.jobs import clipping

        work = Work(clipping(markup, link, text), self, N_("Reading…"))
        work.produced.connect(self._input_read)
        self._start(work)
        return work

    def import_sample(self) -> None:
        """Open the article that comes with the program."""
        self.import_paths([resources.path("samples", "article.txt")])

    def import_paths(self, paths: Iterable[Path]) -> Work:
        """Read files and folders in a worker, take each in as it is read, and say what was refused."""
        from ui.jobs import reading

        work = Work(reading(list(paths), self.aids), self, N_("Reading…"))
        work.produced.connect(self._input_read)
        self._start(work)
        return work

    @property
    def desk(self) -> str:
        """The path of the desk file."""
        return self._store.path

    def report(self, articles: str | Sequence[str], language: str) -> "Report":
        """Return the report of an article, or of several, in a language, with all its parts."""
        from factcheck.report import Report

        ids = [articles] if isinstance(articles, str) else articles
        return Report(tuple(map(self._store.articles.record, ids)), language, now(), self._store.by)

    def export(self, article: str, path: Path, language: str) -> Work:
        """Write an article's report in a worker; the file's suffix is the format."""
        from ui.jobs import Order

        return self.carry_out(article, Order(path, language))

    def carry_out(self, articles: str | Sequence[str], order: "Order") -> Work:
        """Write the report of an article, or of several, in a worker, as it was ordered; return the last work of it."""
        from ui.jobs import files, writing

        kind = order.format.value if order.format else order.path.suffix.lstrip(".").lower()
        marks = {"portions": order.portions, "names_protected": order.names_protected, "desk": order.desk}
        made = replace(self.report(articles, order.language), **marks)  # type: ignore[arg-type]
        if kind == "isnad":
            made = self._with_histories(made)
        for report, path in files(made, order):
            self._leaving[str(path)] = [record.article.id for record in report.records], kind
            work = Work(writing(report, path, order.format), self, N_("Writing the report…"))
            work.produced.connect(self._report_written)
            self._start(work)
        return work

    def _with_histories(self, report: "Report") -> "Report":
        """The report with all that was ever done to its articles; of which that is left out is told."""
        from factcheck.report import UNTOLD

        histories = self._store.dossiers.histories(report.records)
        for record, history in zip(report.records, histories, strict=True):
            if history.tells_protected and not report.names_protected:
                self.told.emit(self.words(UNTOLD, title=record.article.title))
        return replace(report, histories=histories)

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

    def take(self, read: object) -> None:
        """Take in what was read of one input and looked at, as one step, and say what came of it."""
        self._read.append(read)
        while self._read:
            self._take_in_read()
        self._say_arrivals()

    @Slot(object)
    def _input_read(self, read: object) -> None:
        # What is read while the window is busy is taken in together.
        self._read.append(read)
        if len(self._read) == 1:
            QTimer.singleShot(0, self._take_in_read)

    @Slot()
    def _take_in_read(self) -> None:
        from ui.arrivals import Arrivals

        batch, self._read = self._read[:_TOGETHER], self._read[_TOGETHER:]
        if not batch:  # taken in already
            return
        if self._read:
            QTimer.singleShot(0, self._take_in_read)
        found: Found = []
        arrivals = self._arrivals = self._arrivals or Arrivals()
        arrivals.inputs += len(batch)
        for read in batch:
            if isinstance(read, IsnadError):
                arrivals.refusals.append(read)
            else:
                found += read  # type: ignore[arg-type]
        try:
            self._take_in(found, arrivals)
        except IsnadError as error:
            arrivals.refusals.append(error)

    def _take_in(self, found: "Found", arrivals: "Arrivals") -> None:
        """Take in several articles in one transaction, say what is to be known of each, and show the last one."""
        from db.intake import Nearly, Outcome  # not needed until something comes in

        last = ""
        came = self._store.intake.take_in_all(found, Nearly(self.nearly)) if found else ()
        for given, taken in zip(found, came, strict=True):
            if isinstance(taken, IsnadError):
                arrivals.refusals.append(taken)
                continue
            arrivals.count(
                known=taken.outcome in {Outcome.UNCHANGED, Outcome.COPY}, revised=taken.outcome is Outcome.NEW_VERSION
            )
            if taken.outcome is Outcome.UNCHANGED:
                self.told.emit(self.words(N_("This article is in the desk already.")))
            # What of another desk's or tool's work was not done here stays on the screen until it was read.
            tell = self.told if isinstance(given, Draft) else self.refused
            for warning in taken.warnings:
                tell.emit(self.words.sentence(warning))
            last = taken.article
        if last:
            self.arrived.emit(last)

    def _say_arrivals(self) -> None:
        arrivals, self._arrivals = self._arrivals, None
        if arrivals is None:
            return
        if arrivals.are_many:
            self.summed.emit(arrivals)
            return
        for sentence in arrivals.reasons(self.words):
            self.refused.emit(sentence)

    @Slot(object)
    def _report_written(self, path: object) -> None:
        left = self._leaving.pop(str(path), None)
        if left is None:
            return
        self._store.exports.record(*left)
        self.told.emit(self.words(N_("The report was written: {file}"), file=str(path)))

    @Slot(object)
    def _work_failed(self, error: object) -> None:
        if isinstance(error, IsnadError):
            self.refused.emit(error.said(self.words))
        elif isinstance(error, BaseException):
            raise error

    @Slot()
    def _work_finished(self) -> None:
        while self._read:
            self._take_in_read()
        self._say_arrivals()
        work = self.sender()
        if isinstance(work, Work):
            self._running.discard(work)
            self.work_ended.emit(work)
            work.deleteLater()
