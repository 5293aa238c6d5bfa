"""The attribution of a whole article as a layered graph: its claims at the near end, the roots at the far end.

The method is Sugiyama's: nodes are put in layers, edges that span several get a place in each, and the layers are put
in order by the mean place of each node's neighbours, back and forth.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck import chain, dossier
from factcheck.attribution import Seen, SourceKind
from factcheck.highlights import in_reading_order
from factcheck.model import Record, Status

_SWEEPS = 8
_EFFORT = 100_000
"""When so many places were looked at, no further sweep is made."""


@dataclass(frozen=True, slots=True)
class Node:
    """A claim (`status` is set) or a source (`kind` is set) and its place: `layer` from 0, `row` from 0 within it."""

    id: str
    name: str
    layer: int
    row: int
    status: Status | None = None
    kind: SourceKind | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """From a claim or source to the one that it rests on; `through` are the rows that it crosses in the layers between.

    `seen` is the worst answer of all chains that have it: who saw the original in one has not in another.
    """

    start: str
    end: str
    seen: Seen
    through: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """The graph, laid out. `layers` is how many layers it has, `rows` how many rows the longest one has."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    layers: int
    rows: int


def of(record: Record, language: str) -> Network:
    """Return the graph of the claims' own chains in an article, its sources named in a language."""
    sources = {source.id: source for source in record.sources}
    links = _links(record)
    sourced = {start for start, _ in links}
    claims = [claim.id for claim in in_reading_order(record.claims, record.version.id) if claim.id in sourced]
    layers = _layered(claims, links)
    rows, crossed, sizes = _ordered(layers, links)
    statuses = {claim.id: claim for claim in record.claims}
    nodes = []
    for id in sorted(layers, key=lambda id: (layers[id], rows[id])):
        source, claim = sources.get(id), statuses.get(id)
        if source:
            nodes.append(Node(id, source.name(language), layers[id], rows[id], kind=source.kind))
        elif claim:
            nodes.append(Node(id, " ".join(claim.wording.split()), layers[id], rows[id], status=claim.status))
    edges = tuple(
        Edge(start, end, seen, through) for ((start, end), seen), through in zip(links.items(), crossed, strict=True)
    )
    return Network(tuple(nodes), edges, len(sizes), max(sizes, default=0))


Links = dict[tuple[str, str], Seen]


def _links(record: Record) -> Links:
    found: Links = {}
    worst = {Seen.YES: 0, Seen.NO: 1, Seen.NOT_FOUND: 2}
    for one in dossier.of(record).values():
        near = [one.claim.id]
        for level in chain.levels(one.hops):
            for hop in level:
                for start in near:
                    known = found.get((start, hop.source), Seen.YES)
                    found[start, hop.source] = max(known, hop.seen, key=worst.__getitem__)
            near = [hop.source for hop in level]
    return found


def _layered(claims: Iterable[str], links: Links) -> dict[str, int]:
    """The layer of each node: behind all that rest on it, and a root in the last one.

    Chains of several claims may go round in a ring together; the link that would close it counts for nothing here.
    """
    behind = defaultdict(list)
    for start, end in links:
        behind[start].append(end)
    finished: list[str] = []
    state: dict[str, int] = {}
    ahead: dict[str, list[str]] = {}
    for claim in claims:
        stack = [claim] if claim not in state else []
        while stack:
            at = stack[-1]
            if state.setdefault(at, 1) == 1 and at not in ahead:
                ahead[at] = [end for end in behind[at] if state.get(end) != 1]
            waiting = [end for end in ahead[at] if end not in state]
            if waiting:
                stack.append(waiting[0])
                continue
            state[at] = 2
            finished.append(stack.pop())
    # Claims first, and in the order of the text, which no sweep changes; sources each behind what rests on it.
    layers = dict.fromkeys([*claims, *reversed(finished)], 0)
    for at in layers:
        for end in ahead[at]:
            layers[end] = max(layers[end], layers[at] + 1)
    last = max(layers.values(), default=0)
    return {id: layer if behind[id] else last for id, layer in layers.items()}


@dataclass(slots=True)
class _Side:
    """What each place is linked with in the next layer on one side: a node with several, a link's place with one."""

    of_nodes: list[list[int]]
    of_links: list[int]


def _ordered(layers: dict[str, int], links: Links) -> tuple[dict[str, int], list[tuple[int, ...]], list[int]]:
    """The row of each node; of each link the rows that it crosses; and how many places each layer has.

    A place is a number: first the nodes', then those of the links where they cross a layer. Each knows the places that
    it is linked with in the layer before and in the layer behind, so that a sweep looks nothing up.
    """
    numbers = {id: number for number, id in enumerate(layers)}
    order: list[list[int]] = [[] for _ in range(max(layers.values(), default=-1) + 1)]
    before, behind = (_Side([[] for _ in layers], []) for _ in range(2))
    for id, layer in layers.items():
        order[layer].append(numbers[id])
    paths, free = [], len(layers)
    for start, end in links:
        first, last = layers[start], layers[end]
        way = range(first + 1, last) if first < last else range(first - 1, last, -1)
        path = range(free, free + len(way))
        free += len(way)
        near, far = (behind, before) if first < last else (before, behind)
        for place, layer in zip(path, way, strict=True):
            order[layer].append(place)
        if first != last:
            near.of_nodes[numbers[start]].append(path[0] if path else numbers[end])
            far.of_nodes[numbers[end]].append(path[-1] if path else numbers[start])
        near.of_links += [*path[1:], numbers[end]] if path else ()
        far.of_links += [numbers[start], *path[:-1]] if path else ()
        paths.append(path)
    rows = _swept(order, before, behind)
    return (
        {id: rows[number] for id, number in numbers.items()},
        [tuple(rows[path.start : path.stop]) for path in paths],
        [len(layer) for layer in order],
    )


def _swept(order: list[list[int]], before: _Side, behind: _Side) -> list[int]:
    """Put each layer in the order of the mean row of its places' neighbours, back and forth; return the rows."""
    nodes = len(before.of_nodes)
    rows = [0] * (nodes + len(before.of_links))
    for layer in order:
        for row, place in enumerate(layer):
            rows[place] = row
    means: list[float] = [0.0] * len(rows)
    still = 0
    for sweep in range(_SWEEPS):
        if still == 2 or sweep * len(rows) > _EFFORT:
            break  # neither way changes anything any more; or there is so much of it that nobody would see a change
        side = before if sweep % 2 == 0 else behind
        of_links, moved = side.of_links, False
        for layer in order[1:] if sweep % 2 == 0 else order[-2:0:-1]:
            for place in layer:
                if place >= nodes:
                    means[place] = rows[of_links[place - nodes]]
                    continue
                beside = side.of_nodes[place]
                means[place] = sum([rows[one] for one in beside]) / len(beside) if beside else rows[place]
            was = layer[:]
            layer.sort(key=means.__getitem__)
            if was != layer:
                moved = True
                for row, place in enumerate(layer):
                    rows[place] = row
        still = 0 if moved else still + 1
    return rows
