"""The search of the desk in the window: its field, and the pane of results over the article while there is a query."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QMainWindow, QSplitter, QToolBar, QWidget

from factcheck.model import Level, Status
from factcheck.search.within import Hits
from factcheck.words import Words
from ui.actions import Actions
from ui.article.pane import ArticlePane
from ui.corner import Corner
from ui.fields import LineField
from ui.override import override
from ui.session import Session
from ui.settings import Settings

if TYPE_CHECKING:
    from ui.search.panel import ResultsPanel

_WIDTH = 260
_LONGEST = 120
"""Characters of a selection that are taken over into the field."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_REST = 400
"""Milliseconds after the last change of the desk in which it is searched again."""
_SHARE = (2, 3)
"""How the pane of results and the article share the height at first."""


class DeskSearch(QObject):
    """Searches as one types. Enter goes to a place and into the article, where it is selected; Escape leaves.

    The field stands at the end of the menu bar; where that is the system's own, of the toolbar. The pane of results is
    made at the first search.
    """

    def __init__(
        self, session: Session, words: Words, settings: Settings, pane: ArticlePane, actions: Actions,
        window: QMainWindow,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._session, self._words, self._settings = session, words, settings
        self._article, self._pane = pane.view, pane
        self._window, self._actions = window, actions
        self._panel: ResultsPanel | None = None
        self._asked: tuple[str, Level | None] = ("", None)
        self.field = LineField(window, sought=True)
        self.field.setObjectName("searchField")
        self.field.setPlaceholderText(words("Search the desk…"))
        self.field.setAccessibleName(words("Search the desk"))
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(_WIDTH)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._search)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        session.article_opened.connect(self._frame)
        self._later = QTimer(self, singleShot=True, interval=_REST)
        self._later.timeout.connect(self._renew)
        for changed in (session.library_changed, session.counts_changed):
            changed.connect(self._hear)
        session.record_changed.connect(self._hear)
        self._stand_in(window)

    def _stand_in(self, window: QMainWindow) -> None:
        bar = window.menuBar()
        if bar.isNativeMenuBar():
            for toolbar in window.findChildren(QToolBar):
                toolbar.addSeparator()
                toolbar.addWidget(self.field)
        else:
            Corner(self.field, window)

    @property
    def panel(self) -> "ResultsPanel":
        """The pane of results; it is made when it is first asked for."""
        if self._panel is None:
            self._panel = self._make_panel()
        return self._panel

    @property
    def level(self) -> Level:
        """How far a hit may be from what was typed: as it was chosen last."""
        chosen = self._settings.search_level
        return Level(chosen) if chosen in set(Level) else Level.PREFIXES

    @property
    def undoes_desk(self) -> bool:
        """Whether undo means what was last marked from the list, in other articles than the open one."""
        return self.has_focus and self._session.searching.on_desk

    @property
    def has_focus(self) -> bool:
        """Whether the keys go to the list of hits."""
        return self._panel is not None and self._panel.view.hasFocus()

    @Slot()
    def open(self) -> None:
        """Let words be typed, with those selected in the article if they are few."""
        selected = self._article.selected_range()
        chosen = self._article.text_in(*selected) if selected else ""
        if chosen.strip() and len(chosen) <= _LONGEST and "\n" not in chosen and not self.field.text():
            self.field.setText(chosen)
        self._go_to_field()

    @Slot()
    def leave(self) -> None:
        """Put the results away, and go back to the article."""
        self.field.clear()
        self._search()
        self._article.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, status: Status) -> bool:
        """Mark the checked hits, or the one that the list is on; return whether the list has the focus at all."""
        if not self.has_focus:
            return False
        model, words = self.panel.model, self._words
        hits = model.to_mark(self.panel.view.currentIndex())
        if model.is_filling:
            self._session.refused.emit(words("Not all hits are read yet: press again in a moment."))
        elif not hits:
            self._session.refused.emit(words("Only hits in the text of an article can be marked."))
        elif marked := self._session.searching.mark_hits(hits, status):
            model.check_all(False)
            self._session.told.emit(words.many("{count} claim was marked.", "{count} claims were marked.", marked))
        return True

    @Slot()
    def _go_to_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @Slot()
    def _typed(self) -> None:
        # After the keys that have come already: the newest query alone is asked.
        self._soon.start(0)

    @Slot()
    def _search(self) -> None:
        self._soon.stop()
        typed = self.field.text().strip()
        asked = (typed, self.level if typed else None)
        if asked == self._asked:
            return
        self._asked = asked
        self.panel.model.show(self._session.searching.search(typed, self.level) if typed else None)
        self.panel.setVisible(bool(typed))
        self._frame()

    @Slot()
    @Slot(object)
    def _hear(self, changed: object = True) -> None:
        """Search again soon if the desk is other than it was when what is shown was found."""
        if changed and self._asked[0]:
            self._later.start()

    @Slot()
    def _renew(self) -> None:
        """Show what answers now; the hit that the list is on, and what is scrolled to, stay where they can."""
        typed, level = self._asked
        if not typed or level is None or self._soon.isActive():
            return
        view, model = self.panel.view, self.panel.model
        hit, scrolled = model.hit(view.currentIndex()), view.verticalScrollBar().value()
        model.renew(self._session.searching.search(typed, level))
        row = model.row_of(hit) if hit else -1
        if row >= 0:
            view.setCurrentIndex(model.index(row))
        view.verticalScrollBar().setValue(scrolled)
        self._frame()

    @Slot(object)
    def _choose_level(self, level: Level) -> None:
        self._settings.search_level = level.value
        self._search()

    @Slot(object)
    def _open(self, hit: object) -> None:
        self._session.searching.open_place(hit)  # type: ignore[arg-type]

    @Slot(int, int)
    def _show_place(self, start: int, end: int) -> None:
        self._article.select_gently(start, end)
        self._article.scroll_to(start, end)
        self._frame((start, end))

    @Slot()
    def _frame(self, place: tuple[int, int] | None = None) -> None:
        """Frame in the open article what was found in it; `place` is the present hit."""
        version = self._session.version
        if self._panel is None or version is None:
            return
        places = self._panel.model.places_in(version.id) if self._asked[0] else []
        self._article.set_hits(Hits(places), places.index(place) if place in places else -1)

    @Slot(QPoint)
    def _pop_up(self, at: QPoint) -> None:
        self._actions.pop_up(at, [action.objectName() for action in self._actions.marks()])

    def _make_panel(self) -> "ResultsPanel":
        from ui.search.panel import ResultsPanel

        panel = ResultsPanel(self._words, self.level, self._window)
        panel.hide()
        panel.level_chosen.connect(self._choose_level)
        panel.place_wished.connect(self._open)
        panel.left.connect(self._go_to_field)
        panel.closed.connect(self.leave)
        panel.model.limited.connect(self._session.told)
        panel.menu_wished.connect(self._pop_up)
        panel.view.addActions(self._actions.marks())
        self._session.searching.place_opened.connect(self._show_place)
        self._put_over_article(panel)
        return panel

    def _put_over_article(self, panel: QWidget) -> None:
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        around = self._pane.parentWidget()
        layout = around.layout() if around else None
        if isinstance(layout, QBoxLayout):
            layout.replaceWidget(self._pane, splitter)
            layout.setStretchFactor(splitter, 1)
        splitter.addWidget(panel)
        splitter.addWidget(self._pane)
        height = sum(_SHARE)
        splitter.setSizes([part * splitter.height() // height for part in _SHARE])
        for place, part in enumerate(_SHARE):
            splitter.setStretchFactor(place, part)
        self._pane.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if event.key() in _ENTER:
                self._search()
                if self._asked[0] and self.panel.open_current():
                    self._article.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() == Qt.Key.Key_Down:
                self._search()
                if self._asked[0]:
                    self.panel.enter()
                return True
        return super().eventFilter(watched, event)
