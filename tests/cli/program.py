"""The program as a script sees it: started from outside, with a desk in a folder of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.index import register

MAIN = Path(__file__).parents[2] / "main.py"

CLAIM = [
    *("claim", "article", "version", "status", "wording", "quote", "start", "end", "note"),
    *("rating", "rationale", "unknowns", "confidence", "topic", "tags", "said", "place", "worth"),
    *("as_of", "look_again", "override", "created", "updated"),
]
SOURCE = ["source", "kind", "name_ar", "name_en", "aliases", "url", "note", "protected", "part_of", "claims"]
HOP = [
    *("hop", "claim", "evidence", "level", "place", "source", "name", "seen", "link", "said", "note", "cue"),
]
EVIDENCE = [
    *("evidence", "claim", "stance", "kind", "title", "publisher", "url", "quote", "language", "translation"),
    *("published", "captured", "affiliation", "interests", "note", "passage", "created", "snapshots"),
]
LACKS = [
    *("claim", "status", "lacks", "sentences", "weakest", "roots", "independent_roots", "origin_unknown", "override"),
]
RATING = ["rating", "name_ar", "name_en", "position", "number", "colour", "pattern", "claims"]
WANT = ["status", "requirement", "least", "wanted"]
IMPORT = [
    *("input", "outcome", "article", "version", "title", "language", "direction", "characters", "encoding"),
    "near",
    *("warnings", "reason"),
]
ARTICLE = ["article", "title", "outlet", "published", "versions", "claims"]
TEXT = ["article", "title", "text", "claims"]
STEP = ["step", "label", "at", "by", "reverses"]
HIT = [
    *("kind", "article", "claim", "evidence", "source", "version", "start", "end", "before", "hit", "after", "score"),
]
CHECK = ["originals", "texts", "indexed", "damaged", "index"]
REVIEW = ["review", "claim", "decision", "remark", "status", "rating_ar", "rating_en", "at", "by"]
FILE = ["file", "format", "articles", "claims", "bytes"]


@dataclass(frozen=True, slots=True)
class Done:
    """What a call left behind: its exit status and what it said on each of its two outputs."""

    status: int
    output: str
    messages: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The objects on standard output, one from each line; anything else there is a fault."""
        found = [json.loads(line) for line in self.output.splitlines()]
        assert all(isinstance(one, dict) for one in found)
        assert self.output == "" or self.output.endswith("\n")
        return found


class Program:
    """The program with one desk, in one folder; `home` stands for the user's own folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir()
        self.desk = folder / "desk.sqlite"

    def environment(self, **values: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ISNAD_", "XDG_", "COV_"))}
        told = {"ISNAD_LANGUAGE": "en", "ISNAD_ANALYST": "ليلى", "HOME": str(self.home), "USERPROFILE": str(self.home)}
        return {
            **kept,
            **told,
            "XDG_DATA_HOME": str(self.home / "data"),
            "LOCALAPPDATA": str(self.home / "data"),
        } | values

    def bare(self, *arguments: str | bytes | Path, given: bytes = b"", **environment: str) -> Done:
        """Call the program with these arguments and no others."""
        done = subprocess.run(
            [sys.executable, str(MAIN), *arguments],
            cwd=self.folder,
            env=self.environment(**environment),
            input=given,
            capture_output=True,
            timeout=60,
            check=False,
        )
        messages = done.stderr.decode("utf-8")
        assert "Traceback" not in messages, messages
        return Done(done.returncode, done.stdout.decode("utf-8"), messages)

    def call(self, *arguments: str | bytes | Path, given: bytes = b"", **environment: str) -> Done:
        """Call the program on the desk."""
        return self.bare("--db", self.desk, *arguments, given=given, **environment)

    def ask(self, *arguments: str | bytes | Path, given: bytes = b"") -> list[dict[str, Any]]:
        """Call the program on the desk, all of which must go well, and return the objects that it prints."""
        done = self.call("--json", *arguments, given=given)
        assert (done.status, done.messages) == (0, ""), done
        return done.objects

    def one(self, *arguments: str | bytes | Path, given: bytes = b"") -> dict[str, Any]:
        """Call the program as `ask` does, and return the only object."""
        (found,) = self.ask(*arguments, given=given)
        return found

    def refused(self, *arguments: str | bytes | Path, given: bytes = b"") -> str:
        """Call the program on what it must refuse, changing nothing, and return the one sentence that it says."""
        before = self.state()
        done = self.call(*arguments, given=given)
        assert (done.status, done.output) == (1, ""), done
        assert self.state() == before
        assert done.messages.endswith("\n")
        return done.messages[:-1]

    def wrong(self, *arguments: str) -> str:
        """Call the program in a wrong way, and return what it says."""
        done = self.call(*arguments)
        assert (done.status, done.output) == (2, ""), done
        return done.messages

    def state(self) -> str:
        """Everything that the desk holds, to compare."""
        import sqlite3

        if not self.desk.exists():
            return ""
        connection = sqlite3.connect(self.desk)
        try:
            register(connection)
            return "\n".join(connection.iterdump())
        finally:
            connection.close()

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path
