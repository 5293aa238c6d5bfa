"""The fonts of this computer: which of them can write Arabic, and which one really sets a letter."""

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QTextLayout

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئةى،؟"
_Arabic = QFontDatabase.WritingSystem.Arabic


def writes_arabic(family: str) -> bool:
    """Return whether a family has every letter of Arabic itself, without another one that stands in for it."""
    font = QFont()
    font.setFamilies([family])
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    metrics = QFontMetrics(font)
    return is_there(family) and all(metrics.inFontUcs4(ord(letter)) for letter in _LETTERS)


def arabic_families() -> list[str]:
    """Return the families that say they write Arabic and do."""
    return [family for family in _shown(QFontDatabase.families(_Arabic)) if writes_arabic(family)]


def all_families() -> list[str]:
    """Return all families that are meant for choosing."""
    return _shown(QFontDatabase.families())


def is_there(family: str) -> bool:
    """Return whether a family is on this computer."""
    return QFontDatabase.hasFamily(family)


def family_in_use(font: QFont, letter: str) -> str:
    """Return the family from which a font really takes a letter; empty where no family has it."""
    layout = QTextLayout(letter, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    used = [run.rawFont() for run in line.glyphRuns()]
    return used[0].familyName() if used and used[0].supportsCharacter(ord(letter)) else ""


def _shown(families: list[str]) -> list[str]:
    return [family for family in families if not QFontDatabase.isPrivateFamily(family)]
