"""The three streams of a terminal: standard output for results alone, standard error for what is said to a person."""

import errno
import os
import re
import sys

from factcheck.errors import InputRefused, IsnadError
from factcheck.words import N_

_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f]")


def write(line: str) -> None:
    """Print a line of results. Raises IsnadError where they can be written nowhere."""
    try:
        print(line, flush=True)  # noqa: T201
    except BrokenPipeError:
        # Whoever read our output has gone. What was asked for is done all the same; its results lead nowhere.
        _silence()
    except OSError as error:
        _silence()
        template = N_("The results cannot be written to standard output: {reason}")
        raise IsnadError(template, reason=error.strerror or str(error)) from error


def _silence() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(sentence: str) -> None:
    """Print a message for a person to standard error: standard output holds results alone."""
    print(obeyed_by_none(sentence), file=sys.stderr, flush=True)  # noqa: T201


def obeyed_by_none(text: str) -> str:
    """Return a text without controls that a terminal would obey: an article or a file's name may hold some."""
    return _CONTROL.sub("\ufffd", text)


def isolated(text: str) -> str:
    """Return a text that is ordered by itself, whatever stands beside it in its line."""
    return f"\u2068{text}\u2069"


def highlighted(text: str) -> str:
    """Return a text so that a terminal shows it in reverse; in a file or a pipe, and under NO_COLOR, as it is."""
    return f"\x1b[7m{text}\x1b[27m" if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else text


def standard_input() -> bytes:
    """Return what is piped in, no more of it than tells that it is too large. Raises InputRefused."""
    from factcheck.readers import LARGEST

    try:
        if sys.stdin is None:  # the caller closed it
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputRefused(N_("{name} cannot be read: {reason}"), name="-", reason=reason) from error
