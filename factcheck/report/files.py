"""A file that is written whole or not at all.

It is written under a name of its own beside the old one, which it then replaces. While it is written it is locked, so
that the next export can tell what a program left behind that was killed, and removes it.
"""

import contextlib
import errno
import os
import shutil
import time
import uuid
from pathlib import Path
from typing import IO

from factcheck.errors import ExportRefused
from factcheck.words import N_

_BEGIN, _END = ".isnad-", ".tmp"
_ABANDONED = 3600  # seconds after which a temporary file is taken for left behind, where files are not locked


def replace(path: str | Path, content: bytes) -> None:
    """Write a file; an existing one is replaced whole or left as it was.

    Raises ExportRefused when the file cannot be written.
    """
    try:
        # Through a symbolic link, so that what it points to is replaced and not the link.
        target = Path(os.path.realpath(path))
        _check(target)
        _replace(target, content)
    except (OSError, ValueError) as error:
        raise _refusal(Path(path), error) from error


def _check(target: Path) -> None:
    if target.is_dir():
        raise ExportRefused(N_("{name} is a folder: give the report a file name."), name=target.name or str(target))
    if not target.parent.is_dir():
        raise ExportRefused(N_("There is no folder {folder}."), folder=str(target.parent))
    if target.exists() and not target.is_file():
        raise ExportRefused(N_("{name} is not an ordinary file, so no report is written to it."), name=target.name)
    # Replacing asks only for a writable folder; a file that somebody protected is to stay all the same.
    if target.exists() and not os.access(target, os.W_OK):
        raise ExportRefused(N_("{name} is write-protected."), name=target.name)


def _replace(target: Path, content: bytes) -> None:
    _remove_left(target.parent)
    # A name of our own, because the target's own name with an addition may be too long for the file system.
    temporary = target.with_name(f"{_BEGIN}{uuid.uuid4().hex}{_END}")
    try:
        # "x" never opens what is there already, and the new file gets the rights that the user's umask gives.
        with temporary.open("xb") as file:
            _lock(file)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if os.name != "nt":  # Windows renames no file that is open
                _move(temporary, target)
        if os.name == "nt":
            _move(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _move(temporary: Path, target: Path) -> None:
    if target.exists():
        shutil.copymode(target, temporary)
    temporary.replace(target)


def _remove_left(folder: Path) -> None:
    """Remove what exports to a folder left behind that were killed; one that is being written stays."""
    for left in folder.glob(f"{_BEGIN}{'[0-9a-f]' * 32}{_END}"):
        with contextlib.suppress(OSError):
            if not left.is_symlink() and left.is_file() and _is_abandoned(left):
                left.unlink()


def _is_abandoned(left: Path) -> bool:
    if os.name == "nt":
        return time.time() - left.stat().st_mtime > _ABANDONED
    with left.open("rb") as file:
        return _lock(file)


def _lock(file: IO[bytes]) -> bool:
    """Lock an open file until it is closed; return whether nobody else has. Windows locks what is open anyway."""
    if os.name != "nt":
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # another writes it, or the file system knows no locks
            return False
    return True


def _sync_folder(folder: Path) -> None:
    # The new name lasts through a power cut only when its folder is on the disk too; Windows has no such call.
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refusal(target: Path, error: OSError | ValueError) -> ExportRefused:
    number = error.errno if isinstance(error, OSError) else None
    folder = str(target.parent)
    if number in {errno.ENOSPC, errno.EDQUOT}:
        return ExportRefused(N_("The disk is full: the report was not written to {folder}."), folder=folder)
    if number in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return ExportRefused(N_("You may not write in the folder {folder}."), folder=folder)
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return ExportRefused(N_("The report was not written: {reason}"), reason=reason)
