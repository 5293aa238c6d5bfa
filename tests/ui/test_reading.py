"""How an article is set: the reader's choices hold at once, move nothing that is read, and are kept."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest

from factcheck.model import Status
from tests.ui.driver import CONTROL, Driver
from ui import typefaces
from ui.look import COLUMNS, SPACINGS, Look
from ui.reading_dialog import ReadingDialog
from ui.settings import THEMES


def opened(desktop: Driver) -> ReadingDialog:
    """The dialog, as its key opens it."""
    desktop.article.setFocus()
    desktop.key(Qt.Key.Key_T, CONTROL)
    dialog = desktop.window.findChild(ReadingDialog)
    assert dialog is not None
    desktop.wait(dialog.isActiveWindow)
    return dialog


def first_seen(desktop: Driver) -> str:
    """The paragraph at the top of the article's pane."""
    middle = desktop.article.viewport().width() // 2
    return desktop.article.cursorForPosition(QPoint(middle, 4)).block().text()


def distance_of_lines(desktop: Driver) -> float:
    block = desktop.article.document().begin().next()
    while block.layout().lineCount() < 3:
        block = block.next()
    lines = block.layout()
    return float(lines.lineAt(1).y() - lines.lineAt(0).y())


def test_lines_and_column_change_at_once_and_what_is_read_stays(desktop: Driver):
    desktop.article.verticalScrollBar().setValue(400)
    desktop.article.select_gently(10, 20)
    before, width, apart = first_seen(desktop), desktop.article.lineWrapColumnOrWidth(), distance_of_lines(desktop)
    dialog = opened(desktop)
    dialog.spacing.setFocus()
    for _ in range(3):
        QTest.keyClick(dialog.spacing, Qt.Key.Key_Up)
    assert desktop.settings().look == Look(spacing=200)
    assert distance_of_lines(desktop) > apart * 1.15
    QTest.keyClick(dialog.column, Qt.Key.Key_Home)
    assert desktop.settings().look == Look(spacing=200, column=COLUMNS[0])
    assert desktop.article.lineWrapColumnOrWidth() < width - 80  # the pane may hold it narrower than it is set
    assert first_seen(desktop) == before
    assert desktop.article.selected_range() == (10, 20)


def test_the_marks_lie_on_their_words_in_every_look(desktop: Driver):
    start = desktop.text.index("وسائل")
    desktop.session.mark(start, start + 5, Status.SOURCED)
    desktop.article.clear_selection()
    for look in (Look(), Look("DejaVu Sans", 240, 45), Look("", 120, 110)):
        desktop.article.set_look(100, look)
        cursor = desktop.article.textCursor()
        cursor.setPosition(start)
        right = desktop.article.cursorRect(cursor).center()
        cursor.setPosition(start + 5)
        left = desktop.article.cursorRect(cursor).center()
        place = (left + right) / 2 + QPoint(0, desktop.article.verticalScrollBar().value())
        assert desktop.article._overlay.key_at(place.toPointF()) == desktop.session.chosen, look


def test_the_size_goes_with_the_keys_and_back(desktop: Driver):
    dialog = opened(desktop)
    QTest.keyClick(dialog.size_, Qt.Key.Key_Up)
    assert desktop.settings().zoom == 110
    desktop.window.pane.zoom_in()
    assert dialog.size_.value() == 125
    QTest.keyClick(dialog.size_, Qt.Key.Key_PageDown)
    assert desktop.settings().zoom == 110


def test_a_slider_that_is_dragged_stands_on_a_number_that_is_offered(desktop: Driver):
    dialog = opened(desktop)
    slider = dialog.spacing
    middle = slider.rect().center()
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
    for place in range(middle.x(), slider.width() - 20, 7):
        QTest.mouseMove(slider, QPoint(place, middle.y()))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 20, middle.y()))
    assert slider.value() in SPACINGS
    assert desktop.settings().look.spacing == slider.value()


def test_the_fonts_that_are_offered_write_arabic_themselves(desktop: Driver):
    dialog = opened(desktop)
    offered = [dialog.font_.itemData(row) for row in range(dialog.font_.count())]
    assert offered[0] == ""
    assert "Noto Naskh Arabic" in offered
    for family in offered[1:]:
        font = QFont()
        font.setFamilies([family])
        assert {typefaces.family_in_use(font, letter) for letter in "بكةؤ"} == {family}, family


def test_a_font_without_arabic_letters_says_where_they_come_from(desktop: Driver):
    dialog = opened(desktop)
    assert not dialog.told.isVisible()
    foreign = next(
        each for each in typefaces.all_families() if not typefaces.writes_arabic(each) and each.startswith("Noto S")
    )
    assert dialog.font_.findData(foreign) < 0
    dialog.every.click()
    dialog.font_.setCurrentIndex(dialog.font_.findData(foreign))
    assert desktop.settings().look.family == foreign
    used = typefaces.family_in_use(desktop.article.document().defaultFont(), "ب")
    assert typefaces.writes_arabic(used)
    assert foreign in dialog.told.text()
    assert used in dialog.told.text()
    dialog.close()
    desktop.front()
    assert opened(desktop).font_.currentData() == foreign


def test_a_font_that_is_gone_is_said_to_be(closed: Driver):
    settings = closed.settings()
    settings.look = Look("No Such Font At All")
    settings._kept.sync()
    closed.open(sample=True)
    dialog = opened(closed)
    assert dialog.told.isVisible()
    assert "No Such Font At All" in dialog.told.text()
    assert "Noto Naskh Arabic" in dialog.told.text()


def test_the_article_and_its_title_take_the_font(desktop: Driver):
    dialog = opened(desktop)
    dialog.font_.setCurrentIndex(dialog.font_.findData("Noto Kufi Arabic"))
    block = desktop.article.document().begin()
    assert block.layout().lineAt(0).glyphRuns()[0].rawFont().familyName() == "Noto Kufi Arabic"
    assert desktop.window.pane._title.font().families()[0] == "Noto Kufi Arabic"


def test_the_theme_is_chosen_here_and_in_the_menu_alike(desktop: Driver):
    dialog = opened(desktop)
    dialog.theme.setCurrentIndex(THEMES.index("dark"))
    dialog.theme.activated.emit(THEMES.index("dark"))
    assert desktop.settings().theme == "dark"
    assert desktop.window.actions_["theme.dark"].isChecked()
    desktop.window.actions_["theme.light"].trigger()
    assert dialog.theme.currentData() == "light"


def test_everything_is_kept_and_taken_back_with_one_button(desktop: Driver):
    dialog = opened(desktop)
    dialog.font_.setCurrentIndex(dialog.font_.findData("Noto Sans Arabic"))
    QTest.keyClick(dialog.spacing, Qt.Key.Key_End)
    QTest.keyClick(dialog.column, Qt.Key.Key_End)
    chosen = Look("Noto Sans Arabic", SPACINGS[-1], COLUMNS[-1])
    desktop.reopen()
    assert desktop.settings().look == chosen
    assert desktop.article._setting.look == chosen
    dialog = opened(desktop)
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert desktop.settings().look == Look()
    assert desktop.article._setting.look == Look()
    assert (dialog.font_.currentIndex(), dialog.spacing.value(), dialog.column.value()) == (0, 170, 70)


def test_the_dialog_opens_once(desktop: Driver):
    first = opened(desktop)
    desktop.window.actions_["reading"].trigger()
    assert desktop.window.findChildren(ReadingDialog) == [first]
    QTest.keyClick(first, Qt.Key.Key_Escape)
    desktop.wait(lambda: not first.isVisible())
