"""The application on a desk: its windows, their language and theme."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QApplication

import resources
from db.store import Store
from factcheck.words import Words
from ui import language, style, theme
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings
from ui.windows import Windows

_BEH = 0x628
SETTLED = 300
"""Milliseconds after which a start has painted its window."""


class Application(QObject):
    """One desk in its windows, which are made anew when another language is chosen."""

    def __init__(self, application: QApplication, store: Store, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._store = store
        self._settings = settings
        self._set_theme(settings.theme)
        self.windows = Windows(store, settings, self._words(), self._make_window, self)
        follows = Qt.ConnectionType.QueuedConnection  # not while Qt is telling the widgets
        application.paletteChanged.connect(self._follow_palette, follows)

    @property
    def session(self) -> Session:
        """What the first window looks at."""
        return self.windows.places[0].session

    @property
    def window(self) -> MainWindow:
        """The first window."""
        return self.windows.places[0].window

    def _words(self) -> Words:
        return Words(self._settings.language, isolate=True, arabic_digits=self._settings.arabic_digits)

    def _make_window(self, session: Session) -> MainWindow:
        words = self._words()
        session.speak(words)
        language.speak(self._application, words)
        window = MainWindow(session, words, self._settings)
        window.language_wished.connect(self._set_language)
        window.theme_wished.connect(self._set_theme)
        if not QFontMetrics(window.article.font()).inFontUcs4(_BEH):
            window.complete()
            window.notice.tell(
                words("No font on this computer has Arabic letters. Install one, for example Noto Naskh Arabic.")
            )
        return window

    def show(self, paths: list[Path], *, sample: bool = False) -> None:
        """Show the window on the files given, else on the article that was open last."""
        if paths or sample:
            self.window.complete()  # it shows how the reading goes on
        if paths:
            self.session.traffic.import_paths(paths)
        elif sample:
            self.session.traffic.import_sample()
        else:
            self.session.reopen(self._settings.article(self._store.path))
        self.window.show()
        QTimer.singleShot(SETTLED, self.windows.restore)

    def close(self) -> None:
        """End the sessions: what runs is stopped, what is open is remembered."""
        self.windows.close()

    @Slot(str)
    def _set_language(self, chosen: str) -> None:
        """Put windows of the other language, with the same articles and claims, in the place of these."""
        self._settings.language = chosen
        self.windows.replace()

    @Slot(str)
    def _set_theme(self, chosen: str) -> None:
        self._settings.theme = chosen
        theme.wear(self._application, chosen)
        style.dress(self._application)

    @Slot()
    def _follow_palette(self) -> None:
        style.follow(self._application)


def make_application() -> QApplication:
    """Return the application with its name and icon; there is one in a process."""
    application = QApplication(["isnad"])
    application.setApplicationName("isnad")
    application.setApplicationDisplayName("Isnad")
    application.setDesktopFileName("isnad")
    application.setWindowIcon(QIcon(str(resources.path("icons", "isnad.svg"))))
    return application
