"""What an input holds: an article that a reader makes of it, or the articles of a report that was exported."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic
from typing import TypeVar

from factcheck import readers
from factcheck.errors import InputRefused
from factcheck.model import Draft, Record
from factcheck.readers.drafting import label
from factcheck.report import json
from factcheck.words import N_

Found = list[Draft | Record]

Item = TypeVar("Item")
MOST_TOGETHER = 2500
"""How many inputs are taken in by one transaction at most."""


def read(content: bytes, name: str = "") -> Found:
    """Return what the bytes of one input hold; `name` is its path, or empty for standard input.

    Raises InputRefused.
    """
    if json.is_report(content):
        records = json.read(content).records
        if not records:
            raise InputRefused(N_("There is no text in {name}."), name=label(name))
        return list(records)
    return [readers.read(content, name)]


def read_path(path: Path) -> Iterator[tuple[Path, Found | InputRefused]]:
    """Yield a file with what it holds, or every readable file below a folder with what that holds.

    What is refused comes with its refusal, so that one bad file does not stop the rest.
    """
    try:
        files = readers.inputs(path)
    except InputRefused as refusal:
        yield path, refusal
        return
    for file in files:
        try:
            yield file, read(readers.content(file), readers.name_of(file))
        except InputRefused as refusal:
            yield file, refusal


def gathered(items: Iterable[Item], seconds: float) -> Iterator[list[Item]]:
    """Yield what is read one by one in lists: the first item at once, then what is read in some seconds, 2,500 at most.

    What is taken in together is written in one transaction, so nobody waits for the disk a thousand times.
    """
    batch: list[Item] = []
    until = monotonic()
    for item in items:
        batch.append(item)
        if len(batch) == MOST_TOGETHER or monotonic() >= until:
            yield batch
            batch, until = [], monotonic() + seconds
    if batch:
        yield batch
