"""The slow work of the window, as generators of plain values: they see neither widgets nor the store."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Any

from factcheck import inputs, readers
from factcheck.apart import Columns
from factcheck.errors import InputRefused
from factcheck.model import Draft
from factcheck.readers import archive
from factcheck.report import WHOLE, Format, Portion, Report
from ui.override import override


@dataclass(frozen=True, slots=True)
class Order:
    """How and where a report is to be written; without a format, the file's ending is it.

    `apart` is one file for each article; their names begin with that of `path`.
    """

    path: Path
    language: str
    format: Format | None = None
    portions: frozenset[Portion] = WHOLE
    names_protected: bool = False
    apart: bool = False
    desk: str = ""


class Reading(Iterator["inputs.Found | InputRefused"]):
    """Yields, for every file among the paths and in the folders among them, what it holds or why it was refused.

    `expected` is how many there will be once the folders were looked through; 0 where an archive is among them.
    """

    def __init__(self, paths: list[Path], aids: int = 0, columns: Columns | None = None) -> None:
        self.expected = 0
        self._columns = columns
        self._found = self._each(paths, inputs.Aids(aids))

    @override
    def __next__(self) -> inputs.Found | InputRefused:
        return next(self._found)

    def _each(self, paths: list[Path], aids: inputs.Aids) -> Iterator[inputs.Found | InputRefused]:
        files = [file for path in paths for file in inputs.files(path)]
        if not any(isinstance(file, Path) and archive.is_archive(file.name) for file in files):
            self.expected = len(files)
        for _, found in inputs.read_all(files, aids, self._columns):
            yield found


def files(report: Report, order: Order) -> list[tuple[Report, Path]]:
    """Return what is to be written where: one report, or one of each article in a file that is not there yet."""
    if not order.apart or len(report.records) < 2:
        return [(report, order.path)]
    suffix = order.format.suffix if order.format else order.path.suffix
    stem = order.path.name.removesuffix(suffix)
    found: list[tuple[Report, Path]] = []
    for number, record in enumerate(report.records, 1):
        title = "".join(letter for letter in record.article.title if letter.isalnum() or letter in " -_")[:40].strip()
        name, again = f"{stem} {number} {title}".strip(), 2
        path = order.path.with_name(name + suffix)
        while path.exists():
            path, again = order.path.with_name(f"{name} ({again}){suffix}"), again + 1
        found.append((replace(report, records=(record,)), path))
    return found


def reading(paths: list[Path], aids: int = 0, columns: Columns | None = None) -> Reading:
    """Begin to read files and folders; `aids` are the flags of `factcheck.apart.Aids`, `columns` those of a table."""
    return Reading(paths, aids, columns)


def table(path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield a file's path with the beginning of the table in it; nothing of a table of claims. Raises InputRefused."""
    from factcheck import apart
    from factcheck.report import tabled

    content, name = readers.content(path), readers.name_of(path)
    yield path, {} if tabled.is_table(content, name) else apart.table(content, name)


def clipping(markup: str, link: str, text: str) -> Iterator[inputs.Found]:
    """Yield the article that was copied as HTML from a page, or as its text where the HTML holds none.

    Raises InputRefused where neither holds any.
    """
    from factcheck.readers.html import CLIPPING

    try:
        found = inputs.read(markup.encode("utf-8", "replace"), CLIPPING)
        yield [replace(one, name="", url=link or one.url) if isinstance(one, Draft) else one for one in found]
    except InputRefused:
        yield [readers.paste(text)]


class Writing(Iterator[Path]):
    """Writes a report and yields its path; once `stop` is set, no file is made or replaced any more.

    A document (PDF) is set by a process of its own, which is ended then. Raises ExportRefused.
    """

    def __init__(self, report: Report, path: Path, format: Format, stop: Event) -> None:
        self.stop = stop
        self._left = [(report, path, format)]

    @override
    def __next__(self) -> Path:
        from factcheck.report import files

        if not self._left or self.stop.is_set():
            raise StopIteration
        report, path, format = self._left.pop()
        content = self._rendered(report, format)
        if content is None or self.stop.is_set():
            raise StopIteration
        files.replace(path, content)
        return path

    def _rendered(self, report: Report, format: Format) -> bytes | None:
        from factcheck.report import beside, render

        if format not in beside.APART:
            return render(report, format)
        try:
            return beside.render(report, format, self.stop)
        except beside.Stopped:
            return None
