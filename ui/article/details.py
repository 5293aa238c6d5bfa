"""The header of the article as fields: what is said of it over its text, open for editing in place."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QWidget

from factcheck.words import N_, Words
from ui.fields import LineField
from ui.override import override
from ui.session import Session

_FIELDS = (
    ("title", N_("Title")), ("outlet", N_("Outlet")), ("author", N_("Author")), ("published", N_("Date")),
    ("language", N_("Language")), ("url", N_("Link")), ("reviewer", N_("Reviewer")),
)  # fmt: skip
_GIVEN = "given"


class Details(QFrame):
    """A field for each thing said of the article, in its own direction; what was typed is kept when it is left."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articleDetails")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setProperty("keeps", True)
        self._session = session
        self._words = words
        self._before: QObject | None = None
        self.fields = {name: LineField(self) for name, _ in _FIELDS}
        self.version = QLabel(self)
        self.version.setObjectName("articleVersion")
        self.version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        session.article_opened.connect(self.refresh)
        session.library_changed.connect(self.refresh)
        self.hide()
        self.refresh()

    @Slot()
    def toggle(self) -> None:
        """Show the fields and give the first one the keys; or put them away, what was typed kept."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
            self.show()
            self.fields["title"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._leave()

    @Slot()
    def refresh(self) -> None:
        """Show what is said of the open article; a field in which something is typed keeps that."""
        article, version = self._session.article, self._session.version
        if article is None or version is None:
            self.hide()
            return
        for name, field in self.fields.items():
            value = str(getattr(article, name))
            if field.text() == (field.property(_GIVEN) or "") or not field.hasFocus():
                field.setText(value)
                field.setCursorPosition(0)
            field.setProperty(_GIVEN, value)
        versions = self._session.versions()
        told = self._words("version {number} of {versions}", number=version.number, versions=versions)
        self.version.setText(f"{told} · \u2068{version.captured[:10]}\u2069")

    @Slot()
    def _keep(self) -> None:
        field = self.sender()
        name = next((name for name, one in self.fields.items() if one is field), None)
        if name is not None and self.fields[name].text() != self.fields[name].property(_GIVEN):
            self._session.shaping.set_header(name, self.fields[name].text())

    def _leave(self) -> None:
        self.hide()
        if isinstance(self._before, QWidget):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 10, 24, 10)
        grid.setHorizontalSpacing(10)
        places = {"title": (0, 0, 3), "url": (1, 0, 3), "outlet": (2, 0, 1), "author": (2, 2, 1)}
        places |= {"published": (3, 0, 1), "language": (3, 2, 1), "reviewer": (4, 2, 1)}
        for name, text in _FIELDS:
            field, (row, column, wide) = self.fields[name], places[name]
            field.setObjectName(f"article{name.capitalize()}Field")
            field.setAccessibleName(self._words(text))
            field.editingFinished.connect(self._keep)
            label = QLabel(self._words(text), self)
            label.setBuddy(field)
            grid.addWidget(label, row, column)
            grid.addWidget(field, row, column + 1, 1, wide)
        grid.addWidget(QLabel(self._words("Version"), self), 4, 0)
        grid.addWidget(self.version, 4, 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            for name, field in self.fields.items():
                if field.hasFocus() and self._session.article:
                    field.setText(str(getattr(self._session.article, name)))
            self._leave()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
