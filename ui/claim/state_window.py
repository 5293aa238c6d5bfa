"""An earlier state of a claim, looked at: what it was, how that differs from what it is now, and a way back to it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from factcheck.dossier import Dossier
from factcheck.past import Altered
from factcheck.words import N_, Words
from ui import faces
from ui.heading import heading
from ui.session import Session

_SIZE = (560, 560)


class StateWindow(QDialog):
    """The state of the chosen claim after a step; nothing in it can be changed, but it can be brought back."""

    def __init__(
        self, step: str, when: str, then: Dossier, session: Session, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stateWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("The claim as it was: {when}", when=when))
        self._step, self._session, self._words = step, session, words
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setSpacing(6)
        for name, told in self._state(then):
            self._add(column, name, told)
        column.addSpacing(8)
        column.addWidget(heading(words("From now to then"), page))
        altered = session.recording.against_now(step)
        differences = [difference(one, words) for one in altered] or [words("Nothing is different.")]
        for told in differences:
            self._add(column, "", told)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(words("Close"))
        close.setIcon(QIcon())
        back = buttons.addButton(words("Bring this state back"), QDialogButtonBox.ButtonRole.AcceptRole)
        back.setObjectName("stateBringBack")
        back.setEnabled(bool(altered))
        buttons.rejected.connect(self.reject)
        buttons.accepted.connect(self._bring_back)
        whole = QVBoxLayout(self)
        whole.addWidget(area, 1)
        whole.addWidget(buttons)
        self.resize(*_SIZE)

    def _state(self, then: Dossier) -> Iterable[tuple[str, str]]:
        """What the claim was, name by name; what it had nothing of is left out."""
        words, claim = self._words, then.claim
        rating = then.rating.name(words.language) if then.rating else ""
        chain = " ← " if words.right_to_left else " → "
        levels = [", ".join(then.sources[hop.source].name(words.language) for hop in level) for level in then.levels]
        items = [item.title or item.url or " ".join(item.quote.split()) for item in then.evidence]
        yield N_("Status"), " · ".join(filter(None, (words(claim.status.label), rating)))
        yield N_("Wording"), claim.wording
        yield N_("Quote"), claim.quoted
        yield N_("Note"), claim.note
        yield N_("Chain"), chain.join(f"\u2068{level}\u2069" for level in levels)
        yield N_("Evidence"), "\n".join(f"• {item}" for item in items)
        yield N_("Rationale"), claim.rationale
        yield N_("What is unknown"), claim.unknowns
        yield N_("Tags"), words(", ").join(claim.tags)

    def _add(self, column: QVBoxLayout, name: str, told: str) -> None:
        if not told:
            return
        if name:
            label = QLabel(self._words(name), self)
            label.setFont(faces.small(label.font()))
            column.addWidget(label)
        shown = QLabel(self)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setText(told)
        shown.setWordWrap(True)
        shown.setFont(faces.reading(shown.font()))
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(shown)

    @Slot()
    def _bring_back(self) -> None:
        self._session.recording.bring_back(self._step)
        self.accept()


def difference(one: Altered, words: Words) -> str:
    """Return what was altered as a line: what, from what, to what."""
    if one.before and one.after:
        return words("{what}: from {before} to {after}", what=one.what, before=one.before, after=one.after)
    if one.after:
        return words("{what}: {after}", what=one.what, after=one.after)
    return words("{what}: no longer {before}", what=one.what, before=one.before)
