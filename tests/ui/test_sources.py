"""The window of the desk's sources: the list, the page, and two sources that become one."""

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from factcheck.attribution import SourceKind
from factcheck.model import Status
from tests.ui.driver import CONTROL, LEFT, PLAIN, Driver
from tests.worked import CLAIMS, SOURCES, WORKED
from ui.claim.attribution import AttributionTab
from ui.sources.merging import MergeDialog
from ui.sources.window import SourcesWindow

Key = Qt.Key


@pytest.fixture
def sources(desktop: Driver) -> SourcesWindow:
    desktop.session.traffic.import_paths([WORKED])
    desktop.wait(lambda: len(desktop.session.claims) == len(CLAIMS))
    desktop.front()
    desktop.key(Key.Key_8, CONTROL)
    window: SourcesWindow = desktop.window.findChild(SourcesWindow)
    desktop.wait(window.isActiveWindow)
    return window


def typed(field: QWidget, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def told(window: SourcesWindow) -> list[str]:
    model = window.model
    rows = [str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]
    return [plain(row) for row in rows]


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def choose(window: SourcesWindow, name: str) -> None:
    row = next(row for row, one in enumerate(told(window)) if one.startswith(name))
    index = window.model.index(row)
    window.list.scrollTo(index)
    QTest.mouseClick(window.list.viewport(), LEFT, PLAIN, window.list.visualRect(index).center())


def known(desktop: Driver, name: str):
    return desktop.session._store.sources.named(name)


def test_the_list_holds_every_source_with_its_claims_by_status_and_is_searched_as_arabic_is(
    desktop: Driver, sources: SourcesWindow
) -> None:
    QAbstractItemModelTester(sources.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert len(told(sources)) == len(SOURCES)
    assert "Harbour Ledger, outlet, 10 claims, unchecked: 2, sourced: 6, disputed: 2" in told(sources)
    typed(sources.field, "وزاره الموارد")  # ة and ه are one to a search
    assert [one.split(",")[0] for one in told(sources)] == ["وزارة الموارد المائية"]
    QTest.keyClick(sources.field, Key.Key_Down)
    assert sources.list.hasFocus()
    sources.field.clear()
    sources.order.setCurrentIndex(1)
    sources.order.activated.emit(1)
    assert told(sources)[0].startswith("Harbour Ledger")
    sources.close()


def test_a_page_lists_every_claim_by_status_and_leads_there(desktop: Driver, sources: SourcesWindow) -> None:
    choose(sources, "Harbour Ledger")
    claims = sources.page.claims
    lines = [claims.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(claims.count())]
    assert [line.split(",")[0] for line in lines if line] == ["unchecked"] * 2 + ["sourced"] * 6 + ["disputed"] * 2
    assert lines.count(None) == 3  # a line over each status
    desktop.session.traffic.paste("خبر آخر\n\nلا ادعاء فيه.\n")
    desktop.wait(lambda: not desktop.session.claims)
    item = claims.item(claims.count() - 1)
    claims.scrollToItem(item)
    QTest.mouseClick(claims.viewport(), LEFT, PLAIN, claims.visualItemRect(item).center())
    chosen = desktop.session.claim(desktop.session.chosen)
    assert chosen is not None
    assert chosen.wording == item.text()
    assert chosen.status is Status.DISPUTED
    sources.close()


def test_what_is_typed_into_the_page_is_kept_step_by_step_and_undone_there(
    desktop: Driver, sources: SourcesWindow
) -> None:
    choose(sources, "Ostpress")
    note = sources.page.note
    note.setFocus()
    typed(note, "وكالة")
    QTest.keyClick(note, Key.Key_Return, CONTROL)
    assert known(desktop, "Ostpress")[0].note == "وكالة"
    link = sources.page.lines["url"]
    link.setFocus()
    typed(link, "https://ostpress.example")
    QTest.keyClick(link, Key.Key_Return)
    assert known(desktop, "Ostpress")[0].url == "https://ostpress.example"
    part = sources.page.part_of
    part.setFocus()
    typed(part, "nobody")
    QTest.keyClick(part, Key.Key_Return)
    assert "nobody" in sources.told.text()
    assert part.text() == ""
    choose(sources, "KLR")
    QTest.keyClick(sources, Key.Key_Z, CONTROL)
    assert known(desktop, "Ostpress")[0].url == ""
    assert known(desktop, "Ostpress")[0].note == "وكالة"
    desktop.wait(sources.redo.isEnabled)
    QTest.mouseClick(sources.redo, LEFT)
    assert known(desktop, "Ostpress")[0].url == "https://ostpress.example"
    sources.close()


def test_two_that_are_one_are_merged_after_a_preview_and_undo_parts_them(
    desktop: Driver, sources: SourcesWindow
) -> None:
    before = desktop.session._store.sources.listed()
    choose(sources, "KLR")
    QTest.mouseClick(sources.page.same, LEFT)
    dialog: MergeDialog = sources.findChild(MergeDialog)
    assert not dialog.merge.isEnabled()
    typed(dialog.field, "صحيفه المرفا")
    assert not dialog.merge.isEnabled()  # nothing is chosen while only something like it is typed
    completer = dialog.field.completer()
    assert completer is not None
    completer.activated[str].emit("صحيفة المرفأ")
    assert "1 claim that rests on صحيفة المرفأ then rests on KLR." in plain(dialog.told.text())
    QTest.mouseClick(dialog.second, LEFT, PLAIN, QPoint(8, dialog.second.height() // 2))
    assert "6 claims that rest on KLR then rest on صحيفة المرفأ." in plain(dialog.told.text())
    QTest.mouseClick(dialog.merge, LEFT)
    (one,) = known(desktop, "KLR")
    assert (one.name_ar, one.name_en) == ("صحيفة المرفأ", "KLR")
    assert {"إذاعة KLR", "المرفأ"} <= set(one.aliases)
    assert len(told(sources)) == len(SOURCES) - 1
    assert sources.current() == one
    desktop.wait(sources.undo.isEnabled)
    QTest.mouseClick(sources.undo, LEFT)
    assert sorted(desktop.session._store.sources.listed(), key=lambda each: each.id) == sorted(
        before, key=lambda each: each.id
    )
    sources.close()


def test_two_chosen_ones_are_merged_and_one_on_the_word_of_the_other_is_refused(
    desktop: Driver, sources: SourcesWindow
) -> None:
    choose(sources, "Harbour Ledger")
    row = next(row for row, one in enumerate(told(sources)) if one.startswith("حكومة أوستمار"))
    index: QModelIndex = sources.model.index(row)
    sources.list.scrollTo(index)
    QTest.mouseClick(sources.list.viewport(), LEFT, CONTROL, sources.list.visualRect(index).center())
    QTest.mouseClick(sources.merge, LEFT)
    dialog: MergeDialog = sources.findChild(MergeDialog)
    assert "nobody has a report on their own word" in plain(dialog.told.text())
    assert not dialog.merge.isEnabled()
    dialog.reject()
    sources.close()


def test_only_what_no_chain_names_is_deleted(desktop: Driver, sources: SourcesWindow) -> None:
    choose(sources, "Harbour Ledger")
    assert not sources.page.remove.isEnabled()
    assert "cannot be deleted" in sources.page.why.text()
    typed(sources.field, "مصدر لا يذكره أحد")
    QTest.mouseClick(sources.add, LEFT)
    assert sources.page.lines["name_ar"].text() == "مصدر لا يذكره أحد"
    QTest.mouseClick(sources.page.remove, LEFT)
    assert known(desktop, "مصدر لا يذكره أحد") == []
    assert "Undo brings it back" in sources.told.text()
    sources.close()


def test_the_cards_of_a_chain_lead_to_the_page_of_their_source(desktop: Driver, sources: SourcesWindow) -> None:
    sources.close()
    desktop.front()
    desktop.session.choose(desktop.session.claims[3].id)
    desktop.key(Key.Key_3, CONTROL)
    desktop.wait(lambda: desktop.window.claim.findChild(AttributionTab) is not None)
    strip = desktop.window.claim.findChild(AttributionTab).strip
    desktop.wait(lambda: len(strip.cards) > 1)
    desktop.key(Key.Key_J, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert "Choose a link" in desktop.notice
    strip.cards[1].setFocus()
    desktop.press("hopAbout")
    window = desktop.window.findChild(SourcesWindow)
    assert window.current().name() == "إذاعة KLR"
    assert window.page.kind.currentData() == SourceKind.OUTLET
    window.close()
    event_at = strip.cards[1].rect().center()
    strip.cards[1].setFocus()
    QTest.mouseClick(strip.cards[1], Qt.MouseButton.RightButton, PLAIN, event_at)
    from PySide6.QtGui import QContextMenuEvent

    QApplication.sendEvent(
        strip, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, strip.cards[1].mapTo(strip, event_at), event_at)
    )
    menu = strip.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["About this source", "Take out of the chain"]
    menu.close()
