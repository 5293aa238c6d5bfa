"""The chain of attribution as a strip of cards, from the article outward, in the direction of reading."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from factcheck import chain
from factcheck.attribution import Hop, Seen
from factcheck.dossier import Dossier
from factcheck.model import Direction
from factcheck.text.direction import paragraph_direction
from factcheck.words import N_, Words
from ui import faces, icons
from ui.drawing import elided
from ui.flow import Flow
from ui.override import override
from ui.palette import Theme, mixed

_MIME = "application/x-isnad-hop"
_ICON, _PAD, _GAP = 16, 8, 6
_WIDEST, _NARROWEST = 210, 96
_LINES = {Seen.YES: Qt.PenStyle.SolidLine, Seen.NO: Qt.PenStyle.DashLine, Seen.NOT_FOUND: Qt.PenStyle.DotLine}


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

    def __init__(self, shown: Shown, strip: "ChainStrip") -> None:
        super().__init__(strip)
        self.shown = shown
        self._strip = strip
        self._pressed: QPoint | None = None
        self.setObjectName(f"hop{shown.hop.id}" if shown.hop else "hopArticle")
        self.setAccessibleName(shown.told)
        self.setToolTip(shown.told)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if shown.hop else Qt.FocusPolicy.NoFocus)
        self._face, self._small = faces.reading(self.font()), faces.small(self.font())

    @override
    def sizeHint(self) -> QSize:
        name, below = QFontMetrics(self._face), QFontMetrics(self._small)
        wanted = max(name.horizontalAdvance(self.shown.name) + _ICON + _GAP, below.horizontalAdvance(self.shown.below))
        width = min(_WIDEST, max(_NARROWEST, wanted + 2 * _PAD + 4))
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
            data.setData(_MIME, hop.id.encode())
            drag.setMimeData(data)
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.MoveAction)


class _Arrow(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        lines = QFontMetrics(faces.reading(self.font())).height() + QFontMetrics(faces.small(self.font())).height()
        return QSize(_ICON, lines + 2 * _PAD)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        ink = mixed(Theme.of(self.palette()).paper, Theme.of(self.palette()).ink, 0.7)
        picture = icons.pixmap("onward", ink, _ICON, mirrored=right)
        painter.drawPixmap(0, (self.height() - _ICON) // 2, picture)
        painter.end()


class ChainStrip(QWidget):
    """The cards of one claim's chain. `hop_chosen(id)` says which one is looked at; the other signals are wishes.

    Keys on a card: the arrows go along the chain in the direction of reading, with Ctrl they move the card, with Ctrl
    and Shift it goes side by side with the card before it; Delete takes it away. Cards can also be dragged.
    """

    hop_chosen = Signal(str)
    move_wished = Signal(object, int, str)
    removal_wished = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chainStrip")
        self.setAccessibleName(words("Chain of attribution"))
        self.setAcceptDrops(True)
        self._words = words
        self._flow = Flow(self, _GAP)
        self.chosen = ""
        self.cards: list[Card] = []
        self._levels: list[list[Hop]] = []

    def show_chain(self, dossier: Dossier, article: str) -> None:
        """Show a claim's chain; the card that had the focus keeps it."""
        focused = next((card.shown.hop.id for card in self.cards if card.hasFocus() and card.shown.hop), "")
        self._empty()
        self._levels = dossier.levels
        self._add([Card(Shown(None, article, "source-outlet", self._words("this article"), article), self)])
        for level in self._levels:
            self._flow.addWidget(_Arrow(self))
            self._add([Card(self._shown(hop, dossier), self) for hop in level])
        known = {hop.id for level in self._levels for hop in level}
        self.choose(self.chosen if self.chosen in known else "")
        for card in self.cards:
            card.show()
            if focused and card.shown.hop and card.shown.hop.id == focused:
                card.setFocus()
        self.updateGeometry()

    def choose(self, hop: str) -> None:
        """Look at one of the cards, or at none."""
        changed = hop != self.chosen
        self.chosen = hop
        for card in self.cards:
            card.update()
        if changed:
            self.hop_chosen.emit(hop)

    def _shown(self, hop: Hop, dossier: Dossier) -> Shown:
        words, source = self._words, dossier.sources[hop.source]
        is_weakest = dossier.weakest is not None and dossier.weakest.id == hop.id
        seen = words(hop.seen.label)
        below = words(N_("weakest link: {seen}"), seen=seen) if is_weakest else seen
        name = source.name(words.language)
        cue = words(N_("in the words {cue}"), cue=hop.cue.quote) if hop.cue else ""
        told = " · ".join(filter(None, (name, words(source.kind.label), below, cue, hop.said, hop.note)))
        return Shown(hop, name, f"source-{source.kind.value}", below, told, is_weakest)

    def _add(self, cards: Sequence[Card]) -> None:
        self.cards += cards
        if len(cards) == 1:
            self._flow.addWidget(cards[0])
            return
        beside = QWidget(self)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP // 2)
        for card in cards:
            column.addWidget(card)
        self._flow.addWidget(beside)
        beside.show()

    def _empty(self) -> None:
        self.cards = []
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def key(self, hop: Hop, event: QKeyEvent) -> bool:
        """Do what a key on a card means; return whether it means something."""
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ahead, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if right else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        steps = {ahead: 1, back: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removal_wished.emit(hop.id)
        elif steps and control and shift:
            self._move_beside(hop, steps)
        elif steps and control:
            self.move_wished.emit(hop, max(1, hop.level + steps), "")
        elif steps:
            self._go(hop, steps)
        else:
            return False
        return True

    def _go(self, hop: Hop, steps: int) -> None:
        hops = [card for card in self.cards if card.shown.hop]
        at = next(place for place, card in enumerate(hops) if card.shown.hop == hop) + steps
        if 0 <= at < len(hops):
            hops[at].setFocus()

    def _move_beside(self, hop: Hop, steps: int) -> None:
        at = hop.level - 1 + steps
        if 0 <= at < len(self._levels):
            self.move_wished.emit(hop, 0, self._levels[at][0].id)

    # What Qt tells

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        id = bytes(event.mimeData().data(_MIME).data()).decode()
        moved = next((hop for level in self._levels for hop in level if hop.id == id), None)
        if moved is not None:
            self.drop(moved, event.position().toPoint())
            event.acceptProposedAction()

    @Slot(object, QPoint)
    def drop(self, moved: Hop, at: QPoint) -> None:
        """Move a hop to where it was dropped: on a card, side by side with it; elsewhere before what follows there."""
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for card in self.cards:
            area = card.rect().translated(card.mapTo(self, QPoint()))
            if area.contains(at) and card.shown.hop and card.shown.hop.id != moved.id:
                self.move_wished.emit(moved, 0, card.shown.hop.id)
                return
        before = [
            level[0].level
            for level in chain.levels([card.shown.hop for card in self.cards if card.shown.hop])
            if self._is_before(level[0].id, at, right) and level != [moved]
        ]
        self.move_wished.emit(moved, 1 + len(before), "")

    def _is_before(self, hop: str, at: QPoint, right: bool) -> bool:
        card = next(card for card in self.cards if card.shown.hop and card.shown.hop.id == hop)
        area = card.rect().translated(card.mapTo(self, QPoint()))
        if area.bottom() < at.y():
            return True
        same_line = area.top() <= at.y()
        return same_line and (area.center().x() > at.x() if right else area.center().x() < at.x())
