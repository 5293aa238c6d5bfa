"""Colours that can be seen on any paper, and told apart by eyes that see fewer of them."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QPalette

from factcheck.model import Status
from ui.palette import Theme, contrast, line_of, luminance, mixed, readable

# Machado, Oliveira, Fernandes: "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG
# 15 (6), 2009; the matrices for severity 1.0, which work on linear RGB.
SIGHTS = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
TOLD_APART = 15.0  # CIE 1976 colour difference; about 2.3 is just noticed side by side
PAPERS = {
    "white": ("#ffffff", "#000000", "#308cc6"),
    "cream": ("#f6f1e4", "#2b2620", "#0a64ad"),
    "dark": ("#1e1e1e", "#e6e6e6", "#308cc6"),
    "slate": ("#2d323a", "#f0f0f0", "#5294e2"),
    "high contrast": ("#000000", "#ffff00", "#00ff00"),
    "middle grey": ("#c0c0c0", "#000000", "#000080"),
}


@pytest.fixture(params=PAPERS, ids=str)
def theme(request: pytest.FixtureRequest) -> Theme:
    return theme_on(request.param)


def theme_on(name: str) -> Theme:
    palette = QPalette()
    roles = (QPalette.ColorRole.Base, QPalette.ColorRole.Text, QPalette.ColorRole.Highlight)
    for role, colour in zip(roles, PAPERS[name], strict=True):
        palette.setColor(role, QColor(colour))
    return Theme.of(palette)


def test_contrast_is_that_of_wcag():
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


def test_lines_and_the_accent_are_seen_on_the_paper(theme: Theme):
    for colour in [theme.accent, *(inks.line for inks in theme.inks.values())]:
        assert contrast(colour, theme.paper) >= 3
    for inks in theme.inks.values():
        assert min(contrast(inks.line, ground) for ground in (inks.tint, inks.fill, inks.pill)) >= 3


def test_text_is_read_on_every_ground(theme: Theme):
    assert contrast(theme.muted, theme.paper) >= 4.5
    assert contrast(theme.ink, theme.flash) >= 4.5
    for inks in theme.inks.values():
        assert contrast(theme.ink, inks.fill) >= 4.5
        assert contrast(theme.ink, inks.tint) >= 4.5
        for ground in (theme.paper, inks.tint, inks.fill, inks.pill):
            assert contrast(inks.text, ground) >= 4.5


def test_selected_text_is_read_also_where_a_mark_lies_beneath(theme: Theme):
    share = theme.selection.alphaF()
    for ground in [theme.paper, *(inks.fill for inks in theme.inks.values())]:
        assert contrast(theme.ink, mixed(ground, theme.selection, share)) >= 4.5


def test_a_selection_is_not_taken_for_paper(theme: Theme):
    assert contrast(mixed(theme.paper, theme.selection, theme.selection.alphaF()), theme.paper) >= 1.15


@pytest.mark.parametrize("paper", ["white", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_the_four_statuses_are_told_apart(paper: str, sight: str):
    colours = {status: cie_lab(SIGHTS[sight], inks.line) for status, inks in theme_on(paper).inks.items()}
    close = {
        (one, other): distance
        for one, other in combinations(colours, 2)
        if (distance := sum((a - b) ** 2 for a, b in zip(colours[one], colours[other], strict=True)) ** 0.5)
        < TOLD_APART
    }
    assert close == {}


def test_where_colour_fails_the_line_says_it():
    assert len({line_of(status) for status in Status}) == len(Status)


def test_dark_is_seen_from_the_palette():
    assert not theme_on("white").dark
    assert theme_on("dark").dark
    assert luminance(theme_on("dark").inks[Status.VERIFIED].line) > luminance(
        theme_on("white").inks[Status.VERIFIED].line
    )


def test_a_colour_that_is_seen_already_is_kept():
    assert readable(QColor("#0072b2"), QColor("white"), 3) == QColor("#0072b2")


def cie_lab(sight: tuple[tuple[float, ...], ...], colour: QColor) -> tuple[float, float, float]:
    """A colour as that sight sees it, in CIELAB (sRGB, white of D65)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in sight)
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.072175 * blue
    z = (0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
