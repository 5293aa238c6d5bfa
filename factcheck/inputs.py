"""What an input holds: an article that a reader makes of it, or the articles of a report that was exported."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic
from typing import TypeVar

from factcheck import apart, readers
from factcheck.apart import Aids, Columns, Job
from factcheck.errors import InputRefused
from factcheck.history import Carried
from factcheck.pieces import Found
from factcheck.pool import Pool, Together
from factcheck.readers import Shut, archive
from factcheck.readers.drafting import label, suffix
from factcheck.readers.files import LARGEST
from factcheck.report import Report, isnad, json, marking, reviewed, standoff, tabled
from factcheck.words import N_

Item = TypeVar("Item")
MOST_TOGETHER = 2500
"""How many inputs are taken in by one transaction at most."""
_TABLES = frozenset({".csv", ".tsv", ".xlsx"})
_PROCESSES = 4
_SHORT = 20_000
"""The most bytes of a plain text that is read together with others, when there are many of them."""
_SHORT_PAGE, _PAGE = 100_000, 8
"""The most bytes of a page that is read so, and how many short texts are read in the same time."""
_LONG = 1_000_000
"""The most bytes of a plain text that is read here."""
_START, _FEW, _TOGETHER = 8, 64, 64
"""After how many short texts the processes are started, after how many pages are read together, and how many one
reads; a page counts as `_PAGE`. Texts are read here until a process answers, and pages never are."""


def read(content: bytes, name: str = "", aids: Aids = Aids.NONE, columns: Columns | None = None) -> Found:
    """Return what the bytes of one input hold; `name` is its path, or empty for standard input.

    Raises InputRefused.
    """
    found = next(iter(_read([(Path(name), (content, name))], aids, columns)))[1]
    if isinstance(found, InputRefused):
        raise found
    return found


def read_all(
    paths: Iterable[Path | Shut], aids: Aids = Aids.NONE, columns: Columns | None = None
) -> Iterator[tuple[Path, Found | InputRefused]]:
    """Yield each file, every readable file below each folder, and every one in each archive, with what it holds.

    They are read in processes of their own, several at a time, and come in their order. What is refused comes with its
    refusal, so that one bad file does not stop the rest; `aids` says which other programs may help with those that we
    do not read, and `columns` which column of a table is which field. The path of a file in an archive is below the
    archive's.
    """
    given = _with_texts(paths)
    return _read(_texts_first(job for path in given for job in _jobs(path)), aids, columns)


def files(path: Path) -> list[Path | Shut]:
    """Return the files that `read_all` would read for a path, and what it would refuse; it takes them in its place."""
    try:
        return readers.inputs(path)
    except InputRefused as refusal:
        return [Shut(path, refusal)]


def _with_texts(paths: Iterable[Path | Shut]) -> list[Path | Shut]:
    """The paths, and before marks that are kept beside their text (.ann), that text."""
    given = list(paths)
    there, found = set(given), list[Path | Shut]()
    for path in given:
        if isinstance(path, Shut):
            found.append(path)
            continue
        text = path.with_suffix(".txt")
        if path.suffix.lower() == standoff.ENDING and text not in there and text.is_file():
            there.add(text)
            found.append(text)
        found.append(path)
    return found


def _texts_first(jobs: Iterable[tuple[Path, Job | InputRefused]]) -> Iterator[tuple[Path, Job | InputRefused]]:
    """Yield what is to be read, last of all the marks that are kept beside their texts: they belong to those."""
    marks: list[tuple[Path, Job | InputRefused]] = []
    for path, job in jobs:
        if path.suffix.lower() == standoff.ENDING:
            marks.append((path, job))
        else:
            yield path, job
    yield from marks


def _jobs(path: Path | Shut) -> Iterator[tuple[Path, Job | InputRefused]]:
    folders: dict[str, str] = {}
    for file in [path] if isinstance(path, Shut) else files(path):
        if isinstance(file, Shut):
            yield file.path, file.refusal
            continue
        name = readers.name_of(file, folders)
        try:
            content = readers.content(file, isnad.LARGEST_FILE if file.suffix.lower() == ".isnad" else LARGEST)
            if not archive.is_archive(name):
                yield file, (content, name)
                continue
            for inner, found in apart.members(content, name):
                whole = inner if "://" in inner else f"{name}/{inner}"
                yield file / inner, (found, whole) if isinstance(found, bytes) else found
        except InputRefused as refusal:
            yield file, refusal


def _read(
    jobs: Iterable[tuple[Path, Job | InputRefused]], aids: Aids, columns: Columns | None
) -> Iterator[tuple[Path, Found | InputRefused]]:
    paths: deque[Path] = deque()

    def told() -> Iterator[Job | InputRefused]:
        for path, job in jobs:
            paths.append(path)
            yield job

    with Pool(min(_PROCESSES, os.cpu_count() or 1), aids, columns) as pool:
        for found in pool.read_all(_prepared(told(), pool)):
            yield paths.popleft(), found


def _prepared(jobs: Iterable[Job | InputRefused], pool: Pool) -> Iterator[Job | Together | Found | InputRefused]:
    """Yield what other processes are to read, small inputs together, and what is read here, in order."""
    small: list[Job] = []
    met = together = 0
    for job in jobs:
        weight = 0 if isinstance(job, InputRefused) else _weight(*job)
        if weight and not isinstance(job, InputRefused):
            if met < _START <= met + weight:
                pool.start()
            met += weight
            if (met > _FEW) if weight == _PAGE else pool.is_ready:
                small.append(job)
                together += weight
                if together >= _TOGETHER:
                    yield Together(tuple(small))
                    small, together = [], 0
                continue
        if small:
            yield Together(tuple(small))
            small, together = [], 0
        yield job if isinstance(job, InputRefused) else _here(*job)
    if small:
        yield Together(tuple(small))


def _weight(content: bytes, name: str) -> int:
    """Return what reading an input takes, counted in short texts, if it is read together with others; else 0."""
    ours = json.is_report(content) or isnad.is_desk(content)
    if ours or marking.is_marked(content, name) or reviewed.is_reviews(content):
        return 0
    if len(content) <= _SHORT and readers.is_plain(content, name):
        return 1
    return _PAGE if len(content) <= _SHORT_PAGE and readers.is_page(content, name) else 0


def _here(content: bytes, name: str) -> Job | Found | InputRefused:
    """Return what is read in this process: our own reports, and a plain text that is not long."""
    try:
        found = _recorded(content, name)
        if found is not None:
            return found or InputRefused(N_("There is no text in {name}."), name=label(name))
        if len(content) <= _LONG and readers.is_plain(content, name):
            return list(readers.drafts(content, name))
    except InputRefused as refusal:
        return refusal
    return content, name


def _recorded(content: bytes, name: str) -> Found | None:
    """Return the records and annotations that a file holds; None for one that is of no such kind."""
    if json.is_report(content):
        return list(json.read(content).records)
    if isnad.is_desk(content):
        return _carried(isnad.read(content))
    if reviewed.is_reviews(content):
        return list(reviewed.read(content))
    if suffix(name) in _TABLES and tabled.is_table(content, name):
        return list(tabled.read(content, name))
    marked = marking.read(content, name)
    return None if marked is None else list(marked)


def _carried(report: Report) -> Found:
    histories = {history.article: history for history in report.histories}
    return [
        Carried(record, histories[record.article.id]) if record.article.id in histories else record
        for record in report.records
    ]


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


__all__ = ["Aids", "Found", "files", "gathered", "read", "read_all"]
