"""The colours of the window, taken from the system's palette, and the colour and line of each status.

The status colours begin with those of Okabe and Ito ("Color Universal Design", 2008): blue, vermilion, bluish green,
and a grey. A palette may have any paper, so each is moved towards black or white until it can be seen on that paper.
Contrast is the ratio of relative luminances of WCAG 2.2. Colour never stands alone: every status has its own line.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette

from factcheck.model import Status

MARK_CONTRAST = 3.0
"""What a line, an edge or an icon needs against its ground (WCAG 1.4.11)."""
TEXT_CONTRAST = 4.5
"""What text needs against its ground (WCAG 1.4.3)."""

_LIGHT = {
    Status.UNCHECKED: "#4e5359",
    Status.SOURCED: "#00629c",
    Status.DISPUTED: "#d55e00",
    Status.VERIFIED: "#009e73",
}
_DARK = {
    Status.UNCHECKED: "#8a8f96",
    Status.SOURCED: "#3f97d8",
    Status.DISPUTED: "#ff8a3c",
    Status.VERIFIED: "#2fc79b",
}
_STEPS = 20


class Line(StrEnum):
    """How a line under a passage is drawn."""

    SOLID = "solid"
    DASHED = "dashed"
    WAVY = "wavy"
    DOTTED = "dotted"


_LINES = {
    Status.UNCHECKED: Line.DOTTED,
    Status.SOURCED: Line.DASHED,
    Status.DISPUTED: Line.WAVY,
    Status.VERIFIED: Line.SOLID,
}


def line_of(status: Status) -> Line:
    """Return the line that stands for a status where its colour cannot be told."""
    return _LINES[status]


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of one status: its line and icon, a breath of it, its ground when chosen, and its pill.

    `line` is seen on the paper and on each of the grounds, the ink is read on `tint` and on `fill`, `text` is read on
    the paper and on each of the grounds.
    """

    line: QColor
    tint: QColor
    fill: QColor
    pill: QColor
    text: QColor


@dataclass(frozen=True, slots=True)
class Theme:
    """What everything we draw ourselves is drawn with. `selection` is see-through, so that marks show beneath it.

    `accent` is an edge or a line; `muted` is text of less weight; `flash` is the ground of what was just brought up.
    """

    dark: bool
    paper: QColor
    ink: QColor
    muted: QColor
    hairline: QColor
    accent: QColor
    selection: QColor
    flash: QColor
    inks: Mapping[Status, Inks]

    @classmethod
    def of(cls, palette: QPalette) -> "Theme":
        """Return the theme that goes with a palette; asked again when the palette changes, it follows."""
        base, text, highlight = (
            palette.color(QPalette.ColorGroup.Active, role).rgb()
            for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Text, QPalette.ColorRole.Highlight)
        )
        return _theme(base, text, highlight)


@lru_cache(maxsize=8)
def _theme(base: int, text: int, highlight: int) -> Theme:
    paper, ink = QColor(base), QColor(text)
    dark = luminance(paper) < luminance(ink)
    accent = readable(QColor(highlight), paper, MARK_CONTRAST)
    selection = _until_readable(accent, paper, ink, 0.36 if dark else 0.26)
    return Theme(
        dark=dark,
        paper=paper,
        ink=ink,
        muted=readable(mixed(paper, ink, 0.6), paper, TEXT_CONTRAST),
        hairline=mixed(paper, ink, 0.16),
        accent=accent,
        selection=selection,
        flash=mixed(paper, accent, 0.3 if dark else 0.2),
        inks=MappingProxyType({status: _inks(QColor(name), paper, dark) for status, name in _names(dark).items()}),
    )


def _names(dark: bool) -> dict[Status, str]:
    return _DARK if dark else _LIGHT


def _inks(colour: QColor, paper: QColor, dark: bool) -> Inks:
    tint, fill, pill = (mixed(paper, colour, share) for share in ((0.13, 0.3, 0.22) if dark else (0.07, 0.2, 0.14)))
    line, text = colour, colour
    for ground in (paper, tint, pill, fill):
        line, text = readable(line, ground, MARK_CONTRAST), readable(text, ground, TEXT_CONTRAST)
    return Inks(line, tint, fill, pill, text)


def _until_readable(colour: QColor, paper: QColor, ink: QColor, share: float) -> QColor:
    """Return `colour` see-through, strong enough to be seen and weak enough for the ink on it to be read."""
    while share > 0.1 and contrast(ink, mixed(paper, colour, share)) < TEXT_CONTRAST:
        share -= 0.05
    through = QColor(colour)
    through.setAlphaF(share)
    return through


def mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    """Return `ground` with a share (0 to 1) of `colour` laid over it."""
    parts = zip(
        (ground.red(), ground.green(), ground.blue()), (colour.red(), colour.green(), colour.blue()), strict=True
    )
    return QColor(*(round(below + (above - below) * share) for below, above in parts))


def luminance(colour: QColor) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2.2's definition, from sRGB)."""
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: QColor, ground: QColor, ratio: float) -> QColor:
    """Return `colour`, moved away from `ground` towards black or white no further than `ratio` asks."""
    away = max(QColor("black"), QColor("white"), key=lambda end: contrast(end, ground))
    for step in range(_STEPS):
        moved = mixed(colour, away, step / _STEPS)
        if contrast(moved, ground) >= ratio:
            return moved
    return away


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
