"""The window speaks Arabic and English, is mirrored with the language, and keeps what is read through the change."""

import re

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from factcheck.words import Words
from tests.ui.driver import SAMPLE, STATEMENT, Driver

NAMES = re.compile(r"\b(English|Isnad|Shift|Ctrl|HTML|CSV|JSON)\b")
RIGHT_TO_LEFT, LEFT_TO_RIGHT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


def left_of(desktop: Driver, widget: QWidget) -> int:
    return widget.mapTo(desktop.window, QPoint(0, 0)).x()


def columns(desktop: Driver) -> list[str]:
    """The three panes, from the left of the screen."""
    window = desktop.window
    panes = {"library": window.library, "article": window.pane, "claims": window.claims}
    return sorted(panes, key=lambda name: left_of(desktop, panes[name]))


def titles(desktop: Driver) -> list[str]:
    return [action.text() for action in desktop.window.menuBar().actions()]


def speak(desktop: Driver, language: str) -> None:
    desktop.window.actions_[f"language.{language}"].trigger()
    desktop.front()


@pytest.fixture
def arabic(closed: Driver) -> Driver:
    closed.settings().language = "ar"
    closed.open(SAMPLE)
    return closed


def test_in_arabic_the_window_runs_from_right_to_left(arabic: Driver):
    assert arabic.window.layoutDirection() == RIGHT_TO_LEFT
    assert columns(arabic) == ["claims", "article", "library"]
    button = arabic.window.findChild(QWidget, "statusSourced")
    assert left_of(arabic, button) > left_of(arabic, arabic.window.findChild(QWidget, "statusVerified"))


def test_in_english_the_window_runs_from_left_to_right(desktop: Driver):
    assert desktop.window.layoutDirection() == LEFT_TO_RIGHT
    assert columns(desktop) == ["library", "article", "claims"]


def test_the_menus_speak_arabic(arabic: Driver):
    words = Words("ar")
    assert titles(arabic) == [words(f"&{name}") for name in ("File", "Edit", "View", "Claim", "Help")]
    for name in ("File", "Edit", "View", "Claim", "Help"):
        assert words(f"&{name}") != f"&{name}", "the catalogue is not compiled"


def texts(widget: QWidget) -> set[str]:
    """Everything that the window's menus, buttons and labels say."""
    found = set()
    for child in widget.findChildren(QWidget):
        if isinstance(child, QMenu):
            found |= {action.text() for action in child.actions()}
        for name in ("text", "accessibleName", "toolTip"):
            said = getattr(child, name, None)
            if callable(said):
                found.add(str(said()))
    return {text for text in found if text}


def test_nothing_of_our_own_is_left_in_english(arabic: Driver):
    arabic.mark(STATEMENT)
    left = {text for text in texts(arabic.window) if re.search("[A-Za-z]", NAMES.sub("", text))}
    assert not left


def test_switching_at_run_time_keeps_the_article_and_the_claim(desktop: Driver):
    article, claim = desktop.session.article, desktop.mark(STATEMENT)
    for language, expected in (("ar", ["claims", "article", "library"]), ("en", ["library", "article", "claims"])):
        speak(desktop, language)
        assert (desktop.session.article, desktop.session.chosen) == (article, claim.id)
        assert desktop.session.claims == [claim]
        assert columns(desktop) == expected
        assert desktop.claims.currentIndex().row() == 0
        assert desktop.window.claim.quote.toPlainText() == STATEMENT
        assert desktop.article.toPlainText() == SAMPLE.read_text(encoding="utf-8").rstrip("\n") or desktop.text
        assert [action.isChecked() for action in language_actions(desktop)] == [language == "ar", language == "en"]
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert windows == [desktop.window]


def language_actions(desktop: Driver) -> list:
    return [desktop.window.actions_[f"language.{code}"] for code in ("ar", "en")]


def test_after_switching_everything_still_works(desktop: Driver):
    desktop.mark(STATEMENT)
    speak(desktop, "ar")
    desktop.article.setFocus()
    desktop.select(STATEMENT)
    desktop.key(Qt.Key.Key_3)
    assert [claim.status.value for claim in desktop.session.claims] == ["verified"]
    assert len(desktop.listed()) == 1
    desktop.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [claim.status.value for claim in desktop.session.claims] == ["disputed"]


def test_what_is_being_typed_is_kept_through_the_change(desktop: Driver):
    claim = desktop.mark(STATEMENT)
    desktop.window.claim.note.setFocus()
    desktop.type("لا يضيع")
    speak(desktop, "ar")
    assert desktop.store.claims.get(claim.id).note == "لا يضيع"
    assert desktop.window.claim.note.toPlainText() == "لا يضيع"


def test_what_is_being_typed_in_place_is_kept_too(desktop: Driver):
    claim = desktop.mark(STATEMENT)
    desktop.key(Qt.Key.Key_F2)
    desktop.wait(lambda: QApplication.focusWidget() not in {desktop.claims, desktop.article})
    desktop.type("كلام")
    speak(desktop, "ar")
    assert desktop.store.claims.get(claim.id).wording == "كلام"
    assert [one.wording for one in desktop.session.claims] == ["كلام"]


def test_the_chosen_language_stays_after_a_restart(desktop: Driver):
    speak(desktop, "ar")
    desktop.reopen()
    assert desktop.window.layoutDirection() == RIGHT_TO_LEFT


@pytest.mark.parametrize(
    ("system", "language"), [("ar_EG", "ar"), ("en_GB", "en"), ("de_DE", "en"), ("ar_SA", "ar"), ("C", "en")]
)
def test_the_first_start_follows_the_system(
    closed: Driver, system: str, language: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    closed.settings_file.unlink(missing_ok=True)
    assert closed.settings().language == language
    closed.open(SAMPLE)
    assert (closed.window.layoutDirection() == RIGHT_TO_LEFT) is (language == "ar")


def test_a_choice_goes_before_the_system(closed: Driver, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("ar_EG"))
    assert closed.settings().language == "en"


def test_arabic_digits_count_claims_and_leave_the_text_alone(desktop: Driver):
    claim = desktop.mark(STATEMENT)
    desktop.window.actions_["arabic_digits"].trigger()
    desktop.front()
    assert desktop.listed()[0].startswith("١, ")
    assert desktop.session.claims == [claim]
    assert "15" in desktop.window.claim.quote.toPlainText()
    assert desktop.window.actions_["arabic_digits"].isChecked()
    desktop.window.actions_["arabic_digits"].trigger()
    desktop.front()
    assert desktop.listed()[0].startswith("1, ")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_text_runs_in_its_own_direction_in_either_window(closed: Driver, language: str):
    closed.settings().language = language
    closed.open(SAMPLE)
    block = closed.article.document().begin()
    while block.isValid():
        assert block.layout().textOption().textDirection() == RIGHT_TO_LEFT
        block = block.next()
