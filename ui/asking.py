"""Short questions in the program's own words: Qt's buttons speak an Arabic of their own."""

from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from factcheck.words import Words


def ask_line(parent: QWidget, words: Words, title: str, told: str, offered: str) -> str:
    """Ask for a line of text, offering one; return it without space around, empty where it was thought better of."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(told)
    dialog.setTextValue(offered)
    dialog.setOkButtonText(words("OK"))
    dialog.setCancelButtonText(words("Cancel"))
    sure = dialog.exec()
    dialog.deleteLater()
    return dialog.textValue().strip() if sure else ""


def ask_sure(parent: QWidget, words: Words, title: str, question: str, deed: str) -> bool:
    """Ask whether something is to be done that cannot be taken back; `deed` stands on the button that does it."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(question)
    done = box.addButton(deed, QMessageBox.ButtonRole.AcceptRole)
    kept = box.addButton(words("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(kept)
    box.setEscapeButton(kept)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is done


def tell(parent: QWidget | None, words: Words, title: str, told: str, icon: QMessageBox.Icon) -> None:
    """Say something that is to be read before anything goes on."""
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(title)
    box.setText(told)
    box.addButton(words("OK"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()
