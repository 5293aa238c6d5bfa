"""A desk of many articles: filling it, its size, and the first screen of a search, beside bare SQLite."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import accumulate, groupby, islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from db.search import expression
from db.store import Store
from factcheck.gist import Gists
from factcheck.inputs import MOST_TOGETHER
from factcheck.model import Direction, Draft, Level
from factcheck.search import query
from factcheck.search.places import Hit
from tools.bench import material, start
from tools.bench.measure import Row, Target, in_turn, timed

SCREEN = 50
VOCABULARY, WORDS = 60_000, 175
"""Different words in all texts, and words in each: some 2,000 bytes."""

_FILLS, _MANY = 3, 20_000
"""How often a desk is filled, but for one with more articles than this."""

_FILL, _SEARCH, _SIZE, _FRAME, _OPENING = 2.0, 1.5, 2.2, 16.0, 1.1
_ENDINGS = ("", "ها", "هم", "نا", "ين", "ون", "ات", "ية", "ي", "كم")


def texts(count: int) -> list[str]:
    """Return so many texts of the sample's words and what can be made of them, common and rare as in a language."""
    chance = random.Random(count)  # noqa: S311, nothing is kept secret with it
    stems = [word for word in dict.fromkeys(material.sample().decode().split()) if word.isalpha()]
    letters = "ابتثجحخدرزسشصضطعغفقكلمنهوي"
    vocabulary = dict.fromkeys(stems)
    while len(vocabulary) < VOCABULARY:
        vocabulary[
            chance.choice(stems)[:4] + chance.choice(letters) + chance.choice(letters) + chance.choice(_ENDINGS)
        ] = None
    weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    drawn = (chance.choices(list(vocabulary), cum_weights=weights, k=WORDS) for _ in range(count))
    return [f"خبر {number}\n{' '.join(words)}" for number, words in enumerate(drawn)]


def rows(folder: Path, articles: int, runs: int) -> list[Row]:
    """Measure a desk with so many articles."""
    written = texts(articles)
    size = sum(len(text.encode()) for text in written) / 1_000_000
    desk, plain, filling = _filled(folder, written, articles)
    word = next(word for word in material.sample().decode().split() if word.isalpha() and len(word) > 4)
    with Store(str(desk), "bench") as store, closing(sqlite3.connect(plain)) as bare:
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        found = in_turn(timed(lambda: _screen(bare, word)), timed(lambda: _hits(store, word)), runs)
        asked = expression(query.parse(word, equivalents=store.equivalents.known()), store.search.words_of)
        ids = in_turn(timed(lambda: _ids(bare, f'"{word}"')), timed(lambda: _ids(store.connection, asked)), runs)
    size_of_desk = desk.stat().st_size / 1_000_000
    return [
        *filling,
        Row(f"a word in {articles:,} articles: {SCREEN} articles, the word in context", *found, Target(ratio=_SEARCH)),
        Row("the same, against a frame", *found, Target(milliseconds=_FRAME)),
        Row(f"a word with its prefixes in {articles:,} articles: {SCREEN} ids", *ids, Target(milliseconds=_FRAME)),
        Row(f"text, and desk of {articles:,} articles", size, size_of_desk, Target(ratio=_SIZE), "MB"),
        _opening(folder / "small", desk.parent, articles, runs),
    ]


def _opening(small: Path, large: Path, articles: int, runs: int) -> Row:
    """How long the program takes to show its whole window on a desk with many articles, and on one with one."""
    small.mkdir()
    for folder in (small, large):
        start.prepare(folder)
    times = in_turn(partial(start.run, "whole", small, {}), partial(start.run, "whole", large, {}), runs)
    return Row(f"the window on a desk of {articles:,} articles (floor: of one)", *times, Target(ratio=_OPENING))


def _filled(folder: Path, written: list[str], articles: int) -> tuple[Path, Path, list[Row]]:
    """A desk and a plain file with the texts in them, the last of some, and the rows of how long filling took.

    The floor is `executemany` of the rows that the desk then holds, in one transaction, into tables without index; once
    with an FTS5 index of the texts, once without any.
    """
    times: list[tuple[float, ...]] = []
    for number in range(_FILLS if articles <= _MANY else 1):
        plain, bare = (folder / f"{name}-{articles}-{number}.sqlite" for name in ("plain", "bare"))
        desk = folder / f"many-{articles}-{number}" / "desk.sqlite"
        desk.parent.mkdir()
        with Store(str(desk), "bench") as store:
            each: tuple[float, ...] = _timed_twice(partial(_fill, store, _drafts(written)))
            kept = [(table, store.connection.execute(f"SELECT * FROM {table}").fetchall()) for table in _TABLES]
        for path, indexed in ((plain, written), (bare, [])):
            with closing(sqlite3.connect(path)) as connection:
                each += _timed_twice(partial(_fill_plain, connection, kept, indexed))
        times.append(each)
    ours, ours_cpu, floor, floor_cpu, rows_alone, _ = (median(column) for column in zip(*times, strict=True))
    return desk, plain, [
        Row(f"take in and index {articles:,} articles read apart, each a step (floor: executemany of them, with FTS5)",
            floor, ours, Target(ratio=_FILL)),
        Row("the same in processor time", floor_cpu, ours_cpu, Target(ratio=_FILL)),
        Row("the same (floor: executemany of the same rows alone, nothing indexed)", rows_alone, ours,
            Target(ratio=_FILL)),
    ]  # fmt: skip


def _timed_twice(deed: Callable[[], None]) -> tuple[float, float]:
    """How many milliseconds a deed took, on the clock and of the processor."""
    begun, worked = perf_counter(), process_time()
    deed()
    return (perf_counter() - begun) * 1000, (process_time() - worked) * 1000


def _drafts(written: list[str]) -> list[Draft]:
    """The drafts as the processes that read many texts hand them over, with what a desk keeps of each."""
    gists = Gists()
    return [
        Draft(
            text, text.encode(), f"{number}.txt", "text/plain", "utf-8", text.partition("\n")[0], "ar", Direction.RTL,
            gist=gists.of(text),
        )
        for number, text in enumerate(written)
    ]  # fmt: skip


def _fill(store: Store, drafts: list[Draft]) -> None:
    for first in range(0, len(drafts), MOST_TOGETHER):
        store.intake.take_in_all(drafts[first : first + MOST_TOGETHER])


_TABLES = ("text", "article", "version", "step", "journal", "searched")


def _fill_plain(bare: sqlite3.Connection, kept: list[tuple[str, list[tuple[object, ...]]]], written: list[str]) -> None:
    bare.execute("PRAGMA page_size = 16384")
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE VIRTUAL TABLE plain USING fts5 (text, tokenize = 'unicode61 remove_diacritics 0')")
    bare.execute("BEGIN")
    for table, found in kept:
        width = len(found[0])
        bare.execute(f"CREATE TABLE {table} ({', '.join(f'c{number}' for number in range(width))})")
        bare.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", found)
    bare.executemany("INSERT INTO plain (text) VALUES (?)", ((text,) for text in written))
    bare.commit()


def _hits(store: Store, word: str) -> list[Hit]:
    """The places in the newest articles that hold the word, as many articles as fill a screen."""
    by_article = groupby(store.search.hits(word, Level.EXACT), key=lambda hit: hit.article)
    return [next(hits) for _, hits in islice(by_article, SCREEN)]


def _screen(bare: sqlite3.Connection, word: str) -> list[tuple[int, str]]:
    return bare.execute(
        "SELECT rowid, snippet(plain, 0, '[', ']', '…', 16) FROM plain WHERE plain MATCH ? "
        f"ORDER BY rowid DESC LIMIT {SCREEN}",
        (f'"{word}"',),
    ).fetchall()


def _ids(connection: sqlite3.Connection, asked: str) -> list[tuple[int]]:
    table = (
        "plain" if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'plain'").fetchone() else "word_index"
    )
    return connection.execute(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT {SCREEN}", (asked,)
    ).fetchall()
