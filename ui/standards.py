"""The desk's scale of verdicts and its checklist, as their window asks for them and changes them: a session's part."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from factcheck.errors import IsnadError
from factcheck.lacks import Requirement, Want
from factcheck.model import Status
from factcheck.ratings import Rating

if TYPE_CHECKING:
    from db.store import Store
    from ui.session import Session


class Standards:
    """The scale and the checklist. What is refused the session says; nothing is raised."""

    def __init__(self, session: "Session", store: "Store") -> None:
        self._session = session
        self._store = store

    def scale(self) -> list[Rating]:
        """Return the ratings in their order."""
        return self._store.ratings.scale()

    def uses(self) -> dict[str, int]:
        """Return how many claims have each rating that any has."""
        return self._store.ratings.counts()

    def add(self, name_ar: str, name_en: str, like: Rating) -> str:
        """Put a rating at the end of the scale, in the look of another; return its id, or nothing if refused."""
        made: list[Rating] = []

        def add() -> None:
            made.append(self._store.ratings.add(name_ar, name_en, like.number, like.colour, like.pattern))

        self._do(add)
        return made[0].id if made else ""

    def change(self, rating: str, **fields: Any) -> bool:
        """Change those fields of a rating that are not so already; return whether it was not refused."""
        before = next((one for one in self.scale() if one.id == rating), None)
        changed = {name: held for name, held in fields.items() if before and getattr(before, name) != held}
        return not changed or self._do(partial(self._store.ratings.change, rating, **changed))

    def arrange(self, ratings: Sequence[str]) -> None:
        """Put the scale in the order of these ids."""
        if [one.id for one in self.scale()] != list(ratings):
            self._do(partial(self._store.ratings.arrange, list(ratings)))

    def remove(self, rating: str, replacement: str = "", reason: str = "") -> None:
        """Take a rating from the scale; claims that have it get the replacement."""
        self._do(partial(self._store.ratings.remove, rating, replacement, reason))

    def restore_scale(self) -> None:
        """Make the scale what a new desk begins with; others that are in use stay behind it."""
        self._do(self._store.ratings.restore)

    def wants(self) -> list[Want]:
        """Return the lines of the checklist."""
        return self._store.checklist.wants()

    def want(self, status: Status, requirement: Requirement, least: int = 1) -> None:
        """Let claims of a status want something."""
        self._do(partial(self._store.checklist.want, status, requirement, least))

    def drop(self, status: Status, requirement: Requirement) -> None:
        """Let claims of a status want something no longer."""
        self._do(partial(self._store.checklist.drop, status, requirement))

    def restore_checklist(self) -> None:
        """Make the checklist what a new desk begins with."""
        self._do(self._store.checklist.restore)

    def _do(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except IsnadError as error:
            self._session.refused.emit(error.said(self._session.words))
            return False
        return True
