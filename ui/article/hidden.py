"""Hidden characters in the article: the notice that some change its order, and what each sign means."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QHelpEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QToolTip, QWidget

from factcheck.text.hidden import HIDDEN, misleading
from factcheck.words import Words
from ui.article.view import ArticleView
from ui.override import override
from ui.session import Session
from ui.settings import Settings

_SOON = 150
"""Milliseconds after an article was opened in which its links are looked at."""
_LOOKED_AT, _MOST_TOLD = 100_000, 3
"""In how many characters of an article links are looked at, and how many are told of."""


class HiddenNotice(QFrame):
    """Says over the text that hidden characters change its order, or that a link leads elsewhere than it seems to.

    It offers to show these characters and letters; while they are shown, nothing changes the order.
    """

    def __init__(self, action: QAction, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._action = action
        self._telling: tuple[int, tuple[str, ...], tuple[str, ...]] = (0, (), ())
        self.setObjectName("hiddenNotice")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.label = QLabel(self)
        self.label.setObjectName("hiddenTold")
        self.label.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.label.setWordWrap(True)
        self.button = QPushButton(self)
        self.button.setObjectName("hiddenShow")
        self.button.clicked.connect(action.trigger)
        close = QToolButton(self)
        close.setText("✕")
        close.setAutoRaise(True)
        close.setMinimumSize(28, 28)
        close.setToolTip(words("Close this notice"))
        close.setAccessibleName(words("Close this notice"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.label, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        action.toggled.connect(self._follow)
        self._follow()
        self.hide()

    def tell(self, count: int, links: tuple[str, ...] = (), stored: tuple[str, ...] = ()) -> None:
        """Say that there are so many hidden characters, what they turn, and what is told of links; or nothing."""
        self._telling = (count, links, stored)
        self._follow()
        self.setVisible(bool(count or links))

    @Slot()
    def _follow(self) -> None:
        shown, (count, links, stored) = self._action.isChecked(), self._telling
        self.button.setText(self._words("Hide them") if shown else self._words("Show them"))
        told = self._in_stored_order(count) if shown else self._in_another_order(count)
        self.label.setText("\n".join(((told, *stored) if count else ()) + links))
        self.label.setAccessibleName(self.label.text())

    def _in_another_order(self, count: int) -> str:
        return self._words.many(
            "{count} hidden character changes the order in which this text shows: it may be stored otherwise.",
            "{count} hidden characters change the order in which this text shows: it may be stored otherwise.",
            count,
        )

    def _in_stored_order(self, count: int) -> str:
        return self._words.many(
            "{count} hidden character would change the order of this text: it now shows as it is stored.",
            "{count} hidden characters would change the order of this text: it now shows as it is stored.",
            count,
        )


class HiddenCharacters(QObject):
    """Shows the signs of hidden characters while an action is checked, and explains one under mouse or caret."""

    def __init__(self, view: ArticleView, session: Session, action: QAction, words: Words, settings: Settings) -> None:
        super().__init__(view)
        self._view, self._session, self._words, self._settings = view, session, words, settings
        self._shown = False
        self.notice = HiddenNotice(action, words, view.parentWidget())
        view.viewport().installEventFilter(self)
        view.cursorPositionChanged.connect(self._tell_at_caret)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._look_at_links)
        session.article_opened.connect(self._look)
        action.toggled.connect(self._show)
        action.setChecked(settings.hidden_shown)
        self._look()

    @Slot()
    def _look(self) -> None:
        self._tell()
        self._soon.start()  # the article is painted first

    @Slot()
    def _look_at_links(self) -> None:
        from factcheck.text.hosts import links

        version = self._session.version
        text = version.text[:_LOOKED_AT] if version else ""
        told = dict.fromkeys(self._words.sentence(one) for link in links(text) for one in link.warnings)
        if version and told:
            self._tell(tuple(told)[:_MOST_TOLD])

    def _tell(self, links: tuple[str, ...] = ()) -> None:
        """Say what misleads, with what is turned in the order in which it is stored: the letters stay as they show."""
        version = self._session.version
        count, stored = misleading(version.text) if version else 0, list[str]()
        if version and count:
            from factcheck.text.turned import turned
            from ui.article.signs import in_stored_order

            found = list(dict.fromkeys(one.stored for one in turned(version.text)))[:_MOST_TOLD]
            stored = [in_stored_order(found, self._words)] if found else []
        self.notice.tell(count, links, tuple(stored))

    @Slot(bool)
    def _show(self, shown: bool) -> None:
        self._shown = self._settings.hidden_shown = shown
        self._view.show_signs(shown)

    @Slot()
    def _tell_at_caret(self) -> None:
        """Say what the character is before which the caret stands: the signs are not for the eye alone."""
        if self._shown and self._view.hasFocus():
            caret = self._view.caret()
            if self._view.text_in(caret, caret + 1) not in HIDDEN:
                return
            from ui.article.signs import explained

            text = self._view.stored_text()
            start, end = text.rfind("\n", 0, caret) + 1, text.find("\n", caret)
            for control, told in explained(text[start : end if end >= 0 else len(text)], self._words):
                if start + control.position == caret:
                    self._session.told.emit(told)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._shown and isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            told = self._view.sign_told(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), told, self._view)
            return True
        return super().eventFilter(watched, event)
