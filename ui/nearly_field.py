"""The field that asks what becomes of a text that is nearly the same as one of the desk."""

from PySide6.QtWidgets import QComboBox, QWidget

from factcheck.nearly import Nearly
from factcheck.words import N_, Words

_CHOICES = {
    Nearly.COPY: N_("becomes an article beside it"),
    Nearly.VERSION: N_("becomes a new version of it"),
    Nearly.SKIP: N_("is left out"),
}


class NearlyField(QComboBox):
    """Offers the three ways; `chosen` is "copy", "version" or "skip"."""

    def __init__(self, chosen: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for nearly, text in _CHOICES.items():
            self.addItem(words(text), nearly.value)
        self.setCurrentIndex(self.findData(chosen))
        self.setAccessibleName(words("A text that is nearly the same as one of the desk"))

    @property
    def chosen(self) -> str:
        """What is chosen now."""
        return str(self.currentData())
