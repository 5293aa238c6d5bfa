"""What is done in a long article with very many claims: it is opened, scrolled, searched, filtered, and marked."""

from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QTextEdit

from tools.bench.measure import Row, Target, Timed, in_turn
from tools.bench.window import FRAME, Desk, Painted

LONGER = 10
"""How many times as long as the usual article the long one is, and how many times as many its claims are."""

PAINTED = 3.0
"""Target: what the long article takes to be painted, as a multiple of the usual one."""

_ENOUGH = 30_000  # characters to scroll through
_REST = 120  # milliseconds
_NOTCH = 120  # eighths of a degree
_WORDS = ("الحكومة", "كالدورا", "محطة", "المشروع")


def rows(application: QApplication, folder: Path, characters: int, claims: int, runs: int) -> list[Row]:
    """Measure the long article: against the usual one, and a frame of it against a notch in Qt's own view."""
    usual = Desk(application, folder / "usual", characters, claims)
    long = Desk(application, folder / "long", characters * LONGER, claims * LONGER)
    told = f"{characters * LONGER:,} characters, {claims * LONGER:,} claims"
    opened = in_turn(_opening(usual), _opening(long), max(3, runs // 3))
    long.show(long.full)
    plain = QTextEdit()
    plain.setPlainText(long.text[: max(characters, _ENOUGH)])
    plain.resize(1280, 800)
    plain.show()
    finder, panel = long.window.pane.finder, long.window.claims
    finder.open()
    deeds: tuple[tuple[str, Timed], ...] = (
        ("scroll the article", _wheel(long.view)),
        ("scroll the claims", _wheel(panel.view)),
        ("find in the article, the last letter of a word", _typing(finder.field, long.view)),
        ("filter the claims, the last letter of a word", _typing(panel.bar.field, panel.view)),
    )
    measured = [(what, in_turn(_wheel(plain), deed, runs)) for what, deed in deeds]
    finder.leave()
    panel.bar.clear()
    measured.append(("key press to painted mark, saved", in_turn(_wheel(plain), long.marking(long.full), runs)))
    plain.close()
    usual.close()
    long.close()
    return [
        Row(f"open {told}; floor: a tenth of it", *opened, Target(ratio=PAINTED)),
        *(Row(f"{what}; {told}", *times, Target(milliseconds=FRAME)) for what, times in measured),
    ]


def _opening(desk: Desk) -> Timed:
    """Return the deed of opening a desk's article with claims, after another one."""

    def show() -> float:
        desk.show(desk.bare)
        QTest.qWait(_REST)
        return desk.show(desk.full)

    return show


def _wheel(view: QAbstractScrollArea) -> Timed:
    """Return the deed of scrolling down by a notch of the wheel, from the beginning again after the end."""
    painted, bar = Painted(view.viewport()), view.verticalScrollBar()

    def turn() -> float:
        if bar.value() >= bar.maximum() - bar.pageStep():
            bar.setValue(0)
        QTest.qWait(_REST // 4)
        middle = QPointF(view.viewport().rect().center())
        event = QWheelEvent(
            middle, QPointF(view.viewport().mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, -_NOTCH),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        return painted.after(lambda: QApplication.sendEvent(view.viewport(), event))

    return turn


def _typing(field: QLineEdit, shown: QAbstractScrollArea) -> Timed:
    """Return the deed of typing the last letter of a word, until what it changes was painted."""
    painted, words = Painted(shown.viewport()), cycle(_WORDS)

    def click(letter: str) -> None:
        none = Qt.KeyboardModifier.NoModifier
        QTest.sendKeyEvent(QTest.KeyAction.Click, field, Qt.Key(ord(letter)), letter, none)

    def type_last() -> float:
        word = next(words)
        field.clear()
        field.setFocus()
        for letter in word[:-1]:
            click(letter)
        QTest.qWait(2 * _REST)
        return painted.after(lambda: click(word[-1]))

    return type_last
