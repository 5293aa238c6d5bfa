"""The chain of attribution as values: who is named, and by which hops a statement came into the article."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from factcheck.model import Passage, Status
from factcheck.words import N_


class SourceKind(StrEnum):
    """What a source is. `public` is what everybody could see; `anonymous` is one that was not named."""

    PERSON = "person"
    OFFICE = "office"
    AGENCY = "agency"
    OUTLET = "outlet"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    PUBLIC = "public"

    @property
    def label(self) -> str:
        """The template of this kind's name."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    SourceKind.PERSON: N_("person"),
    SourceKind.OFFICE: N_("office"),
    SourceKind.AGENCY: N_("agency"),
    SourceKind.OUTLET: N_("outlet"),
    SourceKind.DOCUMENT: N_("document"),
    SourceKind.ANONYMOUS: N_("source that is not named"),
    SourceKind.PUBLIC: N_("public knowledge"),
}


class Seen(StrEnum):
    """Whether the analyst has seen what a source said where that source said it."""

    YES = "yes"
    NO = "no"
    NOT_FOUND = "not found"

    @property
    def label(self) -> str:
        """The template of this answer."""
        return _SEEN_LABELS[self]


_SEEN_LABELS = {
    Seen.YES: N_("original seen"),
    Seen.NO: N_("original not seen"),
    Seen.NOT_FOUND: N_("original looked for and not found"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """Who a hop names, shared by all articles of the desk. At least one of the two names is not empty.

    `part_of` is the id of the source that this one speaks for (a spokesman's office), or empty. A `protected` source
    is not named in reports.
    """

    id: str
    kind: SourceKind
    name_ar: str = ""
    name_en: str = ""
    aliases: tuple[str, ...] = ()
    url: str = ""
    note: str = ""
    protected: bool = False
    part_of: str = ""

    def name(self, language: str = "ar") -> str:
        """Return the name in a language, or in the other where there is none in this one."""
        return (self.name_ar or self.name_en) if language == "ar" else (self.name_en or self.name_ar)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the source answers to, each once, its own before the aliases."""
        return tuple(dict.fromkeys(filter(None, (self.name_ar, self.name_en, *self.aliases))))


@dataclass(frozen=True, slots=True)
class Hop:
    """One link of a chain. `level` counts from 1, outward from the article; `place` from 0, among those side by side.

    `cue` are the words of the article that name the source, as a passage of one of its versions. `said` is the date
    as the analyst wrote it. `evidence` is the id of the item whose own chain this is; empty: it is the claim's.
    """

    id: str
    claim: str
    source: str
    level: int = 1
    place: int = 0
    seen: Seen = Seen.NO
    link: str = ""
    said: str = ""
    note: str = ""
    cue: Passage | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Resting:
    """A claim that rests on a source, with its article; `in_evidence`: only the chains of its evidence name it."""

    claim: str
    status: Status
    wording: str
    article: str
    title: str
    in_evidence: bool = False


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Return a name as names are compared: folded as a search folds it, its words divided by single spaces."""
    from factcheck.text.fold import fold_text

    return " ".join(fold_text(name).split())


def in_its_script(name: str) -> dict[str, str]:
    """Return a name as a field of Source: in Arabic letters it is the Arabic name, else the English one."""
    return {"name_ar" if any("\u0600" <= letter <= "\u06ff" for letter in name) else "name_en": name}


def named(sources: Iterable[Source], name: str) -> list[Source]:
    """Return the sources that answer to a name, by their own names before those by an alias."""
    wanted = folded(name)
    found = [source for source in sources if wanted and wanted in map(folded, source.names)]
    return sorted(found, key=lambda source: wanted not in (folded(source.name_ar), folded(source.name_en)))


def completed(sources: Iterable[Source], typed: str) -> list[Source]:
    """Return the sources that what was typed may become: names that begin with it, then words, then any part.

    Among equals the order given stays. With nothing typed, all of them.
    """
    wanted = folded(typed)
    ranked = [(rank, source) for source in sources if (rank := _rank(source, wanted)) is not None]
    return [source for _, source in sorted(ranked, key=lambda pair: pair[0])]


def _rank(source: Source, wanted: str) -> int | None:
    names = [folded(name) for name in source.names]
    if any(name.startswith(wanted) for name in names):
        return 0
    # The article is attached to its word in Arabic: "جارديان" is to find "الجارديان".
    if any(f" {wanted}" in name or f" ال{wanted}" in f" {name}" for name in names):
        return 1
    return 2 if any(wanted in name for name in names) else None
