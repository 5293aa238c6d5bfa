"""The order in which the article view sets text, against Unicode's own test lines."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor, QTextDocument, QTextLine
from PySide6.QtWidgets import QApplication

from factcheck.model import Direction
from factcheck.text.characters import kind
from tests.factcheck.text.bidi_suite import Case, character_cases, class_cases
from ui.article.document import Setting, build, is_right_to_left

WIDE = 100_000
AT_ONCE = 4_000


@pytest.mark.parametrize("cases", [character_cases, class_cases], ids=["characters", "classes"])
def test_every_line_is_set_in_the_order_of_the_standard(qapp: QApplication, cases: Callable[[], list[Case]]) -> None:
    """Compared is where each character stands that takes up room.

    Not compared, since they have no place of their own: marks (they stand on what is before them) and characters
    that Qt draws nothing for. No line is left out.
    """
    every = cases()
    wrong = []
    for start in range(0, len(every), AT_ONCE):
        part = every[start : start + AT_ONCE]
        for case, shown in zip(part, orders(part), strict=True):
            if shown != [at for at in case.order if at in shown]:
                wrong.append((ascii(case.text), case.direction, case.order, shown))
    assert not wrong, f"{len(wrong)} of {len(every)} lines, the first of them: {wrong[:5]}"


def orders(cases: list[Case]) -> list[list[int]]:
    """The characters of each case as the view sets them, from left to right."""
    parent = QObject()
    document = build("\n".join(case.text for case in cases), Direction.LTR, "", Setting.at(100), parent)
    turn(document, cases)
    document.setTextWidth(WIDE)
    found = []
    block = document.begin()
    for case in cases:
        document.documentLayout().blockBoundingRect(block)
        assert block.layout().lineCount() == 1
        found.append(order(block.layout().lineAt(0), case.text))
        block = block.next()
    parent.deleteLater()
    return found


def turn(document: QTextDocument, cases: list[Case]) -> None:
    """Give those paragraphs the direction of the suite that have another one by their first strong letter."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    for case in cases:
        right = case.direction is Direction.RTL
        if is_right_to_left(block) != right:
            turned = block.blockFormat()
            turned.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(turned)
        block = block.next()
    cursor.endEditBlock()


def order(line: QTextLine, text: str) -> list[int]:
    # The place of the glyph, not its box: half of a bracket with a mark is given the box of its neighbour.
    places: dict[int, float] = {}
    position = 0
    for at, character in enumerate(text):
        size = 1 + (ord(character) > 0xFFFF)
        if kind(character) not in {"NSM", "BN"}:
            for run in line.glyphRuns(position, size):
                if run.boundingRect().width() > 0:
                    places[at] = run.positions()[0].x()
                    break
        position += size
    return sorted(places, key=lambda at: places[at])
