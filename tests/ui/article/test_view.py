"""Gestures in the article: selecting, marking by key, clicking, moving, scrolling, zooming."""

import sys

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget

from factcheck.model import Direction, Status
from factcheck.words import Words
from tests.ui.article.pictures import mark, mark_of, press, shown
from ui.article.view import ArticleView

TEXT = "قال المتحدث إن 🚢 السفينة وصلت\nلم تصل السفينة؟"
LONG = "\n".join(f"{number} السفينة وصلت إلى الميناء في وقت مبكر من اليوم" for number in range(300))
Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def view(qtbot) -> ArticleView:
    return shown(qtbot, TEXT)


def heard(signal) -> list:
    """What a signal says from now on."""
    said: list = []
    signal.connect(lambda *values: said.append(values[0] if len(values) == 1 else values))
    return said


def point_of(view: ArticleView, offset: int) -> QPoint:
    """The middle of a character, in pixels of the viewport."""
    cursor = view.textCursor()
    boxes = []
    for at in (offset, offset + 1):
        cursor.setPosition(view._positions.to_qt(at))
        boxes.append(view.cursorRect(cursor))
    return QPoint((boxes[0].center().x() + boxes[1].center().x()) // 2, boxes[0].center().y())


def click(qtbot, view: ArticleView, offset: int) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, offset))


def double_click(qtbot, view: ArticleView, offset: int) -> None:
    click(qtbot, view, offset)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, offset))


def test_a_selection_is_told_in_code_points(view: ArticleView):
    said = heard(view.text_selected)
    start = TEXT.index("وصلت")
    view.select(start, start + 4)
    assert view.selected_range() == (start, start + 4)
    view.clear_selection()
    assert view.selected_range() is None
    assert said == [(start, start + 4), (-1, -1)]


@pytest.mark.parametrize("quote", ["؟", "السفينة؟", "🚢", "قال", "\n"])
def test_what_is_selected_is_exactly_what_was_meant(view: ArticleView, quote: str):
    start = TEXT.index(quote)
    view.select(start, start + len(quote))
    assert view.createMimeDataFromSelection().text() == quote


def test_a_copy_has_the_characters_of_the_stored_text(qtbot):
    text = "قال\u00a0إن «2019»"
    view = shown(qtbot, text)
    view.select(0, len(text))
    assert view.createMimeDataFromSelection().text() == text


def test_selection_and_caret_survive_marking(view: ArticleView):
    view.select(4, 11)
    said = heard(view.text_selected)
    view.set_marks([mark(4, 11)], "claim")
    assert view.selected_range() == (4, 11)
    assert said == []


@pytest.mark.parametrize(("direction", "text"), [(Direction.RTL, "مبتسم"), (Direction.LTR, "Seoul")])
def test_the_arrow_that_points_where_one_reads_goes_on(qtbot, direction: Direction, text: str):
    view = shown(qtbot, text, direction)
    onward, back = (Key.Key_Left, Key.Key_Right) if direction is Direction.RTL else (Key.Key_Right, Key.Key_Left)
    press(qtbot, view, onward)
    press(qtbot, view, onward)
    assert view.textCursor().position() == 2
    press(qtbot, view, back)
    assert view.textCursor().position() == 1
    press(qtbot, view, onward, Modifier.ShiftModifier)
    assert view.selected_range() == (1, 2)
    # the caret has gone on to the side to which the paragraph is read
    press(qtbot, view, onward)  # a selection is left first, at its end
    before = view.cursorRect().x()
    press(qtbot, view, onward)
    assert (view.cursorRect().x() < before) is (direction is Direction.RTL)


@pytest.mark.parametrize(
    ("key", "status"), [(Key.Key_1, Status.SOURCED), (Key.Key_2, Status.DISPUTED), (Key.Key_3, Status.VERIFIED)]
)
def test_one_two_three_wish_for_a_mark(qtbot, view: ArticleView, key: Qt.Key, status: Status):
    said = heard(view.status_wished)
    press(qtbot, view, key)
    assert said == [status]


def test_arabic_digits_wish_for_a_mark_and_holding_a_key_does_so_once(view: ArticleView):
    said = heard(view.status_wished)
    for repeated in (False, True, True):
        QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, 0x0661, Modifier.NoModifier, "٢", repeated))
    assert said == [Status.DISPUTED]


def test_delete_wishes_for_removal_and_changes_nothing(qtbot, view: ArticleView):
    said = heard(view.removal_wished)
    view.select(0, 3)
    press(qtbot, view, Key.Key_Backspace)
    press(qtbot, view, Key.Key_Delete, Modifier.ControlModifier)
    press(qtbot, view, Key.Key_X)
    assert said == []
    press(qtbot, view, Key.Key_Delete)
    assert len(said) == 1
    assert view.document().characterCount() == len(TEXT) + 2  # the emoji counts twice, and Qt counts an end


def test_tab_leaves_the_article(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    view, after = ArticleView(Words()), QLineEdit()
    layout.addWidget(view)
    layout.addWidget(after)
    view.show_text(TEXT, Direction.RTL)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Tab)
    assert after.hasFocus()


def test_undo_is_left_to_the_window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    view = ArticleView(Words())
    window.setCentralWidget(view)
    undo = QAction("Undo", window, shortcut=QKeySequence(QKeySequence.StandardKey.Undo))
    window.addAction(undo)
    said = heard(undo.triggered)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Z, Modifier.ControlModifier)
    assert len(said) == 1


def test_a_click_names_the_innermost_mark(qtbot, view: ArticleView):
    said = heard(view.mark_clicked)
    view.set_marks([mark(0, 30, key="outer", number=1), mark_of(TEXT, "المتحدث", key="inner", number=2)], None)
    click(qtbot, view, TEXT.index("متحدث"))
    click(qtbot, view, 1)
    click(qtbot, view, TEXT.index("لم تصل"))
    assert said == ["inner", "outer"]


def test_a_click_on_a_number_names_its_claim(qtbot, view: ArticleView):
    said = heard(view.mark_clicked)
    view.set_marks([mark_of(TEXT, "وصلت", key="far")], None)
    view.viewport().grab()
    edge = view.lineWrapColumnOrWidth() - view.document().rootFrame().frameFormat().rightMargin()
    for x in range(round(edge), view.lineWrapColumnOrWidth(), 4):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, point_of(view, 0).y()))
    assert set(said) == {"far"}


def test_dragging_over_a_mark_is_no_click(qtbot, view: ArticleView):
    said = heard(view.mark_clicked)
    view.set_marks([mark(0, 20)], None)
    begin, end = point_of(view, 1), point_of(view, 12)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(view.viewport(), end)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert said == []


def test_enter_chooses_the_mark_in_which_the_caret_stands(qtbot, view: ArticleView):
    said = heard(view.mark_clicked)
    view.set_marks([mark_of(TEXT, "المتحدث")], None)
    press(qtbot, view, Key.Key_Return)
    view.select(6, 6)
    press(qtbot, view, Key.Key_Return)
    assert said == ["claim"]


def test_a_double_click_takes_the_word_and_again_without_what_is_attached(qtbot, view: ArticleView):
    start, end = TEXT.index("المتحدث"), TEXT.index("المتحدث") + len("المتحدث")
    whole, bare = (start, end), (start + 2, end)
    # each time on another letter: a third click at once on the same spot would take the paragraph
    for turn, expected in enumerate([whole, bare, whole, bare]):
        double_click(qtbot, view, start + 3 + 3 * (turn % 2))
        assert view.selected_range() == expected
    double_click(qtbot, view, TEXT.index("إن"))
    double_click(qtbot, view, start + 3)
    assert view.selected_range() == whole


def test_the_wheel_with_control_wishes_for_zoom(view: ArticleView):
    said = heard(view.zoom_wished)
    for turn in (120, -120, 60, 60, 15):
        event = QWheelEvent(
            QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
            Modifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)
    assert said == [1, -1, 1]


def test_the_menu_key_asks_for_the_menu_at_the_caret(qtbot, view: ArticleView):
    said = heard(view.context_menu_wished)
    view.select(4, 8)
    caret = view.viewport().mapToGlobal(view.cursorRect().bottomLeft())
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, QPoint(5, 6), QPoint(70, 80)))
    assert said == [caret, QPoint(70, 80)]
    if sys.platform != "win32":
        press(qtbot, view, Key.Key_F10, Modifier.ShiftModifier)
        assert said[2:] == [caret]
    assert view.selected_range() == (4, 8)


def test_files_that_are_dropped_are_left_to_the_window(view: ArticleView):
    assert not view.acceptDrops()
    assert not view.viewport().acceptDrops()


def test_scrolling_brings_a_passage_into_view_and_sets_it_off(qtbot):
    view = shown(qtbot, LONG)
    start = LONG.index("\n250 ") + 1
    bar = view.verticalScrollBar()
    view.scroll_to(start, start + 12)
    qtbot.waitUntil(lambda: view.viewport().rect().contains(point_of(view, start)))
    qtbot.waitUntil(lambda: abs(point_of(view, start).y() - view.viewport().height() / 3) < 40)
    assert view._overlay.flash == (start, start + 12)
    value = bar.value()
    view.scroll_to(start, start + 12)
    QApplication.processEvents()
    assert bar.value() == value


def test_scrolling_in_a_window_that_is_not_shown_is_done_at_once(qtbot):
    view = ArticleView(Words())
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show_text(LONG, Direction.RTL)
    view.scroll_to(len(LONG) - 20, len(LONG) - 10)
    assert view.verticalScrollBar().value() > 1000


@pytest.mark.parametrize("width", [1300, 600, 420])
def test_a_pane_of_another_width_shows_the_same_first_line(qtbot, width: int):
    view = shown(qtbot, LONG)
    view.scroll_to(LONG.index("\n150 ") + 1, LONG.index("\n151 "))
    QApplication.processEvents()
    view._glider.stop()
    before = view.cursorForPosition(QPoint(view.viewport().width() // 2, 4)).block().blockNumber()
    view.resize(width, 500)
    QApplication.processEvents()
    assert view.cursorForPosition(QPoint(view.viewport().width() // 2, 4)).block().blockNumber() == before


def test_the_column_stands_in_the_middle_and_never_grows(qtbot):
    view = shown(qtbot, LONG, width=1600)
    bar = view.verticalScrollBar().width()
    left, right = view.viewport().x(), view.width() - bar - view.viewport().geometry().right() - 1
    assert abs(left - right) <= 1
    assert view.lineWrapColumnOrWidth() < 900


def test_zoom_keeps_the_selection_the_marks_and_the_place(qtbot):
    view = shown(qtbot, LONG)
    view.verticalScrollBar().setValue(3000)
    first = view.cursorForPosition(QPoint(view.viewport().width() // 2, 4)).block().blockNumber()
    view.set_marks([mark(0, 9)], None)
    view.select(4, 9)
    view.verticalScrollBar().setValue(3000)
    width = view.lineWrapColumnOrWidth()
    view.set_zoom(150)
    assert view.selected_range() == (4, 9)
    assert view._overlay.key_around(3) == "claim"
    assert view.cursorForPosition(QPoint(view.viewport().width() // 2, 4)).block().blockNumber() == first
    view.set_zoom(100)
    assert view.lineWrapColumnOrWidth() == width


def test_another_text_begins_at_its_beginning_without_marks_or_selection(qtbot):
    view = shown(qtbot, LONG)
    view.set_marks([mark(0, 9)], "claim")
    view.select(4, 9)
    view.verticalScrollBar().setValue(3000)
    said = heard(view.text_selected)
    view.show_text(TEXT, Direction.RTL)
    assert view.selected_range() is None
    assert view.verticalScrollBar().value() == 0
    assert view._overlay.key_around(3) is None
    assert said == [(-1, -1)]


def test_a_press_beside_the_column_selects_in_it(qtbot):
    view = shown(qtbot, TEXT, width=1600)
    end = view.viewport().mapTo(view, point_of(view, 10))
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(view.width() - 60, end.y()))
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    selected = view.selected_range()
    assert selected is not None
    assert selected[0] == 0
    assert selected[1] in (10, 11)


def test_the_caret_is_seen_while_the_article_has_the_focus(qtbot, view: ArticleView):
    view.activateWindow()
    without = view.viewport().grab().toImage()
    view.setFocus()
    assert view.viewport().grab().toImage() != without


def test_one_hundred_thousand_characters_with_a_thousand_marks(qtbot):
    text = LONG * 8
    view = shown(qtbot, text)
    view.set_marks([mark(n * 100, n * 100 + 60, key=str(n), number=n) for n in range(1000)], "7")
    view.viewport().grab()
    assert len(view._overlay._kept) < 60  # only what is seen is worked out
    assert view.document().characterCount() == len(text) + 1
    assert view.textCursor().movePosition(QTextCursor.MoveOperation.End)


def test_a_new_selection_begins_inside_the_old_one(qtbot, view: ArticleView):
    view.select(0, len("قال المتحدث إن"))
    begin, end = (point_of(view, TEXT.index(word)) for word in ("المتحدث", "إن"))
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(view.viewport(), pos=(begin + end) / 2)
    qtbot.mouseMove(view.viewport(), pos=end)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    # The middle of a letter belongs to either side of it.
    assert view.selected_range() in {
        (at, at + len("المتحدث ")) for at in (TEXT.index("المتحدث"), TEXT.index("المتحدث") + 1)
    }


def test_letting_go_of_a_selection_out_of_view_moves_nothing(qtbot):
    view = shown(qtbot, LONG)
    view.select(0, 4)
    view.verticalScrollBar().setValue(2000)
    view.clear_selection()
    assert view.verticalScrollBar().value() == 2000


# Neither numbers nor letters that are drawn as one: there, one place has two offsets, or an offset no place.
LINES = " ".join(["قالت وزيرة النقل في بيان لها إن العقد الذي وقعته الحكومة ما يزال قائما وإن النزاع حوله مستمر"] * 4)
ENGLISH = " ".join(["The ministry said in a statement that the contract is still valid and the dispute goes on"] * 4)


@pytest.mark.parametrize("text", [LINES, f"{LINES}   \n{LINES}", ENGLISH])
@pytest.mark.parametrize("width", [640, 520])
def test_the_caret_goes_where_the_mouse_is_in_lines_that_end_with_a_space(qtbot, text: str, width: int):
    view = shown(qtbot, text, width=width)
    broken = set()
    for number in range(view.document().blockCount()):
        block = view.document().findBlockByNumber(number)
        for line in map(block.layout().lineAt, range(block.layout().lineCount())):
            broken |= {block.position() + line.textStart(), block.position() + line.textStart() - 1}
    assert len(broken) > 8
    missed = []
    for offset in sorted(set(range(len(text))) - broken):
        cursor = view.textCursor()
        cursor.setPosition(offset)
        view.mousePressEvent(pressed_at(view.cursorRect(cursor).center()))
        if view.caret() != offset:
            missed.append((offset, view.caret()))
    assert missed == []


def pressed_at(place: QPoint) -> QMouseEvent:
    left = Qt.MouseButton.LeftButton
    return QMouseEvent(
        QEvent.Type.MouseButtonPress, place.toPointF(), place.toPointF(), left, left, Modifier.NoModifier
    )
