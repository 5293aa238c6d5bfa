"""What needs no window: comparing letters, writing reports, reading files."""

import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path

from db.store import Store
from factcheck import report
from factcheck.report import Format, Report
from factcheck.text.fold import fold
from tools.bench import material, pages
from tools.bench.measure import Row, Target, in_turn, timed

_MARKS = dict.fromkeys(range(0x64B, 0x660))
_FILE_CHARACTERS = 2000


def rows(folder: Path, characters: int, claims: int, files: int, runs: int) -> list[Row]:
    """Measure the fold of a text, the report of its claims, and the import of folders."""
    return [
        _fold(characters, runs),
        _report(folder, characters, claims, runs),
        _import(folder, files, max(2, runs // 4)),
        pages.row(folder, files, max(1, runs // 7)),
    ]


def _fold(characters: int, runs: int) -> Row:
    text = material.arabic(characters)
    bare, whole = in_turn(timed(lambda: text.translate(_MARKS)), timed(lambda: fold(text)), runs)
    rate = f"{characters / whole / 1000:.1f} million a second"
    return Row(f"fold {characters:,} characters, with the way back ({rate})", bare, whole)


def _report(folder: Path, characters: int, claims: int, runs: int) -> Row:
    with Store(":memory:", "bench") as store:
        article = material.add_article(store, material.arabic(characters).encode(), claims)
        made = Report((store.articles.record(article),), "ar", "2026-11-23T08:00:00.000Z", "bench")
    page, plain = folder / "report.html", folder / "plain.html"
    content = report.render(made, Format.HTML)
    times = in_turn(
        timed(lambda: plain.write_bytes(content)), timed(lambda: report.write(made, page)), max(3, runs // 2)
    )
    return Row(f"report.html of {claims:,} claims, against writing its bytes", *times, Target(milliseconds=100))


def _import(folder: Path, files: int, runs: int) -> Row:
    source, number = folder / "files", count()
    material.make_files(source, files, _FILE_CHARACTERS)

    def fresh(deed: Callable[[str], None]) -> Callable[[], None]:
        return lambda: deed(str(folder / f"import-{next(number)}.sqlite"))

    bare = timed(fresh(lambda desk: _bare(source, desk)))
    ours = timed(fresh(lambda desk: material.take_in_folder(source, desk)))
    times = in_turn(bare, ours, runs)
    return Row(f"import {files:,} text files, against executemany", *times, Target(ratio=2))


def _bare(source: Path, desk: str) -> None:
    connection = sqlite3.connect(desk)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE article (name TEXT, content TEXT)")
    found = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(source.iterdir())]
    with connection:
        connection.executemany("INSERT INTO article VALUES (?, ?)", found)
    connection.close()
