"""The sheet that an article is read from: a column in the middle of its pane, the marks painted beneath the text."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from factcheck.model import Direction
from factcheck.search.within import Hits
from factcheck.text.hidden import in_stored_order, misleading
from factcheck.words import Words
from ui.article.document import Setting, build
from ui.article.marks import Mark, MarkIndex
from ui.article.overlay import Overlay
from ui.article.scrolling import Glider, bar_width, place_of, return_to
from ui.look import Look
from ui.override import override
from ui.palette import Theme
from ui.positions import Positions

FLASH = 900
"""How long a passage that was brought up is set off, in milliseconds."""

_CARET = 2
_NARROWEST = 12  # em: below it, the text runs out of the pane rather than into single words


def moved(event: QMouseEvent, position: QPointF) -> QMouseEvent:
    """Return the same event at another place of the widget."""
    return QMouseEvent(
        event.type(), position, event.scenePosition(), event.globalPosition(),
        event.button(), event.buttons(), event.modifiers(), event.pointingDevice(),
    )  # fmt: skip


class Sheet(QTextEdit):
    """A text that is read, in one column, with marks that move no letter. All offsets are code points."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._title, self._direction = "", "", Direction.RTL
        self._positions = Positions("")
        self._own: QTextDocument | None = None
        self._setting = Setting.at(100)
        self._overlay = Overlay(words, self._setting)
        self._theme = Theme.of(self.palette())
        self._glider = Glider(self)
        self._flash_end = QTimer(self, singleShot=True, interval=FLASH)
        self._flash_end.timeout.connect(self._end_flash)
        self._percent = 100
        # Found by its name it is known to be a plain widget. Asked for by `viewport` for the first time, PySide would
        # load all kinds of widgets that there are, to see which of them it is: a start can do without.
        self._viewport = self.findChild(QWidget, "qt_scrollarea_viewport")
        self._dress()
        self._lay_out()
        self._follow_palette()

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(_CARET)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        # Files that are dropped are for the window, which imports them.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        # The column has a width of its own, so that a pane that grows lays nothing out again; it is the viewport that
        # is kept in the middle, and the room on either side of it is paper too.
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def show_text(self, text: str, direction: Direction, title: str = "") -> None:
        """Show a stored text from its beginning, without marks. Its first line is the heading when it is the title.

        A paragraph without letters takes `direction`; every other one its own.
        """
        self._text, self._title, self._direction = text, title, direction
        self._positions = Positions(text)
        self._overlay.marks, self._overlay.chosen = MarkIndex(), None
        self._overlay.hits.show(Hits([]), -1)
        self._lay_out()
        self._glider.stop()
        self.verticalScrollBar().setValue(0)

    def set_marks(self, marks: Sequence[Mark], chosen: str | None, number: Callable[[str], int] | None = None) -> None:
        """Paint these marks, and set off those of the claim `chosen`. Selection, caret and place stay as they are.

        `number` tells what a claim is counted; without it the claims are counted as the marks follow.
        """
        counted = {key: at for at, key in enumerate(dict.fromkeys(mark.key for mark in marks), 1)} if not number else {}
        self._overlay.mark(MarkIndex(marks), number or counted.__getitem__, chosen)
        self.viewport().update()

    def change_marks(self, claims: Collection[str], marks: Sequence[Mark], chosen: str | None) -> None:
        """Paint these marks instead of those of some claims; the others stay, and may be counted otherwise now."""
        self._overlay.marks.replace(claims, marks)
        self._overlay.remark(chosen)
        self.viewport().update()

    def set_chosen(self, chosen: str | None) -> None:
        """Set off the marks of the claim `chosen` from the others."""
        self._overlay.chosen = chosen
        self.viewport().update()

    def set_hits(self, hits: Hits, present: int) -> None:
        """Set off the hits of a search, one of them as the present one (its number from 0, or -1)."""
        self._overlay.hits.show(hits, present)
        self.viewport().update()

    def show_signs(self, shown: bool) -> None:
        """Show signs over hidden characters and letters that look like others, or no longer.

        While they are shown, the text stands in the order in which it is stored; where it does anyway, nothing moves.
        """
        self._overlay.show_signs(shown)
        if misleading(self._text):
            self._lay_out_again()
        self.viewport().update()

    def sign_told(self, point: QPointF) -> str:
        """Return what the sign means that is drawn at a point of the viewport; empty where there is none."""
        sign = self._overlay.sign_at(point + QPointF(0, self.verticalScrollBar().value()))
        return sign.told if sign else ""

    def set_zoom(self, percent: int) -> None:
        """Set the text at so many per cent of its usual size; what is read and what is selected stay."""
        self.set_look(percent, self._setting.look)

    def set_look(self, percent: int, look: Look) -> None:
        """Set the text at so many per cent and in this look; what is read and what is selected stay."""
        if (percent, look) == (self._percent, self._setting.look):
            return
        self._percent = percent
        self._lay_out_again(Setting.at(percent, look))

    def scroll_to(self, start: int, end: int) -> None:
        """Bring a passage into view, a third from the top unless it is seen already, and set it off for a moment."""
        self.bring(start, end)
        self._overlay.flash = (start, end)
        self._flash_end.start()
        self.viewport().update()

    def bring(self, start: int, end: int) -> None:
        """Bring a passage into view as `scroll_to` does, and set nothing off."""
        self._glider.bring(self._positions.to_qt(start), self._positions.to_qt(max(start, end - 1)))

    def _end_flash(self) -> None:
        self._overlay.flash = None
        self.viewport().update()

    def _lay_out(self) -> None:
        # What is drawn is never read back: it may stand in another order than the text, and is as long.
        text, title = self._text, self._title
        if self._overlay.signs is not None:
            text, title = in_stored_order(text), in_stored_order(title)
        before, document = self._own, build(text, self._direction, title, self._setting, self)
        self.setDocument(document)
        self._own = document
        if before is not None:
            before.deleteLater()
        self._end_flash()
        self._overlay.lay_over(self._text, self._positions, document, self._setting)
        self._place_column()

    def _lay_out_again(self, setting: Setting | None = None) -> None:
        """Lay the same text out anew; what is read and what is selected stay."""
        place, cursor = place_of(self), self.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        self._setting = setting or self._setting
        self._lay_out()
        self._select(anchor, position)
        return_to(self, place)

    def _select(self, anchor: int, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _place_column(self) -> None:
        """Put the column in the middle; when the pane is too narrow for it, narrow it and keep the place."""
        # The scroll bar's room is kept free also while there is none: the text must not move when it appears.
        room = self.contentsRect().width() - bar_width(self.verticalScrollBar())
        width = max(round(_NARROWEST * self._setting.em), min(self._setting.width, room))
        if width != self.lineWrapColumnOrWidth():
            place = place_of(self)
            self.setLineWrapColumnOrWidth(width)
            self._overlay.forget()
            return_to(self, place)
        side = max(0, (room - width) // 2)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)

    def _follow_palette(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QApplication.palette().color(QPalette.ColorRole.Highlight))
        self._theme = Theme.of(palette)
        # See-through, and with the ink unchanged: a line under selected text must stay visible.
        colours = {
            QPalette.ColorRole.Highlight: self._theme.selection,
            QPalette.ColorRole.HighlightedText: self._theme.ink,
        }
        if any(self.palette().color(role).rgba() != colour.rgba() for role, colour in colours.items()):
            for role, colour in colours.items():
                palette.setColor(role, colour)
            self.setPalette(palette)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        top = self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.translate(0, -top)
        self._overlay.paint(painter, QRectF(event.rect().translated(0, top)), self._theme)
        painter.end()
        super().paintEvent(event)
        if self._overlay.signs is not None:
            painter = QPainter(self.viewport())
            painter.translate(0, -top)
            self._overlay.paint_over(painter, QRectF(event.rect().translated(0, top)), self._theme)
            painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange, QEvent.Type.StyleChange}:
            self._follow_palette()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange}:
            self._overlay.forget()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place_column()
        elif event.type() is QEvent.Type.ShortcutOverride:
            # Undo, redo and the like are the window's: a text that cannot be changed must not claim their keys.
            event.ignore()
            return False
        elif isinstance(event, QMouseEvent | QWheelEvent | QContextMenuEvent):
            return self._beside_column(event)
        return super().event(event)

    def _beside_column(self, event: QMouseEvent | QWheelEvent | QContextMenuEvent) -> bool:
        """Treat what happens on the paper beside the viewport as if it happened on the viewport."""
        if isinstance(event, QMouseEvent):
            inside = event.position() - self.viewport().pos().toPointF()
            return self.viewportEvent(moved(event, inside))
        if isinstance(event, QWheelEvent):
            self.wheelEvent(event)
        else:
            self.contextMenuEvent(event)
        return event.isAccepted()
