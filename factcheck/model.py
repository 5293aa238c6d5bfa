"""The things an analyst works with, as values. All offsets are code points into a version's stored text."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck.degrees import Confidence, Worth
from factcheck.words import N_, Sentence, Words

if TYPE_CHECKING:
    from factcheck.attribution import Hop, Source
    from factcheck.evidence import Evidence, Snapshot
    from factcheck.gist import Gist
    from factcheck.lacks import Want
    from factcheck.ratings import Rating
    from factcheck.reviews import Review


class Status(StrEnum):
    """Where the check of a claim stands. It says nothing about truth: that is the rating's."""

    UNCHECKED = "unchecked"
    SOURCED = "sourced"
    DISPUTED = "disputed"
    VERIFIED = "verified"

    @property
    def label(self) -> str:
        """The template of this status's name; `Words` turns it into the reader's language."""
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    Status.UNCHECKED: N_("unchecked"),
    Status.SOURCED: N_("sourced"),
    Status.DISPUTED: N_("disputed"),
    Status.VERIFIED: N_("verified"),
}

MARKS = (Status.SOURCED, Status.DISPUTED, Status.VERIFIED)
"""The three statuses that are one key each, in the order of the keys 1, 2, 3."""


class Direction(StrEnum):
    """The base direction of a text."""

    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader makes of the bytes of one input: an article that is not in the desk yet.

    `text` is clean (see `factcheck.text.clean`), `original` is the input to the byte. `name` is where it came from:
    an absolute path, an address, or empty for text that was pasted or piped in. Fields that the input does not tell are
    empty. `language` is a BCP 47 primary tag (`ar`, `en`, …) or `und`. `guessed` names the fields that the input does
    not tell, but shows. `gist` is what is known of a text already, where it was read apart; the text may have been
    changed since. `layout` tells where the words that were recognised in pictures stand (`factcheck.layout`), or is
    empty.
    """

    text: str
    original: bytes
    name: str
    media_type: str
    encoding: str
    title: str
    language: str
    direction: Direction
    outlet: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    warnings: tuple[Sentence, ...] = ()
    guessed: frozenset[str] = frozenset()
    gist: "Gist | None" = field(default=None, compare=False, repr=False)
    layout: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Article:
    """Something read. `published` is as the outlet gave it; `created` is when it came into the desk (UTC, ISO 8601).

    `reviewer` is who has read the check a second time as a whole, or empty.
    """

    id: str
    title: str
    outlet: str
    author: str
    published: str
    url: str
    language: str
    direction: Direction
    created: str
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """The immutable text of an article as captured at one time; `number` counts from 1 within the article.

    `original` is the SHA-256 (64 hexadecimal digits) of the bytes it was read from; `name` is where they came from.
    """

    id: str
    article: str
    number: int
    text: str
    original: str
    media_type: str
    encoding: str
    name: str
    captured: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The range `[start, end)` of a version, with its exact quote and up to 32 characters on either side.

    These are the position selector and the quote selector of the W3C's Web Annotation model. `sure` is 1.0 for a
    passage that an analyst selected, less for one that was found again in a later version.
    """

    id: str
    version: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    sure: float = 1.0


BETWEEN = " … "
"""What stands between the quotes of a claim that is made in several passages."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement, with the passages in which it is made (at least one, the oldest version's first).

    `rating` is the id of one on the desk's scale, or empty. `said` and `place` tell when and where it was said, as the
    analyst wrote them; `as_of` and `look_again` are dates (`2026-11-23`) or empty. `override` is the reason for which
    the status was set although the claim lacked something for it.
    """

    id: str
    article: str
    status: Status
    wording: str
    note: str
    created: str
    updated: str
    passages: tuple[Passage, ...]
    rating: str = ""
    rationale: str = ""
    unknowns: str = ""
    confidence: Confidence = Confidence.NONE
    topic: str = ""
    tags: tuple[str, ...] = ()
    said: str = ""
    place: str = ""
    worth: Worth = Worth.NONE
    as_of: str = ""
    look_again: str = ""
    override: str = ""

    def passage_in(self, version: str) -> Passage | None:
        """Return the claim's first passage in a version, or None where the version does not hold the statement."""
        return next((passage for passage in self.passages if passage.version == version), None)

    @property
    def passage(self) -> Passage:
        """The passage that stands for the claim where no version is asked for: that of the newest version."""
        newest = self.passages[-1].version
        return next(passage for passage in self.passages if passage.version == newest)

    @property
    def quoted(self) -> str:
        """The claim in the article's words, each white space a space: its quotes in the newest version, in order."""
        newest = self.passages[-1].version
        quotes = (" ".join(passage.quote.split()) for passage in self.passages if passage.version == newest)
        return BETWEEN.join(quotes)


class StepKind(StrEnum):
    """Whether a step is a deed of its own, or takes one back, or brings one back that was taken back."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


_STEP_TITLES = {StepKind.UNDO: N_("Undo: {label}"), StepKind.REDO: N_("Redo: {label}")}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing an analyst did: a named group of row changes. `reverses` is the id of the step it undoes or redoes.

    `label` names the deed itself; `title` says in a language whether this step did, undid or redid it.
    """

    id: str
    kind: StepKind
    label: Sentence
    at: str
    by: str
    reverses: str | None

    def title(self, words: Words) -> str:
        """Return what was done, in the language of `words`."""
        label = words.sentence(self.label)
        return label if self.kind is StepKind.DO else words(_STEP_TITLES[self.kind], label=label)


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that a version was read from, by their SHA-256 in hexadecimal."""

    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Correction:
    """A verdict that was changed after the article was exported: what it was, and the reason for the change.

    The rating is kept by its names, since the scale may lose it; both are empty where there was none.
    """

    id: str
    claim: str
    status: Status
    rating_ar: str
    rating_en: str
    reason: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that the desk holds of one article: what a report shows and what a JSON export carries.

    `versions` are in the order of their numbers, the newest last; `originals` holds the bytes of each version and each
    snapshot once. `hops`, `evidence` and what follows are those of all claims, each naming its claim
    (`factcheck.dossier.of` sorts them); `sources` are those that these name or whose kin they are, `ratings` and
    `checklist` the desk's.
    """

    article: Article
    versions: tuple[Version, ...]
    claims: tuple[Claim, ...]
    originals: tuple[Original, ...] = ()
    sources: "tuple[Source, ...]" = ()
    hops: "tuple[Hop, ...]" = ()
    evidence: "tuple[Evidence, ...]" = ()
    snapshots: "tuple[Snapshot, ...]" = ()
    corrections: tuple[Correction, ...] = ()
    ratings: "tuple[Rating, ...]" = ()
    checklist: "tuple[Want, ...]" = ()
    reviews: "tuple[Review, ...]" = ()

    @property
    def version(self) -> Version:
        """The newest version: the one that is read and reported."""
        return self.versions[-1]


class Level(StrEnum):
    """How far a written word may be from the asked one: spelled alike, with prefixes attached to it, of one stem."""

    EXACT = "exact"
    PREFIXES = "prefixes"
    STEMS = "stems"


class Where(StrEnum):
    """What is searched.

    Articles with title and text; claims with wording, quote, note and rationale; evidence with title, publisher, quote,
    translation and note; sources with their names and note.
    """

    ARTICLES = "articles"
    CLAIMS = "claims"
    EVIDENCE = "evidence"
    SOURCES = "sources"
