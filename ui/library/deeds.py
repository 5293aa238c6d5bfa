"""What is done with the articles that are chosen in the library, and with what it shows; loaded at the first deed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QInputDialog, QWidget

from factcheck.sift import PLAIN, Collection, Shelf, Sift
from factcheck.words import Words

if TYPE_CHECKING:
    from ui.doing import At

_WIDTH = 360


class NameDialog(QInputDialog):
    """Asks for a name, with those that there are to choose from, and does something with it."""

    def __init__(
        self, title: str, names: Sequence[str], name: str, then: Callable[[str], None], words: Words, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._then = then
        self.setWindowTitle(title)
        self.setLabelText(words("Name"))
        self.setOkButtonText(words("OK"))
        self.setCancelButtonText(words("Cancel"))
        self.setComboBoxEditable(True)
        self.setComboBoxItems([name, *(one for one in names if one != name)])
        self.setTextValue(name)
        self.resize(_WIDTH, self.height())
        self.textValueSelected.connect(self._chosen)

    @Slot(str)
    def _chosen(self, name: str) -> None:
        self._then(name)


def do(name: str, at: "At") -> None:
    """Do one of the library's deeds by its name."""
    {"collect": _collect, "take_out": _take_out, "archive": _archive, "save_search": _save, "delete_place": _delete}[
        name
    ](at)


def _articles(at: "At") -> list[str]:
    """The articles that are chosen in the library, or the open one while the keys are elsewhere."""
    library, article = at.window.library, at.session.article
    if article is not None and not library.view.hasFocus() and not library.chosen():
        return [article.id]
    return library.chosen()


def _collect(at: "At") -> None:
    articles = _articles(at)
    if not articles:
        at.session.refused.emit(at.words("Choose an article in the library first."))
        return
    names = [one.name for one in at.session.holdings.collections()]
    then = partial(_collect_in, at, articles)
    NameDialog(at.words("Put into a collection"), names, names[0] if names else "", then, at.words, at.window).open()


def _collect_in(at: "At", articles: list[str], name: str) -> None:
    at.session.holdings.collect(name, articles)


def _take_out(at: "At") -> None:
    collection = at.window.library.sift.collection
    if collection:
        at.session.holdings.take_out(collection, _articles(at))
    else:
        at.session.refused.emit(at.words("Choose a collection over the library first."))


def _archive(at: "At") -> None:
    at.session.holdings.archive(_articles(at))


def _save(at: "At") -> None:
    search = at.window.search
    typed = search.field.text().strip()
    sift = replace(PLAIN, words=typed, level=search.level) if typed else at.window.library.sift
    if sift.is_plain:
        at.session.refused.emit(at.words("Search for something, or filter the library, first."))
        return
    names = [shelf.name for shelf in at.session.holdings.shelves()]
    name = sift.words or sift.outlet or sift.tag or sift.analyst
    NameDialog(at.words("Save the search"), names, name, partial(_save_as, at, sift), at.words, at.window).open()


def _save_as(at: "At", sift: Sift, name: str) -> None:
    at.session.holdings.save(name, sift)
    at.window.library.go_to(name)


def _delete(at: "At") -> None:
    place = at.window.library.place
    if isinstance(place, Shelf):
        at.session.holdings.delete_shelf(place.id)
    elif isinstance(place, Collection):
        at.session.holdings.delete_collection(place.id)
    else:
        at.session.refused.emit(at.words("Choose a collection or a saved search over the library first."))
