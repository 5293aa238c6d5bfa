"""What was left out of the open article's page, and what of it the reader takes in after all."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from db import rereading
from factcheck import apart, leftout
from factcheck.errors import IsnadError
from factcheck.leftout import Block
from factcheck.model import Draft, Version
from factcheck.words import N_

if TYPE_CHECKING:
    from db.store import Store
    from ui.session import Session

Show = Callable[[Version, list[Block]], None]
"""What shows the blocks of a version's page."""

NOTHING = N_("Nothing was left out of this article: it is all that its file shows.")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The blocks of a page beside a text, or why they cannot be told."""

    text: str
    blocks: list[Block]
    refusal: IsnadError | None = None


class LeavingOut(QObject):
    """Looks for the blocks that were left out, in a process of its own."""

    def __init__(self, session: "Session", store: "Store") -> None:
        super().__init__(session)
        self._session, self._store = session, store
        self._show: Show | None = None

    def look(self, show: Show) -> None:
        """Look for what was left out of the open article and have it shown; of nothing, the session says so."""
        version = self._session.version
        self._show = show
        if version is None:
            return
        try:
            steps = _looking(version, rereading.original(self._store, version))
        except IsnadError as error:
            self._session.refused.emit(error.said(self._session.words))
            return
        self._session.traffic.start_work(steps, self._looked)

    @Slot(object)
    def _looked(self, looked: object) -> None:
        if not isinstance(looked, tuple):
            return
        version, blocks = looked
        if self._show is None or self._session.version is None or self._session.version.id != version.id:
            return  # another article was opened since
        if all(block.taken for block in blocks):
            self._session.traffic.told.emit(self._session.words(NOTHING))
            return
        self._show(version, blocks)

    def take_in(self, version: Version, blocks: Sequence[Block], chosen: Collection[int]) -> None:
        """Make a new version of the article with the chosen blocks, by their numbers; its claims stay where they were.

        What is refused the session says.
        """
        session = self._session
        try:
            lost = rereading.take_in_blocks(self._store, version, blocks, chosen)
        except IsnadError as error:
            session.refused.emit(error.said(session.words))
            return
        if lost:
            told = N_("Claims whose words are not in the new version: {lost}.")
            session.refused.emit(session.words(told, lost=lost))


def looking(draft: Draft, text: str) -> Iterator[LeftOut]:
    """Yield what was left out of a page that is not in the desk yet, beside the text that is made of it by now."""
    try:
        page = apart.whole(draft.original, draft.name, draft.media_type, draft.encoding)
        yield LeftOut(text, leftout.blocks(text, page))
    except IsnadError as refusal:
        yield LeftOut(text, [], refusal)


def _looking(version: Version, original: bytes) -> Iterator[tuple[Version, list[Block]]]:
    page = apart.whole(original, version.name, version.media_type, version.encoding)
    yield version, leftout.blocks(version.text, page)
