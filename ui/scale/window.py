"""The window of what the desk judges by: its scale of verdicts, and its checklist."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from factcheck.words import Words
from ui.override import override
from ui.scale.checklist import ChecklistPage
from ui.scale.ratings import RatingsPage
from ui.session import Session

_SIZE = (740, 700)
_SOON = 30


class DeskSettings(QDialog):
    """Two pages of data of the desk; what is changed here is a step that the desk's undo takes back."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deskSettings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("Desk settings"))
        self._session, self._words = session, words
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.refresh)
        self.ratings, self.checklist = RatingsPage(session, words, self), ChecklistPage(session, words, self)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.ratings, words("Scale of &verdicts"))
        self.tabs.addTab(self.checklist, words("Chec&klist"))
        self.told = QLabel(self)
        self.told.setObjectName("deskSettingsTold")
        self.told.setWordWrap(True)
        self.undo, self.redo = QPushButton(words("&Undo"), self), QPushButton(words("&Redo"), self)
        close = QPushButton(words("&Close"), self)
        buttons = QDialogButtonBox(self)
        for button in (self.undo, self.redo):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.undo, self.redo, close):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.told)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        self.undo.clicked.connect(self._undo)
        self.redo.clicked.connect(self._redo)
        for keys, slot in ((QKeySequence.StandardKey.Undo, self._undo), (QKeySequence.StandardKey.Redo, self._redo)):
            QShortcut(QKeySequence(keys), self, slot)
        session.record_changed.connect(self._soon.start)
        session.claims_changed.connect(self._soon.start)
        session.reversible_changed.connect(self._show_reversible)
        session.refused.connect(self.told.setText)
        session.told.connect(self.told.setText)
        self.resize(*_SIZE)
        self._show_reversible()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show scale and checklist as they are now."""
        self._soon.stop()
        self.ratings.refresh()
        self.checklist.refresh()

    @Slot()
    def _show_reversible(self) -> None:
        for button, step in ((self.undo, self._session.undoable(True)), (self.redo, self._session.redoable(True))):
            button.setEnabled(step is not None)
            button.setToolTip(self._words.sentence(step.label) if step else "")

    @Slot()
    def _undo(self) -> None:
        self.ratings.tell()
        self._session.undo(True)

    @Slot()
    def _redo(self) -> None:
        self.ratings.tell()
        self._session.redo(True)

    @override
    def done(self, result: int) -> None:
        self.ratings.tell()
        super().done(result)
