"""The claim panel: what the chosen claim is, its words open for editing, and its record in tabs beside them."""

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QTabWidget, QTextEdit, QVBoxLayout, QWidget

from factcheck.model import Claim
from factcheck.words import N_, Words
from ui import faces
from ui.fields import LineField, TextField
from ui.heading import heading
from ui.roomy import Roomy
from ui.session import Session

if TYPE_CHECKING:
    from ui.claim.correcting import CorrectionBox

_LEAST_LINES = 2
_TOP_TO_BOTTOM = QFormLayout.RowWrapPolicy.WrapAllRows


_SOON = 30  # milliseconds: a mark is painted first
_TABS = (
    ("attribution", "AttributionTab", N_("Attribution")),
    ("evidence", "EvidenceTab", N_("Evidence")),
    ("verdict", "VerdictTab", N_("Verdict")),
    ("history", "HistoryTab", N_("History")),
)
"""The modules of this package that hold the other tabs, each loaded when it is first looked at."""


class Tab(Protocol):
    """What every tab beside the first can do."""

    def refresh(self) -> None:
        """Show the claim that is chosen now."""

    def start(self) -> None:
        """Take the focus where the work begins."""

    def tell(self) -> None:
        """Hand over what was typed and not yet told."""


class ClaimPanel(QWidget):
    """Quote, wording and note of the chosen claim, what it still lacks, and the tabs of its record.

    Hidden while no claim is chosen. An edit is one step, told once.
    """

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setProperty("keeps", True)
        self._session = session
        self._words = words
        self._claim = ""
        self._pages_awaited = False
        self._heading = heading("", self)
        self.quote = TextField(self)
        self.quote.setReadOnly(True)
        self.quote.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.wording = TextField(self)
        self.wording.setObjectName("claimWording")
        self.note = TextField(self)
        self.note.setObjectName("claimNote")
        self._make_record()
        self._made: dict[int, Tab] = {}
        self._places: list[QVBoxLayout] = []
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._refresh_record)
        self._lay_out()
        self.tabs.currentChanged.connect(self._soon.start)
        self.wording.edited.connect(self._word)
        self.note.edited.connect(self._note)
        session.claim_chosen.connect(self.refresh)
        session.claims_changed.connect(self.refresh)
        session.article_opened.connect(self.refresh)
        session.record_changed.connect(self._soon.start)
        self.refresh()

    def _make_record(self) -> None:
        self.lacks = Roomy(self)
        self.lacks.setObjectName("claimLacks")
        self.lacks.setWordWrap(True)
        self.lacks.setFont(faces.small(self.lacks.font()))
        self.lacks.keep(12, 0, 12, 4)
        self.reason = LineField(self)
        self.reason.setObjectName("claimReason")
        self.reason.setAccessibleName(self._words("Reason for the status"))
        self.reason.setPlaceholderText(self._words("Reason for the status"))
        self.reason.editingFinished.connect(self._reason)
        self.correction: CorrectionBox | None = None
        self._asking = QVBoxLayout()
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("claimTabs")
        self.tabs.setAccessibleName(self._words("Record of the claim"))
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)

    def tell(self) -> None:
        """Hand over what was typed and not yet told: before the window closes, or the focus is lost for good."""
        self.wording.tell()
        self.note.tell()
        self._reason()
        if self.correction is not None:
            self.correction.tell()
        made = self._made.get(self.tabs.currentIndex())
        if made is not None:
            made.tell()

    @Slot()
    def refresh(self) -> None:
        """Show the chosen claim; what was typed for another one is told first."""
        self.tell()
        claim = self._session.claim(self._session.chosen)
        self._claim = claim.id if claim else ""
        self.setVisible(claim is not None)
        if claim is None:
            return
        number = self._session.number(claim.id)
        status = self._words(claim.status.label)
        self._heading.setText(self._words("Claim {number}: {status}", number=number, status=status))
        self._tell_page(claim)
        self.quote.show_text(claim.passage.quote if len(claim.passages) == 1 else claim.quoted)
        self.wording.show_text(claim.wording)
        self.note.show_text(claim.note)
        self._soon.start()

    def _tell_page(self, claim: Claim) -> None:
        """Say on which page of its PDF a claim is made, once that is found."""
        version = self._session.version
        paged = version is not None and version.media_type == "application/pdf"
        if paged and not self._pages_awaited:
            self._pages_awaited = True
            self._session.paging.known.connect(self.refresh)
        page = self._session.paging.page_of(claim) if paged else 0
        if page:
            told = self._words("page {page}", page=page)
            self._heading.setText(f"{self._heading.text()} · {told}")

    @Slot()
    def _refresh_record(self) -> None:
        """Show what the claim lacks, and the tab that is looked at."""
        dossier = self._session.recording.dossier()
        wants = dossier.lacks() if dossier else []
        words = self._words
        told = " · ".join(words.sentence(want.sentence) for want in wants)
        self.lacks.setText(words("Still lacks: {wants}", wants=told) if told else "")
        self.lacks.setVisible(bool(told))
        self.reason.setVisible(bool(told))
        if dossier and not (self.reason.hasFocus() and self.reason.isModified()):
            self.reason.setText(dossier.claim.override)
        self._ask_reason()
        index = self.tabs.currentIndex()
        if index > 0 and not self.isHidden():
            self._tab(index).refresh()

    def _ask_reason(self) -> None:
        """Ask for the reason of a correction while there is one without; what asks is made for the first of them."""
        asked = self._session.recording.unexplained()
        if asked and self.correction is None:
            from ui.claim.correcting import CorrectionBox

            self.correction = CorrectionBox(self._session, self._words, self)
            self._asking.addWidget(self.correction)
        if self.correction is not None:
            self.correction.show_question(asked)

    def _tab(self, index: int) -> Tab:
        """Return one of the other tabs, made now if it was not yet."""
        if index not in self._made:
            name, kind, _ = _TABS[index - 1]
            page = getattr(import_module(f"ui.claim.{name}"), kind)(self._session, self._words, self)
            self._places[index - 1].addWidget(page)
            self._made[index] = cast(Tab, page)
        return self._made[index]

    def show_tab(self, name: str) -> None:
        """Look at one of the tabs of the record: attribution, evidence, verdict or history."""
        self.tabs.setCurrentIndex(1 + [one for one, _, _ in _TABS].index(name))
        self._refresh_record()

    def enter_tab(self, name: str) -> None:
        """Look at one of the tabs of the record, and go into it."""
        self.show_tab(name)
        if not self.isHidden():
            self._tab(self.tabs.currentIndex()).start()

    @Slot(str)
    def _word(self, typed: str) -> None:
        if self._claim:
            self._session.set_wording(self._claim, typed)

    @Slot(str)
    def _note(self, typed: str) -> None:
        if self._claim:
            self._session.set_note(self._claim, typed)

    @Slot()
    def _reason(self) -> None:
        """Keep why the status stands although something is lacking: it is asked for, and nothing waits for it."""
        if self._claim and self.reason.isModified():
            self.reason.setModified(False)
            self._session.recording.edit(self._claim, override=self.reason.text())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(_TOP_TO_BOTTOM)
        form.setContentsMargins(12, 8, 12, 12)
        form.setVerticalSpacing(2)
        for name, field in ((N_("Quote"), self.quote), (N_("Wording"), self.wording), (N_("Note"), self.note)):
            label = QLabel(self._words(name), self)
            label.setFont(faces.small(label.font()))
            label.setBuddy(field)
            field.setAccessibleName(self._words(name))
            field.setMinimumHeight(round(field.fontMetrics().lineSpacing() * _LEAST_LINES + 12))
            form.addRow(label, field)
        self.quote.setFrameShape(QTextEdit.Shape.NoFrame)
        self.quote.viewport().setAutoFillBackground(False)
        words = QWidget(self)
        words.setLayout(form)
        self.tabs.addTab(_rolled(words), self._words("Claim"))
        for _, _, title in _TABS:
            place = QVBoxLayout()
            place.setContentsMargins(0, 0, 0, 0)
            page = QWidget(self)
            page.setLayout(place)
            self._places.append(place)
            self.tabs.addTab(_rolled(page), self._words(title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self.lacks)
        reason = QVBoxLayout()
        reason.setContentsMargins(12, 0, 12, 8)
        reason.addWidget(self.reason)
        column.addLayout(reason)
        column.addLayout(self._asking)
        column.addWidget(self.tabs, 1)


def _rolled(page: QWidget) -> QScrollArea:
    """Return a page in an area that scrolls where there is no room for it: the list of claims keeps its own."""
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
