"""The words that a search takes for each other because they are two spellings of one."""

import sqlite3
from typing import TYPE_CHECKING

from db.stamps import DESK, sha256
from factcheck.errors import Refused
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.store import Store


class Equivalents:
    """The equivalents of one desk; made by the store."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def pairs(self) -> list[tuple[str, str]]:
        """Return the pairs, folded, in the order of the alphabet."""
        return self._store.connection.execute("SELECT word, other FROM equivalent ORDER BY word, other").fetchall()

    def known(self) -> dict[str, list[str]]:
        """Return every word that has equivalents, with them; each pair counts both ways."""
        found: dict[str, list[str]] = {}
        for word, other in self.pairs():
            found.setdefault(word, []).append(other)
            found.setdefault(other, []).append(word)
        return found

    def add(self, word: str, other: str) -> None:
        """Take two words for each other from now on, as one step; two that are the same when folded already are.

        Raises Refused for anything but two words.
        """
        pair = _pair(word, other)
        if pair[0] != pair[1] and pair not in self.pairs():
            with self._store.step(Sentence.of(N_("Take {word} and {other} for one"), word=word, other=other), DESK):
                self._store.tables.table("equivalent").insert(_row(*pair))

    def remove(self, word: str, other: str) -> None:
        """Take two words for each other no longer, as one step. Raises Refused for anything but two words."""
        label = Sentence.of(N_("No longer take {word} and {other} for one"), word=word, other=other)
        with self._store.step(label, DESK):
            self._store.tables.table("equivalent").delete_where("id = ?", [_row(*_pair(word, other))["id"]])

    def keep(self, pair: tuple[str, str]) -> None:
        """Take two folded words for each other, inside the step in progress."""
        self._store.tables.table("equivalent").insert(_row(*sorted(pair)))

    def drop(self, pair: tuple[str, str]) -> None:
        """Take two folded words for each other no longer, inside the step in progress."""
        self._store.tables.table("equivalent").delete_where("id = ?", [_row(*pair)["id"]])


def fill(connection: sqlite3.Connection) -> None:
    """Put the program's own pairs into a new desk; they are nothing that an analyst did."""
    from factcheck.search.lexicon import EQUIVALENTS

    rows = [_row(*_pair(word, other)) for word, other in EQUIVALENTS]
    connection.executemany("INSERT OR IGNORE INTO equivalent (id, word, other) VALUES (:id, :word, :other)", rows)


def usual() -> set[tuple[str, str]]:
    """Return the program's own pairs, folded."""
    from factcheck.search.lexicon import EQUIVALENTS

    return {_pair(word, other) for word, other in EQUIVALENTS}


def whole(pairs: "Iterable[tuple[str, str]]") -> set[tuple[str, str]]:
    """Return those of some pairs that this program would have written: two folded words, in their order."""
    return {pair for pair in pairs if _is_whole(pair)}


def _is_whole(pair: tuple[str, str]) -> bool:
    try:
        return _pair(*pair) == pair and pair[0] != pair[1]
    except Refused:
        return False


def _pair(word: str, other: str) -> tuple[str, str]:
    from factcheck.search.query import WORD
    from factcheck.text.fold import fold_text

    folded = [WORD.findall(fold_text(one)) for one in (word, other)]
    if [len(words) for words in folded] != [1, 1]:
        raise Refused(N_("{word} and {other} are not one word each."), word=word, other=other)
    first, second = sorted(words[0] for words in folded)
    return first, second


def _row(word: str, other: str) -> dict[str, str]:
    return {"id": sha256(f"{word}\n{other}".encode())[:32], "word": word, "other": other}
