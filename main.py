"""The door: the command line. Without a command it opens the window."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from factcheck.errors import DeskError, IsnadError
from factcheck.words import LANGUAGES, N_, Words

if TYPE_CHECKING:
    from argparse import Namespace

DONE, REFUSED, WRONG_USAGE, STOPPED = 0, 1, 2, 130
"""Exit statuses: all done; something was refused and the rest done; the call was wrong; stopped with Ctrl+C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line and return its exit status; argparse leaves with 2 where it is wrong."""
    _prepare_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _parsed(given)
    words = Words(_language())
    try:
        return _open_window(options, words) if options.command is None else _run(options, words)
    except IsnadError as error:
        _say(error.said(words))
        return REFUSED
    except KeyboardInterrupt:
        _say(words("Stopped. What was done before is kept."))
        return STOPPED


def _parsed(given: list[str]) -> "Namespace":
    """Return what the command line asks for; a call that says nothing opens the window without loading argparse."""
    if not given:
        return cast("Namespace", SimpleNamespace(command=None, file=[], sample=False, language=None))
    from ui.terminal.options import parse

    return parse(given)


def _prepare_streams() -> None:
    """Let both outputs take any text; one that the caller closed leads nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(sentence: str) -> None:
    from ui.streams import say

    say(sentence)


def _run(options: "Namespace", words: Words) -> int:
    from db.store import Store
    from ui.terminal.terminal import Terminal

    with Store(_desk(options), _analyst()) as store:
        return Terminal(store, words, getattr(options, "json", False)).run(options.command, options)


def _open_window(options: "Namespace", words: Words) -> int:
    from ui import start

    start.hasten()
    from db import store  # noqa: F401, before Qt: PySide reads the source of every module that is imported after it

    start.load_qt()
    from ui import launch

    paths = [Path(name) for name in options.file]
    return launch.run(_desk(options), _analyst(), paths, sample=options.sample, chosen_language=options.language)


def _desk(options: "Namespace") -> str:
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
    """Who signs the steps: ISNAD_ANALYST, else the name under which the system knows the user, or empty."""
    name = next(filter(None, map(os.environ.get, ("ISNAD_ANALYST", "LOGNAME", "USER", "LNAME", "USERNAME"))), "")
    if not name:
        from getpass import getuser

        try:
            name = getuser()
        except (OSError, KeyError, ImportError):  # a user id that the system has no name for
            return ""
    if name.isascii() and name.isprintable():
        return name
    from factcheck.text.clean import clean

    return clean(name).text


def _language() -> str:
    """The language that the terminal speaks: ISNAD_LANGUAGE, else the system's, else English."""
    names = ("ISNAD_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next(filter(None, (os.environ.get(name) for name in names)), "").lower()
    return next((language for language in LANGUAGES if wanted.startswith(language)), "en")


if __name__ == "__main__":
    sys.exit(main())
