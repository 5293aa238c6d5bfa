"""The dialog that lists every key, and in which keys are changed and turned off."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from factcheck.words import Words
from ui import keys
from ui.actions import Actions
from ui.article.view import ArticleView
from ui.deed_list import NATIVE, Entry, entries
from ui.fields import LineField
from ui.keys import PORTABLE
from ui.settings import Settings

_ENTRY = Qt.ItemDataRole.UserRole
_SIZE = (620, 560)


class KeysDialog(QDialog):
    """Lists the deeds with their keys. What is changed holds at once, and is kept."""

    def __init__(
        self, actions: Actions, view: ArticleView, words: Words, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setWindowTitle(words("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = actions
        self._view = view
        self._words = words
        self._settings = settings
        self._chosen = dict(settings.keys)
        self._entries = [entry for entry in entries(actions, words) if "." not in entry.name]
        self._make()
        self._lay_out()
        self._fill()
        self.resize(*_SIZE)

    def _make(self) -> None:
        words = self._words
        self.field = LineField(self, sought=True)
        self.field.setObjectName("keysFilter")
        self.field.setPlaceholderText(words("Filter the commands"))
        self.field.setAccessibleName(words("Filter the commands"))
        self.list = QTreeWidget(self)
        self.list.setObjectName("keysList")
        self.list.setAccessibleName(words("Keys"))
        self.list.setHeaderLabels([words("Command"), words("Key")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setTabKeyNavigation(False)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.label = QLabel(words("&New key:"), self)
        self.edit = QKeySequenceEdit(self)
        self.edit.setObjectName("newKey")
        self.edit.setAccessibleName(words("New key"))
        self.edit.setMaximumSequenceLength(1)
        self.label.setBuddy(self.edit)
        self.set = QPushButton(words("&Set"), self)
        self.off = QPushButton(words("&Turn off"), self)
        self.back = QPushButton(words("&As usual"), self)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setObjectName("keysTold")
        self.single = QCheckBox(words("&Mark with single keys (1, 2, 3, 0)"), self)
        self.single.setObjectName("singleKeys")
        self.buttons = QDialogButtonBox(self)
        self.all_back = self.buttons.addButton(words("A&ll as usual"), QDialogButtonBox.ButtonRole.ResetRole)
        self.buttons.addButton(words("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.set, self.off, self.back, self.all_back):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        row = QGridLayout()
        row.addWidget(self.label, 0, 0)
        row.addWidget(self.edit, 0, 1)
        for place, button in enumerate((self.set, self.off, self.back), start=2):
            row.addWidget(button, 0, place)
        row.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(self.single)
        column.addWidget(self.buttons)
        self.field.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._show)
        self.set.clicked.connect(self._set)
        self.off.clicked.connect(self._turn_off)
        self.back.clicked.connect(self._put_back)
        self.all_back.clicked.connect(self._put_all_back)
        self.single.clicked.connect(self._choose_single)
        self.buttons.rejected.connect(self.reject)

    @Slot()
    def _fill(self) -> None:
        """List what the field's words mean, the same deed chosen as before."""
        before = self._entry()
        self.list.clear()
        for entry in self._entries:
            if entry.matches(self.field.text()):
                item = QTreeWidgetItem([entry.title, entry.keys])
                item.setData(0, _ENTRY, entry)
                self.list.addTopLevelItem(item)
                if before is None or entry.name == before.name:
                    self.list.setCurrentItem(item)
                    before = before or entry
        first = self.list.topLevelItem(0)
        if first and self._entry() is None:
            self.list.setCurrentItem(first)
        self.single.setChecked(all(keys.usual(name) == self._actions[name].shortcuts() for name in self._singles()))
        self._show()

    @Slot()
    def _show(self) -> None:
        entry = self._entry()
        for widget in (self.edit, self.set, self.off, self.back):
            widget.setEnabled(entry is not None)
        self.told.clear()
        if entry is not None:
            self.edit.setKeySequence(entry.action.shortcut())

    @Slot()
    def _set(self) -> None:
        entry, wanted = self._entry(), self.edit.keySequence()
        if entry is None:
            return
        holder = keys.holder(self._actions, wanted, entry.name) if not wanted.isEmpty() else ""
        if holder:
            named = next(one.title for one in self._entries if one.name == holder)
            key = wanted.toString(NATIVE)
            self.told.setText(
                self._words("{key} is the key of “{deed}”: turn it off there first.", key=key, deed=named)
            )
        elif keys.is_single(wanted) and not self._is_local(entry.name):
            self.told.setText(self._words("A single letter or digit cannot be a key here: it is needed for typing."))
        else:
            self._change({entry.name: [wanted.toString(PORTABLE)] if not wanted.isEmpty() else []})

    @Slot()
    def _turn_off(self) -> None:
        entry = self._entry()
        if entry is not None:
            self._change({entry.name: []})

    @Slot()
    def _put_back(self) -> None:
        entry = self._entry()
        if entry is not None:
            self._change({entry.name: None})

    @Slot()
    def _put_all_back(self) -> None:
        self._change(dict.fromkeys(self._chosen))

    @Slot(bool)
    def _choose_single(self, chosen: bool) -> None:
        self._change({name: None if chosen else [] for name in self._singles()})

    def _change(self, changes: dict[str, list[str] | None]) -> None:
        """Bind and keep other keys: None stands for the usual ones, an empty list for none."""
        for name, wanted in changes.items():
            if wanted is None:
                self._chosen.pop(name, None)
            else:
                self._chosen[name] = wanted
        self._settings.keys = self._chosen
        keys.bind(self._actions, self._view, self._chosen)
        self._fill()

    def _entry(self) -> Entry | None:
        item = self.list.currentItem()
        entry = item.data(0, _ENTRY) if item else None
        return entry if isinstance(entry, Entry) else None

    def _singles(self) -> list[str]:
        names = (entry.name for entry in self._entries)
        return [name for name in names if any(keys.is_single(one) for one in keys.usual(name))]

    def _is_local(self, name: str) -> bool:
        return self._actions[name].shortcutContext() is Qt.ShortcutContext.WidgetShortcut
