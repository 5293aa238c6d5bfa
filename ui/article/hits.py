"""How the hits of a search look in an article: a frame round each, and the present one filled."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from factcheck.search.within import Hits
from ui.article.geometry import Geometry, Piece
from ui.article.painting import ground_of
from ui.palette import Theme, mixed

_THIN, _THICK = 1.0, 2.0
_ROUND = 3.0
_TINT = 0.1


class HitMarks:
    """The hits that are set off, and the number of the present one from 0, or -1. Their geometry is kept."""

    def __init__(self) -> None:
        self.hits = Hits([])
        self.present = -1
        self._kept: dict[int, list[tuple[int, list[Piece]]]] = {}

    def show(self, hits: Hits, present: int) -> None:
        """Set other hits off, or another one of them as the present one."""
        if hits is not self.hits:
            self.hits = hits
            self.forget()
        self.present = present

    def forget(self) -> None:
        """Work the geometry out again when it is next asked for."""
        self._kept.clear()

    def paint(self, painter: QPainter, block: QTextBlock, geometry: Geometry, em: float, theme: Theme) -> None:
        """Draw the hits of one paragraph, in its own pixels."""
        for number, pieces in self._pieces(block, geometry):
            present = number == self.present
            painter.setPen(QPen(theme.accent, _THICK if present else _THIN))
            painter.setBrush(theme.flash if present else mixed(theme.paper, theme.accent, _TINT))
            for piece in pieces:
                painter.drawRoundedRect(ground_of(piece, em).adjusted(-1, 0.5, 1, -0.5), _ROUND, _ROUND)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _pieces(self, block: QTextBlock, geometry: Geometry) -> list[tuple[int, list[Piece]]]:
        if not len(self.hits):
            return []
        kept = self._kept.get(block.blockNumber())
        if kept is None:
            start, end = geometry.extent(block)
            kept = self._kept[block.blockNumber()] = [
                (number, geometry.pieces(block, max(start, self.hits[number][0]), min(end, self.hits[number][1])))
                for number in self.hits.over(start, end)
            ]
        return kept
