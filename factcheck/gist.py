"""What a desk has to know of a text to find it again, made out once, wherever the text is read."""

from dataclasses import dataclass
from hashlib import sha256

from factcheck.nearness import Sketch, Sketcher
from factcheck.search.indexed import Tokens


@dataclass(frozen=True, slots=True)
class Gist:
    """What is known of a text: its SHA-256 in UTF-8, its words as the index keeps them, its sketch."""

    sha256: str
    words: str
    sketch: Sketch


class Gists:
    """Makes gists; the tokens that texts repeat are looked at once."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        """Remember the tokens that are met in `tokens`, which others may use as well."""
        self._tokens = Tokens() if tokens is None else tokens
        self._sketcher = Sketcher(self._tokens)

    def of(self, text: str, known: str = "") -> Gist:
        """Return the gist of a text; `known` is its SHA-256 where the caller has it already."""
        words, folded = self._tokens.read(text)
        return Gist(known or sha256(text.encode()).hexdigest(), words, self._sketcher.of_words(folded))
