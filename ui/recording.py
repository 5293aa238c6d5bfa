"""What is recorded of the chosen claim beside its words: a part of the session, made at the first such deed."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from factcheck import anchors
from factcheck.attribution import Hop, Source, SourceKind
from factcheck.errors import IsnadError, NotFound
from factcheck.evidence import EvidenceKind, Stance
from factcheck.model import Claim
from factcheck.words import N_

if TYPE_CHECKING:
    from db.store import Store
    from factcheck.dossier import Dossier
    from factcheck.model import Correction
    from factcheck.past import Altered, Deed
    from factcheck.reviews import Decision
    from ui.session import Session


class Recording:
    """The record of the chosen claim. What is refused the session says; nothing is raised."""

    def __init__(self, session: "Session", store: "Store") -> None:
        self._session = session
        self._store = store

    # What there is

    def dossier(self) -> "Dossier | None":
        """Return everything that is recorded of the chosen claim, or None where none is chosen or it is gone."""
        with suppress(NotFound):  # another program deleted it a moment ago
            return self._store.dossiers.of(self._session.chosen) if self._claim() else None
        return None

    def completed(self, typed: str) -> list[Source]:
        """Return the desk's sources that what was typed may become, the likeliest first."""
        return self._store.sources.completed(typed)

    def history(self) -> "list[Deed]":
        """Return what was done to the chosen claim, the newest first."""
        with suppress(NotFound):
            return self._store.past.of(self._session.chosen, self._session.words)[::-1] if self._claim() else []
        return []

    def state(self, step: str) -> "Dossier | None":
        """Return the record of the chosen claim as a step left it, or None where there was none, which is said."""
        with self._spoken():
            return self._store.past.at(self._session.chosen, step)
        return None

    def against_now(self, step: str) -> "tuple[Altered, ...]":
        """Return what would be different of the chosen claim if what it was after a step were brought back."""
        with self._spoken():
            return self._store.past.against_now(self._session.chosen, step, self._session.words)
        return ()

    def unexplained(self) -> "Correction | None":
        """Return the correction of the chosen claim whose reason is still asked for, or None."""
        return self._store.exports.unexplained(self._session.chosen) if self._claim() else None

    def explain(self, correction: str, reason: str) -> None:
        """Give the reason of a correction."""
        with self._spoken():
            self._store.exports.explain(correction, reason)

    # The chain

    def add_hop(self, name: str, kind: SourceKind | None = None, beside: str = "", evidence: str = "") -> None:
        """Put a source into the chosen claim's chain: as its farthest link, or side by side with a hop.

        With `evidence`, the id of an item, it is the chain of that. A source of that name that the desk knows is meant;
        else it is made.
        """
        claim, name = self._claim(), " ".join(name.split())
        if claim and name:
            with self._spoken():
                source = self._store.sources.find_or_add(name, kind)
                self._store.hops.add(claim.id, source.id, beside=beside, evidence=evidence)

    def add_named(self, start: int, end: int, *, beside_last: bool = False) -> None:
        """Put the source that the words in `[start, end)` of the open version name into the chain, with the words.

        It becomes the farthest link, or stands side by side with that.
        """
        claim, version = self._claim(), self._session.version
        if claim is None or version is None:
            return
        with self._spoken():
            cue = anchors.make(version.text, *anchors.trim(version.text, start, end), version=version.id)
            source = self._store.sources.find_or_add(" ".join(cue.quote.strip("«»\"'“”()[]،,.:؛").split()))
            hops = self._store.hops.of(claim.id) if beside_last else []
            self._store.hops.add(claim.id, source.id, cue=cue, beside=hops[-1].id if hops else "")

    def change_hop(self, hop: str, **fields: Any) -> None:
        """Change fields of a hop."""
        with self._spoken():
            self._store.hops.change(hop, **fields)

    def name_hop(self, hop: Hop, name: str, kind: SourceKind) -> None:
        """Let a hop stand for the source of another name, which is made where the desk does not know it."""
        name = " ".join(name.split())
        if name:
            with self._spoken():
                source = self._store.sources.find_or_add(name, kind)
                if source.id != hop.source:
                    self._store.hops.change(hop.id, source=source.id)

    def move_hop(self, hop: Hop, level: int, beside: str = "") -> None:
        """Move a hop to a level of its own, or beside another hop."""
        with self._spoken():
            self._store.hops.move(hop.id, level, beside)

    def remove_hop(self, hop: str) -> None:
        """Take a hop out of its chain."""
        with self._spoken():
            self._store.hops.remove(hop)

    # The verdict, the evidence, the past

    def edit(self, id: str, **fields: Any) -> None:
        """Change fields of a claim's verdict, where they are not so already."""
        claim = self._session.claim(id)
        changed = {name: held for name, held in fields.items() if claim and getattr(claim, name) != held}
        if claim and changed:
            with self._spoken():
                self._store.verdicts.edit(claim.id, **changed)

    def add_evidence(self, stance: Stance, kind: EvidenceKind, **fields: Any) -> str:
        """Add an item to the chosen claim's evidence and return its id, or nothing where it was refused."""
        claim = self._claim()
        if claim:
            with self._spoken():
                return self._store.evidence.add(claim.id, stance, kind, **fields).id
        return ""

    def change_evidence(self, evidence: str, **fields: Any) -> None:
        """Change fields of an item."""
        with self._spoken():
            self._store.evidence.change(evidence, **fields)

    def remove_evidence(self, evidence: str) -> None:
        """Delete an item with its copies and its chain."""
        with self._spoken():
            self._store.evidence.remove(evidence)

    def add_review(self, claim: str, decision: "Decision", remark: str, by: str) -> bool:
        """Keep what a second reader says of a claim, and return whether it was kept."""
        with self._spoken():
            self._store.reviews.add(claim, decision, remark, by)
            return True
        return False

    def remove_review(self, review: str) -> None:
        """Take a second reading away."""
        with self._spoken():
            self._store.reviews.remove(review)

    def bring_back(self, step: str) -> None:
        """Make the chosen claim what it was after a step, as a new step."""
        with self._spoken():
            self._store.past.bring_back(self._session.chosen, step)
            self._session.told.emit(self._session.words(N_("The earlier state is back. Undo takes it away again.")))

    def _claim(self) -> Claim | None:
        return self._session.claim(self._session.chosen)

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        try:
            yield
        except IsnadError as error:
            self._session.refused.emit(error.said(self._session.words))
