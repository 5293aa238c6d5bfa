"""Hidden characters: said when they mislead, and shown on demand by signs; while these are shown, none reorders."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from factcheck import anchors
from factcheck.text.hidden import HIDDEN, controls
from tests.ui.article.pictures import changed, picture
from tests.ui.driver import CONTROL, SHIFT, Driver
from ui.article.document import em_of
from ui.article.scrolling import line_box
from ui.article.signs import Sign
from ui.look import Look

RLO, PDF, RLI, ZWNJ, ZWJ, LRM = "\u202e", "\u202c", "\u2067", "\u200c", "\u200d", "\u200e"
TEXT = (
    "مقالة فيها محارف خفية\n"
    f"قالت الوزارة إن الرقم هو {RLO}31{PDF} ألفًا، وإن {RLI}النص المعزول لا يُغلق.\n"
    f"متن فارسی: می{ZWNJ}خواهم کتاب{ZWNJ}ها را بخوانم و ه{ZWJ}ـ و(تم{LRM}) علامة.\n"
    f"An English line with {RLO}override{PDF}{RLO}{PDF}{RLO}{PDF} and https://аррӏе.com/news there.\n"
)
REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2067"  # an isolate among them, which is not closed here
TURNED = (
    "مقالة عن الترتيب\n"
    "نشر \u202aموقع bbc.com/arabic/news، وقال: تقرير رسمي\u202c أن العدد 20 ألفًا.\n"
    "قال \u202dإن 13 وزارة\u202c وقّعت.\n"
    "An English \u202bline, where \u202dwords 12\u202c and (names) change\u202c, in a part\u202eial wo\u202crd.\n"
)
CALM = f"خبر بالفارسية\nمی{ZWNJ}خواهم کتاب{ZWNJ}ها را (تم{LRM}) بخوانم: https://аррӏе.com/news ه{ZWJ}ـ.\n"
HARMLESS = f"خبر بالفارسية\nمی{ZWNJ}خواهم کتاب{ZWNJ}ها را (تم{LRM}) بخوانم ه{ZWJ}ـ.\n"


@pytest.fixture
def article(closed: Driver, tmp_path: Path) -> Driver:
    """The program with an article full of hidden characters."""
    return with_text(closed, tmp_path, TEXT)


def with_text(closed: Driver, folder: Path, text: str) -> Driver:
    file = folder / "hidden.txt"
    file.write_text(text, encoding="utf-8")
    closed.open(file)
    closed.wait(lambda: closed.session.article)
    return closed


def toggle(desktop: Driver) -> None:
    desktop.article.setFocus()
    desktop.key(Qt.Key.Key_F10, CONTROL)


def signs(desktop: Driver) -> list[tuple[Sign, QRectF, QPointF]]:
    """Each sign with its box and its foot in pixels of the document."""
    overlay, document = desktop.article._overlay, desktop.article.document()
    assert overlay.signs is not None
    found, block = [], document.begin()
    while block.isValid():
        corner = document.documentLayout().blockBoundingRect(block).topLeft()
        for sign in overlay.signs.of(block, overlay._geometry, em_of(block, desktop.article._setting)):
            found.append((sign, sign.box.translated(corner), sign.foot + corner))
        block = block.next()
    return found


def test_every_hidden_character_is_named_over_the_place_where_it_stands(article: Driver):
    for look in (Look(), Look("DejaVu Sans", 200, 50)):
        article.article.set_look(100, look)
        article.window.actions_["hidden"].setChecked(True)
        named = {(sign.position, sign.label) for sign, _, _ in signs(article)}
        assert named >= {(one.position, one.name) for one in controls(article.text)}
        for sign, box, foot in signs(article):
            caret = article.point(sign.position)
            top = article.article.verticalScrollBar().value()
            assert abs(foot.x() - caret.x()) <= 2, sign
            line = line_box(article.article.document(), sign.position)
            assert line.top() <= foot.y() <= line.bottom()
            assert box.bottom() < caret.y() + top  # over the letters


def test_signs_of_one_line_lie_beside_each_other(article: Driver):
    toggle(article)
    boxes = [box for _, box, _ in signs(article)]
    assert len(boxes) > 12
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[number + 1 :])


def test_where_nothing_reorders_no_letter_moves_and_nothing_but_the_text_is_copied(closed: Driver, tmp_path: Path):
    article = with_text(closed, tmp_path, CALM)
    article.article.clearFocus()
    before = picture(article.article)
    caret = [article.point(offset) for offset in range(0, len(article.text), 7)]
    article.window.actions_["hidden"].trigger()
    after = picture(article.article)
    assert [article.point(offset) for offset in range(0, len(article.text), 7)] == caret
    boxes = [box.adjusted(-2, -2, 2, 2) for _, box, _ in signs(article)]
    stems = [QRectF(foot.x() - 2, box.bottom() - 1, 4, foot.y() - box.bottom() + 3) for _, box, foot in signs(article)]
    host = article.text.index("аррӏе")
    left, right = sorted(article.point(at).x() for at in (host, host + 5))
    line = line_box(article.article.document(), host)
    frame = QRectF(left - 2, line.top(), right - left + 4, line.height())
    different = changed(before, after)
    assert different
    assert [at for at in different if not any(area.contains(QPointF(*at)) for area in (*boxes, *stems, frame))] == []
    article.article.select(0, len(article.text))
    assert article.article.createMimeDataFromSelection().text() == article.text
    article.article.clear_selection()
    article.window.actions_["hidden"].trigger()
    assert changed(before, picture(article.article)) == set()


def letters(desktop: Driver) -> list[tuple[str, list[tuple[int, int, int]]]]:
    """Each letter that can be seen, and where it is drawn: its pieces, to the pixel."""
    document, overlay = desktop.article.document(), desktop.article._overlay
    found = []
    for at, letter in enumerate(desktop.article.stored_text()):
        if not letter.isspace() and letter not in HIDDEN:
            block = document.findBlock(desktop.article._positions.to_qt(at))
            top = document.documentLayout().blockBoundingRect(block).top()
            pieces = overlay._geometry.pieces(block, at, at + 1)
            found.append((letter, [(round(one.left), round(one.right), round(one.baseline + top)) for one in pieces]))
    return found


@pytest.mark.parametrize("text", [TEXT, TURNED], ids=["overrides", "embeddings"])
def test_while_the_signs_are_shown_the_letters_stand_as_they_are_stored(closed: Driver, tmp_path: Path, text: str):
    """As they would without any of the characters that change the order; hidden again, these have their effect."""
    article = with_text(closed, tmp_path, text)
    turned = letters(article)
    toggle(article)
    stored = letters(article)
    assert {(sign.position, sign.label) for sign, _, _ in signs(article)} >= {
        (one.position, one.name) for one in controls(article.text)
    }
    toggle(article)
    assert letters(article) == turned
    assert article.session.article is not None
    without = article.text.translate(dict.fromkeys(map(ord, REORDERING)))
    article.article.show_text(without, article.session.article.direction, article.session.article.title)
    assert letters(article) == stored
    assert stored != turned


def test_what_is_selected_marked_and_found_is_of_the_stored_text(article: Driver):
    view = article.article
    start = article.text.index("override")
    view.select(start, start + 3)
    toggle(article)
    assert view.selected_range() == (start, start + 3)
    view.select(start, start)
    for _ in range(len("override")):
        article.key(Qt.Key.Key_Right, SHIFT)  # onwards, in an English line that nothing turns
    assert view.selected_range() == (start, start + 8)
    article.key(Qt.Key.Key_2)
    (claim,) = article.session.claims
    assert (claim.passage.start, claim.passage.quote) == (start, "override")
    view.select(start - 1, start + 9)
    assert view.createMimeDataFromSelection().text() == f"{RLO}override{PDF}"
    view.clear_selection()
    article.click("override")
    assert article.session.chosen == claim.id
    article.key(Qt.Key.Key_F, CONTROL)
    article.type("there")
    article.key(Qt.Key.Key_Return)
    assert view.selected_range() == anchors.locate(article.text, "there")
    article.key(Qt.Key.Key_Escape)
    toggle(article)
    assert article.session.claims == [claim]
    article.drag("ألفًا")
    article.key(Qt.Key.Key_1)
    assert {one.passage.quote for one in article.session.claims} == {"override", "ألفًا"}


def test_what_is_read_stays_when_the_signs_come_and_go(closed: Driver, tmp_path: Path):
    paragraphs = [f"فقرة رقم {number} {RLO}{number}{PDF} من خبر طويل" for number in range(200)]
    article = with_text(closed, tmp_path, "\n".join(paragraphs))
    article.see(f"{RLO}150{PDF}")
    article.select(f"{RLO}150{PDF}")
    there = article.point(article.text.index("رقم 150")).y()
    for _ in range(2):
        toggle(article)
        assert article.is_seen("رقم 150")
        assert abs(article.point(article.text.index("رقم 150")).y() - there) <= 1


def test_what_misleads_is_set_off_and_what_persian_needs_is_not(article: Driver):
    toggle(article)
    image, ink = picture(article.article), article.article._theme.ink.rgb()
    seen = set()
    for sign, box, _ in signs(article):
        edge = image.pixel(round(box.left()) + 3, round(box.bottom()) - 2)
        assert (edge == ink) is (sign.label in {"RLO", "PDF", "RLI", "xn--80ak6aa92e.com"}), sign
        seen.add(sign.label)
    assert seen == {"RLO", "PDF", "RLI", "ZWNJ", "ZWJ", "LRM", "xn--80ak6aa92e.com"}


def test_letters_of_a_host_that_look_latin_are_framed(article: Driver):
    toggle(article)
    image = picture(article.article)
    start = article.text.index("аррӏе")
    left, right = (article.point(at) for at in (start, start + len("аррӏе")))
    ink = article.article._theme.ink.rgb()
    for x in (left.x(), right.x()):
        columns = [
            sum(image.pixel(at, y) == ink for y in range(left.y() - 10, left.y() + 8)) for at in range(x - 2, x + 3)
        ]
        assert max(columns) == 18


def test_an_article_that_shows_in_another_order_says_so_and_offers_the_signs(article: Driver):
    notice = article.window.pane.hidden.notice
    assert notice.isVisible()
    assert "5 hidden characters" in notice.label.text()
    assert notice.label.accessibleName() == notice.label.text()
    assert article.article._overlay.signs is None
    article.press("hiddenShow")
    assert signs(article)
    assert article.window.actions_["hidden"].isChecked()
    assert notice.button.text() == "Hide them"
    assert "now shows as it is stored" in notice.label.text()
    assert notice.label.accessibleName() == notice.label.text()
    article.press("hiddenShow")
    assert article.article._overlay.signs is None
    assert "may be stored otherwise" in notice.label.text()


def test_an_article_whose_marks_mean_no_harm_says_nothing(closed: Driver, tmp_path: Path):
    desktop = with_text(closed, tmp_path, HARMLESS)
    assert not desktop.window.pane.hidden.notice.isVisible()
    toggle(desktop)
    assert {sign.label for sign, _, _ in signs(desktop)} == {"ZWNJ", "ZWJ", "LRM"}


def test_the_notice_goes_with_its_article(article: Driver):
    article.window.open_sample()
    article.wait(lambda: "31" not in article.text)
    assert not article.window.pane.hidden.notice.isVisible()


def test_what_is_chosen_is_kept(article: Driver):
    toggle(article)
    article.reopen()
    assert article.window.actions_["hidden"].isChecked()
    assert len(signs(article)) > 12
    toggle(article)
    assert article.settings().hidden_shown is False


def test_a_sign_is_explained_under_the_mouse_and_at_the_caret(article: Driver):
    toggle(article)
    sign, box, _ = next(one for one in signs(article) if one[0].label == "RLO")
    at = box.center().toPoint() - QPoint(0, article.article.verticalScrollBar().value())
    viewport = article.article.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QHelpEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    explained = "\u2068RLO\u2069: \u2068right-to-left override\u2069. As it is stored: \u2068\u206831\u2069\u2069"
    assert QToolTip.text() == explained
    QToolTip.hideText()
    said: list[str] = []
    article.session.told.connect(said.append)
    article.article.setFocus()
    article.article.select(sign.position - 1, sign.position - 1)
    QTest.keyClick(article.article, Qt.Key.Key_Left)
    assert said == [explained]


def test_a_link_that_leads_elsewhere_than_it_seems_is_told_of_by_itself(closed: Driver, tmp_path: Path):
    desktop = with_text(closed, tmp_path, "خبر عن رابط\nاقرأ المزيد في https://аррӏе.com/news اليوم.\n")
    told = desktop.window.findChild(QLabel, "hiddenTold")
    desktop.wait(lambda: "xn--80ak6aa92e.com" in told.text())
    assert told.isVisible()


def test_what_an_override_turns_is_told_in_the_order_in_which_it_is_stored(article: Driver):
    """Also while the letters of the article stay as they show: beside them it is said what really stands there."""
    assert not article.window.actions_["hidden"].isChecked()
    label = article.window.pane.hidden.notice.label
    told = label.text().split("\n")[1]
    assert [told.index(part) for part in ("31", "override")] == sorted(told.index(part) for part in ("31", "override"))
    layout = QTextLayout(told, label.font())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    layout.endLayout()

    def across(at: int) -> float:
        found = line.cursorToX(at)
        return float(found[0] if isinstance(found, tuple) else found)

    for part in ("31", "override"):
        at = told.index(part)
        places = [across(at + step) for step in range(len(part))]
        assert places == sorted(places)  # from left to right
    assert label.height() >= label.heightForWidth(label.width())
    assert not {"RLO", "LRO"} & {one.name for one in controls(told)}


def test_what_is_long_is_told_by_its_beginning(closed: Driver, tmp_path: Path):
    desktop = with_text(closed, tmp_path, f"خبر\nقالت {RLO}{'abc ' * 60}{PDF} اليوم\n{RLO}{'x' * 9}{PDF}\n")
    told = desktop.window.pane.hidden.notice.label.text().split("\n")[1]
    assert "abc abc" in told
    assert told.count("abc") < 20
    assert "xxxxxxxxx" in told
