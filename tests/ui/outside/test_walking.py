"""Who has no mouse walks through the window with the keys, and hears from the accessibility bus where they are."""

from factcheck.model import Status
from tests.ui.outside.reader import Program, Thing
from tests.ui.outside.test_reading import ESCAPE, F1, TAB, at, claims, marked, moved, select, words

CONTROL, SHIFT, MENU, F10, DOWN, RETURN, F = 0xFFE3, 0xFFE1, 0xFF67, 0xFFC7, 0xFF54, 0xFF0D, ord("f")
STATEMENT = "وأضافت الصحيفة"


def bounds(thing: Thing) -> tuple[int, int, int, int]:
    """Where a thing stands on the screen: left, top, width, height."""
    left, top, width, height = thing.ask("Component", "GetExtents", "u", 0)
    return left, top, width, height


def claim(program: Program) -> None:
    """Mark a statement, if nothing is marked yet."""
    if not claims(program):
        select(program, STATEMENT)
        program.get("statusDisputed").ask("Action", "DoAction", "i", 0)
        program.wait(lambda: claims(program))


def menus(program: Program) -> list[Thing]:
    """The menus that have popped up: those that are no part of a menu bar."""
    return [one for one in program.application.children() if one.role in {"popup menu", "menu"}]


def test_tab_follows_the_reading_order_of_the_language(program: Program):
    claim(program)
    program.get("libraryView").ask("Component", "GrabFocus")
    seen = [program.wait(lambda: at(program, "libraryView"))]
    while len(seen) < 30 and seen[-1].id != "claimsView":
        program.key(TAB)
        seen.append(program.wait(lambda: moved(program, seen[-1])))
    panes = [one for one in seen if one.id in {"libraryView", "articleView", "claimsView"}]
    assert [one.id for one in panes] == ["libraryView", "articleView", "claimsView"]
    lefts = [bounds(one)[0] for one in panes]
    assert lefts == sorted(lefts, reverse=program.language == "ar")


def test_a_table_tells_its_headers_and_its_cells(program: Program):
    select(program, "ذكرت وسائل")
    program.wait(lambda: at(program, "articleView"))
    program.key(F1)
    said = words(program)
    shown = program.wait(lambda: program.find("keysList"))
    names = [child.name for child in shown.children()]
    for header in ("Command", "Key"):
        assert said(header) in names
    assert said("&Find in the article").replace("&", "") in " ".join(names)
    program.focus_window()
    program.key(ESCAPE)
    program.wait(lambda: not program.find("keysList"))


def test_the_usual_keys_do_what_they_do_everywhere(program: Program):
    program.focus_window()
    select(program, "ذكرت وسائل")
    program.wait(lambda: at(program, "articleView"))
    program.chord(CONTROL, F)
    program.wait(lambda: at(program, "findField"))
    program.key(ESCAPE)
    program.wait(lambda: at(program, "articleView"))


def test_the_menu_key_opens_the_menu_of_what_has_the_focus(program: Program):
    """Qt does not put menus that pop up on the bus: what their entries do tells that they are there."""
    program.focus_window()
    claim(program)
    program.get("claimsView").ask("Component", "GrabFocus")
    program.wait(lambda: at(program, "claimsView"))
    program.key(MENU)
    choose(program, 1)
    program.wait(lambda: marked(program, Status.SOURCED, STATEMENT))
    program.wait(lambda: at(program, "claimsView"))
    program.chord(SHIFT, F10)
    choose(program, 3)
    program.wait(lambda: marked(program, Status.VERIFIED, STATEMENT))


def test_the_menu_key_opens_the_menu_at_the_caret(program: Program):
    program.focus_window()
    claim(program)
    select(program, STATEMENT)
    program.wait(lambda: at(program, "articleView"))
    program.chord(SHIFT, F10)
    choose(program, 2)
    program.wait(lambda: marked(program, Status.DISPUTED, STATEMENT))


def choose(program: Program, entry: int) -> None:
    """Go down to an entry of the menu that has popped up, and take it."""
    for _ in range(entry):
        program.key(DOWN)
    program.key(RETURN)


def test_the_menu_key_opens_the_menu_of_the_library(program: Program):
    program.focus_window()
    program.get("libraryView").ask("Component", "GrabFocus")
    program.wait(lambda: at(program, "libraryView"))
    program.key(MENU)
    choose(program, 1)
    program.wait(lambda: dialogs(program))  # how the report is to be written is asked
    program.focus_window()
    program.key(ESCAPE)
    program.wait(lambda: not dialogs(program))
    program.focus_window()  # no window manager gives the keys back here
    program.wait(lambda: at(program, "libraryView"))


def dialogs(program: Program) -> list[Thing]:
    """The dialogs that are open."""
    return [one for one in program.application.children() if one.role == "dialog"]
