"""Whatever was acknowledged is there after the process was killed, and two programs share one desk."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from db.store import Change, Store
from factcheck.model import Status
from tests.conftest import draft
from tests.db.test_journal import mark

ROOT = Path(__file__).parents[2]
KILLS = 100

# A process that marks without end, and says each claim's id only once the store has acknowledged it.
MARKER = """
import sys
from db.store import Store
from factcheck import anchors
from factcheck.model import MARKS
with Store(sys.argv[1], "killed") as store:
    article = sys.argv[2]
    version = store.articles.version(article)
    number = 0
    while True:
        start = number % (len(version.text) - 12)
        passage = anchors.make(version.text, start, start + 12, version=version.id)
        claim = store.claims.add(article, passage, MARKS[number % 3])
        sys.stdout.write(claim.id + "\\n")
        sys.stdout.flush()
        number += 1
"""


def test_a_hundred_kills_lose_no_acknowledged_mark(tmp_path: Path) -> None:
    desk = str(tmp_path / "desk.sqlite")
    with Store(desk) as store:
        article = store.intake.take_in(draft()).article
    acknowledged: set[str] = set()
    for kill in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", MARKER, desk, article], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        # Killed after a different number of marks each time, so at a different place in the write.
        told = [process.stdout.readline().strip() for _ in range(1 + kill % 7)]
        os.kill(process.pid, signal.SIGKILL)
        rest, _ = process.communicate()
        told += [line for line in rest.splitlines() if len(line) == 32]
        acknowledged |= set(told)
        assert all(told)
    with Store(desk) as store:
        kept = {claim.id for claim in store.claims.of(article)}
        assert acknowledged <= kept
        assert len(kept) - len(acknowledged) <= KILLS  # at most the one in flight at each kill
        assert store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert len(store.history(article)) == 1 + len(kept)
        while store.undoable(article):
            store.undo(article)
        assert store.claims.of(article) == []


def test_what_another_program_does_is_noticed(tmp_path: Path) -> None:
    desk = str(tmp_path / "desk.sqlite")
    with Store(desk) as ours, Store(desk) as theirs:
        article = ours.intake.take_in(draft()).article
        told: list[Change] = []
        ours.listen(told.append)
        ours.notice()
        assert told == []
        claim = mark(theirs, article, status=Status.SOURCED)
        ours.notice()
        assert told == [Change(frozenset(), frozenset({article}), frozenset({claim.id}))]
        assert ours.claims.get(claim.id) == claim
        ours.notice()
        assert len(told) == 1


def test_a_step_is_reversed_once_even_by_two_programs(tmp_path: Path) -> None:
    desk = str(tmp_path / "desk.sqlite")
    with Store(desk) as ours, Store(desk) as theirs:
        article = ours.intake.take_in(draft()).article
        mark(ours, article)
        mark(theirs, article, 6, 10)
        ours.undo(article)
        theirs.undo(article)
        assert ours.claims.of(article) == theirs.claims.of(article) == []


def test_the_desk_is_written_through_to_the_disk(tmp_path: Path) -> None:
    with Store(str(tmp_path / "desk.sqlite")) as store:
        pragmas = [store.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert pragmas == ["wal", 2]


def test_an_import_that_is_killed_leaves_whole_articles_and_all_that_it_told_of(tmp_path: Path) -> None:
    desk, folder = str(tmp_path / "desk.sqlite"), tmp_path / "files"
    folder.mkdir()
    for number in range(1500):
        folder.joinpath(f"{number:04}.txt").write_text(
            f"خبر {number}\n" + f"كلمة{number} وكلام " * 60, encoding="utf-8"
        )
    told: list[str] = []
    for kill in range(3):
        process = subprocess.Popen(
            [sys.executable, "main.py", "--db", desk, "import", str(folder), "--json"],
            cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUTF8": "1"},
        )  # fmt: skip
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(1 + 300 * kill)]
        os.kill(process.pid, signal.SIGKILL)
        rest, _ = process.communicate()
        lines += rest.splitlines(keepends=True)
        told += [json.loads(line)["article"] for line in lines if line.endswith("}\n")]
    with Store(desk) as store:
        kept = {listed.article.id for listed in store.articles.listed()}
        assert set(told) <= kept
        assert all(store.articles.version(article).text.startswith("خبر") for article in kept)
        assert len({store.articles.version(article).name for article in kept}) == len(kept)
        assert store.index.agrees()
        steps = store.connection.execute("SELECT count(*) FROM step").fetchone()
        assert steps == (len(kept),)
