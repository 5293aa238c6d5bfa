"""Whether what is on the screen is on the disk: since when, and whether something is typed that is not told yet."""

from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.fields import TextField
from ui.session import Session

KEEPS = "keeps"
"""The property of a pane whose fields are written to the desk when they are left."""


class Saving(QObject):
    """Says `changed` when `pending` or `since` may be others.

    `since` is the time of day, `14:05`, at which something was written last while the article is open, or empty.
    """

    changed = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.since = ""
        self._window = window
        self._field: QLineEdit | TextField | None = None
        for written in (session.claims_changed, session.record_changed, session.library_changed):
            written.connect(self._written)
        session.article_opened.connect(self._begin)
        QApplication.instance().focusChanged.connect(self._go)  # type: ignore[union-attr]

    @property
    def pending(self) -> bool:
        """Whether something is typed, in the field that has the keys, that the desk does not hold yet."""
        field = self._field
        if field is None:
            return False
        return field.is_typed_in if isinstance(field, TextField) else field.isModified()

    @Slot()
    def _begin(self) -> None:
        self.since = ""
        self.changed.emit()

    @Slot()
    def _written(self) -> None:
        self.since = f"{datetime.now().astimezone():%H:%M}"
        self.changed.emit()

    @Slot(QWidget, QWidget)
    def _go(self, _: QWidget | None, now: QWidget | None) -> None:
        self._field = None
        if isinstance(now, QLineEdit | TextField) and now.window() is self._window and _keeps(now):
            self._field = now
            # What is typed into a field that was left says no more than that nothing is pending: it stays connected.
            now.textChanged.connect(self._typed, Qt.ConnectionType.UniqueConnection)
            now.destroyed.connect(self._gone, Qt.ConnectionType.UniqueConnection)
        self.changed.emit()

    @Slot()
    def _gone(self) -> None:
        self._field = None

    @Slot()
    def _typed(self) -> None:
        self.changed.emit()


def _keeps(widget: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None:
        if above.property(KEEPS):
            return True
        above = above.parentWidget()
    return False
