"""How a tool speaks to the person at the terminal: progress in short lines, and trouble in one sentence."""

import sys

PREFIX = "isnad: "


class Trouble(Exception):
    """A tool cannot go on; carries the sentence that says why and what to do."""


def say(line: str) -> None:
    """Print a line of progress to standard error."""
    print(f"{PREFIX}{line}", file=sys.stderr, flush=True)
