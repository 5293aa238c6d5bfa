"""The tab of the evidence: what supports the claim, what undermines it, what gives context."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.dossier import Dossier
from factcheck.evidence import Evidence, EvidenceKind, Stance
from factcheck.words import N_, Words
from ui import faces, icons
from ui.claim.copies import CopiesBox
from ui.claim.origin import OriginBox
from ui.fields import LineField, TextField
from ui.flow import Flow
from ui.override import override
from ui.session import Session

_ID = Qt.ItemDataRole.UserRole
_LEAST_LIST, _MOST_ROWS = 36, 6
_FIELDS = (
    ("title", N_("Title"), False), ("publisher", N_("Publisher"), False), ("url", N_("Link"), False),
    ("quote", N_("Quote"), True), ("translation", N_("Translation"), True), ("published", N_("Published"), False),
    ("captured", N_("Captured"), False), ("affiliation", N_("Affiliation"), False),
    ("interests", N_("Interests"), False), ("note", N_("Note"), True),
)  # fmt: skip
_LINKS = ("http://", "https://")
_LONGEST_TITLE = 160
"""In characters: what is longer, or in several lines, is quoted words."""


class EvidenceTab(QWidget):
    """The items above, the chosen one's particulars below; what is typed or pasted into the line becomes an item."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._dossier: Dossier | None = None
        self._items: tuple[Evidence, ...] = ()
        self._wanted = ""
        self.setAcceptDrops(True)
        self.list = QListWidget(self)
        self.list.setObjectName("evidenceList")
        self.list.setAccessibleName(words("Evidence"))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setFont(faces.reading(self.list.font()))
        self._make_adding()
        self._make_details()
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_details)
        session.copies.kept.connect(self._go_to)
        session.quoting.taken.connect(self._go_to)

    @Slot()
    def refresh(self) -> None:
        """Show the evidence of the claim that is chosen now; the chosen item stays chosen."""
        self._dossier = dossier = self._session.recording.dossier()
        chosen = self._wanted or self._chosen_id()
        self._items = dossier.evidence if dossier else ()
        with QSignalBlocker(self.list):
            self.list.clear()
            for item in self._items:
                self.list.addItem(_row(item, self._words, self.palette()))
            ids = [item.id for item in self._items]
            self.list.setCurrentRow(ids.index(chosen) if chosen in ids else -1)
        rows = sum(self.list.sizeHintForRow(row) for row in range(min(_MOST_ROWS, self.list.count())))
        self.list.setFixedHeight(max(_LEAST_LIST, rows + 4))
        self._show_details()

    def start(self) -> None:
        """Take the focus where the work begins."""
        self.new.setFocus()

    def tell(self) -> None:
        """Hand over what was typed into the details."""
        self._write()

    # Adding

    def _make_adding(self) -> None:
        words = self._words
        self.stance = QComboBox(self)
        self.stance.setObjectName("evidenceNewStance")
        self.stance.setAccessibleName(words("Stance"))
        for stance in Stance:
            self.stance.addItem(icons.icon(f"stance-{stance.value}", self.palette()), words(stance.label), stance)
        self.new = LineField(self)
        self.new.setObjectName("evidenceNew")
        self.new.setPlaceholderText(words("A link, a title, or quoted words"))
        self.new.setAccessibleName(words("A link, a title, or quoted words"))
        self.add = QPushButton(words("Add"), self)
        self.add.setObjectName("evidenceAdd")
        self.elsewhere = QPushButton(words("From another article…"), self)
        self.elsewhere.setObjectName("evidenceFromArticle")
        self.elsewhere.clicked.connect(self._take_from_article)
        self.new.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)

    @Slot()
    def _add(self) -> None:
        typed = self.new.text().strip()
        if typed:
            self.new.clear()
            self.take(typed)

    def take(self, text: str) -> None:
        """Make an item of a link, of words in quotation marks, or of a title."""
        if text.startswith(_LINKS):
            fields = {"url": text}
        elif text[:1] in '«"“' and text[-1:] in '»"”':
            fields = {"quote": text[1:-1]}
        elif len(text) > _LONGEST_TITLE or "\n" in text:
            fields = {"quote": text}
        else:
            fields = {"title": text}
        added = self._session.recording.add_evidence(self.stance.currentData(), EvidenceKind.DOCUMENT, **fields)
        self._wanted = added
        self.refresh()
        self._wanted = ""

    @Slot()
    def _take_from_article(self) -> None:
        from ui.claim.passage_dialog import PassageDialog

        PassageDialog(self._session, self.stance.currentData(), self._words, self.window()).open()

    @Slot(str)
    def _go_to(self, evidence: str) -> None:
        """Let the list be on the item of which a copy was kept."""
        self._wanted = evidence
        self.refresh()
        self._wanted = ""

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasText() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._take_in(event.mimeData())
        event.acceptProposedAction()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste what was copied elsewhere as an item; a field that has the focus takes it itself."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._take_in(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def _take_in(self, given: QMimeData) -> None:
        urls = given.urls()
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if files:
            self._session.copies.keep_files(files, stance=self.stance.currentData())
        links = [url.toString() for url in urls if not url.isLocalFile()]
        for one in links or () if files else (links or (given.text().strip(),)):
            if one:
                self.take(one)

    # The chosen item

    def _make_details(self) -> None:
        words = self._words
        self.details = page = QWidget(self)
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        self.of, self.kind = _choice(Stance, words, page), _choice(EvidenceKind, words, page)
        self.copies = CopiesBox(self._session, words, page)
        form.addRow(self.copies)
        self.origin = OriginBox(self._session, words, page)
        form.addRow(self.origin)
        rows: list[tuple[str, str, QWidget]] = [("of", N_("Stance"), self.of), ("kind", N_("Kind"), self.kind)]
        self.fields: dict[str, LineField | TextField] = {}
        for name, text, is_long in _FIELDS:
            field = TextField(page) if is_long else LineField(page)
            if isinstance(field, TextField):
                field.setFixedHeight(round(field.fontMetrics().lineSpacing() * 2 + 14))
                field.edited.connect(self._write)
            else:
                field.editingFinished.connect(self._write)
            self.fields[name] = field
            rows.append((name, text, field))
        for name, text, widget in rows:
            label = QLabel(words(text), page)
            label.setBuddy(widget)
            widget.setObjectName(f"evidence{name.title()}")
            widget.setAccessibleName(words(text))
            form.addRow(label, widget)
        self.of.activated.connect(self._write)
        self.kind.activated.connect(self._write)
        self.remove = QPushButton(words("Delete the evidence"), page)
        self.remove.setObjectName("evidenceRemove")
        self.remove.clicked.connect(self._remove)
        form.addRow(self.remove)

    def _chosen_id(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def _chosen(self) -> Evidence | None:
        return next((item for item in self._items if item.id == self._chosen_id()), None)

    @Slot()
    def _show_details(self) -> None:
        item = self._chosen()
        self.details.setVisible(item is not None)
        if item is None:
            return
        self.copies.show_item(item)
        if self._dossier:
            self.origin.show_item(item, self._dossier)
        with QSignalBlocker(self.of), QSignalBlocker(self.kind):
            self.of.setCurrentIndex(self.of.findData(item.stance))
            self.kind.setCurrentIndex(self.kind.findData(item.kind))
        for name, field in self.fields.items():
            held = getattr(item, name)
            with QSignalBlocker(field):
                if isinstance(field, TextField):
                    field.show_text(held)
                elif not (field.hasFocus() and field.isModified()):
                    field.setText(held)

    @Slot()
    def _write(self) -> None:
        item = self._chosen()
        if item is None:
            return
        fields: dict[str, object] = {"stance": self.of.currentData(), "kind": self.kind.currentData()}
        for name, field in self.fields.items():
            raw = field.text() if isinstance(field, LineField) else field.document().toRawText()
            fields[name] = raw.replace("\u2029", "\n")
        if any(getattr(item, name) != held for name, held in fields.items()):
            self._session.recording.change_evidence(item.id, **fields)

    @Slot()
    def _remove(self) -> None:
        item = self._chosen()
        if item:
            self._session.recording.remove_evidence(item.id)

    def _lay_out(self) -> None:
        how = QWidget(self)  # on two lines in a narrow pane
        adding = Flow(how)
        for widget in (self.stance, self.elsewhere, self.add):
            adding.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(6)
        column.addWidget(self.new)
        column.addWidget(how)
        column.addWidget(self.list)
        column.addWidget(self.details)
        column.addStretch(1)  # the tab rolls as a whole


def _choice(values: Iterable[Stance | EvidenceKind], words: Words, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    for one in values:
        box.addItem(words(one.label), one)
    return box


def _row(item: Evidence, words: Words, palette: QPalette) -> QListWidgetItem:
    head = item.title or item.url or " ".join(item.quote.split()) or words(item.kind.label)
    told = " · ".join(filter(None, (words(item.stance.label), head, item.publisher)))
    row = QListWidgetItem(icons.icon(f"stance-{item.stance.value}", palette), told)
    row.setForeground(palette.color(QPalette.ColorRole.Text))
    row.setData(_ID, item.id)
    row.setToolTip(f"{told} · {words(item.kind.label)}")
    return row
