"""What is drawn in the window can be seen and told apart: read off its pixels, in both themes."""

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from factcheck import anchors
from factcheck.model import Status
from tests.ui.article.pictures import picture, rows
from tests.ui.driver import Driver
from tests.ui.test_palette import SIGHTS, TOLD_APART, cie_lab
from ui.palette import contrast

WORDS = {
    Status.SOURCED: "نسبت الصحيفة",
    Status.DISPUTED: "نفى الوزير",
    Status.VERIFIED: "تحقق المكتب",
    Status.UNCHECKED: "لم يفحص",
}
TEXT = "خبر\n" + "\n".join(f"{words} ما قيل أمس" for words in WORDS.values()) + "\n"
KEYS = {Status.SOURCED: "1", Status.DISPUTED: "2", Status.VERIFIED: "3", Status.UNCHECKED: "0"}


@pytest.fixture(params=["light", "dark"])
def marked(closed: Driver, tmp_path: Path, request: pytest.FixtureRequest) -> Driver:
    """An article with a claim of each status, none chosen, in a theme."""
    closed.settings().theme = request.param
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    closed.open(file)
    for status, words in WORDS.items():
        closed.mark(words, Qt.Key(ord(KEYS[status])))
        closed.article.clear_selection()
    closed.session.choose("")
    closed.article._end_flash()
    closed.article.clearFocus()
    return closed


def drawn(desktop: Driver, status: Status, above: int, below: int) -> list[QColor]:
    """The pixels of a mark from so many pixels above the middle of its letters to so many below."""
    start, end = anchors.locate(desktop.text, WORDS[status])
    right, left = desktop.point(start), desktop.point(end)
    pixels = rows(picture(desktop.article))
    area = (pixels[y][x] for y in range(right.y() - above, right.y() + below) for x in range(left.x(), right.x()))
    return [QColor.fromRgb(pixel) for pixel in area]


def strongest(desktop: Driver, status: Status, ground: QColor) -> QColor:
    """The colour of a mark's line where it is drawn most strongly, below the letters."""
    line = [each for each in drawn(desktop, status, -9, 14) if each.rgb() != ground.rgb()]
    return max(line, key=lambda each: contrast(each, ground))


@pytest.mark.parametrize("chosen", [False, True])
@pytest.mark.parametrize("status", Status)
def test_a_mark_and_the_letters_on_it_have_their_contrast(marked: Driver, status: Status, chosen: bool):
    if chosen:
        claim = next(claim for claim in marked.session.claims if claim.status is status)
        marked.session.choose(claim.id)
        marked.article._end_flash()
    theme = marked.article._theme
    ground = theme.inks[status].fill if chosen else theme.inks[status].tint
    seen = drawn(marked, status, 16, 16)
    assert ground in seen
    assert theme.ink in seen
    assert contrast(theme.ink, ground) >= 4.5
    assert contrast(strongest(marked, status, ground), ground) >= 3


@pytest.mark.parametrize("sight", ["deuteranopia", "protanopia", "tritanopia"])
def test_the_lines_that_are_drawn_are_told_apart_by_every_sight(marked: Driver, sight: str):
    inks = marked.article._theme.inks
    lines = {status: cie_lab(SIGHTS[sight], strongest(marked, status, inks[status].tint)) for status in Status}
    for one, other in combinations(lines, 2):
        distance = sum((a - b) ** 2 for a, b in zip(lines[one], lines[other], strict=True)) ** 0.5
        assert distance >= TOLD_APART, (one, other)
