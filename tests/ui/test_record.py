"""The record of a claim is kept in the window: chain, evidence, verdict and history, by keys and by mouse."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from factcheck import chain
from factcheck.attribution import Hop, Seen, SourceKind
from factcheck.evidence import Stance
from factcheck.model import Status
from tests.ui.driver import CONTROL, LEFT, SHIFT, Driver
from ui.claim.attribution import AttributionTab
from ui.claim.evidence import EvidenceTab
from ui.claim.history import HistoryTab
from ui.claim.state_window import StateWindow
from ui.claim.verdict import VerdictTab

Key = Qt.Key
TEXT = "عنوان الخبر\n\nقالت إنترفاكس، نقلًا عن البيت الأبيض، إن العقد وُقّع أمس.\n"
CLAIM = "العقد وُقّع أمس"


@pytest.fixture
def marked(desktop: Driver) -> Driver:
    desktop.session.traffic.paste(TEXT)
    desktop.wait(lambda: desktop.session.article)
    desktop.mark(CLAIM)
    desktop.article.setFocus()
    return desktop


def tab(desktop: Driver, number: Key, kind: type[QWidget]):
    desktop.key(number, CONTROL)
    desktop.wait(lambda: desktop.window.claim.findChild(kind) is not None)
    return desktop.window.claim.findChild(kind)


def typed(field: QWidget, text: str) -> None:
    """Type into a field; QTest's own `keyClicks` knows no Arabic letter."""
    for letter in text:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def hops(desktop: Driver) -> list[Hop]:
    return desktop.session._store.hops.of(desktop.session.chosen)


def names(desktop: Driver) -> list[list[str]]:
    sources = desktop.session._store.sources.known()
    return [[sources[hop.source].name() for hop in level] for level in chain.levels(hops(desktop))]


def named(desktop: Driver, words: str) -> None:
    """Select a name in the article and press the key that puts it into the chain."""
    chosen = desktop.session.chosen
    desktop.select(words)
    desktop.session.choose(chosen)
    desktop.key(Key.Key_J, CONTROL)


def test_names_in_the_article_become_the_chain_and_undo_takes_them_out(marked: Driver):
    named(marked, "إنترفاكس")
    named(marked, "البيت الأبيض")
    assert names(marked) == [["إنترفاكس"], ["البيت الأبيض"]]
    assert [hop.cue.quote for hop in hops(marked) if hop.cue] == ["إنترفاكس", "البيت الأبيض"]
    strip = marked.window.claim.findChild(AttributionTab).strip
    marked.wait(lambda: len(strip.cards) == 3)
    assert "أضعف حلقة" in strip.cards[1].accessibleName() or "weakest link" in strip.cards[1].accessibleName()
    marked.article.setFocus()
    marked.key(Key.Key_Z, CONTROL)
    marked.wait(lambda: names(marked) == [["إنترفاكس"]])


def test_a_known_source_is_meant_however_it_is_spelled(marked: Driver):
    made = marked.session._store.sources.add(SourceKind.AGENCY, "إنترفاكس", "Interfax")
    found = tab(marked, Key.Key_3, AttributionTab)
    found.name.setFocus()
    typed(found.name, "انترفاكس")
    assert found._offered.stringList()[0] in {"إنترفاكس", "Interfax"}
    QTest.keyClick(found.name, Key.Key_Escape)
    QTest.keyClick(found.name, Key.Key_Return)
    marked.wait(lambda: hops(marked))
    assert [hop.source for hop in hops(marked)] == [made.id]
    assert found.name.text() == ""


def test_the_kind_follows_the_name_that_is_typed_until_it_is_chosen(marked: Driver):
    found = tab(marked, Key.Key_3, AttributionTab)
    typed(found.name, "وكالة الأنباء")
    assert found.kind.currentData() == SourceKind.AGENCY
    found.name.clear()
    typed(found.name, "وزارة الدفاع")
    assert found.kind.currentData() == SourceKind.OFFICE
    found.kind.setFocus()
    QTest.keyClick(found.kind, Key.Key_Home)
    typed(found.name, " الروسية")
    assert found.kind.currentData() == SourceKind.PERSON
    QTest.keyClick(found.name, Key.Key_Escape)
    QTest.keyClick(found.name, Key.Key_Return)
    marked.wait(lambda: hops(marked))
    assert marked.session._store.sources.get(hops(marked)[0].source).kind is SourceKind.PERSON


@pytest.fixture
def chained(marked: Driver) -> Driver:
    for name in ("الأولى", "الثانية", "الثالثة"):
        marked.session.recording.add_hop(name, SourceKind.OUTLET)
    found = tab(marked, Key.Key_3, AttributionTab)
    marked.wait(lambda: len(found.strip.cards) == 4)
    return marked


def card(desktop: Driver, place: int):
    found = desktop.window.claim.findChild(AttributionTab).strip.cards[place]
    found.setFocus()
    return found


def test_keys_walk_along_the_chain_move_a_card_and_take_it_out(chained: Driver):
    onward = Key.Key_Left if chained.window.layoutDirection() == Qt.LayoutDirection.RightToLeft else Key.Key_Right
    QTest.keyClick(card(chained, 1), onward)
    strip = chained.window.claim.findChild(AttributionTab).strip
    assert strip.chosen == hops(chained)[1].id
    QTest.keyClick(strip.cards[2], onward, CONTROL)
    chained.wait(lambda: names(chained) == [["الأولى"], ["الثالثة"], ["الثانية"]])
    chained.wait(lambda: strip.cards[2].shown.name == "الثالثة")
    back = Key.Key_Right if onward is Key.Key_Left else Key.Key_Left
    QTest.keyClick(card(chained, 3), back, CONTROL | SHIFT)
    chained.wait(lambda: names(chained) == [["الأولى"], ["الثالثة", "الثانية"]])
    chained.wait(lambda: len(strip.cards) == 4 and strip.cards[2].shown.hop and strip.cards[2].shown.hop.level == 2)
    QTest.keyClick(card(chained, 1), Key.Key_Delete)
    chained.wait(lambda: names(chained) == [["الثالثة", "الثانية"]])


def test_a_card_that_is_dropped_on_another_stands_beside_it(chained: Driver):
    strip = chained.window.claim.findChild(AttributionTab).strip
    goal = strip.cards[1]
    strip.drop(hops(chained)[2], goal.mapTo(strip, QPoint(goal.width() // 2, goal.height() // 2)))
    assert names(chained) == [["الأولى", "الثالثة"], ["الثانية"]]


def test_the_particulars_of_a_link_are_kept_when_they_are_left(chained: Driver):
    found = chained.window.claim.findChild(AttributionTab)
    card(chained, 1)
    chained.wait(found.details.isVisible)
    found.seen.setCurrentIndex(found.seen.findData(Seen.YES))
    found.seen.activated.emit(found.seen.currentIndex())
    chained.wait(lambda: hops(chained)[0].seen is Seen.YES)
    found.link.setFocus()
    typed(found.link, "https://example.org/a")
    QTest.keyClick(found.link, Key.Key_Tab)
    chained.wait(lambda: hops(chained)[0].link == "https://example.org/a")


def test_what_is_lacking_is_said_until_it_is_there(marked: Driver):
    marked.session.set_status(Status.SOURCED)
    lacks = marked.window.claim.lacks
    marked.wait(lacks.isVisible)
    marked.session.recording.add_hop("إنترفاكس", SourceKind.AGENCY)
    marked.wait(lambda: not lacks.isVisible())


def test_a_status_that_lacks_something_asks_why_and_waits_for_nothing(marked: Driver):
    claim = marked.session.chosen
    marked.session.set_status(Status.VERIFIED)
    reason = marked.window.claim.reason
    marked.wait(reason.isVisible)
    assert marked.session.claim(claim).status is Status.VERIFIED
    reason.setFocus()
    typed(reason, "رأيت الأصل بنفسي")
    QTest.keyClick(reason, Key.Key_Return)
    marked.wait(lambda: marked.session.claim(claim).override == "رأيت الأصل بنفسي")
    marked.article.setFocus()
    marked.key(Key.Key_Z, CONTROL)
    marked.wait(lambda: marked.session.claim(claim).override == "")
    marked.wait(lambda: reason.text() == "")


def test_evidence_is_typed_and_its_particulars_are_kept(marked: Driver):
    found = tab(marked, Key.Key_4, EvidenceTab)
    found.new.setFocus()
    typed(found.new, "https://example.org/decree")
    QTest.keyClick(found.new, Key.Key_Return)
    marked.wait(lambda: found.list.count() == 1)
    marked.wait(found.details.isVisible)
    publisher = found.fields["publisher"]
    publisher.setFocus()
    typed(publisher, "الجريدة الرسمية")
    QTest.keyClick(publisher, Key.Key_Tab)
    (item,) = marked.session._store.evidence.of(marked.session.chosen)
    assert (item.url, item.publisher, item.stance) == ("https://example.org/decree", "الجريدة الرسمية", Stance.SUPPORTS)
    found.of.setCurrentIndex(found.of.findData(Stance.UNDERMINES))
    found.of.activated.emit(found.of.currentIndex())
    assert marked.session._store.evidence.get(item.id).stance is Stance.UNDERMINES
    found.remove.click()
    marked.wait(lambda: found.list.count() == 0)
    marked.article.setFocus()
    marked.key(Key.Key_Z, CONTROL)
    marked.wait(lambda: found.list.count() == 1)


def test_the_verdict_is_kept_field_by_field_for_its_own_claim(marked: Driver):
    first = marked.session.chosen
    found = tab(marked, Key.Key_5, VerdictTab)
    marked.wait(lambda: found.rating.count() == 11)
    found.rating.setCurrentIndex(3)
    found.rating.activated.emit(3)
    found.lines["tags"].setFocus()
    typed(found.lines["tags"], "اتفاق، عقود")
    marked.session.choose("")
    marked.mark("البيت الأبيض")
    marked.wait(lambda: marked.session._store.claims.get(first).tags == ("اتفاق", "عقود"))
    assert marked.session._store.claims.get(first).rating == found.rating.itemData(3)
    assert marked.session.claim(marked.session.chosen).tags == ()


def test_a_second_reading_is_kept_by_its_button_and_taken_away(marked: Driver):
    claim, store = marked.session.chosen, marked.session._store
    found = tab(marked, Key.Key_5, VerdictTab)
    marked.wait(lambda: found.rating.count() == 11)
    found.readings.reader.setFocus()
    typed(found.readings.reader, "سلمى الحاج")
    found.readings.decision.setCurrentIndex(1)
    found.readings.add.click()
    marked.wait(lambda: "says why" in marked.notice)
    typed(found.readings.remark, "الرقم قديم")
    QTest.keyClick(found.readings.remark, Key.Key_Return)
    marked.wait(lambda: found.readings.readings.count() == 1)
    (kept,) = store.reviews.of(claim)
    assert (kept.by, kept.decision, kept.remark) == ("سلمى الحاج", "disagrees", "الرقم قديم")
    assert found.readings.remark.text() == ""
    remove = found.readings.readings.itemAt(0).widget().findChildren(QPushButton)[0]
    remove.click()
    marked.wait(lambda: found.readings.readings.count() == 0)
    assert store.reviews.of(claim) == []


def test_a_page_that_is_scrolled_changes_no_choice(marked: Driver):
    found = tab(marked, Key.Key_5, VerdictTab)
    marked.wait(lambda: found.rating.count() == 11)
    marked.article.setFocus()
    for choice in (found.confidence, found.rating, found.readings.decision):
        before = choice.currentIndex()
        for turned in (QPoint(0, -120), QPoint(0, 120)):
            turn = QWheelEvent(
                QPointF(5, 5), QPointF(choice.mapToGlobal(QPoint(5, 5))), QPoint(), turned, Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(choice, turn)
            assert choice.currentIndex() == before


def test_a_date_that_is_none_is_refused_with_a_sentence(marked: Driver):
    found = tab(marked, Key.Key_5, VerdictTab)
    marked.wait(lambda: found.rating.count() == 11)
    found.lines["as_of"].setFocus()
    typed(found.lines["as_of"], "غدًا")
    QTest.keyClick(found.lines["as_of"], Key.Key_Tab)
    marked.wait(lambda: "غدًا" in marked.notice)


def test_an_earlier_state_is_looked_at_and_brought_back(marked: Driver):
    claim = marked.session.chosen
    marked.session.set_status(Status.VERIFIED)
    found = tab(marked, Key.Key_6, HistoryTab)
    marked.wait(lambda: found.list.count() == 2)
    assert not found.back.isEnabled()
    found.list.setFocus()
    QTest.keyClick(found.list, Key.Key_End)
    assert found.back.isEnabled()
    QTest.mouseClick(found.back, LEFT)
    marked.wait(lambda: marked.session.claim(claim).status is Status.DISPUTED)
    marked.wait(lambda: found.list.count() == 3)
    marked.article.setFocus()
    marked.key(Key.Key_Z, CONTROL)
    marked.wait(lambda: marked.session.claim(claim).status is Status.VERIFIED)


def test_every_field_of_the_record_has_a_name_and_takes_the_direction_of_its_content(marked: Driver):
    for number, kind in (
        (Key.Key_3, AttributionTab), (Key.Key_4, EvidenceTab), (Key.Key_5, VerdictTab), (Key.Key_6, HistoryTab),
    ):  # fmt: skip
        page = tab(marked, number, kind)
        fields = [one for one in page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        shown = [one for one in fields if one.isVisible() and not one.objectName().startswith("qt_")]
        assert shown
        unnamed = [one.objectName() for one in shown if not (one.accessibleName() or getattr(one, "text", str)())]
        assert unnamed == []


def test_an_earlier_state_is_looked_at_before_it_is_brought_back(marked: Driver):
    chosen = marked.session.chosen
    marked.session.set_note(chosen, "ملاحظة قديمة")
    marked.session.recording.add_hop("إنترفاكس", SourceKind.AGENCY)
    marked.session.set_note(chosen, "ملاحظة جديدة")
    marked.session.set_status(Status.VERIFIED)
    found = tab(marked, Key.Key_6, HistoryTab)
    marked.wait(lambda: found.list.count() == 5)
    found.list.setCurrentRow(3)  # the note's first words; the newest deed stands first
    QTest.mouseClick(found.look, LEFT)
    window = marked.window.findChild(StateWindow)
    told = [label.text() for label in window.findChildren(QLabel)]
    assert "ملاحظة قديمة" in told
    assert "إنترفاكس" not in told
    assert any("ملاحظة جديدة" in one and "ملاحظة قديمة" in one for one in told)
    assert any("إنترفاكس" in one for one in told)
    QTest.mouseClick(window.findChild(QPushButton, "stateBringBack"), LEFT)
    claim = marked.session.claim(chosen)
    assert claim is not None
    assert (claim.note, claim.status) == ("ملاحظة قديمة", Status.DISPUTED)
    assert names(marked) == []
    marked.wait(lambda: marked.window.findChild(StateWindow) is None)


def test_what_is_the_state_now_cannot_be_brought_back(marked: Driver):
    found = tab(marked, Key.Key_6, HistoryTab)
    marked.wait(lambda: found.list.count() == 1)
    found.list.setCurrentRow(0)
    QTest.mouseClick(found.look, LEFT)
    window = marked.window.findChild(StateWindow)
    assert not window.findChild(QPushButton, "stateBringBack").isEnabled()
    window.close()


def test_a_verdict_that_was_exported_is_changed_with_its_reason(marked: Driver, tmp_path):
    chosen, panel = marked.session.chosen, marked.window.claim
    marked.session.traffic.export(marked.session.article.id, tmp_path / "report.html", "ar")
    marked.wait(lambda: not marked.session.traffic.is_busy)
    assert panel.correction is None
    marked.article.setFocus()
    marked.key(Key.Key_3)
    marked.wait(lambda: panel.correction is not None and panel.correction.isVisible())
    assert QApplication.focusWidget() is marked.article
    assert "disputed" in panel.correction.question.text()
    panel.correction.reason.setFocus()
    typed(panel.correction.reason, "نفى المتحدث")
    QTest.keyClick(panel.correction.reason, Key.Key_Return)
    marked.wait(lambda: not panel.correction.isVisible())
    (kept,) = marked.session._store.exports.corrections(chosen)
    assert (kept.status, kept.reason) == (Status.DISPUTED, "نفى المتحدث")


def test_the_focus_stays_in_the_chain_and_tab_goes_along_it(marked: Driver):
    for word in ("إنترفاكس", "البيت الأبيض"):
        named(marked, word)
    strip = marked.window.claim.findChild(AttributionTab).strip
    marked.wait(lambda: len(strip.cards) == 3)
    strip.cards[1].setFocus()
    marked.key(Key.Key_Tab)
    assert QApplication.focusWidget() is strip.cards[2]
    marked.key(Key.Key_Tab)
    assert QApplication.focusWidget().objectName().startswith("hop")
    assert QApplication.focusWidget() not in strip.cards
    strip.cards[1].setFocus()
    marked.key(Key.Key_Delete)
    marked.wait(lambda: len(strip.cards) == 2)
    assert QApplication.focusWidget() is strip.cards[1]
    assert names(marked) == [["البيت الأبيض"]]


def test_the_source_of_a_link_is_changed_in_place(marked: Driver):
    named(marked, "إنترفاكس")
    found = marked.window.claim.findChild(AttributionTab)
    marked.wait(lambda: len(found.strip.cards) == 2)
    (before,) = hops(marked)
    found.strip.cards[1].setFocus()
    marked.wait(found.details.isVisible)
    found.source.setFocus()
    found.source.selectAll()
    typed(found.source, "رويترز")
    QTest.keyClick(found.source, Key.Key_Return)
    marked.wait(lambda: names(marked) == [["رويترز"]])
    (after,) = hops(marked)
    assert (after.id, after.cue) == (before.id, before.cue)
    marked.session.undo()
    assert names(marked) == [["إنترفاكس"]]


def test_several_speakers_stand_side_by_side_by_one_key_each(marked: Driver):
    for name, key, modifiers in (
        ("إنترفاكس", Key.Key_J, CONTROL),
        ("البيت الأبيض", Key.Key_J, CONTROL),
        ("العقد", Key.Key_B, CONTROL | SHIFT),
    ):
        marked.article.setFocus()
        marked.select(name)
        marked.session.choose(marked.session.claims[0].id)
        marked.key(key, modifiers)
    assert names(marked) == [["إنترفاكس"], ["البيت الأبيض", "العقد"]]


def test_selected_words_become_evidence_of_the_chosen_claim(marked: Driver):
    claim = marked.session.chosen
    marked.select("نقلًا عن البيت الأبيض")
    marked.session.choose(claim)
    marked.key(Key.Key_E, CONTROL | SHIFT)
    marked.wait(lambda: marked.session._store.evidence.of(claim))
    (item,) = marked.session._store.evidence.of(claim)
    assert (item.quote, item.stance) == ("نقلًا عن البيت الأبيض", Stance.SUPPORTS)
    evidence = marked.window.claim.findChild(EvidenceTab)
    marked.wait(lambda: evidence.list.currentRow() == 0)


def test_words_of_another_article_are_evidence_for_the_claim_that_was_left(marked: Driver):
    claim = marked.session.chosen
    marked.session.traffic.paste("خبر آخر\n\nأكد البيت الأبيض توقيع العقد بنفسه في بيان مكتوب.\n")
    marked.wait(lambda: "بيان مكتوب" in marked.text)
    marked.article.setFocus()
    marked.select("توقيع العقد بنفسه")
    marked.key(Key.Key_E, CONTROL | SHIFT)
    (item,) = marked.session._store.evidence.of(claim)
    assert (item.quote, item.title) == ("توقيع العقد بنفسه", "خبر آخر")


def test_without_a_claim_it_is_said_what_is_missing(desktop: Driver):
    desktop.session.traffic.paste(TEXT)
    desktop.wait(lambda: desktop.session.article)
    desktop.article.setFocus()
    desktop.select("إنترفاكس")
    desktop.key(Key.Key_E, CONTROL | SHIFT)
    assert desktop.session.words("Choose the claim first that these words are evidence for.") in desktop.notice


def test_what_was_copied_is_pasted_as_evidence(marked: Driver):
    evidence = tab(marked, Key.Key_4, EvidenceTab)
    evidence.list.setFocus()
    QApplication.clipboard().setText("https://example.test/doc")
    marked.key(Key.Key_V, CONTROL)
    QApplication.clipboard().setText("سطر أول من بيان\nوسطر ثان منه")
    marked.key(Key.Key_V, CONTROL)
    link, words = marked.session._store.evidence.of(marked.session.chosen)
    assert (link.url, words.quote) == ("https://example.test/doc", "سطر أول من بيان\nوسطر ثان منه")


def test_an_item_has_a_chain_of_its_own(marked: Driver):
    evidence = tab(marked, Key.Key_4, EvidenceTab)
    evidence.new.setFocus()
    typed(evidence.new, "بيان")
    marked.key(Key.Key_Return)
    box = evidence.origin
    for name in ("رويترز", "وزارة الدفاع"):
        box.name.setFocus()
        typed(box.name, name)
        marked.key(Key.Key_Return)
    marked.wait(lambda: len(box.strip.cards) == 3)
    claim = marked.session.chosen
    (item,) = marked.session._store.evidence.of(claim)
    own = marked.session._store.hops.of(claim, item.id)
    sources = marked.session._store.sources.known()
    assert [sources[hop.source].name() for hop in own] == ["رويترز", "وزارة الدفاع"]
    assert hops(marked) == []
    box.strip.choose(own[1].id)
    box.seen.setCurrentIndex(box.seen.findData(Seen.YES))
    box.seen.activated.emit(box.seen.currentIndex())
    assert [hop.seen for hop in marked.session._store.hops.of(claim, item.id)] == [Seen.NO, Seen.YES]
    QTest.keyClick(box.strip.cards[1], Key.Key_Delete)
    assert len(marked.session._store.hops.of(claim, item.id)) == 1
    marked.session.undo()
    marked.wait(lambda: len(box.strip.cards) == 3)


@pytest.mark.parametrize(
    ("key", "name"),
    [(Key.Key_3, "hopName"), (Key.Key_4, "evidenceNew"), (Key.Key_5, "verdictRating"), (Key.Key_6, "claimHistory")],
)
def test_a_tab_s_key_goes_into_it(marked: Driver, key: Key, name: str):
    marked.key(key, CONTROL)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == name
