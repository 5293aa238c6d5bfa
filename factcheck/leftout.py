"""What a page shows and its article does not hold: the blocks that were left out, each where it stands on the page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck.text.fold import fold_text

_MOST_COMPARED = 4_000_000
"""Lines of the one times lines of the other: of more, only equal ones are found, each where it stands first."""

_TELLING = 24
"""In characters: the words of a shorter block, as those of a menu have, may stand in any article."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page: its text, whether the article holds it, and behind how many of its lines it stands."""

    text: str
    taken: bool
    behind: int


def blocks(text: str, page: Sequence[str]) -> list[Block]:
    """Return the blocks of a page, in its order, beside an article's text, of which every line is a block.

    A block is in the article as well where its words stand in one of the article's lines: extractors run blocks
    together.
    """
    ours, theirs = [_folded(line) for line in text.split("\n")], [_folded(line) for line in page]
    found: list[Block] = []
    behind = 0
    partners = _partners(ours, theirs)
    whole = "\n".join(f" {line} " for line in ours)
    for at, line in enumerate(page):
        partner = partners.get(at)
        if partner is None:
            place = whole.find(f" {theirs[at]} ") if len(theirs[at]) >= _TELLING else -1
            partner = whole.count("\n", 0, place) if place >= 0 else None
        if partner is not None:
            behind = max(behind, partner + 1)
        found.append(Block(line, partner is not None, behind))
    return found


def with_blocks(text: str, found: Sequence[Block], chosen: Collection[int]) -> str:
    """Return an article's text with the chosen ones of its page's blocks, by their numbers from 0, in their places."""
    lines = text.split("\n")
    coming: dict[int, list[str]] = {}
    for number in sorted(set(chosen)):
        if not found[number].taken:
            coming.setdefault(found[number].behind, []).append(found[number].text)
    made = list(coming.get(0, ()))
    for at, line in enumerate(lines, 1):
        made += [line, *coming.get(at, ())]
    return "\n".join(made)


def _folded(line: str) -> str:
    return " ".join(fold_text(line).split())


def _partners(ours: list[str], theirs: list[str]) -> dict[int, int]:
    """Which line of the article is which of the page: by the page's."""
    if len(ours) * len(theirs) > _MOST_COMPARED:
        first = {line: at for at, line in reversed(list(enumerate(ours))) if line}
        return {at: first[line] for at, line in enumerate(theirs) if line in first}
    matching = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return {one.b + step: one.a + step for one in matching for step in range(one.size) if ours[one.a + step]}
