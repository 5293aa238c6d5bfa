"""Up and Down, alone, with Shift and by pages, keep the caret's column through lines of either direction."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLine

from tests.ui.driver import PLAIN, SHIFT, Driver

Key = Qt.Key
TEXT = """عنوان قصير
قالَ الوَزيرُ في بَيانٍ مُشَكَّلٍ تَشْكيلًا كامِلًا إنَّ الِاتِّفاقَ سَيُوَقَّعُ قَرِيبًا، وإنَّ الحُكومَةَ تُتابِعُ ذٰلِكَ مَعَ الشُّرَكاءِ في المِنْطَقَةِ كُلِّها، وأضافَ أنَّ الأَمْرَ لا يَحْتَمِلُ التَّأْجِيلَ.
سطر.
أعلنت شركة Vertamari Holdings Ltd أن 640 مليون دولار (نحو 12.5% من الميزانية) ستُصرف في 2023-09-11 عبر https://example.org/path?x=1 كما قالت، وفق تقرير "Harbour Ledger Weekly Review" المنشور أمس في المدينة.
كلمة واحدة هنا
This paragraph is English with كلمات عربية inside it and it goes on for long enough that it has to be wrapped over several lines.
ولغة 😀 وأخرى   مع   فراغات   كثيرة   بين   الكلمات   لكي   يتدلّى   بعضها   عن   طرف   العمود   حيث   ينكسر   السطر   هنا.
"""  # noqa: E501


@pytest.fixture
def read(closed: Driver, tmp_path: Path) -> Driver:
    """Four times the text, in a window in which its paragraphs take several lines."""
    file = tmp_path / "mixed.txt"
    file.write_text(TEXT * 4, encoding="utf-8")
    closed.open(file)
    closed.window.resize(1000, 700)
    closed.article.setFocus()
    return closed


def caret(desktop: Driver) -> tuple[tuple[int, int], float, list[float]]:
    """The caret's line (paragraph, line in it), its column in pixels, and all columns it can have in that line."""
    cursor = desktop.article.textCursor()
    block = cursor.block()
    layout = block.layout()
    line = layout.lineForTextPosition(cursor.positionInBlock())
    last = line.lineNumber() + 1 == layout.lineCount()
    end = line.textStart() + line.textLength() + (1 if last else 0)
    there = [at for at in range(line.textStart(), end) if layout.isValidCursorPosition(at)]
    left = layout.position().x()
    columns = [left + across(line, at) for at in there or [0]]  # an empty paragraph has one
    return (block.blockNumber(), line.lineNumber()), left + across(line, cursor.positionInBlock()), columns


def across(line: QTextLine, at: int) -> float:
    found = line.cursorToX(at)
    return float(found[0] if isinstance(found, tuple) else found)


def line_numbers(desktop: Driver) -> list[tuple[int, int]]:
    document = desktop.article.document()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    for block in blocks:
        document.documentLayout().blockBoundingRect(block)
    return [(block.blockNumber(), line) for block in blocks for line in range(block.layout().lineCount())]


@pytest.mark.parametrize("modifiers", [PLAIN, SHIFT])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.77, 0.98])
def test_the_column_is_kept_down_and_up_again(read: Driver, modifiers: Qt.KeyboardModifier, share: float):
    lines = line_numbers(read)
    start = TEXT.index("قالَ") + int(share * 40)
    read.article.select(start, start)
    first, column, _ = caret(read)
    assert first == (1, 0)
    onward = lines[lines.index(first) + 1 :]
    assert len(onward) > 30
    for expected in (*onward, *reversed(lines[lines.index(first) : -1])):
        down = expected > caret(read)[0]
        read.key(Key.Key_Down if down else Key.Key_Up, modifiers)
        now, at, columns = caret(read)
        assert now == expected
        assert abs(at - column) == min(abs(one - column) for one in columns), now
    assert abs(caret(read)[1] - column) < 0.5


def test_sideways_a_new_column_is_taken(read: Driver):
    start = TEXT.index("قالَ")
    read.article.select(start, start)
    read.key(Key.Key_Down)
    for _ in range(6):
        read.key(Key.Key_Left)
    _, column, _ = caret(read)
    read.key(Key.Key_Down)
    _, at, columns = caret(read)
    assert abs(at - column) == min(abs(one - column) for one in columns)


def test_pages_keep_the_column_and_go_to_the_ends(read: Driver):
    lines = line_numbers(read)
    start = TEXT.index("قالَ") + 12
    read.article.select(start, start)
    first, column, _ = caret(read)
    seen = [first]
    for _ in range(12):
        read.key(Key.Key_PageDown, SHIFT)
        now, at, columns = caret(read)
        if now == seen[-1]:
            break
        assert abs(at - column) == min(abs(one - column) for one in columns)
        assert read.article.viewport().rect().intersects(read.article.cursorRect())
        seen.append(now)
    assert seen[-1] == lines[-1]
    steps = [lines.index(after) - lines.index(before) for before, after in pairwise(seen)]
    assert all(step > 4 for step in steps[:-1])  # most of what is seen, and one line of it stays
    chosen = read.article.selected_range()
    assert chosen is not None
    assert chosen[0] == start
    for _ in range(12):
        read.key(Key.Key_PageUp)
    assert caret(read)[0][0] == 0


def test_past_the_ends_the_caret_stays_in_the_text(read: Driver):
    read.article.select(0, 0)
    read.key(Key.Key_Up)
    assert read.article.caret() == 0
    end = len(read.text)
    read.article.select(end, end)
    read.key(Key.Key_Down)
    assert read.article.caret() == end
