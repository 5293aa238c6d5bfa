"""The picture of the PDF's page that the caret or the chosen claim is on, beside the text, with its words marked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.pages import Picture
from factcheck.words import Words
from ui import docks
from ui.article.view import ArticleView
from ui.override import override
from ui.page_picture import PagePicture
from ui.session import Session
from ui.settings import Settings

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_LEAST, _WIDTH = 260, 430


class PageDock(QDockWidget):
    """The page that the caret or the chosen claim is on; it can be turned, and put wherever there is room."""

    def __init__(self, session: Session, view: ArticleView, words: Words, parent: "MainWindow") -> None:
        super().__init__(words("Page"), parent)
        self.setObjectName(docks.PAGE)
        self._session, self._view, self._words = session, view, words
        self._page = self._count = self._shown = 0
        self._library, self._had_library, self._is_open = parent.actions_["library"], False, False
        inner = QWidget(self)
        inner.setMinimumWidth(_LEAST)
        self.back, self.onward = QToolButton(inner), QToolButton(inner)
        self.told = QLabel(inner)
        self.told.setObjectName("pageTold")
        self.told.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        arrows = [Qt.ArrowType.LeftArrow, Qt.ArrowType.RightArrow]
        turns = (
            (self.back, "pageBack", words("Previous page"), self._turn_back),
            (self.onward, "pageOnward", words("Next page"), self._turn_on),
        )
        for (button, name, label, slot), arrow in zip(turns, arrows[:: -1 if words.right_to_left else 1], strict=True):
            button.setObjectName(name)
            button.setArrowType(arrow)
            button.setAccessibleName(label)
            button.setToolTip(label)
            button.clicked.connect(slot)
        self.picture = PagePicture(inner)
        self.scroller = QScrollArea(inner)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.scroller.setWidget(self.picture)
        row, column = QHBoxLayout(), QVBoxLayout(inner)
        row.addWidget(self.back)
        row.addWidget(self.told, 1)
        row.addWidget(self.onward)
        column.setContentsMargins(4, 4, 4, 4)
        column.addLayout(row)
        column.addWidget(self.scroller, 1)
        self.setWidget(inner)
        self._wire()

    def _wire(self) -> None:
        session, paging = self._session, self._session.paging
        paging.known.connect(self._arrive)
        paging.drawn.connect(self._show)
        paging.failed.connect(self._fail)
        session.article_opened.connect(self._begin)
        session.claim_chosen.connect(self._follow_claim)
        session.claims_changed.connect(self._mark)
        self._view.cursorPositionChanged.connect(self.follow)
        self._view.selectionChanged.connect(self._mark)
        self.picture.pressed.connect(self._go)
        self.visibilityChanged.connect(self._change_places)

    @Slot(bool)
    def _change_places(self, _: bool) -> None:
        """Take the library's place while this is shown, and give it back."""
        shown = not self.isHidden()
        if shown == self._is_open:
            return
        self._is_open = shown
        if shown:
            self._had_library = self._library.isChecked()
        if self._had_library:
            self._library.setChecked(not shown)
        self._begin()

    @Slot()
    def _begin(self) -> None:
        """Begin with the open article, where this is seen."""
        if self.isHidden():
            return
        self._page = self._shown = 0
        self.picture.show_picture(None)
        if self._session.paging.version is None:
            self._tell(self._words("This article was not read from a PDF: there are no pages to show."))
        else:
            self._tell(self._words("Looking for the page…"))
            self._arrive()

    @Slot()
    def _arrive(self) -> None:
        """Show the page of the chosen claim, else of the caret, else the first."""
        self._follow_claim(self._session.chosen)
        if not self._page:
            self.follow()

    @Slot()
    def follow(self) -> None:
        """Show the page that the caret is on."""
        if self.isHidden() or self._session.paging.version is None:
            return
        paging = self._session.paging
        page = paging.page_at(self._view.caret())
        # Of a text that was recognised in pictures nobody knows where it stands: its pages can be turned all the same.
        self._open(page or (0 if self._page or not paging.is_known else 1))

    @Slot(str)
    def _follow_claim(self, _: str) -> None:
        claim = self._session.claim(self._session.chosen)
        if not self.isHidden() and claim is not None:
            self._open(self._session.paging.page_of(claim))
        self._mark()

    def _open(self, page: int) -> None:
        if page and page != self._page:
            self._page = page
            self._session.paging.draw(page)
        else:
            self._mark()

    @Slot()
    def _turn_back(self) -> None:
        self._open(max(1, self._page - 1))

    @Slot()
    def _turn_on(self) -> None:
        self._open(min(self._count, self._page + 1))

    @Slot(object)
    def _show(self, picture: Picture) -> None:
        self._page = self._shown = picture.page
        self._count = picture.pages
        self.picture.show_picture(picture)
        self._fit()
        self._tell(self._words("Page {page} of {pages}", page=picture.page, pages=picture.pages))
        self._mark()

    def _tell(self, told: str) -> None:
        self.told.setText(told)
        self.picture.setAccessibleName(told)
        self.back.setEnabled(bool(self._shown) and self._page > 1)
        self.onward.setEnabled(bool(self._shown) and self._page < self._count)

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self._shown = 0
        self.picture.show_picture(None)
        self._tell(sentence)

    @Slot()
    def _mark(self) -> None:
        """Mark the claims that are on the page and what is selected, and bring the chosen one into view."""
        version = self._session.version
        if self.isHidden() or not self._shown or version is None:
            return
        chosen = self._session.chosen
        ranges = [
            (passage.start, passage.end, claim.id == chosen)
            for claim in self._session.claims
            for passage in claim.passages
            if passage.version == version.id
        ]
        selected = self._view.selected_range()
        if selected is not None:
            ranges.append((*selected, True))
        ranges.sort(key=lambda one: one[2])
        self.picture.mark(ranges)
        caret = self._view.caret()
        place = next((one for one in reversed(ranges) if one[2]), (caret, caret + 1, True))
        boxes = self.picture.boxes(place[0], place[1])
        if boxes:
            self.scroller.ensureVisible(round(boxes[0].center().x()), round(boxes[0].center().y()), 0, 80)

    @Slot(int)
    def _go(self, place: int) -> None:
        self._view.select(place, place)
        self._view.scroll_to(place, place)
        self._view.setFocus()

    def _fit(self) -> None:
        self.picture.fit(max(1, self.scroller.viewport().width()))

    @override
    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()
        self._mark()


def toggle(session: Session, words: Words, settings: Settings, window: "MainWindow") -> None:
    """Show the picture of the page beside the article, in the place of the library, or put it away."""
    dock = window.findChild(PageDock)
    if dock is not None:
        dock.setVisible(dock.isHidden())
        return
    dock = PageDock(session, window.article, words, window)
    areas = Qt.DockWidgetArea
    window.addDockWidget(areas.RightDockWidgetArea if words.right_to_left else areas.LeftDockWidgetArea, dock)
    window.resizeDocks([dock], [_WIDTH], Qt.Orientation.Horizontal)
    docks.put_back(window, words, settings)
    dock.show()
