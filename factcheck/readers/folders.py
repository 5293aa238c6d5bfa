"""What is in a folder: the files to read; what is no file, may not be opened or leads elsewhere, with its refusal."""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import InputRefused
from factcheck.readers import unread
from factcheck.readers.drafting import shown, suffix
from factcheck.readers.files import LOOKED_FOR, READABLE, name_of, no_file, told_name, unreadable
from factcheck.text.encoding import looks_binary
from factcheck.words import N_

_NOWHERE = N_("{name} is a link to something that is not there.")
_ROUND = N_("{name} is a link that leads back to itself. It was not followed.")
_AWAY = N_("{name} is a link to {target}, outside of the folder. It was not opened: add that itself if it is wanted.")
_WITHIN = N_("{name} is a link to the folder {target}, which is looked through by itself. It was not followed.")
_NOTHING = N_("There is no file that can be read in the folder {name}.")
_BEGINNING = 1_024
SAVED_WITH_PAGE = ("_files", ".files", "-Dateien")
"""How the folders are called that browsers save beside a page, behind its name: styles, pictures and programs."""
_DOCUMENTS = (b"%PDF-", b"PK\x03\x04")


@dataclass(frozen=True, slots=True)
class Shut:
    """A path that was met in a folder and is not to be opened, and why."""

    path: Path
    refusal: InputRefused


def inputs(path: Path) -> list[Path | Shut]:
    """Return the files to read for `path`: itself, or for a folder every file of a type that holds texts, sorted.

    Those of types that are not read are among them, so that nobody misses them, and files without an ending that begin
    as texts do, but for those that a browser saved with a page. Pictures, recordings, folders that may not be opened,
    devices, pipes, and links that lead nowhere, in a circle or out of the folder come with their refusals:
    nothing of the kind is ever opened. What is hidden, and files of types that nobody knows, are passed over. Raises
    InputRefused for a path that is missing and for a folder with nothing to read.
    """
    try:
        if not stat.S_ISDIR(path.stat().st_mode):
            return [path]
        next(path.iterdir(), None)
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from error
    found = sorted(_below(path), key=lambda one: one.path if isinstance(one, Shut) else one)
    if not found:
        raise InputRefused(_NOTHING, name=told_name(path))
    return found


def _below(root: Path) -> Iterator[Path | Shut]:
    real = os.path.realpath(root)
    waiting = [(root, False)]
    while waiting:
        folder, is_dressing = waiting.pop()
        try:
            with os.scandir(folder) as listed:
                entries = [one for one in listed if not one.name.startswith(".")]
        except OSError as error:
            yield Shut(folder, unreadable(error, folder))
            continue
        names = {one.name for one in entries}
        for entry in entries:
            path = folder / entry.name
            if entry.is_symlink():
                yield from _linked(path, real)
            elif entry.is_dir():
                waiting.append((path, is_dressing or _is_saved_with_page(entry.name, names)))
            elif not entry.is_file():
                yield Shut(path, no_file(path))
            elif is_dressing and suffix(path.name) not in READABLE:
                continue
            elif _is_wanted(path):
                yield path
            elif suffix(path.name) in unread.MEDIA:
                yield Shut(path, unread.refusal(name_of(path)))


def _linked(path: Path, root: str) -> Iterator[Path | Shut]:
    """Yield a link: a file where it leads to one of the same folder, else shut, with what is wrong with it."""
    try:
        mode = path.stat().st_mode
        target = os.path.realpath(path, strict=True)
    except FileNotFoundError:
        yield Shut(path, InputRefused(_NOWHERE, name=told_name(path)))
        return
    except (OSError, ValueError) as error:
        is_loop = getattr(error, "errno", 0) == errno.ELOOP
        yield Shut(path, InputRefused(_ROUND, name=told_name(path)) if is_loop else unreadable(error, path))
        return
    within = os.path.commonpath([root, target]) == root
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        yield Shut(path, no_file(path))
    elif not within:
        yield Shut(path, InputRefused(_AWAY, name=told_name(path), target=shown(target)))
    elif stat.S_ISDIR(mode):
        around = os.path.realpath(path.parent)
        back = os.path.commonpath([target, around]) == target
        yield Shut(path, InputRefused(_ROUND if back else _WITHIN, name=told_name(path), target=shown(target)))
    elif _is_wanted(path):
        yield path


def _is_wanted(path: Path) -> bool:
    ending = suffix(path.name)
    if ending == ".ann":
        return _holds_something(path)  # brat makes one without any mark for every text
    return ending in LOOKED_FOR or (not path.suffix and _begins_as_text(path))


def _begins_as_text(path: Path) -> bool:
    """Whether a file without an ending is a text, or a document that says so itself."""
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
    except OSError:
        return False
    return bool(beginning) and (beginning.startswith(_DOCUMENTS) or not looks_binary(beginning))


def _holds_something(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return True


def _is_saved_with_page(name: str, beside: set[str]) -> bool:
    """Whether a folder holds the styles and programs of a page that a browser saved beside it."""
    stem = next((name.removesuffix(end) for end in SAVED_WITH_PAGE if name.endswith(end)), "")
    return bool(stem) and any(f"{stem}{end}" in beside for end in (".html", ".htm", ".xhtml"))
