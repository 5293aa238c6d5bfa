"""Inputs read in processes of their own: one that hangs, explodes or falls is refused, and nothing else is harmed."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from enum import Flag, auto
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING, Any

from factcheck.errors import InputRefused
from factcheck.model import Draft
from factcheck.readers import worker
from factcheck.readers.archive import Member
from factcheck.readers.drafting import label
from factcheck.readers.telling import draft_of
from factcheck.words import N_

if TYPE_CHECKING:
    from factcheck.pieces import Found

ROOT = Path(__file__).resolve().parents[1]
SECONDS, SECONDS_A_MEGABYTE = 9.0, 4.0
"""How long one input may take: so long, and so much longer for each megabyte of it."""
MEMORY, MEMORY_A_BYTE = 400_000_000, 12
"""Bytes that a reader may take, and how many more for each byte of the input."""

_TOO_SLOW = N_(
    "{name} took longer than {seconds} seconds to read, as only broken or hostile files do. It was not read."
)
_FELL = N_("{name} stopped the program that reads it, as only broken or hostile files do. It was not read.")

_PROGRAM = "import sys; sys.path.insert(0, {root!r}); from factcheck.readers import worker; {limit}worker.serve()"


class Apart:
    """One process that reads. It is started at the first input, and anew after one that it did not survive."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._memory = 0

    def read(self, content: bytes, name: str, declared: str = "", columns: "Columns | None" = None) -> list[Draft]:
        """Return the articles of an input, as `factcheck.readers.drafts` does. Raises InputRefused."""
        return _drafts(self._asked(content, name, {"declared": declared, "columns": dict(columns or {})}), content)

    def together(self, jobs: "Sequence[Job]") -> "list[Found | InputRefused]":
        """Return what each of some inputs holds, its gist with it. Raises InputRefused where not all were read."""
        from factcheck.readers import together

        asked = {"together": [(name, len(content)) for content, name in jobs]}
        ((head, _),) = _told(self._asked(b"".join(content for content, _ in jobs), "", asked))
        read = [together.found(told, content) for told, (content, _) in zip(head["together"], jobs, strict=True)]
        return [[one] if isinstance(one, Draft) else one for one in read]

    def whole(self, content: bytes, name: str, media_type: str, encoding: str) -> list[str]:
        """Return what `factcheck.readers.whole.lines` does. Raises InputRefused."""
        ((head, _),) = _told(self._asked(content, name, {"whole": [media_type, encoding]}))
        return [str(line) for line in head["lines"]]

    def table(self, content: bytes, name: str) -> dict[str, Any]:
        """Return what `factcheck.readers.table.shown` does, as a dictionary. Raises InputRefused."""
        ((head, _),) = _told(self._asked(content, name, {"table": True}))
        return dict(head["table"])

    def rows(self, content: bytes, name: str) -> list[list[str]]:
        """Return the cells of a workbook's first sheet, row by row. Raises InputRefused."""
        ((head, _),) = _told(self._asked(content, name, {"rows": True}))
        return [list(row) for row in head["rows"]]

    def start(self) -> None:
        """Start the process now, so that the first input finds it there."""
        self._ready(MEMORY)

    def picture(self, content: bytes, name: str, page: int) -> tuple[int, bytes]:
        """Return how many pages a PDF has, and one of them (from 0 on) as a PGM picture. Raises InputRefused."""
        ((head, drawn),) = _told(self._asked(content, name, {"page": page}))
        return head["pages"], drawn

    def asked(self, content: bytes, name: str, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Return the one answer to what is asked about an input; see `worker`. Raises InputRefused."""
        (answer,) = _told(self._asked(content, name, asked))
        return answer

    def members(self, content: bytes, name: str) -> Iterator[Member]:
        """Yield what `factcheck.readers.archive.members` does. Raises InputRefused.

        The time that the caller takes for each counts for nothing; meanwhile the process waits.
        """
        for head, blob in self._told_one_by_one(content, name, {"unpack": True}):
            _told([(head, blob)])
            yield head["member"], (InputRefused(head["not"][0], **head["not"][1]) if "not" in head else blob)

    def _asked(self, content: bytes, name: str, asked: dict[str, Any]) -> list[tuple[dict[str, Any], bytes]]:
        return list(self._told_one_by_one(content, name, asked))

    def _told_one_by_one(
        self, content: bytes, name: str, asked: dict[str, Any]
    ) -> Iterator[tuple[dict[str, Any], bytes]]:
        process = self._ready(MEMORY + MEMORY_A_BYTE * len(content))
        seconds = SECONDS + SECONDS_A_MEGABYTE * len(content) / 1_000_000
        left, begun = seconds, monotonic()
        watch = Timer(left, process.kill)
        watch.start()
        try:
            assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018, they are pipes
            worker.send(process.stdin, {"name": name, "label": label(name), **asked}, content)
            for frame in worker.frames(process.stdout):
                if "unpack" not in asked:  # whoever asked takes all of it at once
                    yield frame
                    continue
                watch.cancel()
                left -= monotonic() - begun
                yield frame
                begun = monotonic()
                watch = Timer(max(0.0, left), process.kill)
                watch.start()
        except (EOFError, OSError, ValueError) as error:
            ran_out = not watch.is_alive()
            self.close()
            if ran_out:
                raise InputRefused(_TOO_SLOW, name=label(name), seconds=round(seconds)) from error
            raise InputRefused(_FELL, name=label(name)) from error
        except BaseException:  # among them that nobody wants the rest of it
            self.close()
            raise
        finally:
            watch.cancel()

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError, ValueError):
                process.communicate()

    def _ready(self, memory: int) -> "subprocess.Popen[bytes]":
        if self._process is not None and (self._process.poll() is not None or memory > self._memory):
            self.close()
        if self._process is None:
            self._memory = max(memory, MEMORY + MEMORY_A_BYTE * 1_000_000)
            program = _PROGRAM.format(root=str(ROOT), limit=f"worker.limit({self._memory}); ")
            self._process = subprocess.Popen(  # noqa: S603, our own program
                [sys.executable, "-I", "-B", "-X", "utf8", "-c", program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process


def members(content: bytes, name: str) -> Iterator[Member]:
    """Yield the name and bytes of every file in an archive, unpacked apart. Raises InputRefused."""
    with closing(Apart()) as one:
        yield from one.members(content, name)


def whole(content: bytes, name: str, media_type: str, encoding: str) -> list[str]:
    """Return every block of text that a page shows, in its order, read apart. Raises InputRefused."""
    with closing(Apart()) as one:
        return one.whole(content, name, media_type, encoding)


def table(content: bytes, name: str) -> dict[str, Any]:
    """Return the beginning of a table, read apart; see `Apart.table`. Raises InputRefused."""
    with closing(Apart()) as one:
        return one.table(content, name)


def rows(content: bytes, name: str) -> list[list[str]]:
    """Return the cells of a workbook's first sheet, read apart. Raises InputRefused."""
    with closing(Apart()) as one:
        return one.rows(content, name)


def _told(frames: list[tuple[dict[str, Any], bytes]]) -> list[tuple[dict[str, Any], bytes]]:
    """Return what was answered. Raises the refusal that is in it."""
    for head, _ in frames:
        if "refused" in head:
            template, values = head["refused"]
            raise InputRefused(template, **values)
    return frames


def _drafts(frames: list[tuple[dict[str, Any], bytes]], content: bytes) -> list[Draft]:
    return [draft_of(head["draft"], content if head["same"] else blob) for head, blob in _told(frames)]


class Aids(Flag):
    """What an analyst lets other programs do for what we do not read: convert old documents, recognise pictures."""

    NONE = 0
    CONVERT = auto()
    RECOGNISE = auto()


Job = tuple[bytes, str]
"""The bytes and the name of an input."""

Columns = Mapping[str, str]
"""Which column of a table is which field of an article, where somebody chose; see `factcheck.readers.table`."""

"""What an input holds: articles that a reader makes of it, those of a report, or claims for an article of the desk."""
