"""The menu of the articles that were opened last."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from factcheck.words import Words
from ui.session import Session
from ui.settings import Settings

_LONGEST = 60
"""Characters of a title."""


class RecentMenu(QMenu):
    """Lists the last articles of this desk that were opened, the newest first, without the one that is open."""

    def __init__(self, session: Session, words: Words, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("recentMenu")
        self._session = session
        self._words = words
        self._settings = settings
        self.aboutToShow.connect(self.fill)
        self.triggered.connect(self._open)

    @Slot()
    def fill(self) -> None:
        """List what there is now; what is no longer in the desk is forgotten."""
        session, desk = self._session, self._session.traffic.desk
        recent = self._settings.recent(desk)
        there = {one.article.id: one.article.title for one in session.library(frozenset(recent))}
        if there.keys() != set(recent):
            self._settings.set_recent(desk, [id for id in recent if id in there])
        self.clear()
        shown = [id for id in recent if id in there and not (session.article and session.article.id == id)]
        for number, id in enumerate(shown, start=1):
            self.addAction(_entry(number, there[id])).setData(id)
        if not shown:
            self.addAction(self._words("&No other article was open yet")).setEnabled(False)

    @Slot(QAction)
    def _open(self, action: QAction) -> None:
        if action.data():
            self._session.open_article(action.data())


def _entry(number: int, title: str) -> str:
    line = " ".join(title.split())
    short = line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"
    key = f"&{number}" if number < 10 else f"1&{number % 10}"
    # Isolated: the number stays at the beginning of the line, whatever the title's direction.
    return f"{key} \u2068{short.replace('&', '&&')}\u2069"
