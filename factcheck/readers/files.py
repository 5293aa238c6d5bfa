"""Files and folders as inputs: which of them can be read, and their bytes."""

import os
import stat
from pathlib import Path

from factcheck.errors import InputRefused
from factcheck.readers.drafting import shown, suffix
from factcheck.words import N_

LARGEST = 64 * 1024 * 1024
"""The most bytes that are read of one file."""

READABLE = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".eml", ".docx", ".docm", ".odt"}
    | {".rtf", ".epub", ".pdf", ".srt", ".vtt", ".csv", ".tsv", ".xlsx", ".zip", ".warc", ".wacz", ".ann", ".xmi"}
)
"""The types that are read."""
_LOOKED_FOR = READABLE | {
    *(".isnad", ".jsonld"),
    *(".doc", ".wps", ".wpd", ".pages", ".ppt", ".pptx", ".odp", ".xls", ".ods", ".msg", ".7z", ".rar", ".tar", ".tgz"),
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
    except FileNotFoundError as error:
        raise InputRefused(_MISSING, name=_told(path)) from error
    except (OSError, ValueError) as error:
        raise InputRefused(_UNREADABLE, name=_told(path), reason=_reason(error)) from error
    if len(found) > most:
        raise _too_large(path, len(found), most)
    if not found:
        raise InputRefused(N_("{name} is empty."), name=_told(path))
    return found


def inputs(path: Path) -> list[Path]:
    """Return the files to read for `path`: itself, or for a folder every file of a type that holds texts, sorted.

    Those of types that are not read are among them, so that nobody misses them; pictures and such are not. Hidden
    files and folders, links to folders, and folders below it that may not be opened are passed over. Raises
    InputRefused for a path that is missing and for a folder with nothing to read.
    """
    try:
        if not stat.S_ISDIR(path.stat().st_mode):
            return [path]
        next(path.iterdir(), None)  # os.walk is silent about a folder that it may not open
    except FileNotFoundError as error:
        raise InputRefused(_MISSING, name=_told(path)) from error
    except (OSError, ValueError) as error:
        raise InputRefused(_UNREADABLE, name=_told(path), reason=_reason(error)) from error
    found = _below(path)
    if not found:
        raise InputRefused(N_("There is no file that can be read in the folder {name}."), name=_told(path))
    return found


def _below(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, folders, files in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".")]
        open_ = (Path(place, one) for one in files if not one.startswith("."))
        found += (one for one in open_ if suffix(one.name) in _LOOKED_FOR and one.is_file() and not _says_nothing(one))
    return sorted(found)


def _says_nothing(path: Path) -> bool:
    """Whether it is a file of marks without one, as brat makes for every text."""
    return suffix(path.name) == ".ann" and path.stat().st_size == 0


def _told(path: Path) -> str:
    return shown(name_of(path))


def _require_regular(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise InputRefused(N_("{name} is a folder, not a file."), name=_told(path))
    if not stat.S_ISREG(mode):
        template = N_("{name} is a device or a pipe, not a file. Save its text in a file first.")
        raise InputRefused(template, name=_told(path))


def _too_large(path: Path, size: int, most: int) -> InputRefused:
    megabyte = 1024 * 1024
    return InputRefused(_TOO_LARGE, name=_told(path), size=-(-size // megabyte), most=most // megabyte)


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
