"""Single keys in any digits, and the front that a second double click takes off a word."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from factcheck.model import Status
from ui.article.keys import prefix_length, status_of

NONE = Qt.KeyboardModifier.NoModifier


def typed(text: str, modifiers: Qt.KeyboardModifier = NONE, key: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


@pytest.mark.parametrize("digits", ["123", "١٢٣", "۱۲۳"])
def test_one_two_three_are_the_marks_in_whatever_digits(digits: str):
    assert [status_of(typed(digit)) for digit in digits] == [Status.SOURCED, Status.DISPUTED, Status.VERIFIED]


def test_digits_of_the_number_pad_and_those_typed_with_shift_count():
    assert status_of(typed("2", Qt.KeyboardModifier.KeypadModifier)) is Status.DISPUTED
    assert status_of(typed("2", Qt.KeyboardModifier.ShiftModifier)) is Status.DISPUTED


@pytest.mark.parametrize("other", ["", "0", "4", "²", "a", "12", "!"])
def test_other_keys_are_no_marks(other: str):
    assert status_of(typed(other)) is None


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_with_a_modifier_a_digit_is_somebody_elses(modifier: Qt.KeyboardModifier):
    assert status_of(typed("1", modifier)) is None


@pytest.mark.parametrize(
    ("word", "front"),
    [
        ("والحكومة", "وال"), ("بالقطار", "بال"), ("للصحفيين", "لل"), ("وقالت", "و"), ("سيعقد", "س"), ("وسيعقد", "وس"),
        ("وَالْحكومة", "وَالْ"), ("الحرب", "ال"), ("إن", ""), ("من", ""), ("بعد", ""), ("كوريا", "ك"),
        ("Seoul", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_front_of_a_word_is_taken_when_enough_is_left(word: str, front: str):
    assert word[: prefix_length(word)] == front
