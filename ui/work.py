"""Slow work off the GUI thread: a generator that computes, whose results come back one by one as a signal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from factcheck.words import N_

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


class Work(QObject):
    """One piece of slow work, running. It sees neither widgets nor the store; `cancel` stops it between two results."""

    produced = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, steps: Iterator[object], parent: QObject | None = None, label: str = N_("Working…")) -> None:
        """Prepare work that yields its results one by one; `start` begins it. `label` is what it is called."""
        super().__init__(parent)
        self.label = label
        self._steps = steps
        self._cancelled = False
        self._future: Future[None] | None = None

    @property
    def expected(self) -> int:
        """How many results there will be, as far as the steps know it by now (their `expected`); else 0."""
        return int(getattr(self._steps, "expected", 0))

    @property
    def is_done(self) -> bool:
        """Whether no thread works on it: it ended, or never began."""
        return self._future is None or self._future.done()

    def start(self, executor: "ThreadPoolExecutor") -> None:
        """Begin, on a thread of `executor`; the signals are delivered on the thread that this object lives in."""
        self._future = executor.submit(self._run)

    @Slot()
    def cancel(self) -> None:
        """Stop after the result that is being made; what was produced before stays."""
        self._cancelled = True
        stop = getattr(self._steps, "stop", None)  # of steps that can be stopped in the middle of one
        if stop is not None:
            stop.set()

    def _run(self) -> None:
        try:
            self._produce()
        except BaseException as error:  # noqa: BLE001, handed to the GUI thread, which knows refusals from bugs
            self.failed.emit(error)
        self.finished.emit()

    def _produce(self) -> None:
        try:
            for result in self._steps:
                if self._cancelled:
                    break
                self.produced.emit(result)
        finally:
            # What the steps opened must be closed on the thread that opened it, not where garbage is collected.
            close = getattr(self._steps, "close", None)
            if close is not None:
                close()
