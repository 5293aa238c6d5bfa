"""The program's own icons: drawn in the text colour of the palette, turned round in a right-to-left window."""

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap, QPixmapCache, QTransform
from PySide6.QtWidgets import QAbstractButton, QWidget

import resources
from ui.override import override

POINTING = frozenset({"export", "open", "paste", "library", "claims"})
"""Icons that point along the line of reading. Undo and redo do not: in every desktop they point left and right."""


class _Drawn(QIconEngine):
    """Draws an icon when it is seen, as large as it is seen: the menus of a start are not."""

    def __init__(self, name: str, palette: QPalette, mirrored: bool) -> None:
        super().__init__()
        self._name, self._palette, self._mirrored = name, QPalette(palette), mirrored

    @override
    def clone(self) -> QIconEngine:
        return _Drawn(self._name, self._palette, self._mirrored)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)  # Qt's own begins with whatever was in the memory
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return picture

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        disabled = mode is QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Disabled if disabled else QPalette.ColorGroup.Active
        color = self._palette.color(group, QPalette.ColorRole.ButtonText)
        painter.drawPixmap(rect, pixmap(self._name, color, rect.width(), mirrored=self._mirrored))


class Icons(QObject):
    """The icons of a widget's buttons: drawn in its colours, and anew when those change."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._drawn: list[tuple[QAbstractButton, str]] = []
        widget.installEventFilter(self)

    def put(self, button: QAbstractButton, name: str) -> None:
        """Give a button the icon with a name."""
        self._drawn.append((button, name))
        button.setIcon(icon(name, self._widget.palette()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.PaletteChange:
            for button, name in self._drawn:
                button.setIcon(icon(name, self._widget.palette()))
        return False


def icon(name: str, palette: QPalette, *, mirrored: bool = False) -> QIcon:
    """Return an icon by its name in the colours of a palette, its disabled state too."""
    return QIcon(_Drawn(name, palette, mirrored and name in POINTING))


def pixmap(name: str, color: QColor, size: int, *, mirrored: bool = False) -> QPixmap:
    """Return an icon as a picture of `size` × `size` pixels, its strokes in `color`."""
    key = f"{name} {color.name()} {size} {mirrored}"
    kept = QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = _drawn(name, color, size, mirrored)
        QPixmapCache.insert(key, kept)
    return kept


def _drawn(name: str, color: QColor, size: int, mirrored: bool) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    drawing = resources.path("icons", f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing.replace(b"currentColor", color.name().encode())))
    picture = QPixmap(QSize(size, size))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture.transformed(QTransform().scale(-1, 1)) if mirrored else picture
