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


class Quoting(QObject):
    """`place_opened(start, end)` says where in the open article (code points) the quote stands that was gone to."""

    place_opened = Signal(int, int)

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
