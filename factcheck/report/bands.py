"""A graph that is too wide for a sheet, cut into several side by side: what goes on in the next stands in both."""

from collections.abc import Iterator

from factcheck.network import Edge, Network, Node

_GOES_ON = "…"
"""What stands where a line leaves one part and enters the next."""

_Point = tuple[str, int, int]
"""A place that a line goes through: whose box stands there, or whose line it is; its layer; its row."""


def bands(graph: Network, most: int) -> Iterator[Network]:
    """Yield the parts of a graph, each of at most so many layers (two or more), in their order."""
    if graph.layers <= most:
        yield graph
        return
    nodes = {node.id: node for node in graph.nodes}
    lines = [(edge, list(_points(edge, nodes))) for edge in graph.edges]
    for first in range(0, graph.layers - 1, most - 1):
        yield _band(nodes, lines, first, min(first + most - 1, graph.layers - 1))


def _points(edge: Edge, nodes: dict[str, Node]) -> Iterator[_Point]:
    start, end = nodes[edge.start], nodes[edge.end]
    forth = 1 if start.layer <= end.layer else -1
    yield start.id, start.layer, start.row
    for step, row in enumerate(edge.through, 1):
        layer = start.layer + forth * step
        yield f"{start.id} {end.id} {layer}", layer, row
    yield end.id, end.layer, end.row


def _band(nodes: dict[str, Node], lines: list[tuple[Edge, list[_Point]]], first: int, last: int) -> Network:
    shown = {
        node.id: Node(node.id, node.name, node.layer - first, node.row, node.status, node.kind)
        for node in nodes.values()
        if first <= node.layer <= last
    }
    edges, rows = [], [node.row for node in shown.values()]
    for edge, points in lines:
        inside = [point for point in points if first <= point[1] <= last]
        if len(inside) < 2:
            continue
        for id, layer, row in (inside[0], inside[-1]):
            shown.setdefault(id, Node(id, _GOES_ON, layer - first, row))
            rows.append(row)
        through = tuple(row for _, _, row in inside[1:-1])
        rows += through
        edges.append(Edge(inside[0][0], inside[-1][0], edge.seen, through))
    return Network(tuple(shown.values()), tuple(edges), last - first + 1, max(rows, default=0) + 1)
