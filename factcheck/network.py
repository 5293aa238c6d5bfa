"""The attribution of a whole article as a layered graph: its claims at the near end, the roots at the far end.

The method is Sugiyama's: nodes are put in layers, edges that span several get a place in each, and the layers are put
in order by the mean place of each node's neighbours, back and forth.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from factcheck import chain, dossier
from factcheck.attribution import Seen, SourceKind
from factcheck.highlights import in_reading_order
from factcheck.model import Record, Status

_SWEEPS = 8


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
    paths, order = _ordered(layers, links)
    words = {claim.id: (" ".join(claim.wording.split()), claim.status) for claim in record.claims}
    nodes = []
    for number, layer in enumerate(order):
        for row, id in enumerate(layer):
            if id in sources:
                source = sources[id]
                nodes.append(Node(id, source.name(language), number, row, kind=source.kind))
            elif id in words:
                nodes.append(Node(id, words[id][0], number, row, status=words[id][1]))
    places = {id: row for layer in order for row, id in enumerate(layer)}
    edges = tuple(
        Edge(start, end, seen, tuple(places[step] for step in paths[start, end]))
        for (start, end), seen in links.items()
    )
    return Network(tuple(nodes), edges, len(order), max(map(len, order), default=0))


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


def _ordered(layers: dict[str, int], links: Links) -> tuple[dict[tuple[str, str], list[str]], list[list[str]]]:
    """Of each link the places it passes, in the layers between; and all places of each layer, in order."""
    order: list[list[str]] = [[] for _ in range(max(layers.values(), default=-1) + 1)]
    for id, layer in layers.items():
        order[layer].append(id)
    paths: dict[tuple[str, str], list[str]] = {}
    beside: dict[str, list[str]] = defaultdict(list)
    for number, (start, end) in enumerate(links):
        first, last = layers[start], layers[end]
        way = range(first + 1, last) if first < last else range(first - 1, last, -1)
        paths[start, end] = [f"{number}:{layer}" for layer in way]
        steps = [start, *paths[start, end], end]
        for layer, step in zip(way, paths[start, end], strict=True):
            order[layer].append(step)
        for one, other in pairwise(steps):
            beside[one].append(other)
            beside[other].append(one)
    for sweep in range(_SWEEPS):
        numbers = range(1, len(order)) if sweep % 2 == 0 else range(len(order) - 2, 0, -1)
        for layer in numbers:
            towards = order[layer - 1 if sweep % 2 == 0 else layer + 1]
            places = {id: row for row, id in enumerate(towards)}
            own = {id: float(row) for row, id in enumerate(order[layer])}
            for id, row in own.items():
                near = [places[other] for other in beside[id] if other in places]
                own[id] = sum(near) / len(near) if near else row
            order[layer].sort(key=own.__getitem__)
    return paths, order
