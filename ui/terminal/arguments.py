"""The kinds of argument that several commands take."""

import argparse

from factcheck.text.clean import clean


def article(parser: argparse.ArgumentParser) -> None:
    """Add the one article that a command is about."""
    parser.add_argument("article", metavar="ARTICLE", type=text, help="an article's id or the beginning of it")


def nothing(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the command takes no argument of its own."""


def text(word: str) -> str:
    """Return an argument as the desk stores texts: what was no UTF-8 in it becomes U+FFFD."""
    return clean(word).text


def name(word: str) -> str:
    """Return a file's name; an empty one (a variable that a script forgot to set) would mean the folder we are in."""
    if not word:
        raise argparse.ArgumentTypeError("the name is empty")
    return word


def count(word: str) -> int:
    """Return a whole number from 1 on."""
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"{word!r} is not a whole number from 1 on")
    return int(word)


def span(word: str) -> tuple[int, int]:
    """Return the two numbers of START:END."""
    start, colon, end = word.partition(":")
    if not (colon and start.isdecimal() and end.isdecimal()):
        raise argparse.ArgumentTypeError(f"{word!r} is not START:END, two whole numbers")
    return int(start), int(end)
