"""A button that is on or off, as round as what it stands for is small."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

_TARGET = 28


def chip(text: str, name: str, parent: QWidget) -> QToolButton:
    """Return a button that stays pressed, with an object name."""
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setText(text)
    button.setProperty("chip", True)
    button.setCheckable(True)
    button.setMinimumHeight(_TARGET)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
