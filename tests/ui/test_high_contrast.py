"""A palette of high contrast that the system puts on while the window is open: everything stays readable in it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from factcheck.model import Status
from tests.ui.driver import Driver
from tests.ui.test_contrast import KEYS, TEXT, WORDS, drawn, strongest
from ui import style
from ui.palette import contrast

Role = QPalette.ColorRole
PALETTES = {
    "white on black": ("#000000", "#ffffff", "#1aebff", "#000000"),
    "black on white": ("#ffffff", "#000000", "#37006e", "#ffffff"),
    "yellow on black": ("#000000", "#ffff00", "#008000", "#ffffff"),
}


def palette_of(name: str) -> QPalette:
    """Such a palette as desktops give: two colours for everything, and a third for what is chosen."""
    paper, ink, chosen, on_chosen = (QColor(one) for one in PALETTES[name])
    made = QPalette()
    for role in (Role.Window, Role.Base, Role.AlternateBase, Role.Button, Role.ToolTipBase):
        made.setColor(role, paper)
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.ToolTipText, Role.PlaceholderText, Role.BrightText):
        made.setColor(role, ink)
    for role in (Role.Light, Role.Midlight, Role.Mid, Role.Dark, Role.Shadow):
        made.setColor(role, ink)
    made.setColor(Role.Highlight, chosen)
    made.setColor(Role.HighlightedText, on_chosen)
    return made


@pytest.fixture(params=PALETTES)
def worn(closed: Driver, qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Driver]:
    """A window with a claim of each status, which the system gives another palette while it is open."""
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    closed.open(file)
    for status, words in WORDS.items():
        closed.mark(words, Qt.Key(ord(KEYS[status])))
        closed.article.clear_selection()
    qapp.setPalette(palette_of(request.param))
    closed.rest()
    yield closed
    qapp.setPalette(QPalette())
    style.dress(qapp)


@pytest.mark.parametrize("status", Status)
def test_marks_and_pills_keep_their_contrast_in_it(worn: Driver, status: Status):
    claims, theme = worn.session.claims, worn.article._theme
    ink = theme.inks[status]
    assert theme.paper == worn.article.palette().color(Role.Base) == QApplication.palette().color(Role.Base)
    assert theme.paper.name() in {"#000000", "#ffffff"}
    assert theme.ink == QApplication.palette().color(Role.Text)
    assert contrast(ink.text, ink.pill) >= 4.5
    assert contrast(theme.accent, theme.paper) >= 3  # what has the focus is framed in it
    for chosen, ground in ((False, ink.tint), (True, ink.fill)):
        claim = next(claim for claim in claims if claim.status is status)
        worn.session.choose(claim.id if chosen else "")
        worn.article._end_flash()
        worn.article.clearFocus()
        seen = drawn(worn, status, 16, 16)
        assert ground in seen
        assert theme.ink in seen
        assert contrast(theme.ink, ground) >= 4.5
        assert contrast(strongest(worn, status, ground), ground) >= 3


def best(widget: QWidget) -> float:
    """The contrast of what is drawn most strongly in a widget with the ground that it is drawn on."""
    image = widget.grab().toImage()
    seen = Counter(image.pixel(x, y) for y in range(3, image.height() - 3) for x in range(3, image.width() - 3))
    ground = QColor.fromRgb(seen.most_common(1)[0][0])
    return max(contrast(QColor.fromRgb(pixel), ground) for pixel in seen)


def test_no_word_in_the_window_becomes_unreadable(worn: Driver):
    worn.wait(lambda: not worn.window.claim._soon.isActive())
    kinds = (QLabel, QAbstractButton, QLineEdit)
    shown = [one for one in worn.window.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()]
    said = [one for one in shown if one.isEnabled() and not one.visibleRegion().isEmpty()]
    said = [one for one in said if (one.placeholderText() if isinstance(one, QLineEdit) else one.text())]
    assert len(said) > 15
    faint = {f"{type(one).__name__} {one.objectName()} {one.accessibleName()}": best(one) for one in said}
    assert {name: ratio for name, ratio in faint.items() if ratio < 4.5} == {}
