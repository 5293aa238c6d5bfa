"""What an analyst chooses for a text that is nearly the same as one of the desk."""

from enum import StrEnum


class Nearly(StrEnum):
    """What becomes of a text that is nearly the same as one of the desk: an article beside it, a version, nothing."""

    COPY = "copy"
    VERSION = "version"
    SKIP = "skip"
