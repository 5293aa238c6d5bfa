"""The other process: it reads what it is handed, and can neither write, nor start a program, nor speak to anyone.

It and `factcheck.apart` speak in frames: the length of a head and of a blob (eight bytes each), the head as JSON, the
blob. Nothing that comes back is ever run: a reader that a hostile file took over could only tell lies about a text.
"""

import gc
import json
import os
import struct
import sys
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import IO, TYPE_CHECKING, Any

from factcheck.errors import InputRefused
from factcheck.readers.package import TOO_DEEP
from factcheck.readers.telling import head_of
from factcheck.words import N_

if TYPE_CHECKING:
    from factcheck.gist import Gists

_LENGTHS = struct.Struct("<QQ")
_FORBIDDEN = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.send", "subprocess.Popen",
    "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "os.remove", "os.rename", "os.mkdir",
    "os.rmdir", "os.symlink", "os.link", "os.truncate", "os.chmod", "os.chown", "shutil.rmtree", "webbrowser.open",
)  # fmt: skip
_GARBAGE = 20_000
"""After so many new objects those that nobody reaches are looked for: a page makes some thousands."""
_WRITING = set("wax+")
_WRITING_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_TOO_MUCH = N_("{name} needs more memory than a text should. It was not read.")


def send(stream: IO[bytes], head: dict[str, Any], blob: bytes = b"") -> None:
    """Write one frame."""
    told = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(_LENGTHS.pack(len(told), len(blob)) + told)
    stream.write(blob)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Return the head and the blob of the next frame. Raises EOFError where the other side is gone."""
    lengths = _exactly(stream, _LENGTHS.size)
    head, blob = _LENGTHS.unpack(lengths)
    return json.loads(_exactly(stream, head)), _exactly(stream, blob)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    found = stream.read(size)
    if len(found) < size:
        raise EOFError
    return found


def serve() -> None:
    """Read one input after another from standard input's frames until it is closed; answer on standard output."""
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    from factcheck import readers  # noqa: F401, loaded before anything is forbidden

    gc.freeze()
    gc.set_threshold(_GARBAGE)
    sys.addaudithook(_forbid)
    while True:
        try:
            job, content = receive(asked)
        except EOFError:
            return
        try:
            _answer(answers, job, content)
        except InputRefused as refusal:
            send(answers, {"refused": [refusal.sentence.template, dict(refusal.sentence.values)]})
        except MemoryError:
            send(answers, {"refused": [_TOO_MUCH, {"name": job["label"]}]})
        except RecursionError:
            send(answers, {"refused": [TOO_DEEP, {"name": job["label"]}]})
        send(answers, {"done": True})


def _answer(answers: IO[bytes], job: dict[str, Any], content: bytes) -> None:
    from factcheck import readers
    from factcheck.readers import archive, picture

    if "unpack" in job:
        for inner, found in archive.members(content, job["name"]):
            told = {} if isinstance(found, bytes) else {"not": [found.sentence.template, dict(found.sentence.values)]}
            send(answers, {"member": inner, **told}, found if isinstance(found, bytes) else b"")
        return
    if "together" in job:
        from factcheck.readers import together

        ends = list(accumulate(length for _, length in job["together"]))
        cut = zip(job["together"], [0, *ends], ends, strict=False)
        read = [together.answer(content[start:end], name, _gists()) for (name, _), start, end in cut]
        send(answers, {"together": read})
        return
    if "whole" in job:
        from factcheck.readers import whole

        send(answers, {"lines": whole.lines(content, job["name"], *job["whole"])})
        return
    if "table" in job or "rows" in job:
        from factcheck.readers import table

        asked, answer = ("table", table.shown) if "table" in job else ("rows", table.first_sheet)
        send(answers, {asked: answer(content, job["name"])})
        return
    if "marks" in job or "words" in job:
        from factcheck.readers import paged

        send(answers, *paged.answer(content, job))
        return
    if "page" in job:
        pages, drawn = picture.page(content, job["name"], job["page"])
        send(answers, {"pages": pages}, drawn)
        return
    for draft in readers.drafts(content, job["name"], job["declared"], job["columns"]):
        same = draft.original == content
        send(answers, {"draft": head_of(draft), "same": same}, b"" if same else draft.original)


@cache
def _gists() -> "Gists":
    from factcheck.gist import Gists

    return Gists()


def _forbid(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        _, mode, flags = arguments  # os.open tells flags alone; with O_CREAT even an empty file would be written
        if (isinstance(mode, str) and _WRITING & set(mode)) or (isinstance(flags, int) and flags & _WRITING_FLAGS):
            raise PermissionError(event)
    elif event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def limit(memory: int) -> None:
    """Keep this process to so many bytes of memory, and from writing any file; POSIX only."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in ((resource.RLIMIT_DATA, memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))


def frames(stream: IO[bytes]) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Yield the answers to one input. Raises EOFError where the process ended before it was done."""
    while True:
        head, blob = receive(stream)
        if head.get("done"):
            return
        yield head, blob
