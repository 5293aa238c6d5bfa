"""An article on the screen, and what can be read off its pixels."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication

from factcheck.model import Direction, Status
from factcheck.words import Words
from ui.article.marks import Mark
from ui.article.view import ArticleView

WHITE, BLACK = QColor("white").rgb(), QColor("black").rgb()


def shown(qtbot, text: str, direction: Direction = Direction.RTL, title: str = "", width: int = 900) -> ArticleView:
    """A view that shows a text in black on white, without a caret in the picture."""
    view = ArticleView(Words())
    palette = QPalette(QColor("white"), QColor("white"))
    palette.setColor(QPalette.ColorRole.Text, QColor("black"))
    palette.setColor(QPalette.ColorRole.Base, QColor("white"))
    view.setPalette(palette)
    qtbot.addWidget(view)
    view.resize(width, 500)
    view.show_text(text, direction, title)
    with qtbot.waitExposed(view):
        view.show()
    view.clearFocus()
    return view


def mark(start: int, end: int, status: Status = Status.SOURCED, key: str = "claim", number: int = 1) -> Mark:
    return Mark(key, start, end, status)


def mark_of(text: str, quote: str, status: Status = Status.SOURCED, key: str = "claim", number: int = 1) -> Mark:
    start = text.index(quote)
    return Mark(key, start, start + len(quote), status)


def picture(view: ArticleView) -> QImage:
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def rows(image: QImage) -> list[list[int]]:
    pixels, width = memoryview(image.constBits()).cast("I"), image.bytesPerLine() // 4
    return [list(pixels[y * width : y * width + image.width()]) for y in range(image.height())]


def ink(image: QImage) -> set[tuple[int, int]]:
    """Where there is a letter's darkest part; marks have no black."""
    return {(x, y) for y, row in enumerate(rows(image)) for x, pixel in enumerate(row) if pixel == BLACK}


def groups(columns: set[int], gap: int) -> list[tuple[int, int]]:
    """Columns as intervals, from left to right; a gap of more than so many pixels parts two of them."""
    found: list[tuple[int, int]] = []
    for column in sorted(columns):
        if found and column - found[-1][1] <= gap + 1:
            found[-1] = (found[-1][0], column)
        else:
            found.append((column, column))
    return found


def ink_groups(view: ArticleView, gap: int) -> list[tuple[int, int]]:
    """The columns of ink of all lines together, also of the thin parts of letters."""
    image = picture(view)
    dark = {x for row in rows(image) for x, pixel in enumerate(row) if pixel & 0xFF < 160}
    return groups(dark, gap)


def changed(before: QImage, after: QImage) -> set[tuple[int, int]]:
    pairs = zip(rows(before), rows(after), strict=True)
    return {(x, y) for y, (old, new) in enumerate(pairs) if old != new for x in range(len(old)) if old[x] != new[x]}


def marked_columns(view: ArticleView, *marks: Mark) -> list[tuple[int, int]]:
    """The columns that marks colour in the text itself (numbers left out), as intervals from left to right."""
    before = picture(view)
    view.set_marks(marks, marks[0].key)
    gutter = view.document().rootFrame().frameFormat().leftMargin()
    column = range(round(gutter) - 2, round(view.lineWrapColumnOrWidth() - gutter) + 3)
    coloured = groups({x for x, _ in changed(before, picture(view)) if x in column}, 0)
    view.set_marks([], None)
    return coloured


def press(qtbot, view: ArticleView, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    view.setFocus()
    qtbot.keyClick(view, key, modifiers)
    QApplication.processEvents()
