"""past, undo, redo, history."""

import argparse
from typing import TYPE_CHECKING

from factcheck import objects
from factcheck.model import Step
from ui.terminal import DONE, Command
from ui.terminal.arguments import article, text

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal

_ID = 32


def _undo(terminal: "Terminal", options: argparse.Namespace) -> int:
    return _print(terminal, terminal.store.undo(terminal.article(options)))


def _redo(terminal: "Terminal", options: argparse.Namespace) -> int:
    return _print(terminal, terminal.store.redo(terminal.article(options)))


def _history(terminal: "Terminal", options: argparse.Namespace) -> int:
    for step in terminal.store.history(terminal.article(options)):
        _print(terminal, step)
    return DONE


def _claim(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("claim", metavar="CLAIM", type=text, help="a claim's id or the beginning of it")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--at", metavar="STEP", type=text, help="show the claim as this step left it")
    which.add_argument("--bring-back", metavar="STEP", type=text, help="make it so again, as a new step")


def _past(terminal: "Terminal", options: argparse.Namespace) -> int:
    """List what was done to a claim, from what to what; show an earlier state of it, or bring one back."""
    from factcheck import record_objects

    past, words = terminal.store.past, terminal.words
    # A claim that was deleted has a past too, under its whole id.
    whole = len(options.claim) == _ID
    claim = options.claim if whole else terminal.store.claims.resolve(options.claim)
    if options.bring_back:
        past.bring_back(claim, options.bring_back)
    if options.at or options.bring_back:
        found = past.at(claim, options.at).claim if options.at else terminal.store.claims.get(claim)
        terminal.print(objects.of_claim(found), f"{claim[:8]}  [{words(found.status.label)}]  {found.wording}")
        return DONE
    for deed in past.of(claim, words):
        lines = [f"{deed.step.at}  {deed.step.by}  {deed.title}  ({deed.step.id})"]
        for one in deed.altered:
            arrow = "←" if words.right_to_left else "→"
            lines.append(f"    {one.what}: {one.before} {arrow} {one.after}".rstrip())
        terminal.print(record_objects.of_deed(deed), "\n".join(lines))
    return DONE


def _print(terminal: "Terminal", step: Step) -> int:
    line = f"{step.at}  {step.by}  {step.title(terminal.words)}"
    terminal.print(objects.of_step(step, terminal.words), line)
    return DONE


COMMANDS = {
    "past": Command("list what was done to a claim; show or bring back an earlier state", _claim, _past),
    "undo": Command("take back the newest step of an article", article, _undo),
    "redo": Command("bring back the step that was taken back", article, _redo),
    "history": Command("list what was done to an article", article, _history),
}
