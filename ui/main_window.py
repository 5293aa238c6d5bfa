"""The window: it makes the panes and every connection between them, and nothing else.

The article is painted before anything else is made (`ui.first`): whatever a start need not have is imported where it
is made.
"""

from PySide6.QtCore import QEvent, QPoint, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QApplication, QMenuBar

from factcheck.model import MARKS, Status
from ui import dialogs
from ui.first import ArticleWindow
from ui.override import override


class MainWindow(ArticleWindow):
    """A reading desk: the library, the article, and the claims with the chosen one below them."""

    language_wished = Signal(str)
    theme_wished = Signal(str)
    wished = Signal(str)
    closed = Signal()
    may_leave = False

    @override
    def _make_rest(self) -> None:
        from ui.actions import Actions
        from ui.claim.panel import ClaimPanel
        from ui.claims.panel import ClaimsPanel
        from ui.drops import Drops
        from ui.incoming import Incoming
        from ui.library.panel import LibraryPanel
        from ui.notice import NoticeBar
        from ui.recent import RecentMenu
        from ui.ring import Ring
        from ui.search.desk import DeskSearch
        from ui.status import StatusBar

        session, words = self._session, self._words
        self.library = LibraryPanel(session, words, self)
        self.claims = ClaimsPanel(session, words, self._settings, self)
        self.claim = ClaimPanel(session, words, self)
        self.notice = NoticeBar(words, self)
        self.setMenuBar(QMenuBar(self))
        self.actions_ = Actions(self, words)
        self.actions_["recent"].setMenu(RecentMenu(session, words, self._settings, self))
        self.search = DeskSearch(session, words, self._settings, self.pane, self.actions_, self)
        self.setStatusBar(StatusBar(session, words, self))
        self.pane.complete([self.actions_[f"mark_{status.value}"] for status in MARKS], self.actions_["hidden"])
        self._columns.fill(self.library, self.notice, (self.claims, self.claim))
        self.setTabOrder(self.library.view, self.article)
        self.incoming = Incoming(session, self._settings, self)
        self._connect()
        self._restore()
        self._drops = Drops(self.incoming, self)
        Ring(self)
        self._refresh_actions()

    def _connect(self) -> None:
        session, act = self._session, self.actions_
        session.refused.connect(self.notice.tell)
        session.traffic.summed.connect(self.notice.sum_up)
        session.article_opened.connect(self._refresh_actions)
        session.reversible_changed.connect(self._refresh_actions)
        session.reversible_changed.connect(self.notice.let_hint_go)
        session.claim_chosen.connect(self._refresh_actions)
        session.claims_changed.connect(self._refresh_actions)
        self.article.status_wished.connect(self._mark_as)
        self.article.removal_wished.connect(session.remove_claim)
        self.article.context_menu_wished.connect(self._show_claim_menu)
        self.claims.menu_wished.connect(self._show_claim_menu)
        self.library.menu_wished.connect(self._show_library_menu)
        self.pane.open_wished.connect(self.open_files)
        self.pane.sample_wished.connect(self.open_sample)
        QApplication.instance().focusChanged.connect(self._refresh_actions)  # type: ignore[union-attr]
        for name, slot in (
            ("open", self.open_files), ("paste", self.incoming.paste_copied),
            ("sample", self.open_sample), ("export", self.export),
            ("remove_article", self._remove_article), ("close_window", self.close), ("undo", self._undo),
            ("redo", self._redo), ("edit_wording", self._edit_wording),
            ("remove_claim", session.remove_claim), ("filter", self._filter_claims), *self.pane.deeds(),
            ("search", self.search.open),
        ):  # fmt: skip
            act[name].triggered.connect(slot)
        for action in act.marks():
            action.triggered.connect(self._mark)
        for action in act.late():
            action.triggered.connect(self._do)
        for action in act.local():
            self.article.addAction(action)
            self.claims.view.addAction(action)
        act["library"].toggled.connect(self.library.setVisible)
        act["claims"].toggled.connect(self._columns.side.setVisible)
        act["arabic_digits"].toggled.connect(self._choose_digits)
        for name, value in (("theme", self._settings.theme), ("language", self._words.language)):
            act[f"{name}.{value}"].setChecked(True)
            act[f"{name}.{value}"].actionGroup().triggered.connect(self._choose)

    # What the analyst does

    @Slot()
    def open_files(self) -> None:
        """Ask for files and open them as articles."""
        paths = dialogs.ask_files(self, self._words, self._settings)
        if paths:
            self.incoming.import_paths(paths)

    @Slot()
    def open_sample(self) -> None:
        """Open the article that comes with the program."""
        self._session.traffic.import_sample()

    @Slot()
    def export(self) -> None:
        """Ask how, and write the report of the open article, or of all that are chosen in the library."""
        article, traffic, chosen = self._session.article, self._session.traffic, self.library.chosen()
        self.claim.tell()
        if article is None:
            return
        articles = chosen if len(chosen) > 1 else [article.id]
        report = traffic.report(articles, self._words.language)
        order = dialogs.ask_export(self, self._words, self._settings, report, traffic.desk)
        if order is not None:
            traffic.carry_out(articles, order)

    @Slot()
    def _mark(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._mark_as(self.actions_.status_of(action))

    @Slot(object)
    def _mark_as(self, status: Status) -> None:
        """Mark the selected words; without a selection, or in the list of claims, change the chosen claim's status."""
        if self.search.mark(status):
            return
        selected = None if self.claims.view.hasFocus() else self.article.selected_range()
        if selected is not None:
            self._session.mark(selected[0], selected[1], status)
        elif self._session.chosen:
            self._session.set_status(status)
        else:
            self.notice.hint(self._words("Select some words in the article first, or choose a claim."))

    @Slot()
    def _remove_article(self) -> None:
        self._session.holdings.remove(self.library.chosen())

    @Slot()
    def _undo(self) -> None:
        self.claim.tell()
        self._session.undo(self._in_library())

    @Slot()
    def _redo(self) -> None:
        self._session.redo(self._in_library())

    @Slot()
    def _edit_wording(self) -> None:
        self.actions_["claims"].setChecked(True)
        self.claims.edit_wording()

    @Slot()
    def _filter_claims(self) -> None:
        self.actions_["claims"].setChecked(True)
        self.claims.ask_words()

    @Slot()
    def _do(self) -> None:
        from ui import doing

        doing.do(self.sender().objectName(), doing.At(self, self._session, self._words, self._settings))

    def bind_keys(self) -> None:
        """Give the deeds the keys that the reader chose for them."""
        chosen = self._settings.keys
        if chosen:
            from ui import keys

            keys.bind(self.actions_, self.article, chosen)

    # How it looks

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        group = action.actionGroup().objectName()
        wish = self.theme_wished if group == "theme" else self.language_wished
        wish.emit(str(action.data()))

    @Slot(bool)
    def _choose_digits(self, chosen: bool) -> None:
        self._settings.arabic_digits = chosen
        self.language_wished.emit(self._words.language)

    @Slot(QPoint)
    def _show_claim_menu(self, at: QPoint) -> None:
        self.actions_.pop_up(at, (*self.actions_.statuses, "", "tags", "edit_wording", "copy_claim", "remove_claim"))

    @Slot(QPoint)
    def _show_library_menu(self, at: QPoint) -> None:
        self.actions_.pop_up(at, ("export", "collect", "take_out", "archive", "remove_article"))

    # What follows from what happened

    @Slot()
    def _refresh_actions(self) -> None:
        self.actions_.refresh(self._session, self._in_library())

    def _in_library(self) -> bool:
        return self.library.view.hasFocus() or self.search.undoes_desk or self._session.article is None

    # What Qt tells

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._is_complete:
            self.actions_.draw_icons()

    def leave(self) -> None:
        """Hand over what was typed and not yet told, and remember the layout."""
        if self._is_complete:
            self.claim.tell()
        self.keep_layout()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._session.traffic.is_busy and not self.may_leave and not dialogs.confirm_quit(self, self._words):
            event.ignore()
            return
        self.leave()
        event.accept()
        self.closed.emit()

    def _restore(self) -> None:
        self._columns.restore_side(self._settings)
        self.bind_keys()
        self.actions_["library"].setChecked(True)
        self.actions_["claims"].setChecked(True)
        self._session.private_allowed = self._settings.private_allowed
        self._session.traffic.nearly, self._session.traffic.aids = self._settings.nearly, self._settings.aids
        self.actions_["private"].setChecked(self._session.private_allowed)
        self.actions_["arabic_digits"].blockSignals(True)
        self.actions_["arabic_digits"].setChecked(self._settings.arabic_digits)
        self.actions_["arabic_digits"].blockSignals(False)
