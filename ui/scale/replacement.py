"""The dialog that asks which other rating claims are to have before theirs is deleted."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from factcheck.ratings import Rating
from factcheck.words import Words
from ui.fields import LineField
from ui.standards import Standards
from ui.swatch import swatch

_WIDTH, _SWATCH = 560, 20


class ReplacementDialog(QDialog):
    """Deletes a rating that `used` claims have; nothing is chosen for them until the analyst does."""

    def __init__(
        self, standards: Standards, words: Words, rating: Rating, others: Sequence[Rating], used: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("replacementDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("Delete a rating"))
        self._standards, self._rating = standards, rating
        name = rating.name(words.language)
        told = QLabel(
            words.many(
                "{count} claim has the rating {name}. Which other one is it to have?",
                "{count} claims have the rating {name}. Which other one are they to have?",
                used,
                name=name,
            ),
            self,
        )
        told.setWordWrap(True)
        self._make_fields(others, words)
        buttons = QDialogButtonBox(self)
        self.delete = buttons.addButton(words("&Delete"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.delete.setEnabled(False)
        buttons.addButton(words("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(words("Replacement"), self.replacement)
        form.addRow(words("Reason"), self.reason)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addLayout(form)
        column.addWidget(buttons)
        self.replacement.activated.connect(self._chosen)
        buttons.accepted.connect(self._delete)
        buttons.rejected.connect(self.reject)
        self.resize(_WIDTH, self.sizeHint().height())

    def _make_fields(self, others: Sequence[Rating], words: Words) -> None:
        self.replacement = QComboBox(self)
        self.replacement.setObjectName("ratingReplacement")
        self.replacement.setIconSize(QSize(_SWATCH, _SWATCH))
        self.replacement.setAccessibleName(words("Replacement"))
        for one in others:
            icon = swatch(one.colour, one.pattern, self.palette(), _SWATCH)
            self.replacement.addItem(icon, one.name(words.language), one.id)
        self.replacement.setCurrentIndex(-1)
        self.replacement.setPlaceholderText(words("Choose a rating"))
        self.reason = LineField(self)
        self.reason.setObjectName("replacementReason")
        self.reason.setPlaceholderText(words("Printed with the claims that were exported already"))
        self.reason.setAccessibleName(words("Reason"))

    @Slot()
    def _chosen(self) -> None:
        self.delete.setEnabled(self.replacement.currentIndex() >= 0)

    @Slot()
    def _delete(self) -> None:
        self._standards.remove(self._rating.id, str(self.replacement.currentData()), self.reason.text())
        self.accept()
