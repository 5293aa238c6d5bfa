"""How single articles come in: looked at first, where the reader wants that; many at once come in as they are read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.settings import Settings

_TABLES = frozenset({".csv", ".tsv", ".xlsx"})


class Incoming(QObject):
    """Has the same gestures as the session's traffic; one article is shown before it is taken in."""

    def __init__(self, session: "Session", settings: "Settings", window: "MainWindow") -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        window.actions_["preview"].setChecked(settings.preview)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Read one file and show what it holds; several, folders and archives come in at once."""
        from factcheck.readers import archive
        from ui import jobs

        one = len(paths) == 1 and paths[0].is_file() and not archive.is_archive(paths[0].name)
        if one and self._settings.preview and paths[0].suffix.lower() in _TABLES:
            self._session.traffic.start_work(jobs.table(paths[0]), self._table_read)
        elif one and self._settings.preview:
            self._look(jobs.reading(list(paths), self._session.traffic.aids))
        else:
            self._session.traffic.import_paths(paths)

    @Slot()
    def paste_copied(self) -> None:
        """Show the article that was copied: its text, or its HTML with the link that it came from."""
        from ui import pasting

        pasting.paste(QApplication.clipboard().mimeData(), self)

    def paste(self, text: str) -> None:
        """Show the article that pasted text would be."""
        from ui import looking

        if self._settings.preview:
            self._look(looking.pasting(text))
        else:
            self._session.traffic.paste(text)

    def paste_markup(self, markup: str, link: str, text: str) -> None:
        """Show the article that copied HTML would be, which came from `link`; of its `text` where it holds none."""
        from ui import jobs

        if self._settings.preview:
            self._look(jobs.clipping(markup, link, text))
        else:
            self._session.traffic.paste_markup(markup, link, text)

    def fetch(self, address: str) -> None:
        """Fetch the page at an address and show what it holds; it can be cancelled."""
        from ui.looking import Page

        self._session.traffic.start_work(Page(address, self._session.private_allowed), self._read)

    @Slot(object)
    def _table_read(self, read: object) -> None:
        from ui.columns_dialog import ColumnsDialog

        if not isinstance(read, tuple):
            return
        path, table = read
        if not table:  # of claims: it has no column to choose
            self._session.traffic.import_paths([path])
            return
        dialog = ColumnsDialog(table, self._session.words, self._window)
        dialog.accepted.connect(lambda: self._session.traffic.import_paths([path], dialog.chosen))
        dialog.open()

    def _look(self, steps: Iterator[object]) -> None:
        from ui.looking import Looking

        self._session.traffic.start_work(Looking(steps), self._read)

    @Slot(object)
    def _read(self, found: object) -> None:
        from ui.looking import Seen

        if not isinstance(found, Seen):
            self._session.traffic.take(found)
        elif self._settings.preview:
            from ui.preview import Preview

            Preview(
                found, self._session.traffic, self._window.actions_["preview"], self._session.words, self._window
            ).open()
        else:
            self._session.traffic.take([found.draft])
