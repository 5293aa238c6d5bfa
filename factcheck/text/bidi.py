"""The Unicode Bidirectional Algorithm (UAX #9): the order in which a line of text shows, for what does not order text.

The rules are named as in the standard. Qt orders what it draws by itself; this is for terminals.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice, takewhile
from unicodedata import category, normalize

from factcheck.model import Direction
from factcheck.text.characters import kind, mirror

REMOVED = -1
"""The level of a character that takes no part in the order (X9): embeddings, overrides and other invisible ones."""

_DEEPEST = 125
_EMBEDDINGS = {"LRE": (0, ""), "RLE": (1, ""), "LRO": (0, "L"), "RLO": (1, "R")}
_OUT = frozenset({*_EMBEDDINGS, "PDF", "BN"})
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "PDI", *_ISOLATES})
_SEPARATORS = frozenset({("ES", "EN"), ("CS", "EN"), ("CS", "AN")})
_SPACE = frozenset({"WS", "PDI", *_ISOLATES, *_OUT})
_RISE = ({"L": 0, "R": 1, "EN": 2, "AN": 2}, {"L": 1, "R": 0, "EN": 1, "AN": 1})  # I1, I2
_MOST_BRACKETS = 63


def levels(text: str, direction: Direction) -> list[int]:
    """Return the embedding level of each character of a paragraph; odd ones run from right to left."""
    base = int(direction is Direction.RTL)
    kinds = [kind(character) for character in text]
    pairs = _pairs(kinds)
    explicit = _explicit(kinds, pairs, base)  # overridden classes stand in `kinds` from here on
    found = list(explicit)
    for sequence in _sequences(kinds, explicit, pairs):
        first, final = _edges(kinds, explicit, sequence, base, pairs)
        level = explicit[sequence[0]]
        resolved = _resolved([text[at] for at in sequence], [kinds[at] for at in sequence], level, first, final)
        for at, own in zip(sequence, resolved, strict=True):
            found[at] = level + _RISE[level % 2][own]
    return found


def visual_order(text: str, embedded: Sequence[int], start: int, end: int, direction: Direction) -> list[int]:
    """Return the indices of a line `[start, end)` of a paragraph from left to right (L1, L2), those removed left out.

    `embedded` are the `levels` of the whole paragraph: a line is ordered by what stands around it, too.
    """
    line = list(embedded[start:end])
    base = int(direction is Direction.RTL)
    trailing = True
    for at in range(end - start - 1, -1, -1):
        found = kind(text[start + at])
        if found in {"S", "B"} or (trailing and found in _SPACE):
            trailing = True
            line[at] = base if line[at] != REMOVED else REMOVED
        else:
            trailing = False
    order = [at for at, level in enumerate(line) if level != REMOVED]
    for level in range(max(line, default=0), 0, -1):
        runs = groupby(order, key=lambda at: line[at] >= level)
        order = [at for within, run in runs for at in (reversed(list(run)) if within else run)]
    return [start + at for at in order]


def isolates(text: str) -> dict[int, int]:
    """Return where each isolate that is closed ends, and for those ends where it begins (BD9)."""
    return _pairs([kind(character) for character in text])


def _pairs(kinds: Sequence[str]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for at, found in enumerate(kinds):
        if found in _ISOLATES:
            opened.append(at)
        elif found == "PDI" and opened:
            start = opened.pop()
            pairs[start], pairs[at] = at, start
    return pairs


class _Nesting:
    """The embeddings, overrides and isolates that are open at one place of a paragraph (X1 to X7)."""

    def __init__(self, base: int) -> None:
        self._open: list[tuple[int, str, bool]] = [(base, "", False)]
        self._isolates_beyond = self._embeddings_beyond = 0  # those that are nested too deeply

    @property
    def level(self) -> int:
        return self._open[-1][0]

    @property
    def override(self) -> str:
        return self._open[-1][1]

    def open(self, odd: int, override: str = "", isolate: bool = False) -> None:
        level = self.level + 1 if (self.level + 1) % 2 == odd else self.level + 2
        if level <= _DEEPEST and not self._isolates_beyond and not self._embeddings_beyond:
            self._open.append((level, override, isolate))
        elif isolate:
            self._isolates_beyond += 1
        elif not self._isolates_beyond:
            self._embeddings_beyond += 1

    def close_isolate(self) -> None:
        if self._isolates_beyond:
            self._isolates_beyond -= 1
            return
        self._embeddings_beyond = 0
        while not self._open.pop()[2]:
            pass

    def close_embedding(self) -> None:
        if self._isolates_beyond:
            return
        if self._embeddings_beyond:
            self._embeddings_beyond -= 1
        elif len(self._open) > 1 and not self._open[-1][2]:
            self._open.pop()


def _explicit(kinds: list[str], pairs: dict[int, int], base: int) -> list[int]:
    """Return the explicit levels (X1 to X9), and put overridden classes into `kinds`."""
    found: list[int] = []
    nesting = _Nesting(base)
    for at, own in enumerate(list(kinds)):
        if own == "PDI" and at in pairs:
            nesting.close_isolate()
        if own in _OUT:
            found.append(REMOVED)
        else:
            found.append(nesting.level)
            kinds[at] = nesting.override or own
        if own in _EMBEDDINGS:
            nesting.open(*_EMBEDDINGS[own])
        elif own == "PDF":
            nesting.close_embedding()
        elif own in _ISOLATES:
            odd = own == "RLI" or (own == "FSI" and _first_strong(kinds, at, pairs))
            nesting.open(int(odd), isolate=True)
    return found


def _first_strong(kinds: Sequence[str], start: int, pairs: dict[int, int]) -> bool:
    """Return whether the first strong character inside an isolate runs from right to left (P2, P3)."""
    at, end = start + 1, pairs.get(start, len(kinds))
    while at < end:
        if kinds[at] in {"L", "R", "AL"}:
            return kinds[at] != "L"
        at = pairs.get(at, end) + 1 if kinds[at] in _ISOLATES else at + 1
    return False


def _sequences(kinds: Sequence[str], found: Sequence[int], pairs: dict[int, int]) -> Iterator[list[int]]:
    """Yield the isolating run sequences (X10), each as the indices of its characters."""
    kept = (at for at, level in enumerate(found) if level != REMOVED)
    runs = [list(run) for _, run in groupby(kept, key=lambda at: found[at])]
    by_first = {run[0]: run for run in runs}
    for run in runs:
        if pairs.get(run[0], run[0]) < run[0]:
            continue  # goes on after an isolate
        sequence = list(run)
        while pairs.get(sequence[-1], -1) > sequence[-1]:
            sequence += by_first[pairs[sequence[-1]]]
        yield sequence


def _edges(
    kinds: Sequence[str], explicit: Sequence[int], sequence: Sequence[int], base: int, pairs: dict[int, int]
) -> tuple[str, str]:
    """Return the directions at the beginning and at the end of an isolating run sequence (X10)."""
    start, last = sequence[0], sequence[-1]
    before = next((explicit[at] for at in range(start - 1, -1, -1) if explicit[at] != REMOVED), base)
    unclosed = kinds[last] in _ISOLATES and last not in pairs
    behind = () if unclosed else (explicit[at] for at in range(last + 1, len(explicit)) if explicit[at] != REMOVED)
    level = explicit[start]
    return _direction(max(level, before)), _direction(max(level, next(iter(behind), base)))


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


def _resolved(characters: Sequence[str], types: list[str], level: int, first: str, final: str) -> list[str]:
    """Return the resolved classes of one isolating run sequence: L, R, EN or AN."""
    own = _direction(level)
    _weak(types, first)
    _brackets(characters, types, first, own)
    _neutral(types, first, final, own)
    return types


def _weak(types: list[str], first: str) -> None:
    """Resolve marks, numbers and what stands between numbers (W1 to W7)."""
    previous = strong = first
    for at, found in enumerate(types):
        own = found if found != "NSM" else "ON" if previous in {*_ISOLATES, "PDI"} else previous
        types[at] = previous = own
        if own in {"L", "R", "AL"}:
            strong = own
        elif own == "EN" and strong == "AL":
            types[at] = "AN"
    types[:] = ["R" if own == "AL" else own for own in types]
    for at in range(1, len(types) - 1):
        before = types[at - 1]
        if before == types[at + 1] and (types[at], before) in _SEPARATORS:
            types[at] = before
    _terminators(types)
    strong = first
    for at, own in enumerate(types):
        if own in {"ES", "ET", "CS"}:
            types[at] = "ON"
        elif own in {"L", "R"}:
            strong = own
        elif own == "EN" and strong == "L":
            types[at] = "L"


def _terminators(types: list[str]) -> None:
    """Make signs beside a European number part of it (W5)."""
    start = 0
    for own, run in groupby(list(types)):
        end = start + len(list(run))
        beside = {*types[max(0, start - 1) : start], *types[end : end + 1]}
        if own == "ET" and "EN" in beside:
            types[start:end] = ["EN"] * (end - start)
        start = end


def _brackets(characters: Sequence[str], types: list[str], first: str, own: str) -> None:
    """Give both brackets of a pair the direction of what they enclose or of what stands before them (N0)."""
    for start, end in sorted(_bracket_pairs(characters, types)):
        inside = {_STRONG[one] for one in types[start + 1 : end] if one in _STRONG}
        if own in inside:
            resolved = own
        elif inside:
            before = next((_STRONG[one] for one in reversed(types[:start]) if one in _STRONG), first)
            resolved = before
        else:
            continue
        for at in (start, end):
            marks = takewhile(lambda after: kind(after) == "NSM", islice(characters, at + 1, None))
            width = 1 + sum(1 for _ in marks)
            types[at : at + width] = [resolved] * width


def _bracket_pairs(characters: Sequence[str], types: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of brackets (BD16)."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for at, own in enumerate(types):
        shape = category(characters[at]) if own == "ON" and mirror(characters[at]) != characters[at] else ""
        if shape == "Ps":
            if len(opened) == _MOST_BRACKETS:
                return []
            opened.append((normalize("NFD", mirror(characters[at])), at))
        elif shape == "Pe":
            closing = normalize("NFD", characters[at])
            depth = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == closing), None)
            if depth is not None:
                found.append((opened[depth][1], at))
                del opened[depth:]
    return found


def _neutral(types: list[str], first: str, final: str, own: str) -> None:
    """Give neutrals the direction of both their neighbours, or else that of their level (N1, N2)."""
    start = 0
    for neutral, run in groupby(list(types), key=_NEUTRAL.__contains__):
        end = start + len(list(run))
        if neutral:
            before = _STRONG[types[start - 1]] if start else first
            after = _STRONG[types[end]] if end < len(types) else final
            types[start:end] = [before if before == after else own] * (end - start)
        start = end
