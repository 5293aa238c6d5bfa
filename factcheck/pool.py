"""Several processes that read at the same time, some way ahead of whoever takes in what they read."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event

from factcheck.apart import Aids, Apart, Columns, Job
from factcheck.errors import InputRefused
from factcheck.model import Draft
from factcheck.pieces import Found

_AHEAD, _BYTES_AHEAD = 200, 8_000_000
"""How many inputs are read while the caller is busy with others, and of how many bytes together."""


@dataclass(frozen=True, slots=True)
class Together:
    """Small inputs that are read one after another: of a text, handing it over takes as long as reading it.

    What reads pages waits for nobody meanwhile, and whoever takes in what was read wakes for it more seldom.
    """

    jobs: tuple[Job, ...]


class Pool:
    """Some processes that read at the same time; `with` ends them."""

    def __init__(self, size: int, aids: Aids = Aids.NONE, columns: Columns | None = None) -> None:
        self._aids, self._columns = aids, columns
        self._idle: SimpleQueue[Apart] = SimpleQueue()
        self._all = [Apart() for _ in range(max(1, size))]
        for one in self._all:
            self._idle.put(one)
        self._answers = Event()
        self._threads = ThreadPoolExecutor(max_workers=len(self._all))

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; what they were reading is not finished."""
        for one in self._all:
            one.close()
        self._threads.shutdown(cancel_futures=True)

    def read(self, content: bytes, name: str) -> Found | InputRefused:
        """Return what one input holds, or why it was refused."""
        one = self._idle.get()
        try:
            return list(self._read(one, content, name))
        except InputRefused as refusal:
            return refusal
        finally:
            self._idle.put(one)

    def _read(self, one: Apart, content: bytes, name: str) -> list[Draft]:
        try:
            return one.read(content, name, columns=self._columns)
        except InputRefused as refusal:
            from factcheck import aids  # only for what is refused

            return aids.helped(one, (content, name), refusal, self._aids)

    def start(self) -> None:
        """Start the processes: there will be much to read."""
        for one in self._all:
            one.start()
            self._threads.submit(self._greet)

    @property
    def is_ready(self) -> bool:
        """Whether a process that was started answers: that takes as long as to read some hundred short texts."""
        return self._answers.is_set()

    def _greet(self) -> None:
        self._read_together(())
        self._answers.set()

    def _read_together(self, jobs: tuple[Job, ...]) -> list[Found | InputRefused]:
        one = self._idle.get()
        try:
            return one.together(jobs)
        except InputRefused:
            pass  # which of them is to blame shows when each is read by itself
        finally:
            self._idle.put(one)
        return [self.read(*job) for job in jobs]

    def read_all(self, inputs: Iterable[Job | Together | Found | InputRefused]) -> Iterator[Found | InputRefused]:
        """Yield what each of the inputs holds, in their order; of what is known already, that.

        Some are read in advance, so that nobody waits for the caller: as many as are small together.
        """
        waiting: deque[_Waiting] = deque()
        size = 0
        for one in inputs:
            waiting.append(self._begun(one))
            size += waiting[-1].size
            while waiting and (waiting[0].is_known or self._are_enough(len(waiting), size)):
                size -= waiting[0].size
                yield from waiting.popleft().results()
        while waiting:
            yield from waiting.popleft().results()

    def _begun(self, one: Job | Together | Found | InputRefused) -> "_Waiting":
        if isinstance(one, Together):
            size = sum(len(content) for content, _ in one.jobs)
            return _Waiting(self._threads.submit(self._read_together, one.jobs), size)
        if isinstance(one, tuple):
            return _Waiting(self._threads.submit(lambda: [self.read(*one)]), len(one[0]))
        return _Waiting([one], 0)

    def _are_enough(self, inputs: int, size: int) -> bool:
        """Whether so many inputs of so many bytes together keep every process busy."""
        return inputs > 2 * len(self._all) and (inputs > _AHEAD or size > _BYTES_AHEAD)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Some inputs that are being read, or are known already, and their bytes together."""

    read: Future[list[Found | InputRefused]] | list[Found | InputRefused]
    size: int

    @property
    def is_known(self) -> bool:
        return isinstance(self.read, list)

    def results(self) -> list[Found | InputRefused]:
        return self.read if isinstance(self.read, list) else self.read.result()
