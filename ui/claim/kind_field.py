"""The field for a new source's kind: it follows the name that is typed until somebody chooses."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QWidget

from factcheck import kinds
from factcheck.attribution import SourceKind
from factcheck.words import Words


class KindField(QComboBox):
    """Offers the kinds of sources."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_chosen = False
        self.setObjectName("hopKind")
        self.setAccessibleName(words("Kind of source"))
        for kind in SourceKind:
            self.addItem(words(kind.label), kind)
        self.follow("")
        self.activated.connect(self._keep)

    def follow(self, name: str) -> None:
        """Take the kind that a source of this name most likely is, unless one was chosen; without a name begin anew."""
        self._is_chosen = self._is_chosen and bool(name.strip())
        if not self._is_chosen:
            self.setCurrentIndex(self.findData(kinds.guessed(name)))

    @Slot()
    def _keep(self) -> None:
        self._is_chosen = True


__all__ = ["KindField"]
