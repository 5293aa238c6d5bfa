"""The commands of a terminal on one open desk: the same jobs as the window's, for people and for scripts. No Qt.

Each module here holds a few commands; the table below says which, so that a call loads only the module it needs.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal

DONE, REFUSED = 0, 1
"""Exit statuses: everything was done; something was refused and the rest done."""

COMMANDS = {
    "import": "importing",
    "articles": "articles",
    "show": "articles",
    "leftout": "leaving",
    "mark": "claims",
    "claim": "claims",
    "hop": "chains",
    "source": "sources",
    "evidence": "evidence",
    "lacks": "lacking",
    "wants": "lacking",
    "rating": "ratings",
    "review": "reviewing",
    "export": "reports",
    "validate": "reports",
    "search": "searching",
    "collect": "shelving",
    "archive": "shelving",
    "shelve": "shelving",
    "past": "steps",
    "undo": "steps",
    "redo": "steps",
    "history": "steps",
    "check": "keeping",
}
"""Every command, in the order of the help, and the module of this package that holds it."""


def _nothing_wrong(options: argparse.Namespace) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what the help says of it, its arguments, and what carries it out and returns the exit status.

    `wrong` tells what argparse alone does not see in a call, in one sentence, before a desk is opened; empty: nothing.
    """

    summary: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: "Callable[[Terminal, argparse.Namespace], int]"
    wrong: Callable[[argparse.Namespace], str] = _nothing_wrong


def command(name: str) -> Command:
    """Return one of COMMANDS; its module's own table of that name holds it."""
    found: Command = import_module(f"ui.terminal.{COMMANDS[name]}").COMMANDS[name]
    return found
