"""The dialog in which the tags of one claim, or of several at once, are added and taken away."""

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.text.fold import fold_text
from factcheck.words import Words
from ui import faces
from ui.fields import LineField
from ui.tagging import Tagging

_SIZE = (380, 360)
_TAG = Qt.ItemDataRole.UserRole
_MOST_OFFERED = 12


class TagsDialog(QDialog):
    """Lists the tags that the chosen claims have: ticked where all have it, half where some do.

    What is ticked is given to all, what is unticked is taken from all, and the half stays as it is; as one step.
    """

    def __init__(self, tagging: Tagging, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tagsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._tagging = tagging
        self._words = words
        self._claims = tagging.chosen()
        self._known = tagging.known()
        self._before: dict[str, Qt.CheckState] = {}
        self.setWindowTitle(words.many("Tags of {count} claim", "Tags of {count} claims", len(self._claims)))
        self.field = LineField(self)
        self.field.setObjectName("tagField")
        self.list = QListWidget(self)
        self.list.setObjectName("tagList")
        self.list.setAccessibleName(words("Tags of the chosen claims"))
        self.list.setFont(faces.reading(self.list.font()))
        for tag, count in tagging.held(self._claims).items():
            whole = count == len(self._claims)
            self._before[tag] = Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked
            self._put(tag, self._before[tag], count)
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.field.setCompleter(completer)
        self.field.textEdited.connect(self._offer)
        self._lay_out()
        self.field.setFocus()

    def _lay_out(self) -> None:
        words = self._words
        label = QLabel(words("&New tag"), self)
        label.setBuddy(self.field)
        self.field.setAccessibleName(words("&New tag").replace("&", ""))
        self._add = QPushButton(words("A&dd"), self)
        self._add.setObjectName("tagAdd")
        self._add.setDefault(True)  # Enter adds what is typed; with nothing typed, it is done
        self._add.clicked.connect(self._enter)
        buttons = QDialogButtonBox(self)
        self.done_ = buttons.addButton(words("&Set the tags"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.done_.setObjectName("tagsSet")
        cancel = buttons.addButton(words("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.done_, cancel):
            button.setAutoDefault(False)
        buttons.accepted.connect(self._set)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self._add)
        column = QVBoxLayout(self)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)

    def _put(self, tag: str, state: Qt.CheckState, count: int = 0) -> QListWidgetItem:
        item = QListWidgetItem(tag, self.list)
        item.setData(_TAG, tag)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        if state is Qt.CheckState.PartiallyChecked:
            some = self._words("{tag} ({count} of {all})", tag=tag, count=count, all=len(self._claims))
            item.setText(some)
        return item

    @Slot(str)
    def _offer(self, typed: str) -> None:
        """Offer the desk's tags in which what is typed stands, those that begin with it first."""
        wanted = fold_text(typed).strip()
        found = [(not fold_text(tag).startswith(wanted), tag) for tag in self._known if wanted in fold_text(tag)]
        ranked = sorted(found, key=lambda pair: pair[0])
        self._offered.setStringList([tag for _, tag in ranked][:_MOST_OFFERED] if wanted else [])

    @Slot()
    def _enter(self) -> None:
        """Add what is typed; with nothing typed, the dialog is done."""
        if not self._take_typed():
            self._set()

    def _take_typed(self) -> bool:
        """Tick what is typed as tags for all, and return whether anything was."""
        typed = [" ".join(tag.split()) for tag in self.field.text().replace("،", ",").split(",")]
        tags = [tag for tag in typed if tag]
        for tag in tags:
            rows = (self.list.item(row) for row in range(self.list.count()))
            item = next((one for one in rows if one.data(_TAG) == tag), None)
            item = item or self._put(tag, Qt.CheckState.Checked)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.setCurrentItem(item)
        self.field.clear()
        return bool(tags)

    @Slot()
    def _set(self) -> None:
        self._take_typed()
        now = {(item := self.list.item(row)).data(_TAG): item.checkState() for row in range(self.list.count())}
        changed = {tag: state for tag, state in now.items() if state is not self._before.get(tag)}
        added = [tag for tag, state in changed.items() if state is Qt.CheckState.Checked]
        removed = [tag for tag, state in changed.items() if state is Qt.CheckState.Unchecked]
        self.accept()
        self._tagging.change(self._claims, added, removed)
