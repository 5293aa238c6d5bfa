"""The faces of the window: what an article says is set in the article's own face, wherever it stands."""

from PySide6.QtGui import QFont

from ui.article.document import FAMILIES

_NASKH = 1.25
"""A Naskh face draws its letters smaller than an interface's face of the same size."""
_SMALL = 0.9


def reading(interface: QFont, family: str = "") -> QFont:
    """Return the article's face, or one that was chosen for it, in the size that goes with the interface's."""
    font = QFont(interface)
    font.setFamilies([family, *FAMILIES] if family else list(FAMILIES))
    font.setPointSizeF(interface.pointSizeF() * _NASKH)
    return font


def small(interface: QFont) -> QFont:
    """Return the interface's face, a little smaller."""
    font = QFont(interface)
    font.setPointSizeF(interface.pointSizeF() * _SMALL)
    return font
