"""What needs no window: comparing letters, writing reports, reading files."""

from pathlib import Path

from db.store import Store
from factcheck import report
from factcheck.report import Format, Report
from factcheck.text.fold import fold
from tools.bench import imports, material
from tools.bench.measure import Row, Target, in_turn, timed

_MARKS = dict.fromkeys(range(0x64B, 0x660))


def rows(folder: Path, characters: int, claims: int, files: int, runs: int) -> list[Row]:
    """Measure the fold of a text, the report of its claims, and the import of folders."""
    return [
        _fold(characters, runs),
        _report(folder, characters, claims, runs),
        *imports.rows(folder, files, max(2, runs // 4)),
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
