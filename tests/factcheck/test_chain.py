"""Chains of attribution: weakest link, roots, and how many roots are independent, against a walk of another kind."""

import random
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import attribution, chain
from factcheck.attribution import Hop, Seen, Source, SourceKind
from factcheck.errors import ChainRefused
from factcheck.evidence import Evidence, EvidenceKind, Stance

KIND = SourceKind.OUTLET


def source(id: str, *names: str, part_of: str = "") -> Source:
    return Source(id, KIND, names[0] if names else f"مصدر {id}", "", names[1:], part_of=part_of)


def item(id: str, publisher: str = "", stance: Stance = Stance.SUPPORTS) -> Evidence:
    return Evidence(id, "c", stance, EvidenceKind.STATEMENT, publisher=publisher)


@st.composite
def chains(draw: st.DrawFn) -> list[Hop]:
    """A chain without cycles: sources in any order, cut into levels."""
    names = draw(st.permutations([f"s{number}" for number in range(draw(st.integers(0, 8)))]))
    hops, level, place = [], 1, 0
    for number, name in enumerate(names):
        if number and draw(st.booleans()):
            level, place = level + 1, 0
        hops.append(Hop(f"h{name}", "c", name, level, place, draw(st.sampled_from(Seen))))
        place += 1
    random.Random(draw(st.integers())).shuffle(hops)
    return hops


@given(chains())
def test_weakest_link_and_roots_are_those_of_a_walk_from_hop_to_hop(hops: list[Hop]) -> None:
    behind = defaultdict(set)  # whoever stands one level farther is whom a hop has it from
    for hop in hops:
        behind[hop.source] = {other.source for other in hops if other.level == hop.level + 1}
    front, ends, first_unseen = {hop.source for hop in hops if hop.level == 1}, set(), None
    by_source = {hop.source: hop for hop in hops}
    while front:
        for name in sorted(front, key=lambda name: by_source[name].place):
            if first_unseen is None and by_source[name].seen is not Seen.YES:
                first_unseen = name
        ends |= {name for name in front if not behind[name]}
        front = set().union(*(behind[name] for name in front))
    assert {hop.source for hop in chain.roots(hops)} == ends
    weakest = chain.weakest(hops)
    assert (weakest.source if weakest else None) == first_unseen
    chain.check(hops, {})


@given(chains().filter(lambda hops: len(hops) > 1), st.data())
def test_nobody_stands_twice_in_a_chain(hops: list[Hop], data: st.DataObject) -> None:
    one, other = data.draw(st.permutations(hops))[:2]
    ring = [replace(hop, source=one.source) if hop is other else hop for hop in hops]
    with pytest.raises(ChainRefused, match="already"):
        chain.check(ring, {one.source: source(one.source)})


@st.composite
def desks(draw: st.DrawFn) -> tuple[list[Source], list[Evidence], dict[str, list[Hop]]]:
    """Sources that may share names and speak for one another, and evidence that rests on them or on a publisher."""
    count = draw(st.integers(2, 7))
    names = st.sampled_from(["رويترز", "الجارديان", "إنترفاكس", "YTN", "أ ف ب", "البيت الأبيض", "CNN", "BBC"])
    sources = []
    for number in range(count):
        part_of = draw(st.sampled_from(["", *(f"s{lower}" for lower in range(number))]))
        own = draw(st.lists(names, min_size=0, max_size=2))
        sources.append(source(f"s{number}", f"اسم {number}", *own, part_of=part_of))
    evidence = [
        item(f"e{number}", draw(st.just("") | names), draw(st.sampled_from(Stance)))
        for number in range(draw(st.integers(0, 6)))
    ]
    held = {}
    for one in evidence:
        ids = draw(st.lists(st.sampled_from([each.id for each in sources]), max_size=3, unique=True))
        levels = draw(st.lists(st.integers(1, 2), min_size=len(ids), max_size=len(ids)))
        held[one.id] = [Hop(f"{one.id}-{id}", "c", id, level) for id, level in zip(ids, levels, strict=True)]
    return sources, evidence, held


def components(sources: list[Source]) -> dict[str, int]:
    """The groups of sources by painting: each colour spreads to whoever shares a name or speaks for the other."""
    colours = {each.id: number for number, each in enumerate(sources)}
    names = {each.id: {attribution.folded(name) for name in each.names} for each in sources}
    for _ in sources:
        for one in sources:
            for other in sources:
                if names[one.id] & names[other.id] or one.part_of == other.id:
                    least = min(colours[one.id], colours[other.id])
                    colours[one.id] = colours[other.id] = least
    return colours


@given(desks())
def test_roots_are_counted_by_the_groups_they_fall_into(
    desk: tuple[list[Source], list[Evidence], dict[str, list[Hop]]],
) -> None:
    sources, evidence, held = desk
    colours = components(sources)
    expected: set[object] = set()
    for one in evidence:
        if one.stance is Stance.CONTEXT:
            continue
        ends = {colours[hop.source] for hop in held[one.id] if hop.level == max(h.level for h in held[one.id])}
        called = [each for each in sources if attribution.folded(one.publisher) in map(attribution.folded, each.names)]
        if not ends and one.publisher:
            ends = {colours[called[0].id]} if called else {one.publisher}
        expected |= ends
    assert chain.independence(evidence, held, chain.Kinships(sources)).count == len(expected)


@given(desks(), st.data())
def test_two_sources_that_turn_out_to_be_one_never_make_more_roots(
    desk: tuple[list[Source], list[Evidence], dict[str, list[Hop]]], data: st.DataObject
) -> None:
    sources, evidence, held = desk
    kept, gone = data.draw(st.permutations(sources))[:2]
    after = [
        replace(
            each,
            aliases=each.aliases + (gone.names if each is kept else ()),
            part_of=kept.id if each.part_of == gone.id and each is not kept else each.part_of,
        )
        for each in sources
        if each is not gone
    ]
    after = [replace(each, part_of="" if each.part_of in {gone.id, each.id} else each.part_of) for each in after]
    merged = {
        id: [replace(hop, source=kept.id if hop.source == gone.id else hop.source) for hop in hops]
        for id, hops in held.items()
    }
    before_count = chain.independence(evidence, held, chain.Kinships(sources))
    after_count = chain.independence(evidence, merged, chain.Kinships(_with_bonds(after, sources, kept, gone)))
    assert after_count.count <= before_count.count
    assert after_count.unknown == before_count.unknown


def _with_bonds(after: list[Source], before: list[Source], kept: Source, gone: Source) -> list[Source]:
    """Whom the one that is gone spoke for, the kept one speaks for where it spoke for nobody; as the desk does it."""
    if kept.part_of in {"", gone.id} and gone.part_of not in {"", kept.id}:
        return [replace(each, part_of=gone.part_of) if each.id == kept.id else each for each in after]
    return after


def test_two_stories_from_one_agency_are_one_root() -> None:
    sources = [source("a", "الجارديان"), source("b", "الغد"), source("r", "رويترز", "Reuters")]
    held = {"e1": [Hop("1", "c", "a"), Hop("2", "c", "r", 2)], "e2": [Hop("3", "c", "b"), Hop("4", "c", "r", 2)]}
    kinships = chain.Kinships(sources)
    assert chain.independence([item("e1"), item("e2")], held, kinships).count == 1
    assert chain.independence([item("e1"), item("e3", "reuters")], held, kinships).count == 1
    assert chain.independence([item("e1"), item("e4")], held, kinships) == chain.Independence(1, ("e4",))


def test_the_retold_sentence_has_two_levels_and_four_speakers() -> None:
    hops = [Hop("g", "c", "guardian", 1, 0, Seen.YES)]
    hops += [Hop(name, "c", name, 2, place) for place, name in enumerate(["us", "uk", "kr", "jp"])]
    assert [len(level) for level in chain.levels(hops)] == [1, 4]
    assert [hop.source for hop in chain.roots(hops)] == ["us", "uk", "kr", "jp"]
    weakest = chain.weakest(hops)
    assert weakest is not None
    assert weakest.source == "us"


def test_nobody_speaks_for_whoever_speaks_for_them() -> None:
    ring = [source("a", part_of="b"), source("b", part_of="c"), source("c", part_of="a")]
    with pytest.raises(ChainRefused, match="speaks for"):
        chain.check_parts({each.id: each for each in ring})
    chain.check_parts({each.id: each for each in ring[:2]})


def test_a_name_is_found_however_it_is_spelled() -> None:
    sources = [source("a", "الجارديان", "The Guardian"), source("b", "إنترفاكس"), source("c", "صحيفة الأنباء")]
    assert [each.id for each in attribution.named(sources, "انترفاكس")] == ["b"]
    assert [each.id for each in attribution.named(sources, "the  GUARDIAN")] == ["a"]
    assert [each.id for each in attribution.completed(sources, "جارد")] == ["a"]
    assert [each.id for each in attribution.completed(sources, "انب")] == ["c"]
    assert attribution.completed(sources, "") == sources
    assert attribution.named(sources, " ") == []
