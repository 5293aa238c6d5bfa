"""What an input holds: an article that a reader makes of it, or the articles of a report that was exported."""

from pathlib import Path

from factcheck import readers
from factcheck.model import Draft, Record
from factcheck.report import jsonfile


def read(content: bytes, name: str = "") -> list[Draft | Record]:
    """Return what the bytes of one input hold; `name` is its path, or empty for standard input.

    Raises InputRefused.
    """
    if jsonfile.is_report(content):
        return list(jsonfile.read(content).records)
    return [readers.read(content, name)]


def read_path(path: Path) -> list[Draft | Record]:
    """Return what a file holds. Raises InputRefused, also for what is not a readable file."""
    return read(readers.content(path), readers.name_of(path))
