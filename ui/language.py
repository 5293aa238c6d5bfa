"""The interface's language for Qt's own part: direction, and the words of its dialogs."""

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from factcheck.words import Words


def speak(application: QApplication, words: Words) -> None:
    """Let Qt's dialogs speak the language of `words`, and the layout run in its direction."""
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    if words.language != "en":
        translator = QTranslator(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{words.language}", folder):
            application.installTranslator(translator)
    right_to_left = words.right_to_left
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale(words.language))
