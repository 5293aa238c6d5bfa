"""The small scales on which a claim is weighed beside its status and rating."""

from enum import StrEnum

from factcheck.words import N_


class Confidence(StrEnum):
    """How sure the analyst is of the verdict; `NONE` where nobody said."""

    NONE = ""
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def label(self) -> str:
        """The template of this answer."""
        return _DEGREE_LABELS[self]


class Worth(StrEnum):
    """Whether a claim is worth a check; `NONE` where nobody said."""

    NONE = ""
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    NOT_CHECKABLE = "not checkable"

    @property
    def label(self) -> str:
        """The template of this answer."""
        return _DEGREE_LABELS[self]


_DEGREE_LABELS = {
    "": N_("not said"),
    "low": N_("low"),
    "medium": N_("medium"),
    "high": N_("high"),
    "not checkable": N_("not checkable"),
}
