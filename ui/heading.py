"""The heading over a pane."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from ui.roomy import Roomy


def heading(text: str, parent: QWidget | None = None) -> Roomy:
    """Return the label that stands over a pane."""
    label = Roomy(text, parent)
    font = QFont(label.font())
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    label.keep(12, 10, 12, 8)
    return label
