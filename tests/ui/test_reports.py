"""The report in the window: the dialog with its first page, the printer, a claim copied in other forms."""

import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import ClassVar
from xml.etree import ElementTree

import pypdfium2
import pytest
from docx import Document
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QActionGroup, QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog

from factcheck.attribution import SourceKind
from factcheck.report import Format, Portion, beside, json, pdf, pictures, render
from factcheck.report.templates import folder, kept, load
from tests.ui.driver import STATEMENT, Driver
from ui import copying, export_choice, export_preview, export_templates, printing
from ui.export_dialog import ExportDialog
from ui.jobs import Order
from ui.traffic import Traffic


def dialog_of(desktop: Driver) -> ExportDialog:
    traffic: Traffic = desktop.session.traffic
    report = traffic.report(desktop.session.article.id, "ar")
    return ExportDialog(desktop.session.words, desktop.settings(), desktop.window, report, traffic.desk)


def test_the_first_page_is_shown_in_the_reports_language(desktop: Driver) -> None:
    dialog = dialog_of(desktop)
    dialog.open()
    desktop.wait(lambda: not dialog.preview.pixmap().isNull())
    first = dialog.preview.pixmap().toImage()
    assert first.width() == round(298 * dialog.devicePixelRatioF())
    assert 0.65 < first.width() / first.height() < 0.75
    dark = sum(first.pixelColor(x, y).lightness() < 100 for x in range(0, 298, 2) for y in range(0, 420, 2))
    assert dark > 50  # there are words on it
    dialog.language.setCurrentIndex(1 - dialog.language.currentIndex())
    desktop.wait(lambda: dialog.preview.pixmap().toImage() != first)
    dialog.reject()
    dialog.deleteLater()


def test_without_pango_the_dialog_says_so_and_works(desktop: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> object:
        raise pdf.missing()

    monkeypatch.setattr(pdf, "_weasyprint", missing)
    dialog = dialog_of(desktop)
    dialog.open()
    desktop.wait(lambda: "libpango" in dialog.preview.text())
    dialog.reject()
    dialog.deleteLater()


def test_parts_belong_to_formats_for_readers(desktop: Driver) -> None:
    dialog = dialog_of(desktop)
    for format, enabled in ((Format.CSV, False), (Format.DOCX, True), (Format.JSON, False), (Format.PDF, True)):
        dialog.format.setCurrentIndex(dialog.format.findData(format.value))
        assert dialog.parts.isEnabled() is enabled
    assert not dialog.protected.isVisibleTo(dialog)
    dialog.reject()
    dialog.deleteLater()


def test_the_choice_is_kept_for_the_desk_and_as_a_template(
    desktop: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    template, report = tmp_path / "template.json", tmp_path / "report.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(template), ""))
    dialog = dialog_of(desktop)
    dialog.format.setCurrentIndex(dialog.format.findData("md"))
    dialog.portions[Portion.MANIFEST].setChecked(False)
    dialog._keep()
    kept = load(template)
    assert (kept.format, Portion.MANIFEST in kept.portions, Portion.COVER in kept.portions) == (
        Format.MARKDOWN,
        False,
        True,
    )
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(report), ""))
    monkeypatch.setattr(ExportDialog, "exec", lambda self: ExportDialog.DialogCode.Accepted)
    order = dialog.ask("x")
    assert order == Order(report, dialog.language.currentData(), Format.MARKDOWN, kept.portions)
    dialog.deleteLater()
    again = dialog_of(desktop)
    assert again.format.currentData() == "md"
    assert not again.portions[Portion.MANIFEST].isChecked()
    again.reject()
    again.deleteLater()


def test_what_is_chosen_is_remembered_for_its_desk_alone(
    desktop: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "report.docx"), ""))
    monkeypatch.setattr(ExportDialog, "exec", lambda self: ExportDialog.DialogCode.Accepted)
    dialog = dialog_of(desktop)
    other = "en" if desktop.session.words.language == "ar" else "ar"
    dialog.language.setCurrentIndex(dialog.language.findData(other))
    dialog.format.setCurrentIndex(dialog.format.findData("docx"))
    dialog.desk.setText("غرفة الأخبار")
    for box in (dialog.protected, dialog.apart):
        box.setChecked(True)
    assert dialog.ask("x")
    settings, words = desktop.settings(), desktop.session.words
    again = dialog_of(desktop)
    elsewhere = ExportDialog(words, settings, desktop.window, desk=str(tmp_path / "other.sqlite"))
    found = [
        (one.language.currentData(), one.format.currentData(), one.desk.text(), one.protected.isChecked(),
         one.apart.isChecked())
        for one in (again, elsewhere)
    ]  # fmt: skip
    # That protected sources are named is decided anew each time.
    assert found == [(other, "docx", "غرفة الأخبار", False, True), (words.language, "html", "", False, False)]
    for one in (dialog, again, elsewhere):
        one.deleteLater()


@pytest.mark.parametrize("kept", ["html cover summary", "{}", "[]", '{"language": "xx", "format": "odt"}'])
def test_a_choice_that_is_not_understood_is_as_for_a_new_desk(kept: str) -> None:
    assert export_choice.read(kept, "ar") == export_choice.read("", "ar")


def test_a_kept_template_is_chosen_renamed_and_deleted(
    desktop: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[str] = []
    monkeypatch.setattr(export_templates, "tell", lambda *said: told.append(said[3]))
    monkeypatch.setattr(export_templates, "ask_sure", lambda *_: True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "قصير"), ""))
    dialog = dialog_of(desktop)
    templates = dialog.templates
    dialog.format.setCurrentIndex(dialog.format.findData("md"))
    dialog.portions[Portion.MANIFEST].setChecked(False)
    dialog._keep()
    assert (tmp_path / "قصير.json").is_file()
    assert templates.list.currentText() == "قصير"
    # What is chosen otherwise is no longer that template; choosing it brings it back.
    dialog.portions[Portion.MANIFEST].setChecked(True)
    dialog.format.setCurrentIndex(dialog.format.findData("pdf"))
    assert templates.list.currentIndex() == 0
    again = dialog_of(desktop)
    again.templates.list.setCurrentIndex(1)
    again.templates.list.activated.emit(1)
    assert again.format.currentData() == "md"
    assert not again.portions[Portion.MANIFEST].isChecked()
    # Renamed, but not over another file, and not to what is no name.
    (tmp_path / "taken.json").write_text("{}")
    for name in ("taken", "a/b", "  أقصر "):
        monkeypatch.setattr(export_templates, "ask_line", lambda *_, name=name: name)
        again.templates.rename()
    assert [said.replace("\u2068", "").replace("\u2069", "") for said in told] == [
        "There is a file taken.json in that folder already.", "a/b cannot be the name of a file.",
    ]  # fmt: skip
    assert sorted(one.name for one in tmp_path.glob("*.json")) == ["taken.json", "أقصر.json"]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "taken.json"), ""))
    again.templates.open()
    assert "taken.json" in told[-1]
    again.templates.remove()
    assert [one.name for one in tmp_path.glob("*.json")] == ["taken.json"]
    assert again.templates.list.count() == 1
    for one in (dialog, again):
        one.reject()
        one.deleteLater()


def test_a_template_that_lies_beside_the_desk_is_listed_and_kept_there_by_itself(
    desktop: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desktop.session.traffic.desk
    beside = folder(desk)
    assert beside is not None
    asked: list[str] = []

    def save(_parent: object, _title: str, suggested: str, _filter: str) -> tuple[str, str]:
        asked.append(suggested)
        return (str(beside / "قصير"), "") if len(asked) > 1 else ("", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    dialog = dialog_of(desktop)
    dialog._keep()
    assert not beside.exists()
    dialog._keep()
    assert asked == [str(beside / "template.json")] * 2
    assert [name for name, _ in kept(desk)] == ["قصير"]
    desktop.settings().templates = []
    again = dialog_of(desktop)
    assert [again.templates.list.itemText(place) for place in range(again.templates.list.count())][1:] == ["قصير"]
    for one in (dialog, again):
        one.reject()
        one.deleteLater()


def test_a_dialog_closes_while_its_page_is_being_set(desktop: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = Event(), Event()

    def slow(_report: object, _width: int) -> object:
        begun.set()
        go_on.wait()
        raise pdf.missing()

    monkeypatch.setattr(pictures, "first_page", slow)
    dialog = dialog_of(desktop)
    try:
        dialog.open()
        desktop.wait(begun.is_set)
        preview = dialog.preview
        dialog.reject()  # returns, though the page is still being set
        assert not dialog.isVisible()
        text = preview.text()
    finally:
        go_on.set()
    desktop.wait(lambda: all(work.is_done for work in export_preview._left))
    assert preview.text() == text
    dialog.deleteLater()


def test_protected_sources_are_named_only_when_that_is_ticked(desktop: Driver, tmp_path: Path) -> None:
    session = desktop.session
    store = session.traffic._store
    desktop.mark(STATEMENT)
    [claim] = store.claims.of(session.article.id)
    source = store.sources.add(SourceKind.PERSON, "المصدر السري", protected=True)
    store.hops.add(claim.id, source.id)
    dialog = dialog_of(desktop)
    assert dialog.protected.isVisibleTo(dialog)
    assert not dialog.protected.isChecked()
    dialog.reject()
    dialog.deleteLater()
    for named in (False, True):
        path = tmp_path / f"{named}.html"
        session.traffic.carry_out(session.article.id, Order(path, "ar", names_protected=named))
        desktop.wait(lambda: not session.traffic.is_busy)
        assert ("المصدر السري" in path.read_text(encoding="utf-8")) is named


class Watched(subprocess.Popen[bytes]):
    """A process that is known to the test."""

    all: ClassVar[list["Watched"]] = []

    def __init__(self, *given: object, **options: object) -> None:
        super().__init__(*given, **options)
        self.all.append(self)


@pytest.mark.parametrize("name", ["report.pdf", "report.docx"])
def test_a_document_that_is_cancelled_is_set_no_further(
    desktop: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    path = folder / name
    path.write_bytes(b"what was there")
    monkeypatch.setattr(beside, "_CALL", "import sys, time; sys.stdin.read(); time.sleep(600)")
    monkeypatch.setattr(Watched, "all", [])
    monkeypatch.setattr(beside.subprocess, "Popen", Watched)
    running = desktop.session.traffic.export(desktop.session.article.id, path, "ar")
    waiting = desktop.session.traffic.export(desktop.session.article.id, folder / "report.html", "ar")
    desktop.wait(lambda: Watched.all)
    running.cancel()
    waiting.cancel()
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    assert [child.returncode is not None and child.returncode != 0 for child in Watched.all] == [True]
    assert [(file.name, file.read_bytes()) for file in folder.iterdir()] == [(name, b"what was there")]
    assert desktop.notice == ""


def test_a_document_is_the_same_whichever_process_sets_it(desktop: Driver, tmp_path: Path) -> None:
    traffic, article = desktop.session.traffic, desktop.session.article.id
    traffic.carry_out(article, Order(tmp_path / "report.pdf", "ar", desk="غرفة الأخبار"))
    desktop.wait(lambda: not traffic.is_busy)
    with pypdfium2.PdfDocument(tmp_path / "report.pdf") as document:
        text = document[0].get_textpage().get_text_range()
    assert "غرفة الأخبار" in text
    made = replace(traffic.report(article, "ar"), desk="غرفة الأخبار")
    traffic.carry_out(article, Order(tmp_path / "report.docx", "ar", desk="غرفة الأخبار"))
    desktop.wait(lambda: not traffic.is_busy)
    ours, theirs = (
        [one.text for one in Document(file).paragraphs if made.made[:10] not in one.text]
        for file in (BytesIO(render(made, Format.DOCX)), str(tmp_path / "report.docx"))
    )
    assert ours == theirs


def test_without_pango_the_other_process_says_so(
    monkeypatch: pytest.MonkeyPatch, desktop: Driver, tmp_path: Path
) -> None:
    monkeypatch.setattr(beside, "_CALL", "import sys; sys.exit(3)")
    desktop.session.traffic.export(desktop.session.article.id, tmp_path / "report.pdf", "en")
    desktop.wait(lambda: "libpango" in desktop.notice)
    assert not list(tmp_path.glob("report*"))


def test_a_report_is_printed_page_by_page(desktop: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    drawn, pages_of = [], pictures.pages

    def noted(document: bytes, width: int) -> object:
        drawn.append(width)
        return pages_of(document, width)

    monkeypatch.setattr(pictures, "pages", noted)
    desktop.window.actions_["print"].trigger()
    desktop.wait(lambda: desktop.window.findChild(QPrintPreviewDialog) is not None)
    desktop.wait(lambda: bool(drawn))
    desktop.window.findChild(QPrintPreviewDialog).reject()
    document = render(desktop.session.traffic.report(desktop.session.article.id, "ar"), Format.PDF)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    printing.draw(document, printer)
    assert (drawn[0], drawn[-1]) == (1000, 2480)
    with pypdfium2.PdfDocument(document) as meant, pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        assert len(meant) == len(printed)


def test_the_arrows_of_the_preview_point_the_way_they_lead(desktop: Driver) -> None:
    usual, turned = QPrintPreviewDialog(desktop.window), QPrintPreviewDialog(desktop.window)
    printing.turn(turned)
    [before], [after] = (
        [group.actions() for group in dialog.findChildren(QActionGroup) if len(group.actions()) == 4]
        for dialog in (usual, turned)
    )
    assert {action.text() for action in before} == {"Next page", "Previous page", "First page", "Last page"}
    pictures_of = [{one.text(): one.icon().pixmap(24, 24).toImage() for one in actions} for actions in (before, after)]
    for one, other in (("Next page", "Previous page"), ("First page", "Last page")):
        assert pictures_of[0][one] == pictures_of[1][other]
        assert pictures_of[0][one] != pictures_of[1][one]
    usual.deleteLater()
    turned.deleteLater()


def test_a_claim_is_copied_in_three_more_forms(desktop: Driver) -> None:
    desktop.mark(STATEMENT)
    clipboard = QGuiApplication.clipboard()
    desktop.window.actions_["copy_markdown"].trigger()
    assert clipboard.text().startswith("> ")
    desktop.window.actions_["copy_html"].trigger()
    assert "<blockquote>" in clipboard.mimeData().html()
    assert "«" in clipboard.text()
    desktop.window.actions_["copy_card"].trigger()
    assert clipboard.image().size() == copying.CARD


def test_what_is_copied_names_no_protected_source(desktop: Driver) -> None:
    claim = desktop.mark(STATEMENT)
    store = desktop.session._store
    store.sources.add(SourceKind.PERSON, "Zaffrana Qasabi", protected=True)
    store.claims.set_wording(claim.id, "Zaffrana Qasabi says so")
    for deed in ("copy_claim", "copy_markdown", "copy_html"):
        desktop.window.actions_[deed].trigger()
        data = QGuiApplication.clipboard().mimeData()
        assert "Qasabi" not in data.text() + data.html()
        assert "Protected source 1" in data.text() + data.html()
    carried = desktop.window.claims._carry(desktop.session.claims)
    assert "Qasabi" not in carried.text() + carried.html()


@pytest.mark.parametrize("words", [3, 60, 900])
def test_a_card_holds_its_words_and_its_bar_on_the_side_where_they_begin(desktop: Driver, words: int) -> None:
    session = desktop.session
    desktop.mark(STATEMENT)
    [claim] = session.claims
    from dataclasses import replace

    image: QImage = copying.card(replace(claim, wording=" ".join(["كلمة"] * words)), session.article, session.words)
    assert image.pixelColor(1195, 300).name() == "#8f3b00"
    assert image.pixelColor(5, 300).name() == "#fdfcf9"
    margin = [image.pixelColor(x, 628).name() for x in range(0, 1180, 5)]
    assert set(margin) == {"#fdfcf9"}


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_card_is_kept_in_a_file_with_its_rating(
    desktop: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str
) -> None:
    claim = desktop.mark(STATEMENT)
    rating = next(one for one in desktop.session.standards.scale() if one.name_en == "misleading")
    desktop.session._store.verdicts.edit(claim.id, rating=rating.id, rationale="لأن")
    asked = str(tmp_path / "card"), f"{ending.upper()} (*.{ending})"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: asked)
    desktop.window.actions_["save_card"].trigger()
    file = tmp_path / f"card.{ending}"
    if ending == "svg":
        root = ElementTree.fromstring(file.read_bytes())
        assert STATEMENT in root.findtext("{*}title", "")
        assert "misleading" in root.findtext("{*}desc", "")
        assert len(root.findall("{*}path")) > 60
    image = QImage(str(file)) if ending == "png" else QImage.fromData(QByteArray(file.read_bytes()), "SVG")
    assert image.size() == copying.CARD
    framed = [image.pixelColor(x, y).name() for x in range(84, 1116, 2) for y in range(440, 480)]
    assert rating.colour in framed


@pytest.mark.parametrize("apart", [False, True])
def test_all_articles_that_are_chosen_in_the_library_are_written_together_or_apart(
    desktop: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, apart: bool
) -> None:
    for number in range(2):
        desktop.session.traffic.paste(f"Another article {number}\n\nIts words are {number}.")
    desktop.library.setFocus()
    desktop.library.selectAll()
    assert len(desktop.window.library.chosen()) == 3
    folder = tmp_path / "reports"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "all.json"), ""))

    def exec(dialog: ExportDialog) -> int:
        assert dialog.apart.isVisibleTo(dialog)
        dialog.format.setCurrentIndex(dialog.format.findData("json"))
        dialog.apart.setChecked(apart)
        return int(ExportDialog.DialogCode.Accepted)

    monkeypatch.setattr(ExportDialog, "exec", exec)
    desktop.window.export()
    desktop.wait(lambda: not desktop.session.traffic.is_busy)
    desktop.wait(lambda: len(list(folder.iterdir())) == (3 if apart else 1))
    held = [len(json.read(file.read_bytes()).records) for file in folder.iterdir()]
    assert held == ([1, 1, 1] if apart else [3])
    if apart:  # a second time, nothing that is there is replaced
        desktop.window.export()
        desktop.wait(lambda: len(list(folder.iterdir())) == 6)
    assert all(desktop.store.exports.of(id) for id in desktop.window.library.chosen())
