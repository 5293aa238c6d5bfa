"""The parts of a session that a start does not need: each is loaded when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from db.store import Store
    from ui.copies import Copies
    from ui.glances import Glances
    from ui.holdings import Holdings
    from ui.leaving_out import LeavingOut
    from ui.paging import Paging
    from ui.quoting import Quoting
    from ui.recording import Recording
    from ui.rereading import Rereading
    from ui.searching import Searching
    from ui.session import Session
    from ui.shaping import Shaping
    from ui.sourcing import Sourcing
    from ui.standards import Standards
    from ui.tagging import Tagging


class SessionParts(QObject):
    """What a session has beside the open article and its claims."""

    _store: "Store"
    left_claim = ""
    """The claim that was chosen when another article was opened."""
    renewed: frozenset[str] = frozenset()
    """The claims, by their ids, that `claims_changed` speaks of."""
    private_allowed = False
    """Whether pages may be fetched from this machine and from private networks: as the reader set it."""

    @property
    def _session(self) -> "Session":
        return cast("Session", self)

    @cached_property
    def shaping(self) -> "Shaping":
        """What is done to the shape of claims, and to several at once."""
        from ui.shaping import Shaping

        return Shaping(self._session, self._store)

    @cached_property
    def copies(self) -> "Copies":
        """The copies of pages and files that are kept as evidence."""
        from ui.copies import Copies

        return Copies(self._session, self._store)

    @cached_property
    def glances(self) -> "Glances":
        """What is recorded of the open article's claims, for a list of them."""
        from ui.glances import Glances

        return Glances(self._session, self._store)

    @cached_property
    def holdings(self) -> "Holdings":
        """The lists of articles, and how they are kept in order."""
        from ui.holdings import Holdings

        return Holdings(self._session, self._store)

    @cached_property
    def paging(self) -> "Paging":
        """The pages of the PDF that the open article was read from."""
        from ui.paging import Paging

        return Paging(self._session, self._store)

    @cached_property
    def quoting(self) -> "Quoting":
        """Evidence that is quoted from articles of the desk."""
        from ui.quoting import Quoting

        return Quoting(self._session, self._store)

    @cached_property
    def recording(self) -> "Recording":
        """The chain, the evidence, the verdict and the past of the chosen claim."""
        from ui.recording import Recording

        return Recording(self._session, self._store)

    @cached_property
    def leaving_out(self) -> "LeavingOut":
        """What was left out of the open article's page."""
        from ui.leaving_out import LeavingOut

        return LeavingOut(self._session, self._store)

    @cached_property
    def rereading(self) -> "Rereading":
        """The other ways to read the open article."""
        from ui.rereading import Rereading

        return Rereading(self._session, self._store)

    @cached_property
    def sourcing(self) -> "Sourcing":
        """The sources of the desk."""
        from ui.sourcing import Sourcing

        return Sourcing(self._session, self._store)

    @cached_property
    def standards(self) -> "Standards":
        """The scale of verdicts and the checklist."""
        from ui.standards import Standards

        return Standards(self._session, self._store)

    @cached_property
    def searching(self) -> "Searching":
        """The search over the whole desk."""
        from ui.searching import Searching

        return Searching(self._session, self._store)

    @cached_property
    def tagging(self) -> "Tagging":
        """The tags of the claims that are chosen."""
        from ui.tagging import Tagging

        return Tagging(self._session, self._store)

    def _close_parts(self) -> None:
        if "glances" in self.__dict__:
            self.glances.close()
        if "holdings" in self.__dict__:
            self.holdings.close()
        if "paging" in self.__dict__:
            self.paging.close()
        if "searching" in self.__dict__:
            self.searching.close()
