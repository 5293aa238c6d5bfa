"""The tab of the chain of attribution: who says it on whose word, how far that was seen, and who comes next."""

from PySide6.QtCore import QSignalBlocker, QStringListModel, Slot
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

from factcheck.attribution import Hop, Seen
from factcheck.dossier import Dossier
from factcheck.words import N_, Words
from ui import faces
from ui.claim.kind_field import KindField
from ui.claim.strip import ChainStrip
from ui.fields import LineField
from ui.flow import Flow
from ui.session import Session

_MOST_OFFERED = 12


class AttributionTab(QWidget):
    """The chain as cards, what it comes to, a line to add whom it goes on with, and the chosen link's details."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._dossier: Dossier | None = None
        self.strip = ChainStrip(words, self)
        self.summary = QLabel(self)
        self.summary.setObjectName("chainSummary")
        self.summary.setWordWrap(True)
        self.summary.setFont(faces.small(self.summary.font()))
        self._make_adding()
        self._make_details()
        self._lay_out()
        self.strip.hop_chosen.connect(self._show_details)
        self.strip.move_wished.connect(self._move)
        self.strip.removal_wished.connect(self._remove)

    @Slot()
    def refresh(self) -> None:
        """Show the chain of the claim that is chosen now."""
        self._dossier = dossier = self._session.recording.dossier()
        article = self._session.article
        if dossier is None or article is None:
            return
        self.strip.show_chain(dossier, article.outlet or article.title)
        self.strip.stand_before(self.name)
        self.summary.setText("\n".join(self._told(dossier)))
        self._show_details(self.strip.chosen)

    def start(self) -> None:
        """Take the focus where the work begins."""
        self.name.setFocus()

    def tell(self) -> None:
        """Hand over what was typed into the details."""
        self._change_source()
        self._change_details()

    def _told(self, dossier: Dossier) -> list[str]:
        words, weakest = self._words, dossier.weakest
        if not dossier.hops:
            nobody = words("Nobody is named yet. Select a name in the article and press Ctrl+J, or type it below.")
            return [nobody, *(self._told_of_evidence(dossier) if dossier.evidence else ())]
        names = " · ".join(f"\u2068{dossier.sources[hop.source].name(words.language)}\u2069" for hop in dossier.roots)
        told = [words("It all rests on: {names}", names=names)]
        if weakest:
            name = dossier.sources[weakest.source].name(words.language)
            told.append(words("Weakest link: {name} ({seen})", name=name, seen=words(weakest.seen.label)))
        else:
            told.append(words("No weak link: every original was seen."))
        return [*told, *self._told_of_evidence(dossier)]

    def _told_of_evidence(self, dossier: Dossier) -> list[str]:
        words, found = self._words, dossier.independence
        told = [words("Independent roots of the evidence: {count}", count=found.count)]
        if found.unknown:
            told.append(
                words.many(
                    "{count} item of evidence does not tell where it comes from",
                    "{count} items of evidence do not tell where they come from",
                    len(found.unknown),
                )
            )
        return told

    # Adding

    def _make_adding(self) -> None:
        words = self._words
        self.name = LineField(self)
        self.name.setObjectName("hopName")
        self.name.setPlaceholderText(words("On whose word?"))
        self.name.setAccessibleName(words("On whose word?"))
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.name.setCompleter(completer)
        self.name.textEdited.connect(self._offer)
        self.name.returnPressed.connect(self._add)
        self.kind = KindField(words, self)
        self.beside = QCheckBox(words("Beside the chosen one"), self)
        self.beside.setObjectName("hopBeside")
        self.add = QPushButton(words("Add"), self)
        self.add.setObjectName("hopAdd")
        self.add.clicked.connect(self._add)

    @Slot(str)
    def _offer(self, typed: str) -> None:
        found = self._session.recording.completed(typed)[:_MOST_OFFERED]
        self._offered.setStringList([source.name(self._words.language) for source in found])
        self.kind.follow(typed)

    @Slot()
    def _add(self) -> None:
        name, beside = self.name.text(), self.strip.chosen if self.beside.isChecked() else ""
        if name.strip():
            self._session.recording.add_hop(name, self.kind.currentData(), beside)
            self.name.clear()
            self.kind.follow("")

    # The chosen link

    def _make_details(self) -> None:
        words = self._words
        self.details = QWidget(self)
        self.seen = QComboBox(self.details)
        self.seen.setObjectName("hopSeen")
        for seen in Seen:
            self.seen.addItem(words(seen.label), seen)
        self.source = LineField(self.details)
        self.source.editingFinished.connect(self._change_source)
        self.link, self.said, self.note = (LineField(self.details) for _ in range(3))
        form = QFormLayout(self.details)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        rows = (
            (N_("Source"), self.source, "hopSource"), (N_("Original"), self.seen, "hopSeen"),
            (N_("Link"), self.link, "hopLink"), (N_("Date said"), self.said, "hopSaid"),
            (N_("Note"), self.note, "hopNote"),
        )  # fmt: skip
        for text, field, name in rows:
            label = QLabel(words(text), self.details)
            label.setBuddy(field)
            field.setObjectName(name)
            field.setAccessibleName(words(text))
            form.addRow(label, field)
        self.seen.activated.connect(self._change_details)
        for line in (self.link, self.said, self.note):
            line.editingFinished.connect(self._change_details)
        self.remove = QPushButton(words("Take out of the chain"), self.details)
        self.remove.setObjectName("hopRemove")
        self.remove.clicked.connect(self._remove_chosen)
        self.about = QPushButton(words("About this source"), self.details)
        self.about.setObjectName("hopAbout")
        self.about.clicked.connect(self.strip.tell_about)
        deeds = QWidget(self.details)
        flow = Flow(deeds)
        flow.addWidget(self.about)
        flow.addWidget(self.remove)
        form.addRow(deeds)

    def _chosen(self) -> Hop | None:
        hops = self._dossier.hops if self._dossier else ()
        return next((hop for hop in hops if hop.id == self.strip.chosen), None)

    @Slot(str)
    def _show_details(self, _: str) -> None:
        hop = self._chosen()
        self.details.setVisible(hop is not None)
        self.beside.setEnabled(hop is not None)
        if hop is None:
            self.beside.setChecked(False)
            return
        with QSignalBlocker(self.seen):
            self.seen.setCurrentIndex(self.seen.findData(hop.seen))
        source = self._dossier.sources[hop.source].name(self._words.language) if self._dossier else ""
        for field, text in ((self.source, source), (self.link, hop.link), (self.said, hop.said), (self.note, hop.note)):
            if field.text() != text and not (field.hasFocus() and field.isModified()):
                field.setText(text)

    @Slot()
    def _change_details(self) -> None:
        hop = self._chosen()
        typed = {"link": self.link.text(), "said": self.said.text(), "note": self.note.text()}
        fields = {"seen": self.seen.currentData(), **typed}
        if hop and any(getattr(hop, name) != held for name, held in fields.items()):
            for field in (self.link, self.said, self.note):
                field.setModified(False)
            self._session.recording.change_hop(hop.id, **fields)

    @Slot()
    def _change_source(self) -> None:
        """Let the chosen link stand for another source: the one that was typed, of the same kind where it is new."""
        hop, dossier = self._chosen(), self._dossier
        if hop and dossier and self.source.isModified():
            self.source.setModified(False)
            self._session.recording.name_hop(hop, self.source.text(), dossier.sources[hop.source].kind)

    @Slot(object, int, str)
    def _move(self, hop: Hop, level: int, beside: str) -> None:
        self._session.recording.move_hop(hop, level, beside)

    @Slot(str)
    def _remove(self, hop: str) -> None:
        self._session.recording.remove_hop(hop)

    @Slot()
    def _remove_chosen(self) -> None:
        hop = self._chosen()
        if hop:
            self._remove(hop.id)

    def _lay_out(self) -> None:
        adding = QHBoxLayout()
        adding.addWidget(self.name, 1)
        adding.addWidget(self.add)
        how = QWidget(self)  # on two lines in a narrow pane
        kinds = Flow(how, gap=8)
        kinds.addWidget(self.kind)
        kinds.addWidget(self.beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.summary)  # at a glance: a long chain would hide it below
        column.addWidget(self.strip)  # as high as it is: the tab rolls as a whole
        column.addLayout(adding)
        column.addWidget(how)
        column.addWidget(self.details)
        column.addStretch(1)
