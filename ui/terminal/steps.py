"""undo, redo, history."""

import argparse
from typing import TYPE_CHECKING

from factcheck import objects
from factcheck.model import Step
from ui.terminal import DONE, Command
from ui.terminal.arguments import article

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal


def _undo(terminal: "Terminal", options: argparse.Namespace) -> int:
    return _print(terminal, terminal.store.undo(terminal.article(options)))


def _redo(terminal: "Terminal", options: argparse.Namespace) -> int:
    return _print(terminal, terminal.store.redo(terminal.article(options)))


def _history(terminal: "Terminal", options: argparse.Namespace) -> int:
    for step in terminal.store.history(terminal.article(options)):
        _print(terminal, step)
    return DONE


def _print(terminal: "Terminal", step: Step) -> int:
    line = f"{step.at}  {step.by}  {step.title(terminal.words)}"
    terminal.print(objects.of_step(step, terminal.words), line)
    return DONE


COMMANDS = {
    "undo": Command("take back the newest step of an article", article, _undo),
    "redo": Command("bring back the step that was taken back", article, _redo),
    "history": Command("list what was done to an article", article, _history),
}
