"""What a claim still lacks for its status, by a checklist that the desk can change. It tells; it forbids nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck import chain
from factcheck.attribution import Hop, Seen
from factcheck.evidence import ASKED, PRIMARY, Evidence, Stance
from factcheck.model import Status
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Claim


class Requirement(StrEnum):
    """What a checklist can want of a claim."""

    CHAIN = "chain"
    BOTH_SIDES = "both sides"
    PRIMARY_SEEN = "primary seen"
    INDEPENDENT_ROOTS = "independent roots"
    FOR_AND_AGAINST = "for and against"
    RATIONALE = "rationale"
    RATING = "rating"
    UNKNOWNS = "unknowns"
    DATE_SAID = "date said"
    ASKED = "asked"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """The template that says what is wanted; it may name {least}."""
        return _WANTED[self]

    @property
    def counts(self) -> bool:
        """Whether a number of them is wanted."""
        return "{least}" in self.label


_WANTED = {
    Requirement.CHAIN: N_("a chain of attribution"),
    Requirement.BOTH_SIDES: N_("evidence on both sides, or two sources that contradict each other"),
    Requirement.PRIMARY_SEEN: N_("an original source that was seen"),
    Requirement.INDEPENDENT_ROOTS: N_("independent roots of the evidence: {least} or more"),
    Requirement.FOR_AND_AGAINST: N_("evidence for and against, or the question put to the speaker, or what is unknown"),
    Requirement.RATIONALE: N_("a rationale"),
    Requirement.RATING: N_("a rating"),
    Requirement.UNKNOWNS: N_("what is unknown"),
    Requirement.DATE_SAID: N_("the date on which it was said"),
    Requirement.ASKED: N_("the question put to the speaker"),
    Requirement.ARCHIVED: N_("an archived copy of every link"),
}


MOST = 1000
"""No checklist wants more than this of a thing."""


@dataclass(frozen=True, slots=True)
class Want:
    """One line of the checklist: what claims of a status want. `least` is a number where the requirement counts."""

    id: str
    status: Status
    requirement: Requirement
    least: int = 1

    @property
    def sentence(self) -> Sentence:
        """What is wanted, in words."""
        values = {"least": self.least} if self.requirement.counts else {}
        return Sentence.of(self.requirement.label, **values)


DEFAULTS = (
    (Status.SOURCED, Requirement.CHAIN, 1),
    (Status.DISPUTED, Requirement.BOTH_SIDES, 1),
    (Status.VERIFIED, Requirement.PRIMARY_SEEN, 1),
    (Status.VERIFIED, Requirement.INDEPENDENT_ROOTS, 2),
    (Status.VERIFIED, Requirement.FOR_AND_AGAINST, 1),
    (Status.VERIFIED, Requirement.RATIONALE, 1),
)
"""The checklist of a new desk."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is there of a claim: its own hops, its evidence with each item's hops, whose links are archived."""

    claim: "Claim"
    hops: Sequence[Hop]
    evidence: Sequence[Evidence]
    chains: Mapping[str, Sequence[Hop]]
    kinships: chain.Kinships
    archived: frozenset[str] = frozenset()


def lacks(held: Held, checklist: Sequence[Want], status: Status | None = None) -> list[Want]:
    """Return what of the checklist the claim lacks for a status (else its own), in the checklist's order."""
    status = status or held.claim.status
    return [want for want in checklist if want.status is status and not _CHECKS[want.requirement](held, want.least)]


def _has_chain(held: Held, least: int) -> bool:
    return len(chain.levels(held.hops)) >= least


def _stances(held: Held) -> set[Stance]:
    return {item.stance for item in held.evidence}


def _has_both_sides(held: Held, least: int) -> bool:
    if {Stance.SUPPORTS, Stance.UNDERMINES} <= _stances(held):
        return True
    # Those who say it, and others, of another root, who say that it is not so.
    own = {held.kinships.of(hop.source) for hop in chain.roots(held.hops)}
    return bool(own) and any((_groups(item, held) - own) for item in held.evidence if item.stance is Stance.UNDERMINES)


def _groups(item: Evidence, held: Held) -> set[str]:
    groups = {held.kinships.of(hop.source) for hop in chain.roots(held.chains.get(item.id, ()))}
    return groups or ({held.kinships.of_name(item.publisher)} if item.publisher.strip() else set())


def _has_seen_a_primary(held: Held, least: int) -> bool:
    chains = [held.hops, *(held.chains.get(item.id, ()) for item in held.evidence)]
    if any(hop.seen is Seen.YES for hops in chains for hop in chain.roots(hops)):
        return True
    return any(item.kind in PRIMARY and item.passage is None and not held.chains.get(item.id) for item in held.evidence)


def _has_roots(held: Held, least: int) -> bool:
    return chain.independence(held.evidence, held.chains, held.kinships).count >= least


def _considered_both(held: Held, least: int) -> bool:
    # Who finds nothing on the other side says so: by having asked, or by what stays unknown.
    both = {Stance.SUPPORTS, Stance.UNDERMINES} & _stances(held)
    return len(both) == 2 or (bool(both) and (_has_asked(held, 1) or bool(held.claim.unknowns.strip())))


def _has_asked(held: Held, least: int) -> bool:
    return any(item.kind in ASKED for item in held.evidence)


def _is_archived(held: Held, least: int) -> bool:
    return all(item.id in held.archived for item in held.evidence if item.url)


_CHECKS: "dict[Requirement, Callable[[Held, int], bool]]" = {
    Requirement.CHAIN: _has_chain,
    Requirement.BOTH_SIDES: _has_both_sides,
    Requirement.PRIMARY_SEEN: _has_seen_a_primary,
    Requirement.INDEPENDENT_ROOTS: _has_roots,
    Requirement.FOR_AND_AGAINST: _considered_both,
    Requirement.RATIONALE: lambda held, least: bool(held.claim.rationale.strip()),
    Requirement.RATING: lambda held, least: bool(held.claim.rating),
    Requirement.UNKNOWNS: lambda held, least: bool(held.claim.unknowns.strip()),
    Requirement.DATE_SAID: lambda held, least: bool(held.claim.said.strip()),
    Requirement.ASKED: _has_asked,
    Requirement.ARCHIVED: _is_archived,
}
