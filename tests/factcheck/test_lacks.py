"""What a claim still lacks for its status."""

from dataclasses import replace

from factcheck import chain, lacks
from factcheck.attribution import Hop, Seen, Source, SourceKind
from factcheck.evidence import Evidence, EvidenceKind, Stance
from factcheck.lacks import Held, Requirement, Want
from factcheck.model import Claim, Status

CLAIM = Claim("c", "a", Status.UNCHECKED, "", "", "", "", ())
CHECKLIST = [Want(f"w{number}", *line) for number, line in enumerate(lacks.DEFAULTS)]
SOURCES = [Source(id, SourceKind.OFFICE, id) for id in ("us", "uk", "kr")]


def held(claim: Claim = CLAIM, hops: tuple[Hop, ...] = (), *evidence: Evidence, **chains: list[Hop]) -> Held:
    return Held(claim, hops, evidence, chains, chain.Kinships(SOURCES))


def item(
    id: str, stance: Stance, publisher: str = "", kind: EvidenceKind = EvidenceKind.FACT_CHECK, url: str = ""
) -> Evidence:
    return Evidence(id, "c", stance, kind, publisher=publisher, url=url)


def wanted(held: Held, status: Status) -> set[Requirement]:
    return {want.requirement for want in lacks.lacks(held, CHECKLIST, status)}


def test_an_unchecked_claim_lacks_nothing() -> None:
    assert wanted(held(), Status.UNCHECKED) == set()


def test_sourced_wants_a_chain() -> None:
    assert wanted(held(), Status.SOURCED) == {Requirement.CHAIN}
    assert wanted(held(CLAIM, (Hop("h", "c", "us"),)), Status.SOURCED) == set()


def test_disputed_wants_two_sides_or_two_who_contradict() -> None:
    supports, undermines = item("e", Stance.SUPPORTS), item("f", Stance.UNDERMINES, "uk")
    assert wanted(held(CLAIM, (), supports), Status.DISPUTED) == {Requirement.BOTH_SIDES}
    assert wanted(held(CLAIM, (), supports, undermines), Status.DISPUTED) == set()
    assert wanted(held(CLAIM, (), undermines), Status.DISPUTED) == {Requirement.BOTH_SIDES}
    said = (Hop("h", "c", "us"),)
    assert wanted(held(CLAIM, said, undermines), Status.DISPUTED) == set()
    assert wanted(held(CLAIM, said, item("f", Stance.UNDERMINES, "us")), Status.DISPUTED) == {Requirement.BOTH_SIDES}
    contradicts = held(CLAIM, said, item("f", Stance.UNDERMINES), f=[Hop("i", "c", "kr", evidence="f")])
    assert wanted(contradicts, Status.DISPUTED) == set()


def test_verified_wants_four_things_and_says_which_are_missing() -> None:
    everything = {
        Requirement.PRIMARY_SEEN, Requirement.INDEPENDENT_ROOTS, Requirement.FOR_AND_AGAINST, Requirement.RATIONALE,
    }  # fmt: skip
    assert wanted(held(), Status.VERIFIED) == everything
    document = item("e", Stance.SUPPORTS, "us", EvidenceKind.DOCUMENT)
    assert wanted(held(CLAIM, (), document), Status.VERIFIED) == everything - {Requirement.PRIMARY_SEEN}
    two = (document, item("f", Stance.UNDERMINES, "uk"))
    assert wanted(held(CLAIM, (), *two), Status.VERIFIED) == {Requirement.RATIONALE}
    assert wanted(held(replace(CLAIM, rationale="حيثيات"), (), *two), Status.VERIFIED) == set()


def test_an_original_is_seen_at_the_far_end_of_a_chain_only() -> None:
    near = (Hop("h", "c", "us", 1, 0, Seen.YES), Hop("i", "c", "uk", 2, 0, Seen.NO))
    assert Requirement.PRIMARY_SEEN in wanted(held(CLAIM, near), Status.VERIFIED)
    far = (near[0], replace(near[1], seen=Seen.YES))
    assert Requirement.PRIMARY_SEEN not in wanted(held(CLAIM, far), Status.VERIFIED)
    retold = held(CLAIM, (), item("e", Stance.SUPPORTS, kind=EvidenceKind.DOCUMENT), e=[Hop("h", "c", "us")])
    assert Requirement.PRIMARY_SEEN in wanted(retold, Status.VERIFIED)


def test_who_found_nothing_on_the_other_side_says_so() -> None:
    one = item("e", Stance.SUPPORTS)
    assert Requirement.FOR_AND_AGAINST in wanted(held(CLAIM, (), one), Status.VERIFIED)
    asked = item("q", Stance.CONTEXT, kind=EvidenceKind.NO_ANSWER)
    assert Requirement.FOR_AND_AGAINST not in wanted(held(CLAIM, (), one, asked), Status.VERIFIED)
    told = held(replace(CLAIM, unknowns="لا نعرف من كتبه"), (), one)
    assert Requirement.FOR_AND_AGAINST not in wanted(told, Status.VERIFIED)
    assert Requirement.FOR_AND_AGAINST in wanted(held(CLAIM, (), asked), Status.VERIFIED)


def test_a_desk_may_want_more_and_other_numbers() -> None:
    full = replace(CLAIM, status=Status.VERIFIED, said="2023", rating="r", unknowns="x")
    more = [
        Want(requirement, Status.VERIFIED, requirement, 3)
        for requirement in Requirement
        if requirement not in {Requirement.CHAIN, Requirement.BOTH_SIDES, Requirement.PRIMARY_SEEN}
    ]
    sides = (item("e", Stance.SUPPORTS, "us"), item("f", Stance.UNDERMINES, "uk", url="https://example.org"))
    found = {want.requirement for want in lacks.lacks(held(full, (), *sides), more)}
    assert found == {
        Requirement.INDEPENDENT_ROOTS, Requirement.RATIONALE, Requirement.ASKED, Requirement.ARCHIVED,
    }  # fmt: skip
    archived = Held(full, (), sides, {}, chain.Kinships(SOURCES), frozenset({"f"}))
    assert Requirement.ARCHIVED not in {want.requirement for want in lacks.lacks(archived, more)}
    assert [want.sentence.values for want in more if want.sentence.values] == [(("least", 3),)]
