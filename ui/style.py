"""The little that is not left to the system's style, where that style is Qt's own: scroll bars, edges, space."""

import os
import sys
from string import Template

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

import resources
from ui.palette import MARK_CONTRAST, Theme, mixed, readable

_SHEET = Template("""
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $handle; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenuBar { spacing: 2px; padding: 0 4px; border: none; background: palette(window); }
QMenuBar::item { padding: 9px 8px; background: transparent; }
QMenuBar::item:selected { background: $chosen; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QStatusBar::item { border: none; }
QToolBar { border: none; border-bottom: 1px solid $hairline; padding: 4px 8px; spacing: 4px; }
QToolButton { padding: 4px 6px; }
QSplitter::handle { background: $hairline; }
QToolButton[chip="true"] { border: 1px solid $edge; border-radius: 10px; padding: 1px 8px; background: transparent; }
QToolButton[chip="true"]:checked { border: 2px solid $accent; padding: 0 7px; background: $chosen; }
QToolButton[chip="true"]:focus { border: 2px solid $accent; padding: 0 7px; }
QCheckBox::indicator, QDialog QListView::indicator, QDialog QTreeView::indicator {
    width: 13px; height: 13px; border: 1px solid $edge; border-radius: 3px; background: $paper;
}
QCheckBox::indicator:checked, QDialog QListView::indicator:checked, QDialog QTreeView::indicator:checked {
    border-color: $accent; background: $accent; image: url("$tick");
}
QRadioButton::indicator {
    width: 13px; height: 13px; border: 1px solid $edge; border-radius: 7px; background: $paper;
}
QRadioButton::indicator:checked { border: 4px solid $accent; width: 7px; height: 7px; }
QCheckBox::indicator:focus, QDialog QListView::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $hairline; background: transparent; }
#claimTabs QTabBar::tab {
    padding: 6px 7px; border: none; border-bottom: 2px solid transparent; background: transparent;
}
#claimTabs QTabBar::tab:selected { border-bottom: 2px solid $accent; }
#claimTabs QTabBar::tab:focus { background: $chosen; }
#claimTabs QTabBar::tab:hover:!selected { border-bottom: 2px solid $hairline; }
#markBar { border: 1px solid $edge; border-radius: 6px; background: $paper; }
#commandList::item, #keysList::item, #graphNodes::item, #scaleList::item, #checklist::item, #leftOutList::item {
    padding: 4px 6px;
}
#searchField { padding: 3px 6px; }
#searchField:focus { padding: 2px 5px; }
#findField, #claimsFilter, #libraryWords, #librarySince, #libraryUntil { padding: 3px 2px; }
#findField:focus, #claimsFilter:focus, #libraryWords:focus, #librarySince:focus, #libraryUntil:focus {
    padding: 2px 1px;
}
#sourcesWindow QLineEdit, #mergeDialog QLineEdit, #deskSettings QLineEdit, #previewDialog QLineEdit,
#claimTabs QLineEdit, #claimReason, #correctionReason { padding: 1px 4px; }
#sourcesWindow QLineEdit:focus, #mergeDialog QLineEdit:focus, #deskSettings QLineEdit:focus,
#previewDialog QLineEdit:focus, #claimTabs QLineEdit:focus, #claimReason:focus, #correctionReason:focus {
    padding: 0 3px;
}
#articleDetails QLineEdit { border: 1px solid $edge; border-radius: 4px; }
#articleDetails QLineEdit:focus { border: 2px solid $accent; }
#articleDetails { border: none; border-bottom: 1px solid $hairline; }
#findBar { border: none; border-bottom: 1px solid $hairline; }
#claimReason, #correctionReason, #claimTabs QLineEdit, #claimTabs QTextEdit[readOnly="false"], #findField,
#claimsFilter, #searchField, #libraryWords, #librarySince, #libraryUntil, #sourcesWindow QLineEdit,
#sourcesWindow QTextEdit, #mergeDialog QLineEdit,
#deskSettings QLineEdit, #previewDialog QLineEdit, #previewDialog QTextEdit, #exportDialog QLineEdit {
    border: 1px solid $edge; border-radius: 4px;
}
#claimReason:focus, #correctionReason:focus, #claimTabs QLineEdit:focus, #claimTabs QTextEdit:focus,
#findField:focus, #claimsFilter:focus, #searchField:focus,
#libraryWords:focus, #librarySince:focus, #libraryUntil:focus, #sourcesWindow QLineEdit:focus,
#sourcesWindow QTextEdit:focus, #mergeDialog QLineEdit:focus, #deskSettings QLineEdit:focus,
#previewDialog QLineEdit:focus, #previewDialog QTextEdit:focus, #exportDialog QLineEdit:focus {
    border: 2px solid $accent;
}
""")


def dress(application: QApplication) -> None:
    """Give the application its style in the colours of its palette; a system's own style is left as users know it."""
    if _is_ours_to_dress() or application.style().objectName().lower() == "fusion" or application.styleSheet():
        application.setStyleSheet(sheet(application.palette()))


def follow(application: QApplication) -> None:
    """Dress the application again after the system gave it another palette; nothing is done where it is the same."""
    if _is_ours_to_dress() and application.styleSheet() != sheet(application.palette()):
        dress(application)


def _is_ours_to_dress() -> bool:
    """Return whether the style can be none but Qt's own; the style itself is asked elsewhere, which takes longer."""
    return sys.platform not in {"win32", "darwin"} and not os.environ.get("QT_STYLE_OVERRIDE")


def sheet(palette: QPalette) -> str:
    """Return the style sheet for a palette: edges of what can be used have the contrast that they need."""
    theme = Theme.of(palette)
    return _SHEET.substitute(
        paper=theme.paper.name(),
        hairline=theme.hairline.name(),
        handle=mixed(theme.paper, theme.ink, 0.3).name(),
        edge=readable(mixed(theme.paper, theme.ink, 0.4), theme.paper, MARK_CONTRAST).name(),
        accent=theme.accent.name(),
        tick=resources.path("icons", "tick-dark.svg" if theme.dark else "tick-light.svg").as_posix(),
        chosen=mixed(theme.paper, theme.accent, 0.16).name(),
    )
