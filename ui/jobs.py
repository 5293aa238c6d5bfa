"""The slow work of the window, as generators of plain values: they see neither widgets nor the store."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck import inputs
from factcheck.errors import InputRefused
from factcheck.report import WHOLE, Format, Portion, Report


@dataclass(frozen=True, slots=True)
class Order:
    """How and where a report is to be written; without a format, the file's ending is it."""

    path: Path
    language: str
    format: Format | None = None
    portions: frozenset[Portion] = WHOLE
    names_protected: bool = False


def reading(paths: list[Path]) -> Iterator[inputs.Found | InputRefused]:
    """Yield, for every file among the paths and in the folders among them, what it holds or why it was refused."""
    for _, found in inputs.read_all(paths):
        yield found


def writing(report: Report, path: Path, format: Format | None = None) -> Iterator[Path]:
    """Write a report and yield its path. Raises ExportRefused."""
    from factcheck import report as reports

    reports.write(report, path, format)
    yield path
