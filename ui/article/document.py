"""A stored text made into a document to read: each paragraph in its own direction, in a face and measure for Arabic."""

import sys
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from factcheck.model import Direction
from factcheck.text.direction import paragraph_direction
from ui.look import Look

# Naskh first. The others are what macOS and Windows bring along; the last two have what it lacks.
FAMILIES = ("Noto Naskh Arabic", "Geeza Pro", "Sakkal Majalla", "Noto Sans Arabic", "Noto Sans")

_POINTS = 17.5 if sys.platform == "darwin" else 17.5 * 72 / 96  # 17.5 pixels, unless the system's text is set larger
_HEADING_TIGHTER = 0.91
_HEADING_SIZE = 1.5
_CHARACTER = 38 / 70  # em; of Arabic news, with its spaces
_GUTTER = 4.4  # em on either side, for the numbers of the claims
_AFTER, _AFTER_HEADING = 0.75, 0.9
_TOP, _BOTTOM = 2.2, 6
_USUAL = Look()

_QT_DIRECTION = {Direction.RTL: Qt.LayoutDirection.RightToLeft, Direction.LTR: Qt.LayoutDirection.LeftToRight}
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


@dataclass(frozen=True, slots=True)
class Setting:
    """The face and the measures of an article at one zoom and in one look; lengths are in pixels."""

    font: QFont
    em: float
    look: Look

    @classmethod
    def at(cls, percent: int, look: Look = _USUAL) -> "Setting":
        """Return the setting for a zoom of so many per cent; what the chosen face lacks comes from our own ones."""
        font = QFont()
        font.setFamilies([look.family, *FAMILIES] if look.family else list(FAMILIES))
        font.setPointSizeF(_POINTS * percent / 100)
        # The face's own em, as large as this screen draws it.
        return cls(font, font.pointSizeF() * QFontMetricsF(font).fontDpi() / 72, look)

    @property
    def line_height(self) -> float:
        """The distance from line to line."""
        return self.em * self.look.spacing / 100

    @property
    def gutter(self) -> float:
        """The margin on either side of the column."""
        return round(self.em * _GUTTER)

    @property
    def width(self) -> int:
        """The column with both its margins."""
        return round(self.em * self.look.column * _CHARACTER + 2 * self.gutter)


def build(text: str, direction: Direction, title: str, setting: Setting, parent: QObject) -> QTextDocument:
    """Return a document that shows a stored text, one paragraph a line, with Qt's positions those of the text.

    A paragraph without letters takes `direction`. The first one is the heading when it says the same as `title`.
    """
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(setting.font)
    frame = document.rootFrame().frameFormat()
    frame.setMargin(0)
    frame.setLeftMargin(setting.gutter)
    frame.setRightMargin(setting.gutter)
    frame.setTopMargin(setting.em * _TOP)
    frame.setBottomMargin(setting.em * _BOTTOM)
    document.rootFrame().setFrameFormat(frame)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    # All paragraphs come in one insertion, in the article's direction; then only those that differ are touched.
    cursor.setBlockFormat(_paragraph(setting, direction))
    cursor.insertText(text)
    _turn_paragraphs(cursor, text, direction, setting)
    first = text.partition("\n")[0]
    if title.strip() and first.strip() == title.strip():
        _set_heading(cursor, paragraph_direction(first, direction), setting)
    cursor.endEditBlock()
    return document


def _turn_paragraphs(cursor: QTextCursor, text: str, direction: Direction, setting: Setting) -> None:
    block = cursor.document().begin()
    for paragraph in text.split("\n"):
        own = paragraph_direction(paragraph, direction)
        if own is not direction:
            cursor.setPosition(block.position())
            cursor.setBlockFormat(_paragraph(setting, own))
        block = block.next()


def _set_heading(cursor: QTextCursor, direction: Direction, setting: Setting) -> None:
    font = QTextCharFormat()
    font.setFontPointSize(setting.font.pointSizeF() * _HEADING_SIZE)
    paragraph = _paragraph(setting, direction)
    paragraph.setHeadingLevel(1)
    paragraph.setBottomMargin(setting.em * _AFTER_HEADING)
    paragraph.setLineHeight(setting.line_height * _HEADING_SIZE * _HEADING_TIGHTER, _FIXED)
    cursor.setPosition(0)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.setBlockFormat(paragraph)
    cursor.mergeCharFormat(font)


def _paragraph(setting: Setting, direction: Direction) -> QTextBlockFormat:
    paragraph = QTextBlockFormat()
    paragraph.setLayoutDirection(_QT_DIRECTION[direction])
    paragraph.setLineHeight(setting.line_height, _FIXED)
    paragraph.setBottomMargin(setting.em * _AFTER)
    return paragraph


def em_of(block: QTextBlock, setting: Setting) -> float:
    """Return the size of a paragraph's face, in pixels."""
    return setting.em * (_HEADING_SIZE if block.blockFormat().headingLevel() else 1)


def is_right_to_left(block: QTextBlock) -> bool:
    """Return whether a paragraph is set from right to left."""
    return block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
