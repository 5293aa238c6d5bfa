"""Whatever is given to the program: it is done, or refused with a sentence, and nothing else happens."""

import io
import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import main
from tests.cli.program import IMPORT, Program
from tests.conftest import TEXT
from ui.terminal import COMMANDS

COLLECTED = Path(__file__).parents[3] / "shared" / "data" / "import"
"""Real and hostile files, where somebody collected some beside the project; our own are below."""

NOT_READ = {".xml", ".doc", ".msg", ".qdpx"}

REPORT = {"format": "isnad-report", "format_version": 1, "language": "ar", "made": "x", "by": "", "records": []}

REFUSED = {
    "empty.txt": b"",
    "white.txt": b" \t\r\n\xc2\xa0" * 1000,
    "nul.txt": bytes(5000),
    "digits.txt": b"1 2 3 ... 4",
    "noise.txt": bytes(range(256)) * 40,
    "page.html": b"",
    "hollow.html": b"<html><head><title></title></head><body><script>alert('x')</script></body></html>",
    "bomb.xml": b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;&b;">]><a>&d;</a>',
    "archive.txt": b"PK\x03\x04" + bytes(100),
    "desk.txt": b"SQLite format 3\0" + bytes(100),
    "paper.txt": b"%PDF-1.7\n%\xe2\xe3",
    "half.json": b'{"format": "isnad-report", "format_version": 1',
    "empty report.json": json.dumps(REPORT).encode(),
    "report of nothing.json": json.dumps(REPORT | {"made": "2026-01-01T00:00:00.000Z"}).encode(),
    "future.json": json.dumps(REPORT | {"format_version": 10**40}).encode(),
    "deep.json": b'{"format": "isnad-report", "records": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "number.json": b'{"format": "isnad-report", "format_version": ' + b"9" * 10_000 + b"}",
    "other.json": b'{"format": "other", "text": "\xd8\xae\xd8\xa8\xd8\xb1"}',
}
READ = {
    "nul inside.txt": "خبر\0عاجل".encode(),
    "surrogates.txt": b"\xff\xfe" + "خبر ".encode("utf-16-le") + b"\x3d\xd8 \0",
    "half.txt": b"\xff\xfe" + "خبر".encode("utf-16-le") + b"\x27",
    "cut.txt": "قالت الوزارة في بيان لها اليوم إن الخبر غير صحيح".encode()[:-1],
    "overrides.txt": "خبر \u202eعكس\u202c \u2066عزل\u2069".encode(),
    "one line.txt": "كلمة ".encode() * 100_000,
    "many lines.txt": "خ\n".encode() * 100_000,
    "marks.txt": "ب".encode() + "\u064b".encode() * 10_000,
    "entities.html": "<p>&#0; &#xD800; &#1114112; خبر عاجل من الوزارة</p>".encode(),
    "lies.html": '<meta charset="utf-8"><p>خبر عاجل من الوزارة عن السدود</p>'.encode("windows-1256"),
    "brackets.md": b"[" * 2_000 + "خبر".encode() + b"](" * 2_000,
}


TOO_DEEP = {
    "deep.html": b"<div>" * 5_000 + "خبر عاجل من الوزارة".encode(),
    "quotes.md": b">" * 2_000 + " خبر".encode(),
}


def test_hostile_input_is_refused_or_read_and_never_hurts(program: Program):
    for name, content in (REFUSED | READ | TOO_DEEP).items():
        program.file(name, content)
    program.folder.joinpath("loop.txt").symlink_to("loop.txt")
    program.folder.joinpath("gone.txt").symlink_to("nowhere.txt")
    refused = [*REFUSED, "loop.txt", "gone.txt", "/dev/zero", "/dev/tty", "a" * 5000, "a/../.."]
    program.ask("articles")
    before = program.state()
    done = program.call("--json", "import", *refused)
    told = {one["input"]: one["outcome"] for one in done.objects}
    assert done.status == 1
    assert {name for name, outcome in told.items() if outcome != "refused"} == set()
    assert program.state() == before
    done = program.call("--json", "import", *READ)
    told = {one["input"]: one["outcome"] for one in done.objects}
    assert (done.status, {name for name in READ if told[name] != "added"}) == (0, set()), done.messages
    # Nobody writes such a page; it costs no more than a refusal.
    program.call("import", *TOO_DEEP)


def test_collected_files_are_read_or_refused_as_their_kind_is(program: Program):
    files = sorted(path for path in COLLECTED.rglob("*") if path.is_file() and path.name != "manifest.jsonl")
    done = program.call("--json", "import", program.file("a.txt", TEXT), *files)
    assert all(list(one) == IMPORT for one in done.objects)
    told = {one["input"]: one for one in done.objects}
    for file in files:
        one = told[str(file)]
        assert one["outcome"] in {"added", "unchanged", "refused"}
        if file.suffix in NOT_READ:
            assert one["outcome"] == "refused", file
            assert file.name in one["reason"]
    assert len(program.ask("articles")) == sum(one["outcome"] == "added" for one in done.objects)


# In the process itself: thousands of calls

WORDS = st.text(st.characters(exclude_categories=()), max_size=12)
IDS = st.sampled_from(["ARTICLE", "CLAIM", "0", "f"]) | WORDS
STATUSES = st.sampled_from(["sourced", "disputed", "verified", "unchecked"])
RANGES = st.tuples(st.integers(0, 200), st.integers(0, 200)).map(lambda ends: f"{ends[0]}:{ends[1]}")
QUOTES = st.sampled_from(["صفقة", "السدود", TEXT[3:60], TEXT]) | WORDS


def optional(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.just([]) | values.map(lambda value: [f"{name}={value}"])


def line(*parts: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    return st.tuples(*parts).map(lambda lists: [word for words in lists for word in words])


def command(name: str, *parts: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    return line(st.just([name]), *parts)


ONE = IDS.map(lambda id: [id])
PLACE = optional("--quote", QUOTES) | optional("--range", RANGES)
CALLS = st.one_of(
    command("import", st.just(["-"])),
    command("import", WORDS.map(lambda name: [f"FOLDER/{name}.txt"])),
    command("articles"),
    *(command(name, ONE) for name in ("undo", "redo", "history")),
    command("show", ONE, st.sampled_from([[], ["--visual"]])),
    command("mark", ONE, STATUSES.map(lambda status: ["--status", status]), PLACE, optional("--wording", WORDS)),
    command(
        "claim", ONE, optional("--status", STATUSES), optional("--note", WORDS), st.sampled_from([[], ["--delete"]])
    ),
    command("export", ONE, st.sampled_from(["html", "csv", "json", "pdf"]).map(lambda end: [f"--to=FOLDER/x.{end}"])),
    command("export", ONE, WORDS.map(lambda name: [f"--to=FOLDER/{name}.csv"])),
    st.sampled_from(list(COMMANDS)).flatmap(lambda name: command(name, st.lists(WORDS, max_size=4))),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(st.tuples(CALLS, st.binary(max_size=60), st.booleans()), min_size=5, max_size=20))
def test_any_call_gives_a_result_or_a_sentence(calls: list[tuple[list[str], bytes, bool]]):
    with tempfile.TemporaryDirectory() as folder:
        names = {"FOLDER": folder}
        desk = f"{folder}/desk.sqlite"
        _, output, _ = called(["--db", desk, "import", "-", "--json"], TEXT.encode())
        names["ARTICLE"] = json.loads(output)["article"]
        mark = ["--db", desk, "mark", names["ARTICLE"], "--status", "sourced", "--range", "0:5", "--json"]
        names["CLAIM"] = json.loads(called(mark)[1])["claim"]
        for words, content, as_json in calls:
            arguments = [filled(word, names) for word in words]
            status, output, messages = called(["--db", desk, *(["--json"] if as_json else []), *arguments], content)
            assert status in {0, 1, 2}
            assert status == 0 or messages.strip() or output.strip()  # what `validate` found is its result
            assert status != 2 or messages.startswith("usage: ")
            if as_json and status != 2:
                assert all(isinstance(json.loads(line), dict) for line in output.split("\n")[:-1])


def filled(word: str, names: dict[str, str]) -> str:
    for name, value in names.items():
        word = word.replace(name, value)
    return word


def called(arguments: Sequence[str], content: bytes = b"") -> tuple[int, str, str]:
    """Call the program inside this process: its exit status, output and messages."""
    output, messages = (io.TextIOWrapper(io.BytesIO(), write_through=True) for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(content))
    with mock.patch.object(sys, "stdin", given), redirect_stdout(output), redirect_stderr(messages):
        try:
            status = main.main(arguments)
        except SystemExit as left:
            status = int(left.code or 0)
    told, said = (stream.buffer.getvalue().decode("utf-8") for stream in (output, messages))  # type: ignore[attr-defined]
    return status, told, said
