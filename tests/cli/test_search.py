"""Searching and checking from outside: places for scripts, rows for people, and what is wrong with a desk."""

import os
import sqlite3
import sys

import pytest

from db.index import register
from factcheck.model import Level, Where
from tests.cli.program import CHECK, HIT, MAIN, Program
from tests.conftest import TEXT


def test_a_place_can_be_marked_as_it_is_found(program: Program, article: str):
    found = program.ask("search", "الاتفاق OR اتفاق")
    assert [list(one) for one in found] == [HIT] * len(found)
    (one,) = found
    assert (one["kind"], one["article"], one["claim"], one["score"]) == ("text", article, None, 1.0)
    assert TEXT[one["start"] : one["end"]] == one["hit"] == "اتفاق"
    assert one["before"] + one["hit"] + one["after"] in TEXT
    claim = program.one("mark", article, "--status", "sourced", "--range", f"{one['start']}:{one['end']}")
    assert (claim["quote"], claim["version"]) == (one["hit"], one["version"])


def test_words_are_one_query(program: Program, article: str):
    assert [one["hit"] for one in program.ask("search", "وزارة", "الري")] == ["وزارة", "الري"]
    assert program.ask("search", "وزارة", "كلمة") == []


def test_levels_places_and_limit(program: Program, article: str):
    hits = {level: len(program.ask("search", "سدود", "--level", level)) for level in Level}
    assert hits == {Level.EXACT: 1, Level.PREFIXES: 2, Level.STEMS: 2}
    program.one("mark", article, "--status", "disputed", "--quote", "صفقة السدود", "--note", "سدود كثيرة")
    claim = program.ask("search", "سدود", "--in", "claims")[0]["claim"]
    program.one("evidence", "add", claim, "--stance", "context", "--kind", "data", "--title", "جدول السدود")
    source = program.one("source", "add", "--name-ar", "هيئة السدود", "--kind", "office")["source"]
    kinds = {where: [one["kind"] for one in program.ask("search", "سدود", "--in", where)] for where in Where}
    assert kinds == {
        Where.ARTICLES: ["text", "text"], Where.CLAIMS: ["quote", "note"], Where.EVIDENCE: ["title"],
        Where.SOURCES: ["name"],
    }  # fmt: skip
    assert [one["kind"] for one in program.ask("search", "سدود")] == ["name", "title", "quote", "note", "text", "text"]
    (of_source,) = program.ask("search", "سدود", "--in", "sources")
    assert (of_source["article"], of_source["claim"], of_source["source"]) == (None, None, source)
    told = program.call("search", "سدود", "--in", "sources").output.splitlines()
    assert told[0] == f"{source[:8]}  هيئة السدود"
    assert len(program.ask("search", "سدود", "--limit", "3")) == 3


def test_rows_for_people_stand_under_their_article(program: Program, article: str):
    done = program.call("search", "سدود")
    head, first, second = done.output.splitlines()
    assert head == f"{article[:8]}  {TEXT.splitlines()[0]}"
    start = TEXT.index("السدود")
    assert first.startswith(f"  text  {start}:{start + 6}  \u2068")
    assert all(row.endswith("\u2069") for row in (first, second))
    assert "\x1b" not in done.output
    done = program.call("search", "غير موجود", ISNAD_LANGUAGE="ar")
    assert (done.status, done.output, done.messages) == (0, "", "لم يُعثر على شيء.\n")


@pytest.mark.parametrize("query", ["", "،", '"', "-", "* * *", "\u200f", "\U0001f600"])
def test_a_query_without_a_word_is_refused(program: Program, article: str, query: str):
    assert program.refused("search", "--", query).startswith("There is no word to search for in")


@pytest.mark.parametrize(
    "arguments",
    [["--limit", "0"], ["--limit", "x"], ["--level", "roots"], ["--in", "notes"]],
    ids=" ".join,
)
def test_wrong_usage(program: Program, arguments: list[str]):
    program.wrong("search", "a", *arguments)


def test_a_hit_is_highlighted_on_a_terminal_to_the_character(program: Program):
    program.ask("import", program.file("a.txt", "قال مُحَمَّدٌ ذلك، ولمُحَمَّدٍ رأي"))
    output = on_a_terminal(program, "search", "محمد")
    assert "قال \x1b[7mمُحَمَّدٌ\x1b[27m ذلك" in output
    assert "، \x1b[7mولمُحَمَّدٍ\x1b[27m رأي" in output
    assert "\x1b" not in on_a_terminal(program, "search", "محمد", NO_COLOR="1")


def on_a_terminal(program: Program, *arguments: str, **environment: str) -> str:
    """Call the program with a terminal for its standard output, and return what came there."""
    if sys.platform == "win32":
        return in_a_pretended_terminal(program, *arguments, **environment)
    import pty
    import subprocess

    ours, its = pty.openpty()
    values = {**program.environment(NO_COLOR=""), **environment}
    with subprocess.Popen(
        [sys.executable, str(MAIN), "--db", str(program.desk), *arguments], env=values, stdout=its, cwd=program.folder
    ) as process:
        os.close(its)
        output = b""
        while True:
            try:
                more = os.read(ours, 65536)
            except OSError:  # how a terminal says that nobody writes to it any more
                more = b""
            if not more:
                break
            output += more
    os.close(ours)
    assert process.returncode == 0
    return output.decode()


def in_a_pretended_terminal(program: Program, *arguments: str, **environment: str) -> str:
    import subprocess

    code = f"import sys; sys.path.insert(0, {str(MAIN.parent)!r}); import main; "
    code += "sys.stdout.isatty = lambda: True; main.main()"

    values = {**program.environment(NO_COLOR=""), **environment}
    call = [sys.executable, "-c", code, "--db", str(program.desk), *arguments]
    return subprocess.run(call, env=values, capture_output=True, encoding="utf-8", check=True).stdout


def damage(program: Program, *statements: str) -> None:
    connection = sqlite3.connect(program.desk)
    register(connection)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_whole_desk_is_checked(program: Program, article: str):
    program.one("mark", article, "--status", "sourced", "--quote", "صفقة السدود")
    program.ask("import", program.file("old.txt", TEXT[40:].encode("cp1256", "replace")))
    found = program.one("check")
    assert list(found) == CHECK
    assert found == {"originals": 2, "texts": 2, "indexed": 3, "damaged": [], "index": "agrees"}


def test_damaged_contents_are_named(program: Program, article: str):
    damage(program, "UPDATE text SET content = content || ' كلمة'")
    done = program.call("check", "--json")
    assert done.status == 1
    assert len(done.objects[0]["damaged"]) == 1
    assert done.objects[0]["damaged"][0] in done.messages
    assert done.objects[0]["index"] == "differs"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM searched",
        "UPDATE searched SET said = 'x'",
        "DELETE FROM stem",
        "INSERT INTO word_index (rowid, words) VALUES (99, 'a')",
        "INSERT INTO word_index (word_index) VALUES ('delete-all')",
    ],
)
def test_an_index_that_differs_is_told_and_made_anew(program: Program, article: str, statement: str):
    damage(program, statement)
    done = program.call("check")
    assert done.status == 1
    assert "check --rebuild" in done.messages
    assert program.one("check", "--rebuild")["index"] == "rebuilt"
    assert program.one("check")["index"] == "agrees"
    assert [one["hit"] for one in program.ask("search", "سدود")] == ["السدود", "سدود"]
