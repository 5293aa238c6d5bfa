"""What goes wrong with Arabic in tools that people use, each with the test that holds it here.

Those that lie in the window are held by pixels or positions in it; those of files, by the files.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from factcheck import anchors
from tests.factcheck.readers.made import PARAGRAPHS
from tests.factcheck.readers.test_pdf import pdf
from tests.held import names_used, real_test
from tests.ui.article.pictures import changed, groups, picture
from tests.ui.driver import CONTROL, LEFT, PLAIN, STATEMENT, Driver

ROOT = Path(__file__).parents[2]
_PAINTED, _SEEN, _HERE = (
    "tests/ui/article/test_painting.py",
    "tests/ui/article/test_view.py",
    "tests/ui/test_hazards.py",
)
_WHOLE = "a_mark_covers_its_word_from_the_first_letter_to_the_last_and_no_other"
HELD = {
    "words change order when they are marked": (_PAINTED, "marking_moves_no_letter_and_no_word"),
    "only the last letter is marked": (_PAINTED, _WHOLE),
    "the first or the last letter is missing from the mark": (_PAINTED, _WHOLE),
    "a mark on a part of a number lies on another part": (_PAINTED, "part_of_a_number_is_marked_where_it_stands"),
    "selecting next to signs": (_HERE, "a_selection_begins_and_ends_at_signs_where_the_mouse_does"),
    "a text that begins with white space": (
        _PAINTED, "a_paragraph_that_begins_with_white_space_is_marked_where_its_letters_are",
    ),
    "marks are invisible from right to left only": (_HERE, "a_mark_is_as_visible_in_arabic_as_in_english"),
    "the texts of lists are cut at the wrong end": (_HERE, "a_list_cuts_a_text_at_its_own_end"),
    "left and right against the order of reading": (_SEEN, "the_arrow_that_points_where_one_reads_goes_on"),
    "the direction of an empty field while one types": (_HERE, "a_field_turns_with_the_first_letter_that_is_typed"),
    "a translation beside Arabic on the wrong side": (_HERE, "a_translation_stands_on_its_own_side"),
    "a search that does not fold": (_HERE, "what_is_found_by_folding_is_framed_where_it_stands"),
    "whole words and what is attached to them": (_HERE, "a_whole_word_is_framed_with_what_is_attached_to_its_front"),
    "garbage in a spreadsheet": ("tests/factcheck/report/test_table.py", "the_table_is_what_excel_expects"),
    "a document that is right to left in its runs alone": (
        "tests/factcheck/report/test_office.py", "a_document_from_right_to_left_is_so_throughout",
    ),
    "the text of a PDF reversed": (_HERE, "a_pdf_is_set_in_the_order_of_reading"),
    "brackets and mixed runs in a list": (_HERE, "brackets_and_latin_words_stand_in_order_in_a_list"),
    "what a page says of its direction": (_HERE, "a_page_that_lies_about_its_direction_is_set_by_its_letters"),
    "half a lam-alef": (_PAINTED, "half_a_lam_alef_is_marked_whole"),
    "an emoji before the passage": (_PAINTED, "an_emoji_before_a_passage_does_not_move_the_mark"),
}  # fmt: skip


_LOOKED_AT = frozenset(
    {"picture", "pixel", "grab", "point", "cursorRect", "visualRect", "pieces", "ink_groups", "ImCursorRectangle"}
)


@pytest.mark.parametrize("hazard", HELD)
def test_every_hazard_is_held_by_a_test(hazard: str):
    file, name = HELD[hazard]
    real_test(file, name)
    if file.startswith("tests/ui/"):
        assert names_used(file, name) & _LOOKED_AT, "it asks a model, and looks at no pixel and no place"


@pytest.fixture(params=["ar", "en"])
def program(closed: Driver, request: pytest.FixtureRequest) -> Driver:
    """The program in either language, not open yet."""
    closed.settings().language = request.param
    return closed


def opened(desktop: Driver, folder: Path, content: str | bytes, name: str = "a.txt") -> Driver:
    """The program with an article of this content."""
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    desktop.open(file)
    desktop.wait(lambda: desktop.session.article)
    desktop.article.setCursorWidth(0)
    return desktop


def columns(before: QImage, after: QImage) -> list[int]:
    return sorted({x for x, _ in changed(before, after)})


def edges(desktop: Driver, words: str) -> tuple[int, int]:
    """Where words of one line that go in one direction are drawn, from left to right."""
    ends = [desktop.point(offset).x() for offset in anchors.locate(desktop.text, words)]
    return min(ends), max(ends)


SIGNS = "قال الوزير: «نعم، وقعنا» أمس؟ ثم (خرج) من القاعة.\n- وأضاف: [لا] تعليق!\n"


@pytest.mark.parametrize("words", ["«نعم، وقعنا»", "أمس؟", "(خرج)", "- وأضاف:", "[لا]", "تعليق!"])
def test_a_selection_begins_and_ends_at_signs_where_the_mouse_does(closed: Driver, tmp_path: Path, words: str):
    desktop = opened(closed, tmp_path, SIGNS)
    start, end = anchors.locate(desktop.text, words)
    desktop.article.clearFocus()
    before = picture(desktop.article)
    viewport, first, last = desktop.article.viewport(), desktop.point(start), desktop.point(end)
    QTest.mousePress(viewport, LEFT, PLAIN, first)
    QTest.mouseMove(viewport, (first + last) / 2)
    QTest.mouseMove(viewport, last)
    QTest.mouseRelease(viewport, LEFT, PLAIN, last)
    assert desktop.article.selected_range() == (start, end)
    desktop.article.clearFocus()  # Qt draws a little flag at the caret where directions meet
    coloured = columns(before, picture(desktop.article))
    assert abs(coloured[0] - last.x()) <= 2
    assert abs(coloured[-1] - first.x()) <= 2


def test_a_mark_is_as_visible_in_arabic_as_in_english(closed: Driver, tmp_path: Path):
    desktop = opened(closed, tmp_path, "مبتسم حيث بلغت سبعين\nSmiling when seventy came\n")
    shares = []
    for words in ("بلغت سبعين", "seventy came"):
        before = picture(desktop.article)
        desktop.mark(words, Qt.Key.Key_3)
        desktop.article.clear_selection()
        desktop.session.choose("")
        left, right = edges(desktop, words)
        coloured = [x for x in columns(before, picture(desktop.article)) if left <= x < right]
        shares.append(len(coloured) / (right - left))
    assert min(shares) > 0.97


ARABIC = "تعهدت الحكومة بمنح المجموعة إعفاء ضريبيا كاملا مدته خمسة عشر عاما من تاريخ التوقيع على العقد في العاصمة "
ENGLISH = "The government promised the group a complete exemption from all taxes for fifteen years from the signature "


@pytest.mark.parametrize(("text", "one", "other"), [(ARABIC, "أكدت", "نفت"), (ENGLISH, "Yesterday", "Today")])
def test_a_list_cuts_a_text_at_its_own_end(program: Driver, tmp_path: Path, text: str, one: str, other: str):
    desktop = opened(program, tmp_path, SIGNS)
    claim = desktop.mark("وقعنا")
    pictures = []
    for wording in (f"{text * 3}{one}", f"{text * 3}{other}", f"{one} {text * 3}", f"{other} {text * 3}"):
        desktop.session.set_wording(claim.id, wording)
        pictures.append(row_picture(desktop))
    # What stands behind the cut makes no difference, and what begins the text is seen where the text begins.
    assert changed(pictures[0], pictures[1]) == set()
    first = columns(pictures[2], pictures[3])
    assert first
    width = pictures[0].width()
    assert (first[-1] > width - 20) if text is ARABIC else (first[0] < 20)


def row_picture(desktop: Driver) -> QImage:
    """The first row of the claims as it is drawn."""
    box = desktop.claims.visualRect(desktop.claims.model().index(0, 0))
    return desktop.claims.viewport().grab(box).toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_a_field_turns_with_the_first_letter_that_is_typed(program: Driver, tmp_path: Path):
    desktop = opened(program, tmp_path, SIGNS)
    desktop.key(Qt.Key.Key_I, CONTROL)
    field = desktop.window.pane.details.fields["author"]
    field.setFocus()
    assert (caret(field) > field.width() / 2) is (desktop.settings().language == "ar")
    for letter, rightwards in (("س", True), ("S", False)):
        field.clear()
        desktop.type(letter)
        assert field.text().lower() == letter.lower()
        assert (caret(field) > field.width() / 2) is rightwards


def caret(field: QLineEdit) -> int:
    """Where the caret of a field is drawn, in its own pixels."""
    box: QRect = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    return box.center().x()


def test_a_translation_stands_on_its_own_side(program: Driver, tmp_path: Path):
    desktop = opened(program, tmp_path, "خبر عن العقد\nوقعت الوزارة العقد\nThe ministry signed\nأمس في العاصمة\n")
    image = picture(desktop.article)
    frame = desktop.article.document().rootFrame().frameFormat()
    left, right = frame.leftMargin(), desktop.article.lineWrapColumnOrWidth() - frame.rightMargin()
    paper = image.pixel(1, 1)
    for words, rightwards in (("وقعت الوزارة العقد", True), ("The ministry signed", False), ("أمس في العاصمة", True)):
        y = desktop.point(anchors.locate(desktop.text, words)[0]).y()
        inked = [x for x in range(image.width()) if any(image.pixel(x, at) != paper for at in range(y - 9, y + 9))]
        assert abs((inked[-1] - right) if rightwards else (inked[0] - left)) <= 3, words
        assert right - left > 2 * (inked[-1] - inked[0])


@pytest.mark.parametrize(("typed", "there"), [("اعفاء ضريبيا", "إعفاءً ضريبيًا"), ("مدته 15", "مدته 15")])
def test_what_is_found_by_folding_is_framed_where_it_stands(desktop: Driver, typed: str, there: str):
    desktop.article.setCursorWidth(0)
    desktop.window.pane.finder.open()
    QApplication.processEvents()  # the bar takes its room
    desktop.see(STATEMENT)
    before = found_picture(desktop, "")
    after = found_picture(desktop, typed)
    framed = columns(before, after)
    ends = edges(desktop, there)
    assert abs(framed[0] - ends[0]) <= 3
    assert abs(framed[-1] - ends[1]) <= 3


def found_picture(desktop: Driver, words: str) -> QImage:
    """The article while these words are looked for, nothing of it set off for a moment.

    They are pasted: what begins like them stands elsewhere too, and would be brought up while one types.
    """
    finder = desktop.window.pane.finder
    finder.open()
    finder.field.selectAll()
    QApplication.clipboard().setText(words)
    desktop.key(Qt.Key.Key_V if words else Qt.Key.Key_Delete, CONTROL if words else PLAIN)
    assert finder.field.text() == words
    desktop.rest()
    desktop.article._end_flash()
    return picture(desktop.article)


def test_a_whole_word_is_framed_with_what_is_attached_to_its_front(closed: Driver, tmp_path: Path):
    desktop = opened(closed, tmp_path, "خبر\nأشاد بالعقد كثيرا\nوهذه عقدة أخرى\n")
    desktop.window.pane.finder.open()
    QApplication.processEvents()
    desktop.press("findWhole")
    before = found_picture(desktop, "")
    different = changed(before, found_picture(desktop, "عقد"))
    left, right = edges(desktop, "بالعقد")
    assert abs(min(x for x, _ in different) - left) <= 3
    assert abs(max(x for x, _ in different) - right) <= 3
    line = desktop.point(anchors.locate(desktop.text, "بالعقد")[0]).y()
    assert all(abs(y - line) < 20 for _, y in different)


def test_a_pdf_is_set_in_the_order_of_reading(closed: Driver, tmp_path: Path):
    desktop = opened(closed, tmp_path, pdf(), "a.pdf")
    for paragraph in PARAGRAPHS:
        told = [word for word in paragraph.replace("،", " ").split() if desktop.text.count(word) == 1][:3]
        assert len(told) == 3
        places = [desktop.point(desktop.text.index(word)) for word in told]
        assert [place.y() for place in places] == sorted(place.y() for place in places)
        if places[0].y() == places[-1].y():
            assert [place.x() for place in places] == sorted((place.x() for place in places), reverse=True)
        for word in told:  # and each word runs from right to left
            start = desktop.text.index(word)
            assert desktop.point(start).x() > desktop.point(start + len(word)).x()


def test_brackets_and_latin_words_stand_in_order_in_a_list(program: Driver, tmp_path: Path):
    desktop = opened(program, tmp_path, SIGNS)
    claim = desktop.mark("وقعنا")
    desktop.session.set_wording(claim.id, "ن")
    letter = row_picture(desktop)
    desktop.session.set_wording(claim.id, "( ننن ) | i W")
    image = row_picture(desktop)
    lines = [y for _, y in changed(letter, image)]
    top, bottom = min(lines), max(lines)
    paper = image.pixel(image.width() // 2, top - 1)
    dark = {
        (x, y)
        for y in range(top, bottom + 1)
        for x in range(image.width() // 3, image.width() - 8)
        if image.pixel(x, y) != paper
    }
    found = groups({x for x, _ in dark}, 1)[::-1]
    assert len(found) >= 6
    opening, _, closing, _, wide, narrow = found[:6]
    # from the right: a bracket that opens to the left, letters, the one that closes it, a line, then i left of W
    for bracket, outwards in ((opening, max), (closing, min)):
        inked = {(x, y) for x, y in dark if bracket[0] <= x <= bracket[1]}
        ys = sorted({y for _, y in inked})
        ends, middle = (ys[0], ys[-1]), ys[len(ys) // 2]
        bow = outwards(x for x, y in inked if y == middle)
        tips = outwards(x for x, y in inked if y in ends)
        assert (bow > tips) if outwards is max else (bow < tips)
    assert wide[1] - wide[0] > 2 * (narrow[1] - narrow[0])


PAGE = """<html lang="ar" dir="ltr" style="direction: ltr"><head><title>خبر عن العقد</title></head><body><article>
<h1>خبر عن العقد</h1><p>وقعت الوزارة العقد صباح اليوم في العاصمة بحضور ممثلي المجموعة وعدد من السفراء.</p>
<p dir="rtl" style="direction: rtl">The ministry signed the contract this morning in the capital before them all.</p>
<p style="direction: rtl">وأضافت الوزارة أن التنفيذ يبدأ في العام المقبل وأن الكلفة لم تُحسم حتى الآن بين الطرفين.</p>
</article></body></html>"""


def test_a_page_that_lies_about_its_direction_is_set_by_its_letters(closed: Driver, tmp_path: Path):
    desktop = opened(closed, tmp_path, PAGE, "page.html")
    middle = desktop.article.lineWrapColumnOrWidth() / 2
    for words, rightwards in (("وقعت الوزارة", True), ("The ministry", False), ("وأضافت الوزارة", True)):
        start, end = anchors.locate(desktop.text, words)
        assert (desktop.point(start).x() > middle) is rightwards
        assert (desktop.point(start).x() > desktop.point(end).x()) is rightwards
