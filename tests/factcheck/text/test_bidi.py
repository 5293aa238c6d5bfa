"""The order in which text shows, against Unicode's own test lines."""

import unicodedata

import pytest

from factcheck.model import Direction
from factcheck.text.bidi import isolates, levels, visual_order
from factcheck.text.characters import kind, mirror
from factcheck.text.direction import paragraph_direction
from factcheck.text.visual import visual
from tests.factcheck.text.bidi_suite import OWN, STRIDE, Case, character_cases, class_cases

LTR, RTL = Direction.LTR, Direction.RTL
NOT_SHOWN = "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"


def order(case: Case) -> list[int]:
    return visual_order(case.text, levels(case.text, case.direction), 0, len(case.text), case.direction)


@pytest.mark.parametrize("cases", [character_cases, class_cases], ids=["characters", "classes"])
def test_every_line_is_in_the_order_of_the_standard(cases) -> None:
    wrong = [
        (ascii(case.text), case.direction, case.order, got) for case in cases() if (got := order(case)) != case.order
    ]
    assert not wrong, f"{len(wrong)} lines, the first of them: {wrong[:5]}"


def test_a_terminal_gets_every_line_as_it_shows_and_brackets_mirrored() -> None:
    """Every third line; left out are those that `visual` changes on purpose, see `reason`."""
    shown = [case for case in [*OWN, *character_cases()[:: 1 if STRIDE == 1 else 3]] if not reason(case)]
    wrong = [
        (ascii(case.text), case.direction, ascii(expected(case)), ascii(got))
        for case in shown
        if (got := unicodedata.normalize("NFKC", visual(case.text, direction=case.direction))) != expected(case)
    ]
    assert not wrong, f"{len(wrong)} of {len(shown)} lines, the first of them: {wrong[:5]}"


def reason(case: Case) -> str:
    """Why a line of the suite is none that `visual` shows as the standard says."""
    kinds = [kind(one) for one in case.text]
    if {"LRE", "RLE", "LRO", "RLO", "PDF"} & set(kinds):
        return "embeddings and overrides are left out: they make a text show as something that it is not"
    closed = isolates(case.text)
    if any(own in {"LRI", "RLI", "FSI", "PDI"} and at not in closed for at, own in enumerate(kinds)):
        return "isolates that are not closed are left out: they would reach over what follows"
    if paragraph_direction(case.text, case.direction) is not case.direction:
        return "a paragraph of ours takes its direction from its first strong letter, always"
    if "NSM" in kinds:
        return "marks stand behind their letter (L3), where a terminal expects them"
    if "S" in kinds or "\u200d" in case.text:
        return "a tab is shown as a space; joiners are for the shaper"
    return ""


def expected(case: Case) -> str:
    embedded = levels(case.text, case.direction)
    shown = "".join(mirror(case.text[at]) if embedded[at] % 2 else case.text[at] for at in case.order)
    return unicodedata.normalize("NFKC", "".join(one for one in shown if one not in NOT_SHOWN))


def test_a_line_is_ordered_as_a_part_of_its_paragraph() -> None:
    text = "قال ANP - 2019"
    embedded = levels(text, RTL)
    assert visual_order(text, embedded, 8, 14, RTL) == [8, 9, 10, 11, 12, 13], "the Latin name goes on in the next line"
    assert visual_order(text, levels(text[8:], RTL), 0, 6, RTL) == [2, 3, 4, 5, 1, 0]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("קרא \u2068ANP (3)\u2069, טוב", "בוט ,ANP (3) ארק"),
        ("say \u2067אב 1\u2069, then", "say 1 בא, then"),
        ("\u2067אב", "בא"),
        ("a (\u2068אב (c)\u2069) d", "a ((c) בא) d"),
    ],
)
def test_names_in_isolates_stay_whole(text: str, shown: str) -> None:
    assert visual(text) == shown


def test_an_isolate_that_is_wrapped_goes_on_in_the_next_line() -> None:
    lines = visual("אב \u2066one two\u2069 גד", 7).split("\n")
    assert [line.strip() for line in lines] == ["one בא", "דג two"]


def test_hundreds_of_isolates_and_embeddings_do_no_harm() -> None:
    text = "\u2067\u202b" * 300 + "א1" + "\u202c\u2069" * 300
    assert [one for one in order(Case(text, LTR, [])) if one in {600, 601}] == [601, 600]
