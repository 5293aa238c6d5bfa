"""The tab of the history: what was done to the claim, by whom, from what to what, and a way back."""

from PySide6.QtCore import QDateTime, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from factcheck.past import Deed
from factcheck.words import Words
from ui.claim.state_window import StateWindow, difference
from ui.session import Session

_STEP = Qt.ItemDataRole.UserRole
_WHEN = Qt.ItemDataRole.UserRole + 1


class HistoryTab(QWidget):
    """The newest deed first; the state after the chosen one can be brought back, as a new step."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self.list = QListWidget(self)
        self.list.setObjectName("claimHistory")
        self.list.setAccessibleName(words("History of the claim"))
        self.list.setWordWrap(True)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setSpacing(4)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.back = QPushButton(words("Bring this state back"), self)
        self.back.setObjectName("historyBringBack")
        self.back.clicked.connect(self._bring_back)
        self.look = QPushButton(words("Look at this state…"), self)
        self.look.setObjectName("historyLook")
        self.look.clicked.connect(self._look)
        self.list.itemActivated.connect(self._look)
        self.list.currentRowChanged.connect(self._allow)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.look)
        buttons.addWidget(self.back)
        column.addLayout(buttons)

    @Slot()
    def refresh(self) -> None:
        """Show the history of the claim that is chosen now; the list stays on the deed that it was on."""
        item = self.list.currentItem()
        was = item.data(_STEP) if item else None
        self.list.clear()
        for deed in self._session.recording.history():
            item = QListWidgetItem(self._told(deed))
            item.setData(_STEP, deed.step.id)
            item.setData(_WHEN, _when(deed))
            self.list.addItem(item)
            if item.data(_STEP) == was:
                self.list.setCurrentItem(item)
        self._allow(self.list.currentRow())

    def start(self) -> None:
        """Take the focus where the work begins."""
        self.list.setFocus()
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def tell(self) -> None:
        """Nothing is typed here."""

    def _told(self, deed: Deed) -> str:
        head = " · ".join(filter(None, (deed.title, _when(deed), deed.step.by)))
        return "\n".join((head, *(difference(one, self._words) for one in deed.altered)))

    @Slot(int)
    def _allow(self, row: int) -> None:
        self.back.setEnabled(row > 0)
        self.look.setEnabled(row >= 0)

    @Slot()
    def _look(self) -> None:
        item = self.list.currentItem()
        then = self._session.recording.state(item.data(_STEP)) if item is not None else None
        if item is not None and then is not None:
            when = item.data(_WHEN)
            StateWindow(item.data(_STEP), when, then, self._session, self._words, self.window()).show()

    @Slot()
    def _bring_back(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._session.recording.bring_back(item.data(_STEP))


def _when(deed: Deed) -> str:
    at = QDateTime.fromString(deed.step.at[:19] + "Z", Qt.DateFormat.ISODate).toLocalTime()
    return f"\u2066{at.toString('yyyy-MM-dd hh:mm')}\u2069"  # isolated: its parts keep their order in Arabic too
