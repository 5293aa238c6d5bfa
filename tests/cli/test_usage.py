"""How the program is called: where the desk lies, what is wrong usage, and what the three streams are for."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import main
from tests.cli.program import MAIN, Program
from tests.conftest import TEXT
from ui.terminal import COMMANDS
from ui.terminal.options import VERSION

QUOTE = "أي صفقة سدود ستنتهك اتفاق عام 2019"


RANGES = ("", ":", "1:", "-1:2", "1:2:3", "1.5:2", "a:b", "1 :2", "²:³", f"{'9' * 5000}:1")


def test_the_desk_is_named_before_or_after_the_command_or_by_the_environment(program: Program):
    given = "خبر".encode()
    for name, arguments, environment in (
        ("before", ["--db", "before", "import", "-"], {}),
        ("after", ["import", "-", "--db", "after"], {}),
        ("joined", ["import", "--db=joined", "-"], {}),
        ("named", ["import", "-"], {"ISNAD_DB": "named"}),
        ("stronger", ["--db", "stronger", "import", "-"], {"ISNAD_DB": "weaker"}),
        ("home/data/isnad/desk.sqlite", ["import", "-"], {}),
        ("home/data/isnad/desk.sqlite", ["import", "-"], {"ISNAD_DB": ""}),
    ):
        done = program.bare(*arguments, given=given, **environment)
        assert (done.status, done.messages) == (0, ""), done
        if sys.platform == "linux" or "/" not in name:
            assert program.folder.joinpath(name).is_file()
    assert not program.folder.joinpath("weaker").exists()


def test_an_article_stays_in_its_desk(program: Program, article: str):
    assert program.bare("--db", "other", "articles").output == ""
    assert program.bare("--json", "articles", ISNAD_DB=str(program.desk)).objects[0]["article"] == article
    assert program.bare("articles", "--json", "--db", program.desk).objects[0]["article"] == article


def test_a_file_that_is_no_desk_is_refused_and_left_as_it_was(program: Program, article: str):
    damaged = bytearray(program.desk.read_bytes())
    damaged[8192:] = b"\xff" * (len(damaged) - 8192)
    program.folder.joinpath("folder").mkdir()
    for content in (b"not a desk", TEXT.encode(), bytes(damaged), program.desk.read_bytes()[:9000]):
        program.file("wrong", content)
        done = program.bare("--db", "wrong", "import", "-", given=b"news")
        assert (done.status, done.output) == (1, "")
        assert done.messages.endswith(("left as it was.\n", "that you kept of it.\n"))
        assert program.folder.joinpath("wrong").read_bytes() == content
    for name in ("folder", "nowhere/desk", "/dev/null/desk", "a" * 5000):
        done = program.bare("--db", name, "articles")
        assert (done.status, done.output) == (1, "")
        assert "cannot be opened" in done.messages


def test_a_data_folder_that_cannot_be_made_is_told(program: Program):
    program.file("file", "")
    done = program.bare("articles", XDG_DATA_HOME=str(program.folder / "file"), LOCALAPPDATA="")
    if sys.platform == "linux":
        assert (done.status, done.output) == (1, "")
        assert "cannot be opened" in done.messages


@pytest.mark.parametrize(
    "arguments",
    [
        ["import"],
        ["import", ""],
        ["show"],
        ["show", "a", "b"],
        ["mark", "a", "--quote", "x"],
        ["mark", "a", "--status", "true", "--quote", "x"],
        ["mark", "a", "--status", "sourced"],
        ["mark", "a", "--status", "sourced", "--quote", "x", "--range", "1:2"],
        *(["mark", "a", "--status", "sourced", f"--range={wanted}"] for wanted in RANGES),
        ["claim"],
        ["claim", "a", "--stat", "sourced"],
        ["export", "a"],
        ["export", "--to", "a.html"],
        ["history", "a", "--visual"],
        ["articles", "--db"],
        ["articles", "--db="],
        ["articles", "--colour"],
        ["publish", "a"],
        ["a" * 5000],
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_wrong_usage_is_told_with_status_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("ISNAD_DB", str(tmp_path / "desk"))
    with pytest.raises(SystemExit) as left:
        main.main(arguments)
    output, messages = capsys.readouterr()
    assert (left.value.code, output) == (2, "")
    assert messages.startswith("usage: isnad")
    assert not tmp_path.joinpath("desk").exists()


def test_wrong_usage_from_outside(program: Program):
    assert "--status" in program.wrong("mark", "a", "--quote", "x")
    assert "'publish'" in program.wrong("publish", "a")
    assert not program.desk.exists()


def test_help_and_version_are_results(program: Program):
    assert program.bare("--version").output == f"Isnad {VERSION}\n"
    told = program.bare("--help").output
    assert all(f"    {command} " in told for command in COMMANDS)
    assert "--range START:END" in program.bare("mark", "--help").output
    assert not program.home.joinpath("data").exists()


def test_messages_speak_the_callers_language(program: Program):
    said = {language: program.call("show", "x", ISNAD_LANGUAGE=language).messages for language in ("en", "ar", "fr")}
    assert said["en"] == said["fr"] == "There is no article x in this desk.\n"
    by_system = program.bare("--db", program.desk, "show", "x", ISNAD_LANGUAGE="", LC_ALL="ar_EG.UTF-8").messages
    assert by_system == said["ar"]
    assert "x" in said["ar"]


def test_refusals_are_told_alike_with_and_without_json(program: Program, article: str):
    for arguments in (
        ["show", "x"],
        ["claim", "x"],
        ["mark", article, "--status", "sourced", "--quote", "x"],
        ["undo", article],
        ["export", article, "--to", "x.odt"],
    ):
        plain, json = program.call(*arguments), program.call("--json", *arguments)
        assert plain == json
        assert (plain.status, plain.output, plain.messages.count("\n")) == (1, "", 1)


def test_no_window_without_a_display(program: Program):
    program.file("a.txt", TEXT)
    nothing = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = program.bare("a.txt", **nothing)
    if sys.platform == "linux":
        assert (done.status, done.output) == (1, "")
        assert done.messages == "There is no display to open a window on.\n"


def test_whoever_stops_reading_stops_nothing_else(program: Program):
    """As `| head -1` does: everything is imported, although nobody reads what is said about it."""
    names = [program.file(f"{number}.txt", f"خبر رقم {number}").name for number in range(5)]
    reading, writing = os.pipe()
    os.close(reading)
    with subprocess.Popen(
        [sys.executable, MAIN, "--db", program.desk, "--json", "import", *names],
        cwd=program.folder,
        env=program.environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(writing)
        _, messages = process.communicate(timeout=60)
    assert (process.returncode, messages) == (0, b"")
    assert len(program.ask("articles")) == 5


CLOSED = [(">&-", 0, ""), (">&- 2>&-", 0, "")]
FULL = [(">/dev/full", 1, "standard output: No space left on device\n")] if Path("/dev/full").exists() else []


@pytest.mark.parametrize(("redirection", "status", "message"), CLOSED + FULL)
def test_an_output_that_takes_nothing(program: Program, article: str, redirection: str, status: int, message: str):
    done = shell(program, f'"$@" {redirection}', "articles")
    assert done.returncode == status
    assert done.stderr.decode().endswith(message)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def test_an_input_that_is_closed(program: Program):
    done = shell(program, '"$@" <&-', "import", "-")
    assert done.returncode == 1
    assert done.stderr.decode() == "- cannot be read: Bad file descriptor\n"


def shell(program: Program, line: str, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    command = ["sh", "-c", line, "sh", sys.executable, str(MAIN), "--db", str(program.desk), *arguments]
    return subprocess.run(command, env=program.environment(), capture_output=True, timeout=60, check=False)


def test_stopping_keeps_what_was_done(program: Program):
    program.file("a.txt", TEXT)
    with subprocess.Popen(
        [sys.executable, MAIN, "--db", program.desk, "--json", "import", "a.txt", "-"],
        cwd=program.folder,
        env=program.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509, a run in the background ignores it
    ) as process:
        assert process.stdout is not None
        assert b'"added"' in process.stdout.readline()
        # From here on it waits for its input, or is about to.
        process.send_signal(signal.SIGINT)
        rest, messages = process.communicate(timeout=60)
    assert (process.returncode, rest) == (130, b"")
    assert messages.decode() == "Stopped. What was done before is kept.\n"
    assert len(program.ask("articles")) == 1


def test_no_command_loads_qt(program: Program, article: str):
    claim = program.one("mark", article, "--status", "sourced", "--quote", QUOTE)["claim"]
    page = program.one("import", program.file("page.html", "<p>خبر من صفحة"))["article"]
    calls = [
        ["import", "-"],
        ["articles"],
        ["show", article, "--visual"],
        ["leftout", page],
        ["mark", article, "--status", "disputed", "--range", "0:3"],
        ["claim", claim, "--status", "verified"],
        *(
            ["export", article, "--to", f"a.{suffix}"]
            for suffix in ("html", "pdf", "docx", "md", "xlsx", "csv", "json", "isnad", "jsonld")
        ),
        ["validate", "a.json", "a.jsonld", "a.isnad"],
        ["undo", article],
        ["redo", article],
        ["history", article],
        ["search", "خبر"],
        ["collect", "x", article],
        ["archive", article],
        ["shelve", "x", "خبر"],
        ["past", claim],
        ["review", claim],
        ["hop", "add", claim, "رويترز"],
        ["source", "list"],
        ["evidence", "add", claim, "--stance", "context", "--kind", "data"],
        ["lacks", claim],
        ["wants", "list"],
        ["rating", "list"],
        ["check"],
    ]
    assert {call[0] for call in calls} == set(COMMANDS)
    probe = textwrap.dedent(f"""
        import sys
        sys.path.insert(0, {str(MAIN.parent)!r})
        import main
        for call in {calls!r}:
            assert main.main(["--db", {str(program.desk)!r}, *call]) == 0, call
        print([name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6")])
    """)
    done = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=program.folder,
        env=program.environment(),
        input="خبر".encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_two_programs_may_use_one_desk_at_once(program: Program, article: str):
    calls = [
        subprocess.Popen(
            [sys.executable, MAIN, "--db", program.desk, "mark", article, "--status", "sourced", "--range", f"0:{end}"],
            env=program.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for end in range(1, 7)
    ]
    for call in calls:
        _, messages = call.communicate(timeout=60)
        assert (call.returncode, messages) == (0, b"")
    assert program.one("articles")["claims"]["sourced"] == 6
    assert len(program.ask("history", article)) == 7


def test_the_tests_start_the_program_that_is_tested():
    assert Path(main.__file__) == MAIN


def test_a_claim_is_changed_or_deleted_not_both(program: Program, article: str):
    claim = program.one("mark", article, "--status", "sourced", "--quote", QUOTE)["claim"]
    done = program.call("claim", claim, "--delete", "--status", "verified")
    assert done.status == 2
    assert "--delete goes with no change" in done.messages
    assert program.one("claim", claim)["status"] == "sourced"
