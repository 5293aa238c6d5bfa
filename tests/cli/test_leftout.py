"""`leftout`: what a page shows beside its article, listed and taken in."""

from tests.cli.program import Program
from tests.factcheck.readers.made import PAGE_WITH_MORE as PAGE


def test_it_is_listed_and_taken_in_by_its_numbers(program: Program):
    article = program.one("import", program.file("a.html", PAGE))["article"]
    listed = program.call("--json", "leftout", article).objects
    menu = next(one["block"] for one in listed if one["text"] == "الرئيسية")
    told = program.one("leftout", article, "--take", str(menu))
    assert (told["article"], told["number"], told["lost"]) == (article, 2, 0)
    assert len(program.call("--json", "leftout", article).objects) == len(listed) - 1
    program.one("leftout", article, "--all")
    assert program.call("--json", "leftout", article).objects == []


def test_what_cannot_be_is_said(program: Program):
    article = program.one("import", program.file("a.html", PAGE))["article"]
    wrong = program.call("leftout", article, "--take", "999")
    assert (wrong.status, "999" in wrong.messages) == (1, True)
    text = program.one("import", program.file("a.txt", "خبر قصير من الوكالة"))["article"]
    assert "a.txt" in program.call("leftout", text).messages
