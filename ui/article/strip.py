"""The strip beside the scroll bar: where the claims and the hits of a search lie in the whole article."""

from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import itemgetter

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from factcheck.model import Claim
from factcheck.search.within import Hits
from factcheck.words import Words
from ui.override import override
from ui.palette import Theme
from ui.session import Session

WIDTH = 12
"""Pixels from side to side."""

_LATER = 60  # milliseconds: a mark is seen in the text at once, and here when there is time
_LINE = 70  # characters
_AFTER = 0.45  # lines of space behind a paragraph
_THIN, _THICK = 2, 4
_NEAR = 4  # pixels beside a tick in which a click means it

Tick = tuple[float, Claim]
"""How far down a passage begins, from 0 to 1, and whose it is."""


class Heights:
    """How far down in a text each of its offsets is, from 0 to 1: told from its paragraphs, without laying them out."""

    def __init__(self, text: str) -> None:
        paragraphs = text.split("\n")
        self._starts = list(accumulate((len(one) + 1 for one in paragraphs), initial=0))[:-1]
        lines = (len(one) // _LINE + 1 + _AFTER for one in paragraphs)
        self._tops = list(accumulate(lines, initial=0.0))

    def of(self, offset: int) -> float:
        """Return how far down an offset is."""
        number = bisect_right(self._starts, offset) - 1
        down = self._tops[number] + (offset - self._starts[number]) / _LINE
        return min(down / self._tops[-1], 1.0)

    def at(self, share: float) -> int:
        """Return the offset that is so far down."""
        down = max(0.0, min(share, 1.0)) * self._tops[-1]
        number = min(bisect_right(self._tops, down), len(self._starts)) - 1
        start = self._starts[number]
        end = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else start
        return min(start + round((down - self._tops[number]) * _LINE), max(start, end))


class Strip(QWidget):
    """Draws a tick for each claim, in its status's colour, and one for each hit; those of one place lie together.

    `claim_wished(id)` names the claim whose tick was clicked; `place_wished(start, end)` any other place.
    """

    claim_wished = Signal(str)
    place_wished = Signal(int, int)

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._heights = Heights("")
        self._hits = Hits([])
        self._ticks: list[Tick] = []
        self._placed: dict[str, tuple[Claim, list[Tick]]] = {}
        self._spots: dict[tuple[int, str], QColor] = {}
        self._found: list[float] = []
        self.setObjectName("articleStrip")
        self.setFixedWidth(WIDTH)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._soon = QTimer(self, singleShot=True, interval=_LATER)
        self._soon.timeout.connect(self._place)
        session.article_opened.connect(self._open)
        session.claims_changed.connect(self._soon.start)
        session.claim_chosen.connect(self._soon.start)
        self._open()

    @Slot(object)
    def set_hits(self, hits: Hits) -> None:
        """Show where the hits of a search are."""
        self._hits = hits
        self._soon.start()

    @Slot()
    def _open(self) -> None:
        version = self._session.version
        self._heights = Heights(version.text if version else "")
        self._hits = Hits([])
        self._placed = {}
        self._place()

    @Slot()
    def _place(self) -> None:
        version, before = self._session.version, self._placed
        self._placed = {}
        for claim in self._session.claims:
            known = before.get(claim.id)  # of ten thousand, all but one are where they were
            if known is None or known[0] is not claim:
                places = (passage.start for passage in claim.passages if version and passage.version == version.id)
                known = claim, [(self._heights.of(start), claim) for start in places]
            self._placed[claim.id] = known
        self._ticks = sorted((tick for _, ticks in self._placed.values() for tick in ticks), key=itemgetter(0))
        self._see()
        seen = {round(self._heights.of(self._hits[number][0]) * 4096) for number in range(len(self._hits))}
        self._found = sorted(place / 4096 for place in seen)
        self.update()

    def _see(self) -> None:
        """Work out which pixels the claims take: many of one place are one tick."""
        height, inks = self.height() - 1, Theme.of(self.palette()).inks
        spots = {(round(place * height), claim.status) for place, claim in self._ticks}
        self._spots = {spot: inks[spot[1]].line for spot in sorted(spots)}

    def place_of(self, offset: int) -> QPoint:
        """Return where an offset of the text lies on the strip."""
        return QPoint(self.width() // 2, round(self._heights.of(offset) * (self.height() - 1)))

    def _claim_at(self, y: float) -> Claim | None:
        """Return the claim whose tick is at a height or very near it: of several, the nearest one's."""
        height = max(1, self.height() - 1)
        low = bisect_left(self._ticks, (y - _NEAR) / height, key=lambda tick: tick[0])
        near = []
        for place, claim in self._ticks[low:]:
            if place * height > y + _NEAR:
                break
            near.append((abs(place * height - y), claim))
        return min(near, key=lambda one: one[0])[1] if near else None

    def _hit_at(self, y: float) -> int | None:
        height = max(1, self.height() - 1)
        number = self._hits.following(self._heights.at((y - _NEAR) / height)) if len(self._hits) else 0
        near = range(number, min(number + 2, len(self._hits)))
        places = ((abs(self._heights.of(self._hits[one][0]) * height - y), one) for one in near)
        away, one = min(places, default=(_NEAR + 1.0, 0))
        return one if away <= _NEAR else None

    # What Qt tells

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, height = Theme.of(self.palette()), self.height() - 1
        painter = QPainter(self)
        half = (self.width() - 2) / 2
        for place in self._found:
            painter.fillRect(QRectF(1, round(place * height) - 1, half, _THIN), theme.accent)
        for (y, _), line in self._spots.items():
            painter.fillRect(QRectF(1 + half, y - _THIN // 2, self.width() - 2 - half, _THIN), line)
        for place, claim in self._placed.get(self._session.chosen, (None, []))[1]:
            area = QRectF(1, round(place * height) - _THICK // 2, self.width() - 2, _THICK)
            painter.fillRect(area, theme.inks[claim.status].line)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._see()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._see()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        y = event.position().y()
        claim, hit = self._claim_at(y), self._hit_at(y)
        on_hits = event.position().x() < self.width() / 2
        if hit is not None and (on_hits or claim is None):
            self.place_wished.emit(*self._hits[hit])
        elif claim is not None:
            self.claim_wished.emit(claim.id)
        else:
            offset = self._heights.at(y / max(1, self.height() - 1))
            self.place_wished.emit(offset, offset)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            claim = self._claim_at(event.pos().y())
            status = self._words(claim.status.label) if claim else ""
            told = self._words("{status}: {wording}", status=status, wording=claim.wording) if claim else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)
