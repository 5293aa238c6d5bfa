"""Every question that the window asks, and what it shows in a window of its own. They ask; they do nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.words import Words
from ui.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from factcheck.report import Report
    from ui.jobs import Order

SUFFIXES = (
    *("txt", "md", "markdown", "html", "htm", "xhtml", "mhtml", "mht", "pdf", "docx", "docm", "odt", "rtf", "epub"),
    *("eml", "srt", "vtt", "csv", "tsv", "xlsx", "zip", "warc", "gz", "wacz", "json", "jsonld", "ann", "xmi", "isnad"),
)
"""The endings of files that are read; those of unknown endings are looked into as well."""


def ask_files(parent: "QWidget", words: Words, settings: Settings) -> list[Path]:
    """Ask for files to open; the folder is remembered. Returns none when the reader thinks better of it."""
    from PySide6.QtWidgets import QFileDialog

    patterns = " ".join(f"*.{suffix}" for suffix in SUFFIXES)
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        words("Open articles"),
        settings.folder,
        f"{words('Articles')} ({patterns});;{words('All files')} (*)",
    )
    paths = [Path(name) for name in names]
    if paths:
        settings.folder = str(paths[0].parent)
    return paths


def ask_address(parent: "QWidget", words: Words) -> str:
    """Ask for the address of a page, offering one that was copied; empty when the reader thinks better of it."""
    from PySide6.QtWidgets import QApplication

    from ui.asking import ask_line

    copied = QApplication.clipboard().text().strip()
    offered = copied if copied.startswith(("https://", "http://")) and len(copied.split()) == 1 else "https://"
    told = words("The page at this address is fetched once, and nothing that it refers to:")
    return ask_line(parent, words, words("Open a web address"), told, offered)


def ask_export(parent: "QWidget", words: Words, settings: Settings, report: "Report", desk: str) -> "Order | None":
    """Ask where, how and in which language a report is to be written; None when the reader thinks better of it."""
    from ui.export_dialog import ExportDialog

    dialog = ExportDialog(words, settings, parent, report, desk)
    try:
        several = len(report.records) > 1
        return dialog.ask(words("Annotation report") if several else report.records[0].article.title)
    finally:
        dialog.deleteLater()


def confirm_quit(parent: "QWidget", words: Words) -> bool:
    """Ask whether to quit while something is being read or written."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(words("Quit"))
    box.setText(words("A file is still being read or written."))
    box.setInformativeText(words("Everything you marked is saved. What is running now will be stopped."))
    quitting = box.addButton(words("&Quit"), QMessageBox.ButtonRole.AcceptRole)
    staying = box.addButton(words("&Wait"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(staying)
    box.setEscapeButton(staying)
    box.exec()
    return box.clickedButton() is quitting


def show_about(parent: "QWidget", words: Words) -> None:
    """Say what the program is."""
    from PySide6.QtWidgets import QMessageBox

    from ui.asking import tell

    told = words("Isnad (إسناد, the chain of attribution): mark, attribute and check the claims of an article.")
    kept = words("Everything stays in one file on this computer. The program never goes to the network by itself.")
    tell(parent, words, words("About Isnad"), f"<p>{told}</p><p>{kept}</p>", QMessageBox.Icon.NoIcon)


def show_fault(words: Words, trace: str) -> None:
    """Say that the program has a fault; the details can be copied. What was marked before is saved."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(words("A fault in Isnad"))
    box.setText(words("Something went wrong that should not have. Everything you marked is saved."))
    box.setInformativeText(words("Please send the details to those who look after the program."))
    box.setDetailedText(trace)
    box.addButton(words("OK"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
