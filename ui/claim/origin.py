"""Where an item of evidence comes from: its own chain to a root, as cards, and a line to name who comes next."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QVBoxLayout, QWidget

from factcheck.attribution import Hop, Seen
from factcheck.dossier import Dossier
from factcheck.evidence import Evidence
from factcheck.words import Words
from ui import faces
from ui.claim.strip import ChainStrip
from ui.fields import LineField
from ui.session import Session

_MOST_OFFERED = 12


class OriginBox(QWidget):
    """The chain of one item: hops are added by name, moved and taken away on their cards, and said to be seen."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._item = ""
        self._hops: tuple[Hop, ...] = ()
        self.strip = ChainStrip(words, self)
        self.strip.setObjectName("originStrip")
        self.name = LineField(self)
        self.name.setObjectName("originName")
        self.name.setPlaceholderText(words("Where does it come from?"))
        self.name.setAccessibleName(words("Where does it come from?"))
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.name.setCompleter(completer)
        self.seen = QComboBox(self)
        self.seen.setObjectName("originSeen")
        self.seen.setAccessibleName(words("Original"))
        for seen in Seen:
            self.seen.addItem(words(seen.label), seen)
        self.name.textEdited.connect(self._offer)
        self.name.returnPressed.connect(self._add)
        self.seen.activated.connect(self._see)
        self.strip.hop_chosen.connect(self._show_hop)
        self.strip.move_wished.connect(session.recording.move_hop)
        self.strip.removal_wished.connect(session.recording.remove_hop)
        self._lay_out()

    def show_item(self, item: Evidence, dossier: Dossier) -> None:
        """Show the chain of an item of a claim's evidence."""
        if item.id != self._item:
            self.name.clear()
            self.strip.choose("")
        self._item, self._hops = item.id, dossier.chains.get(item.id, ())
        head = item.publisher or item.title or self._words(item.kind.label)
        self.strip.show_chain(replace(dossier, hops=self._hops), head, self._words("this evidence"))
        self.strip.stand_before(self.name)
        self._show_hop(self.strip.chosen)

    @Slot(str)
    def _show_hop(self, chosen: str) -> None:
        hop = next((one for one in self._hops if one.id == chosen), None)
        self.seen.setVisible(hop is not None)
        if hop:
            with QSignalBlocker(self.seen):
                self.seen.setCurrentIndex(self.seen.findData(hop.seen))

    @Slot(str)
    def _offer(self, typed: str) -> None:
        found = self._session.recording.completed(typed)[:_MOST_OFFERED]
        self._offered.setStringList([source.name(self._words.language) for source in found])

    @Slot()
    def _add(self) -> None:
        name = self.name.text()
        if name.strip() and self._item:
            self.name.clear()
            self._session.recording.add_hop(name, evidence=self._item)

    @Slot()
    def _see(self) -> None:
        if self.strip.chosen:
            self._session.recording.change_hop(self.strip.chosen, seen=self.seen.currentData())

    def _lay_out(self) -> None:
        label = QLabel(self._words("Chain of the evidence"), self)
        label.setFont(faces.small(label.font()))
        label.setBuddy(self.name)
        adding = QVBoxLayout()  # under each other, as the pane may be narrow
        adding.addWidget(self.name)
        adding.addWidget(self.seen, 0, Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self.strip)
        column.addLayout(adding)
