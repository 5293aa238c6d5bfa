"""Where the boxes and the lines of an attribution stand on a drawing, which runs from right to left in Arabic."""

from dataclasses import dataclass
from itertools import pairwise

from factcheck.network import Edge, Network, Node

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large a box is, how far boxes stand apart beside (`between`) and below each other, and what is left free."""

    width: float
    height: float
    gap: float
    between: float
    margin: float
    head: float = 0
    foot: float = 0


class Plan:
    """The places of a graph's boxes and lines, in the unit of its sizes, from the upper left corner of the drawing."""

    def __init__(self, graph: Network, sizes: Sizes, *, right_to_left: bool) -> None:
        self.graph, self.sizes, self.right_to_left = graph, sizes, right_to_left
        layers, rows = max(graph.layers, 1), max(graph.rows, 1)
        self.width = 2 * sizes.margin + layers * sizes.width + (layers - 1) * sizes.between
        self.height = 2 * sizes.margin + sizes.head + rows * (sizes.height + sizes.gap) + sizes.foot
        self._nodes = {node.id: node for node in graph.nodes}
        self._counts = [0] * layers
        for node in graph.nodes:
            self._counts[node.layer] = max(self._counts[node.layer], node.row + 1)
        for edge in graph.edges:
            for layer, row in zip(self._crossed(edge), edge.through, strict=True):
                self._counts[layer] = max(self._counts[layer], row + 1)

    def _crossed(self, edge: Edge) -> range:
        first, last = self._nodes[edge.start].layer, self._nodes[edge.end].layer
        return range(first + 1, last) if first < last else range(first - 1, last, -1)

    def corner(self, node: Node) -> Point:
        """Return the upper left corner of a node's box; the claims stand where reading begins."""
        return self._left(node.layer), self._middle(node.layer, node.row) - self.sizes.height / 2

    def curve(self, edge: Edge) -> list[Point]:
        """Return a line as cubic curves: where it begins, and of each curve its two handles and its end."""
        start, end = self._nodes[edge.start], self._nodes[edge.end]
        crossed = zip(self._crossed(edge), edge.through, strict=True)
        steps = [(start.layer, start.row), *crossed, (end.layer, end.row)]
        forth = -1 if self.right_to_left else 1
        if start.layer > end.layer:
            forth = -forth
        half, points = self.sizes.width / 2, list[Point]()
        for (one, row), (other, next_row) in pairwise(steps):
            x, to = self._left(one) + half + forth * half, self._left(other) + half - forth * half
            y, at, bend = self._middle(one, row), self._middle(other, next_row), forth * self.sizes.between / 2
            # In a layer that it crosses, a line goes straight on.
            straight = [(points[-1][0], y), (x, y), (x, y)] if points else [(x, y)]
            points += [*straight, (x + bend, y), (to - bend, at), (to, at)]
        return points

    def _left(self, layer: int) -> float:
        at = self.graph.layers - 1 - layer if self.right_to_left else layer
        return self.sizes.margin + at * (self.sizes.width + self.sizes.between)

    def _middle(self, layer: int, row: int) -> float:
        """The height of a box's middle; shorter layers stand in the middle of the longest."""
        sizes, free = self.sizes, (self.graph.rows - self._counts[layer]) / 2
        return sizes.margin + sizes.head + (row + free) * (sizes.height + sizes.gap) + sizes.height / 2


def path(points: list[Point]) -> str:
    """Return a line as SVG writes it."""
    (x, y), *others = points
    curves = zip(others[::3], others[1::3], others[2::3], strict=True)
    return f"M{x:g} {y:g}" + "".join("C" + " ".join(f"{a:g} {b:g}" for a, b in curve) for curve in curves)
