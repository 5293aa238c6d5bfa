"""Web pages taken into a desk, against the extractor alone on as many processors."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from multiprocessing import get_context
from pathlib import Path

from tools.bench import material
from tools.bench.measure import Row, Target, in_turn, timed

_CHARACTERS = 3000
_MOST = 4
_PAGE = (
    '<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta property="og:site_name" content="صحيفة القياس"><meta property="article:published_time" content="2026-03-01">'
    '</head><body><nav><ul><li><a href="/">الرئيسية</a><li><a href="/news">أخبار</a></ul></nav>'
    "<article><h1>{title}</h1>{paragraphs}</article><footer>جميع الحقوق محفوظة</footer></body></html>"
)


def row(folder: Path, files: int, runs: int) -> Row:
    """Measure the import of a folder of one-page HTML files; starting processes counts on both sides."""
    source, number = folder / "pages", count()
    _make(source, files)

    def ours() -> None:
        material.take_in_folder(source, str(folder / f"pages-{next(number)}.sqlite"))

    times = in_turn(timed(lambda: _bare(source)), timed(ours), runs)
    return Row(f"import {files:,} HTML files, against trafilatura on as many processors", *times, Target(ratio=1.5))


def extract(path: str) -> int:
    """Return how many characters the extractor finds in one file; a process of its own calls this."""
    import trafilatura

    return len(trafilatura.extract(Path(path).read_bytes(), with_metadata=True) or "")


def _make(folder: Path, files: int) -> None:
    folder.mkdir(parents=True)
    for number in range(files):
        lines = material.arabic(_CHARACTERS, number).split("\n")
        page = _PAGE.format(title=lines[0], paragraphs="".join(f"<p>{line}</p>" for line in lines[1:]))
        folder.joinpath(f"{number:05}.html").write_text(page, encoding="utf-8")


def _bare(source: Path) -> None:
    paths: list[str] = [str(path) for path in sorted(source.iterdir())]
    reading: Callable[[str], int] = extract
    with ProcessPoolExecutor(min(_MOST, os.cpu_count() or 1), mp_context=get_context("spawn")) as pool:
        list(pool.map(reading, paths, chunksize=20))
