"""Text that a list draws is cut where it ends for its reader, whatever it is made of."""

import unicodedata
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from factcheck.attribution import SourceKind
from tests.ui.driver import FIRST, OTHER, SAMPLE, STATEMENT, Driver
from ui import drawing, icons
from ui.claims.model import GLANCE
from ui.claims.row_pictures import RowPictures

MIXED = 'قالت إذاعة KLR نقلًا عن "Reuters" إن العقد بقيمة 640 مليون دولار، وفق https://example.org/a?b=1 يوم الأحد'
EMOJI = "تقرير 🚢🚢🚢 عن الأسطول 🇾🇪🇾🇪 وعن العائلة 👨‍👩‍👧‍👦 في الميناء، وهو طويل بما يكفي"
ENGLISH = "Any arms deal between North Korea and Russia would violate Security Council resolutions"
LONG_WORD = "ا" * 300
TEXTS = [STATEMENT, MIXED, EMOJI, ENGLISH, LONG_WORD]
IDS = ["arabic", "mixed", "emoji", "english", "one word"]


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    return QFont(qapp.font())


def width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
@pytest.mark.parametrize("room", [40, 90, 150, 220])
def test_a_text_is_cut_at_its_end_and_fits(font: QFont, text: str, room: int):
    cut = drawing.elided(text, font, room)
    assert cut.endswith("…")
    assert text.startswith(cut[:-1])
    assert width(font, cut) <= room
    assert not cut[:-1].endswith(" ")


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_a_text_that_fits_is_left_alone(font: QFont, text: str):
    assert drawing.elided(text, font, width(font, text) + 1) == text


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
@pytest.mark.parametrize("most", [1, 2, 3])
def test_lines_hold_the_text_from_its_beginning(font: QFont, text: str, most: int):
    broken = drawing.lines(text, font, 180, most)
    assert 1 <= len(broken) <= most
    joined = "".join(broken).replace(" ", "")
    left_out = joined.endswith("…")
    assert text.replace(" ", "").startswith(joined.removesuffix("…"))
    assert left_out or joined == text.replace(" ", "")
    assert all(width(font, line) <= 181 for line in broken)


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_enough_lines_hold_all_of_it(font: QFont, text: str):
    broken = drawing.lines(text, font, 180, 50)
    assert "".join(broken).replace(" ", "") == text.replace(" ", "")


def test_line_breaks_and_empty_texts_do_no_harm(font: QFont):
    assert drawing.lines("سطر\nآخر\t هنا", font, 500, 2) == ["سطر آخر هنا"]
    assert drawing.lines("", font, 100, 2) in ([], [""])
    assert drawing.elided("", font, 10) == ""
    assert drawing.elided("نص", font, 0) == "…"


def test_a_letter_keeps_its_signs(font: QFont):
    text = "مُتَنَازَعٌ عَلَيْهِ فِي الْمَجْلِسِ وَخَارِجَهُ مُنْذُ أَشْهُرٍ"
    for room in range(30, 160, 3):
        cut = drawing.elided(text, font, room)
        rest = text[len(cut) - 1 :].lstrip()
        assert cut == text or not unicodedata.combining(rest[0]), cut


def inked(text: str) -> tuple[int, int]:
    """How much is drawn in the left and in the right half of a wide line."""
    image = QImage(600, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    drawing.draw(painter, QRectF(0, 0, 600, 30), text, QFont(), QColor("black"))
    painter.end()
    dark = [(x, y) for x in range(600) for y in range(30) if image.pixelColor(x, y).lightness() < 128]
    return sum(x < 300 for x, _ in dark), sum(x >= 300 for x, _ in dark)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_text_begins_on_its_own_side_in_either_window(qapp: QApplication, direction: Qt.LayoutDirection):
    qapp.setLayoutDirection(direction)
    try:
        left, right = inked("نص عربي")
        assert (left, right > 0) == (0, True)
        left, right = inked("English")
        assert (left > 0, right) == (True, 0)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_icons_have_nothing_round_their_strokes(font: QFont):
    for size in (16, 18, 31):
        picture = icons.icon("undo", QPalette()).pixmap(size).toImage()
        edge = [picture.pixelColor(x, y).alpha() for x in range(size) for y in (0, size - 1)]
        assert set(edge) == {0}
        assert any(picture.pixelColor(x, y).alpha() for x in range(size) for y in range(size))


@pytest.mark.parametrize("whole", ["👩‍👩‍👧‍👦", "👍🏽", "🇪🇬", "e\u0301\u0323", "بُّ"], ids=ascii)
def test_what_is_drawn_as_one_is_not_cut(font: QFont, whole: str):
    text = whole * 12
    for room in range(10, round(width(font, text)), 7):
        cut = drawing.elided(text, font, room).removesuffix(drawing.ELLIPSIS)
        assert cut == whole * (len(cut) // len(whole)), room


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_row_that_only_moved_looks_as_if_it_were_drawn_anew(
    closed: Driver, language: str, monkeypatch: pytest.MonkeyPatch
):
    closed.settings().language = language
    closed.open(SAMPLE)
    for words in (FIRST, STATEMENT):
        closed.mark(words)
    closed.session.recording.add_hop("هاربر ليدجر", SourceKind.OUTLET)
    closed.wait(lambda: closed.claims.model().index(0, 0).data(GLANCE))
    closed.claims.grab()
    closed.mark(OTHER)  # the rows below it move, and get other numbers
    closed.wait(closed.window.claim.isVisible)
    closed.rest()
    kept = closed.claims.grab().toImage()
    drawn: list[str] = []

    def anew(_: RowPictures, painter: QPainter, option: object, name: str, __: object, draw: Callable[..., None]):
        drawn.append(name)
        draw(painter, option)

    monkeypatch.setattr(RowPictures, "draw", anew)
    assert closed.claims.grab().toImage() == kept
    assert len(drawn) == 3
