"""The program's own icons: drawn in the text colour of the palette, turned round in a right-to-left window."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap, QTransform

import resources

POINTING = frozenset({"export", "open", "paste", "library", "claims"})
"""Icons that point along the line of reading. Undo and redo do not: in every desktop they point left and right."""

_SIZES = (16, 18, 32, 36)


def icon(name: str, palette: QPalette, *, mirrored: bool = False) -> QIcon:
    """Return an icon by its name in the colours of a palette, its disabled state too."""
    made = QIcon()
    modes = ((QIcon.Mode.Normal, QPalette.ColorGroup.Active), (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled))
    for mode, group in modes:
        color = palette.color(group, QPalette.ColorRole.ButtonText)
        for size in _SIZES:
            made.addPixmap(pixmap(name, color, size, mirrored=mirrored and name in POINTING), mode)
    return made


def pixmap(name: str, color: QColor, size: int, *, mirrored: bool = False) -> QPixmap:
    """Return an icon as a picture of `size` × `size` pixels, its strokes in `color`."""
    from PySide6.QtSvg import QSvgRenderer

    drawing = resources.path("icons", f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing.replace(b"currentColor", color.name().encode())))
    picture = QPixmap(QSize(size, size))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture.transformed(QTransform().scale(-1, 1)) if mirrored else picture
