"""How what was read comes into the desk: many inputs in few transactions, and what is said of each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from db.store import Store
from factcheck.errors import IsnadError
from factcheck.model import Draft
from factcheck.words import N_

if TYPE_CHECKING:
    from db.intake import Foreseen
    from factcheck.inputs import Found
    from ui.arrivals import Arrivals
    from ui.traffic import Traffic

_TOGETHER = 32
"""The most inputs that are taken in by one transaction: more would hold up the window for longer than is noticed."""


class Taking(QObject):
    """Takes in what the workers of one session read; the signals are those of its `Traffic`."""

    def __init__(self, store: Store, traffic: "Traffic") -> None:
        """Take in for a store, and tell by the signals and in the language of `traffic`."""
        super().__init__(traffic)
        self._store, self._traffic = store, traffic
        self._read: list[object] = []
        self._arrivals: Arrivals | None = None

    def foresee(self, draft: Draft) -> "Foreseen | None":
        """Return what would become of a draft that is taken in; None: an article of its own."""
        return self._store.intake.foresee(draft)

    def take(self, read: object, nearly: str = "") -> None:
        """Take in what was read of one input and looked at, as one step, and say what came of it.

        `nearly`, as the property of that name, is what was chosen for this input alone.
        """
        self._take_all()
        self._read.append(read)
        self._take_in_read(nearly)
        self._say_arrivals()

    @Slot()
    def finish(self) -> None:
        """Take in what was read, and say what came of all the inputs since this was said last."""
        self._take_all()
        self._say_arrivals()

    def _take_all(self) -> None:
        while self._read:
            self._take_in_read()

    @Slot(object)
    def read(self, read: object) -> None:
        """Take in what was read of one input soon: what is read while the window is busy is taken in together."""
        self._read.append(read)
        if len(self._read) == 1:
            QTimer.singleShot(0, self._take_in_read)

    @Slot()
    def _take_in_read(self, nearly: str = "") -> None:
        from ui.arrivals import Arrivals

        batch, self._read = self._read[:_TOGETHER], self._read[_TOGETHER:]
        if not batch:  # taken in already
            return
        if self._read:
            QTimer.singleShot(0, self._take_in_read)
        found: list[Found] = []
        arrivals = self._arrivals = self._arrivals or Arrivals()
        arrivals.inputs += len(batch)
        for read in batch:
            if isinstance(read, IsnadError):
                arrivals.refusals.append(read)
            else:
                found.append(read)  # type: ignore[arg-type]
        try:
            self._take_in(found, arrivals, nearly)
        except IsnadError as error:
            arrivals.refusals.append(error)

    def _take_in(self, found: "list[Found]", arrivals: "Arrivals", nearly: str = "") -> None:
        """Take in several articles in one transaction, say what is to be known of each, and show the last one."""
        from db import files
        from db.taken import Outcome  # not needed until something comes in
        from factcheck.nearly import Nearly

        last = ""
        came = files.take_in(self._store, found, Nearly(nearly or self._traffic.nearly)) if found else ()
        pieces = [piece for file in found for piece in file]
        for given, taken in zip(pieces, came, strict=True):
            if isinstance(taken, IsnadError):
                arrivals.refusals.append(taken)
                continue
            arrivals.count(
                known=taken.outcome in {Outcome.UNCHANGED, Outcome.COPY}, revised=taken.outcome is Outcome.NEW_VERSION
            )
            if taken.outcome is Outcome.UNCHANGED:
                self._traffic.told.emit(self._traffic.words(N_("This article is in the desk already.")))
            # What of another desk's or tool's work was not done here stays on the screen until it was read.
            tell = self._traffic.told if isinstance(given, Draft) else self._traffic.refused
            for warning in taken.warnings:
                tell.emit(self._traffic.words.sentence(warning))
            last = taken.article
        if last:
            self._traffic.arrived.emit(last)

    def _say_arrivals(self) -> None:
        arrivals, self._arrivals = self._arrivals, None
        if arrivals is None:
            return
        if arrivals.are_many:
            self._traffic.summed.emit(arrivals)
            return
        for sentence in arrivals.reasons(self._traffic.words):
            self._traffic.refused.emit(sentence)
