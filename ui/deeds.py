"""Everything that can be done in the window, as tables: the menus with their keys, and what stands in the toolbar."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from factcheck.words import LANGUAGES, N_

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

EDGES = (
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

RECORD = (
    Deed("tab_attribution", N_("&Attribution"), ("Ctrl+3",), late=True),
    Deed("tab_evidence", N_("&Evidence"), ("Ctrl+4",), late=True),
    Deed("tab_verdict", N_("&Verdict"), ("Ctrl+5",), late=True),
    Deed("tab_history", N_("&History"), ("Ctrl+6",), late=True),
)

COPIES = (
    Deed("copy_markdown", N_("&Markdown"), late=True),
    Deed("copy_html", N_("&HTML"), late=True),
    Deed("copy_card", N_("A &card to share"), late=True),
    Deed("save_card", N_("A card in a &file…"), late=True),
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
        Deed("address", N_("Open a we&b address…"), ("Ctrl+Shift+O",), late=True),
        Deed("sample", N_("Open the &sample article")),
        Deed("recent", N_("Open recen&t"), late=True),
        SEPARATOR,
        Deed("new_window", N_("New win&dow"), QKeySequence.StandardKey.New, late=True),
        Deed("close_window", N_("Close the &window"), ("Ctrl+W",)),
        SEPARATOR,
        Deed("reread", N_("Read again in another en&coding…"), late=True),
        Deed("left_out", N_("What was le&ft out of the page…"), late=True),
        SEPARATOR,
        Deed("save", N_("Sa&ve"), QKeySequence.StandardKey.Save, late=True),
        Deed("export", N_("&Export the report…"), ("Ctrl+E",), "export"),
        Deed("print", N_("Pr&int the report…"), QKeySequence.StandardKey.Print, late=True),
        SEPARATOR,
        Deed("desk_settings", N_("Des&k settings…"), late=True),
        Deed("preview", N_("Look &at articles before they come in"), checkable=True, late=True),
        Deed("coming", N_("What co&mes in…"), late=True),
        Deed("private", N_("Allow pages of private &networks"), checkable=True, late=True),
        Deed("in_library", N_("In the &library"), deeds=_LIBRARY),
        Deed("remove_article", N_("&Remove from the library"), (), "remove"),
        SEPARATOR,
        Deed("quit", N_("&Quit"), ("Ctrl+Q",), late=True),
    )),
    (N_("&Edit"), (
        Deed("undo", N_("&Undo"), QKeySequence.StandardKey.Undo, "undo"),
        Deed("redo", N_("&Redo"), QKeySequence.StandardKey.Redo, "redo"),
        SEPARATOR,
        Deed("copy_claim", N_("&Copy the claim with its source"), ("Ctrl+Shift+C",), late=True),
        Deed("copy_as", N_("Copy the claim &as"), deeds=COPIES),
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
        Deed("sources", N_("S&ources"), ("Ctrl+8",), late=True),
        Deed("page", N_("Picture of the &page"), ("Ctrl+9",), late=True),
        SEPARATOR,
        Deed("zoom_in", N_("Larger &text"), ("Ctrl++", "Ctrl+=")),
        Deed("zoom_out", N_("&Smaller text"), QKeySequence.StandardKey.ZoomOut),
        Deed("zoom_reset", N_("&Usual size"), ("Ctrl+0",)),
        Deed("reading", N_("&Reading…"), ("Ctrl+T", "Ctrl+,"), late=True),
        Deed("hidden", N_("Show h&idden characters"), ("Ctrl+F10",), checkable=True),
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
        Deed("edges", N_("Ed&ges"), deeds=EDGES),
        Deed("add_passage", N_("&Add the selected words"), ("F4",), late=True),
        Deed("remove_passage", N_("Take a&way the passage"), ("Shift+F4",), late=True),
        Deed("split", N_("Spl&it at the caret"), ("F5",), late=True),
        Deed("merge", N_("&Join claims"), ("Shift+F5",), late=True),
        SEPARATOR,
        Deed("name_source", N_("Add to the &chain"), ("Ctrl+J",), late=True),
        Deed("name_beside", N_("Add to the chain, side b&y side"), ("Ctrl+Shift+B",), late=True),
        Deed("quote", N_("Ta&ke the selection as evidence"), ("Ctrl+Shift+E",), late=True),
        Deed("about_source", N_("A&bout the source"), ("Ctrl+Shift+J",), late=True),
        Deed("show_record", N_("Show the rec&ord"), deeds=RECORD),
        Deed("graph", N_("Picture of t&he attribution"), ("Ctrl+7",), late=True),
        SEPARATOR,
        Deed("tags", N_("Tags of the clai&m…"), ("Ctrl+B",), late=True),
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
