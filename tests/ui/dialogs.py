"""Every dialog of the program, opened on the worked sample as a person opens it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QToolButton, QWidget

from tests.factcheck.readers.made import PAGE_WITH_MORE
from tests.ui.driver import CONTROL, LEFT, SHIFT, Driver
from tests.worked import CLAIMS, WORKED
from ui.arrivals_dialog import ArrivalsDialog
from ui.claim.copy_window import CopyWindow
from ui.claim.evidence import EvidenceTab
from ui.claim.history import HistoryTab
from ui.claim.passage_dialog import PassageDialog
from ui.claim.state_window import StateWindow
from ui.claims.tags_dialog import TagsDialog
from ui.columns_dialog import ColumnsDialog
from ui.coming_dialog import ComingDialog
from ui.command_palette import CommandPalette
from ui.delivery import report
from ui.export_dialog import ExportDialog
from ui.graph.dialog import GraphDialog
from ui.keys_dialog import KeysDialog
from ui.left_out_dialog import LeftOutDialog
from ui.library.deeds import NameDialog
from ui.preview import Preview
from ui.reading_dialog import ReadingDialog
from ui.rereading_dialog import RereadingDialog
from ui.scale.replacement import ReplacementDialog
from ui.scale.window import DeskSettings
from ui.sources.merging import MergeDialog
from ui.sources.window import SourcesWindow

Opener = Callable[[Driver, Path], QDialog]

_TABLE = "العنوان,المتن,كتبه\nخبر أول,هذا نص الخبر الأول كله,ليلى\nخبر ثان,وهذا نص الخبر الثاني,مها\n"
_TEXT = "خبر من الوزارة\nنفى الوزير ما نسب إليه في المؤتمر.\nوقال إن الأرقام صحيحة.\n"


def prepare(closed: Driver, language: str) -> None:
    """Open the program in a language, with the worked sample in it and its first claim chosen."""
    closed.settings().language = language
    closed.open()
    closed.session.traffic.import_paths([WORKED])
    closed.wait(lambda: len(closed.session.claims) == len(CLAIMS) and not closed.session.traffic.is_busy)
    closed.session.choose(closed.session.claims[0].id)
    closed.front()


def find(parent: QWidget, kind: type[QDialog], desktop: Driver) -> QDialog:
    """Return the dialog of a kind once it is shown."""
    desktop.wait(lambda: any(one.isVisible() for one in parent.findChildren(kind)))
    found: QDialog = next(one for one in parent.findChildren(kind) if one.isVisible())
    return found


def _by_deed(name: str, kind: type[QDialog]) -> Opener:
    def opened(desktop: Driver, _: Path) -> QDialog:
        desktop.window.actions_[name].trigger()
        return find(desktop.window, kind, desktop)

    return opened


def _export(desktop: Driver, _: Path) -> QDialog:
    made = report(desktop.store, [desktop.session.article.id], "ar")  # type: ignore[union-attr]
    settings = desktop.settings()
    dialog = ExportDialog(desktop.session.words, settings, desktop.window, made, str(desktop.file))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _tab(desktop: Driver, name: str, kind: type[QWidget]) -> QWidget:
    desktop.window.actions_[f"tab_{name}"].trigger()
    desktop.wait(lambda: any(one.isVisible() for one in desktop.window.claim.findChildren(kind)))
    found: QWidget = desktop.window.claim.findChild(kind)
    return found


def _state(desktop: Driver, _: Path) -> QDialog:
    tab = _tab(desktop, "history", HistoryTab)
    assert isinstance(tab, HistoryTab)
    desktop.wait(lambda: tab.list.count() > 0)
    tab.list.setCurrentRow(tab.list.count() - 1)
    QTest.mouseClick(tab.look, LEFT)
    return find(desktop.window, StateWindow, desktop)


def _evidence(desktop: Driver) -> EvidenceTab:
    tab = _tab(desktop, "evidence", EvidenceTab)
    assert isinstance(tab, EvidenceTab)
    return tab


def _copy(desktop: Driver, _: Path) -> QDialog:
    kept = {copy.claim for copy in desktop.store.articles.record(desktop.session.article.id).snapshots}  # type: ignore[union-attr]
    desktop.session.choose(next(claim.id for claim in desktop.session.claims if claim.id in kept))
    tab = _evidence(desktop)
    desktop.wait(lambda: tab.list.count() > 0)
    tab.list.setCurrentRow(0)
    desktop.wait(lambda: any(one.isVisible() for one in tab.copies.findChildren(QToolButton)))
    next(one for one in tab.copies.findChildren(QToolButton) if one.isVisible()).click()
    return find(desktop.window, CopyWindow, desktop)


def _passage(desktop: Driver, _: Path) -> QDialog:
    QTest.mouseClick(_evidence(desktop).elsewhere, LEFT)
    return find(desktop.window, PassageDialog, desktop)


def _replacement(desktop: Driver, folder: Path) -> QDialog:
    settings = _by_deed("desk_settings", DeskSettings)(desktop, folder)
    assert isinstance(settings, DeskSettings)
    page = settings.ratings
    used = next(claim.rating for claim in desktop.session.claims if claim.rating)
    page.list.setCurrentRow([one.id for one in desktop.store.ratings.scale()].index(used))
    QTest.mouseClick(page.remove, LEFT)
    return find(page, ReplacementDialog, desktop)


def _merge(desktop: Driver, folder: Path) -> QDialog:
    window = _by_deed("sources", SourcesWindow)(desktop, folder)
    assert isinstance(window, SourcesWindow)
    QTest.mouseClick(window.page.same, LEFT)
    return find(window, MergeDialog, desktop)


def _arrivals(desktop: Driver, folder: Path) -> QDialog:
    paths = [folder / f"{number}.txt" for number in range(10)]
    for path in paths:
        path.write_text(f"خبر {path.stem}\nقال الوزير {path.stem * 9}.\n", encoding="utf-8")
    desktop.session.traffic.import_paths([*paths, folder / "missing.txt", folder / "gone.txt"])
    desktop.wait(desktop.window.notice.more.isVisible)
    desktop.press("showRefusals")
    return find(desktop.window, ArrivalsDialog, desktop)


def _preview(desktop: Driver, _: Path) -> QDialog:
    desktop.window.actions_["preview"].trigger()
    QApplication.clipboard().setText(_TEXT)
    desktop.key(Qt.Key.Key_V, CONTROL | SHIFT)
    return find(desktop.window, Preview, desktop)


def _columns(desktop: Driver, folder: Path) -> QDialog:
    path = folder / "a.csv"
    path.write_text(_TABLE, encoding="utf-8")
    desktop.window.actions_["preview"].trigger()
    desktop.window.incoming.import_paths([path])
    return find(desktop.window, ColumnsDialog, desktop)


def _left_out(desktop: Driver, folder: Path) -> QDialog:
    path = folder / "a.html"
    path.write_text(PAGE_WITH_MORE, encoding="utf-8")
    _take_in(desktop, path)
    return _by_deed("left_out", LeftOutDialog)(desktop, folder)


def _rereading(desktop: Driver, folder: Path) -> QDialog:
    path = folder / "a.txt"
    path.write_bytes(_TEXT.encode("cp1256"))
    _take_in(desktop, path)
    return _by_deed("reread", RereadingDialog)(desktop, folder)


def _take_in(desktop: Driver, path: Path) -> None:
    before = desktop.session.article
    desktop.session.traffic.import_paths([path])
    desktop.wait(lambda: desktop.session.article != before and not desktop.session.traffic.is_busy)


OPENERS: dict[str, Opener] = {
    "arrivals": _arrivals,
    "collection": _by_deed("collect", NameDialog),
    "columns": _columns,
    "coming": _by_deed("coming", ComingDialog),
    "copy": _copy,
    "desk settings": _by_deed("desk_settings", DeskSettings),
    "export": _export,
    "graph": _by_deed("graph", GraphDialog),
    "keys": _by_deed("shortcuts", KeysDialog),
    "left out": _left_out,
    "merging": _merge,
    "palette": _by_deed("palette", CommandPalette),
    "passage": _passage,
    "preview": _preview,
    "reading": _by_deed("reading", ReadingDialog),
    "replacement": _replacement,
    "rereading": _rereading,
    "sources": _by_deed("sources", SourcesWindow),
    "state": _state,
    "tags": _by_deed("tags", TagsDialog),
}
"""How each dialog is opened, after `prepare`."""
