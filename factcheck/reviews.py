"""Second readings: what another analyst said of a claim's verdict."""

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model import Claim, Status
from factcheck.ratings import Rating
from factcheck.words import N_


class Decision(StrEnum):
    """What a second reader says of a verdict: it stands, it does not, or the check is to be gone on with."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        """The template of this decision's name."""
        return _LABELS[self]


_LABELS = {
    Decision.AGREES: N_("agrees"),
    Decision.DISAGREES: N_("disagrees"),
    Decision.RETURNED: N_("returns the claim"),
}


@dataclass(frozen=True, slots=True)
class Review:
    """A second reading: the decision, what the reader remarks, when (UTC, ISO 8601) and who.

    `status` and the rating's names are the verdict that was read, kept as they were; the names are empty where the
    claim had no rating.
    """

    id: str
    claim: str
    decision: Decision
    remark: str
    status: Status
    rating_ar: str
    rating_en: str
    at: str
    by: str

    def rating(self, language: str) -> str:
        """Return the name of the rating that was read, in a language where it has one, or empty."""
        first, second = (self.rating_ar, self.rating_en) if language == "ar" else (self.rating_en, self.rating_ar)
        return first or second

    def is_of(self, claim: Claim, rating: Rating | None) -> bool:
        """Return whether the verdict that was read is still the claim's."""
        names = (rating.name_ar, rating.name_en) if rating else ("", "")
        return (self.status, self.rating_ar, self.rating_en) == (claim.status, *names)
