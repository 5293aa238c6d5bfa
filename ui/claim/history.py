"""The tab of the history: what was done to the claim, by whom, from what to what, and a way back."""

from PySide6.QtCore import QDateTime, Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from factcheck.past import Altered, Deed
from factcheck.words import Words
from ui.session import Session

_STEP = Qt.ItemDataRole.UserRole


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
        self.list.currentRowChanged.connect(self._allow)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.addWidget(self.list, 1)
        column.addWidget(self.back)

    @Slot()
    def refresh(self) -> None:
        """Show the history of the claim that is chosen now."""
        self.list.clear()
        for deed in self._session.recording.history():
            item = QListWidgetItem(self._told(deed))
            item.setData(_STEP, deed.step.id)
            self.list.addItem(item)
        self._allow(self.list.currentRow())

    def tell(self) -> None:
        """Nothing is typed here."""

    def _told(self, deed: Deed) -> str:
        at = QDateTime.fromString(deed.step.at[:19] + "Z", Qt.DateFormat.ISODate).toLocalTime()
        when = f"\u2066{at.toString('yyyy-MM-dd hh:mm')}\u2069"  # isolated: its parts keep their order in Arabic too
        head = " · ".join(filter(None, (deed.title, when, deed.step.by)))
        return "\n".join((head, *(self._line(one) for one in deed.altered)))

    def _line(self, one: Altered) -> str:
        words = self._words
        if one.before and one.after:
            return words("{what}: from {before} to {after}", what=one.what, before=one.before, after=one.after)
        if one.after:
            return words("{what}: {after}", what=one.what, after=one.after)
        return words("{what}: no longer {before}", what=one.what, before=one.before)

    @Slot(int)
    def _allow(self, row: int) -> None:
        self.back.setEnabled(row > 0)

    @Slot()
    def _bring_back(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._session.recording.bring_back(item.data(_STEP))
