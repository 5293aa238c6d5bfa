"""What is said of an article over its text is edited in place, each field as one step, in its own direction."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.driver import CONTROL, STATEMENT, Driver

Key = Qt.Key
_SIDES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight


@pytest.fixture
def details(desktop: Driver) -> Driver:
    desktop.key(Key.Key_I, CONTROL)
    return desktop


def put(desktop: Driver, name: str, value: str) -> None:
    """Type a value into a field and leave it by Enter."""
    field = desktop.window.pane.details.fields[name]
    field.setFocus()
    field.selectAll()
    desktop.type(value)
    desktop.key(Key.Key_Return)


def test_the_fields_come_with_the_keys_and_go_back(details: Driver):
    fields = details.window.pane.details
    assert fields.isVisible()
    assert QApplication.focusWidget() is fields.fields["title"]
    article = details.session.article
    assert article is not None
    assert fields.fields["title"].text() == article.title
    details.key(Key.Key_Escape)
    assert not fields.isVisible()
    assert details.article.hasFocus()


def test_each_field_is_one_step_and_is_shown_everywhere(details: Driver):
    before = details.session.article
    assert before is not None
    put(details, "outlet", "صحيفة الخليج")
    put(details, "title", "عنوان آخر")
    article = details.session.article
    assert article is not None
    assert (article.outlet, article.title) == ("صحيفة الخليج", "عنوان آخر")
    assert details.titles() == ["عنوان آخر"]
    assert details.window.windowTitle() == "عنوان آخر — Isnad"
    assert "صحيفة الخليج" in details.window.pane._about.text()
    assert details.window.pane._title.text() == "عنوان آخر"
    details.article.setFocus()
    details.key(Key.Key_Z, CONTROL)
    details.key(Key.Key_Z, CONTROL)
    assert details.session.article == before
    assert details.window.pane.details.fields["title"].text() == before.title


def test_what_is_read_and_chosen_stays_while_the_header_changes(desktop: Driver):
    claim = desktop.mark(STATEMENT)
    bar = desktop.article.verticalScrollBar()
    bar.setValue(bar.maximum())
    desktop.key(Key.Key_I, CONTROL)
    put(desktop, "author", "ليلى")
    assert desktop.session.chosen == claim.id
    assert bar.value() > 0


def test_every_field_takes_the_direction_of_what_is_in_it(details: Driver):
    fields = details.window.pane.details.fields
    put(details, "author", "Jane Doe")
    put(details, "outlet", "الخليج")
    assert fields["author"].alignment() & _SIDES == Qt.AlignmentFlag.AlignLeft
    assert fields["outlet"].alignment() & _SIDES == Qt.AlignmentFlag.AlignRight


@pytest.mark.parametrize(("name", "value", "told"), [("title", " ", "title"), ("language", "Arabic!", "tag")])
def test_what_cannot_be_is_refused_in_a_sentence(details: Driver, name: str, value: str, told: str):
    before = details.session.article
    put(details, name, value)
    assert told in details.notice
    assert details.session.article == before


def test_escape_leaves_a_field_as_it_was(details: Driver):
    before = details.session.article
    details.type("x")
    details.key(Key.Key_Escape)
    assert details.session.article == before
    assert before is not None
    assert details.window.pane.details.fields["title"].text() == before.title
