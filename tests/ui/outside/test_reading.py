"""Who reads the window through the accessibility bus finds names, roles, texts and deeds, and marks claims by them."""

from pathlib import Path

from factcheck.model import MARKS, Status
from factcheck.words import Words
from tests.ui.outside.reader import EDITABLE, ENABLED, FOCUSABLE, Program, Thing

TEXT = (Path(__file__).parents[3] / "resources" / "samples" / "article.txt").read_text(encoding="utf-8")
STATEMENTS = {
    "en": "استدعت سفير كالدورا لطلب إيضاحات بشأن المشروع",
    "ar": "أن كالدورا تعهدت بمنح المجموعة إعفاءً ضريبيًا مدته 15 عامًا",
}
TAB, RETURN, ESCAPE, F1, F2, ONE, TWO = 0xFF09, 0xFF0D, 0xFF1B, 0xFFBE, 0xFFBF, 0x31, 0x32


def words(program: Program) -> Words:
    return Words(program.language, isolate=True)


def select(program: Program, statement: str) -> Thing:
    """Select words of the article from outside, and give the article the keys."""
    article = program.get("articleView")
    start = TEXT.index(statement)
    for number in range(article.ask("Text", "GetNSelections")):
        article.ask("Text", "RemoveSelection", "i", number)
    assert article.ask("Text", "AddSelection", "ii", start, start + len(statement))
    article.ask("Component", "GrabFocus")
    return article


def claims(program: Program) -> list[str]:
    """The claims as the list tells them."""
    found = program.find("claimsView")
    return [child.name for child in found.children() if child.role == "list item"] if found else []


def marked(program: Program, status: Status, statement: str) -> bool:
    told = words(program)(status.label)
    return any(told in name and statement in name for name in claims(program))


def test_the_window_is_named_after_document_and_program(program: Program):
    assert program.window.role == "frame"
    assert program.window.name == f"{TEXT.splitlines()[0]} — Isnad"


def test_all_that_can_have_the_focus_has_a_name_and_a_role(program: Program):
    things = [one for one in program.things() if FOCUSABLE in one.states]
    assert len(things) >= 3
    assert [(one.role, one.id) for one in things if not one.name] == []
    assert [(one.name, one.id) for one in things if one.role in {"filler", "unknown", "invalid", "label"}] == []


def test_every_button_has_a_name_in_the_interface_language_and_can_be_pressed(program: Program):
    buttons = [one for one in program.things() if one.role in {"push button", "toggle button", "check box"}]
    assert len(buttons) >= 5
    for button in buttons:
        assert button.name, button.id
        assert ".svg" not in button.name
        if ENABLED in button.states:
            assert "Press" in [action[0] for action in button.ask("Action", "GetActions")], button.name
    said = [button.name for button in buttons]
    assert words(program)("&Sourced").replace("&", "") in said


def test_every_field_says_what_it_is_for(program: Program):
    fields = [one for one in program.things() if EDITABLE in one.states]
    assert [one.id for one in fields if not one.name] == []


def test_menus_offer_what_they_do(program: Program):
    bar = next(one for one in program.things() if one.role == "menu bar")
    titles = [child.name for child in bar.children()]
    assert words(program)("&Claim").replace("&", "") in titles
    assert all(child.ask("Action", "GetActions") for child in bar.children())


def test_the_article_is_read_as_it_is_stored(program: Program):
    article = program.get("articleView")
    assert article.role == "text"
    assert article.tell("Text", "CharacterCount") == len(TEXT)
    assert article.ask("Text", "GetText", "ii", 0, -1) == TEXT
    start = TEXT.index("كالدورا")
    assert article.ask("Text", "GetText", "ii", start, start + 7) == "كالدورا"


def test_a_selection_from_outside_becomes_a_claim_by_key(program: Program):
    statement = STATEMENTS[program.language]
    article = select(program, statement)
    start = TEXT.index(statement)
    assert tuple(article.ask("Text", "GetSelection", "i", 0)) == (start, start + len(statement))
    program.wait(lambda: at(program, "articleView"))
    program.key(ONE)
    program.wait(lambda: marked(program, Status.SOURCED, statement))


def test_a_selection_from_outside_becomes_a_claim_by_the_action_of_a_button(program: Program):
    statement = "ذكرت وسائل إعلام محلية في كالدورا"
    select(program, statement)
    program.get(f"status{MARKS[2].value.capitalize()}").ask("Action", "DoAction", "i", 0)
    program.wait(lambda: marked(program, Status.VERIFIED, statement))


def test_what_is_saved_is_said_by_a_label_that_changes(program: Program):
    statement = "وقالت هيئة مصايد خليج النوارس"
    before = program.get("statusSummary").name
    select(program, statement)
    program.get("statusDisputed").ask("Action", "DoAction", "i", 0)
    said = program.wait(lambda: now if (now := program.get("statusSummary").name) != before else None)
    assert words(program)(Status.DISPUTED.label) in said


def test_the_chosen_claim_is_edited_by_keys_alone(program: Program):
    statement = "وأضافت الصحيفة"
    select(program, statement)
    program.wait(lambda: at(program, "articleView"))
    program.key(TWO)
    program.wait(lambda: marked(program, Status.DISPUTED, statement))
    program.key(F2)
    for letter in "its own":
        program.key(ord(letter))
    program.key(RETURN)
    program.wait(lambda: marked(program, Status.DISPUTED, "its own"))


def test_tab_leaves_every_pane_and_comes_round(program: Program):
    program.get("claimsView")
    program.get("articleView").ask("Component", "GrabFocus")
    seen = [program.wait(lambda: at(program, "articleView"))]
    while len(seen) < 40 and (len(seen) == 1 or seen[-1].id != "articleView"):
        program.key(TAB)
        seen.append(program.wait(lambda: moved(program, seen[-1])))
    assert seen[-1].id == "articleView"
    assert {"libraryView", "claimsView", "claimsFilter", "claimNote"} <= {one.id for one in seen}


def at(program: Program, id: str) -> Thing | None:
    """What has the keys, if it is this."""
    focused = program.focused()
    return focused if focused and focused.id == id else None


def moved(program: Program, before: Thing) -> Thing | None:
    """What has the keys, if it is something else now."""
    focused = program.focused()
    return focused if focused and focused.path != before.path else None


def test_a_dialog_has_a_title_and_escape_leaves_it(program: Program):
    select(program, "ذكرت وسائل")
    program.wait(lambda: at(program, "articleView"))
    program.key(F1)
    title = words(program)("Keys")
    program.wait(
        lambda: any(one.name.startswith(title) and one.role == "dialog" for one in program.application.children())
    )
    program.focus_window()
    program.key(ESCAPE)
    program.wait(lambda: not any(one.name.startswith(title) for one in program.application.children()))
