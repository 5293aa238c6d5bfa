"""An article read again from what the desk already holds: a new version with another text, its claims kept."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from db.stamps import new_id, now
from factcheck import anchors, leftout, revision
from factcheck.errors import NotFound
from factcheck.leftout import Block
from factcheck.model import Claim, Passage, Version
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

Turn = Callable[[str], str]
"""What makes the new text of a piece of the old one."""

Carry = Callable[[Claim, Version], list[Passage]]
"""What finds a claim's passages in the new version."""


def original(store: "Store", version: Version) -> bytes:
    """Return the bytes that a version was read from. Raises NotFound where the desk has lost them."""
    query = (
        "SELECT content FROM original WHERE sha256 = ?1"
        " UNION ALL SELECT CAST(content AS BLOB) FROM text WHERE sha256 = ?1"
    )
    found = store.connection.execute(query, (version.original,)).fetchone()
    if found is None:
        raise NotFound(N_("The bytes that this article was read from are not in the desk."))
    return bytes(found[0])


def reread(store: "Store", version: Version, text: str, encoding: str, turn: Turn) -> int:
    """Give an article a new version with `text`, as one step, and return how many claims found no place in it.

    A claim stays on the words that `turn` makes of its own, where that is how the line came about; else where its
    words stand.
    """

    def carry(claim: Claim, made: Version) -> list[Passage]:
        return _moved(claim, version, made, turn) or revision.carry(claim, version.id, made.id, text)

    return _renewed(store, version, text, encoding, carry)


def _renewed(store: "Store", version: Version, text: str, encoding: str, carry: Carry) -> int:
    made = Version(
        new_id(), version.article, version.number + 1, text, version.original, version.media_type, encoding,
        version.name, now(),
    )  # fmt: skip
    claims = store.claims.of(version.article)
    lost = 0
    with store.step(Sentence.of(N_("New version {number}"), number=made.number), made.article):
        store.intake.insert_version(made)
        for claim in claims:
            carried = carry(claim, made)
            lost += not carried and claim.passage_in(version.id) is not None
            store.claims.add_passages(claim.id, carried)
    return lost


def take_in_blocks(store: "Store", version: Version, blocks: Sequence[Block], chosen: Collection[int]) -> int:
    """Give an article a new version that holds the chosen blocks of its page as well, as `reread` does.

    A claim that spans a block which came in stands before and behind it.

    Raises NotFound where the article has a newer version: the blocks do not belong to that.
    """
    if store.articles.version(version.article).id != version.id:
        raise NotFound(N_("The article has a newer version by now: look again at what was left out."))
    text, moved = leftout.with_blocks(version.text, blocks, chosen), leftout.Moved(version.text, blocks, chosen)

    def carry(claim: Claim, made: Version) -> list[Passage]:
        return [
            anchors.make(text, start, end, version=made.id, sure=passage.sure)
            for passage in claim.passages
            if passage.version == version.id
            for start, end in moved.of(passage.start, passage.end)
        ]

    return _renewed(store, version, text, version.encoding, carry)


def _moved(claim: Claim, old: Version, new: Version, turn: Turn) -> list[Passage]:
    moved = []
    for passage in claim.passages:
        if passage.version == old.id:
            start, end = (_place(old.text, new.text, at, turn) for at in (passage.start, passage.end))
            if start is None or end is None or end <= start:
                return []
            moved.append(anchors.make(new.text, start, end, version=new.id, sure=passage.sure))
    return moved


def _place(old: str, new: str, at: int, turn: Turn) -> int | None:
    """Return where a place of the old text lies in the new one, or None where its line did not come about by `turn`."""
    begin, before, after = old.rfind("\n", 0, at) + 1, old.split("\n"), new.split("\n")
    line = old.count("\n", 0, begin)
    if len(before) != len(after):
        return None
    start, within = sum(len(one) + 1 for one in after[:line]), before[line][: at - begin]
    if before[line] == after[line]:
        return start + len(within)
    return start + len(turn(within)) if turn(before[line]) == after[line] else None
