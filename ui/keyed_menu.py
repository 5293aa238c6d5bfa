"""A menu whose keys are written from left to right in a window of either direction."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStyleOptionMenuItem

from ui.override import override


class KeyedMenu(QMenu):
    """Isolates the keys of its entries: in an Arabic menu Qt would write ++Ctrl for Ctrl++."""

    @override
    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        super().initStyleOption(option, action)
        text, tab, keys = option.text.partition("\t")
        if tab and self.isRightToLeft():
            option.text = f"{text}\t\u2066{keys}\u2069"
