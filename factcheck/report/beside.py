"""A report's document set by a process of its own: it takes no time from a window, and can be stopped at any time."""

import pickle
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event
from typing import IO

from factcheck.report import Format, Report, leaving, paged
from factcheck.report.pdf import ACCESSIBLE, ARCHIVAL, missing, set_page

DOCUMENTS = {Format.PDF: ACCESSIBLE, Format.PDF_A: ARCHIVAL}
"""The documents that are set so, with their standards."""

APART = {*DOCUMENTS, Format.DOCX}
"""The formats that are made so: pictures in a Word document take long as well, and hold up whoever makes them."""

_ROOT = Path(__file__).parents[2]
_CALL = "import sys; sys.path.insert(0, sys.argv[1]); from factcheck.report.beside import main; sys.exit(main())"
_NO_PANGO = 3
_PATIENCE = 0.05  # seconds between two looks at whether it is to stop


class Stopped(Exception):
    """Setting was stopped; there is no document."""


def render(report: Report, format: Format, stop: Event) -> bytes:
    """Return what `factcheck.report.render` does for one of APART, unless `stop` is set before it is done.

    Then the process that sets it is ended, and Stopped raised. Raises ExportRefused where Pango is missing.
    """
    if format not in DOCUMENTS:
        return _made("", pickle.dumps((report, format)), stop)
    from factcheck.report.html import for_paper

    return set_beside(for_paper(paged(leaving(report))), DOCUMENTS[format], stop)


def set_beside(page: str, standard: str, stop: Event) -> bytes:
    """Return a page as a document, set by another process, which is ended when `stop` is set. Raises as `render`."""
    return _made(standard, page.encode(), stop)


def _made(standard: str, asked: bytes, stop: Event) -> bytes:
    """What another process makes of a page after a standard, or of a report where no standard is named."""
    # -P keeps this folder, whose modules are named for formats, from standing before the standard library's.
    command = [sys.executable, "-P", "-c", _CALL, str(_ROOT), standard]
    # Not through a pipe: of what does not fit into one, `communicate` forgets the rest when it is called again.
    with TemporaryFile() as given:
        given.write(asked)
        given.seek(0)
        content, said, status = _waited(command, given, stop)
    if status == _NO_PANGO:
        raise missing()
    if status:
        raise RuntimeError(said.decode("utf-8", "replace")[-2000:])
    return content


def _waited(command: list[str], given: IO[bytes], stop: Event) -> tuple[bytes, bytes, int]:
    """Return what a process that reads `given` says, what it complains of, and how it ended; or raise Stopped."""
    pipes = {"stdin": given, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as child:  # type: ignore[call-overload]  # noqa: S603
        while True:
            if stop.is_set():
                child.kill()
                child.communicate()
                raise Stopped
            try:
                content, said = child.communicate(timeout=_PATIENCE)
            except subprocess.TimeoutExpired:
                continue
            return content, said, child.returncode


def main() -> int:
    """Make what stands on standard input: a page after the standard that is named, else a report in its format.

    The document goes to standard output.
    """
    from factcheck.errors import ExportRefused
    from factcheck.report import render as render_report

    try:
        given, standard = sys.stdin.buffer.read(), sys.argv[2]
        # What is no page was written by our own window.
        document = set_page(given.decode(), standard) if standard else render_report(*pickle.loads(given))  # noqa: S301
    except ExportRefused:
        return _NO_PANGO
    sys.stdout.buffer.write(document)
    sys.stdout.buffer.flush()
    return 0
