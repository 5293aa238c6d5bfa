"""The page of the checklist: what claims of each status want, to be ticked and unticked."""

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from factcheck.lacks import Requirement, Want
from factcheck.model import MARKS, Status
from factcheck.words import Words
from ui import icons
from ui.session import Session

_WANTED = Qt.ItemDataRole.UserRole
_MOST = 20


class ChecklistPage(QWidget):
    """The checklist. Each tick is a step of its own; what is lacking shows in the panel at once."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("checklist")
        self.tree.setAccessibleName(words("Checklist"))
        self.tree.setHeaderLabels([words("What a claim wants"), words("At least")])
        self.tree.setTabKeyNavigation(False)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.usual = QPushButton(words("The usual &checklist"), self)
        self.usual.setObjectName("checklistUsual")
        self.usual.setAutoDefault(False)
        told = QLabel(words("It never blocks: what is lacking is shown beside the claim and in the report."), self)
        told.setWordWrap(True)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.usual)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addWidget(self.tree, 1)
        column.addLayout(below)
        self._items: dict[tuple[Status, Requirement], QTreeWidgetItem] = {}
        self._spins: dict[tuple[Status, Requirement], QSpinBox] = {}
        self._fill()
        self.tree.itemChanged.connect(self._ticked)
        self.usual.clicked.connect(session.standards.restore_checklist)

    def _fill(self) -> None:
        for status in (*MARKS, Status.UNCHECKED):
            title = QTreeWidgetItem([self._words(status.label)])
            title.setIcon(0, icons.icon(status.value, self.palette()))
            title.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree.addTopLevelItem(title)
            for requirement in Requirement:
                item = QTreeWidgetItem(title)
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                item.setData(0, _WANTED, (status.value, requirement.value))
                self._items[status, requirement] = item
                if requirement.counts:
                    self._add_spin(status, requirement, item)
            title.setExpanded(True)

    def _add_spin(self, status: Status, requirement: Requirement, item: QTreeWidgetItem) -> None:
        spin = QSpinBox(self.tree)
        spin.setObjectName(f"least_{status.value}")
        spin.setRange(1, _MOST)
        spin.setMinimumWidth(64)
        spin.setAccessibleName(self._words("At least"))
        spin.setKeyboardTracking(False)
        if not self._words.arabic_digits:
            spin.setLocale(QLocale.c())
        spin.valueChanged.connect(self._counted)
        self._spins[status, requirement] = spin
        self.tree.setItemWidget(item, 1, spin)

    @Slot()
    def refresh(self) -> None:
        """Show the checklist as it is now."""
        wants = {(want.status, want.requirement): want for want in self._session.standards.wants()}
        with QSignalBlocker(self.tree):
            for key, item in self._items.items():
                want = wants.get(key)
                item.setCheckState(0, Qt.CheckState.Checked if want else Qt.CheckState.Unchecked)
                least = want.least if want else self._spins[key].value() if key in self._spins else 1
                item.setText(0, self._words.sentence(Want("", *key, least).sentence))
                if key in self._spins:
                    with QSignalBlocker(self._spins[key]):
                        self._spins[key].setValue(least)
                        self._spins[key].setEnabled(want is not None)

    @Slot(QTreeWidgetItem, int)
    def _ticked(self, item: QTreeWidgetItem, _: int) -> None:
        wanted = item.data(0, _WANTED)
        if wanted:
            key = Status(wanted[0]), Requirement(wanted[1])
            if item.checkState(0) is Qt.CheckState.Checked:
                self._session.standards.want(*key, self._spins[key].value() if key in self._spins else 1)
            else:
                self._session.standards.drop(*key)

    @Slot(int)
    def _counted(self, least: int) -> None:
        key = next((key for key, spin in self._spins.items() if spin is self.sender()), None)
        if key is not None and self._items[key].checkState(0) is Qt.CheckState.Checked:
            self._session.standards.want(*key, least)
