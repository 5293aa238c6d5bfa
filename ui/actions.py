"""The actions of the window, made of its deeds: in the menus, in the toolbar, under their keys."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from factcheck.model import MARKS, Status, Step
from factcheck.words import N_, Words
from ui import icons
from ui.context_key import ContextKey
from ui.deeds import COPIES, EDGES, MENUS, RECORD, SEPARATOR, TOOLBAR, Deed, all_deeds
from ui.keyed_menu import KeyedMenu
from ui.session import Session

_ICON = 18

_IN_ARTICLE = (
    "reread",
    "page",
    "left_out",
    "details",
    "graph",
    "find",
    "find_next",
    "find_previous",
    "take_sentence",
    "next_sentence",
    "previous_sentence",
)

_COPIED = tuple(deed.name for deed in COPIES)

_ON_CLAIM = (
    "name_source",
    "about_source",
    "tags",
    *(deed.name for deed in RECORD),
    "add_passage",
    "remove_passage",
    "split",
    "merge",
    *(deed.name for deed in EDGES if deed.name),
)

_STATUS_OF = {f"mark_{status.value}": status for status in (*MARKS, Status.UNCHECKED)}


class Actions:
    """The actions of one window, by the names of their deeds; a choice's are `name.value`.

    `statuses` are the names of those that set a status.
    """

    statuses = tuple(_STATUS_OF)

    def __init__(self, window: QMainWindow, words: Words) -> None:
        self._window = window
        self._words = words
        self._made: dict[str, QAction] = {}
        self._icons: list[tuple[str, str]] = []
        for title, deeds in MENUS:
            menu = KeyedMenu(words(title), window.menuBar())
            window.menuBar().addMenu(menu)
            for deed in deeds:
                self._add(menu, deed)
        ContextKey(window)
        self._make_toolbar()
        self.draw_icons()

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def marks(self) -> list[QAction]:
        """Return the actions that set a status, in the order of their menu."""
        return [self._made[name] for name in self.statuses]

    def status_of(self, action: QAction) -> Status:
        """Return the status that one of `marks` sets."""
        return _STATUS_OF[action.objectName()]

    def local(self) -> list[QAction]:
        """Return the actions whose keys work in the article and the claims alone, never while something is typed."""
        return [self._made[deed.name] for deed in all_deeds() if deed.local]

    def late(self) -> list[QAction]:
        """Return the actions that `ui.doing` does."""
        return [self._made[deed.name] for deed in all_deeds() if deed.late]

    def pop_up(self, at: QPoint, names: Sequence[str]) -> None:
        """Show a menu of some actions at a place of the screen; an empty name is a separator."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in names:
            if name:
                menu.addAction(self._made[name])
            else:
                menu.addSeparator()
        menu.popup(at)

    def refresh(self, session: Session, in_library: bool) -> None:
        """Let only what can be done now be chosen; undo and redo say what they would take back and bring back."""
        needs = (
            (
                session.article is not None,
                ("export", "print", "remove_article", *_IN_ARTICLE, *self.statuses),
            ),
            (bool(session.chosen), ("edit_wording", "copy_claim", "remove_claim", *_COPIED, *_ON_CLAIM)),
            (bool(session.claims), ("next_claim", "previous_claim", "filter")),
        )
        for there, names in needs:
            for name in names:
                self._made[name].setEnabled(there)
        self._name("undo", session.undoable(in_library), N_("&Undo"), N_("&Undo: {deed}"))
        self._name("redo", session.redoable(in_library), N_("&Redo"), N_("&Redo: {deed}"))

    def _name(self, name: str, step: Step | None, plain: str, full: str) -> None:
        words, action = self._words, self._made[name]
        action.setEnabled(step is not None)
        action.setText(words(full, deed=words.sentence(step.label)) if step else words(plain))
        # The button keeps its short word, so that the toolbar does not jump.
        action.setIconText(words(plain).replace("&", ""))

    def draw_icons(self) -> None:
        """Draw every icon in the window's present colours and direction."""
        mirrored = self._window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for name, drawing in self._icons:
            self._made[name].setIcon(icons.icon(drawing, self._window.palette(), mirrored=mirrored))

    def _add(self, menu: QMenu, deed: Deed) -> None:
        if deed is SEPARATOR:
            menu.addSeparator()
        elif deed.deeds:
            inner = menu.addMenu(self._words(deed.text))
            for one in deed.deeds:
                self._add(inner, one)
        elif deed.choices:
            self._add_choices(menu.addMenu(self._words(deed.text)), deed)
        else:
            action = self._make(deed)
            menu.addAction(action)

    def _make(self, deed: Deed) -> QAction:
        action = QAction(self._words(deed.text), self._window)
        action.setObjectName(deed.name)
        action.setCheckable(deed.checkable)
        if isinstance(deed.keys, tuple):
            action.setShortcuts([QKeySequence(keys) for keys in deed.keys])
        else:
            action.setShortcuts(deed.keys)
        if deed.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if deed.icon:
            self._icons.append((deed.name, deed.icon))
        self._made[deed.name] = action
        return action

    def _add_choices(self, menu: QMenu, deed: Deed) -> None:
        group = QActionGroup(self._window)
        group.setObjectName(deed.name)
        for value, text in deed.choices:
            action = group.addAction(self._words(text))
            action.setCheckable(True)
            action.setData(value)
            menu.addAction(action)
            self._made[f"{deed.name}.{value}"] = action

    def _make_toolbar(self) -> None:
        toolbar = QToolBar(self._words("Toolbar"), self._window)
        toolbar.setObjectName("toolbar")
        toolbar.setMovable(False)
        toolbar.setIconSize(QSize(_ICON, _ICON))
        toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for name in TOOLBAR:
            if name:
                toolbar.addAction(self._made[name])
            else:
                toolbar.addSeparator()
        self._window.addToolBar(toolbar)
        # For those who script the window: the three marks by their names.
        for name in ("sourced", "disputed", "verified"):
            toolbar.widgetForAction(self._made[f"mark_{name}"]).setObjectName(f"status{name.capitalize()}")
