"""A kept copy, looked at: a page without scripts and pictures, a picture, a text, and what is known of it.

Nothing of a copy is run, and nothing that it names is loaded, neither from the network nor from this machine.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, Qt, QUrl, Slot
from PySide6.QtGui import QFontDatabase, QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from factcheck.errors import IsnadError
from factcheck.evidence import Snapshot
from factcheck.words import N_, Words
from ui import faces
from ui.override import override
from ui.roomy import Roomy
from ui.session import Session

_MOST = 1_000_000
"""Characters of a copy that are shown; all of it can be saved."""
_MEGABYTES = 256
_WIDTH, _SIZE, _SHARE = 1600, (920, 640), (620, 300)
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS = frozenset({"application/json", "application/xml", "application/ld+json", "image/svg+xml"})


class Page(QTextBrowser):
    """Shows HTML as it is, and loads nothing that it names; its links lead nowhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        return None


class CopyWindow(QDialog):
    """One copy. Raises NotFound where the desk has lost its bytes."""

    def __init__(self, snapshot: Snapshot, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("copyWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(words("Copy of {url}", url=snapshot.url))
        self._snapshot, self._session, self._words = snapshot, session, words
        self._content, self._agrees = session.copies.content(snapshot)
        self.views = QTabWidget(self)
        self.views.setDocumentMode(True)
        self._show()
        split = QSplitter(self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.views)
        split.addWidget(self._facts())
        split.setSizes(_SHARE)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        save = buttons.addButton(words("Save the copy…"), QDialogButtonBox.ButtonRole.ActionRole)
        save.setObjectName("copySave")
        save.clicked.connect(self._save)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(words("Close"))
        close.setDefault(True)
        close.setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(split, 1)
        column.addWidget(buttons)
        self.resize(*_SIZE)

    def _show(self) -> None:
        """Add what can be shown of the copy, as a page and as its source, or one sentence."""
        from factcheck.fetching.decoding import decoded

        words, kind = self._words, self._snapshot.media_type
        try:
            content = decoded(self._content, self._snapshot.headers)
        except IsnadError as error:
            self.views.addTab(self._sentence(error.said(words)), words("Copy"))
            return
        if kind in _PAGES:
            text = self._text(content, page=True)
            page = Page(self)
            page.setObjectName("copyPage")
            page.setHtml(text[:_MOST])
            self.views.addTab(page, words("Page"))
            self.views.addTab(self._plain(text), words("Source text"))
        elif kind in _TEXTS or kind.startswith("text/"):
            self.views.addTab(self._plain(self._text(content, page=False)), words("Text"))
        elif kind.startswith("image/") and (picture := _picture(content)) is not None:
            label = QLabel(self)
            label.setObjectName("copyPicture")
            label.setPixmap(picture)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            area = QScrollArea(self)
            area.setWidget(label)
            area.setWidgetResizable(True)
            self.views.addTab(area, words("Picture"))
        else:
            told = words(
                "A copy of the type {type} is not shown here. It can be saved and opened elsewhere.", type=kind
            )
            self.views.addTab(self._sentence(told), words("Copy"))

    def _text(self, content: bytes, page: bool) -> str:
        from factcheck.readers.html import declared_encoding
        from factcheck.text.encoding import decode

        said = next((value for name, value in self._snapshot.headers if name.lower() == "content-type"), "")
        declared = said.partition("charset=")[2].split(";")[0].strip(" \"'")
        return decode(content, declared or (declared_encoding(content) if page else "")).text

    def _plain(self, text: str) -> QWidget:
        plain = QPlainTextEdit(self)
        plain.setObjectName("copyText")
        plain.setReadOnly(True)
        plain.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        plain.setPlainText(text[:_MOST])
        return plain

    def _sentence(self, told: str) -> QWidget:
        label = Roomy(told, self)
        label.setObjectName("copySentence")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.keep(24, 24, 24, 24)
        return label

    def _facts(self) -> QWidget:
        copy, words = self._snapshot, self._words
        agrees = words("yes") if self._agrees else words("NO: the bytes are not those that were kept")
        led = "\n".join(f"{status} → {url}" for status, url in copy.redirects)
        answered = f"{copy.http_status} {copy.http_reason}".strip() if copy.http_status else ""
        facts = (
            (N_("Link"), copy.url), (N_("Redirects"), led), (N_("Answered by"), copy.final_url if led else ""),
            (N_("Answer"), answered), (N_("Type"), copy.media_type),
            (N_("Size"), QLocale(words.language).formattedDataSize(len(self._content))),
            (N_("Kept on (our clock)"), copy.captured), (N_("The server's clock"), copy.served),
            (N_("SHA-256"), copy.sha256), (N_("Fingerprint agrees"), agrees),
            (N_("Headers"), "\n".join(f"{name}: {value}" for name, value in copy.headers)),
        )  # fmt: skip
        page = QWidget(self)
        form = QFormLayout(page)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for name, held in facts:
            if not held:
                continue
            label = QLabel(words(name), page)
            label.setFont(faces.small(label.font()))
            label.setForegroundRole(label.foregroundRole())
            shown = QLabel(page)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            # A fingerprint or a link without spaces is broken anywhere rather than widening the pane.
            shown.setText("\u200b".join(held) if name in {"SHA-256", "Link", "Answered by"} else held)
            shown.setWordWrap(True)
            shown.setAccessibleName(f"{words(name)}: {held}")
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(label, shown)
        area = QScrollArea(self)
        area.setObjectName("copyFacts")
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    @Slot()
    def _save(self) -> None:
        url = self._snapshot.url
        name = Path(QUrl(self._snapshot.final_url).path() if "://" in url else url).name
        chosen, _ = QFileDialog.getSaveFileName(self, self._words("Save the copy"), name or "copy")
        if not chosen:
            return
        try:
            Path(chosen).write_bytes(self._content)
        except OSError as error:
            reason = error.strerror or str(error)
            self._session.refused.emit(
                self._words("{name} cannot be written: {reason}", name=Path(chosen).name, reason=reason)
            )


def _picture(content: bytes) -> QPixmap | None:
    """A picture, no wider than a screen; None where it is none, or would need too much memory."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(_MEGABYTES)
    image = reader.read()
    if image.isNull():
        return None
    wide = image.width() > _WIDTH
    return QPixmap.fromImage(image.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation) if wide else image)
