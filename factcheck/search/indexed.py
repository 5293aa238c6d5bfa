"""The words of a text as the index of a desk keeps them: folded, each once; and all of them, as they follow."""

from collections.abc import Iterable
from itertools import filterfalse

from factcheck.search.query import WORD
from factcheck.text.fold import fold_text

_MOST, _LONGEST = 200_000, 64
"""How many tokens are remembered, and of how many characters at most."""


class Tokens:
    """The tokens (what stands between white space) met so far, each with its folded words, and the words met newly.

    Texts repeat their tokens: looking one up takes a tenth of the time of folding it. Since white space divides words
    and the fold looks at one character at a time, the words of the tokens are those of the text.
    """

    def __init__(self) -> None:
        self._met: dict[str, str] = {}
        self._words: set[str] = set()
        self.fresh: set[str] = set()
        """The words that were met first since they were last taken out of this."""

    def __len__(self) -> int:
        return len(self._met)

    def words(self, texts: Iterable[str | None]) -> str:
        """Return the folded words of some texts between spaces; what is None is passed over."""
        return self.read("\n".join(filter(None, texts)))[0]

    def read(self, text: str) -> tuple[str, list[str]]:
        """Return the words of a text as the index keeps them, and all its tokens as they follow, each as its words.

        A word that two spellings share may be twice in the first; tokens without words are left out of the second.
        """
        if max(len(self._met), len(self._words)) > _MOST:
            self._met.clear()
            self._words.clear()
        tokens = text.split()
        different = dict.fromkeys(tokens)
        new = [token for token in different if token not in self._met]
        if new:
            self._meet(new)
        look = self._met.__getitem__
        words, folded = " ".join(map(look, different)), list(filter(None, map(look, tokens)))
        for token in new:
            if len(token) > _LONGEST:
                del self._met[token]
        return words, folded

    def meet(self, words: Iterable[str]) -> None:
        """Hear of folded words that another process met."""
        self._see(words)

    def _see(self, words: Iterable[str]) -> None:
        new = set(filterfalse(self._words.__contains__, words))
        self.fresh |= new
        self._words |= new

    def _meet(self, new: list[str]) -> None:
        # Folded together: most of what folding a token costs is the call.
        met: set[str] = set()
        for token, folded in zip(new, fold_text("\n".join(new)).split("\n"), strict=True):
            if folded.isalnum():
                met.add(folded)
                self._met[token] = token if token == folded else folded  # most are words as they are: kept once
            else:
                words = WORD.findall(folded)
                met.update(words)
                self._met[token] = " ".join(words)
        self._see(met)
