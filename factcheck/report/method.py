"""How a report is read and how it is checked, for every format: the words it uses, its scale, its fingerprints."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model import MARKS, Record, Status
from factcheck.ratings import Rating
from factcheck.report.cover import stamp
from factcheck.words import N_, Words

PRINCIPLE = N_("A status says how far the check of a claim has come. It does not say whether the claim is true.")

STATUSES = {
    Status.SOURCED: N_("It is known on whose word the claim rests. Whether that word holds has not been settled."),
    Status.DISPUTED: N_("A source or a piece of evidence speaks against the claim, and this has not been settled."),
    Status.VERIFIED: N_("The check is finished: its evidence was seen and found to be enough."),
    Status.UNCHECKED: N_("The claim was noticed; nobody has looked into it yet."),
}
"""What each status means."""

ORDER = (*MARKS, Status.UNCHECKED)
"""The order in which a report counts and explains the statuses."""

_TERMS = (
    (N_("Rating"), N_("The desk's verdict on the claim, one of its scale. It says what the status does not.")),
    (
        N_("Chain of attribution"),
        N_("On whose word the article says it: link by link, from the article to the farthest source that is known."),
    ),
    (N_("Weakest link"), N_("The first link of a chain whose original was not seen by the desk.")),
    (
        N_("Independent roots"),
        N_("Sources at the far end of the evidence. Two reports that come from one source count as one."),
    ),
    (N_("What it lacks"), N_("What the desk's checklist wants for the status and the record does not hold.")),
    (N_("Second reading"), N_("Another analyst read the record and says whether the verdict stands.")),
    (N_("Archived copy"), N_("The bytes of a page or file as they were on the day, kept in the desk.")),
    (N_("Fingerprint (SHA-256)"), N_("A number that only the very same bytes have.")),
)

CHECKING = (
    N_(
        "Whoever has the same file or the same text can compute these fingerprints (SHA-256) and compare: of the "
        "original file's bytes, and of the text in UTF-8, in which positions count characters from 0."
    ),
    N_("On Linux: {command}"),
    N_("On macOS: {command}"),
    N_("On Windows: {command}"),
)
"""How a fingerprint is checked; the last three with COMMANDS, in this order."""

COMMANDS = ("sha256sum FILE", "shasum -a 256 FILE", "certutil -hashfile FILE SHA256")


def terms(words: Words) -> list[tuple[str, str]]:
    """Return each word that a report uses in a sense of its own, with that sense."""
    return [(words(term), words(meaning)) for term, meaning in _TERMS]


def scale(records: tuple[Record, ...]) -> tuple[Rating, ...]:
    """Return the scale of the desk, in its order."""
    return records[0].ratings if records else ()


@dataclass(frozen=True, slots=True)
class Copy:
    """An archived copy in the manifest: of which claim (its number), where it was, when it was kept, its SHA-256."""

    claim: int
    url: str
    captured: str
    sha256: str


def copies(record: Record, numbers: dict[str, int]) -> Iterator[Copy]:
    """Yield the archived copies of an article's evidence, in the order of its claims, which `numbers` counts."""
    for kept in sorted(record.snapshots, key=lambda one: (numbers[one.claim], one.captured, one.id)):
        yield Copy(numbers[kept.claim], kept.final_url or kept.url, stamp(kept.captured), kept.sha256)


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()
