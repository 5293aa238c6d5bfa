"""The list of claims says who says each, how much evidence there is and what is lacking: drawn, and in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListView

from db.store import Store
from factcheck.attribution import SourceKind
from factcheck.evidence import EvidenceKind, Stance
from factcheck.glance import Glance
from factcheck.model import Claim, Direction, Status
from factcheck.text.direction import text_direction
from tests.ui.driver import OTHER, SAMPLE, STATEMENT, Driver
from ui.claims import telling
from ui.claims.model import GLANCE
from ui.palette import Theme

Key = Qt.Key


@pytest.fixture
def claim(desktop: Driver) -> Claim:
    """One disputed claim, which is chosen."""
    return desktop.mark(STATEMENT)


def glance(desktop: Driver, row: int = 0) -> Glance | None:
    found = desktop.window.claims.model.index(row).data(GLANCE)
    assert found is None or isinstance(found, Glance)
    return found


def told(desktop: Driver, row: int = 0) -> str:
    said = desktop.window.claims.model.index(row).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    return str(said).replace("\u2068", "").replace("\u2069", "")


def picture(view: QListView, row: int = 0) -> QImage:
    return view.viewport().grab(view.visualRect(view.model().index(row, 0))).toImage()


def test_a_new_claim_has_nobody_who_says_it_and_lacks_evidence(desktop: Driver, claim: Claim):
    desktop.wait(lambda: glance(desktop))
    wanted = "evidence on both sides, or two sources that contradict each other"
    assert told(desktop) == f"No evidence yet. Still lacks: {wanted}."


def test_what_is_recorded_shows_at_once_and_undo_takes_it_away(desktop: Driver, claim: Claim):
    recording = desktop.session.recording
    recording.add_hop("هاربر ليدجر", SourceKind.OUTLET)
    recording.add_hop("ثلاثة دبلوماسيين", SourceKind.ANONYMOUS)
    recording.add_evidence(Stance.SUPPORTS, EvidenceKind.DOCUMENT, title="وثيقة")
    desktop.wait(lambda: told(desktop).startswith("Who says it: هاربر ليدجر ← ثلاثة دبلوماسيين. 1 item of evidence."))
    recording.add_evidence(Stance.UNDERMINES, EvidenceKind.DATA, title="قياس")
    desktop.wait(lambda: told(desktop).endswith("2 items of evidence."))
    tip = str(desktop.window.claims.model.index(0).data(Qt.ItemDataRole.ToolTipRole))
    assert tip.splitlines()[0] == STATEMENT
    assert tip.splitlines()[2] == "2 items of evidence"
    desktop.article.setFocus()
    desktop.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desktop.wait(lambda: "1 item of evidence. Still lacks" in told(desktop))


def test_what_is_recorded_stays_shown_when_the_language_is_switched(desktop: Driver, claim: Claim):
    desktop.session.recording.add_hop("هاربر ليدجر", SourceKind.OUTLET)
    desktop.wait(lambda: told(desktop).startswith("Who says it"))
    desktop.window.actions_["language.ar"].trigger()
    desktop.wait(lambda: desktop.session.words.language == "ar")
    desktop.window.complete()
    desktop.wait(lambda: glance(desktop))
    assert "هاربر ليدجر" in told(desktop)


def test_the_arrow_points_as_the_line_is_drawn_where_names_are_of_both_scripts(desktop: Driver, claim: Claim):
    recording = desktop.session.recording
    recording.add_hop("BBC", SourceKind.OUTLET)
    recording.add_hop("وزارة الموارد المائية", SourceKind.OFFICE)
    desktop.wait(lambda: "BBC ← وزارة الموارد المائية" in told(desktop))
    line = telling.speakers(desktop.session.glances.known[claim.id], desktop.session.words)
    assert text_direction(line) is Direction.RTL


def test_another_program_and_another_name_are_noticed(desktop: Driver, claim: Claim):
    with Store(str(desktop.file), "سالم") as other:
        source = other.sources.find_or_add("صحيفة المرفأ", SourceKind.OUTLET)
        other.hops.add(claim.id, source.id)
        desktop.wait(lambda: "صحيفة المرفأ" in told(desktop))
        other.sources.change(source.id, name_ar="المرفأ الجديد")
        desktop.wait(lambda: "المرفأ الجديد" in told(desktop))


def test_another_status_lacks_something_else_and_another_checklist_too(desktop: Driver, claim: Claim):
    desktop.wait(lambda: glance(desktop))
    desktop.article.setFocus()
    desktop.key(Key.Key_1)
    desktop.wait(lambda: told(desktop).endswith("Still lacks: a chain of attribution."))
    with Store(str(desktop.file), "سالم") as other:
        (want,) = (one for one in other.checklist.wants() if one.status.value == "sourced")
        other.checklist.drop(want.status, want.requirement)
        desktop.wait(lambda: told(desktop) == "No evidence yet.")


def test_counts_and_speaker_are_drawn_and_change_the_picture_only_where_they_stand(desktop: Driver, claim: Claim):
    desktop.wait(lambda: glance(desktop))
    view = desktop.claims
    before = picture(view)
    desktop.session.recording.add_hop("هاربر ليدجر", SourceKind.OUTLET)
    desktop.wait(lambda: "هاربر ليدجر" in told(desktop))
    after = picture(view)
    changed = [y for y in range(before.height()) if _line(before, y) != _line(after, y)]
    assert changed
    assert min(changed) > before.height() * 0.5  # the last line alone: the wording above it stays


def _line(image: QImage, y: int) -> list[int]:
    return [image.pixel(x, y) for x in range(image.width())]


def test_the_article_is_there_before_its_records_are_asked_for(closed: Driver):
    closed.open(SAMPLE)
    closed.mark(STATEMENT)
    closed.close()
    closed.start()
    assert "glances" not in closed.session.__dict__
    closed.window.complete()
    assert glance(closed) is None
    closed.wait(lambda: glance(closed))


@pytest.fixture
def many(closed: Driver) -> Driver:
    """An article in which each of five hundred claims has a source."""
    closed.open(SAMPLE)
    text, version = closed.text, closed.session.version
    assert version is not None
    from factcheck import anchors
    from factcheck.model import MARKS
    from factcheck.words import Sentence

    closed.close()
    with Store(str(closed.file), "ليلى") as store:
        source = store.sources.find_or_add("إذاعة KLR", SourceKind.OUTLET)
        with store.step(Sentence.of("many"), version.article):
            for number in range(500):
                passage = anchors.make(text, number, number + 20, version=version.id)
                claim = store.claims.add(version.article, passage, MARKS[number % 3])
                store.hops.add(claim.id, source.id)
    closed.open()
    return closed


def test_every_one_of_many_claims_is_read_without_a_long_wait_and_those_of_another_article_are_not(many: Driver):
    glances = many.session.glances
    seen: list[int] = []
    glances.renewed.connect(lambda renewed: seen.append(len(renewed)))
    many.wait(lambda: len(glances.known) == 500)
    assert max(seen) <= 100
    assert all(len(one.speakers) == 1 for one in glances.known.values())
    many.session.open_article(many.session.article.id)  # type: ignore[union-attr]
    assert glances.known == {} or len(glances.known) == 500
    many.wait(lambda: len(glances.known) == 500)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_counts_stand_beside_the_status_and_not_on_it(closed: Driver, language: str):
    closed.settings().language = language
    closed.open(SAMPLE)
    closed.mark(OTHER, Key.Key_3)
    closed.wait(lambda: glance(closed))
    closed.window.article.setFocus()
    closed.session.choose("")
    image = picture(closed.claims)
    paper, pill = image.pixel(2, 2), Theme.of(closed.claims.palette()).inks[Status.VERIFIED].pill.rgb()
    band = range(14, 26)
    inked = {x for x in range(image.width()) if any(image.pixel(x, y) != paper for y in band)}
    pilled = {x for x in inked if any(image.pixel(x, y) == pill for y in band)}
    first, last = min(pilled) - 4, max(pilled) + 4  # with the smoothed edge
    counts = {x for x in inked if (x < first if language == "ar" else x > last)}
    gap = first - max(counts) if language == "ar" else min(counts) - last
    assert len(counts) > 20
    assert gap > 8
