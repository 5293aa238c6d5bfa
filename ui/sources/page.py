"""The page of one source: what it is called, open for editing, and every claim of the desk that rests on it."""

from PySide6.QtCore import QSignalBlocker, QStringListModel, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.attribution import Source, SourceKind
from factcheck.words import N_, Words
from ui import faces, icons
from ui.fields import LineField, TextField
from ui.session import Session
from ui.sources.resting import RestingList

_LINES = 2
_MOST_OFFERED = 12
_TEXTS = {
    "name_ar": N_("Name in Arabic"),
    "name_en": N_("Name in English"),
    "url": N_("Link"),
}


class SourcePage(QWidget):
    """Fields, each edit a step of its own, and claims. `merge_wished` and `removal_wished` are of the shown source."""

    merge_wished = Signal()
    removal_wished = Signal()

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._source: Source | None = None
        self.lines = {name: LineField(self) for name in _TEXTS}
        self.part_of = LineField(self)
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.part_of.setCompleter(completer)
        self.aliases, self.note = TextField(self), TextField(self)
        self.kind = QComboBox(self)
        self.protected = QCheckBox(words("&Protected: not named in reports"), self)
        self.protected.setObjectName("sourceProtected")
        self.counted = QLabel(self)
        self.counted.setObjectName("sourceCount")
        self.claims = RestingList(words, self)
        self.same = QPushButton(words("Same &as…"), self)
        self.same.setObjectName("sourceSame")
        self.remove = QPushButton(words("&Delete"), self)
        self.remove.setObjectName("sourceRemove")
        self.why = QLabel(self)
        self.why.setObjectName("sourceWhy")
        self.why.setWordWrap(True)
        self.why.setFont(faces.small(self.why.font()))
        self._lay_out()
        self._connect()

    def show_source(self, id: str) -> None:
        """Show a source, or nothing; what was typed before is told first."""
        self.tell()
        self._source = source = self._session.sourcing.get(id) if id else None
        self.setEnabled(source is not None)
        claims = self._session.sourcing.resting(source.id) if source else []
        with QSignalBlocker(self.kind), QSignalBlocker(self.protected):
            self.kind.setCurrentIndex(self.kind.findData(source.kind if source else SourceKind.OUTLET))
            self.protected.setChecked(bool(source and source.protected))
        for name, field in self.lines.items():
            self._put(field, getattr(source, name) if source else "")
        whole = self._session.sourcing.get(source.part_of) if source and source.part_of else None
        self._put(self.part_of, whole.name(self._words.language) if whole else "")
        self.aliases.show_text("\n".join(source.aliases) if source else "")
        self.note.show_text(source.note if source else "")
        self.claims.show_claims(claims)
        words = self._words
        self.counted.setText(words.many("{count} claim rests on it", "{count} claims rest on it", len(claims)))
        self.remove.setEnabled(not claims)
        told = words("It stands in chains of attribution, so it cannot be deleted; it can be merged with another.")
        self.why.setText(told if claims else "")
        self.why.setVisible(bool(claims))

    def tell(self) -> None:
        """Hand over what was typed and not yet told."""
        self.aliases.tell()
        self.note.tell()
        for field in (*self.lines.values(), self.part_of):
            if field.isModified():
                self._told(field)

    def focus_name(self) -> None:
        """Let the name be typed over."""
        field = self.lines["name_ar" if self._source and self._source.name_ar else "name_en"]
        field.setFocus()
        field.selectAll()

    def draw_icons(self) -> None:
        """Draw the icons of the kinds in the window's present colours."""
        for row in range(self.kind.count()):
            self.kind.setItemIcon(row, icons.icon(f"source-{self.kind.itemData(row)}", self.palette()))

    def _put(self, field: LineField, text: str) -> None:
        if field.text() != text and not (field.hasFocus() and field.isModified()):
            field.setText(text)

    # What the analyst types

    @Slot()
    def _line_edited(self) -> None:
        field = self.sender()
        if isinstance(field, LineField) and field.isModified():
            self._told(field)

    def _told(self, field: LineField) -> None:
        field.setModified(False)
        if self._source is None:
            return
        sourcing, source = self._session.sourcing, self._source
        if field is self.part_of:
            done = sourcing.let_speak_for(source.id, field.text())
        else:
            name = next(name for name, one in self.lines.items() if one is field)
            done = sourcing.change(source.id, **{name: " ".join(field.text().split())})
        if not done:
            self.show_source(source.id)

    @Slot(str)
    def _change_aliases(self, typed: str) -> None:
        self._change(aliases=tuple(dict.fromkeys(filter(None, (" ".join(line.split()) for line in typed.split("\n"))))))

    @Slot(str)
    def _change_note(self, typed: str) -> None:
        self._change(note=typed)

    @Slot(int)
    def _change_kind(self, _: int) -> None:
        self._change(kind=SourceKind(self.kind.currentData()))

    @Slot(bool)
    def _change_protected(self, protected: bool) -> None:
        self._change(protected=protected)

    def _change(self, **fields: object) -> None:
        if self._source is not None:
            self._session.sourcing.change(self._source.id, **fields)

    @Slot(str)
    def _offer(self, typed: str) -> None:
        found = self._session.sourcing.completed(typed)[:_MOST_OFFERED]
        others = [one for one in found if self._source is None or one.id != self._source.id]
        self._offered.setStringList([one.name(self._words.language) for one in others])

    # How it is made

    def _connect(self) -> None:
        for field in (*self.lines.values(), self.part_of):
            field.editingFinished.connect(self._line_edited)
        self.part_of.textEdited.connect(self._offer)
        self.aliases.edited.connect(self._change_aliases)
        self.note.edited.connect(self._change_note)
        self.kind.activated.connect(self._change_kind)
        self.protected.clicked.connect(self._change_protected)
        self.same.clicked.connect(self.merge_wished)
        self.remove.clicked.connect(self.removal_wished)
        self.claims.claim_wished.connect(self._session.sourcing.open_claim)

    def _lay_out(self) -> None:
        words = self._words
        buttons = QHBoxLayout()
        buttons.addWidget(self.same)
        buttons.addWidget(self.remove)
        buttons.addWidget(self.why, 1)
        for button in (self.same, self.remove):
            button.setAutoDefault(False)
        for long in (self.aliases, self.note):
            long.setFixedHeight(round(long.fontMetrics().lineSpacing() * _LINES + 14))
        for kind in SourceKind:
            self.kind.addItem(words(kind.label), kind)
        self.draw_icons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._form())
        column.addLayout(buttons)
        column.addWidget(self.counted)
        column.addWidget(self.claims, 1)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        first = QHBoxLayout()
        first.addWidget(self.kind)
        first.addSpacing(8)
        first.addWidget(self.protected, 1)
        form.addRow(self._label(N_("Kind"), self.kind, "sourceKind"), first)
        rows: list[tuple[str, QWidget, str]] = [
            *((_TEXTS[name], self.lines[name], f"source_{name}") for name in ("name_ar", "name_en")),
            (N_("Other names, one a line"), self.aliases, "sourceAliases"),
            (N_("Speaks for"), self.part_of, "sourcePartOf"),
            (_TEXTS["url"], self.lines["url"], "source_url"),
            (N_("Note"), self.note, "sourceNote"),
        ]
        for text, field, name in rows:
            form.addRow(self._label(text, field, name), field)
        return form

    def _label(self, text: str, field: QWidget, name: str) -> QLabel:
        label = QLabel(self._words(text), self)
        label.setBuddy(field)
        field.setObjectName(name)
        field.setAccessibleName(self._words(text))
        return label
