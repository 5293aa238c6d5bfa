"""Whether two texts are the same but for little: compared by the runs of four words that stand in both.

Words are compared folded. A text is known again by a few numbers: the smallest checksums of its runs (a bottom-k
sketch, Broder 1997), of which two texts have about as many in common as they share of all their runs.
"""

from dataclasses import dataclass
from hashlib import sha256
from zlib import crc32

from factcheck.search.query import WORD
from factcheck.text.fold import fold_text

NEARLY = 0.5
"""The least share of runs that texts have in common which are nearly the same: every twentieth word may differ."""

_RUN = 4
_FEWEST = 12
"""Of fewer words than these nothing is said but whether all of them are the same."""
_MARKS = 16
_MOST, _LONGEST = 200_000, 64
"""How many tokens are remembered, and of how many characters at most."""
_BYTES = 4


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a text is known by: a number of all its folded words, and up to 16 of its runs; fewer for a short text."""

    words: int
    marks: tuple[int, ...]


class Sketcher(dict[str, bytes]):
    """Makes sketches; the tokens (what stands between white space) met so far are remembered with their checksums."""

    def __missing__(self, token: str) -> bytes:
        numbers = [crc32(word.encode()) for word in WORD.findall(fold_text(token))]
        found = b"".join(number.to_bytes(_BYTES, "little") for number in numbers)
        if len(token) <= _LONGEST:
            self[token] = found
        return found

    def sketch(self, text: str) -> Sketch:
        """Return the sketch of a text; it is the same everywhere and for ever."""
        words = self._words(text)
        whole = int.from_bytes(sha256(words).digest()[:8], "little", signed=True) if words else 0
        if len(words) < _FEWEST * _BYTES:
            return Sketch(whole, ())
        return Sketch(whole, tuple(sorted(_runs(words))[:_MARKS]))

    def share(self, one: str, other: str) -> float:
        """Return the share, from 0 to 1, of the runs of four words of two texts that stand in both of them."""
        ours, theirs = _runs(self._words(one)), _runs(self._words(other))
        return len(ours & theirs) / max(1, len(ours | theirs))

    def _words(self, text: str) -> bytes:
        if len(self) > _MOST:
            self.clear()
        return b"".join(map(self.__getitem__, text.split()))


def _runs(words: bytes) -> set[int]:
    if len(words) < _RUN * _BYTES:
        return {crc32(words)} if words else set()
    run, end = _RUN * _BYTES, len(words) - (_RUN - 1) * _BYTES
    return {crc32(words[start : start + run]) for start in range(0, end, _BYTES)}
