"""Files and text that are dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui.incoming import Incoming
from ui.override import override


class Drops(QObject):
    """Hands on what is dropped on a widget. What was dragged from the window itself is no new article."""

    def __init__(self, incoming: Incoming, widget: QWidget) -> None:
        """Watch a widget; its child widgets hand on to it what they do not take themselves."""
        super().__init__(widget)
        self._incoming = incoming
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if event.source() is None and (event.mimeData().hasUrls() or event.mimeData().hasText()):
                event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._take(event)
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent) -> None:
        data = event.mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self._incoming.import_paths(paths)
        elif data.hasText():
            from ui import pasting

            pasting.paste(data, self._incoming)
