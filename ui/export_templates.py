"""The templates of reports that are kept: files of the reader's own, for the command line too, listed by name."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)

from factcheck.errors import ExportRefused, InputRefused, IsnadError
from factcheck.report.templates import ENDING, Template, folder, is_name, load, written
from factcheck.words import N_, Words
from ui.asking import ask_line, ask_sure, tell
from ui.settings import Settings

_TAKEN = N_("There is a file {name} in that folder already.")
_NO_NAME = N_("{name} cannot be the name of a file.")
_FAILED = N_("{name} was not changed: {reason}")
_SURE = N_("Delete the template {name}? Its file is deleted, reports stay.")


class Templates(QWidget):
    """A list of the templates that are known, and a menu to keep, open, rename and delete one.

    Those that lie beside the desk go with it when the whole of it goes to another machine. `chosen` hands over the
    Template that was chosen; `wanted` asks for what is to be kept.
    """

    chosen = Signal(object)
    wanted = Signal()

    def __init__(self, words: Words, settings: Settings, desk: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._settings, self._beside = words, settings, folder(desk)
        self.list = QComboBox(self)
        self.list.setAccessibleName(words("Template of the report"))
        self.list.setMinimumContentsLength(12)
        self.list.activated.connect(self._choose)
        self.button = QPushButton(words("&Manage"), self)
        menu = QMenu(self.button)
        menu.addAction(words("&Keep as a template…"), self.wanted.emit)
        menu.addAction(words("&Open a template…"), self.open)
        self._own = [
            menu.addAction(words("&Rename the template…"), self.rename),
            menu.addAction(words("&Delete the template…"), self.remove),
        ]
        self.button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list, 1)
        row.addWidget(self.button)
        self._fill()

    def match(self, template: Template) -> None:
        """Show that none is chosen where what is chosen by hand is no longer what the shown template says."""
        path = self._current()
        if path is not None and self._read(path, silent=True) != template:
            self.list.setCurrentIndex(0)
            self._allow()

    def keep(self, template: Template) -> None:
        """Ask where to keep a template as a file, and keep it there."""
        from factcheck.report.files import replace

        with self._there() as beside:
            suggested = str(beside / f"template{ENDING}")
            file, _ = QFileDialog.getSaveFileName(self, self._title(), suggested, f"(*{ENDING})")
        if not file:
            return
        path = Path(file if Path(file).suffix else f"{file}{ENDING}")
        try:
            if path.parent == self._beside:
                self._beside.mkdir(exist_ok=True)
            replace(path, written(template))
        except (ExportRefused, OSError) as error:
            if isinstance(error, OSError):
                error = ExportRefused(_FAILED, name=path.name, reason=error.strerror or str(error))
            self._warn(error)
            return
        self._know(path)

    @Slot()
    def open(self) -> None:
        """Ask for the file of a template, and choose it."""
        file, _ = QFileDialog.getOpenFileName(self, self._title(), self._settings.folder, f"(*{ENDING})")
        if file and (template := self._read(Path(file))):
            self._know(Path(file))
            self.chosen.emit(template)

    @Slot()
    def rename(self) -> None:
        """Ask for another name of the template that is shown."""
        path = self._current()
        if path is None:
            return
        name = " ".join(ask_line(self, self._words, self._title(), self._words("Name"), path.stem).split())
        if name in {"", path.stem}:
            return
        if not is_name(name):
            self._warn(InputRefused(_NO_NAME, name=name))
            return
        target = path.with_name(f"{name}{path.suffix}")
        if target.exists():
            self._warn(InputRefused(_TAKEN, name=target.name))
        elif self._done(path, lambda: path.rename(target)):
            self._settings.templates = [target if one == path else one for one in self._settings.templates]
            self._fill(target)

    @Slot()
    def remove(self) -> None:
        """Delete the template that is shown, after a question."""
        path = self._current()
        if path is None:
            return
        question = self._words(_SURE, name=path.stem)
        if not ask_sure(self, self._words, self._title(), question, self._words("&Delete")):
            return
        if self._done(path, lambda: path.unlink(missing_ok=True)):
            self._settings.templates = [one for one in self._settings.templates if one != path]
            self._fill()

    @Slot(int)
    def _choose(self, _index: int) -> None:
        path = self._current()
        template = self._read(path) if path is not None else None
        if path is not None and template is None:
            self._fill()
        if template is not None:
            self.chosen.emit(template)
        self._allow()

    def _read(self, path: Path, *, silent: bool = False) -> Template | None:
        try:
            return load(path)
        except InputRefused as error:
            if not silent:
                self._warn(error)
            return None

    def _done(self, path: Path, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
            self._warn(InputRefused(_FAILED, name=path.name, reason=reason))
            return False
        return True

    @contextmanager
    def _there(self) -> Iterator[Path]:
        """Hand over a folder to keep templates in: the desk's own, which is not left behind empty."""
        beside = self._beside or Path(self._settings.folder or Path.home())
        with suppress(OSError):
            beside.mkdir(exist_ok=True)
        yield beside if beside.is_dir() else Path.home()
        if self._beside:
            with suppress(OSError):
                self._beside.rmdir()

    def _know(self, path: Path) -> None:
        path = path.absolute()
        self._settings.templates = [*(one for one in self._settings.templates if one != path), path]
        if path.parent != self._beside:
            self._settings.folder = str(path.parent)
        self._fill(path)

    def _fill(self, shown: Path | None = None) -> None:
        self.list.clear()
        self.list.addItem(self._words("No template"), None)
        beside = sorted(self._beside.glob(f"*{ENDING}")) if self._beside else []
        for path in dict.fromkeys([*self._settings.templates, *(one.absolute() for one in beside)]):
            if path.is_file():
                self.list.addItem(path.stem, str(path))
        self.list.setCurrentIndex(max(0, self.list.findData(str(shown))))
        self._allow()

    def _allow(self) -> None:
        for action in self._own:
            action.setEnabled(self._current() is not None)

    def _current(self) -> Path | None:
        held = self.list.currentData()
        return Path(held) if held else None

    def _title(self) -> str:
        return self._words("Template of the report")

    def _warn(self, error: IsnadError) -> None:
        tell(self, self._words, self._title(), error.said(self._words), QMessageBox.Icon.Warning)
