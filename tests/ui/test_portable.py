"""A portable desk and annotations of others, opened in the window: what was not done stays to be read."""

import json
from pathlib import Path

from PySide6.QtCore import Qt

from db.store import Store
from factcheck.attribution import SourceKind
from factcheck.report import Format, Report, render
from tests import worked
from tests.conftest import draft
from tests.ui.driver import Driver


def portable(folder: Path) -> Path:
    """The worked sample of another desk, as a file."""
    with Store(":memory:", "سمير") as store:
        record = store.articles.record(worked.work(store))
        histories = store.dossiers.histories([record])
        report = Report((record,), "ar", record.article.created, "", histories=histories, names_protected=True)
        path = folder / "desk.isnad"
        path.write_bytes(render(report, Format.ISNAD))
    return path


def said(driver: Driver) -> str:
    """What the notice bar says, without the isolates round what was put in."""
    return driver.notice.replace("\u2068", "").replace("\u2069", "")


def test_a_portable_desk_is_opened_and_its_undo_goes_on(closed: Driver, tmp_path: Path) -> None:
    closed.open(portable(tmp_path))
    before = len(closed.session.claims)
    assert before == len(worked.CLAIMS)
    assert said(closed) == ""
    article = closed.session.article.id
    newest = closed.store.undoable(article)
    assert newest is not None
    assert newest.by == "سمير"
    closed.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    closed.wait(lambda: closed.store.redoable(article))
    undone = closed.store.redoable(article)
    assert undone is not None
    assert undone.reverses == newest.id


def test_undo_takes_back_a_whole_file_of_several_articles(closed: Driver, tmp_path: Path) -> None:
    with Store(":memory:", "سمير") as store:
        taken = [store.intake.take_in(draft(f"نص {word} في السد.")) for word in ("أول", "ثانٍ", "ثالث")]
        records = tuple(store.articles.record(one.article) for one in taken)
        path = tmp_path / "all.json"
        path.write_bytes(render(Report(records, "ar", records[0].article.created, ""), Format.JSON))
    closed.open(path)
    view = closed.window.library.view
    closed.wait(lambda: view.model().rowCount() == 3)
    view.setFocus()
    undo, redo = closed.window.actions_["undo"], closed.window.actions_["redo"]
    closed.wait(lambda: "3" in undo.text())
    closed.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    closed.wait(lambda: view.model().rowCount() == 0)
    redo.trigger()
    closed.wait(lambda: view.model().rowCount() == 3)


def test_what_this_desk_describes_otherwise_stays_to_be_read(closed: Driver, tmp_path: Path) -> None:
    with Store(str(closed.file), "ليلى") as store:
        store.sources.add(SourceKind.AGENCY, "أوستبرس", note="وصف آخر")
    closed.open(portable(tmp_path))
    assert said(closed) == "This desk describes these sources otherwise, and was left as it is: أوستبرس."


def test_annotations_that_are_not_found_are_named_and_stay_to_be_read(desktop: Driver, tmp_path: Path) -> None:
    def annotation(name: str, exact: str) -> dict[str, object]:
        selector = {"type": "TextQuoteSelector", "exact": exact}
        source = f"urn:isnad:article:{desktop.session.article.id}"
        return {"id": name, "type": "Annotation", "target": {"source": source, "selector": selector}}

    path = tmp_path / "notes.jsonld"
    graph = [annotation("urn:a:1", "خليج النوارس"), annotation("urn:a:2", "ليس هنا"), annotation("urn:a:3", "ولا هنا")]
    path.write_text(json.dumps({"@context": "http://www.w3.org/ns/anno.jsonld", "@graph": graph}), "utf-8")
    desktop.session.traffic.import_paths([path])
    desktop.wait(lambda: len(desktop.session.claims) == 1)
    assert said(desktop).splitlines() == [
        f"The annotation urn:a:{number} was left out: its words are not in the text: {quote}"
        for number, quote in ((2, "ليس هنا"), (3, "ولا هنا"))
    ]
