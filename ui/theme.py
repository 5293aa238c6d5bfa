"""Light, dark, or as the system: asked of the system where it listens, else worn as a palette of our own."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.palette import luminance

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}

Role = QPalette.ColorRole

_DARK = {
    Role.Window: "#25282c", Role.WindowText: "#e6e4df", Role.Base: "#1c1e21", Role.AlternateBase: "#212428",
    Role.Text: "#e6e4df", Role.Button: "#2f3338", Role.ButtonText: "#e6e4df", Role.BrightText: "#ffffff",
    Role.ToolTipBase: "#343940", Role.ToolTipText: "#e6e4df", Role.PlaceholderText: "#9ba1a8",
    Role.Highlight: "#2f6fae", Role.HighlightedText: "#ffffff", Role.Link: "#7db8f0", Role.LinkVisited: "#c3a6e8",
    Role.Light: "#43484f", Role.Midlight: "#393e44", Role.Mid: "#1f2226", Role.Dark: "#17191c", Role.Shadow: "#0d0e10",
}  # fmt: skip
_LIGHT = {
    Role.Window: "#f2f1ee", Role.WindowText: "#1d1f21", Role.Base: "#ffffff", Role.AlternateBase: "#f7f6f4",
    Role.Text: "#1d1f21", Role.Button: "#eceae6", Role.ButtonText: "#1d1f21", Role.BrightText: "#ffffff",
    Role.ToolTipBase: "#fdf6dc", Role.ToolTipText: "#1d1f21", Role.PlaceholderText: "#6b7076",
    Role.Highlight: "#2f6fae", Role.HighlightedText: "#ffffff", Role.Link: "#0b5fa5", Role.LinkVisited: "#6a3f9c",
    Role.Light: "#ffffff", Role.Midlight: "#f8f7f5", Role.Mid: "#bdbab4", Role.Dark: "#a5a29c", Role.Shadow: "#767470",
}  # fmt: skip
_FAINT = {True: "#7b8189", False: "#96938d"}  # disabled text, on dark and on light
_WORDS = (Role.WindowText, Role.Text, Role.ButtonText)


def wear(application: QApplication, theme: str) -> None:
    """Let the program look `light`, `dark`, or for any other word as the system does."""
    scheme = _SCHEMES.get(theme, Qt.ColorScheme.Unknown)
    application.styleHints().setColorScheme(scheme)
    application.setPalette(QPalette())
    # A session without a desktop's own theme, such as plain X11, takes no notice of the wish.
    dark = scheme is Qt.ColorScheme.Dark
    if scheme is not Qt.ColorScheme.Unknown and is_dark(application.palette()) is not dark:
        application.setPalette(palette_of(dark=dark))


def is_dark(palette: QPalette) -> bool:
    """Return whether a palette writes light on dark."""
    return luminance(palette.color(Role.Base)) < luminance(palette.color(Role.Text))


def palette_of(*, dark: bool) -> QPalette:
    """Return our own dark or light palette."""
    made = QPalette()
    for role, name in (_DARK if dark else _LIGHT).items():
        made.setColor(role, QColor(name))
    for role in _WORDS:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(_FAINT[dark]))
    return made
