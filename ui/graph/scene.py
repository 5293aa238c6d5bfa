"""The picture of an attribution as a scene: its lines, and over them a box for each claim and each source."""

import math
from dataclasses import replace

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from factcheck.network import Edge, Network, Node
from factcheck.plan import Plan, Sizes
from factcheck.words import Words
from ui import faces
from ui.drawing import draw
from ui.graph.legend import LegendItem, pen
from ui.override import override
from ui.palette import Theme, mixed

_SIZES = Sizes(width=240, height=80, gap=12, between=100, margin=24, foot=32)
_PAD, _GAP = 8, 4
_DOTS = 40_000_000
"""The most dots of a picture that is kept: 160 MB while it is made."""


def sizes_for(face: QFont) -> Sizes:
    """Return the sizes of a plan whose boxes hold two lines of a name and one of what it is, in a face."""
    line, small = QFontMetrics(faces.reading(face)).lineSpacing(), QFontMetrics(faces.small(face)).lineSpacing()
    height = max(_SIZES.height, 2 * line + small + 3 * _GAP)
    width = max(_SIZES.width, _SIZES.width * height / _SIZES.height)
    return replace(_SIZES, width=width, height=height, foot=max(_SIZES.foot, 2 * small))


class Box(QGraphicsItem):
    """A claim or a source, with its kind or status under its name."""

    def __init__(self, node: Node, told: str, face: QFont, palette: QPalette, sizes: Sizes) -> None:
        super().__init__()
        self._area = QRectF(0, 0, sizes.width, sizes.height)
        self._below = QFontMetrics(faces.small(face)).lineSpacing() + _GAP
        self.node, self.is_chosen = node, False
        self._told, self._face, self._small = told, faces.reading(face), faces.small(face)
        self._palette = palette
        self.setToolTip(f"{node.name}\n{told}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def choose(self, chosen: bool) -> None:
        """Be the one that is looked at, or no longer."""
        self.is_chosen = chosen
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return self._area.adjusted(-2, -2, 2, 2)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme, node = Theme.of(self._palette), self.node
        inks = theme.inks[node.status] if node.status else None
        edge = inks.line if inks else mixed(theme.paper, theme.ink, 0.55)
        painter.setPen(QPen(theme.accent if self.is_chosen else edge, 3 if self.is_chosen else 1.2))
        painter.setBrush(inks.tint if inks else mixed(theme.paper, theme.ink, 0.03))
        area = self._area
        painter.drawRoundedRect(area, 4 if inks else 14, 4 if inks else 14)
        words = area.adjusted(_PAD, 2, -_PAD, -self._below)
        draw(painter, words, node.name, self._face, theme.ink, 2)
        below = area.adjusted(_PAD, area.height() - self._below - 2, -_PAD, -2)
        draw(painter, below, self._told, self._small, inks.text if inks else theme.muted)


class Scene(QGraphicsScene):
    """The boxes and lines of a graph, in a palette's colours; from right to left where the words are."""

    def __init__(self, graph: Network, words: Words, face: QFont, palette: QPalette, numbers: dict[str, int]) -> None:
        super().__init__()
        sizes = sizes_for(face)
        plan = Plan(graph, sizes, right_to_left=words.right_to_left)
        theme = Theme.of(palette)
        self.setSceneRect(0, 0, plan.width, plan.height)
        self.setBackgroundBrush(theme.paper)
        self.boxes: dict[str, Box] = {}
        for edge in graph.edges:
            self.addPath(_path(plan, edge), pen(edge.seen, theme)).setToolTip(words(edge.seen.label))
        for node in graph.nodes:
            box = Box(node, told(node, words, numbers), face, palette, sizes)
            box.setPos(QPointF(*plan.corner(node)))
            self.addItem(box)
            self.boxes[node.id] = box
        if graph.nodes:
            key = LegendItem(words, face, palette, plan.width - 2 * sizes.margin)
            key.setPos(sizes.margin, plan.height - sizes.margin - key.boundingRect().height())
            self.addItem(key)

    def png(self) -> bytes:
        """Return the picture as PNG, twice as large as on the screen unless it would be too large then."""
        size = self.sceneRect().size()
        scale = min(2.0, math.sqrt(_DOTS / (size.width() * size.height())), 30_000 / max(size.width(), size.height()))
        image = QImage((size * scale).toSize(), QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.render(painter)
        painter.end()
        kept = QBuffer()
        kept.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(kept, "PNG")  # type: ignore[call-overload]
        return bytes(kept.data().data())


def told(node: Node, words: Words, numbers: dict[str, int]) -> str:
    """Return a claim's number and status, or a source's kind."""
    if node.status:
        return words("Claim {number}: {status}", number=numbers.get(node.id, 0), status=words(node.status.label))
    return words(node.kind.label) if node.kind else ""


def _path(plan: Plan, edge: Edge) -> QPainterPath:
    (first, *others) = (QPointF(x, y) for x, y in plan.curve(edge))
    path = QPainterPath(first)
    for one, other, end in zip(others[::3], others[1::3], others[2::3], strict=True):
        path.cubicTo(one, other, end)
    return path
