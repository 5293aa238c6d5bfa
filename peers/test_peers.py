"""What we write, opened in LibreOffice and in Chromium: the words that they show are the words that we wrote."""

import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from factcheck import inputs
from factcheck.inputs import Aids
from factcheck.model import Draft
from factcheck.report import Format, Report, render
from factcheck.text.fold import fold_text
from tests.factcheck.readers.made import PARAGRAPHS, docx
from tests.factcheck.report import made

WORD = re.compile(r"\w+")
SECONDS = 180


def report(language: str) -> Report:
    return Report((made.worked(),), language, made.AT, "ليلى")


def words(text: str) -> list[str]:
    return WORD.findall(fold_text(re.sub("[\u202a-\u202e\u2066-\u2069]", " ", text)))


def shown(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_libreoffice_opens_documents_and_workbooks(tmp_path: Path, language: str) -> None:
    for format in (Format.DOCX, Format.XLSX):
        tmp_path.joinpath(f"{format.value}-report{format.suffix}").write_bytes(render(report(language), format))
    files = sorted(str(path) for path in tmp_path.glob("*-report.*"))
    profile = f"-env:UserInstallation={tmp_path.as_uri()}/profile"
    done = subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), *files],
        capture_output=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for format in (Format.DOCX, Format.XLSX):
        found = set(words(shown(tmp_path / f"{format.value}-report.pdf")))
        wanted = set(words("بلغ العجز الصادرات ارتفعت حيثيات الحكم وزارة المالية Bureau of Numbers"))
        assert len(wanted - found) <= 1, (format, wanted - found)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_chromium_shows_the_page_and_runs_nothing_in_it(tmp_path: Path, language: str) -> None:
    page = tmp_path / "report.html"
    page.write_bytes(render(report(language), Format.HTML))
    done = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
         "--virtual-time-budget=2000", "--dump-dom", page.as_uri()],
        capture_output=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    text = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert "<script" not in text
    assert f'lang="{language}"' in text
    text = re.sub(r"</?(?:dt|dd|div|p|li|h\d|section|blockquote)\b[^>]*>", " ", text)
    bare = re.sub(r"<sup.*?</sup>|<[^>]+>", "", text)
    assert set(words("الصادرات ارتفعت حيثيات الحكم Bureau of Numbers")) <= set(words(bare))


def test_libreoffice_converts_an_old_document_that_it_wrote(tmp_path: Path) -> None:
    tmp_path.joinpath("a.docx").write_bytes(docx())
    profile = f"-env:UserInstallation={tmp_path.as_uri()}/profile"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", "doc", "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        capture_output=True, check=True, timeout=SECONDS,
    )  # fmt: skip
    (draft,) = inputs.read(tmp_path.joinpath("a.doc").read_bytes(), "a.doc", Aids.CONVERT)
    assert isinstance(draft, Draft)
    assert [paragraph for paragraph in PARAGRAPHS if paragraph not in draft.text] == []
