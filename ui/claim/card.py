"""One card of the chain of attribution, and the arrow between two of them."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QDrag, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from factcheck.attribution import Hop, Seen
from factcheck.model import Direction
from factcheck.text.direction import paragraph_direction
from ui import faces, icons
from ui.drawing import elided
from ui.override import override
from ui.palette import Theme, mixed

MIME = "application/x-isnad-hop"
"""What a card that is dragged carries: its hop's id."""

_ICON, _PAD, _GAP = 16, 6, 6
_WIDEST, _NARROWEST = 232, 80
_LINES = {Seen.YES: Qt.PenStyle.SolidLine, Seen.NO: Qt.PenStyle.DashLine, Seen.NOT_FOUND: Qt.PenStyle.DotLine}


class Keeper(Protocol):
    """What a card needs of the strip that it stands in."""

    chosen: str

    def choose(self, hop: str) -> None:
        """Look at a card."""

    def key(self, hop: Hop, event: QKeyEvent) -> bool:
        """Do what a key on a card means; return whether it means something."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a card shows: the name, the icon, what is said below, and what a screen reader says of it all."""

    hop: Hop | None
    name: str
    icon: str
    below: str
    told: str
    weakest: bool = False


class Card(QWidget):
    """One link of the chain, or the article itself. A solid edge: its original was seen; a broken one: it was not."""

    def __init__(self, shown: Shown, strip: Keeper, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown = shown
        self._strip = strip
        self._pressed: QPoint | None = None
        self.setObjectName(f"hop{shown.hop.id}" if shown.hop else "hopArticle")
        self.setAccessibleName(shown.told)
        self.setToolTip(shown.told)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if shown.hop else Qt.FocusPolicy.NoFocus)
        self._face, self._small = self.font(), faces.small(self.font())

    def wanted(self) -> int:
        """Return the width in pixels in which nothing of it is cut."""
        name, below = QFontMetrics(self._face), QFontMetrics(self._small)
        wide = max(name.horizontalAdvance(self.shown.name) + _ICON + _GAP, below.horizontalAdvance(self.shown.below))
        return wide + 2 * _PAD + 4

    @override
    def sizeHint(self) -> QSize:
        name, below = QFontMetrics(self._face), QFontMetrics(self._small)
        width = min(_WIDEST, max(_NARROWEST, self.wanted()))
        return QSize(width, name.height() + (below.height() if self.shown.below else 0) + 2 * _PAD)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, right = Theme.of(self.palette()), self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self._strip.chosen == (self.shown.hop.id if self.shown.hop else None)
        edge = theme.accent if self.hasFocus() or chosen else mixed(theme.paper, theme.ink, 0.55)
        seen = self.shown.hop.seen if self.shown.hop else Seen.YES
        painter.setPen(QPen(edge, 2 if self.hasFocus() or chosen else 1.2, _LINES[seen]))
        painter.setBrush(mixed(theme.paper, theme.accent, 0.10) if chosen else mixed(theme.paper, theme.ink, 0.03))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        area = self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD)
        picture = icons.pixmap(self.shown.icon, theme.ink, _ICON, mirrored=False)
        x = area.right() - _ICON + 1 if right else area.left()
        painter.setFont(self._face)
        height = painter.fontMetrics().height()
        painter.drawPixmap(x, area.top() + (height - _ICON) // 2, picture)
        words = area.adjusted(0, 0, -_ICON - _GAP, 0) if right else area.adjusted(_ICON + _GAP, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        painter.setPen(theme.ink)
        # A name that is cut is cut at its own end, whatever the direction of the window.
        own = Direction.RTL if right else Direction.LTR
        arabic = paragraph_direction(self.shown.name, own) is Direction.RTL
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if arabic else Qt.LayoutDirection.LeftToRight)
        painter.drawText(words, flags, elided(self.shown.name, self._face, words.width()))
        if self.shown.below:
            painter.setFont(self._small)
            painter.setLayoutDirection(self.layoutDirection())
            painter.setPen(mixed(theme.paper, theme.ink, 0.75))
            below = area.adjusted(0, height, 0, 0)
            painter.drawText(below, flags, elided(self.shown.below, self._small, below.width()))
        painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.shown.hop:
            self._strip.choose(self.shown.hop.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.shown.hop or not self._strip.key(self.shown.hop, event):
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        if self.shown.hop is None and self._pressed:
            self._strip.choose("")

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hop, from_ = self.shown.hop, self._pressed
        far = from_ and (event.position().toPoint() - from_).manhattanLength() >= QApplication.startDragDistance()
        if hop and far:
            self._pressed = None
            drag = QDrag(self)
            data = QMimeData()
            data.setData(MIME, hop.id.encode())
            drag.setMimeData(data)
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.MoveAction)


class Arrow(QWidget):
    """Points onward, from the article to its sources."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        lines = QFontMetrics(self.font()).height() + QFontMetrics(faces.small(self.font())).height()
        return QSize(_ICON, lines + 2 * _PAD)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        ink = mixed(Theme.of(self.palette()).paper, Theme.of(self.palette()).ink, 0.7)
        picture = icons.pixmap("onward", ink, _ICON, mirrored=right)
        painter.drawPixmap(0, (self.height() - _ICON) // 2, picture)
        painter.end()
