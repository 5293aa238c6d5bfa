"""Files and folders as inputs: which of them can be read, and their bytes."""

import os
import stat
from pathlib import Path

from factcheck.errors import InputRefused
from factcheck.readers.drafting import shown
from factcheck.words import N_

LARGEST = 64 * 1024 * 1024
"""The most bytes that are read of one file."""

READABLE = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".eml", ".docx", ".docm", ".odt"}
    | {".rtf", ".epub", ".pdf", ".srt", ".vtt", ".csv", ".tsv", ".xlsx", ".zip", ".warc", ".wacz", ".ann", ".xmi"}
)
"""The types that are read."""
LOOKED_FOR = READABLE | {
    *(".isnad", ".jsonld"),
    *(".doc", ".wps", ".wpd", ".pages", ".ppt", ".pptx", ".odp", ".xls", ".ods", ".msg", ".7z", ".rar", ".tar", ".tgz"),
    *(".xlsm", ".dotx", ".dotm", ".ott"),
}
"""The types that are looked for in a folder: what is read, our own reports, and what holds texts but is refused."""

_MISSING = N_("There is no file {name}.")
_UNREADABLE = N_("{name} cannot be read: {reason}")
_TOO_LARGE = N_("{name} is too large: {size} MB, of at most {most} MB.")


def name_of(path: Path, folders: dict[str, str] | None = None) -> str:
    """Return the absolute path of an input as it is stored: text that SQLite can keep.

    `folders` remembers where folders are, for a caller that names many files in a few of them.
    """
    folders = {} if folders is None else folders
    place, name = os.path.split(path)
    try:
        if place not in folders:
            folders[place] = os.path.realpath(place)
        absolute = os.path.join(folders[place], name)  # noqa: PTH118
    except (OSError, ValueError):  # a loop of links, a NUL in the name
        absolute = str(path)
    try:
        encoded = os.fsencode(absolute)
    except UnicodeEncodeError:  # letters that no file's name can hold
        encoded = absolute.encode("utf-8", "replace")
    return encoded.decode("utf-8", "replace").replace("\0", "\ufffd")


def content(path: Path, most: int = LARGEST) -> bytes:
    """Return the bytes of a regular file.

    Raises InputRefused for what is missing, no regular file (it is then not opened, so that a pipe cannot block),
    unreadable, empty, or larger than `most` bytes, usually 64 MB.
    """
    try:
        state = path.stat()
        _require_regular(state.st_mode, path)
        if state.st_size > most:
            raise _too_large(path, state.st_size, most)
        with path.open("rb") as file:
            found = file.read(state.st_size + 1)
            if len(found) > state.st_size:  # it grows while it is read
                found += file.read(most + 1)
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from error
    if len(found) > most:
        raise _too_large(path, len(found), most)
    if not found:
        raise InputRefused(N_("{name} is empty."), name=told_name(path))
    return found


def told_name(path: Path) -> str:
    """Return how a refusal calls a path."""
    return shown(name_of(path))


def unreadable(error: OSError | ValueError, path: Path) -> InputRefused:
    """Return the refusal of a path that the system does not open, with its reason."""
    if isinstance(error, FileNotFoundError):
        return InputRefused(_MISSING, name=told_name(path))
    return InputRefused(_UNREADABLE, name=told_name(path), reason=_reason(error))


def no_file(path: Path) -> InputRefused:
    """Return the refusal of a device, a pipe or a socket."""
    template = N_("{name} is a device or a pipe, not a file. Save its text in a file first.")
    return InputRefused(template, name=told_name(path))


def _require_regular(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise InputRefused(N_("{name} is a folder, not a file."), name=told_name(path))
    if not stat.S_ISREG(mode):
        raise no_file(path)


def _too_large(path: Path, size: int, most: int) -> InputRefused:
    megabyte = 1024 * 1024
    return InputRefused(_TOO_LARGE, name=told_name(path), size=-(-size // megabyte), most=most // megabyte)


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
