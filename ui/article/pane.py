"""The article pane: the header over the text, or what to do while nothing is open."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from factcheck.model import Claim
from factcheck.words import Words
from ui import faces
from ui.article.marks import Mark
from ui.article.view import ArticleView
from ui.columns import Kept
from ui.override import override
from ui.roomy import Roomy
from ui.session import Session
from ui.settings import ZOOM_STEPS, Settings

if TYPE_CHECKING:
    from ui.article.details import Details

_TITLE = 1.5
_STRIP = 12  # pixels


class ArticlePane(QWidget):
    """Shows the session's article with its claims marked, and hands on what is clicked in it."""

    open_wished = Signal()
    sample_wished = Signal()
    look_changed = Signal()
    _details: "Details | None" = None

    def __init__(self, session: Session, words: Words, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._settings = settings
        self.view = ArticleView(words, self)
        self.view.setAccessibleName(words("Article"))
        self._title = Roomy(self)
        self._title.setObjectName("articleTitle")
        self._interface = self._title.font()
        self._title.setWordWrap(True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._title.keep(24, 16, 24, 0)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._about = Roomy(self)
        self._about.setObjectName("articleAbout")
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._about.keep(24, 10, 24, 6)
        self._about.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._lay_out()
        self.show_look()
        self.view.zoom_wished.connect(self._zoom)
        self.view.mark_clicked.connect(session.choose)
        session.article_opened.connect(self.refresh)
        session.claims_changed.connect(self._change_marks)
        session.claim_chosen.connect(self._follow)
        if session.article:
            self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if not self._session.article:  # no sooner: most starts open one before the window is seen
            self.refresh()
        super().showEvent(event)

    def complete(self, marks: Sequence[QAction], hidden: QAction) -> None:
        """Make what reading can wait for: finding, sentences by key, the strip, the bar with these marks.

        `hidden` is the action that shows hidden characters while it is checked.
        """
        from ui.article.finding import FindBar
        from ui.article.hidden import HiddenCharacters
        from ui.article.markbar import MarkBar
        from ui.article.sentences import SentenceKeys
        from ui.article.strip import Strip
        from ui.dragging import Lifting

        self.finder = FindBar(self.view, self._words, self._settings, self)
        self._column.insertWidget(0, self.finder)
        self.hidden = HiddenCharacters(self.view, self._session, hidden, self._words, self._settings)
        self._column.insertWidget(1, self.hidden.notice)
        self.sentences = SentenceKeys(self.view, self)
        self.lifting = Lifting(self.view, self._session, self._words)
        self.bar = MarkBar(self.view, marks, self._words)
        self.strip = Strip(self._session, self._words, self)
        self.strip.claim_wished.connect(self._session.choose)
        self.strip.place_wished.connect(self.view.scroll_to)
        self.finder.found.connect(self.strip.set_hits)
        self._beside.replaceWidget(self._kept, self.strip)
        self._kept.deleteLater()
        self._session.article_opened.connect(self._search_here)
        self._session.library_changed.connect(self._show_header)
        self._search_here()

    @property
    def details(self) -> "Details":
        """The fields of the article's header; made when they are first asked for."""
        if self._details is None:
            from ui.article.details import Details

            self._details = Details(self._session, self._words, self)
            self._column.insertWidget(0, self._details)
        return self._details

    @Slot()
    def _search_here(self) -> None:
        version = self._session.version
        self.finder.show_text(version.text if version else "")

    def deeds(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Return what can be done with the article as it is read: the names of deeds, and what does them."""
        return (
            ("find", self.finder.open),
            ("find_next", self.finder.go_on),
            ("find_previous", self.finder.go_back),
            ("take_sentence", self.sentences.take),
            ("next_sentence", self.sentences.go_on),
            ("previous_sentence", self.sentences.go_back),
            ("zoom_in", self.zoom_in),
            ("zoom_out", self.zoom_out),
            ("zoom_reset", self.zoom_reset),
        )

    @Slot()
    def refresh(self) -> None:
        """Show the session's article from its beginning, or the empty desk."""
        article, version = self._session.article, self._session.version
        if article is None or version is None:
            if self._stack.count() == 1:
                from ui.article.empty import empty

                self._stack.addWidget(empty(self, self._words))
            self._stack.setCurrentIndex(1)
            return
        self.view.show_text(version.text, article.direction, article.title)
        self._show_header()
        self._stack.setCurrentIndex(0)
        self.show_marks()

    @Slot()
    def _show_header(self) -> None:
        article, version = self._session.article, self._session.version
        if article and version:
            first = version.text.lstrip().split("\n", 1)[0].strip()
            self._title.setText(article.title)
            self._title.setVisible(first != article.title)
            self._about.setText(self._described())
            self._about.setVisible(bool(self._about.text()))

    @Slot()
    def show_marks(self) -> None:
        """Draw the session's claims over the text."""
        session = self._session
        self.view.set_marks(self._marks(session.claims), session.chosen or None, session.number)

    @Slot()
    def _change_marks(self) -> None:
        """Draw the claims that were read again as they are now."""
        session = self._session
        there = [claim for id in session.renewed if (claim := session.claim(id))]
        self.view.change_marks(session.renewed, self._marks(there), session.chosen or None)

    @Slot()
    def zoom_in(self) -> None:
        """Set the text one step larger."""
        self._zoom(1)

    @Slot()
    def zoom_out(self) -> None:
        """Set the text one step smaller."""
        self._zoom(-1)

    @Slot()
    def zoom_reset(self) -> None:
        """Set the text in its usual size."""
        self._zoom(ZOOM_STEPS.index(100) - ZOOM_STEPS.index(self._settings.zoom))

    @Slot(int)
    def _zoom(self, steps: int) -> None:
        place = ZOOM_STEPS.index(self._settings.zoom) + steps
        self._settings.zoom = ZOOM_STEPS[max(0, min(place, len(ZOOM_STEPS) - 1))]
        self.show_look()

    @Slot()
    def show_look(self) -> None:
        """Set the article as the settings say; what is read and what is selected stay."""
        look = self._settings.look
        font = faces.reading(self._interface, look.family)
        font.setPointSizeF(font.pointSizeF() * _TITLE)
        self._title.setFont(font)
        self.view.set_look(self._settings.zoom, look)
        self.look_changed.emit()

    def _marks(self, claims: Sequence[Claim]) -> list[Mark]:
        shown = self._session.version.id if self._session.version else ""
        return [
            Mark(claim.id, passage.start, passage.end, claim.status)
            for claim in claims
            for passage in claim.passages
            if passage.version == shown
        ]

    @Slot(str)
    def _follow(self, claim: str) -> None:
        self.view.set_chosen(claim or None)
        chosen, version = self._session.claim(claim), self._session.version
        passage = chosen.passage_in(version.id) if chosen and version else None
        selected = self.view.selected_range()
        if selected is not None and not self._session.is_chosen(*selected):
            self.view.clear_selection()
        if passage is not None:
            self.view.scroll_to(passage.start, passage.end)

    def _described(self) -> str:
        article, version = self._session.article, self._session.version
        if article is None or version is None:
            return ""
        versions = self._session.versions()
        number = self._words("version {number} of {versions}", number=version.number, versions=versions)
        parts = (article.outlet, article.author, article.published, number if versions > 1 else "")
        return " · ".join(f"\u2068{part}\u2069" for part in parts if part)

    def _lay_out(self) -> None:
        reading = QWidget(self)
        column = self._column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._about)
        # The strip comes later; its room is kept, so that no line of the text moves then.
        self._beside = QHBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(self.view, 1)
        self._kept = Kept(reading)
        self._kept.setFixedWidth(_STRIP)
        self._beside.addWidget(self._kept)
        column.addLayout(self._beside, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(reading)
