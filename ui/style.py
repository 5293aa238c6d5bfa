"""The little that is not left to the system's style: scroll bars without arrows, where the style is Qt's own."""

from PySide6.QtWidgets import QApplication

_SHEET = """
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: palette(mid); border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: palette(dark); }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QStatusBar::item { border: none; }
QToolBar { border: none; border-bottom: 1px solid palette(midlight); padding: 4px 8px; spacing: 4px; }
QToolButton { padding: 4px 6px; }
QSplitter::handle { background: palette(midlight); }
"""


def dress(application: QApplication) -> None:
    """Give the application its style; a system's own style is left as its users know it."""
    if application.style().objectName().lower() == "fusion":
        application.setStyleSheet(_SHEET)
