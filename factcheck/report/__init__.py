"""What the desk holds of some articles, written for others: one Report value, one module for each format."""

import contextlib
import errno
import os
import shutil
import uuid
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from factcheck.errors import ExportRefused
from factcheck.model import Record
from factcheck.words import N_


@dataclass(frozen=True, slots=True)
class Report:
    """What is reported, in which language ("ar" or "en"), and who made it when (`made` is UTC, ISO 8601)."""

    records: tuple[Record, ...]
    language: str
    made: str
    by: str


class Format(StrEnum):
    """The formats that a report can be written in; the value is the usual suffix without its dot."""

    HTML = "html"
    CSV = "csv"
    JSON = "json"


_SUFFIXES = {".html": Format.HTML, ".htm": Format.HTML, ".csv": Format.CSV, ".json": Format.JSON}


def format_of(path: str | Path) -> Format:
    """Return the format that a file's name asks for. Raises ExportRefused when its suffix is none that there is."""
    found = _SUFFIXES.get(Path(path).suffix.lower())
    if found is None:
        raise ExportRefused(N_("A report is written as .html, .csv or .json: give the file one of these endings."))
    return found


def render(report: Report, format: Format) -> bytes:
    """Return the bytes of a report in a format."""
    # Each format's module is imported when it is asked for: a window that opens needs none of them.
    match format:
        case Format.HTML:
            from factcheck.report import html

            return html.render(report)
        case Format.CSV:
            from factcheck.report import csv

            return csv.render(report)
        case Format.JSON:
            from factcheck.report import json

            return json.render(report)


def write(report: Report, path: str | Path, format: Format | None = None) -> int:
    """Write a report to a file and return how many bytes it has; without a format, the file's name tells it.

    An existing file is replaced whole or left as it was. Raises ExportRefused when the file cannot be written.
    """
    format = format or format_of(path)
    content = render(report, format)
    try:
        # Through a symbolic link, so that what it points to is replaced and not the link.
        target = Path(os.path.realpath(path))
        _check(target)
        _replace(target, content)
    except (OSError, ValueError) as error:
        raise _refusal(Path(path), error) from error
    return len(content)


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
