"""The window of the desk's sources: the list of them all, and the page of the one that is chosen."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from factcheck.attribution import Source
from factcheck.words import Words
from ui.fields import LineField
from ui.override import override
from ui.session import Session
from ui.sources.merging import MergeDialog
from ui.sources.model import SourcesDelegate, SourcesModel
from ui.sources.page import SourcePage
from ui.sourcing import Order

_SIZE, _LIST = (980, 760), 400
_SOON = 30
"""Milliseconds after a change in which the list is read again: several changes are read once."""


class SourcesWindow(QDialog):
    """All sources of the desk; what is edited, merged or deleted here is a step that the desk's undo takes back."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourcesWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(words("Sources"))
        self._session = session
        self._words = words
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self.model = SourcesModel(words, self)
        self.page = SourcePage(session, words, self)
        self._make()
        self._lay_out()
        self._connect()
        self.refresh()
        self.resize(*_SIZE)
        self.field.setFocus()

    def _make(self) -> None:
        words = self._words
        self.field = LineField(self)
        self.field.setObjectName("sourcesSearch")
        self.field.setPlaceholderText(words("Search the sources…"))
        self.field.setAccessibleName(words("Search the sources"))
        self.field.setClearButtonEnabled(True)
        self.order = QComboBox(self)
        self.order.setObjectName("sourcesOrder")
        self.order.setAccessibleName(words("Order"))
        for order in Order:
            self.order.addItem(words(order.label), order)
        self.list = _view(words, self.model, self)
        self.count = QLabel(self)
        self.count.setObjectName("sourcesCount")
        self.add = QPushButton(words("&New source"), self)
        self.add.setObjectName("sourcesAdd")
        self.merge = QPushButton(words("&Merge the two"), self)
        self.merge.setObjectName("sourcesMerge")
        self.told = QLabel(self)
        self.told.setObjectName("sourcesTold")
        self.told.setWordWrap(True)
        self.undo = QPushButton(words("&Undo"), self)
        self.redo = QPushButton(words("&Redo"), self)
        self.close_button = QPushButton(words("&Close"), self)
        for button in (self.add, self.merge, self.undo, self.redo, self.close_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        over = QHBoxLayout()
        over.addWidget(self.field, 1)
        over.addWidget(self.order)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addWidget(self.merge)
        below.addStretch(1)
        below.addWidget(self.count)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 0, 8, 0)
        column.addLayout(over)
        column.addWidget(self.list, 1)
        column.addLayout(below)
        splitter = QSplitter(self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(side)
        splitter.addWidget(_rolling(self.page))
        splitter.setSizes([_LIST, _SIZE[0] - _LIST])
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.undo, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.redo, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(splitter, 1)
        whole.addWidget(self.told)
        whole.addWidget(buttons)

    def _connect(self) -> None:
        session = self._session
        self._soon.timeout.connect(self.refresh)
        self.field.textChanged.connect(self.refresh)
        self.order.activated.connect(self.refresh)
        self.list.selectionModel().selectionChanged.connect(self._chosen_changed)
        self.add.clicked.connect(self._add)
        self.merge.clicked.connect(self._merge)
        self.page.merge_wished.connect(self._merge)
        self.page.removal_wished.connect(self._remove)
        self.undo.clicked.connect(self._undo)
        self.redo.clicked.connect(self._redo)
        for keys, slot in ((QKeySequence.StandardKey.Undo, self._undo), (QKeySequence.StandardKey.Redo, self._redo)):
            QShortcut(QKeySequence(keys), self, slot)
        QShortcut(QKeySequence(Qt.Key.Key_Down), self.field, self._enter_list).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )
        session.record_changed.connect(self._soon.start)
        session.claims_changed.connect(self._soon.start)
        session.library_changed.connect(self._soon.start)
        session.reversible_changed.connect(self._show_reversible)
        session.refused.connect(self.told.setText)
        session.told.connect(self.told.setText)
        self._show_reversible()

    # What is shown

    @Slot()
    def refresh(self) -> None:
        """Read the list again, and the page of the source that is chosen; it stays chosen where it is still there."""
        self.page.tell()
        self._soon.stop()
        before, current = self.chosen(), self.current()
        rows = self._session.sourcing.listed(self.field.text(), Order(self.order.currentData()))
        self.model.show(rows)
        there = [row for row in (self.model.row_of(source.id) for source in before) if row >= 0]
        selection = self.list.selectionModel()
        if rows and not there:
            there = [0]
        row = self.model.row_of(current.id) if current else -1
        if [index.row() for index in selection.selectedIndexes()] != there:
            selection.clear()
            for one in there:
                selection.select(self.model.index(one), QItemSelectionModel.SelectionFlag.Select)
            self.list.setCurrentIndex(self.model.index(row if row >= 0 else there[0]) if there else QModelIndex())
        self.order.setEnabled(not self.field.text().strip())
        self.count.setText(self._words.many("{count} source", "{count} sources", len(rows)))
        self._chosen_changed()

    def show_source(self, source: str) -> None:
        """Choose a source, whatever was searched for."""
        if self.model.row_of(source) < 0:
            self.field.clear()
            self.refresh()
        row = self.model.row_of(source)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row))
            self.list.setFocus()

    def chosen(self) -> list[Source]:
        """Return the sources that are chosen, from the top."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        found = (self.model.at(self.model.index(row)) for row in rows)
        return [source for source in found if source is not None]

    def current(self) -> Source | None:
        """Return the source whose page is shown, or None."""
        chosen = self.chosen()
        source = self.model.at(self.list.currentIndex())
        return source if source in chosen else (chosen[0] if chosen else None)

    @Slot()
    def _enter_list(self) -> None:
        self.list.setFocus()

    @Slot()
    def _chosen_changed(self) -> None:
        current = self.current()
        self.page.show_source(current.id if current else "")
        self.merge.setEnabled(len(self.chosen()) == 2)

    @Slot()
    def _show_reversible(self) -> None:
        for button, step in ((self.undo, self._session.undoable(True)), (self.redo, self._session.redoable(True))):
            button.setEnabled(step is not None)
            button.setToolTip(self._words.sentence(step.label) if step else "")

    # What the analyst does

    @Slot()
    def _add(self) -> None:
        name = self.field.text().strip() or self._words("New source")
        made = self._session.sourcing.add(name)
        if made:
            self.refresh()
            self.show_source(made)
            self.page.focus_name()

    @Slot()
    def _merge(self) -> None:
        self.page.tell()
        source = self.current()
        if source is not None:
            other = next((one for one in self.chosen() if one.id != source.id), None)
            dialog = MergeDialog(self._session, self._words, source, other, self)
            dialog.accepted.connect(self._merged)
            dialog.open()

    @Slot()
    def _merged(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, MergeDialog):
            self.refresh()
            self.show_source(dialog.kept)

    @Slot()
    def _remove(self) -> None:
        source = self.current()
        if source is not None and self._session.sourcing.remove(source.id):
            self.told.setText(self._words("{source} was deleted. Undo brings it back.", source=source.name()))

    @Slot()
    def _undo(self) -> None:
        self.page.tell()
        self._session.undo(True)

    @Slot()
    def _redo(self) -> None:
        self.page.tell()
        self._session.redo(True)

    # What Qt tells

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "page"):
            self.page.draw_icons()

    @override
    def done(self, result: int) -> None:
        self.page.tell()
        super().done(result)


def _rolling(page: QWidget) -> QScrollArea:
    """A page in what rolls where letters are large or the screen is small."""
    inner, rolling = QWidget(), QScrollArea()
    column = QVBoxLayout(inner)
    column.setContentsMargins(8, 0, 8, 0)
    column.addWidget(page)
    rolling.setWidget(inner)
    rolling.setWidgetResizable(True)
    rolling.setFrameShape(QScrollArea.Shape.NoFrame)
    return rolling


def _view(words: Words, model: SourcesModel, parent: QWidget) -> QListView:
    view = QListView(parent)
    view.setObjectName("sourcesList")
    view.setAccessibleName(words("Sources"))
    view.setModel(model)
    view.setItemDelegate(SourcesDelegate(words, view))
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setUniformItemSizes(True)
    return view
