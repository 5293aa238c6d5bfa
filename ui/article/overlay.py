"""The marks of an article as they lie on its laid-out text: what is drawn of those that are seen, and what was hit."""

from collections.abc import Callable, Iterable, Iterator
from math import nan
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextBlock, QTextDocument

from factcheck.words import Words
from ui.article.document import FAMILIES, Setting, em_of, is_right_to_left
from ui.article.geometry import Geometry, Piece
from ui.article.hits import HitMarks
from ui.article.marks import Layer, Mark, MarkIndex
from ui.article.painting import Lines, Number, draw_grounds, draw_number, ground_of
from ui.palette import Theme, line_of
from ui.positions import Positions

if TYPE_CHECKING:
    from ui.article.signs import Sign, Signs

# In a Naskh, Arabic-Indic digits are much smaller than the others; in this face they are as tall.
_NUMBER_FAMILIES = ("Noto Sans Arabic", *FAMILIES)
_NUMBER_SIZE = 0.72  # em
_GAP, _APART, _PADDING = 0.55, 0.12, 0.2  # em: from the column, from each other, inside
_MORE = "…"
_NOWHERE = (nan, 0)  # it equals no place
_FUZZY = Qt.HitTestAccuracy.FuzzyHit


class Drawn(NamedTuple):
    """A mark's part in one paragraph."""

    layer: Layer
    pieces: list[Piece]


class Paragraph(NamedTuple):
    """What there is to draw in one paragraph, in pixels from its own top left corner."""

    em: float
    marks: list[Drawn]
    numbers: list[tuple[Number, Layer]]


class Overlay:
    """Draws the marks of one text and says which was hit. Geometry is worked out for what is seen, and kept."""

    def __init__(self, words: Words, setting: Setting) -> None:
        self.marks = MarkIndex()
        self.number: Callable[[str], int] = lambda _: 0
        self.chosen: str | None = None
        self.flash: tuple[int, int] | None = None
        self.hits = HitMarks()
        self.signs: Signs | None = None
        self._words = words
        self._lines = Lines()
        self._kept: dict[int, Paragraph] = {}
        self._pieces: dict[tuple[int, int, int], list[Piece]] = {}
        self._lengths: dict[str, float] = {}
        self._seen = _NOWHERE
        self.lay_over("", Positions(""), QTextDocument(), setting)

    def lay_over(self, text: str, positions: Positions, document: QTextDocument, setting: Setting) -> None:
        """Take another text, or the same one set anew."""
        self._document = document
        self._setting = setting
        self._geometry = Geometry(text, positions)
        self._number_font = QFont(setting.font)
        self._number_font.setFamilies(list(_NUMBER_FAMILIES))
        self._number_font.setPointSizeF(setting.font.pointSizeF() * _NUMBER_SIZE)
        self.forget()

    def forget(self) -> None:
        """Work the geometry out again when it is next asked for: the lines have changed."""
        self._seen = _NOWHERE
        self._kept.clear()
        self._pieces.clear()
        self._lengths.clear()
        self.hits.forget()
        if self.signs is not None:
            self.signs.forget()

    def mark(self, marks: MarkIndex, number: Callable[[str], int], chosen: str | None) -> None:
        """Draw these marks and no others; `number` tells what a claim is counted in its article."""
        self.marks, self.number = marks, number
        self.remark(chosen)

    def remark(self, chosen: str | None) -> None:
        """Draw the marks anew, which have changed; where those lie that were there before is known already."""
        self.chosen = chosen
        self._kept.clear()

    def paint(self, painter: QPainter, seen: QRectF, theme: Theme) -> None:
        """Draw what is seen of the marks; `seen` and the painter are in pixels of the document."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._number_font)
        for block, corner in self._blocks(seen):
            paragraph = self._paragraph(block)
            painter.translate(corner)
            self._paint_grounds(painter, block, paragraph, theme)
            self.hits.paint(painter, block, self._geometry, paragraph.em, theme)
            self._paint_lines(painter, paragraph, theme)
            painter.translate(-corner)

    def paint_over(self, painter: QPainter, seen: QRectF, theme: Theme) -> None:
        """Draw what lies over the text: the signs of hidden characters, while they are shown."""
        if self.signs is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for block, corner in self._blocks(seen):
                painter.translate(corner)
                self.signs.paint(painter, block, self._geometry, em_of(block, self._setting), theme)
                painter.translate(-corner)

    def show_signs(self, shown: bool) -> None:
        """Show the signs of hidden characters, or no longer."""
        from ui.article.signs import Signs

        self.signs = Signs(self._words) if shown else None

    def sign_at(self, point: QPointF) -> "Sign | None":
        """Return the sign that is drawn at a point of the document."""
        for block, corner in self._blocks(QRectF(point.x(), point.y(), 1, 1)) if self.signs else ():
            for sign in self.signs.of(block, self._geometry, em_of(block, self._setting)) if self.signs else ():
                if sign.box.contains(point - corner):
                    return sign
        return None

    def key_at(self, point: QPointF) -> str | None:
        """Return the claim whose mark is drawn at a point of the document: of several, the shortest mark's."""
        for block, corner in self._blocks(QRectF(point.x(), point.y(), 1, 1)):
            paragraph, inside = self._paragraph(block), point - corner
            for number, _ in paragraph.numbers:
                if number.key and number.box.adjusted(-1, -4, 1, 4).contains(inside):
                    return number.key
            hit = [drawn.layer.mark for drawn in paragraph.marks if _holds(drawn.pieces, paragraph.em, inside)]
            if hit:
                return min(hit, key=_length).key
        return None

    def covers(self, start: int, end: int, point: QPointF) -> bool:
        """Return whether letters of `[start, end)` are drawn at a point of the document."""
        for block, corner in self._blocks(QRectF(point.x(), point.y(), 1, 1)):
            first, after = self._geometry.extent(block)
            low, high = max(first, start), min(after, end)
            em = em_of(block, self._setting)
            if low < high and _holds(self._geometry.pieces(block, low, high), em, point - corner):
                return True
        return False

    def key_around(self, offset: int) -> str | None:
        """Return the claim with the shortest mark over the character at an offset in code points."""
        marks = [layer.mark for layer in self.marks.over(offset, offset + 1)]
        return min(marks, key=_length).key if marks else None

    def _blocks(self, seen: QRectF) -> Iterator[tuple[QTextBlock, QPointF]]:
        """Yield the paragraphs that reach into a rectangle, laid out, and where their own pixels begin."""
        layout = self._document.documentLayout()
        if self._seen[0] != seen.top():  # Qt looks through a long text for a place, and the same is asked for often
            first = self._document.findBlock(max(0, layout.hitTest(seen.topLeft(), _FUZZY)))
            # One paragraph earlier: its last underlines hang below it.
            self._seen = seen.top(), max(0, first.blockNumber() - 1)
        block = self._document.findBlockByNumber(self._seen[1])
        while block.isValid():
            box = layout.blockBoundingRect(block)
            if box.top() > seen.bottom():
                return
            if block.layout().lineCount():
                yield block, box.topLeft()
            block = block.next()

    def _paragraph(self, block: QTextBlock) -> Paragraph:
        kept = self._kept.get(block.blockNumber())
        if kept is None:
            start, end = self._geometry.extent(block)
            marks = [
                Drawn(layer, pieces)
                for layer in self.marks.over(start, end)
                if (pieces := self._pieces_of(block, max(start, layer.mark.start), min(end, layer.mark.end)))
            ]
            begun = (drawn for drawn in marks if drawn.layer.mark.start >= start)
            kept = Paragraph(em_of(block, self._setting), marks, list(self._numbers(block, begun)))
            self._kept[block.blockNumber()] = kept
        return kept

    def _pieces_of(self, block: QTextBlock, start: int, end: int) -> list[Piece]:
        place = (block.blockNumber(), start, end)
        if place not in self._pieces:
            self._pieces[place] = self._geometry.pieces(block, start, end)
        return self._pieces[place]

    def _numbers(self, block: QTextBlock, begun: Iterable[Drawn]) -> Iterator[tuple[Number, Layer]]:
        """Place the numbers of the marks that begin in a paragraph in the margin from which it is read.

        Those of one line stand side by side, the first nearest to the text, as many as there is room for.
        """
        em, used = self._setting.em, dict[float, float]()
        numbered = ((self.number(drawn.layer.mark.key), drawn) for drawn in begun)
        for number, drawn in sorted(numbered, key=lambda pair: pair[0]):
            mark, baseline = drawn.layer.mark, drawn.pieces[0].baseline
            before = used.get(baseline, _GAP * em)
            text = self._words.number(number)
            key, long = mark.key, self._long(text)
            if before + long > self._setting.gutter - self._long(_MORE):
                key, text, long = "", _MORE, self._long(_MORE)
            if before + long <= self._setting.gutter:
                used[baseline] = before + long + _APART * em if key else self._setting.gutter
                yield Number(key, text, self._number_box(block, before, long, baseline)), drawn.layer

    def _long(self, text: str) -> float:
        if text not in self._lengths:
            advance = QFontMetricsF(self._number_font).horizontalAdvance(text)
            self._lengths[text] = advance + 2 * _PADDING * self._setting.em
        return self._lengths[text]

    def _number_box(self, block: QTextBlock, before: float, long: float, baseline: float) -> QRectF:
        metrics = QFontMetricsF(self._number_font)
        column = self._document.pageSize().width() - 2 * self._setting.gutter
        left = column + before if is_right_to_left(block) else -before - long
        return QRectF(left, baseline - metrics.ascent(), long, metrics.ascent() + metrics.descent())

    def _paint_grounds(self, painter: QPainter, block: QTextBlock, paragraph: Paragraph, theme: Theme) -> None:
        for drawn in sorted(paragraph.marks, key=lambda drawn: drawn.layer.mark.key == self.chosen):
            inks = theme.inks[drawn.layer.mark.status]
            ground = inks.fill if drawn.layer.mark.key == self.chosen else inks.tint
            draw_grounds(painter, drawn.pieces, paragraph.em, ground)
        if self.flash:
            start, end = self._geometry.extent(block)
            low, high = max(start, self.flash[0]), min(end, self.flash[1])
            if low < high:
                draw_grounds(painter, self._geometry.pieces(block, low, high), paragraph.em, theme.flash)

    def _paint_lines(self, painter: QPainter, paragraph: Paragraph, theme: Theme) -> None:
        for drawn in paragraph.marks:
            status, chosen = drawn.layer.mark.status, drawn.layer.mark.key == self.chosen
            colour = theme.inks[status].line
            self._lines.draw(painter, drawn.pieces, paragraph.em, line_of(status), colour, drawn.layer.level, chosen)
        for number, layer in paragraph.numbers:
            draw_number(painter, number, theme.inks[layer.mark.status], layer.mark.key == self.chosen)


def _length(mark: Mark) -> int:
    return mark.end - mark.start


def _holds(pieces: Iterable[Piece], em: float, point: QPointF) -> bool:
    return any(ground_of(piece, em).contains(point) for piece in pieces)
