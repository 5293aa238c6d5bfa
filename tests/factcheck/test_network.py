"""The attribution of an article as a layered graph, and its drawing."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import network
from factcheck.attribution import Hop, Seen, Source, SourceKind
from factcheck.model import Record
from factcheck.report import Format, Report, json, render
from tests.factcheck.report import made
from tests.worked import CLAIMS, WORKED

SVG = "{http://www.w3.org/2000/svg}"
BARE = made.record()


@pytest.fixture(scope="module")
def worked() -> Record:
    return json.read(WORKED.read_bytes()).records[0]


def linked(chains: list[list[tuple[str, str]]]) -> Record:
    """A record whose claims have these chains: of each hop its source and whether it was seen."""
    names = sorted({name for chain in chains for name, _ in chain})
    hops = [
        Hop(f"{number}-{level}", BARE.claims[number].id, name, level, 0, Seen(seen))
        for number, chain in enumerate(chains)
        for level, (name, seen) in enumerate(chain, start=1)
    ]
    return replace(BARE, sources=tuple(Source(name, SourceKind.OUTLET, name) for name in names), hops=tuple(hops))


def held(graph: network.Network) -> Iterator[str]:
    """What is wrong with a layout: two in one place, a line through a box, a line that leaves out a layer."""
    places = {node.id: (node.layer, node.row) for node in graph.nodes}
    taken = list(places.values())
    for edge in graph.edges:
        first, last = places[edge.start][0], places[edge.end][0]
        between = range(min(first, last) + 1, max(first, last))
        if len(between) != len(edge.through):
            yield f"{edge} crosses {len(between)} layers"
        way = between if first < last else reversed(between)
        taken += zip(way, edge.through, strict=False)
    if len(set(taken)) < len(taken):
        yield "two in one place"
    if any(layer >= graph.layers or row >= graph.rows for layer, row in taken):
        yield "a place outside"


def test_claims_stand_at_the_near_end_in_the_order_of_the_text_and_roots_at_the_far_end(worked: Record) -> None:
    graph = network.of(worked, "ar")
    assert list(held(graph)) == []
    claims = sorted((node for node in graph.nodes if node.status), key=lambda node: node.row)
    starts = {claim.id: claim.passage.start for claim in worked.claims}
    assert [starts[node.id] for node in claims] == sorted(starts[node.id] for node in claims)
    assert {node.layer for node in claims} == {0}
    assert len(claims) == sum(bool(chain) for _, _, chain, _, _ in CLAIMS)
    resting = {edge.start for edge in graph.edges}
    assert {node.layer for node in graph.nodes if node.id not in resting} == {graph.layers - 1}
    layers = {node.id: node.layer for node in graph.nodes}
    assert all(layers[edge.start] < layers[edge.end] for edge in graph.edges)


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=4, unique=True), max_size=len(BARE.claims)))
def test_any_chains_are_laid_out_even_those_that_go_round_together(chains: list[list[str]]) -> None:
    record = linked([[(name, "no") for name in chain] for chain in chains])
    graph = network.of(record, "en")
    assert list(held(graph)) == []
    expected = set()
    for number, chain in enumerate(chains):
        expected |= set(zip([BARE.claims[number].id, *chain], chain, strict=False))
    assert {(edge.start, edge.end) for edge in graph.edges} == expected
    assert {node.id for node in graph.nodes} == {end for link in expected for end in link}


def reachable(links: set[tuple[str, str]], start: str) -> set[str]:
    """Where one comes to from a node, by following links again and again."""
    found = {start}
    while more := {end for at, end in links if at in found} - found:
        found |= more
    return found


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=4, unique=True), max_size=len(BARE.claims)))
def test_every_line_leads_outward_unless_it_is_part_of_a_ring(chains: list[list[str]]) -> None:
    graph = network.of(linked([[(name, "no") for name in chain] for chain in chains]), "en")
    layers = {node.id: node.layer for node in graph.nodes}
    links = {(edge.start, edge.end) for edge in graph.edges}
    for start, end in links:
        if start not in reachable(links, end):
            assert layers[start] < layers[end]


SEEN = st.sampled_from([seen.value for seen in Seen])


@given(st.lists(st.lists(SEEN, min_size=2, max_size=2), min_size=1, max_size=len(BARE.claims)))
def test_a_line_says_the_worst_of_all_chains_that_have_it(answers: list[list[str]]) -> None:
    graph = network.of(linked([[("a", near), ("b", far)] for near, far in answers]), "en")
    worst = max((far for _, far in answers), key=["yes", "no", "not found"].index)
    assert next(edge.seen for edge in graph.edges if edge.start == "a") == worst


def crossings(graph: network.Network) -> int:
    """How often two lines cross: between two layers, whoever begins above another and ends below it."""
    places = {node.id: (node.layer, node.row) for node in graph.nodes}
    pieces: dict[int, list[tuple[int, int]]] = {}
    for edge in graph.edges:
        first, last = places[edge.start], places[edge.end]
        rows = [first[1], *edge.through, last[1]]
        for layer, pair in enumerate(pairwise(rows), start=first[0]):
            pieces.setdefault(layer, []).append(pair)
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for between in pieces.values()
        for number, one in enumerate(between)
        for other in between[:number]
    )


@given(st.integers(2, len(BARE.claims)), st.lists(st.booleans(), min_size=9, max_size=9))
def test_lines_that_need_not_cross_do_not(count: int, short: list[bool]) -> None:
    chains = [
        [(f"far {number}", "no")] if short[number] else [(f"near {number}", "no"), (f"far {number}", "no")]
        for number in range(count)
    ]
    assert crossings(network.of(linked(chains), "en")) == 0


def test_the_worked_article_is_drawn_with_few_crossings(worked: Record) -> None:
    assert crossings(network.of(worked, "ar")) <= 60


def test_a_line_says_the_worst_that_is_known() -> None:
    graph = network.of(linked([[("a", "yes"), ("b", "yes")], [("a", "no"), ("b", "not found")], [("a", "yes")]]), "en")
    seen = {(edge.start, edge.end): edge.seen for edge in graph.edges}
    assert seen["a", "b"] is Seen.NOT_FOUND
    assert sorted(seen.values()) == [Seen.NO, Seen.NOT_FOUND, Seen.YES, Seen.YES]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_drawing_is_mirrored_for_its_reader_and_holds_its_words(worked: Record, language: str) -> None:
    root = Tree.fromstring(render(Report((worked,), language, worked.article.created, ""), Format.SVG))
    width = float(root.attrib["width"])
    rects = [box for box in root.iter(f"{SVG}rect") if "class" in box.attrib]
    claims = {float(box.attrib["x"]) for box in rects if box.attrib["class"] != "source"}
    assert len(claims) == 1
    claim_is_right = min(claims) > width / 2
    assert claim_is_right is (language == "ar")
    titles = {title.text for title in root.iter(f"{SVG}title")}
    assert {"هاربر ليدجر", "Harbour Ledger"} & titles == {"هاربر ليدجر" if language == "ar" else "Harbour Ledger"}
    assert "ثلاثة دبلوماسيين" not in titles  # they are protected
    for text in root.iter(f"{SVG}text"):
        assert -1 <= float(text.attrib["x"]) <= width + 1


def test_hostile_names_stay_names() -> None:
    record = linked([[("a", "no")]])
    source = replace(record.sources[0], name_ar=f"{made.HOSTILE}\x01\x0b")
    report = Report((replace(record, sources=(source,)), BARE), "ar", made.AT, "")
    root = Tree.fromstring(render(report, Format.SVG))
    assert not [element for element in root.iter() if element.tag.removeprefix(SVG) in {"script", "img"}]
    assert len(list(root.iter(f"{SVG}path"))) == 1 + 2 * len(Seen)
