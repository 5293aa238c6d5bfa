"""A sentence is taken by key, then its paragraph; sentences are walked through, and marked, without a mouse."""

import pytest
from PySide6.QtCore import Qt

from factcheck.model import Status
from tests.ui.driver import SHIFT, Driver

Key = Qt.Key
TEXT = "عنوان الخبر\n\nقال الوزير إن العقد وُقّع أمس. ولم يذكر 🚢 تفاصيل أخرى. وانتهى المؤتمر سريعًا.\nنفى المتحدث ذلك."
SENTENCES = [
    "عنوان الخبر",
    "قال الوزير إن العقد وُقّع أمس.",
    "ولم يذكر 🚢 تفاصيل أخرى.",
    "وانتهى المؤتمر سريعًا.",
    "نفى المتحدث ذلك.",
]


@pytest.fixture
def reading(desktop: Driver) -> Driver:
    """The program with a short text open, the caret in its second sentence."""
    desktop.session.traffic.paste(TEXT)
    desktop.wait(lambda: desktop.text == TEXT)
    desktop.article.setFocus()
    caret = TEXT.index("يذكر")
    desktop.article.select(caret, caret)
    return desktop


def selected(desktop: Driver) -> str:
    start, end = desktop.article.selected_range() or (0, 0)
    return desktop.text[start:end]


def test_a_key_takes_the_sentence_and_again_the_paragraph(reading: Driver):
    reading.key(Key.Key_F8)
    assert selected(reading) == SENTENCES[2]
    reading.key(Key.Key_F8)
    assert selected(reading) == TEXT.split("\n")[2]
    reading.key(Key.Key_F8)
    assert selected(reading) == TEXT.split("\n")[2]


def test_at_the_end_of_a_paragraph_its_last_sentence_is_taken(reading: Driver):
    reading.article.select(len(TEXT), len(TEXT))
    reading.key(Key.Key_F8)
    assert selected(reading) == SENTENCES[4]


def test_nothing_is_taken_of_an_empty_paragraph(reading: Driver):
    empty = TEXT.index("\n\n") + 1
    reading.article.select(empty, empty)
    reading.key(Key.Key_F8)
    assert selected(reading) == ""


def test_sentences_are_walked_through_both_ways(reading: Driver):
    reading.article.select(0, 0)
    walked = []
    for _ in range(6):
        reading.key(Key.Key_F9)
        walked.append(selected(reading))
    assert walked == [*SENTENCES, SENTENCES[-1]]
    for _ in range(5):
        reading.key(Key.Key_F9, SHIFT)
        walked.append(selected(reading))
    assert walked[6:] == [*SENTENCES[3::-1], SENTENCES[0]]


def test_a_sentence_is_marked_by_two_keys(reading: Driver):
    reading.key(Key.Key_F8)
    reading.key(Key.Key_3)
    (claim,) = reading.session.claims
    assert (claim.passage.quote, claim.status) == (SENTENCES[2], Status.VERIFIED)
    reading.key(Key.Key_F9)
    reading.key(Key.Key_1)
    assert [one.passage.quote for one in reading.session.claims] == SENTENCES[2:4]
