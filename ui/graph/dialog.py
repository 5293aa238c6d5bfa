"""The window with the picture of the open article's attribution, and beside it the list of what is in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.errors import IsnadError
from factcheck.words import Words
from ui import sources
from ui.graph.legend import Legend
from ui.graph.scene import Box, Scene, told
from ui.override import override
from ui.session import Session

if TYPE_CHECKING:
    from factcheck.network import Network, Node
    from factcheck.report import Report

_SIZE, _LIST = (1080, 660), 270
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Laid:
    """The graph as the desk knows it, and as others may see it."""

    own: "Network"
    shown: "Network"


def _laying_out(report: "Report") -> Iterator[_Laid]:
    from factcheck import network
    from factcheck.report.protection import unnamed

    record = report.records[0]
    own, hidden = network.of(record, report.language), unnamed(record, report.protected)
    yield _Laid(own, own if hidden is record else network.of(hidden, report.language))


class _View(QGraphicsView):
    def __init__(self, parent: "GraphDialog") -> None:
        super().__init__(parent)
        self._dialog = parent
        self.setObjectName("graphView")
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if isinstance(self.itemAt(event.position().toPoint()), Box):
            self._dialog.go()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        found = self.itemAt(event.position().toPoint())
        if isinstance(found, Box):
            self._dialog.choose(found.node.id)


class GraphDialog(QDialog):
    """Shows on whom each claim rests; a claim that is chosen here is chosen in the window too, and the other way."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("graph")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("Picture of the attribution"))
        self._session, self._words = session, words
        self._laid: _Laid | None = None
        self._numbers: dict[str, int] = {}
        self._work: object = None
        self.scene: QGraphicsScene = QGraphicsScene(self)
        self.view = _View(self)
        self.view.setAccessibleName(words("Picture of the attribution"))
        self.list = QListWidget(self)
        self.list.setObjectName("graphNodes")
        self.list.setAccessibleName(words("Claims and sources of the picture"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setMaximumWidth(_LIST)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._row_chosen)
        self.list.itemActivated.connect(self.go)
        self.told = QLabel(self)
        self.told.setObjectName("graphTold")
        self.told.setWordWrap(True)
        self._lay_out()
        self.resize(*_SIZE)
        session.record_changed.connect(self.refresh)
        session.claims_changed.connect(self.refresh)
        session.article_opened.connect(self.refresh)
        session.claim_chosen.connect(self._claim_chosen)
        self.refresh()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        self.save = buttons.addButton(self._words("&Save the picture…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save.setObjectName("graphSave")
        self.save.clicked.connect(self._save)
        whole = buttons.addButton(self._words("&Whole picture"), QDialogButtonBox.ButtonRole.ActionRole)
        whole.clicked.connect(self._fit)
        usual = buttons.addButton(self._words("&Usual size"), QDialogButtonBox.ButtonRole.ActionRole)
        usual.clicked.connect(self.view.resetTransform)
        buttons.addButton(self._words("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)  # Enter in the list means the row
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(Legend(self._words, self))
        column.addWidget(self.told)
        column.addWidget(buttons)
        self.list.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Have the picture laid out anew in a worker; the old one stays until then."""
        if self._session.article is None:
            return
        traffic = self._session.traffic
        self._numbers = {claim.id: number for number, claim in enumerate(self._session.claims, 1)}
        report = traffic.report(self._session.article.id, self._words.language)
        self._work = traffic.start_work(_laying_out(report), self._show)

    @Slot(object)
    def _show(self, laid: object) -> None:
        if self.sender() is not self._work or not isinstance(laid, _Laid):
            return
        self._laid = laid
        self._draw()
        chosen = self._current()
        with QSignalBlocker(self.list):
            self.list.clear()
            for node in sorted(laid.own.nodes, key=lambda node: (node.status is None, node.layer, node.row)):
                item = QListWidgetItem(self._named(node), self.list)
                item.setData(_ID, node.id)
                item.setToolTip(node.name)
        self.save.setEnabled(bool(laid.own.nodes))
        if not laid.own.nodes:
            self.told.setText(self._words("No claim of this article has a chain of attribution yet."))
        self.choose(chosen or self._session.chosen)

    def _draw(self) -> None:
        if self._laid:
            old = self.scene
            self.scene = Scene(self._laid.own, self._words, self.font(), self.palette(), self._numbers)
            self.scene.setParent(self)
            self.view.setScene(self.scene)
            old.deleteLater()

    def _current(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item else ""

    def choose(self, id: str) -> None:
        """Look at a claim or a source of the picture."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == id:
                self.list.setCurrentRow(row)
                return

    @Slot(str)
    def _claim_chosen(self, claim: str) -> None:
        self.choose(claim)

    @Slot()
    def _row_chosen(self) -> None:
        boxes = self._boxes()
        for id, box in boxes.items():
            box.choose(id == self._current())
        found = boxes.get(self._current())
        if found is None:
            return
        self.view.centerOn(found)
        if found.node.status:
            self._session.choose(found.node.id)
            self.told.setText(self._named(found.node))
        else:
            self.told.setText(self._resting(found))

    @Slot()
    def go(self) -> None:
        """Go to the claim in its article, or to the page of the source."""
        node = next((box.node for id, box in self._boxes().items() if id == self._current()), None)
        window = self.parentWidget()
        if node is None or window is None:
            return
        if node.status:
            window.activateWindow()
            window.raise_()
        else:
            sources.show(self._session, self._words, window, node.id)

    def _boxes(self) -> dict[str, Box]:
        return self.scene.boxes if isinstance(self.scene, Scene) else {}

    def _named(self, node: "Node") -> str:
        """Return what a node is and its name, which is isolated: it may be of the other direction."""
        return f"{told(node, self._words, self._numbers)} · \u2068{node.name}\u2069"

    def _resting(self, box: Box) -> str:
        """Return a source's name and the numbers of the claims that rest on it, near or far."""
        edges = self._laid.own.edges if self._laid else ()
        found, waiting = {box.node.id}, [box.node.id]
        while waiting:
            at = waiting.pop()
            near = [edge.start for edge in edges if edge.end == at and edge.start not in found]
            found.update(near)
            waiting += near
        numbers = sorted(self._numbers[id] for id in found if id in self._numbers)
        told_of = " · ".join(self._words.number(number) for number in numbers)
        return self._words("{source}: claims {numbers} rest on it", source=box.node.name, numbers=told_of)

    @Slot()
    def _fit(self) -> None:
        self.view.fitInView(self.scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    @Slot()
    def _save(self) -> None:
        """Keep the picture as it may be shown: protected sources have a number for a name."""
        from factcheck.report import Format, render
        from factcheck.report.files import replace as write

        article = self._session.article
        if article is None or self._laid is None:
            return
        file, chosen = QFileDialog.getSaveFileName(self, self.windowTitle(), "", "SVG (*.svg);;PNG (*.png)")
        if not file:
            return
        ending = "" if file.lower().endswith((".svg", ".png")) else ".png" if "png" in chosen else ".svg"
        try:
            if (file + ending).lower().endswith(".png"):
                shown = Scene(self._laid.shown, self._words, self.font(), self.palette(), self._numbers)
                write(file + ending, shown.png())
            else:
                write(file + ending, render(self._session.traffic.report(article.id, self._words.language), Format.SVG))
            self.told.setText(self._words("The picture was written: {file}", file=file + ending))
        except IsnadError as error:
            self.told.setText(error.said(self._words))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "told"):
            self._draw()
