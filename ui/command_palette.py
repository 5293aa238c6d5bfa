"""The command palette: words are typed, in either language, and what can be done by them is listed and done."""

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHeaderView,
    QMainWindow,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from factcheck.words import Words
from ui.actions import Actions
from ui.deed_list import Entry, entries
from ui.fields import LineField
from ui.override import override

_WIDTH, _HEIGHT = 600, 420
_FROM_TOP = 60
_ENTRY = Qt.ItemDataRole.UserRole
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class CommandPalette(QDialog):
    """A field and the deeds that its words mean. Enter does the chosen one where the focus was before."""

    def __init__(self, actions: Actions, words: Words, window: QMainWindow) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("commandPalette")
        self.setWindowTitle(words("Commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._window = window
        self._before = QApplication.focusWidget()
        self._entries = entries(actions, words)
        self.field = LineField(self, sought=True)
        self.field.setObjectName("commandField")
        self.field.setPlaceholderText(words("What is to be done?"))
        self.field.setAccessibleName(words("What is to be done?"))
        self.list = QTreeWidget(self)
        self.list.setObjectName("commandList")
        self.list.setAccessibleName(words("Commands"))
        self.list.setHeaderLabels([words("Command"), words("Key")])
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._is_moving = False
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.resize(min(_WIDTH, window.width() - 40), min(_HEIGHT, window.height() - 2 * _FROM_TOP))
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, _FROM_TOP)))
        self._filter("")

    @Slot(str)
    def _filter(self, words: str) -> None:
        """List what the words mean: what can be done now first, and of that what begins so."""
        met = [entry for entry in self._entries if entry.action.isVisible() and entry.matches(words)]
        met.sort(key=lambda entry: not entry.action.isEnabled())
        self.list.clear()
        for entry in met:
            item = QTreeWidgetItem([entry.title, entry.keys])
            item.setData(0, _ENTRY, entry)
            item.setDisabled(not entry.action.isEnabled())
            self.list.addTopLevelItem(item)
        first = self.list.topLevelItem(0)
        if first:
            self.list.setCurrentItem(first)

    @Slot()
    def _choose(self) -> None:
        item = self.list.currentItem()
        entry = item.data(0, _ENTRY) if item else None
        if isinstance(entry, Entry) and entry.action.isEnabled():
            self.close()
            self._window.activateWindow()
            if self._before is not None:
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            # A moment later: the window has the focus again then, on which some deeds depend.
            QTimer.singleShot(0, entry.action.trigger)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES and not self._is_moving:
            self._is_moving = True  # a key that the list has no use for comes back here
            QApplication.sendEvent(self.list, event)
            self._is_moving = False
        elif event.key() not in _MOVES:
            super().keyPressEvent(event)
