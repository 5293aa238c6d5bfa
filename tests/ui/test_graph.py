"""The picture of the attribution, in its window."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QStyleOptionGraphicsItem

from tests.ui.driver import LEFT, PLAIN, Driver
from tests.worked import CLAIMS, WORKED
from ui.graph.dialog import GraphDialog
from ui.graph.legend import Legend, LegendItem
from ui.graph.scene import Box, Scene, sizes_for
from ui.sources.window import SourcesWindow

BARE = next(number for number, (_, _, chain, _, _) in enumerate(CLAIMS) if not chain)
"""The number, from 0, of the first claim without a chain."""


@pytest.fixture
def graph(desktop: Driver) -> GraphDialog:
    desktop.session.traffic.import_paths([WORKED])
    desktop.wait(lambda: len(desktop.session.claims) == len(CLAIMS))
    desktop.front()
    desktop.key(Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    dialog: GraphDialog = desktop.window.findChild(GraphDialog)
    desktop.wait(lambda: dialog.list.count() > 0)
    return dialog


def test_the_arrows_go_through_claims_and_sources_and_choose_claims_in_the_window(
    desktop: Driver, graph: GraphDialog
) -> None:
    assert isinstance(graph.scene, Scene)
    assert len(graph.scene.boxes) == graph.list.count()
    graph.list.setCurrentRow(0)
    assert desktop.session.chosen == desktop.session.claims[0].id
    QTest.keyClick(graph.list, Qt.Key.Key_Down)
    assert desktop.session.chosen == desktop.session.claims[1].id
    desktop.rest()
    assert desktop.is_seen(desktop.session.claims[1].passage.quote)
    desktop.session.choose(desktop.session.claims[6].id)
    chosen = [id for id, box in graph.scene.boxes.items() if box.is_chosen]
    assert chosen == [desktop.session.claims[6].id]
    graph.close()


def test_a_source_that_is_clicked_tells_what_rests_on_it(desktop: Driver, graph: GraphDialog) -> None:
    assert isinstance(graph.scene, Scene)
    ledger = next(box for box in graph.scene.boxes.values() if box.node.name in {"هاربر ليدجر", "Harbour Ledger"})
    graph.view.centerOn(ledger)
    at = graph.view.mapFromScene(ledger.sceneBoundingRect().center())
    assert graph.view.viewport().rect().contains(at)
    QTest.mouseClick(graph.view.viewport(), LEFT, PLAIN, QPoint(at))
    assert ledger.is_chosen
    assert "8 · 9 · 10 · 12 · 13 · 14 · 15 · 16 · 29 · 30" in graph.told.text()
    graph.close()


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_the_picture_is_kept_without_the_names_of_protected_sources(
    desktop: Driver, graph: GraphDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    file = tmp_path / f"picture.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    QTest.mouseClick(graph.save, LEFT)
    assert str(file) in graph.told.text()
    assert graph._laid is not None
    assert "ثلاثة دبلوماسيين" in {node.name for node in graph._laid.own.nodes}
    assert "ثلاثة دبلوماسيين" not in {node.name for node in graph._laid.shown.nodes}
    if ending == "svg":
        assert Tree.fromstring(file.read_bytes()).tag.endswith("svg")
        assert "ثلاثة دبلوماسيين" not in file.read_text("utf-8")
    else:
        image = QImage(str(file))
        assert image.width() == round(2 * graph.scene.sceneRect().width())
    graph.close()


def test_it_follows_the_record(desktop: Driver, graph: GraphDialog) -> None:
    before = graph.list.count()
    desktop.session.choose(desktop.session.claims[BARE].id)
    desktop.session.recording.add_hop("Somebody new", desktop.session.recording.completed("هاربر")[0].kind)
    desktop.wait(lambda: graph.list.count() == before + 2)
    graph.close()


def test_enter_goes_to_the_claim_in_its_article_and_to_the_page_of_a_source(
    desktop: Driver, graph: GraphDialog
) -> None:
    graph.activateWindow()
    desktop.wait(graph.isActiveWindow)
    graph.list.setFocus()
    graph.list.setCurrentRow(2)
    QTest.keyClick(graph.list, Qt.Key.Key_Return)
    desktop.wait(desktop.window.isActiveWindow)
    assert desktop.session.chosen == desktop.session.claims[2].id
    assert isinstance(graph.scene, Scene)
    ledger = next(box for box in graph.scene.boxes.values() if box.node.name in {"هاربر ليدجر", "Harbour Ledger"})
    graph.view.centerOn(ledger)
    at = graph.view.mapFromScene(ledger.sceneBoundingRect().center())
    QTest.mouseClick(graph.view.viewport(), LEFT, PLAIN, QPoint(at))
    QTest.mouseDClick(graph.view.viewport(), LEFT, PLAIN, QPoint(at))
    page: SourcesWindow = desktop.window.findChild(SourcesWindow)
    current = page.current()
    assert current is not None
    assert current.name_en == "Harbour Ledger"
    page.close()
    graph.close()


def test_the_picture_says_what_its_lines_mean(desktop: Driver, graph: GraphDialog) -> None:
    assert isinstance(graph.scene, Scene)
    (key,) = [item for item in graph.scene.items() if isinstance(item, LegendItem)]
    area = key.sceneBoundingRect()
    assert graph.scene.sceneRect().contains(area)
    assert not [box for box in graph.scene.boxes.values() if box.sceneBoundingRect().intersects(area)]
    shown = graph.findChild(Legend)
    assert shown.isVisible()
    assert shown.accessibleName() == "original seen · original not seen · original looked for and not found"
    graph.close()


def inked(box: Box) -> list[int]:
    """The rows of a box in which letters stand."""
    area = box.boundingRect()
    image = QImage(area.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.translate(-area.topLeft())
    box.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    inside = range(12, image.width() - 12)
    return [y for y in range(6, image.height() - 6) if any(image.pixelColor(x, y).lightness() < 150 for x in inside)]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_the_words_of_a_box_stand_under_each_other_however_large_they_are(
    desktop: Driver, graph: GraphDialog, times: int
) -> None:
    font, palette = QFont(graph.font()), graph.palette()
    font.setPointSizeF(times * font.pointSizeF())
    assert isinstance(graph.scene, Scene)
    node = next(box.node for box in graph.scene.boxes.values() if box.node.status)
    sizes = sizes_for(font)
    assert times > 1 or (sizes.width, sizes.height) == (240, 80)
    name = inked(Box(replace(node, name="الحكومة وقّعت على ما يبدو عقدًا " * 9), "", font, palette, sizes))
    told = inked(Box(replace(node, name=""), "الادعاء 1: متنازَع عليه", font, palette, sizes))
    assert name
    assert told
    assert max(name) < min(told)
    assert max(told) < sizes.height - 4
