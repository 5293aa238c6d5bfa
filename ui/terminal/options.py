"""The words of the command line: which command is meant, and what goes with it."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from factcheck.words import LANGUAGES
from ui.terminal import COMMANDS, command
from ui.terminal.arguments import name

VERSION = "0.1.0"


def parse(given: list[str]) -> argparse.Namespace:
    """Parse a command line; without one of the commands (`command` is None) what is named are files for the window.

    Leaves with 2, as argparse does, where the call is wrong.
    """
    named = _first_word(given)
    if {"-h", "--help"} & set(given):
        return parser_of([named] if named in COMMANDS else COMMANDS).parse_args(given)
    if named in COMMANDS:
        parser = parser_of([named])
        options = parser.parse_args(given)
        wrong = command(named).wrong(options)
        if wrong:
            parser.error(wrong)
        return options
    window = window_parser()
    options = window.parse_args(given)
    if named and not _is_there(named) and not Path(named).suffix:
        window.error(f"there is no command and no file {named!r}; the commands are: {', '.join(COMMANDS)}")
    return options


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except OSError:  # a name that is too long, a folder that may not be looked into
        return False


def _first_word(given: list[str]) -> str:
    """The first word that is neither an option nor the value of one."""
    rest = iter(given)
    for word in rest:
        if word in {"--db", "--language"}:
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return ""


def window_parser() -> argparse.ArgumentParser:
    """Return what reads a call without a command: the files to open in the window."""
    window = argparse.ArgumentParser(prog="isnad", parents=[_common()], allow_abbrev=False)
    window.set_defaults(command=None)
    window.add_argument("file", nargs="*", metavar="FILE", type=name)
    window.add_argument("--sample", action="store_true", help="open the article that comes with the program")
    window.add_argument("--language", choices=LANGUAGES, help="the language of the window from now on")
    window.add_argument("--version", action="version", version=f"Isnad {VERSION}")
    return window


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    # Absent rather than None by default, so that they may stand before the command as well as after it.
    common.add_argument(
        "--db", metavar="FILE", type=name, default=argparse.SUPPRESS, help="the desk file (else ISNAD_DB)"
    )
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="one JSON object a line")
    return common


def parser_of(names: Iterable[str] = tuple(COMMANDS)) -> argparse.ArgumentParser:
    """Return what reads a call of one of these commands; with all of them it is the one that prints the help."""
    parser = argparse.ArgumentParser(
        prog="isnad",
        description="Isnad: mark, attribute and check the claims of an article.",
        epilog="Without a command the window opens, on the files that are named: "
        "isnad [--db FILE] [--sample] [--language ar|en] [FILE ...]",
        parents=[_common()],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Isnad {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for one in names:
        summary, parents = command(one).summary, [_common()]
        command(one).arguments(
            commands.add_parser(one, help=summary, description=summary, parents=parents, allow_abbrev=False)
        )
    return parser
