"""A desk of many articles: filling it, its size, and the first screen of a search, beside bare SQLite."""

import random
import sqlite3
from itertools import accumulate, groupby, islice
from pathlib import Path

from db.search import expression
from db.store import Store
from factcheck.model import Direction, Draft, Level
from factcheck.search import query
from factcheck.search.places import Hit
from tools.bench import material
from tools.bench.measure import Row, Target, in_turn, timed

SCREEN = 50
TOGETHER = 1000
VOCABULARY, WORDS = 60_000, 175
"""Different words in all texts, and words in each: some 2,000 bytes."""

_FILL, _SEARCH, _SIZE, _FRAME = 2.0, 1.5, 2.2, 16.0
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
    desk, plain = folder / f"many-{articles}.sqlite", folder / f"plain-{articles}.sqlite"
    word = next(word for word in material.sample().decode().split() if word.isalpha() and len(word) > 4)
    with Store(str(desk), "bench") as store:
        ours = timed(lambda: _fill(store, written))()
        bare = sqlite3.connect(plain)
        floor = timed(lambda: _fill_plain(bare, store))()
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        found = in_turn(timed(lambda: _screen(bare, word)), timed(lambda: _hits(store, word)), runs)
        asked = expression(query.parse(word, equivalents=store.equivalents.known()), store.search.words_of)
        ids = in_turn(timed(lambda: _ids(bare, f'"{word}"')), timed(lambda: _ids(store.connection, asked)), runs)
        bare.close()
    return [
        Row(f"import and index {articles:,} articles, one step each", floor, ours, Target(ratio=_FILL)),
        Row(f"a word in {articles:,} articles: {SCREEN} articles, the word in context", *found, Target(ratio=_SEARCH)),
        Row(f"a word with its prefixes in {articles:,} articles: {SCREEN} ids", *ids, Target(milliseconds=_FRAME)),
        Row(
            f"text, and desk of {articles:,} articles", size, desk.stat().st_size / 1_000_000, Target(ratio=_SIZE), "MB"
        ),
    ]


def _fill(store: Store, written: list[str]) -> None:
    drafts = [
        Draft(text, text.encode(), f"{number}.txt", "text/plain", "utf-8", text.partition("\n")[0], "ar", Direction.RTL)
        for number, text in enumerate(written)
    ]
    for start in range(0, len(drafts), TOGETHER):
        store.intake.take_in_all(drafts[start : start + TOGETHER])


_TABLES = ("original", "text", "article", "version", "step", "journal", "searched")


def _fill_plain(bare: sqlite3.Connection, store: Store) -> None:
    """Write the rows of a desk, its index with them, by `executemany` in one transaction."""
    bare.execute("PRAGMA page_size = 16384")
    bare.execute("CREATE VIRTUAL TABLE plain USING fts5 (title, text, tokenize = 'unicode61 remove_diacritics 0')")
    for table in _TABLES:
        kept = store.connection.execute(f"SELECT * FROM {table}").fetchall()
        names = ", ".join(column[1] for column in store.connection.execute(f"PRAGMA table_info({table})"))
        bare.execute(f"CREATE TABLE {table} ({names.replace('before', 'was').replace('after', 'became')})")
        bare.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(kept[0]))})", kept)
    told = store.connection.execute("SELECT said, content FROM searched s JOIN text t ON t.id = s.text ORDER BY s.id")
    bare.executemany("INSERT INTO plain (title, text) VALUES (?, ?)", told.fetchall())
    bare.commit()


def _hits(store: Store, word: str) -> list[Hit]:
    """The places in the newest articles that hold the word, as many articles as fill a screen."""
    by_article = groupby(store.search.hits(word, Level.EXACT), key=lambda hit: hit.article)
    return [next(hits) for _, hits in islice(by_article, SCREEN)]


def _screen(bare: sqlite3.Connection, word: str) -> list[tuple[int, str]]:
    return bare.execute(
        "SELECT rowid, snippet(plain, 1, '[', ']', '…', 16) FROM plain WHERE plain MATCH ? "
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
