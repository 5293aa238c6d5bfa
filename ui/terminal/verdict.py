"""What `mark` and `claim` can write of a claim beside its status, wording and note."""

import argparse
from typing import TYPE_CHECKING, Any

from factcheck.degrees import Confidence, Worth
from ui.terminal.arguments import text

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal

_TEXTS = {
    "rating": ("R", "a rating of the desk's scale by its name or id; empty: none"),
    "rationale": ("T", "why the verdict is what it is"),
    "unknowns": ("T", "what is unknown"),
    "topic": ("T", "what it is about"),
    "said": ("DATE", "when it was said, in any words"),
    "place": ("T", "where it was said"),
    "as_of": ("DATE", "the verdict holds as of this date: 2026-11-23"),
    "look_again": ("DATE", "when to look again: 2026-11-23"),
    "override": ("T", "why the status is set although the claim lacks something for it"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of a verdict."""
    for name, (metavar, told) in _TEXTS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", metavar=metavar, type=text, help=told)
    parser.add_argument("--confidence", choices=[one.value for one in Confidence if one])
    parser.add_argument("--worth", choices=[one.value for one in Worth if one], help="whether it is worth a check")
    parser.add_argument("--tag", action="append", metavar="T", type=text, help="once for each tag; empty: none")


def given(terminal: "Terminal", options: argparse.Namespace) -> dict[str, Any]:
    """Return the fields that a call gives. Raises NotFound for a rating that there is not."""
    values = {name: getattr(options, name) for name in (*_TEXTS, "confidence", "worth")}
    found = {name: value for name, value in values.items() if value is not None}
    if found.get("rating"):
        found["rating"] = terminal.store.ratings.named(found["rating"]).id
    if options.tag is not None:
        found["tags"] = options.tag
    return found


def is_given(options: argparse.Namespace) -> bool:
    """Return whether a call gives any of these fields."""
    return any(getattr(options, name) is not None for name in (*_TEXTS, "confidence", "worth", "tag"))
