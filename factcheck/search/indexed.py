"""The words of a text as the index of a desk keeps them: folded, each once."""

from collections.abc import Iterable

from factcheck.search.query import WORD
from factcheck.text.fold import fold_text

_MOST, _LONGEST = 200_000, 64
"""How many tokens are remembered, and of how many characters at most."""


class Tokens(dict[str, str]):
    """The tokens (what stands between white space) met so far, each with its folded words, and the words met newly.

    Texts repeat their tokens: looking one up takes a tenth of the time of folding it. Since white space divides words
    and the fold looks at one character at a time, the words of the tokens are those of the text.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fresh: set[str] = set()
        """The words of tokens that were met since this was last emptied."""

    def __missing__(self, token: str) -> str:
        words = WORD.findall(fold_text(token))
        self.fresh.update(words)
        found = token if words == [token] else " ".join(words)  # most tokens are words as they are: kept once
        if len(token) <= _LONGEST:
            self[token] = found
        return found

    def words(self, texts: Iterable[str | None]) -> str:
        """Return the folded words of some texts between spaces; what is None is passed over."""
        if len(self) > _MOST:
            self.clear()
        tokens = dict.fromkeys("\n".join(filter(None, texts)).split())
        return " ".join(map(self.__getitem__, tokens))
