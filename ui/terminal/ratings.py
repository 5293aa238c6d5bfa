"""rating."""

import argparse
from typing import TYPE_CHECKING, Any

from factcheck import record_objects
from factcheck.ratings import PATTERNS, Rating
from ui.terminal import DONE, Command
from ui.terminal.arguments import text

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal

_DEEDS = ("list", "add", "change", "move", "delete", "restore")
_WHOLE = frozenset({"list", "add", "restore"})


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", choices=_DEEDS)
    parser.add_argument("rating", nargs="?", metavar="RATING", type=text, help="a rating's name, or its id's beginning")
    parser.add_argument("--name-ar", metavar="T", type=text, help="the name in Arabic")
    parser.add_argument("--name-en", metavar="T", type=text, help="the name in English")
    parser.add_argument("--number", metavar="N", type=int, help="its value for machines: 5 is true, 1 is false")
    parser.add_argument("--colour", metavar="C", type=text, help="# and six hexadecimal digits")
    parser.add_argument("--pattern", choices=PATTERNS)
    parser.add_argument("--position", metavar="N", type=int, help="its place on the scale, from 0")
    parser.add_argument("--replacement", metavar="RATING", type=text, help="what claims that have it are to have")
    parser.add_argument("--reason", default="", metavar="T", type=text, help="why verdicts change that were exported")


def _wrong(options: argparse.Namespace) -> str:
    if (options.deed in _WHOLE) == bool(options.rating):
        return "rating: change, move and delete take a RATING; list, add and restore take none"
    if options.deed == "move" and options.position is None:
        return "rating move: --position is needed"
    return ""


def _rating(terminal: "Terminal", options: argparse.Namespace) -> int:
    """List the scale, make it the usual one again, or make, change, move or delete one of its ratings."""
    ratings = terminal.store.ratings
    if options.deed == "restore":
        ratings.restore()
    if options.deed in {"list", "restore"}:
        for rating in ratings.scale():
            _print(terminal, rating)
        return DONE
    names = ("name_ar", "name_en", "number", "colour", "pattern")
    fields: dict[str, Any] = {name: value for name in names if (value := getattr(options, name)) is not None}
    if options.deed == "add":
        blank = {"name_ar": "", "name_en": "", "number": 0, "colour": "#5f6b7a", "pattern": "empty"}
        return _print(terminal, ratings.add(**{**blank, **fields}))
    rating = ratings.named(options.rating)
    if options.deed == "delete":
        replacement = ratings.named(options.replacement).id if options.replacement else ""
        used = ratings.uses(rating.id)
        ratings.remove(rating.id, replacement, options.reason)
        return _print(terminal, rating, used)
    if options.deed == "move":
        order = [one.id for one in ratings.scale() if one.id != rating.id]
        order.insert(max(0, options.position), rating.id)
        ratings.arrange(order)
        return _print(terminal, ratings.get(rating.id))
    return _print(terminal, ratings.change(rating.id, **fields))


def _print(terminal: "Terminal", rating: Rating, used: int | None = None) -> int:
    names = " · ".join(filter(None, (rating.name_ar, rating.name_en)))
    used = terminal.store.ratings.uses(rating.id) if used is None else used
    line = f"{rating.id[:8]}  {rating.number}  {names}  {rating.colour} {rating.pattern}  ({used})"
    terminal.print(record_objects.of_rating(rating, used), line)
    return DONE


COMMANDS = {"rating": Command("the desk's scale of verdicts", _arguments, _rating, _wrong)}
