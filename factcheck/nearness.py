"""Whether two texts are the same but for little: compared by the runs of four words that stand in both.

Words are compared folded; what stands between white space counts as one. A text is known again by a few numbers: the
checksums of the runs that begin where those of its words first stand which have the smallest checksums themselves (a
bottom-k sketch, Broder 1997, in which words choose the runs). Texts that share much share several of these.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from zlib import crc32

from factcheck.search.indexed import Tokens

NEARLY = 0.5
"""The least share of runs that texts have in common which are nearly the same: every twentieth word may differ."""

_RUN = 4
_FEWEST = 12
"""Of fewer words than these nothing is said but whether all of them are the same."""
_MARKS = 8
_SMALL = 2**32 // 12
"""Most texts have enough words with checksums below this: the others' need not be put in order."""
_MOST = 200_000
"""How many words' checksums are remembered."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a text is known by: a number of all its words, folded, and up to eight of its runs; none of a short one."""

    words: int
    marks: tuple[int, ...]


class Sketcher:
    """Makes sketches of texts, and compares them."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        """Remember the tokens that are met in `tokens`, which others may use as well."""
        self._tokens = Tokens() if tokens is None else tokens
        self._checksums = _Checksums()

    def sketch(self, text: str) -> Sketch:
        """Return the sketch of a text; it is the same everywhere and for ever."""
        return self.of_words(self._tokens.read(text)[1])

    def of_words(self, words: Sequence[str]) -> Sketch:
        """Return the sketch of a text whose tokens are folded already, those without words left out."""
        whole = int.from_bytes(sha256(" ".join(words).encode()).digest()[:8], "little", signed=True) if words else 0
        if len(words) < _FEWEST:
            return Sketch(whole, ())
        last = len(words) - _RUN
        starts = (min(words.index(word), last) for word in self._checksums.smallest(words))
        return Sketch(whole, tuple(sorted({_checksum(words[start : start + _RUN]) for start in starts})))

    def share(self, one: str, other: str) -> float:
        """Return the share, from 0 to 1, of the runs of four words of two texts that stand in both of them."""
        ours, theirs = (_runs(self._tokens.read(text)[1]) for text in (one, other))
        return len(ours & theirs) / max(1, len(ours | theirs))


class _Checksums(dict[str, int]):
    """The checksums of the words met so far."""

    def __init__(self) -> None:
        super().__init__()
        self._small: set[str] = set()

    def __missing__(self, word: str) -> int:
        found = self[word] = crc32(word.encode())
        if found < _SMALL:
            self._small.add(word)
        return found

    def smallest(self, words: Sequence[str]) -> list[str]:
        """Return the eight words with the smallest checksums, the smallest first; fewer where there are not so many."""
        if len(self) > _MOST:
            self.clear()
            self._small.clear()
        different = set(words)
        deque(map(self.__getitem__, different), maxlen=0)  # learns those that are new
        small = different & self._small
        return sorted(small if len(small) >= _MARKS else different, key=self.__getitem__)[:_MARKS]


def _checksum(run: Sequence[str]) -> int:
    return crc32(" ".join(run).encode())


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    """The runs of four words of a text; of one with fewer, all its words."""
    if len(words) < _RUN:
        return {tuple(words)} if words else set()
    return set(zip(*(words[start:] for start in range(_RUN)), strict=False))
