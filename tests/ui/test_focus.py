"""Where the keys go is seen: what has the focus looks other than without it, with the contrast that a sign needs."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPropertyAnimation, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.driver import STATEMENT, Driver
from ui import palette

_LEAST = 3.0
_ROUND = 4
"""Pixels round a control in which the sign of the focus may lie too."""
_ENOUGH = 24
"""Pixels that change as much as a sign must."""


def changed(before: QImage, after: QImage, area: QRect) -> int:
    """How many pixels of an area changed with the contrast of a sign."""
    count = 0
    for y in range(area.top(), area.bottom() + 1):
        for x in range(area.left(), area.right() + 1):
            if before.pixel(x, y) != after.pixel(x, y):
                count += palette.contrast(QColor(before.pixel(x, y)), QColor(after.pixel(x, y))) >= _LEAST
    return count


def seen(window: QWidget) -> QImage:
    QApplication.processEvents()
    return window.grab().toImage()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_has_the_keys_is_seen_to_have_them(closed: Driver, theme: str, language: str):
    closed.settings().theme = theme
    closed.settings().language = language
    closed.open(sample=True)
    closed.mark(STATEMENT)
    window, found = closed.window, dict[str, int]()
    closed.key(Qt.Key.Key_Tab)
    while (control := QApplication.focusWidget()) is not closed.article and len(found) < 60:
        assert control is not None
        after = seen(window)
        closed.article.setFocus()
        before = seen(window)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        place = QRect(control.mapTo(window, QPoint()), control.size()).adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND)
        name = control.objectName() or type(control).__name__
        found[f"{name} {len(found)}"] = changed(before, after, place & window.rect())
        closed.key(Qt.Key.Key_Tab)
    assert len(found) > 12
    hidden = {name: count for name, count in found.items() if count < _ENOUGH}
    assert not hidden, hidden


def test_nothing_glides_where_motion_is_off(desktop: Driver):
    article = desktop.article
    article.setStyleSheet("QTextEdit { widget-animation-duration: 0; }")
    end = len(desktop.text)
    article.scroll_to(end - 10, end)
    assert article.verticalScrollBar().value() > 0
    glides = article.findChildren(QPropertyAnimation)
    assert all(glide.state() is QPropertyAnimation.State.Stopped for glide in glides)
    assert desktop.is_seen(desktop.text[-40:].strip().splitlines()[-1])


def test_no_sign_of_a_vowel_is_cut_by_the_line_above_or_below(closed: Driver, tmp_path: Path):
    """The ink of one line is as high alone as it is between lines full of signs, and is no box."""
    file = tmp_path / "signs.txt"
    signed = "إِنَّ أَلْفَ ﷲِ مُّحَمَّدٌ ٱلرَّحْمٰنِ لَّا آلَآءِ يَٰٓأَيُّهَا ٣٤٥ ضِيزَىٰٓ"
    file.write_text(f"خبر\n\n{signed}\n\n{signed} {signed} {signed} {signed}\n", encoding="utf-8")
    closed.open(file)
    view = closed.article
    document = view.document()
    alone = document.findBlockByNumber(2)
    line = alone.layout().lineAt(0)
    runs = line.glyphRuns()
    assert runs
    assert not any(index == 0 for run in runs for index in run.glyphIndexes())  # a box is glyph 0
    place = document.documentLayout().blockBoundingRect(alone)
    image = view.viewport().grab().toImage()
    paper = image.pixel(2, round(place.top()) - 1)
    top = round(place.top()) - view.verticalScrollBar().value()
    rows = [
        y
        for y in range(top - 20, top + round(place.height()) + 20)
        if any(image.pixel(x, y) != paper for x in range(image.width()))
    ]
    assert rows
    # Nothing of it is painted outside the height of its own line, where the line above or below would lie over it.
    high = max(box.height() for box in (run.boundingRect() for run in runs))
    assert rows[-1] - rows[0] + 1 <= max(place.height(), high)
    assert rows[0] >= top - 1
