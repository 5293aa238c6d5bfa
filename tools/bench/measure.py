"""Two things measured in turn, and the table of what came out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Timed = Callable[[], float]
"""Does a thing once and returns how long it took, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a row is to keep to: a ratio to the floor, or a time in milliseconds, or neither."""

    ratio: float | None = None
    milliseconds: float | None = None

    def __str__(self) -> str:
        if self.ratio is not None:
            return f"≤ {self.ratio:g} ×"
        return f"≤ {self.milliseconds:g} ms" if self.milliseconds is not None else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured, on the floor and in the program; `per` are the things done in a run."""

    what: str
    floor: float
    ours: float
    target: Target = Target()
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the floor the program takes."""
        return self.ours / self.floor if self.floor else float("inf")

    @property
    def met(self) -> str:
        """Whether the target is met, as a word; empty where there is none."""
        if self.target.ratio is not None:
            return "yes" if self.ratio <= self.target.ratio else "NO"
        if self.target.milliseconds is not None:
            return "yes" if self.ours <= self.target.milliseconds else "NO"
        return ""

    def cells(self) -> tuple[str, ...]:
        """Return the line as the table prints it."""
        return (
            self.what, _number(self.floor, self.unit), _number(self.ours, self.unit), f"{self.ratio:.2f}",
            str(self.target), self.met,
        )  # fmt: skip


HEAD = ("what", "floor", "ours", "ratio", "target", "met")


def timed(deed: Callable[[], object]) -> Timed:
    """Return a deed that is timed from its call to its return."""

    def once() -> float:
        begun = perf_counter()
        deed()
        return (perf_counter() - begun) * 1000

    return once


def in_turn(floor: Timed, ours: Timed, runs: int) -> tuple[float, float]:
    """Return the medians of floor and program, after a run of each that is not counted."""
    floor(), ours()
    pairs = [(floor(), ours()) for _ in range(runs)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def table(lines: Sequence[Sequence[str]]) -> str:
    """Return lines of cells under each other; the first column begins on the left, the numbers end on the right."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if 0 < column < 4 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _number(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}" if value < 100 else f"{value:,.0f} {unit}"
