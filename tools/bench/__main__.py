"""Prints one table: what was measured, the floor, the program, their ratio, the target and whether it is met."""

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from tools.bench import peers, start
from tools.bench.measure import HEAD, Row, table


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured, and how often."""

    characters: int
    claims: int
    files: int
    starts: int
    runs: int
    articles: int
    cells: int


FULL = Sizes(characters=100_000, claims=1000, files=1000, starts=15, runs=21, articles=10_000, cells=100_000)
QUICK = Sizes(characters=3000, claims=20, files=5, starts=1, runs=1, articles=100, cells=100)


def main() -> int:
    """Measure everything and print it; the exit status is 0 whether the targets are met or not."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, one run: to see that it works")
    parser.add_argument("--large", action="store_true", help="search a hundred thousand articles; takes ten minutes")
    options = parser.parse_args()
    sizes = QUICK if options.quick else replace(FULL, articles=100_000) if options.large else FULL
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        lines = [row.cells() for row in measured(Path(temporary), sizes)]
    sys.stdout.write("\n".join(("", table([HEAD, *lines]), machine(), "", peers.told(), "")))
    return 0


def measured(folder: Path, sizes: Sizes) -> list[Row]:
    """Return every row of the table; what takes long is announced on standard error."""
    say("cold start")
    start.prepare(folder)
    rows = start.rows(folder, sizes.starts)
    from tools.bench import reading, reports, rest, search, window
    from ui.app import make_application

    say("marks, and a long article")
    application = make_application()
    rows += window.rows(application, folder, sizes.characters, sizes.claims, sizes.runs)
    say("a very long article with very many claims")
    rows += reading.rows(application, folder, sizes.characters, sizes.claims, sizes.runs)
    say("folds, reports, imports")
    rows += rest.rows(folder, sizes.characters, sizes.claims, sizes.files, sizes.runs)
    say("documents and workbooks")
    rows += reports.rows(sizes.cells, max(1, sizes.runs // 7))
    say("a library to search")
    return rows + search.rows(folder, sizes.articles, sizes.runs)


def machine() -> str:
    """Return what this was measured on."""
    import PySide6

    versions = f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, SQLite {sqlite3.sqlite_version}"
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, {versions}; medians, offscreen"


def say(what: str) -> None:
    """Tell whoever waits what is being measured."""
    sys.stderr.write(f"bench: {what} …\n")


if __name__ == "__main__":
    sys.exit(main())
