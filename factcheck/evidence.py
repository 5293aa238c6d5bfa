"""What stands for and against a claim, as values, and the copies that were kept of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck.errors import InputRefused
from factcheck.model import Passage
from factcheck.words import N_

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 256 * 2**20
"""No file of more bytes is kept as a copy."""


class Stance(StrEnum):
    """How an item of evidence stands to the claim."""

    SUPPORTS = "supports"
    UNDERMINES = "undermines"
    CONTEXT = "context"

    @property
    def label(self) -> str:
        """The template of this stance's name."""
        return _STANCE_LABELS[self]


_STANCE_LABELS = {
    Stance.SUPPORTS: N_("supports"),
    Stance.UNDERMINES: N_("undermines"),
    Stance.CONTEXT: N_("context"),
}


class EvidenceKind(StrEnum):
    """What an item of evidence is; the last two tell what became of our question to the speaker."""

    DOCUMENT = "document"
    STATEMENT = "statement"
    DATA = "data"
    IMAGE = "image"
    EXPERT = "expert"
    FACT_CHECK = "fact-check"
    REPLY = "reply"
    NO_ANSWER = "no answer"

    @property
    def label(self) -> str:
        """The template of this kind's name."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    EvidenceKind.DOCUMENT: N_("document"),
    EvidenceKind.STATEMENT: N_("statement"),
    EvidenceKind.DATA: N_("data"),
    EvidenceKind.IMAGE: N_("image"),
    EvidenceKind.EXPERT: N_("expert"),
    EvidenceKind.FACT_CHECK: N_("fact-check"),
    EvidenceKind.REPLY: N_("reply from the speaker"),
    EvidenceKind.NO_ANSWER: N_("no answer to our question"),
}

PRIMARY = frozenset({EvidenceKind.DOCUMENT, EvidenceKind.STATEMENT, EvidenceKind.DATA, EvidenceKind.IMAGE})
"""The kinds that are an original in themselves, where no chain and no article says on whose word they came to us."""

ASKED = frozenset({EvidenceKind.REPLY, EvidenceKind.NO_ANSWER})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One item of a claim's evidence. Dates are as the analyst wrote them; `created` is UTC, ISO 8601.

    `quote` is in `language` (a BCP 47 primary tag or empty), `translation` in the analyst's. `passage` is the place of
    the quote in another article of the desk; that article may be gone since.
    """

    id: str
    claim: str
    stance: Stance
    kind: EvidenceKind
    title: str = ""
    publisher: str = ""
    url: str = ""
    quote: str = ""
    language: str = ""
    translation: str = ""
    published: str = ""
    captured: str = ""
    affiliation: str = ""
    interests: str = ""
    note: str = ""
    passage: Passage | None = None
    created: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy that was kept of a page or file: its bytes are the desk's original of this SHA-256.

    `url` is what was asked for (or a dropped file's name), `final_url` what answered after `redirects` (each a status
    and where it led). `headers` are the answer's, in their order. `captured` is our clock, `served` the server's
    `Date` as it gave it. `http_status` is 0 for a file.
    """

    id: str
    claim: str
    evidence: str
    sha256: str
    url: str
    final_url: str
    media_type: str
    captured: str
    served: str = ""
    http_status: int = 0
    http_reason: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    redirects: tuple[tuple[int, str], ...] = ()


def read_file(path: "Path") -> tuple[str, str, bytes]:
    """Return name, media type (by its name's ending) and bytes of a file that is to be kept. Raises InputRefused."""
    import mimetypes

    try:
        if path.stat().st_size > LARGEST:
            raise InputRefused(
                N_("{name} is too large to be kept: {size} MB at most."), name=path.name, size=LARGEST // 2**20
            )
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputRefused(N_("{name} cannot be read: {reason}"), name=path.name, reason=reason) from error
    return path.name, mimetypes.guess_type(path.name)[0] or "application/octet-stream", content
