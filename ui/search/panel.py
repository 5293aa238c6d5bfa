"""The pane of what was found: how many hits, how far they may be from what was typed, and the hits."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.model import Level
from factcheck.words import N_, Words
from ui import icons
from ui.chip import chip
from ui.heading import heading
from ui.override import override
from ui.roomy import Roomy
from ui.search.delegate import ResultsDelegate
from ui.search.model import ResultsModel

_LEVELS = {
    Level.EXACT: (N_("As typed"), N_("Only the words themselves")),
    Level.PREFIXES: (N_("With prefixes"), N_("Also words with a prefix attached, and other spellings")),
    Level.STEMS: (N_("With stems"), N_("Also other words of the same stem")),
}
_TARGET = 28


class ResultsPanel(QWidget):
    """A heading with the number of hits, the three levels, and the list; or one sentence where nothing was found.

    `level_chosen(Level)`, `place_wished(Hit)`; `left` is the wish to go back to the field, `closed` to put all away.
    """

    level_chosen = Signal(object)
    place_wished = Signal(object)
    left = Signal()
    closed = Signal()
    menu_wished = Signal(QPoint)

    def __init__(self, words: Words, level: Level, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.close_button = QToolButton(self)
        self.setObjectName("resultsPanel")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.model = ResultsModel(words, self)
        self.view = ResultsView(words, self.model, self)
        self.heading = heading(words("Search"), self)
        self.heading.setObjectName("resultsCount")
        self.sentence = Roomy(self)
        self.sentence.setObjectName("resultsSentence")
        self.sentence.setWordWrap(True)
        self.sentence.keep(12, 12, 12, 12)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.levels = QButtonGroup(self)
        self.all = chip(words("All"), "resultsAll", self)
        self._lay_out(level)
        self._draw_icons()
        self.model.counted.connect(self._tell)
        self.model.dataChanged.connect(self._follow_checks)
        self.model.refused.connect(self._say)
        self.view.clicked.connect(self._go)
        self.view.activated.connect(self._go)
        self.view.left.connect(self.left)
        self.view.customContextMenuRequested.connect(self._wish_menu)
        self.close_button.clicked.connect(self.closed)
        self.all.clicked.connect(self.model.check_all)
        self.levels.buttonClicked.connect(self._choose_level)

    def enter(self) -> None:
        """Let the keys go to the list, on its first hit where it is on none."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._first()

    def open_current(self) -> bool:
        """Go to the hit that the list is on, or to the first one; return whether there is any."""
        index = self._first()
        if index.isValid():
            self._go(index)
        return index.isValid()

    def _first(self) -> QModelIndex:
        index = self.view.currentIndex()
        if not index.isValid():
            index = self.model.index(min(1, self.model.rowCount() - 1))
            if index.isValid():
                self.view.setCurrentIndex(index)
        return index

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        hit = self.model.hit(index)
        if hit is not None:
            self.place_wished.emit(hit)

    @Slot()
    def _tell(self) -> None:
        count, whole, words = self.model.count, self.model.is_whole, self._words
        self.all.setVisible(count > 0)
        self._follow_checks()
        if not count:
            self.heading.setText(words("Search"))
            self._say(words("Nothing was found.") if whole else words("Searching…"))
            return
        self.sentence.hide()
        self.view.show()
        hits = words.many("{count} hit", "{count} hits", count)
        hits = hits if whole else words("More than {hits}", hits=hits)
        articles = words.many("{count} article", "{count} articles", len(self.model.articles))
        told = f"{hits} · {articles}"
        self.heading.setText(told)
        self.heading.setAccessibleName(told)

    @Slot()
    def _follow_checks(self) -> None:
        self.all.setChecked(self.model.are_all_checked)

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)
        self.sentence.show()
        self.view.hide()
        self.all.hide()

    @Slot(QToolButton)
    def _choose_level(self, button: QToolButton) -> None:
        self.level_chosen.emit(Level(button.property("level")))

    @Slot(QPoint)
    def _wish_menu(self, at: QPoint) -> None:
        if self.view.indexAt(at).isValid():
            self.menu_wished.emit(self.view.viewport().mapToGlobal(at))

    def _lay_out(self, level: Level) -> None:
        self.all.setToolTip(self._words("Check all hits in texts, to mark them together"))
        name = self._words("Close the search")
        self.close_button.setObjectName("searchClose")
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip(name)
        self.close_button.setAccessibleName(name)
        self.close_button.setMinimumSize(_TARGET, _TARGET)
        top = QHBoxLayout()
        top.setContentsMargins(8, 0, 8, 0)
        top.setSpacing(4)
        top.addWidget(self.all)
        top.addWidget(self.heading, 1)
        for one, (text, explained) in _LEVELS.items():
            top.addWidget(self._level(one, self._words(text), self._words(explained), one is level))
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self.sentence, 1)

    def _level(self, level: Level, text: str, explained: str, chosen: bool) -> QToolButton:
        button = chip(text, f"level{level.value.capitalize()}", self)
        button.setProperty("level", level.value)
        button.setToolTip(explained)
        button.setChecked(chosen)
        self.levels.addButton(button)
        return button

    def _draw_icons(self) -> None:
        self.close_button.setIcon(icons.icon("close", self.palette()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ResultsView(QListView):
    """The list of hits. Space checks one, Ctrl+A all; Enter goes to one, Up from the first one is `left`."""

    left = Signal()

    def __init__(self, words: Words, model: ResultsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("resultsView")
        self.setAccessibleName(words("Search results"))
        self.setModel(model)
        self.setItemDelegate(ResultsDelegate(words, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @override
    def selectAll(self) -> None:
        self._model.check_all(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0 and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)
