"""Where the chosen item of evidence is from: the article it is quoted in, and the copies that are kept, each opened."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from factcheck.errors import IsnadError
from factcheck.evidence import Evidence, Snapshot
from factcheck.words import N_, Words
from ui import faces
from ui.article.view import ArticleView
from ui.session import Session

_TARGET = 24


class CopiesBox(QWidget):
    """A way to the quote; buttons that keep the page at the item's link, or a file; a line for each copy there is."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._item: Evidence | None = None
        self.passage = QPushButton(words("Open the article at the quote"), self)
        self.passage.setObjectName("evidenceOpenPassage")
        self.page = QPushButton(words("Keep a copy of the page"), self)
        self.page.setObjectName("evidenceFetch")
        self.page.setToolTip(words("Fetches the page at the link, once, and keeps it to the byte"))
        self.file = QPushButton(words("Keep a file…"), self)
        self.file.setObjectName("evidenceKeepFile")
        self.absent = QLabel(self)
        self.absent.setObjectName("evidenceAbsent")
        self.absent.setWordWrap(True)
        self.answer = QPushButton(words("Keep the answer all the same"), self)
        self.answer.setObjectName("evidenceFetchAnswer")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._lay_out()
        self._say_absent("")
        self.page.clicked.connect(self._fetch)
        self.answer.clicked.connect(self._fetch_answer)
        self.file.clicked.connect(self._keep_file)
        self.passage.clicked.connect(self._open_passage)
        session.copies.absent.connect(self._tell_absent)
        session.quoting.place_opened.connect(self._show_place)

    def show_item(self, item: Evidence) -> None:
        """Show the copies of an item."""
        if self._item is None or (item.id, item.url) != (self._item.id, self._item.url):
            self._say_absent("")
        self._item = item
        self.passage.setVisible(item.passage is not None)
        self.page.setEnabled(item.url.startswith(("http://", "https://")))
        while (old := self._lines.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for snapshot in self._session.copies.of(item.id):
            self._lines.addWidget(self._line(snapshot))

    def _line(self, snapshot: Snapshot) -> QWidget:
        words = self._words
        size = QLocale(words.language).formattedDataSize(self._session.copies.size(snapshot))
        day = snapshot.captured[:16].replace("T", " ") + " UTC"
        status = str(snapshot.http_status) if snapshot.http_status not in {0, 200} else ""
        told = " · ".join(f"\u2068{part}\u2069" for part in (day, snapshot.media_type, size, status) if part)
        button = QToolButton(self)
        button.setObjectName(f"copy{snapshot.id}")
        button.setText(told)
        button.setAutoRaise(True)
        button.setFont(faces.small(button.font()))
        button.setMinimumHeight(_TARGET)
        button.setAccessibleName(words(N_("Open the copy: {copy}"), copy=told))
        button.setToolTip(words("Opens the copy in a window in which nothing runs and nothing is loaded"))
        button.clicked.connect(lambda: self._open(snapshot))
        return button

    def _open(self, snapshot: Snapshot) -> None:
        from ui.claim.copy_window import CopyWindow

        try:
            CopyWindow(snapshot, self._session, self._words, self.window()).show()
        except IsnadError as error:
            self._session.refused.emit(error.said(self._words))

    @Slot()
    def _open_passage(self) -> None:
        if self._item:
            self._session.quoting.open(self._item)

    @Slot(int, int)
    def _show_place(self, start: int, end: int) -> None:
        view = self.window().findChild(ArticleView, "articleView")
        if view is not None:
            view.select_gently(start, end)
            view.scroll_to(start, end)

    @Slot()
    def _fetch(self) -> None:
        self._say_absent("")
        if self._item:
            self._session.copies.fetch(self._item)

    @Slot()
    def _fetch_answer(self) -> None:
        self._say_absent("")
        if self._item:
            self._session.copies.fetch(self._item, any_status=True)

    @Slot()
    def _keep_file(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self._words("Keep a file"))
        if names and self._item:
            self._session.copies.keep_files(map(Path, names), self._item.id)

    @Slot(str, str)
    def _tell_absent(self, evidence: str, sentence: str) -> None:
        if self._item and evidence == self._item.id:
            self._say_absent(sentence)

    def _say_absent(self, sentence: str) -> None:
        self.absent.setText(sentence)
        for widget in (self.absent, self.answer):
            widget.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.page)
        buttons.addWidget(self.file)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.passage, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(buttons)
        column.addWidget(self.absent)
        column.addWidget(self.answer, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(self._lines)
