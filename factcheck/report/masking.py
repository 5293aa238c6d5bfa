"""Names that are not to be told: put out of texts, and looked for in addresses, file names and the bytes of files."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote

from factcheck.attribution import Source, folded
from factcheck.text.fold import fold, fold_text

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_ARABIC = re.compile("[\u0600-\u06ff]")
_ESCAPED = re.compile(r"\S*%[0-9a-fA-F]{2}\S*")
_BETWEEN = r"[\W_]{0,3}"
"""What may stand between the words of a name: nothing in an account's name, a hyphen in an address."""

_ROLES = (
    "source", "sources", "official", "officials", "minister", "ministry", "president", "spokesman", "spokesperson",
    "director", "witness", "witnesses", "expert", "experts", "officer", "employee", "lawyer", "doctor", "journalist",
    "ambassador", "diplomat", "diplomats", "agency", "newspaper", "government", "opposition", "police", "company",
    "مصدر", "مصادر", "مسؤول", "مسؤولون", "مسؤولين", "وزير", "وزارة", "رئيس", "متحدث", "ناطق", "مدير", "شاهد", "شهود",
    "خبير", "خبراء", "ضابط", "موظف", "محام", "محامي", "طبيب", "صحفي", "صحافي", "سفير", "دبلوماسي", "دبلوماسيون",
    "دبلوماسيين", "وكالة", "صحيفة", "حكومة", "معارضة", "شرطة", "شركة", "هيئة", "مدينة", "دولة", "جهة",
)  # fmt: skip
_EVERYDAY = frozenset(folded(word) for role in _ROLES for word in (role, f"ال{role}"))

_Named = TypeVar("_Named", bound="DataclassInstance")


def names_of(source: Source) -> Iterator[str]:
    """Yield what a source is called so that it would be known by it.

    Its own names always count; of its aliases all but those that are one everyday word, such as "the minister".
    """
    own = (source.name_ar, source.name_en)
    yield from (name for name in source.names if name in own or folded(name) not in _EVERYDAY)


def numbered(number: int) -> tuple[str, str]:
    """Return what stands for a protected source's name, in Arabic and in English."""
    return f"مصدر محمي {number}", f"Protected source {number}"


class Mask:
    """Puts numbers for names, however these are spelled and with what is written in front of them in Arabic."""

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        self._number = {folded(name): number for name, number in names if re.search(r"\w", folded(name))}
        self._names = sorted(self._number, key=len, reverse=True)
        spelled = "|".join(f"(?P<n{place}>{_spelled(name)})" for place, name in enumerate(self._names))
        edges = r"(?<![^\W_])[وف]?[بكلس]?", r"(?![^\W_])"
        self._pattern = re.compile(f"{edges[0]}(?:{spelled}){edges[1]}") if spelled else None
        # Most texts hold no name's first word: to look for these takes a hundredth of the time.
        self._first = {name.split()[0].removeprefix("ال") for name in self._names}

    def __bool__(self) -> bool:
        return self._pattern is not None

    def __call__(self, text: str) -> str:
        """Return a text with the number of who bears it for each name."""
        if not text or self._pattern is None:
            return text
        if "%" in text:
            text = _ESCAPED.sub(lambda found: "…" if self.tells(found[0]) else found[0], text)
        way = fold(text)
        if not self.in_folded(way.text):
            return text
        pieces, at = [], 0
        for found in self._pattern.finditer(way.text):
            start, end = way.range(*found.span())
            number = self._number[self._names[int(str(found.lastgroup)[1:])]]
            pieces += [text[at:start], numbered(number)[0 if _ARABIC.search(found[0]) else 1]]
            at = end
        return "".join([*pieces, text[at:]])

    def over(self, one: _Named, fields: Sequence[str], address: str = "") -> _Named:
        """Return a record's part with these fields masked; an address that holds a name is left out whole."""
        changed: dict[str, Any] = {field: self(getattr(one, field)) for field in fields}
        if address and self.tells(getattr(one, address)):
            changed[address] = ""
        return replace(one, **changed)

    def tells(self, *texts: str) -> bool:
        """Return whether a text, an address (also escaped) or a file's name holds one of the names."""
        return any(self._tells(text) for text in texts if text)

    def _tells(self, text: str) -> bool:
        if self._pattern is None:
            return False
        return self.in_folded(fold_text(text)) or ("%" in text and self.in_folded(fold_text(unquote(unquote(text)))))

    def in_folded(self, text: str) -> bool:
        """Return whether a text that is folded already holds one of the names."""
        if self._pattern is None or not any(first in text for first in self._first):
            return False
        return self._pattern.search(text) is not None

    def file(self, name: str) -> str:
        """Return a file's name, or a number with its ending where it tells a name."""
        if not self.tells(name):
            return name
        ending = re.search(r"\.\w{1,5}$", name)
        number = numbered(1)[0 if _ARABIC.search(name) else 1]
        return f"{number}{ending[0]}" if ending and not self.tells(ending[0]) else number

    def in_file(self, content: bytes) -> bool:
        """Return whether one of the names can be read in a file's bytes, also where these are packed."""
        from factcheck.report.readable import texts

        return self._pattern is not None and any(self._tells(text) for text in texts(content))


def _spelled(name: str) -> str:
    """Return the pattern of a folded name in folded text: little between its words, "ال" also melted into "ل"."""
    words = [re.escape(word) for word in name.split()]
    spelled = _BETWEEN.join(words)
    return f"{spelled}|ل{spelled[2:]}" if name.startswith("ال") and len(name) > len("ال") else spelled
