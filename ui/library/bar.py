"""The bar over the library that says which articles are listed: a shelf, an outlet, a status, an analyst, days."""

from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from factcheck.model import Status
from factcheck.sift import PLAIN, Collection, Order, Shelf, Sift
from factcheck.words import N_, Words
from ui.chip import chip
from ui.fields import LineField
from ui.override import override
from ui.session import Session

_ARCHIVE = "archive"
_ALL = (
    ("outlet", N_("All outlets")),
    ("status", N_("Any status")),
    ("language", N_("All languages")),
    ("analyst", N_("All analysts")),
    ("tag", N_("All tags")),
)


class SiftBar(QWidget):
    """`asked(Sift)` comes whenever other articles are asked for. `place` is where one is: a shelf, or everything."""

    asked = Signal(object)

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._filling = False
        self._boxes = {name: self._box(f"library{name.capitalize()}", all) for name, all in _ALL}
        self.place = self._box("libraryPlace", N_("All articles"))
        self.order = self._box("libraryOrder", N_("Order"))
        self.words = LineField(self, sought=True)
        self.words.setObjectName("libraryWords")
        self.words.setPlaceholderText(words("Words in it…"))
        self.words.setAccessibleName(words("Words in it"))
        self.words.setClearButtonEnabled(True)
        self.since, self.until = self._day("librarySince", N_("From day")), self._day("libraryUntil", N_("To day"))
        self.lacking = chip(words("Something is lacking"), "libraryLacking", self)
        self._lay_out()
        session.holdings.choices_found.connect(self._offer)
        self._fill()
        self.place.activated.connect(self._go)
        for box in (*self._boxes.values(), self.order):
            box.activated.connect(self._ask)
        for field in (self.words, self.since, self.until):
            field.textChanged.connect(self._ask)
        self.lacking.toggled.connect(self._ask)
        session.holdings.lists_changed.connect(self._fill)

    def wanted(self) -> Sift:
        """Return what is asked for."""
        chosen = {name: box.currentData() for name, box in self._boxes.items()}
        place = self.place.currentData()
        base = place.sift if isinstance(place, Shelf) else PLAIN
        sift = replace(
            base,
            words=self.words.text().strip(),
            outlet=chosen["outlet"] or "",
            language=chosen["language"] or "",
            analyst=chosen["analyst"] or "",
            tag=chosen["tag"] or "",
            status=Status(chosen["status"]) if chosen["status"] else None,
            since=self.since.text().strip(),
            until=self.until.text().strip(),
            lacking=self.lacking.isChecked(),
            order=Order(self.order.currentData()),  # Qt makes a plain string of it
        )
        if isinstance(place, Shelf):
            return sift
        collection = place.id if isinstance(place, Collection) else ""
        return replace(sift, collection=collection, archived=place == _ARCHIVE)

    def go_to(self, name: str) -> None:
        """Go to the collection or saved search of a name."""
        for row in range(self.place.count()):
            place = self.place.itemData(row)
            if isinstance(place, Shelf | Collection) and place.name == name:
                self.place.setCurrentIndex(row)
                self._go()

    def show_sift(self, sift: Sift) -> None:
        """Let the fields say what is asked for."""
        self._filling = True
        for name, box in self._boxes.items():
            wanted = getattr(sift, name) or None
            if box.findData(wanted) < 0:
                box.addItem(str(wanted), wanted)  # what there is may still be looked up
            box.setCurrentIndex(box.findData(wanted))
        self.order.setCurrentIndex(self.order.findData(sift.order))
        for field, text in ((self.words, sift.words), (self.since, sift.since), (self.until, sift.until)):
            field.setText(text)
        self.lacking.setChecked(sift.lacking)
        self._filling = False

    @Slot()
    def _ask(self) -> None:
        if not self._filling:
            self.asked.emit(self.wanted())

    @Slot()
    def _go(self) -> None:
        place = self.place.currentData()
        self.show_sift(place.sift if isinstance(place, Shelf) else PLAIN)
        self._ask()

    @Slot()
    def _fill(self) -> None:
        """Offer what there is now; what is chosen stays chosen while it is there."""
        words, kept = self._words, self._session.holdings
        place = self.place.currentData()
        here = place if isinstance(place, str) else getattr(place, "id", "")
        places: list[tuple[str, object]] = [(words("All articles"), ""), (words("Archive"), _ARCHIVE)]
        places += [(f"{one.name} ({words.number(one.articles)})", one) for one in kept.collections()]
        places += [(f"⌕ {one.name}", one) for one in kept.shelves()]
        row_was = self.place.currentIndex()
        self.place.clear()
        for row, (text, data) in enumerate(places):
            self.place.addItem(text, data)
            if here and here == (data if isinstance(data, str) else getattr(data, "id", "")):
                self.place.setCurrentIndex(row)
        if here and row_was > 0 and not self.place.currentIndex():
            self._go()  # where one was is gone
        if not self.order.count():
            for order in Order:
                self.order.addItem(words(order.label), order)
        kept.ask_choices()

    @Slot(object)
    def _offer(self, choices: dict[str, list[str]]) -> None:
        words = self._words
        offered: dict[str, list[tuple[str, object]]] = {
            name: [(QLocale(one).nativeLanguageName() if name == "language" else one, one) for one in there]
            for name, there in choices.items()
        }
        offered["status"] = [(words(status.label), status) for status in Status]
        for name, all in _ALL:
            box, chosen = self._boxes[name], self._boxes[name].currentData()
            box.clear()
            box.addItem(words(all), None)
            for text, data in offered[name]:
                box.addItem(text, data)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def _box(self, name: str, called: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(self._words(called))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return box

    def _day(self, name: str, called: str) -> LineField:
        field = LineField(self, sought=True)
        field.setObjectName(name)
        field.setPlaceholderText(self._words(called))
        field.setAccessibleName(self._words(called))
        field.setToolTip(self._words("A day, as 2023-09-11; a year or a month alone will do"))
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.place)
        column.addWidget(self.words)
        pairs = (
            (self._boxes["outlet"], self._boxes["status"]),
            (self._boxes["language"], self._boxes["tag"]),
            (self.since, self.until),
        )
        for first, second in pairs:
            row = QHBoxLayout()
            row.setSpacing(4)
            row.addWidget(first, 1)
            row.addWidget(second, 1)
            column.addLayout(row)
        column.addWidget(self._boxes["analyst"])
        column.addWidget(self.lacking, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.order)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()
