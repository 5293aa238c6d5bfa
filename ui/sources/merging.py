"""The dialog in which two sources become one: which other one it is, whose name stays, and what becomes of what."""

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.attribution import Source
from factcheck.merging import Merging
from factcheck.words import Words
from ui import faces
from ui.fields import LineField
from ui.heading import heading
from ui.session import Session

_WIDTH, _MOST_OFFERED = 540, 12


class MergeDialog(QDialog):
    """Asks which other source `source` is the same as (`other`, where two were chosen), and merges the two."""

    def __init__(
        self, session: Session, words: Words, source: Source, other: Source | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mergeDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("Merge two sources"))
        self._session = session
        self._words = words
        self._source, self._other = source, other
        self._known: list[Source] = []
        self.kept = ""
        self._make()
        self._lay_out()
        if other is not None:
            self.field.setText(self._called(other))
        self._preview()
        self.resize(_WIDTH, self.sizeHint().height())

    def _make(self) -> None:
        words = self._words
        self.field = LineField(self)
        self.field.setObjectName("mergeOther")
        self.field.setPlaceholderText(words("Name of the other source"))
        self.field.setAccessibleName(words("Same as"))
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._completed)
        self.field.setCompleter(completer)
        self.field.textEdited.connect(self._offer)
        self.first, self.second = QRadioButton(self), QRadioButton(self)
        self.first.setObjectName("keepFirst")
        self.second.setObjectName("keepSecond")
        self.first.setChecked(True)
        self._choice = QButtonGroup(self)
        for button in (self.first, self.second):
            self._choice.addButton(button)
            button.clicked.connect(self._preview)
        self.told = QLabel(self)
        self.told.setObjectName("mergeTold")
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.buttons = QDialogButtonBox(self)
        self.merge = self.buttons.addButton(words("&Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.merge.setObjectName("mergeDo")
        self.buttons.addButton(words("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._merge)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        words = self._words
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        name = QLabel(self._called(self._source), self)
        name.setFont(faces.reading(name.font()))
        form.addRow(QLabel(words("Source"), self), name)
        label = QLabel(words("&Same as"), self)
        label.setBuddy(self.field)
        form.addRow(label, self.field)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(form)
        for button in (self.first, self.second):
            button.setFont(faces.reading(button.font()))
            column.addWidget(button)
        title = heading(words("What becomes of what"), self)
        title.keep(0, 8, 0, 0)
        column.addWidget(title)
        column.addWidget(self.told, 1)
        column.addWidget(self.buttons)

    def _called(self, source: Source) -> str:
        return source.name(self._words.language)

    # Which other one

    @Slot(str)
    def _offer(self, typed: str) -> None:
        found = [one for one in self._session.sourcing.completed(typed) if one.id != self._source.id]
        self._known = found[:_MOST_OFFERED]
        self._offered.setStringList([self._called(one) for one in self._known])
        exact = [one for one in self._known if typed.strip() and typed.strip() in one.names]
        self._choose(exact[0] if len(exact) == 1 else None)

    @Slot(str)
    def _completed(self, name: str) -> None:
        self._choose(next((one for one in self._known if self._called(one) == name), None))

    def _choose(self, other: Source | None) -> None:
        self._other = other
        self._preview()

    # What becomes of what

    def _pair(self) -> tuple[str, str]:
        """The ids of the source that stays and of the one that is gone; the second is empty where none is chosen."""
        other = self._other.id if self._other else ""
        return (self._source.id, other) if self.first.isChecked() or not other else (other, self._source.id)

    @Slot()
    def _preview(self) -> None:
        words, other = self._words, self._other
        for button in (self.first, self.second):
            button.setVisible(other is not None)
        self.merge.setEnabled(False)
        if other is None:
            self.told.setText(words("Type the name of the other source and choose it from the list."))
            return
        self.first.setText(words("{name} stays", name=self._called(self._source)))
        self.second.setText(words("{name} stays", name=self._called(other)))
        plan = self._session.sourcing.merging(*self._pair())
        if isinstance(plan, str):
            self.told.setText(plan)
            return
        self.merge.setEnabled(True)
        self.told.setText("\n".join(f"• {line}" for line in preview(plan, words)))

    @Slot()
    def _merge(self) -> None:
        kept, other = self._pair()
        if other and self._session.sourcing.merge(kept, other):
            self.kept = kept
            self.accept()


def preview(plan: Merging, words: Words) -> list[str]:
    """Return what a merge does, in sentences."""
    language = words.language
    name, other = plan.before.name(language), plan.other.name(language)
    side = "\u200f" if words.right_to_left else "\u200e"  # the names stand in the reader's order, each in its own
    names = " · ".join(f"\u2068{one}\u2069" for one in plan.after.names)
    told = [words("It is called: {names}", names=side + names)]
    claims = words.many(
        "{count} claim that rests on {other} then rests on {name}.",
        "{count} claims that rest on {other} then rest on {name}.",
        len(plan.claims),
        other=other,
        name=name,
    )
    told.append(claims)
    if plan.gone:
        told.append(
            words.many(
                "In {count} place both stand side by side in a chain: they become one.",
                "In {count} places both stand side by side in a chain: they become one.",
                len(plan.gone),
            )
        )
    for one in plan.speakers:
        told.append(words("{speaker} then speaks for {name}.", speaker=one.name(language), name=name))
    for field, said in (
        ("kind", words("The kind stays: {kind}.", kind=words(plan.after.kind.label))),
        ("note", words("The notes are put together.")),
        ("url", words("The link stays: {link}", link=plan.after.url)),
    ):
        if getattr(plan.before, field) != getattr(plan.other, field) and getattr(plan.other, field):
            told.append(said)
    if plan.after.protected and not (plan.before.protected and plan.other.protected):
        told.append(words("It is protected, since one of them is."))
    told.append(words("{other} is then gone from the list. Undo brings it back.", other=other))
    return told
