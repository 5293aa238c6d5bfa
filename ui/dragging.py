"""What can be dragged out into other programs: claims with their source, and words of the article."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication

from factcheck.citation import cited, cited_html, quoted_html
from factcheck.model import Article, Claim
from factcheck.words import Words
from ui.article.sheet import moved
from ui.article.view import ArticleView
from ui.override import override
from ui.session import Session

HOLD = 300
"""Milliseconds for which the mouse is held still on a selection to lift it; moved earlier, it selects anew."""

_LEFT = Qt.MouseButton.LeftButton


def claims_data(claims: Sequence[Claim], article: Article, words: Words) -> QMimeData:
    """Return claims as text and as HTML, each with its status, its source and the link."""
    data = QMimeData()
    data.setText("\n\n".join(cited(claim, article, words) for claim in claims))
    data.setHtml("".join(cited_html(claim, article, words) for claim in claims))
    return data


def words_data(quote: str, article: Article, words: Words) -> QMimeData:
    """Return words of an article: as text just as they are stored, as HTML with their source and the link."""
    data = QMimeData()
    data.setText(quote)
    data.setHtml(quoted_html(quote, article, words))
    return data


class Lifting(QObject):
    """Lets a selection of the article be held and dragged away; `lifted` says that it follows the mouse by now."""

    def __init__(self, view: ArticleView, session: Session, words: Words) -> None:
        super().__init__(view)
        self._view, self._session, self._words = view, session, words
        self.lifted = False
        self._pressed: QMouseEvent | None = None
        self._held = QTimer(self, singleShot=True, interval=HOLD)
        self._held.timeout.connect(self._lift)
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() is QEvent.Type.MouseButtonPress:
            return self._press(event)
        if self._pressed is None:
            return False
        moved = (event.position() - self._pressed.position()).manhattanLength() >= QApplication.startDragDistance()
        if event.type() is QEvent.Type.MouseMove and self.lifted:
            if moved:
                self._drag()
            return True
        if moved or event.type() is not QEvent.Type.MouseMove:
            self._give_back()
        return self._pressed is not None

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() is not _LEFT or event.modifiers() or not self._view.is_selected_at(event.position()):
            return False
        self._pressed = moved(event, QPointF(event.position()))
        self._held.start()
        return True

    @Slot()
    def _lift(self) -> None:
        self.lifted = True
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _let_go(self) -> QMouseEvent | None:
        pressed, self._pressed, self.lifted = self._pressed, None, False
        self._held.stop()
        self._view.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        return pressed

    def _give_back(self) -> None:
        """The press meant the text: let the article have it, a little late."""
        pressed = self._let_go()
        if pressed is not None:
            self._view.mousePressEvent(pressed)

    def _drag(self) -> None:
        self._let_go()
        selected, article = self._view.selected_range(), self._session.article
        if selected and article:
            drag = QDrag(self._view)
            _, article = self._session.traffic.outgoing([], article)
            drag.setMimeData(words_data(self._view.text_in(*selected), article, self._words))
            drag.exec(Qt.DropAction.CopyAction)
