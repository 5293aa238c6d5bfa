"""The attribution of an article as a drawing (SVG): it scales, prints, and holds its words as text.

It runs from right to left in Arabic. A line's style says whether the original was seen: solid, dashed where it was not,
dotted where it was looked for and not found. Several articles stand one below the other.
"""

import re
from html import escape as escaped

from factcheck import network
from factcheck.attribution import Seen
from factcheck.highlights import in_reading_order
from factcheck.model import Record
from factcheck.network import Edge, Node
from factcheck.plan import Plan, Sizes, path
from factcheck.report import Report
from factcheck.words import Words

_WIDTH, _HEIGHT, _GAP, _BETWEEN, _MARGIN = 230, 44, 12, 110, 24
_HEAD, _FOOT = 44, 40
_KEY, _KEY_LINE = 260, 18
_WIDE = 3
"""How many layers a drawing has at least whose key stands in one line."""
_LETTERS = 30
"""How many letters of a name a box holds; the whole name is told when it is pointed at."""

_NEVER_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
DASHES = {Seen.YES: "", Seen.NO: ' stroke-dasharray="7 5"', Seen.NOT_FOUND: ' stroke-dasharray="1.5 5"'}
"""How a line shows whether the original was seen, as an attribute."""
_STYLE = (
    "text{font-family:'Noto Naskh Arabic','Noto Sans Arabic',Vazirmatn,Tahoma,sans-serif;font-size:14px;fill:#1d232b}"
    ".small{font-size:11px;fill:#56606d}.head{font-size:17px;font-weight:bold}"
    ".source{fill:#ffffff;stroke:#56606d}.sourced{fill:#e4f0f8;stroke:#0072b2}.disputed{fill:#fcece0;stroke:#d55e00}"
    ".verified{fill:#e0f4ee;stroke:#009e73}.unchecked{fill:#f0f0f0;stroke:#767676}"
    "path{fill:none;stroke:#56606d;stroke-width:1.6;stroke-linecap:round}"
)


def render(report: Report) -> bytes:
    """Return the drawing as UTF-8."""
    words = Words(report.language)
    top, parts, width = 0.0, [], 0.0
    for record in report.records:
        drawing = _Drawing(record, words)
        parts.append(f'<g transform="translate(0 {top:g})">{drawing.drawn()}</g>')
        top, width = top + drawing.height, max(width, drawing.width)
    whole = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{top:g}" viewBox="0 0 {width:g} {top:g}" '
        f'lang="{report.language}"><style>{_STYLE}</style>'
        f'<rect width="{width:g}" height="{top:g}" fill="#ffffff"/>{"".join(parts)}</svg>\n'
    )
    return whole.encode()


class _Drawing:
    def __init__(self, record: Record, words: Words) -> None:
        self.record, self.words = record, words
        self.graph = network.of(record, words.language)
        self.numbers = {
            claim.id: number for number, claim in enumerate(in_reading_order(record.claims, record.version.id), 1)
        }
        self.wide = self.graph.layers >= _WIDE
        foot = _FOOT if self.wide else _FOOT + (len(Seen) - 1) * _KEY_LINE
        sizes = Sizes(_WIDTH, _HEIGHT, _GAP, _BETWEEN, _MARGIN, _HEAD, foot)
        self.plan = Plan(self.graph, sizes, right_to_left=words.right_to_left)
        self.width, self.height = self.plan.width, self.plan.height

    def drawn(self) -> str:
        """Return the pieces of an article's drawing: its title, the lines, the boxes over them, what lines mean."""
        title = " ".join(self.record.article.title.split())
        start, anchor = self.start()
        most = min(90, int((self.width - 2 * _MARGIN) / 9))
        head = f'<text class="head" x="{start:g}" y="{_MARGIN + 16}" text-anchor="{anchor}">{_text(title, most)}</text>'
        lines = (self.line(edge) for edge in self.graph.edges)
        boxes = (self.box(node) for node in self.graph.nodes)
        return "".join([head, *lines, *boxes, self.key()])

    def start(self) -> tuple[float, str]:
        """Where a line of writing begins, and which end of it stands there: the drawing itself counts from the left."""
        return (self.width - _MARGIN, "end") if self.words.right_to_left else (_MARGIN, "start")

    def line(self, edge: Edge) -> str:
        """Return the line from a box to the one it rests on."""
        said = escape(self.words(edge.seen.label))
        return f'<path d="{path(self.plan.curve(edge))}"{DASHES[edge.seen]}><title>{said}</title></path>'

    def box(self, node: Node) -> str:
        """Return a claim's or a source's box, with its kind or status under its name."""
        x, y = self.plan.corner(node)
        label = node.status.label if node.status else node.kind.label if node.kind else ""
        kind = "claim" if node.status else "source"
        radius = 4 if node.status else 14
        look = node.status.value if node.status else kind
        middle, said = x + _WIDTH / 2, escape(self.words(label))
        if node.status:
            said = f"{self.words.number(self.numbers[node.id])} · {said}"
            said = f"\u2067{said}\u2069" if self.words.right_to_left else said
        return (
            f'<g data-{kind}="{escape(node.id)}"><title>{escape(node.name)}</title>'
            f'<rect class="{look}" x="{x:g}" y="{y:g}" width="{_WIDTH}" height="{_HEIGHT}" rx="{radius}"/>'
            f'<text x="{middle:g}" y="{y + 19:g}" text-anchor="middle">{_text(node.name, _LETTERS)}</text>'
            f'<text class="small" x="{middle:g}" y="{y + 36:g}" text-anchor="middle">{said}</text></g>'
        )

    def key(self) -> str:
        """Return what the styles of lines mean."""
        bottom, pieces, anchor = self.height - _MARGIN, [], self.start()[1]
        for number, seen in enumerate(Seen):
            near = _MARGIN + number * _KEY if self.wide else _MARGIN
            y = bottom if self.wide else bottom - (len(Seen) - 1 - number) * _KEY_LINE
            x = self.width - near if self.words.right_to_left else near
            step = -1 if self.words.right_to_left else 1
            pieces.append(f'<path d="M{x:g} {y:g}L{x + step * 40:g} {y:g}"{DASHES[seen]}/>')
            said = escape(self.words(seen.label))
            pieces.append(
                f'<text class="small" x="{x + step * 48:g}" y="{y + 4:g}" text-anchor="{anchor}">{said}</text>'
            )
        return "".join(pieces)


def escape(text: str) -> str:
    """Return a text as XML can hold it."""
    return escaped(_NEVER_XML.sub("\ufffd", text))


def _text(name: str, most: int) -> str:
    """A name as a box holds it, isolated so that its letters turn nothing round it."""
    held = name if len(name) <= most else name[:most].rpartition(" ")[0][: most - 1] + "…"
    return escape(f"\u2068{held}\u2069")
