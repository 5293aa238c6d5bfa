"""Everything that can be done in the window: its words, its keys, its icon, and the menu that it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from factcheck.model import MARKS, Status, Step
from factcheck.words import LANGUAGES, N_, Words
from ui import icons
from ui.session import Session

Keys = QKeySequence.StandardKey | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that can be done. `keys` holds one shortcut or several; `local` ones work in the panes alone.

    `late` ones are done by `ui.doing`, which is loaded at the first of them. `deeds` are a menu of their own.
    """

    name: str
    text: str
    keys: Keys = ()
    icon: str = ""
    local: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    checkable: bool = False
    late: bool = False
    deeds: tuple["Deed", ...] = ()


SEPARATOR = Deed("", "")

_THEMES = (("system", N_("As the &system")), ("light", N_("&Light")), ("dark", N_("&Dark")))
_LANGUAGE_NAMES = {"ar": "&العربية", "en": "&English"}

_EDGES = (
    Deed("end_word_more", N_("&End: a word more"), ("F7",), late=True),
    Deed("end_word_less", N_("E&nd: a word less"), ("Shift+F7",), late=True),
    Deed("end_character_more", N_("En&d: a character more"), ("Ctrl+F7",), late=True),
    Deed("end_character_less", N_("End: a &character less"), ("Ctrl+Shift+F7",), late=True),
    SEPARATOR,
    Deed("start_word_more", N_("&Beginning: a word more"), ("F6",), late=True),
    Deed("start_word_less", N_("Be&ginning: a word less"), ("Shift+F6",), late=True),
    Deed("start_character_more", N_("Beg&inning: a character more"), ("Ctrl+F6",), late=True),
    Deed("start_character_less", N_("Beginning: &a character less"), ("Ctrl+Shift+F6",), late=True),
)

_COPIES = (
    Deed("copy_markdown", N_("&Markdown"), late=True),
    Deed("copy_html", N_("&HTML"), late=True),
    Deed("copy_card", N_("A &card to share"), late=True),
)

_LIBRARY = (
    Deed("collect", N_("Put into a &collection…"), late=True),
    Deed("take_out", N_("&Take out of the collection"), late=True),
    Deed("archive", N_("&Archive, or take out of the archive"), late=True),
    SEPARATOR,
    Deed("save_search", N_("&Save the search…"), ("Ctrl+Shift+S",), late=True),
    Deed("delete_place", N_("&Delete the collection or the saved search"), late=True),
)

MENUS: tuple[tuple[str, tuple[Deed, ...]], ...] = (
    (N_("&File"), (
        Deed("open", N_("&Open…"), QKeySequence.StandardKey.Open, "open"),
        Deed("paste", N_("&Paste as an article"), ("Ctrl+Shift+V",), "paste"),
        Deed("sample", N_("Open the &sample article")),
        SEPARATOR,
        Deed("export", N_("&Export the report…"), ("Ctrl+E",), "export"),
        Deed("print", N_("Pr&int the report…"), QKeySequence.StandardKey.Print, late=True),
        SEPARATOR,
        Deed("in_library", N_("In the &library"), deeds=_LIBRARY),
        Deed("remove_article", N_("&Remove from the library"), (), "remove"),
        SEPARATOR,
        Deed("quit", N_("&Quit"), QKeySequence.StandardKey.Quit),
    )),
    (N_("&Edit"), (
        Deed("undo", N_("&Undo"), QKeySequence.StandardKey.Undo, "undo"),
        Deed("redo", N_("&Redo"), QKeySequence.StandardKey.Redo, "redo"),
        SEPARATOR,
        Deed("copy_claim", N_("&Copy the claim with its source"), ("Ctrl+Shift+C",), late=True),
        Deed("copy_as", N_("Copy the claim &as"), deeds=_COPIES),
        SEPARATOR,
        Deed("find", N_("&Find in the article"), QKeySequence.StandardKey.Find, "find"),
        Deed("find_next", N_("Find &next"), QKeySequence.StandardKey.FindNext),
        Deed("find_previous", N_("Find &previous"), QKeySequence.StandardKey.FindPrevious),
        SEPARATOR,
        Deed("search", N_("&Search the desk"), ("Ctrl+Shift+F",)),
    )),
    (N_("&View"), (
        Deed("library", N_("&Library"), ("Ctrl+1",), checkable=True),
        Deed("claims", N_("&Claims"), ("Ctrl+2",), checkable=True),
        SEPARATOR,
        Deed("details", N_("&Details of the article"), ("Ctrl+I",), late=True),
        SEPARATOR,
        Deed("zoom_in", N_("Larger &text"), QKeySequence.StandardKey.ZoomIn),
        Deed("zoom_out", N_("&Smaller text"), QKeySequence.StandardKey.ZoomOut),
        Deed("zoom_reset", N_("&Usual size"), ("Ctrl+0",)),
        SEPARATOR,
        Deed("theme", N_("T&heme"), choices=_THEMES),
        Deed("language", N_("Lan&guage"), choices=tuple((code, _LANGUAGE_NAMES[code]) for code in LANGUAGES)),
        Deed("arabic_digits", N_("&Arabic digits (٠١٢٣)"), checkable=True),
    )),
    (N_("&Claim"), (
        Deed("take_sentence", N_("Select the sen&tence"), ("F8",)),
        Deed("next_sentence", N_("Ne&xt sentence"), ("F9",)),
        Deed("previous_sentence", N_("P&revious sentence"), ("Shift+F9",)),
        SEPARATOR,
        Deed("mark_sourced", N_("&Sourced"), ("1", "١"), "sourced", local=True),
        Deed("mark_disputed", N_("&Disputed"), ("2", "٢"), "disputed", local=True),
        Deed("mark_verified", N_("&Verified"), ("3", "٣"), "verified", local=True),
        Deed("mark_unchecked", N_("&Unchecked"), ("0", "٠"), "unchecked", local=True),
        SEPARATOR,
        Deed("next_claim", N_("&Next claim"), ("Alt+Down",), late=True),
        Deed("previous_claim", N_("&Previous claim"), ("Alt+Up",), late=True),
        Deed("filter", N_("&Filter the claims"), ("Ctrl+L",)),
        SEPARATOR,
        Deed("edges", N_("Ed&ges"), deeds=_EDGES),
        Deed("add_passage", N_("&Add the selected words"), ("F4",), late=True),
        Deed("remove_passage", N_("Take a&way the passage"), ("Shift+F4",), late=True),
        Deed("split", N_("Spl&it at the caret"), ("F5",), late=True),
        Deed("merge", N_("&Join claims"), ("Shift+F5",), late=True),
        SEPARATOR,
        Deed("edit_wording", N_("&Edit the wording"), ("F2",), "edit"),
        Deed("remove_claim", N_("De&lete"), QKeySequence.StandardKey.Delete, "remove", local=True),
    )),
    (N_("&Help"), (
        Deed("palette", N_("&Commands…"), ("Ctrl+K",), late=True),
        Deed("shortcuts", N_("&Keys…"), QKeySequence.StandardKey.HelpContents, late=True),
        Deed("about", N_("&About Isnad"), late=True),
    )),
)  # fmt: skip


def all_deeds() -> list[Deed]:
    """Return everything that can be done, in the order of the menus."""
    return [one for _, deeds in MENUS for deed in deeds for one in (deed.deeds or (deed,)) if one.name]


TOOLBAR = ("open", "export", "", "undo", "redo", "", "mark_sourced", "mark_disputed", "mark_verified")

_ICON = 18

_IN_ARTICLE = ("details", "find", "find_next", "find_previous", "take_sentence", "next_sentence", "previous_sentence")

_COPIED = tuple(deed.name for deed in _COPIES)

_ON_CLAIM = ("add_passage", "remove_passage", "split", "merge", *(deed.name for deed in _EDGES if deed.name))

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
            menu = window.menuBar().addMenu(words(title))
            for deed in deeds:
                self._add(menu, deed)
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
            (session.article is not None, ("export", "print", "remove_article", *_IN_ARTICLE, *self.statuses)),
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
