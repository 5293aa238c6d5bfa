"""What hidden characters turn round: the letters after them, in the order in which they are stored."""

from typing import NamedTuple

from factcheck.text.hidden import HIDDEN, controls

_OPEN = {"LRE": "PDF", "RLE": "PDF", "LRO": "PDF", "RLO": "PDF", "LRI": "PDI", "RLI": "PDI", "FSI": "PDI"}


class Turned(NamedTuple):
    """A hidden character at an offset (code points), and what it turns, without any hidden characters."""

    position: int
    stored: str


def turned(text: str) -> list[Turned]:
    """Return every hidden character that changes the order of what follows, as far as it does: to its end, or its line.

    One that turns nothing is left out. Shown by itself, what is returned stands in the order in which it is stored.
    """
    found: list[Turned] = []
    start = 0
    for line in text.split("\n"):
        if not HIDDEN.isdisjoint(line):
            found += _in_line(line, start)
        start += len(line) + 1
    return found


def _in_line(line: str, start: int) -> list[Turned]:
    there = controls(line)
    hidden = {control.position for control in there}
    spans: list[tuple[int, int]] = []
    opened: list[tuple[int, str, bool]] = []
    for control in there:
        if control.name in _OPEN:
            opened.append((control.position, _OPEN[control.name], control.reorders))
        elif control.name == "PDF":
            # It closes what was opened last, if that is no isolate.
            if opened and opened[-1][1] == "PDF":
                spans += _span(opened.pop(), control.position)
        elif control.name == "PDI" and any(end == "PDI" for _, end, _ in opened):
            while opened:  # an isolate ends with all that was opened in it
                last = opened.pop()
                spans += _span(last, control.position)
                if last[1] == "PDI":
                    break
    for last in opened:
        spans += _span(last, len(line))
    told = ((at, "".join(line[each] for each in range(at, end) if each not in hidden)) for at, end in sorted(spans))
    return [Turned(start + at, stored) for at, stored in told if stored.strip()]


def _span(opened: tuple[int, str, bool], end: int) -> list[tuple[int, int]]:
    return [(opened[0], end)] if opened[2] else []
