"""What the article pane shows while nothing is open: what to do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from factcheck.words import Words

if TYPE_CHECKING:
    from ui.article.pane import ArticlePane


def empty(pane: "ArticlePane", words: Words) -> QWidget:
    """Return a page of the pane whose buttons wish for a file, or for the sample."""
    page = QWidget(pane)
    title = QLabel(words("Open an article to begin"), page)
    font = QFont(title.font())
    font.setPointSizeF(font.pointSizeF() * 1.5)
    title.setFont(font)
    hint = QLabel(words("Drop a file here, paste text, or choose one of these."), page)
    for label in (title, hint):
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
    opening = QPushButton(words("&Open a file…"), page)
    opening.setDefault(True)
    sample = QPushButton(words("Open the &sample article"), page)
    opening.clicked.connect(pane.open_wished)
    sample.clicked.connect(pane.sample_wished)
    buttons = QHBoxLayout()
    buttons.addStretch(1)
    buttons.addWidget(opening)
    buttons.addWidget(sample)
    buttons.addStretch(1)
    column = QVBoxLayout(page)
    column.setSpacing(12)
    column.addStretch(1)
    column.addWidget(title)
    column.addWidget(hint)
    column.addLayout(buttons)
    column.addStretch(2)
    return page
