"""The bar over an article in which words are typed to be found in it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from factcheck.search.within import Hits, Searched
from factcheck.words import Words
from ui import icons
from ui.article.view import ArticleView
from ui.fields import LineField
from ui.override import override
from ui.settings import Settings

_LONGEST = 120
"""Characters of a selection that are taken over into the field."""
_TARGET, _ICON = 28, 16
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FindBar(QFrame):
    """Finds as words are typed. The present hit is selected by Enter, F3 and Escape, which leaves; then it is marked
    like any selection. The article keeps its caret and its selection until then. `found` tells what is set off.
    """

    found = Signal(object)

    def __init__(self, view: ArticleView, words: Words, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._words = words
        self._settings = settings
        self._searched = Searched("")
        self._hits = Hits([])
        self._present = -1
        self._from = 0
        self._icons = icons.Icons(self)
        self.setObjectName("findBar")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.field = LineField(self, sought=True)
        self.field.setObjectName("findField")
        self.field.setPlaceholderText(words("Find in the article"))
        self.field.setAccessibleName(words("Find in the article"))
        self.count = QLabel(self)
        self.count.setObjectName("findCount")
        self._lay_out()
        self.field.textEdited.connect(self._search)
        self.hide()

    @Slot()
    def open(self) -> None:
        """Show the bar, with the selected words if they are few, and let words be typed."""
        selected = self._view.selected_range()
        chosen = self._view.text_in(*selected) if selected else ""
        if chosen.strip() and len(chosen) <= _LONGEST and "\n" not in chosen:
            self.field.setText(chosen)
        self._from = selected[0] if selected else self._view.caret()
        self._appear()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    @Slot()
    def go_on(self) -> None:
        """Select the next hit, after the last one the first; where nothing is asked for yet, ask."""
        self._go(1)

    @Slot()
    def go_back(self) -> None:
        """Select the hit before, before the first one the last; where nothing is asked for yet, ask."""
        self._go(-1)

    @Slot()
    def leave(self) -> None:
        """Put the bar away; the present hit stays where it is, selected."""
        if self._present >= 0:
            self._select()
        self._view.removeEventFilter(self)
        self.hide()
        self._set_off(Hits([]), -1)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_text(self, text: str) -> None:
        """Search in another text from now on."""
        self._searched, self._hits, self._present, self._from = Searched(text), Hits([]), -1, 0
        if not self.isHidden():
            self._search(move=False)

    def _appear(self) -> None:
        self._view.installEventFilter(self)
        self.show()

    @Slot()
    def _search(self, *_: object, move: bool = True) -> None:
        self._hits = self._searched.find(self.field.text(), whole=self.whole.isChecked(), exact=self.exact.isChecked())
        following = self._hits.following(self._from)
        self._present = following % len(self._hits) if len(self._hits) else -1
        self._show()
        if move and self._present >= 0:
            self._view.scroll_to(*self._hits[self._present])

    @Slot()
    def _choose_options(self) -> None:
        self._settings.find_options = (self.whole.isChecked(), self.exact.isChecked())
        self._search()

    def _show(self) -> None:
        self._set_off(self._hits, self._present)
        told = ""
        if self._present >= 0:
            told = self._words("{number} of {count}", number=self._present + 1, count=len(self._hits))
        elif self.field.text().strip():
            told = self._words("Not found")
        self.count.setText(told)
        self.count.setAccessibleName(told)

    def _set_off(self, hits: Hits, present: int) -> None:
        self._view.set_hits(hits, present)
        self.found.emit(hits)

    def _go(self, steps: int) -> None:
        if not self.field.text().strip():
            self.open()
            return
        asked_here = self.field.hasFocus()
        if self.isHidden():
            self._appear()
            self._search(move=False)
        if not len(self._hits):
            return
        selected = self._view.selected_range()
        if self._present >= 0 and selected == self._hits[self._present]:
            self._present = (self._present + steps) % len(self._hits)
        elif not asked_here:
            place = self._view.caret() if steps > 0 or not selected else selected[0]
            following = self._hits.following(place)
            before = following if following < len(self._hits) and self._hits[following][0] < place else following - 1
            self._present = (following if steps > 0 else before) % len(self._hits)
        self._show()
        self._select()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select(self) -> None:
        start, end = self._hits[self._present]
        self._from = start
        self._view.select_gently(start, end)
        self._view.scroll_to(start, end)

    # How it looks

    def _lay_out(self) -> None:
        words = self._words
        whole, exact = self._settings.find_options
        self.previous = self._button("previous", words("Previous hit"), "findPrevious")
        self.next = self._button("next", words("Next hit"), "findNext")
        self.whole = self._option(words("Whole word"), "findWhole", whole)
        self.exact = self._option(words("Exact"), "findExact", exact)
        self.exact.setToolTip(words("Only letters and marks just as they are typed"))
        self.close_button = self._button("close", words("Close the search"), "findClose")
        self.previous.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.close_button.clicked.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for button in (self.previous, self.next, self.whole, self.exact, self.close_button):
            row.addWidget(button)

    def _button(self, icon: str, text: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAutoRaise(True)
        button.setMinimumSize(_TARGET, _TARGET)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icons.put(button, icon)
        return button

    def _option(self, text: str, name: str, chosen: bool) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setProperty("chip", True)
        button.setCheckable(True)
        button.setChecked(chosen)
        button.setMinimumHeight(_TARGET)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(self._choose_options)
        return button

    # What Qt tells

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER:
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            at_hit = self._present >= 0 and self._view.selected_range() == self._hits[self._present]
            if event.key() == Qt.Key.Key_Escape or (event.key() in _ENTER and at_hit):
                self.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)
