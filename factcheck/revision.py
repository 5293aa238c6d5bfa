"""Whether a text is a later state of another one, and what of the claims carries over to it."""

import re

from factcheck import anchors
from factcheck.model import Claim, Passage

_ENOUGH = 0.3
_WORD = re.compile(r"\w+")


def is_revision(old: str, new: str) -> bool:
    """Return whether two texts share so many words that they are states of one article.

    The measure is Jaccard's index of their sets of words, at least 0.3: an article that grew to three times its
    length still passes, another article on the same matter does not.
    """
    before, after = set(_WORD.findall(old)), set(_WORD.findall(new))
    return len(before & after) >= _ENOUGH * len(before | after)


def carry(claim: Claim, old: str, new: str, text: str) -> list[Passage]:
    """Return a claim's passages of version `old` as they stand in version `new`, whose text is `text`.

    A passage whose words are gone is left out; `sure` says how sure the place of the others is.
    """
    passages = [passage for passage in claim.passages if passage.version == old]
    found = [(passage, anchors.find(text, passage)) for passage in passages]
    return [
        anchors.make(text, place.start, place.end, version=new, sure=min(passage.sure, place.sure))
        for passage, place in found
        if place is not None
    ]
