"""The other ways to read the open article, and the one that the reader chose made a new version of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import rereading
from factcheck import inputs
from factcheck.errors import IsnadError
from factcheck.model import Draft
from factcheck.text import encoding, mojibake
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store
    from ui.session import Session


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read an article: its name, how likely it is (0 to 1; of a repair not known), a line as it then reads."""

    how: Sentence
    confidence: float
    preview: str
    encoding: str
    repair: mojibake.Repair | None = None


class Rereading:
    """Reads the open article again. What is refused the session says; nothing is raised."""

    def __init__(self, session: "Session", store: "Store") -> None:
        self._session = session
        self._store = store

    def readings(self) -> list[Reading]:
        """Return how the open article may be read: repairs of its text first, then other encodings of its bytes."""
        version = self._session.version
        if version is None:
            return []
        mended = [Reading(one.how, 0.0, one.after, version.encoding, one) for one in mojibake.repairs(version.text)]
        if not version.media_type.startswith("text/"):
            return mended
        guessed = encoding.guesses(rereading.original(self._store, version))
        others = [one for one in guessed if one.encoding != version.encoding]
        how = N_("Read as {encoding}")
        return mended + [
            Reading(Sentence.of(how, encoding=one.encoding), one.confidence, one.preview, one.encoding)
            for one in others
        ]

    def read_as(self, reading: Reading) -> None:
        """Make a new version of the open article that is read in this way; its claims stay where they were."""
        session, version = self._session, self._session.version
        if version is None:
            return
        try:
            if reading.repair:
                text, turn = reading.repair.text, _mending(reading.repair)
            else:
                content = encoding.decode_as(rereading.original(self._store, version), reading.encoding).text
                found = inputs.read(
                    content.encode("utf-8", "replace"), version.name or _NAMES.get(version.media_type, "")
                )
                text = next(one.text for one in found if isinstance(one, Draft))
                turn = _turning(version.encoding, reading.encoding)
            lost = rereading.reread(self._store, version, text, reading.encoding, turn)
        except IsnadError as error:
            session.refused.emit(error.said(session.words))
            return
        if lost:
            told = N_("Claims whose words are not in the new version: {lost}.")
            session.refused.emit(session.words(told, lost=lost))


_NAMES = {"text/html": "text.clipping"}


def _turning(old: str, new: str) -> rereading.Turn:
    return lambda text: text.encode(old, "replace").decode(new, "replace")


def _mending(repair: mojibake.Repair) -> rereading.Turn:
    values = dict(repair.how.values)
    return lambda text: mojibake.turned_back(text, str(values["saved"]), str(values["shown"]), 1)
