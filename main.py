"""The door: the command line. Without a command it opens the window."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from factcheck.errors import DeskError, IsnadError
from factcheck.model import Level, Status, Where
from factcheck.text.clean import clean
from factcheck.words import LANGUAGES, N_, Words

VERSION = "0.1.0"

DONE, REFUSED, WRONG_USAGE, STOPPED = 0, 1, 2, 130
"""Exit statuses: all done; something was refused and the rest done; the call was wrong; stopped with Ctrl+C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line and return its exit status; argparse leaves with 2 where it is wrong."""
    _prepare_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _options(given)
    words = Words(_language())
    try:
        return _open_window(options, words) if options.command is None else _run(options, words)
    except IsnadError as error:
        _say(error.said(words))
        return REFUSED
    except KeyboardInterrupt:
        _say(words("Stopped. What was done before is kept."))
        return STOPPED


def _prepare_streams() -> None:
    """Let both outputs take any text; one that the caller closed leads nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(sentence: str) -> None:
    from ui.streams import say

    say(sentence)


def _run(options: argparse.Namespace, words: Words) -> int:
    from db.store import Store
    from ui.terminal import Terminal

    with Store(_desk(options), _analyst()) as store:
        return Terminal(store, words, getattr(options, "json", False)).run(options.command, options)


def _open_window(options: argparse.Namespace, words: Words) -> int:
    from db import store  # noqa: F401, before Qt: PySide reads the source of every module that is imported after it
    from ui import start

    start.hasten()
    from ui import app

    paths = [Path(name) for name in options.file]
    return app.run(_desk(options), _analyst(), paths, sample=options.sample, chosen_language=options.language)


def _desk(options: argparse.Namespace) -> str:
    """The desk's file: --db, else ISNAD_DB, else `desk.sqlite` in the user's data folder, which is made."""
    given = getattr(options, "db", None) or os.environ.get("ISNAD_DB")
    if given:
        return str(given)
    from platformdirs import user_data_path

    folder = user_data_path("isnad", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = N_("The desk {name} cannot be opened: is there such a folder, and may it be written to?")
        raise DeskError(reason, name=str(folder / "desk.sqlite")) from error
    return str(folder / "desk.sqlite")


def _analyst() -> str:
    from getpass import getuser

    try:
        return clean(os.environ.get("ISNAD_ANALYST") or getuser()).text
    except (OSError, KeyError, ImportError):  # a user id that the system has no name for
        return ""


def _language() -> str:
    """The language that the terminal speaks: ISNAD_LANGUAGE, else the system's, else English."""
    names = ("ISNAD_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next(filter(None, (os.environ.get(name) for name in names)), "").lower()
    return next((language for language in LANGUAGES if wanted.startswith(language)), "en")


# The words of the command line


def _options(given: list[str]) -> argparse.Namespace:
    """Parse a command line; without one of the commands, what is named are files to open in the window."""
    command = _first_word(given)
    if command in COMMANDS or {"-h", "--help"} & set(given):
        return _checked(_parser(), given)
    window = _window_parser()
    options = window.parse_args(given)
    if command and not _is_there(command) and not Path(command).suffix:
        window.error(f"there is no command and no file {command!r}; the commands are: {', '.join(COMMANDS)}")
    return options


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except OSError:  # a name that is too long, a folder that may not be looked into
        return False


def _checked(parser: argparse.ArgumentParser, given: list[str]) -> argparse.Namespace:
    options = parser.parse_args(given)
    if options.command == "claim" and options.delete:
        changes = (options.status, options.wording, options.note)
        if any(change is not None for change in changes):
            parser.error("claim: --delete goes with no change of the claim")
    return options


def _first_word(given: list[str]) -> str:
    """The first word that is neither an option nor the value of one."""
    rest = iter(given)
    for word in rest:
        if word in {"--db", "--language"}:
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return ""


def _window_parser() -> argparse.ArgumentParser:
    window = argparse.ArgumentParser(prog="isnad", parents=[_common()], allow_abbrev=False)
    window.set_defaults(command=None)
    window.add_argument("file", nargs="*", metavar="FILE", type=_name)
    window.add_argument("--sample", action="store_true", help="open the article that comes with the program")
    window.add_argument("--language", choices=LANGUAGES, help="the language of the window from now on")
    window.add_argument("--version", action="version", version=f"Isnad {VERSION}")
    return window


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    # Absent rather than None by default, so that they may stand before the command as well as after it.
    common.add_argument(
        "--db", metavar="FILE", type=_name, default=argparse.SUPPRESS, help="the desk file (else ISNAD_DB)"
    )
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="one JSON object a line")
    return common


def _parser() -> argparse.ArgumentParser:
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
    for name, (summary, add_arguments) in COMMANDS.items():
        add_arguments(
            commands.add_parser(name, help=summary, description=summary, parents=[_common()], allow_abbrev=False)
        )
    return parser


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "input", nargs="+", metavar="INPUT", type=_name, help="a file, a folder, or - for standard input"
    )


def _articles(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults()


def _show(parser: argparse.ArgumentParser) -> None:
    _article(parser)
    parser.add_argument("--visual", action="store_true", help="for a terminal that does not order Arabic itself")


def _mark(parser: argparse.ArgumentParser) -> None:
    _article(parser)
    parser.add_argument("--status", required=True, choices=[status.value for status in Status])
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--quote", metavar="TEXT", type=_text, help="the words as they stand in the article, once")
    place.add_argument("--range", metavar="START:END", type=_range, help="code points, the end not included")
    parser.add_argument(
        "--wording", default="", metavar="T", type=_text, help="the claim in your own words (else the quote)"
    )
    parser.add_argument("--note", default="", metavar="T", type=_text)


def _claim(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("claim", metavar="CLAIM", type=_text, help="a claim's id or the beginning of it")
    parser.add_argument("--status", choices=[status.value for status in Status])
    parser.add_argument("--wording", metavar="T", type=_text, help="an empty one goes back to the quote")
    parser.add_argument("--note", metavar="T", type=_text)
    parser.add_argument("--delete", action="store_true")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "article", nargs="+", metavar="ARTICLE", type=_text, help="an article's id or the beginning of it"
    )
    parser.add_argument("--to", required=True, metavar="FILE", help="its suffix is the format: .html, .csv or .json")
    parser.add_argument("--language", choices=LANGUAGES, help="the report's language (else the terminal's)")


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query", nargs="+", metavar="QUERY", type=_text, help='words, "a phrase", prefix*, -without, one OR another'
    )
    parser.add_argument("--level", choices=[level.value for level in Level], default=Level.PREFIXES.value)
    parser.add_argument("--in", dest="where", choices=[where.value for where in Where], help="(else everywhere)")
    parser.add_argument("--limit", metavar="N", type=_count, help="no more than so many places")


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rebuild", action="store_true", help="make the index of the search anew")


def _article(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=_text, help="an article's id or the beginning of it")


def _text(word: str) -> str:
    """Return an argument as the desk stores texts: what was no UTF-8 in it becomes U+FFFD."""
    return clean(word).text


def _name(word: str) -> str:
    """Return a file's name; an empty one (a variable that a script forgot to set) would mean the folder we are in."""
    if not word:
        raise argparse.ArgumentTypeError("the name is empty")
    return word


def _count(word: str) -> int:
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"{word!r} is not a whole number from 1 on")
    return int(word)


def _range(word: str) -> tuple[int, int]:
    start, colon, end = word.partition(":")
    if not (colon and start.isdecimal() and end.isdecimal()):
        raise argparse.ArgumentTypeError(f"{word!r} is not START:END, two whole numbers")
    return int(start), int(end)


COMMANDS = {
    "import": ("take articles into the desk", _import),
    "articles": ("list the articles", _articles),
    "show": ("print an article and its claims", _show),
    "mark": ("make a claim of a quote or a range", _mark),
    "claim": ("show, change or delete a claim", _claim),
    "export": ("write the annotation report", _export),
    "search": ("find words in articles and claims", _search),
    "undo": ("take back the newest step of an article", _article),
    "redo": ("bring back the step that was taken back", _article),
    "history": ("list what was done to an article", _article),
    "check": ("compare what the desk keeps with its checksums and the search's index", _check),
}
"""Every command: its summary and the function that adds its arguments."""


if __name__ == "__main__":
    sys.exit(main())
