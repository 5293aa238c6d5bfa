"""Each thing that is done to the desk from the menu is one step: undo takes all of it back, redo brings it back."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from db.journal import JOURNALED
from tests.held import real_test
from tests.ui.driver import CONTROL, LEFT, OTHER, STATEMENT, Driver
from ui.deeds import all_deeds
from ui.library.deeds import NameDialog

Key = Qt.Key
Rows = dict[str, list[tuple[Any, ...]]]


def state(desktop: Driver) -> Rows:
    """All that an analyst's work is kept in."""
    rows = desktop.store.connection.execute
    tables = [table for table in JOURNALED if table != "source"]  # once named it stays: other articles may name it too
    return {table: sorted(rows(f"SELECT * FROM {table}").fetchall(), key=repr) for table in tables}


def marked(desktop: Driver) -> None:
    desktop.mark(OTHER)
    desktop.mark(STATEMENT)


def selected(desktop: Driver) -> None:
    desktop.article.setFocus()
    desktop.select(STATEMENT)


def other_words(desktop: Driver) -> None:
    desktop.mark(STATEMENT)
    desktop.article.setFocus()
    desktop.select(OTHER)


def two_passages(desktop: Driver) -> None:
    other_words(desktop)
    desktop.window.actions_["add_passage"].trigger()


def caret_in_it(desktop: Driver) -> None:
    desktop.mark(STATEMENT)
    start = desktop.text.index(STATEMENT) + STATEMENT.index("بمنح")
    desktop.article.select(start, start)


def two_chosen(desktop: Driver) -> None:
    marked(desktop)
    desktop.click_row(desktop.claims, 0)
    view = desktop.claims
    at = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, CONTROL, at)
    assert len(view.selectionModel().selectedIndexes()) == 2


def copied(desktop: Driver) -> None:
    desktop.library.setFocus()
    QApplication.clipboard().setText("خبر آخر\nقال الوزير إن الأمر لم يقع.\n")


def in_library(desktop: Driver) -> None:
    desktop.click_row(desktop.library, 0)


def collected(desktop: Driver) -> None:
    in_library(desktop)
    desktop.session.holdings.collect("مجموعتي", [desktop.session.article.id])  # type: ignore[union-attr]
    if desktop.window.library.bar is None:
        desktop.press("libraryFilter")
    bar = desktop.window.library.bar
    assert bar is not None
    box = bar.place
    desktop.wait(lambda: any("مجموعتي" in box.itemText(row) for row in range(box.count())))
    box.setCurrentIndex(next(row for row in range(box.count()) if "مجموعتي" in box.itemText(row)))
    box.activated.emit(box.currentIndex())
    desktop.wait(lambda: desktop.window.library.place is not None)
    in_library(desktop)


def then_named(desktop: Driver) -> None:
    dialog = desktop.window.findChild(NameDialog)
    field = dialog.findChild(QLineEdit)
    field.setText("مجموعة")
    QTest.keyClick(field, Key.Key_Return)
    desktop.front()
    desktop.library.setFocus()


def then_typed(desktop: Driver) -> None:
    desktop.type("صياغة أخرى")
    desktop.key(Key.Key_Return)
    desktop.article.setFocus()


def linked(desktop: Driver) -> None:
    """A claim with a link in its chain, and another name selected."""
    desktop.mark(STATEMENT)
    desktop.article.setFocus()
    desktop.select('صحيفة "هاربر ليدجر"')
    desktop.window.actions_["name_source"].trigger()
    desktop.select("هيئة مصايد خليج النوارس")


Way = tuple[Callable[[Driver], None], Callable[[Driver], None] | None]

WAYS = ("word_more", "word_less", "character_more", "character_less")
EDGES = [f"{side}_{way}" for side in ("end", "start") for way in WAYS]
DONE: dict[str, Way] = {
    "paste": (copied, None),
    "mark_sourced": (selected, None),
    "mark_disputed": (selected, None),
    "mark_verified": (selected, None),
    "mark_unchecked": (selected, None),
    **dict.fromkeys(EDGES, (marked, None)),
    "add_passage": (other_words, None),
    "remove_passage": (two_passages, None),
    "split": (caret_in_it, None),
    "merge": (two_chosen, None),
    "name_source": (other_words, None),
    "name_beside": (linked, None),
    "quote": (other_words, None),
    "edit_wording": (marked, then_typed),
    "remove_claim": (marked, None),
    "collect": (in_library, then_named),
    "take_out": (collected, None),
    "delete_place": (collected, None),
    "archive": (in_library, None),
    "remove_article": (in_library, None),
}
"""What changes the desk at once, or when something is typed: what is prepared, the deed itself, and what follows it."""

ELSEWHERE = {
    "open": ("tests/ui/test_undoing.py", "in_the_library_undo_takes_back_an_import"),
    "sample": ("tests/ui/test_undoing.py", "in_the_library_undo_takes_back_an_import"),
    "recent": ("tests/ui/test_undoing.py", "in_the_library_undo_takes_back_an_import"),
    "address": ("tests/ui/test_undoing.py", "in_the_library_undo_takes_back_an_import"),
    "reread": ("tests/ui/test_rereading.py", "a_wrong_encoding_is_put_right_and_the_mark_stays"),
    "left_out": ("tests/ui/test_left_out.py", "what_is_ticked_comes_in_where_the_page_has_it"),
    "save_search": ("tests/db/test_library.py", "collections_hold_articles_and_every_deed_is_undone"),
    "details": ("tests/ui/test_details.py", "each_field_is_one_step_and_is_shown_everywhere"),
    "sources": ("tests/ui/test_sources.py", "two_that_are_one_are_merged_after_a_preview_and_undo_parts_them"),
    "desk_settings": ("tests/ui/test_scale.py", "a_rating_is_edited_in_place_and_each_edit_is_undone"),
    "tags": ("tests/ui/test_tags.py", "a_tag_is_given_to_all_as_one_step"),
}
"""What changes the desk by way of a dialog or a pane, and the test in which undo takes it back."""

CHANGE_NOTHING = {
    *("new_window", "close_window", "save", "export", "print", "preview", "coming", "private", "quit", "undo", "redo"),
    *("copy_claim", "copy_markdown", "copy_html", "copy_card", "save_card", "find", "find_next", "find_previous"),
    *("search", "library", "claims", "page", "zoom_in", "zoom_out", "zoom_reset", "reading", "hidden", "theme"),
    *("language", "arabic_digits", "take_sentence", "next_sentence", "previous_sentence", "next_claim"),
    *("previous_claim", "filter", "about_source", "tab_attribution", "tab_evidence", "tab_verdict", "tab_history"),
    *("graph", "palette", "shortcuts", "about"),
}
"""What is looked at, chosen, written out of the desk, or kept in the settings."""


def test_every_deed_is_known_here():
    assert sorted([*DONE, *ELSEWHERE, *CHANGE_NOTHING]) == sorted(deed.name for deed in all_deeds())
    for file, name in ELSEWHERE.values():
        real_test(file, name)


@pytest.mark.parametrize("name", list(DONE))
def test_a_deed_is_one_step_there_and_back(desktop: Driver, name: str):
    prepare, follow = DONE[name]
    prepare(desktop)
    before = state(desktop)
    desktop.window.actions_[name].trigger()
    if follow is not None:
        follow(desktop)
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    after = state(desktop)
    assert after != before
    assert desktop.notice == ""
    desktop.window.actions_["undo"].trigger()
    assert state(desktop) == before
    desktop.window.actions_["redo"].trigger()
    assert state(desktop) == after
    assert desktop.store.index.agrees()
