"""A file that is written whole or not at all."""

import contextlib
import errno
import os
import shutil
import uuid
from pathlib import Path

from factcheck.errors import ExportRefused
from factcheck.words import N_


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
    # A name of our own, because the target's own name with an addition may be too long for the file system.
    temporary = target.with_name(f".{uuid.uuid4().hex}.tmp")
    try:
        # "x" never opens what is there already, and the new file gets the rights that the user's umask gives.
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


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
