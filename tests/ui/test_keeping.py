"""What the reader chose stays chosen: theme, size, layout, and the article that was read."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QSplitter

from factcheck.words import LANGUAGES
from tests.ui.driver import CONTROL, SAMPLE, Driver
from ui.palette import TEXT_CONTRAST, contrast
from ui.settings import THEMES, ZOOM_STEPS, Settings
from ui.theme import palette_of


def lightness(desktop: Driver) -> dict[str, int]:
    """How light the paper and the ink of the article and of the lists are."""
    widgets = {"article": desktop.article, "claims": desktop.claims, "library": desktop.library}
    return {
        f"{name} {role.name}": widget.palette().color(role).lightness()
        for name, widget in widgets.items()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Text)
    }


def choose_theme(desktop: Driver, theme: str, *, dark: bool) -> None:
    desktop.window.actions_[f"theme.{theme}"].trigger()
    desktop.wait(lambda: (desktop.article.palette().base().color().lightness() < 128) is dark)


def test_the_theme_switches_to_dark_and_back(desktop: Driver):
    choose_theme(desktop, "light", dark=False)
    light = lightness(desktop)
    choose_theme(desktop, "dark", dark=True)
    for name, value in lightness(desktop).items():
        assert (value < 128) is name.endswith("Base"), name
    choose_theme(desktop, "light", dark=False)
    assert lightness(desktop) == light


def test_the_theme_stays_after_a_restart(desktop: Driver):
    choose_theme(desktop, "dark", dark=True)
    desktop.reopen()
    desktop.wait(lambda: desktop.article.palette().base().color().lightness() < 128)
    assert desktop.window.actions_["theme.dark"].isChecked()
    choose_theme(desktop, "light", dark=False)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_palette_of_our_own_can_be_read(qapp: QApplication, theme: str):
    palette = palette_of(dark=theme == "dark")
    grounds = {
        QPalette.ColorRole.Window: QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Base: QPalette.ColorRole.Text,
        QPalette.ColorRole.AlternateBase: QPalette.ColorRole.Text,
        QPalette.ColorRole.Button: QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.ToolTipBase: QPalette.ColorRole.ToolTipText,
        QPalette.ColorRole.Highlight: QPalette.ColorRole.HighlightedText,
    }
    for ground, text in grounds.items():
        assert contrast(palette.color(ground), palette.color(text)) >= TEXT_CONTRAST, ground
    for role in (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Link, QPalette.ColorRole.LinkVisited):
        assert contrast(palette.base().color(), palette.color(role)) >= TEXT_CONTRAST, role


def size(desktop: Driver) -> float:
    return desktop.article.document().defaultFont().pointSizeF()


def test_the_text_is_zoomed_with_its_keys_and_keeps_its_size(desktop: Driver):
    usual = size(desktop)
    desktop.key(Qt.Key.Key_Plus, CONTROL)
    desktop.key(Qt.Key.Key_Plus, CONTROL)
    assert size(desktop) == pytest.approx(usual * 1.25)
    desktop.reopen()
    assert size(desktop) == pytest.approx(usual * 1.25)
    for _ in range(3):
        desktop.key(Qt.Key.Key_Minus, CONTROL)
    assert size(desktop) == pytest.approx(usual * 0.9)
    desktop.key(Qt.Key.Key_0, CONTROL)
    assert size(desktop) == pytest.approx(usual)
    assert desktop.session.claims == []


def test_zooming_ends_at_the_smallest_and_the_largest_size(desktop: Driver):
    usual = size(desktop)
    for key, end in ((Qt.Key.Key_Plus, ZOOM_STEPS[-1]), (Qt.Key.Key_Minus, ZOOM_STEPS[0])):
        for _ in range(len(ZOOM_STEPS) + 2):
            desktop.key(key, CONTROL)
        assert size(desktop) == pytest.approx(usual * end / 100)


def splitters(desktop: Driver) -> list[QSplitter]:
    return desktop.window.findChildren(QSplitter)


def test_the_window_and_its_columns_stay_as_they_were(desktop: Driver):
    # The invisible screen has 800 by 800 pixels; what does not fit on a screen comes back smaller, as it should.
    desktop.window.resize(760, 600)
    main = max(splitters(desktop), key=QSplitter.count)
    main.setSizes([170, 400, 190])
    kept = desktop.window.size(), main.sizes()
    desktop.reopen()
    main = max(splitters(desktop), key=QSplitter.count)
    assert (desktop.window.size(), main.sizes()) == kept


def test_a_window_that_was_left_on_another_screen_comes_back(desktop: Driver):
    desktop.window.move(9000, 9000)
    desktop.reopen()
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.intersects(desktop.window.geometry())


def test_the_article_that_was_open_last_is_opened_again(desktop: Driver, tmp_path: Path):
    first = desktop.session.article
    other = tmp_path / "other.txt"
    other.write_text("خبر ثان\nقال الوزير إن العقد وُقّع أمس.", encoding="utf-8")
    desktop.session.traffic.import_paths([other])
    desktop.wait(lambda: desktop.session.article != first)
    desktop.reopen()
    assert desktop.session.article is not None
    assert desktop.session.article.title == "خبر ثان"
    desktop.click_row(desktop.library, 1)
    assert desktop.session.article == first
    desktop.reopen()
    assert desktop.session.article == first


def test_where_the_last_article_is_gone_the_newest_is_opened(desktop: Driver, tmp_path: Path):
    other = tmp_path / "other.txt"
    other.write_text("خبر ثان\nقال الوزير إن العقد وُقّع أمس.", encoding="utf-8")
    first = desktop.session.article
    desktop.session.traffic.import_paths([other])
    desktop.wait(lambda: desktop.session.article != first)
    assert desktop.session.article is not None
    desktop.session.remove_article(desktop.session.article.id)
    desktop.reopen()
    assert desktop.session.article == first


def test_a_pane_can_be_put_away_and_brought_back(desktop: Driver):
    desktop.key(Qt.Key.Key_1, CONTROL)
    desktop.key(Qt.Key.Key_2, CONTROL)
    assert not desktop.library.isVisible()
    assert not desktop.window.claims.isVisible()
    desktop.key(Qt.Key.Key_1, CONTROL)
    desktop.key(Qt.Key.Key_2, CONTROL)
    assert desktop.library.isVisible()
    assert desktop.window.claims.isVisible()
    assert desktop.session.claims == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("language", "xx"), ("theme", "pink"), ("zoom", "12345"), ("zoom", "²"), ("templates", "/nowhere"),
     ("look/spacing", "1"), ("look/column", "x"),
     ("layout/window", "nonsense")],
)  # fmt: skip
def test_settings_that_make_no_sense_do_no_harm(closed: Driver, name: str, value: str):
    kept = QSettings(str(closed.settings_file), QSettings.Format.IniFormat)
    kept.setValue(name, value)
    kept.sync()
    closed.open(SAMPLE)
    assert closed.session.article is not None
    settings = closed.settings()
    assert settings.zoom in ZOOM_STEPS
    assert settings.theme in THEMES
    assert settings.language in LANGUAGES


def test_settings_of_one_desk_are_not_those_of_another(tmp_path: Path):
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    settings.set_article("/a/desk.sqlite", "one")
    settings.set_article("/b/desk.sqlite", "two")
    assert [settings.article(desk) for desk in ("/a/desk.sqlite", "/b/desk.sqlite", "/c")] == ["one", "two", ""]
