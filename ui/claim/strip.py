"""The chain of attribution as a strip of cards, from the article outward, in the direction of reading."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from factcheck import chain
from factcheck.attribution import Hop
from factcheck.dossier import Dossier
from factcheck.words import N_, Words
from ui.claim.card import MIME, Arrow, Card, Shown
from ui.flow import Flow
from ui.override import override

_GAP = 6


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

    def show_chain(self, dossier: Dossier, article: str, told: str = "") -> None:
        """Show a claim's chain from the article on, or from what `told` says that it begins with.

        The card that had the focus keeps it, and where it is gone, the one in its place.
        """
        at = next((place for place, card in enumerate(self.cards) if card.hasFocus()), -1)
        focused = self.cards[at].shown.hop if at >= 0 else None
        gone = self._empty()
        self._levels = dossier.levels
        self._add(
            [Card(Shown(None, article, "source-outlet", told or self._words("this article"), article), self, self)]
        )
        for level in self._levels:
            self._add([Card(self._shown(hop, dossier), self, self) for hop in level], Arrow(self))
        known = {hop.id for level in self._levels for hop in level}
        self.choose(self.chosen if self.chosen in known else "")
        for card in self.cards:
            card.show()
        same = [card for card in self.cards if focused and card.shown.hop and card.shown.hop.id == focused.id]
        if at >= 0 and len(self.cards) > 1:
            (same or [self.cards[min(at, len(self.cards) - 1)]])[0].setFocus()
        # Not before there is another card that the focus can go to.
        for widget in gone:
            widget.hide()
            widget.deleteLater()
        self.updateGeometry()

    def stand_before(self, field: QWidget) -> None:
        """Let Tab go along the cards and then to a field."""
        before: QWidget | None = field.previousInFocusChain()
        while before and before is not field and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()  # Qt orders only what takes the focus
        for card in self.cards:
            if before and card.shown.hop:
                self.setTabOrder(before, card)
                before = card

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
        # On the card the edge tells whether it was seen; in words there is room for both.
        below, both = (words("weakest link"), words("weakest link: {seen}", seen=seen)) if is_weakest else (seen, seen)
        name = source.name(words.language)
        cue = words(N_("in the words {cue}"), cue=hop.cue.quote) if hop.cue else ""
        told = " · ".join(filter(None, (name, words(source.kind.label), both, cue, hop.said, hop.note)))
        return Shown(hop, name, f"source-{source.kind.value}", below, told, is_weakest)

    def _add(self, cards: Sequence[Card], arrow: Arrow | None = None) -> None:
        """Put one level at the end of the line; the arrow that leads to it goes with it to the next line."""
        self.cards += cards
        if arrow is None:
            self._flow.addWidget(cards[0])
            return
        level = QWidget(self)
        line = QHBoxLayout(level)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_GAP)
        line.addWidget(arrow)
        column = QVBoxLayout()
        column.setSpacing(_GAP // 2)
        for card in cards:
            column.addWidget(card)
        line.addLayout(column)
        self._flow.addWidget(level)
        level.show()

    def _empty(self) -> list[QWidget]:
        """Take everything out of the line and return it."""
        self.cards = []
        taken = []
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                taken.append(widget)
        return taken

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

    @Slot()
    def tell_about(self) -> None:
        """Let the window show the page of the source of the chosen card."""
        action = self.window().findChild(QAction, "about_source")
        if isinstance(action, QAction):
            action.trigger()

    @Slot()
    def _remove_chosen(self) -> None:
        self.removal_wished.emit(self.chosen)

    # What Qt tells

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.childAt(event.pos())
        if self.chosen and not (isinstance(at, Card) and at.shown.hop is None):
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self._words("About this source"), self.tell_about)
            menu.addAction(self._words("Take out of the chain"), self._remove_chosen)
            menu.popup(event.globalPos())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        id = bytes(event.mimeData().data(MIME).data()).decode()
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
