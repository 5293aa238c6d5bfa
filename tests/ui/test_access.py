"""Who sees nothing, or has no mouse, can use all of it: names, keys, targets, and no trap."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QMenuBar,
    QPushButton,
    QToolBar,
    QToolButton,
    QWidget,
)

from factcheck.attribution import SourceKind
from factcheck.evidence import EvidenceKind, Stance
from tests.ui.driver import CONTROL, SAMPLE, SHIFT, STATEMENT, Driver
from ui.deeds import all_deeds
from ui.export_dialog import ExportDialog
from ui.settings import Settings

LANGUAGES = ["en", "ar"]


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest, closed: Driver) -> Driver:
    """The program in each language, with a chosen claim and a notice, so that every pane is there."""
    closed.settings().language = request.param
    closed.open(SAMPLE)
    closed.mark(STATEMENT)
    closed.window.notice.tell("…")
    return closed


def focusable(root: QWidget) -> Iterator[QWidget]:
    seen = (widget for widget in root.findChildren(QWidget) if widget.isVisible())
    return (widget for widget in seen if widget.focusPolicy() != Qt.FocusPolicy.NoFocus)


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a control: its own name, its text, or the label that it is the buddy of."""
    labels = (label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget)
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return next(filter(None, chain([widget.accessibleName(), text], labels)), "")


def test_every_control_has_a_name(spoken: Driver):
    ours = [widget for widget in focusable(spoken.window) if not widget.objectName().startswith("qt_")]
    assert len(ours) >= 8
    assert [repr(widget) for widget in ours if not name_of(widget)] == []


def test_every_field_of_a_claim_has_a_label(spoken: Driver):
    panel = spoken.window.claim
    buddies = {label.buddy(): label.text() for label in panel.findChildren(QLabel) if label.buddy()}
    assert {panel.quote, panel.wording, panel.note} <= buddies.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_export_dialog_can_be_used_without_a_mouse(closed: Driver, language: str):
    closed.settings().language = language
    closed.open(SAMPLE)
    dialog = ExportDialog(closed.session.words, closed.settings(), closed.window)
    assert dialog.windowTitle()
    for widget in [*dialog.findChildren(QComboBox), *dialog.findChildren(QPushButton)]:
        assert name_of(widget)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    texts += [button.text() for button in dialog.findChildren(QPushButton)]
    letters = mnemonics(texts)
    assert len(letters) == len(set(letters)) >= 2
    dialog.deleteLater()


@pytest.fixture
def opened(desktop: Driver) -> Driver:
    """Every pane of the window and every tab of a claim that has a record, opened."""
    desktop.mark(STATEMENT)
    desktop.session.recording.add_hop("هاربر ليدجر", SourceKind.OUTLET)
    desktop.session.recording.add_evidence(Stance.SUPPORTS, EvidenceKind.DOCUMENT)
    for tab in ("attribution", "evidence", "verdict", "history"):
        desktop.window.claim.show_tab(tab)
    desktop.key(Qt.Key.Key_F, CONTROL)
    desktop.key(Qt.Key.Key_I, CONTROL)
    desktop.key(Qt.Key.Key_K, CONTROL)
    return desktop


def names_in(table: str) -> list[str]:
    """The names that the page for those who work on the program tells; one with … stands for several."""
    page = Path(__file__).parents[2].joinpath("CONTRIBUTING.md").read_text(encoding="utf-8")
    return re.findall(table, page.partition("## The window from outside")[2].partition("A name with")[0])


def test_the_names_that_scripts_look_for_are_there(opened: Driver):
    names = names_in("`([a-z]+[A-Z][A-Za-z]+)`")
    there = {widget.objectName() for widget in opened.window.findChildren(QWidget)}
    assert len(names) > 30
    assert [name for name in names if name not in there | {"findChild"}] == []


def test_every_name_in_the_window_is_one_that_scripts_are_told_of(opened: Driver):
    told = [re.escape(name).replace("…", "[A-Za-z0-9]*") for name in names_in("`([A-Za-z…]+)`")]
    deeds = {deed.name for deed in all_deeds()} | {f"bar{deed.name.title().replace('_', '')}" for deed in all_deeds()}
    names = {widget.objectName() for widget in opened.window.findChildren(QWidget)} - deeds
    ours = {name for name in names if name and not name.startswith(("qt_", "Q", "_q", "Scroll"))}
    assert len(ours) > 60
    assert " ".join(name for name in sorted(ours) if not re.fullmatch("|".join(told), name)) == ""


def contexts(desktop: Driver) -> Iterator[tuple[str, str]]:
    """Every shortcut with what it does, as far as it works while the article has the focus."""
    for action in desktop.window.findChildren(object):
        if hasattr(action, "shortcuts") and action.objectName():
            yield from ((keys.toString(), action.objectName()) for keys in action.shortcuts())


def test_no_two_actions_share_a_key(desktop: Driver):
    keys = sorted(set(contexts(desktop)))
    shared = [key for key, count in Counter(key for key, _ in keys).items() if count > 1]
    assert len(keys) >= 20
    assert shared == []


USUAL = {
    "new_window": "Ctrl+N", "open": "Ctrl+O", "close_window": "Ctrl+W", "quit": "Ctrl+Q", "print": "Ctrl+P",
    "undo": "Ctrl+Z", "redo": "Ctrl+Shift+Z", "find": "Ctrl+F", "find_next": "F3", "find_previous": "Shift+F3",
    "zoom_in": "Ctrl++", "zoom_out": "Ctrl+-", "zoom_reset": "Ctrl+0", "reading": "Ctrl+,", "shortcuts": "F1",
}  # fmt: skip
"""The keys that such things have in every program, on all systems."""


def test_what_every_program_has_is_under_its_usual_key(desktop: Driver):
    keys = {name: [one.toString() for one in desktop.window.actions_[name].shortcuts()] for name in USUAL}
    assert {name: held for name, held in keys.items() if USUAL[name] not in held} == {}


def mnemonics(texts: list[str]) -> list[str]:
    plain = (text.replace("&&", "") for text in texts)
    return [text[text.index("&") + 1].lower() for text in plain if "&" in text]


def menus(menu: QMenuBar | QMenu) -> Iterator[list[str]]:
    """The words of a menu, and of every menu that it opens."""
    actions = [action for action in menu.actions() if not action.isSeparator()]
    yield [action.text() for action in actions]
    for action in actions:
        if action.menu():
            yield from menus(action.menu())


def test_mnemonics_are_there_and_unique_in_each_menu(spoken: Driver):
    seen = list(menus(spoken.window.menuBar()))
    assert len(seen) >= 9
    for texts in seen:
        letters = mnemonics(texts)
        twice = [letter for letter, count in Counter(letters).items() if count > 1]
        assert twice == [], texts
        assert len(letters) == len(texts), texts


def test_tab_leaves_every_pane_and_comes_round(spoken: Driver):
    spoken.article.setFocus()
    visited = []
    for _ in range(30):
        spoken.key(Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
        if visited[-1] is spoken.article:
            break
    assert visited[-1] is spoken.article
    window = spoken.window
    assert {spoken.library, spoken.claims, window.claim.quote, window.claim.wording, window.claim.note} <= set(visited)


def test_tab_goes_in_reading_order_and_back(spoken: Driver):
    stations = [spoken.library, spoken.article, spoken.claims, spoken.window.claim.quote]
    spoken.library.setFocus()
    order = [spoken.library]
    while len(order) < 30 and order[-1] is not stations[-1]:
        spoken.key(Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    assert [widget for widget in order if widget in stations] == stations
    spoken.article.setFocus()
    spoken.key(Qt.Key.Key_Tab)
    spoken.key(Qt.Key.Key_Tab, SHIFT)
    assert QApplication.focusWidget() is spoken.article


def test_targets_are_large_enough(spoken: Driver):
    buttons = [
        button
        for kind in (QToolButton, QPushButton)
        for button in spoken.window.findChildren(kind)
        if button.isVisible() and not button.objectName().startswith("qt_")
    ]
    assert len(buttons) >= 7
    small = [(button.text(), button.size()) for button in buttons if min(button.width(), button.height()) < 24]
    assert small == []


def test_every_button_of_the_toolbar_is_seen(spoken: Driver):
    toolbar = spoken.window.findChild(QToolBar)
    for action in toolbar.actions():
        if not action.isSeparator():
            assert toolbar.widgetForAction(action).isVisible(), action.text()


def test_a_refusal_is_told_to_those_who_do_not_see_it(desktop: Driver):
    desktop.key(Qt.Key.Key_1)
    assert desktop.window.notice.label.accessibleName() == desktop.notice


def test_status_is_said_in_words(spoken: Driver):
    words = spoken.session.words
    assert words("disputed") in spoken.listed()[0]
    summary = spoken.window.statusBar().summary
    assert words("disputed") in summary.text()
    assert summary.accessibleName() == summary.text()


def test_the_marks_in_the_article_can_be_read_as_text(desktop: Driver):
    """Qt's own text interface of the article says its characters; the claims stand beside it as a list with names."""
    assert desktop.article.document().characterCount() - 1 == len(desktop.text)


def test_nothing_is_cut_on_a_small_screen_or_with_large_letters(spoken: Driver):
    spoken.window.resize(1024, 768)
    assert spoken.window.width() <= 1024
    assert spoken.window.minimumSizeHint().width() <= 1024
    assert spoken.window.minimumSizeHint().height() <= 768


def test_control_and_letters_of_the_system_work(desktop: Driver):
    desktop.key(Qt.Key.Key_A, CONTROL)
    assert desktop.article.selected_range() == (0, len(desktop.text))
    desktop.key(Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == desktop.text


def test_settings_stand_where_the_system_wants_them():
    kept = Settings()._kept
    assert kept.fileName().replace("\\", "/").endswith("isnad/isnad.ini")
