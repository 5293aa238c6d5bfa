"""`undo`, `redo` and `history`: what was done is listed, taken back and brought back."""

import re

import pytest

from tests.cli.program import STEP, Program

QUOTE = "أي صفقة سدود ستنتهك اتفاق عام 2019"


def test_undo_and_redo_are_steps_that_name_what_they_reverse(program: Program, article: str):
    program.one("mark", article, "--status", "disputed", "--quote", QUOTE)
    marked = program.one("show", article)
    undone = program.one("undo", article)
    assert program.one("show", article)["claims"] == []
    redone = program.one("redo", article)
    assert program.one("show", article) == marked
    history = program.ask("history", article)
    assert all(list(step) == STEP for step in [undone, redone, *history])
    labels = [step["label"] for step in history]
    assert labels[0].startswith("Import ")
    assert labels[1:] == ["Mark as disputed", "Undo: Mark as disputed", "Redo: Mark as disputed"]
    assert [undone, redone] == history[2:]
    imported, done, *_ = history
    assert [step["reverses"] for step in history] == [None, None, done["step"], undone["step"]]
    assert {step["by"] for step in history} == {"ليلى"}
    times = [step["at"] for step in history]
    assert times == sorted(times)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", at) for at in times)
    assert imported["step"] != done["step"]


def test_history_is_a_line_for_each_step(program: Program, article: str):
    program.one("mark", article, "--status", "disputed", "--quote", QUOTE)
    lines = program.call("history", article).output.splitlines()
    assert len(lines) == 2
    assert lines[1].split("  ")[1:] == ["ليلى", "Mark as disputed"]
    assert program.call("undo", article).output.endswith("  ليلى  Undo: Mark as disputed\n")


def test_undo_never_reaches_into_another_article_nor_takes_the_article_away(program: Program, article: str):
    other = program.one("import", "-", given="خبر آخر".encode())["article"]
    program.one("mark", article, "--status", "disputed", "--quote", QUOTE)
    assert program.refused("undo", other) == "There is nothing to undo."
    program.one("undo", article)
    assert program.refused("undo", article) == "There is nothing to undo."
    assert len(program.ask("articles")) == 2


def test_redo_ends_where_something_new_begins(program: Program, article: str):
    assert program.refused("redo", article) == "There is nothing to redo."
    program.one("mark", article, "--status", "disputed", "--quote", QUOTE)
    program.one("undo", article)
    program.one("mark", article, "--status", "sourced", "--quote", QUOTE)
    assert program.refused("redo", article) == "There is nothing to redo."


@pytest.mark.parametrize("command", ["undo", "redo", "history", "show"])
def test_what_is_unknown_has_no_history(program: Program, command: str):
    program.ask("articles")
    assert program.refused(command, "abc") == "There is no article abc in this desk."
