"""The parts of a store that few deeds need: each is loaded when it is first asked for, and opening waits for none."""

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from db.checklist import Checklist
    from db.collections import Collections
    from db.dossiers import Dossiers
    from db.equivalents import Equivalents
    from db.evidence import Evidences
    from db.exports import Exports
    from db.glances import Glances
    from db.hops import Hops
    from db.intake import Intake
    from db.library import Library
    from db.past import Past
    from db.ratings import Ratings
    from db.reviews import Reviews
    from db.search import Search
    from db.shelves import Shelves
    from db.snapshots import Snapshots
    from db.sources import Sources
    from db.store import Store
    from db.tags import Tags
    from db.verdicts import Verdicts


class Parts:
    """What a store has beside its articles and claims."""

    @property
    def _whole(self) -> "Store":
        return cast("Store", self)

    @cached_property
    def intake(self) -> "Intake":
        """The way by which articles come in."""
        from db.intake import Intake

        return Intake(self._whole)

    @cached_property
    def equivalents(self) -> "Equivalents":
        """The spellings that a search takes for each other."""
        from db.equivalents import Equivalents

        return Equivalents(self._whole)

    @cached_property
    def search(self) -> "Search":
        """The search over everything."""
        from db.search import Search

        return Search(self._whole)

    @cached_property
    def sources(self) -> "Sources":
        """The desk's sources."""
        from db.sources import Sources

        return Sources(self._whole)

    @cached_property
    def hops(self) -> "Hops":
        """The chains of attribution."""
        from db.hops import Hops

        return Hops(self._whole)

    @cached_property
    def glances(self) -> "Glances":
        """What is seen of many claims' records at once."""
        from db.glances import Glances

        return Glances(self._whole)

    @cached_property
    def evidence(self) -> "Evidences":
        """The evidence."""
        from db.evidence import Evidences

        return Evidences(self._whole)

    @cached_property
    def ratings(self) -> "Ratings":
        """The scale of verdicts."""
        from db.ratings import Ratings

        return Ratings(self._whole)

    @cached_property
    def checklist(self) -> "Checklist":
        """What claims want for a status."""
        from db.checklist import Checklist

        return Checklist(self._whole)

    @cached_property
    def verdicts(self) -> "Verdicts":
        """Status, rating and what is written of a claim beside them."""
        from db.verdicts import Verdicts

        return Verdicts(self._whole)

    @cached_property
    def dossiers(self) -> "Dossiers":
        """Everything that is recorded of a claim, read at once."""
        from db.dossiers import Dossiers

        return Dossiers(self._whole)

    @cached_property
    def library(self) -> "Library":
        """The lists of articles."""
        from db.library import Library

        return Library(self._whole)

    @cached_property
    def collections(self) -> "Collections":
        """The collections of articles, and the archive."""
        from db.collections import Collections

        return Collections(self._whole)

    @cached_property
    def shelves(self) -> "Shelves":
        """The searches that are kept."""
        from db.shelves import Shelves

        return Shelves(self._whole)

    @cached_property
    def exports(self) -> "Exports":
        """When reports left the desk, and what was corrected since."""
        from db.exports import Exports

        return Exports(self._whole)

    @cached_property
    def reviews(self) -> "Reviews":
        """The second readings of claims."""
        from db.reviews import Reviews

        return Reviews(self._whole)

    @cached_property
    def snapshots(self) -> "Snapshots":
        """The copies that were kept of pages and files."""
        from db.snapshots import Snapshots

        return Snapshots(self._whole)

    @cached_property
    def tags(self) -> "Tags":
        """The tags of the claims."""
        from db.tags import Tags

        return Tags(self._whole)

    @cached_property
    def past(self) -> "Past":
        """The history of claims, and their earlier states."""
        from db.past import Past

        return Past(self._whole)
