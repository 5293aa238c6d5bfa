"""The dialog that shows what was left out of a page's article, block by block, to be taken in after all."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from factcheck.leftout import Block
from factcheck.words import Words
from ui.own_direction import isolated, side

_SIZE = (700, 560)
_NUMBER = Qt.ItemDataRole.UserRole
_LONGEST = 2_000
"""The most characters of a block that are shown; all of them come in."""
Take = Callable[[Sequence[Block], list[int]], object]
"""What is given the blocks of a page and the numbers of those that were ticked."""


class LeftOutDialog(QDialog):
    """Lists the blocks in the order of the page. What is ticked comes in, each block where the page has it."""

    def __init__(self, take: Take, blocks: Sequence[Block], told: str, words: Words, parent: QWidget) -> None:
        """Show the blocks of a page; `told` says what becomes of those that are ticked, which `take` is given."""
        super().__init__(parent)
        self.setObjectName("leftOutDialog")
        self.setWindowTitle(words("What was left out of the page"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._take, self._blocks = take, blocks
        label = QLabel(told, self)
        label.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName("leftOutList")
        self.list.setAccessibleName(words("Blocks of the page"))
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAlternatingRowColors(True)
        for number, block in enumerate(blocks):
            self.list.addItem(_item(number, block))
        self.everything = QCheckBox(words("&Show what the article holds as well"), self)
        self.everything.setObjectName("leftOutEverything")
        buttons = QDialogButtonBox(self)
        self.take = buttons.addButton(words("&Take it in"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.all = buttons.addButton(words("Tick &all"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(words("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.take.setDefault(True)
        self.take.setEnabled(False)
        self.list.itemChanged.connect(self._changed)
        self.all.clicked.connect(self._tick_all)
        self.everything.toggled.connect(self._show)
        buttons.accepted.connect(self._take_in)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (label, self.list, self.everything, buttons):
            column.addWidget(widget)
        self._show(everything=False)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _chosen(self) -> list[int]:
        return [item.data(_NUMBER) for item in self._items() if item.checkState() is Qt.CheckState.Checked]

    @Slot(bool)
    def _show(self, everything: bool) -> None:
        for item, block in zip(self._items(), self._blocks, strict=True):
            item.setHidden(block.taken and not everything)
        if self.list.currentItem() is None or self.list.currentItem().isHidden():
            self.list.setCurrentItem(next(item for item in self._items() if not item.isHidden()))

    @Slot()
    def _changed(self) -> None:
        self.take.setEnabled(bool(self._chosen()))

    @Slot()
    def _tick_all(self) -> None:
        for item, block in zip(self._items(), self._blocks, strict=True):
            if not block.taken:
                item.setCheckState(Qt.CheckState.Checked)

    @Slot()
    def _take_in(self) -> None:
        chosen = self._chosen()
        self.accept()
        self._take(self._blocks, chosen)


def _item(number: int, block: Block) -> QListWidgetItem:
    shown = block.text if len(block.text) <= _LONGEST else f"{block.text[:_LONGEST]}…"
    item = QListWidgetItem(isolated(shown))
    item.setData(_NUMBER, number)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, shown)
    item.setTextAlignment(side(block.text))
    if block.taken:
        item.setFlags(Qt.ItemFlag.ItemIsSelectable)
    else:
        item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
    return item
