"""Evidence that is quoted from articles of the desk: taken from what a search found, gone to; a session's part."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from factcheck import anchors
from factcheck.errors import IsnadError, Refused
from factcheck.evidence import Evidence, EvidenceKind, Stance
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.store import Store
    from factcheck.search.places import Hit
    from ui.session import Session


_SHOWN = 60
"""In characters: so much of a claim's wording is told."""


class Quoting(QObject):
    """`place_opened(start, end)` says where in the open article (code points) the quote stands that was gone to.

    `taken(id)` names the item that the words of an article became.
    """

    place_opened = Signal(int, int)
    taken = Signal(str)

    def __init__(self, session: "Session", store: "Store") -> None:
        super().__init__(session)
        self._session = session
        self._store = store

    def take(self, hits: "Sequence[Hit]", stance: Stance) -> str:
        """Make evidence of the chosen claim of the sentences that hits stand in, as one step.

        Returns the id of the last item, or nothing where it was refused, which is said.
        """
        from factcheck.text.sentences import sentences

        claim, made = self._session.claim(self._session.chosen), ""
        if claim is None:
            return ""
        try:
            with self._store.step(Sentence.of(N_("Add evidence")), claim.article):
                for hit in hits:
                    version = self._store.articles.version(hit.article)
                    if version.id != hit.version:
                        raise Refused(N_("The article has changed since this search: search again."))
                    spans = [span for span in sentences(version.text) if span[0] < hit.end and hit.start < span[1]]
                    start, end = (spans[0][0], spans[-1][1]) if spans else (hit.start, hit.end)
                    passage = anchors.make(version.text, start, end, version=version.id)
                    made = self._store.evidence.add_passage(claim.id, passage, stance, EvidenceKind.STATEMENT).id
        except IsnadError as error:
            self._session.refused.emit(error.said(self._session.words))
            return ""
        return made

    def take_words(self, start: int, end: int, stance: Stance) -> None:
        """Make evidence of the words in `[start, end)` of the open version, and say for which claim.

        It is the chosen one's; where none is chosen, that of the claim which was chosen before this article was opened.
        """
        version, wanted = self._session.version, self._session.chosen or self._session.left_claim
        if version is None:
            return
        try:
            if not wanted:
                raise Refused(N_("Choose the claim first that these words are evidence for."))
            claim = self._store.claims.get(wanted)
            passage = anchors.make(version.text, *anchors.trim(version.text, start, end), version=version.id)
            made = self._store.evidence.add_passage(claim.id, passage, stance, EvidenceKind.STATEMENT)
        except IsnadError as error:
            self._session.refused.emit(error.said(self._session.words))
            return
        wording = " ".join(claim.wording.split())
        shown = wording if len(wording) <= _SHOWN else f"{wording[:_SHOWN]}…"
        self._session.told.emit(self._session.words("It is evidence now for: {claim}", claim=f"\u2068{shown}\u2069"))
        self.taken.emit(made.id)

    def open(self, item: Evidence) -> None:
        """Open the article that an item is quoted from, at the quote; what stands in the way is said."""
        if item.passage is None:
            return
        try:
            article = self._store.articles.of_version(item.passage.version)
            self._session.open_article(article)
            version = self._session.version
            if version is None:
                return
            place = (item.passage.start, item.passage.end)
            if version.id != item.passage.version:
                place = anchors.locate(version.text, item.passage.quote)
            self.place_opened.emit(*place)
        except IsnadError as error:
            self._session.refused.emit(error.said(self._session.words))
