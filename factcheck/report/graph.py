"""The attribution of an article as pictures on its report's page: as wide as the page, each no longer than one."""

from dataclasses import replace
from math import ceil

from markupsafe import Markup

from factcheck import chain, network
from factcheck.attribution import Seen
from factcheck.highlights import in_reading_order
from factcheck.model import Claim, Record
from factcheck.network import Edge, Network, Node
from factcheck.plan import Plan, Sizes, path
from factcheck.report import inline
from factcheck.report.bands import bands
from factcheck.report.phrases import Phrases
from factcheck.report.svg import DASHES
from factcheck.words import N_

_PAGE = 612
"""How wide a sheet's text is, in the pixels of CSS: what is drawn in this width is printed as large as it is said."""

_LINES, _LINE, _KIND = 3, 14, 13
_LETTER = 5.4
"""The usual width of a letter, from which follows how many of them stand in a line of a box."""

_AROUND, _GAP = 22, 7
_WIDEST, _NARROWEST = 150, 66
_ROWS = 12
"""The most rows of boxes in one picture: more would not stand on a sheet."""

_TALLEST = 18
"""The most sources of one level of a claim's chain that stand on a sheet; others go on in a picture of their own."""

_LAYERS = 7
"""The most boxes side by side: more would stand beyond the sheet's edge, so they go on in a picture of their own."""

_CLAIMS = 60
"""The most claims that are drawn; a picture of more takes more sheets than anybody lays side by side."""


def figures(record: Record, words: Phrases) -> tuple[Markup, ...]:
    """Return the pictures of a record, or why there are none; nothing at all where no claim has a chain."""
    claims = in_reading_order(record.claims, record.version.id)
    sourced = {hop.claim for hop in record.hops if not hop.evidence}
    shown = [claim for claim in claims if claim.id in sourced]
    if len(shown) > _CLAIMS:
        count = words.many("{count} claim", "{count} claims", len(shown))
        sentence = words(
            N_("Too many claims for a picture on paper ({claims}); the drawing (SVG) has all."), claims=count
        )
        return (inline.trusted(f'<p class="empty">{sentence}</p>'),)
    numbers = {claim.id: number for number, claim in enumerate(claims, 1)}
    parts = (part for graph in _graphs(record, shown, words.language) for part in bands(graph, _LAYERS))
    return tuple(_Picture(part, words, numbers).figure() for part in parts)


def _graphs(record: Record, claims: list[Claim], language: str) -> list[Network]:
    """Return one graph, or as few as hold no more each than stands on a sheet, of about as many claims each."""
    for count in range(1, len(claims) + 1):
        size = ceil(len(claims) / count)
        parts = [tuple(claims[first : first + size]) for first in range(0, len(claims), size)]
        graphs = [network.of(one, language) for part in parts for one in _sheets(record, part)]
        if size == 1 or all(graph.rows <= _ROWS and graph.layers <= _LAYERS for graph in graphs):
            return graphs
    return []


def _sheets(record: Record, claims: tuple[Claim, ...]) -> list[Record]:
    """Return the record of some claims; of one with more sources in a level than a sheet holds, one for each part."""
    own = replace(record, claims=claims)
    if len(claims) > 1:
        return [own]
    levels = chain.levels(hop for hop in record.hops if hop.claim == claims[0].id and not hop.evidence)
    count = ceil(max(map(len, levels), default=0) / _TALLEST)
    if count < 2:
        return [own]
    parts = []
    for at in range(count):
        # A level that is shorter goes on with its last sources, so that every part is a whole chain.
        hops = [hop for level in levels for hop in level[_begin(at, len(level)) :][:_TALLEST]]
        parts.append(replace(own, hops=tuple(hops)))
    return parts


def _begin(part: int, length: int) -> int:
    return min(part, (length - 1) // _TALLEST) * _TALLEST


class _Picture:
    def __init__(self, graph: Network, words: Phrases, numbers: dict[str, int]) -> None:
        self.graph, self.words, self.numbers = graph, words, numbers
        layers, margin = max(graph.layers, 1), 4
        # The lines have a third of a box's width between two boxes.
        self.box = min(_WIDEST, max(_NARROWEST, (_PAGE - 2 * margin) / (layers + (layers - 1) / 3)))
        between = max(self.box / 3, ((_PAGE - 2 * margin) - layers * self.box) / max(layers - 1, 1))
        # So many side by side in one level have a line each, or they would not stand on a sheet.
        self.lines = _LINES if graph.rows <= _ROWS else 1
        self.height = self.lines * _LINE + _AROUND
        sizes = Sizes(self.box, self.height, _GAP, min(between, 150), margin)
        self.plan = Plan(graph, sizes, right_to_left=words.words.right_to_left)

    def figure(self) -> Markup:
        """Return the picture as an element of the page: its lines drawn, its boxes and words elements on them."""
        plan, pieces = self.plan, "".join(map(self.line, self.graph.edges))
        nodes = "".join(map(self.node, self.graph.nodes))
        # It scrolls where the screen is narrow, so the keys must reach it.
        told = self.words(N_("The attribution as a picture"))
        return inline.trusted(
            f'<figure tabindex="0" aria-label="{told}">'
            f'<div class="drawn" style="width: {plan.width:g}px; height: {plan.height:g}px">'
            f'<svg width="{plan.width:g}" height="{plan.height:g}" viewBox="0 0 {plan.width:g} {plan.height:g}" '
            f'aria-hidden="true"><title>{told}</title>{pieces}</svg><ul>{nodes}</ul></div>{self.key()}</figure>'
        )

    def line(self, edge: Edge) -> str:
        """Return the line from a box to the one it rests on."""
        return _stroke(path(self.plan.curve(edge)), edge.seen)

    def node(self, node: Node) -> str:
        """Return a box with its name, and under it a claim's number and status or a source's kind."""
        (x, y), status = self.plan.corner(node), node.status.value if node.status else ""
        most = int((self.box - 12) / _LETTER) * self.lines
        name = node.name if len(node.name) <= most else f"{node.name[:most].rpartition(' ')[0] or node.name[:most]}…"
        named = node.status or node.kind
        label = self.words(named.label) if named else ""
        number = f'<bdi dir="ltr">{self.words.words.number(self.numbers[node.id])}</bdi> · ' if status else ""
        # What a box says stands in its middle: a flexible box would do it, which WeasyPrint misplaces here.
        lines = min(self.lines, ceil(len(name) * _LETTER / (self.box - 12)) or 1)
        above = (self.height - lines * _LINE - _KIND) / 2 - 1
        place = f"left: {x:g}px; top: {y:g}px; width: {self.box:g}px; height: {self.height}px; padding-top: {above:g}px"
        shown = inline.value(name, self.words.language)
        return (
            f'<li class="{status or "source"}" style="{place}"><span class="name">{shown}</span> '
            f'<span class="kind">{number}{label}</span></li>'
        )

    def key(self) -> str:
        """Return what the styles of lines mean."""
        drawn = '<svg width="34" height="8" viewBox="0 0 34 8" aria-hidden="true"><title> </title>{}</svg>'
        said = (f"<span>{drawn.format(_stroke('M2 4L32 4', seen))} {self.words(seen.label)}</span>" for seen in Seen)
        return f"<figcaption>{' '.join(said)}</figcaption>"


def _stroke(drawn: str, seen: Seen) -> str:
    return f'<path d="{drawn}" fill="none" stroke="#5e5a53" stroke-width="1.3"{DASHES[seen]}/>'
