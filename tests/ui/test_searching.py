"""Searching the desk: with the keys, as one types; what is found is listed, opened, and marked."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from factcheck.attribution import SourceKind
from factcheck.model import Level, Status
from tests.db.test_journal import mark
from tests.ui.driver import CONTROL, OTHER, SHIFT, Driver
from ui import faces
from ui.palette import Theme
from ui.search.model import ResultsModel
from ui.search.panel import ResultsPanel

Key = Qt.Key
WORD = "كالدورا"


def panel(desktop: Driver) -> ResultsPanel:
    return desktop.window.search.panel


def model(desktop: Driver) -> ResultsModel:
    return panel(desktop).model


def ask(desktop: Driver, words: str) -> None:
    """Go to the field with its key, type words, and let the search come by itself."""
    field = desktop.window.search.field
    desktop.wait(field.isVisible)
    desktop.key(Key.Key_F, CONTROL | SHIFT)
    assert QApplication.focusWidget() is field
    desktop.key(Key.Key_Delete)
    desktop.type(words)
    desktop.wait(lambda: not desktop.window.search._soon.isActive())


def found(desktop: Driver) -> list[str]:
    """The hits in the list, without the headings."""
    whole: QAbstractItemModel = model(desktop)
    return [str(whole.index(row, 0).data()) for row in range(1, whole.rowCount())]


def plain(text: str) -> str:
    """A told text without the isolates round its numbers."""
    return text.replace("\u2068", "").replace("\u2069", "")


def selected(desktop: Driver) -> str:
    start, end = desktop.article.selected_range() or (0, 0)
    return desktop.text[start:end]


def test_words_are_found_as_they_are_written_and_enter_goes_there(desktop: Driver):
    QAbstractItemModelTester(model(desktop), QAbstractItemModelTester.FailureReportingMode.Warning)
    ask(desktop, "اعفاء")
    assert found(desktop) == ["إعفاءً", "إعفاء"]
    assert panel(desktop).view.isVisible()
    assert plain(panel(desktop).heading.text()) == "2 hits · 1 article"
    desktop.key(Key.Key_Return)
    assert selected(desktop) == "إعفاءً"
    assert desktop.article.hasFocus()
    desktop.rest()
    assert desktop.is_seen("إعفاءً ضريبيًا")
    desktop.key(Key.Key_2)
    assert [claim.passage.quote for claim in desktop.session.claims] == ["إعفاءً"]


def test_the_sample_answers_however_the_word_is_written(closed: Driver, tmp_path):
    paper = tmp_path / "a.txt"
    paper.write_text("خبر عن الأسلحة\n\nوقال مُحَمَّد إن الأسلحة وصلت، لا بيتر.\n", encoding="utf-8")
    closed.open(paper)
    ask(closed, "الاسلحه")
    assert found(closed) == ["الأسلحة", "الأسلحة"]
    ask(closed, "محمد")
    assert found(closed) == ["مُحَمَّد"]
    ask(closed, "بيت")
    assert found(closed) == []
    assert panel(closed).sentence.text() == "Nothing was found."
    closed.key(Key.Key_Return)
    assert QApplication.focusWidget() is closed.window.search.field


def test_the_level_is_chosen_and_remembered(closed: Driver, tmp_path):
    paper = tmp_path / "a.txt"
    paper.write_text("أخبار\n\nسافر إلى روسيا وروسيا بعيدة.\n", encoding="utf-8")
    closed.open(paper)
    ask(closed, "روسيا")
    assert found(closed) == ["روسيا", "وروسيا"]
    closed.press("levelExact")
    assert found(closed) == ["روسيا"]
    closed.reopen()
    assert closed.settings().search_level == Level.EXACT
    ask(closed, "روسيا")
    assert found(closed) == ["روسيا"]


def test_checked_hits_become_claims_in_one_step(desktop: Driver):
    ask(desktop, WORD)
    count = len(found(desktop))
    assert count > 3
    desktop.key(Key.Key_Down)
    assert panel(desktop).view.hasFocus()
    desktop.key(Key.Key_Home)
    desktop.key(Key.Key_Space)
    desktop.key(Key.Key_2)
    assert {claim.status for claim in desktop.session.claims} == {Status.DISPUTED}
    assert len(desktop.session.claims) == count
    desktop.key(Key.Key_Z, CONTROL)
    assert desktop.session.claims == []
    desktop.key(Key.Key_Down)
    desktop.key(Key.Key_3)
    assert [claim.status for claim in desktop.session.claims] == [Status.VERIFIED]
    desktop.key(Key.Key_1)
    assert [claim.status for claim in desktop.session.claims] == [Status.SOURCED]


def test_all_hits_of_all_articles_become_claims_in_one_step_which_undo_in_the_list_takes_back(closed: Driver, tmp_path):
    for number in range(30):
        tmp_path.joinpath(f"{number}.txt").write_text(f"Paper {number}\n\n" + "the weather is fine\n" * 10)
    closed.open(*(tmp_path / f"{number}.txt" for number in range(30)))
    ask(closed, "weather")
    closed.key(Key.Key_Down)
    closed.key(Key.Key_A, CONTROL)
    closed.wait(lambda: model(closed).is_whole)
    closed.key(Key.Key_2)

    def counted() -> int:
        return sum(sum(listed.claims.values()) for listed in closed.session.library())

    assert counted() == 300
    closed.key(Key.Key_Z, CONTROL)
    assert counted() == 0
    closed.press("resultsAll")
    assert len(model(closed).to_mark(model(closed).index(0))) == 300
    closed.press("resultsAll")
    assert model(closed).to_mark(model(closed).index(0)) == []


def test_escape_goes_back_to_the_field_and_then_to_the_article(desktop: Driver):
    ask(desktop, WORD)
    field = desktop.window.search.field
    for key in (Key.Key_Escape, Key.Key_Up):
        desktop.key(Key.Key_Down)
        assert panel(desktop).view.hasFocus()
        desktop.key(key)
        assert field.hasFocus()
    desktop.key(Key.Key_Escape)
    assert not panel(desktop).isVisible()
    assert field.text() == ""
    assert desktop.article.hasFocus()
    assert len(desktop.article._overlay.hits.hits) == 0


def test_every_hit_of_the_open_article_is_framed_in_it(desktop: Driver):
    ask(desktop, WORD)
    hits = desktop.article._overlay.hits
    assert [desktop.text[slice(*hits.hits[number])] for number in range(len(hits.hits))] == found(desktop)
    desktop.key(Key.Key_Return)
    assert hits.hits[hits.present] == desktop.article.selected_range()


def test_a_hit_is_set_off_to_the_character_with_its_prefix_and_marks(closed: Driver, tmp_path):
    paper = tmp_path / "a.txt"
    paper.write_text("أخبار\n\nسافر الوفد إلى بولندا وَرُوسيا ثم عاد.\n", encoding="utf-8")
    closed.open(paper)
    ask(closed, "روسيا")
    assert found(closed) == ["وَرُوسيا"]
    view = panel(closed).view
    row = view.visualRect(model(closed).index(1))
    picture = view.viewport().grab(row).toImage()
    ground = Theme.of(view.palette()).flash
    columns = [x for x in range(picture.width()) if any(near(picture.pixelColor(x, y), ground) for y in (4, 6, 8))]
    wide = QFontMetricsF(faces.reading(view.font())).horizontalAdvance("وَرُوسيا")
    assert columns == list(range(columns[0], columns[-1] + 1))
    assert abs(len(columns) - wide * picture.devicePixelRatio()) < 4
    assert abs((columns[0] + columns[-1]) / 2 - picture.width() / 2) < 20

    closed.key(Key.Key_Return)
    closed.rest()
    assert selected(closed) == "وَرُوسيا"
    article = closed.article
    start, end = article.selected_range() or (0, 0)
    shot = article.viewport().grab().toImage()
    chosen = article.palette().highlight().color()
    right, left = closed.point(start), closed.point(end)
    row_above = right.y() - 12
    assert left.x() < right.x()
    for x in range(left.x() + 3, right.x() - 2):
        assert not near(shot.pixelColor(x, row_above), article.palette().base().color())
    for x in (left.x() - 4, right.x() + 5):
        assert not near(shot.pixelColor(x, row_above), chosen)


def near(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) < 6 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


def test_the_newest_query_wins(desktop: Driver):
    ask(desktop, "كالدورا")
    desktop.key(Key.Key_A, CONTROL)
    desktop.type("اعفاء")
    desktop.wait(lambda: not desktop.window.search._soon.isActive())
    assert found(desktop) == ["إعفاءً", "إعفاء"]


def test_words_that_only_begin_so_are_read_beside_the_window(closed: Driver, tmp_path):
    for number in range(60):
        tmp_path.joinpath(f"{number}.txt").write_text(f"Paper {number}\n\n" + "weather weathers whether\n" * 5)
    closed.open(*(tmp_path / f"{number}.txt" for number in range(60)))
    ask(closed, "weath*")
    closed.wait(lambda: model(closed).count >= 150)
    assert {one for one in found(closed) if not one.startswith("Paper")} == {"weather", "weathers"}
    panel(closed).enter()
    closed.key(Key.Key_A, CONTROL)
    closed.wait(lambda: model(closed).is_whole and not model(closed).is_filling)
    assert model(closed).count == 600
    closed.key(Key.Key_Escape)
    closed.key(Key.Key_A, CONTROL)
    closed.type("w*")
    closed.type(" x")
    closed.wait(lambda: panel(closed).sentence.text() == "Nothing was found.")
    closed.key(Key.Key_A, CONTROL)
    closed.type("whether")
    closed.wait(lambda: set(found(closed)) >= {"whether"})
    assert "weather" not in found(closed)


def test_claims_are_found_beside_articles_and_chosen(desktop: Driver):
    claim = desktop.mark("إعفاءً")
    desktop.session.set_note(claim.id, "طالع كتاب الرياضيات")
    desktop.session.choose("")
    ask(desktop, "الرياضيات")
    assert found(desktop) == ["الرياضيات"]
    desktop.key(Key.Key_Return)
    assert desktop.session.chosen == claim.id


def test_digits_are_typed_and_never_mark(desktop: Driver):
    ask(desktop, "15")
    assert desktop.window.search.field.text() == "15"
    assert desktop.session.claims == []
    assert found(desktop) == ["15"]


@pytest.mark.parametrize("typed", ['"', "-", "OR", "*", "«", '"كالدورا', "كالدورا OR", "؟", "  "])
def test_any_query_has_an_answer_or_a_sentence(desktop: Driver, typed: str):
    ask(desktop, typed)
    assert found(desktop) or panel(desktop).sentence.isVisible() or not panel(desktop).isVisible()


def test_a_long_list_is_read_as_it_is_scrolled(closed: Driver, tmp_path):
    for number in range(30):
        tmp_path.joinpath(f"{number}.txt").write_text(f"Paper {number}\n\n" + "the weather is fine\n" * 10)
    closed.open(*(tmp_path / f"{number}.txt" for number in range(30)))
    ask(closed, "weather")
    assert 60 <= model(closed).count < 300
    view = panel(closed).view
    while not model(closed).is_whole:
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        QApplication.processEvents()
    assert model(closed).count == 300


def test_all_hits_are_marked_as_one_step_and_no_more_than_are_read(closed: Driver, tmp_path, monkeypatch):
    for number in range(30):
        tmp_path.joinpath(f"{number}.txt").write_text(f"Paper {number}\n\n" + "the weather is fine\n" * 10)
    closed.open(*(tmp_path / f"{number}.txt" for number in range(30)))
    ask(closed, "weather")
    panel(closed).enter()
    monkeypatch.setattr("ui.search.model._MOST_CHECKED", 100)
    told = []
    closed.session.told.connect(told.append)
    closed.key(Key.Key_A, CONTROL)
    closed.wait(lambda: bool(told))
    some = len(model(closed).to_mark(model(closed).index(0)))
    assert 100 <= some < 300
    assert told == [f"Checked are the first hits: \u2068{some}\u2069. More are not marked at once."]
    monkeypatch.undo()
    closed.key(Key.Key_A, CONTROL)
    closed.wait(lambda: model(closed).is_whole and not model(closed).is_filling)
    closed.key(Key.Key_2)
    assert told[1] == "300 claims were marked."
    closed.key(Key.Key_Z, CONTROL)
    assert closed.store.connection.execute("SELECT count(*) FROM claim").fetchone() == (0,)


def test_a_source_is_found_and_enter_goes_to_the_claim_that_names_it(desktop: Driver):
    store = desktop.store
    article = desktop.session.article
    assert article is not None
    claim = mark(store, article.id)
    source = store.sources.add(SourceKind.PERSON, "زرقاء اليمامة", "Zarqa")
    ask(desktop, "زرقاء")
    assert str(model(desktop).index(0, 0).data()) == source.name(desktop.session.words.language)
    assert found(desktop) == ["زرقاء"]
    desktop.key(Key.Key_Return)
    assert desktop.session.chosen == ""
    store.hops.add(claim.id, source.id)
    desktop.key(Key.Key_Return)
    assert desktop.session.chosen == claim.id


def test_what_is_found_follows_the_desk(desktop: Driver):
    ask(desktop, "إعفاء")
    desktop.key(Key.Key_Down)
    desktop.key(Key.Key_Down)
    desktop.key(Key.Key_Space)
    here, before = model(desktop).hit(panel(desktop).view.currentIndex()), len(found(desktop))
    checked = model(desktop).to_mark(model(desktop).index(0))
    claim = desktop.mark(OTHER)
    desktop.session.set_note(claim.id, "سيطلب إعفاءً آخر")
    desktop.wait(lambda: len(found(desktop)) > before)
    assert model(desktop).hit(panel(desktop).view.currentIndex()) == here
    assert model(desktop).to_mark(model(desktop).index(0)) == checked == [here]
    desktop.session.undo()
    desktop.wait(lambda: len(found(desktop)) == before)
