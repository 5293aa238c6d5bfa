"""Programs of others that help: LibreOffice with .doc, Tesseract with pictures; offered, allowed, held in check.

What stands in for them here does what they do as seen from outside; `peers/` has the real ones.
"""

import os
import sys
import time
from pathlib import Path

import pytest

from factcheck import aids, inputs, layout
from factcheck.errors import InputRefused
from factcheck.inputs import Aids
from tests.factcheck.readers import made
from tests.factcheck.readers.made import PARAGRAPHS, TITLE

DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
OFFICE = """
import pathlib, sys
given = sys.argv[1:]
profile = pathlib.Path(given[0].removeprefix("-env:UserInstallation=file://"), "user", "registrymodifications.xcu")
assert "DisableMacrosExecution" in profile.read_text(), "macros may run"
assert pathlib.Path(given[-1]).read_bytes().startswith(b"\\xd0\\xcf\\x11\\xe0")
pathlib.Path(given[-2], "in.docx").write_bytes(pathlib.Path({document!r}).read_bytes())
"""
TESSERACT = """
import pathlib, sys
if sys.argv[1] == "--list-langs":
    print("List of available languages (2):\\n{languages}")
else:
    picture = pathlib.Path(sys.argv[1]).read_bytes()
    assert picture.startswith(b"P5 ") and len(picture) > 1_000_000
    assert sys.argv[2:] == ["stdout", "-l", "ara+eng", "tsv"]
    print("level page_num block_num par_num line_num word_num left top width height conf text".replace(" ", "\\t"))
    print("1 1 0 0 0 0 0 0 2000 3000 -1 ".replace(" ", "\\t"))
    words = "1 1 1800 \\u0646\\u0635", "1 2 1600 \\u0645\\u0642\\u0631\\u0648\\u0621", "2 1 1500 \\u062b\\u0627\\u0646"
    for line, number, left, word in map(str.split, words):
        at = {"1": 300, "2": 600}[line]
        print(*f"5 1 1 {line} {line} {number} {left} {at} 100 60 91.5 {word}".split(), sep="\\t")
"""
HANGING = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(300)'])"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Install a program under a name, as nothing but a path shows it."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(sys.modules["tempfile"], "tempdir", str(tmp_path / "temporary"))
    tmp_path.joinpath("bin").mkdir()
    tmp_path.joinpath("temporary").mkdir()

    def install(name: str, program: str) -> None:
        path = tmp_path / "bin" / name
        path.write_text(f"#!{sys.executable} -X utf8\n{program}", encoding="utf-8")
        path.chmod(0o755)

    yield install
    assert list(tmp_path.joinpath("temporary").iterdir()) == []


def pictures(pages: int = 1) -> bytes:
    from pypdfium2 import PdfDocument

    with PdfDocument.new() as document:
        for _ in range(pages):
            document.new_page(595, 842)
        path = Path(os.environ["PATH"]) / "pictures.pdf"
        document.save(path)
    return path.read_bytes()


def office(tmp_path: Path) -> str:
    tmp_path.joinpath("made.docx").write_bytes(made.docx())
    return OFFICE.format(document=str(tmp_path / "made.docx"))


def test_without_the_program_the_refusal_says_what_else_to_do(installed: object):
    with pytest.raises(InputRefused, match="save it as plain text"):
        inputs.read(DOC, "/news/a.doc")
    with pytest.raises(InputRefused, match="needs LibreOffice"):
        inputs.read(DOC, "/news/a.doc", Aids.CONVERT)
    with pytest.raises(InputRefused, match="its pages are pictures"):
        inputs.read(pictures(), "/news/a.pdf")
    with pytest.raises(InputRefused, match="needs Tesseract"):
        inputs.read(pictures(), "/news/a.pdf", Aids.RECOGNISE)


def test_an_old_document_is_converted_when_it_is_asked_for(installed, tmp_path: Path):
    installed("soffice", office(tmp_path))
    with pytest.raises(InputRefused, match="--convert"):
        inputs.read(DOC, "/news/a.doc", Aids.RECOGNISE)
    (draft,) = inputs.read(DOC, "/news/a.doc ", Aids.CONVERT)
    assert (draft.title, PARAGRAPHS[-1] in draft.text) == (TITLE, True)
    assert (draft.original, draft.name, draft.media_type) == (DOC, "/news/a.doc ", "application/msword")
    assert "LibreOffice converted it" in draft.warnings[-1].template


@pytest.mark.parametrize("program", ["raise SystemExit(1)", "pass", "open('in.docx', 'w')", "bytearray(4_000_000_000)"])
def test_what_cannot_be_converted_is_refused(installed, program: str):
    installed("soffice", program)
    with pytest.raises(InputRefused, match="could not convert"):
        inputs.read(DOC, "/news/a.doc", Aids.CONVERT)


def test_a_conversion_that_hangs_is_ended_with_all_that_it_started(installed, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(aids, "SECONDS", 1.0)
    installed("soffice", HANGING)
    begun = time.monotonic()
    with pytest.raises(InputRefused, match="could not convert"):
        inputs.read(DOC, "/news/a.doc", Aids.CONVERT)
    assert time.monotonic() - begun < 100


def test_pages_of_pictures_are_recognised_when_it_is_asked_for(installed):
    installed("tesseract", TESSERACT.replace("{languages}", "ara\\neng"))
    content = pictures(pages=2)
    with pytest.raises(InputRefused, match="--ocr"):
        inputs.read(content, "/news/a.pdf")
    (draft,) = inputs.read(content, "/news/a.pdf", Aids.RECOGNISE)
    text = "نص مقروء\nثان"
    assert (draft.text, draft.original, draft.media_type) == (f"{text}\n{text}", content, "application/pdf")
    laid = layout.opened(draft.layout)
    assert [(one.page, one.word) for one in laid] == [(page, word) for page in (0, 1) for word in text.split()]
    assert laid[0] == layout.Laid(0, 0, 1, 90_000, 10_000, 95_000, 12_000, "نص")
    assert [dict(warning.values) for warning in draft.warnings] == [{"pages": 2}]


def test_tesseract_without_arabic_is_told(installed):
    installed("tesseract", TESSERACT.replace("{languages}", "eng\\nosd"))
    with pytest.raises(InputRefused, match="without Arabic"):
        inputs.read(pictures(), "/news/a.pdf", Aids.RECOGNISE)


@pytest.mark.parametrize(
    ("content", "ending"), [(made.docx(), "docx"), (b"<html><body><p>nas</p></body></html>", "html")]
)
def test_what_is_only_called_doc_is_read_as_what_it_is(content: bytes, ending: str):
    (draft,) = inputs.read(content, "/news/a.doc")
    assert draft.text == inputs.read(content, f"/news/a.{ending}")[0].text  # type: ignore[union-attr]
