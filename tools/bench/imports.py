"""Folders taken into a desk: against the same rows written bare, against the extractor alone, and their memory."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median

from db import desk
from tools.bench import material, pages
from tools.bench.measure import Row, Target, in_turn, timed

_FILE_CHARACTERS = 2000
_ROOT = Path(__file__).parents[2]
_TABLES = ("step", "text", "article", "version", "journal", "searched", "stem", "sketched", "sketch")
_FEW, _MANY = 5, 10
"""The memory is measured at a fifth of the files, and at ten times as many as that."""

_PEAK = """
import sys
from pathlib import Path
from tools.bench.material import take_in_folder
take_in_folder(Path(sys.argv[1]), sys.argv[2])
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024))
"""


def rows(folder: Path, files: int, runs: int) -> list[Row]:
    """Measure the import of so many text files and of so many pages, and the memory of a process that imports."""
    found = [_texts(folder, files, runs), pages.row(folder, files, max(1, runs // 3))]
    return found if sys.platform == "win32" else [*found, _memory(folder, files, max(1, runs // 3))]


def _texts(folder: Path, files: int, runs: int) -> Row:
    source, number = folder / "files", count()
    material.make_files(source, files, _FILE_CHARACTERS)

    def fresh(deed: Callable[[str], None]) -> Callable[[], None]:
        return lambda: deed(str(folder / f"import-{next(number)}.sqlite"))

    made = _Made.of(source, str(folder / "made.sqlite"))
    bare = timed(fresh(lambda desk: _bare(source, desk, made)))
    ours = timed(fresh(lambda desk: material.take_in_folder(source, desk)))
    times = in_turn(bare, ours, runs)
    return Row(f"import {files:,} text files, against executemany of the same rows", *times, Target(ratio=2))


class _Made:
    """The rows that an import writes, and the words of its index, to be written again bare."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in _TABLES}
        self.words = connection.execute("SELECT id, words FROM searched_words").fetchall()

    @classmethod
    def of(cls, source: Path, path: str) -> "_Made":
        material.take_in_folder(source, path)
        connection = desk.connect(path)
        try:
            return cls(connection)
        finally:
            connection.close()


def _bare(source: Path, path: str, made: _Made) -> None:
    """Read and decode the files, and write the rows and the index of their words into an empty desk: nothing else."""
    connection = desk.connect(path)
    for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall():
        if re.search("INSERT INTO journal", sql):
            connection.execute(f"DROP TRIGGER {name}")
    for file in sorted(source.iterdir()):
        file.read_text(encoding="utf-8")
    connection.execute("BEGIN IMMEDIATE")
    for table, found in made.rows.items():
        if found:
            places = ", ".join("?" * len(found[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({places})", found)
    connection.executemany("INSERT INTO word_index (rowid, words) VALUES (?, ?)", made.words)
    connection.execute("COMMIT")
    connection.close()


def _memory(folder: Path, files: int, runs: int) -> Row:
    few, many = max(1, files // _FEW), max(1, files // _FEW) * _MANY
    peaks: list[list[float]] = []
    for number in (few, many):
        source = folder / f"memory-{number}"
        material.make_files(source, number, _FILE_CHARACTERS)
        peaks.append([_peak(source, str(folder / f"memory-{number}-{run}.sqlite")) for run in range(runs)])
    floor, ours = map(median, peaks)
    what = f"peak memory of importing {many:,} text files, against {few:,}"
    return Row(what, floor, ours, Target(ratio=1.25), unit="MB")


def _peak(source: Path, path: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, str(source), path], cwd=_ROOT, capture_output=True, text=True, check=True
    )
    return float(done.stdout)
