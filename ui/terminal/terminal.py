"""What every command speaks through: one open desk, one language, and either people's lines or JSON."""

import argparse
import json
from typing import Any

from db import desk
from db.store import Store
from factcheck.words import Words
from ui.streams import obeyed_by_none, write
from ui.terminal import command


class Terminal:
    """One open desk as the commands see it."""

    def __init__(self, store: Store, words: Words, as_json: bool) -> None:
        self.store = store
        self.words = words
        self.as_json = as_json

    def run(self, name: str, options: argparse.Namespace) -> int:
        """Carry out a command by its name and return its exit status. Raises IsnadError where it is refused."""
        with desk.spoken(self.store.path):
            return command(name).run(self, options)

    def print(self, found: dict[str, Any], line: str = "") -> None:
        """Write what was found: the object with --json, else the line for people (an empty one is not written)."""
        if self.as_json:
            write(json.dumps(found, ensure_ascii=False))
        elif line:
            write(obeyed_by_none(line))

    def article(self, options: argparse.Namespace) -> str:
        """Return the id of the article that the command names. Raises NotFound."""
        return self.store.articles.resolve(options.article)
